"""Many people at one draft at once: each edit is in the history, or refused with both texts kept."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest
from django.db import connections
from django.test import Client

from articles.models import Article, Autosave
from tests.builders import make_article, make_question
from tests.writing import Data, form_of, make_writer, opened, value_of, words

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 6
Outcome = Literal["applied", "refused"]


@pytest.mark.parametrize("edits", [60, pytest.param(1_000, marks=pytest.mark.soak)])
def test_every_edit_is_applied_or_refused_with_both_texts_kept(edits: int):
    article = make_article(body="Nobody has written yet.")
    make_question(article, question="Who wrote?", answer="Nobody.")
    people = [make_writer(f"writer-{number}") for number in range(THREADS)]

    def write(thread: int) -> list[tuple[str, Outcome]]:
        desk = Client()
        desk.force_login(people[thread])
        try:
            return [edit(desk, article, name) for name in names(thread, edits)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as threads:
        outcomes = dict(pair for done in threads.map(write, range(THREADS)) for pair in done)

    applied = {name for name, outcome in outcomes.items() if outcome == "applied"}
    assert len(outcomes) == edits
    assert in_history(article) == applied
    assert kept_unsaved() == set(outcomes) - applied
    article.refresh_from_db()
    assert article.lock_version == 1 + len(applied)
    assert article.questions.get().answer == f"{article.body}, in the answer"
    print(f"\n{connections['default'].vendor}: {dict(Counter(outcomes.values()))}")  # noqa: T201


def names(thread: int, edits: int) -> list[str]:
    """The edits of one thread: each has a name of its own, which is also its text."""
    return [f"edit {number}" for number in range(edits) if number % THREADS == thread]


def edit(desk: Client, article: Article, name: str) -> tuple[str, Outcome]:
    form: Data = opened(desk, form_of(article))
    form |= {"body": name, "questions-0-answer": f"{name}, in the answer"}
    answer = desk.post(form_of(article), form)
    while answer.status_code == 503:
        # SQLite lets one write at a time, and somebody may wait in vain: they press once more.
        assert name in words(answer.content.replace(b'value="', b">")), "mine is in the page"
        answer = desk.post(form_of(article), form)
    if answer.status_code == 302:
        return name, "applied"
    assert answer.status_code == 200
    assert value_of(answer.content, "body").strip() == name, "mine is in the form"
    assert "Two people have been writing" in words(answer.content), "theirs is beside it"
    return name, "refused"


def in_history(article: Article) -> set[str]:
    bodies = article.history.values_list("body", flat=True)
    return {body for body in bodies if body.startswith("edit ")}


def kept_unsaved() -> set[str]:
    return {row.fields["body"][0] for row in Autosave.objects.all()}
