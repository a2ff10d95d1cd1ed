"""The styles in which references can be printed, each with four references of this library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.models import EvidenceKind, Reference, ReferenceStyle
from articles.text.bibliography import Style, format_reference
from articles.text.entries.specimens import SPECIMENS
from articles.text.entries.styles import SHIPPED, shipped_style
from articles.text.sanitising import sanitise

from .radio_group import RadioGroup

KINDS: tuple[Mapping[str, str], ...] = (
    {"csl__type": "article-journal"},
    {"csl__type": "webpage", "evidence_kind": EvidenceKind.GUIDELINE},
    {"csl__type": "chapter"},
    {"evidence_kind": EvidenceKind.LABEL},
)
"""What each specimen is: an article in a journal, a guideline, a chapter, a medicine's label."""


def specimens() -> tuple[Mapping[str, Any], ...]:
    """Return four records of the library, a published one for each kind it does not hold. Four queries."""
    found = (
        Reference.objects.filter(**kind).order_by("key").values_list("csl", flat=True).first()
        for kind in KINDS
    )
    return tuple(own or known for own, known in zip(found, SPECIMENS, strict=True))


def shown_in(style: Style, records: tuple[Mapping[str, Any], ...]) -> SafeString:
    """Return records as a style prints them, to stand under its name."""
    rows = ((mark_safe(sanitise(format_reference(csl, style=style))),) for csl in records)  # noqa: S308 - sanitised
    return format_html_join("", '<span class="specimen" lang="en">{}</span>', rows)


class StyleField(forms.ChoiceField):
    """The styles to choose from. What the chosen one does stands under it, before it is saved."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=_choices, widget=RadioGroup(label=options.get("label", "")), **options
        )


def _choices() -> Iterator[tuple[str, SafeString]]:
    records = specimens()
    for name, title in SHIPPED.items():
        yield name, _choice(title, shipped_style(name), records)
    for own in ReferenceStyle.objects.all():
        yield own.name, _choice(own.title, own.style(), records)


def _choice(title: str, style: Style, records: tuple[Mapping[str, Any], ...]) -> SafeString:
    return format_html(
        '{} <span class="offers specimens">{}</span>', title, shown_in(style, records)
    )
