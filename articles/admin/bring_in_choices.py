"""What somebody chose about references that came in, carried from page to page by the form itself.

Only what differs from what would happen anyway is carried, so a list of ten thousand stays short.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from articles.evidence.import_plan import Choice, ImportPlan, Planned
from articles.models import EvidenceKind
from articles.text.reference_record import record_fields
from articles.workflow.importing import Decisions

Do = Literal["", "leave", "keep", "take", "fill", "other"]
LONGEST_KEY = 80
DOS: tuple[tuple[Choice, Promise], ...] = (
    ("keep", gettext_lazy("What it says now")),
    ("fill", gettext_lazy("What it says now, gaps filled from what came in")),
    ("take", gettext_lazy("What came in")),
)
OTHER: tuple[Do, Promise] = ("other", gettext_lazy("It is another paper: add it as well"))
"""Offered where only title and year say that it is the library's."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to become of one record; "" is what happens if nothing is said."""

    do: Do = ""
    key: str = ""
    kind: str = ""

    def __bool__(self) -> bool:
        return bool(self.do or self.key or self.kind)


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen so far, by the number of the record, and about all other conflicts."""

    by_number: Mapping[int, Chosen] = field(default_factory=dict)
    otherwise: Choice = "keep"

    def on(self, number: int) -> Chosen:
        """Return what was chosen about a record."""
        return self.by_number.get(number, Chosen())

    def carried(self) -> str:
        """Return the choices as the form carries them."""
        rows = {
            number: [chosen.do, chosen.key, chosen.kind]
            for number, chosen in self.by_number.items()
        }
        return json.dumps(rows, separators=(",", ":"))

    def decisions(self) -> Decisions:
        """Return the choices as the verb that takes an import asks for them."""
        rows = self.by_number.items()
        return Decisions(
            by_number={
                number: cast("Choice", chosen.do)
                for number, chosen in rows
                if chosen.do in get_args(Choice)
            },
            otherwise=self.otherwise,
            left_out=frozenset(number for number, chosen in rows if chosen.do == "leave"),
            keys={number: chosen.key for number, chosen in rows if chosen.key},
            kinds={number: chosen.kind for number, chosen in rows if chosen.kind},
            others=frozenset(number for number, chosen in rows if chosen.do == "other"),
        )


def kind_of(entry: Planned) -> str:
    """Return the kind of evidence that a record says, or “other”."""
    said = record_fields(entry.csl).evidence_kind
    return said if said in EvidenceKind.values else EvidenceKind.OTHER


def read_choices(sent: QueryDict, plan: ImportPlan) -> Choices:
    """Return what a form carried and what was chosen on its page; anything else in it is left."""
    most = len(plan.entries)
    rows = {number: chosen for number, chosen in _carried(sent).items() if 0 < number <= most}
    before = _choice(sent.get("otherwise-before", ""))
    for text in sent.get("shown", "").split(","):
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
        if 0 < number <= most:
            rows[number] = _chosen(sent, plan.entries[number - 1], otherwise=before)
    chosen = {number: one for number, one in sorted(rows.items()) if one}
    return Choices(chosen, otherwise=_choice(sent.get("otherwise", "")))


def _carried(sent: QueryDict) -> dict[int, Chosen]:
    try:
        rows = json.loads(sent.get("chosen", "") or "{}")
    except (ValueError, RecursionError):
        return {}
    found = rows.items() if isinstance(rows, dict) else ()
    return {
        int(number): _one(*row)
        for number, row in found
        if number.isascii() and number.isdigit() and len(number) < 7 and _is_row(row)
    }


def _is_row(row: Any) -> bool:
    return isinstance(row, list) and len(row) == 3 and all(isinstance(part, str) for part in row)


def _chosen(sent: QueryDict, entry: Planned, *, otherwise: Choice) -> Chosen:
    do = sent.get(f"do-{entry.number}", "")
    if do == "other":
        return Chosen(do="other" if entry.may_be_another else "")
    if entry.state == "conflict":
        return _one("" if do == otherwise else do, "", "")
    if entry.state != "new":
        return Chosen()
    key = sent.get(f"key-{entry.number}", entry.key).strip()
    kind = sent.get(f"kind-{entry.number}", "")
    return _one(
        "" if do else "leave",
        "" if key == entry.key else key,
        "" if kind == kind_of(entry) else kind,
    )


def _one(do: str, key: str, kind: str) -> Chosen:
    return Chosen(
        do=cast("Do", do) if do in get_args(Do) else "",
        key=key[:LONGEST_KEY],
        kind=kind if kind in EvidenceKind.values else "",
    )


def _choice(text: str) -> Choice:
    return cast("Choice", text) if text in get_args(Choice) else "keep"
