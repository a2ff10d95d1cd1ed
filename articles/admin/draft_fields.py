"""Form fields of a draft: what they refuse they show and explain, and never swallow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markdownx.widgets import AdminMarkdownxWidget

from articles.text.characters import forbidden_characters, without_forbidden

MOST_NAMED = 5
TOO_LONG = gettext_lazy(
    "This is too long: %(show_value)d characters, and there is room for %(limit_value)d. "
    "All of it is still here, but not saved yet."
)


def refuse_forbidden(text: str) -> None:
    """Refuse characters that no text may hold, and say which and where."""
    lines = text.split("\n")
    found = [
        _("%(character)s in line %(line)s") % {"character": character, "line": number}
        for number, line in enumerate(lines, start=1)
        for character in forbidden_characters(line)
    ]
    if not found:
        return
    rest = [_("and more")] if len(found) > MOST_NAMED else []
    raise ValidationError(
        _(
            "Here stood characters that cannot be seen but change how a text is read or stored: "
            "%(found)s. They have been taken out. Look at the text, then save again."
        ),
        code="forbidden_characters",
        params={"found": "; ".join([*found[:MOST_NAMED], *rest])},
    )


class WordsField(forms.CharField):
    """Text with one kind of line end and no character that cannot be kept."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        ours: list[Callable[[Any], None]] = [refuse_forbidden]
        if self.max_length:
            ours.append(MaxLengthValidator(self.max_length, TOO_LONG))
        django_s = (ProhibitNullCharactersValidator, MaxLengthValidator)
        others = (check for check in self.validators if not isinstance(check, django_s))
        self.validators = [*others, *ours]

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A browser cuts a long text off at maxlength without a word; the server says it aloud.
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        # What is written says itself from which side it is read.
        return attrs | {"dir": "auto"}


class MarkdownWidget(AdminMarkdownxWidget):  # type: ignore[misc]  # it carries no types
    """The Markdown editor. Its settings say where previews and pictures are asked for, and when.

    Its script is ours (desk/editor.js). The one that comes with the widget traps the Tab key,
    loses what could be undone, writes its own errors into the text, and leaves editors that are
    added to the page without a preview.
    """

    class Media:
        extend = False

    def __init__(self) -> None:
        super().__init__(attrs={"class": "manuscript", "spellcheck": "true"})


class CountField(forms.IntegerField):
    """A hidden whole number that nobody types; anything else counts as 0."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> int:
        try:
            return super().clean(value) or 0
        except ValidationError:
            return 0

    def has_changed(self, initial: Any, data: Any) -> bool:
        # A row that has a place, but no words yet, is still an empty row.
        return False


class MarkField(forms.CharField):
    """A hidden word by which the desk knows a form again; nobody types it, and any will do."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)
        self.validators = []

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


def show_without_forbidden(form: forms.BaseForm) -> None:
    """Let a refused form show its texts without the characters that it refused."""
    refused = [
        name
        for name, errors in form.errors.as_data().items()
        if any(error.code == "forbidden_characters" for error in errors)
    ]
    if refused:
        data = cast(QueryDict, form.data).copy()
        for name in refused:
            data[form.add_prefix(name)] = without_forbidden(data.get(form.add_prefix(name), ""))
        form.data = data
