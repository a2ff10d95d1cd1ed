"""How many questions an edition holds, counted by the database without handing over its text."""

from __future__ import annotations

from typing import Any

from django.db.models import Func, IntegerField


class QuestionCount(Func):
    """The number of questions in an edition's content: `QuestionCount("content")`."""

    output_field = IntegerField()
    arity = 1
    template = "jsonb_array_length(%(expressions)s -> 'questions')"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "json_array_length(%(expressions)s, '$.questions')"
        return self.as_sql(compiler, connection, template=template, **extra)
