"""References that came in, as a page shows them: so many of each kind, fifty at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from articles.evidence.import_plan import ImportPlan, Planned, title_of
from articles.evidence.inline import plain
from articles.evidence.keys import GOOD_KEY
from articles.evidence.record_differences import Difference
from articles.models import Reference, ReferenceImport
from articles.text.bibliography import plain_reference
from articles.workflow.importing import unreadable_in

from .bring_in_choices import DOS, OTHER, Choices, Do, kind_of

PER_PAGE = 50
MOST_REPORTED = 100
Show = Literal["all", "new", "conflict", "same", "repeated", "unreadable"]

TALLY: tuple[tuple[Show, Promise], ...] = (
    ("new", pgettext_lazy("references", "new")),
    ("conflict", pgettext_lazy("references", "differ from the library")),
    ("same", pgettext_lazy("references", "in the library already")),
    ("repeated", pgettext_lazy("references", "came twice")),
    ("unreadable", pgettext_lazy("references", "cannot be read")),
)
FIELDS: Mapping[str, Promise] = {
    "type": gettext_lazy("Type"),
    "title": gettext_lazy("Title"),
    "author": gettext_lazy("Authors"),
    "editor": gettext_lazy("Editors"),
    "container-title": gettext_lazy("Published in"),
    "collection-title": gettext_lazy("Series"),
    "publisher": gettext_lazy("Publisher"),
    "publisher-place": gettext_lazy("Place"),
    "edition": pgettext_lazy("of a book", "Edition"),
    "volume": gettext_lazy("Volume"),
    "issue": gettext_lazy("Issue"),
    "page": gettext_lazy("Pages"),
    "issued": gettext_lazy("Date"),
    "DOI": gettext_lazy("DOI"),
    "PMID": gettext_lazy("PubMed number"),
    "URL": gettext_lazy("Address"),
}


STATES: Mapping[str, Promise] = {
    "new": gettext_lazy("New"),
    "conflict": gettext_lazy("Differs from"),
    "same": gettext_lazy("In the library as"),
    "repeated": gettext_lazy("Came twice"),
}
ICONS: Mapping[str, str] = {
    "new": "plus",
    "conflict": "triangle",
    "same": "circle",
    "repeated": "diamond",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One record on the page; `address` leads to the reference that the library has.

    `dos` are the choices about what the library has already: none, or more than one.
    """

    entry: Planned
    title: str
    source: str
    key: str
    kind: str
    do: str
    address: str = ""
    refusal: str = ""
    differences: tuple[tuple[Promise, Difference], ...] = ()
    dos: tuple[tuple[Do, Promise], ...] = ()

    @property
    def state(self) -> str | Promise:
        """What this is to the library, in words."""
        if self.entry.repeats:
            words = _("The same paper as record %(number)d, which counts")
            return words % {"number": self.entry.repeats}
        return STATES[self.entry.state]

    @property
    def icon(self) -> str:
        """The template of the shape that says so as well."""
        return f"components/icons/{ICONS[self.entry.state]}.html"

    @property
    def ours(self) -> str:
        """Whose values stand first."""
        return _("First record") if self.entry.repeats else _("In the library")

    @property
    def theirs(self) -> str:
        """Whose values stand second."""
        return _("This record") if self.entry.repeats else _("What came in")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of one kind."""

    show: Show
    words: str | Promise
    count: int


@dataclass(frozen=True, slots=True)
class Place:
    """Which part of the list is shown."""

    show: Show = "all"
    page: int = 1

    @classmethod
    def read(cls, sent: QueryDict) -> Place:
        """Return the place that a form or an address asks for, the beginning if it asks for none."""
        shows = {name: name for name, _words in TALLY}
        number = sent.get("page", "")
        return cls(
            shows.get(sent.get("show", ""), "all"),  # type: ignore[call-overload]  # any text is asked for
            int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
        )


@dataclass(frozen=True, slots=True)
class Looked:
    """What came in, as somebody looks at it: what was chosen so far, and which part is shown."""

    kept: ReferenceImport
    plan: ImportPlan
    choices: Choices = field(default_factory=Choices)
    place: Place = field(default_factory=Place)
    refusals: Mapping[int, str] = field(default_factory=dict)
    may_change: bool = False

    def tally(self) -> tuple[Tally, ...]:
        """Return how many there are of each kind, leaving out kinds that there are none of."""
        counts: Counter[Show] = Counter(entry.state for entry in self.plan.entries)
        counts["unreadable"] = len(self.unreadable())
        return tuple(Tally(show, words, counts[show]) for show, words in TALLY if counts[show])

    def total(self) -> int:
        """Return how many there are, readable or not."""
        return len(self.plan.entries) + len(self.unreadable())

    def sentence(self) -> str:
        """Return what taking them would do now."""
        adds, changes = self.will_add(), self.will_change()
        parts = []
        if adds:
            parts.append(ngettext("adds %(count)d", "adds %(count)d", adds) % {"count": adds})
        if changes:
            words = ngettext("changes %(count)d", "changes %(count)d", changes)
            parts.append(words % {"count": changes})
        if not parts:
            return _("So far this adds and changes nothing. What you choose on this page counts.")
        words = _("So far this %(does)s. What you choose on this page counts as well.")
        return words % {"does": _(" and ").join(parts)}

    def unreadable(self) -> Sequence[Mapping[str, str]]:
        """Return where records stand that cannot be taken, and why."""
        return unreadable_in(self.kept)

    def page(self) -> Page[Planned]:
        """Return the records that are shown; a page behind the last is the last."""
        show = self.place.show
        entries = [one for one in self.plan.entries if show in {"all", one.state}]
        return Paginator(entries, PER_PAGE).get_page(self.place.page)

    def rows(self) -> tuple[Row, ...]:
        """Return these records as the page shows them."""
        entries = tuple(self.page().object_list)
        keys = [entry.key for entry in entries if entry.state != "new"]
        found = dict(Reference.objects.filter(key__in=keys).values_list("key", "pk"))
        return tuple(self._row(entry, found.get(entry.key)) for entry in entries)

    def shown(self) -> str:
        """Return the numbers of the records shown, as the form sends them back."""
        return ",".join(str(entry.number) for entry in self.page().object_list)

    def will_add(self) -> int:
        """Return how many references would be added now."""
        decisions = self.choices.decisions()
        new = sum(entry.number not in decisions.left_out for entry in self.plan.of("new"))
        others = (one for one in self.plan.entries if one.number in decisions.others)
        return new + sum(entry.may_be_another for entry in others)

    def will_change(self) -> int:
        """Return how many references of the library would be changed now."""
        decisions = self.choices.decisions()
        conflicts = (one for one in self.plan.of("conflict") if one.number not in decisions.others)
        return sum(decisions.on(entry) != "keep" for entry in conflicts)

    def _row(self, entry: Planned, pk: int | None) -> Row:
        chosen = self.choices.on(entry.number)
        otherwise = {"conflict": self.choices.otherwise, "same": "keep"}.get(entry.state, "")
        return Row(
            entry=entry,
            title=plain(title_of(entry.csl)),
            source=_source(entry),
            key=chosen.key or entry.key,
            kind=chosen.kind or kind_of(entry),
            do=chosen.do or otherwise,
            address=reverse("admin:articles_reference_change", args=[pk]) if pk else "",
            refusal=self.refusals.get(entry.number, ""),
            differences=tuple((FIELDS[one.field], one) for one in entry.differences),
            dos=self._dos(entry),
        )

    def _dos(self, entry: Planned) -> tuple[tuple[Do, Promise], ...]:
        may_change = self.may_change and entry.state == "conflict"
        ours = DOS if may_change else DOS[:1]
        return (*ours, OTHER) if entry.may_be_another else ours if may_change else ()


@dataclass(frozen=True, slots=True)
class Report:
    """References that were added, or changed: how many, and the first of them."""

    name: str
    count: int
    references: tuple[Reference, ...]

    @classmethod
    def of(cls, name: str, count: int, first: Sequence[str]) -> Report:
        """Return the report of so many references, of which these are the first."""
        return cls(name, count, tuple(Reference.objects.filter(key__in=first)))

    @property
    def heading(self) -> str:
        """What was done."""
        words = (
            ngettext("%(count)s added", "%(count)s added", self.count)
            if self.name == "added"
            else ngettext("%(count)s changed", "%(count)s changed", self.count)
        )
        return words % {"count": intcomma(self.count)}

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.references)


def _source(entry: Planned) -> str:
    """Return who, where and when: the reference as printed, without the title above it."""
    return plain_reference(entry.csl).replace(f"{plain(title_of(entry.csl))}. ", "", 1)


def page_with(number: int) -> Place:
    """Return the place of one record in the whole list."""
    return Place(page=(number - 1) // PER_PAGE + 1)


def key_refusals(asked: Mapping[int, str], plan: ImportPlan, given: ImportPlan) -> dict[int, str]:
    """Return why keys that somebody wrote cannot be had, by the number of the record.

    `given` is the plan with these keys: one that a record did not get is taken, or is no key.
    """
    keys = Counter(asked.get(entry.number, entry.key) for entry in plan.of("new"))
    refused = {}
    for number, key in asked.items():
        entry = given.entries[number - 1]
        if entry.state != "new":
            continue
        if not GOOD_KEY.fullmatch(key):
            words = _(
                "“%(key)s” cannot be a key. It begins with a letter, and holds small letters, "
                "figures and single hyphens, three signs at least, as in smith-2020."
            )
            refused[number] = words % {"key": key}
        elif keys[key] > 1 or entry.key != key:
            refused[number] = _("Another reference has the key “%(key)s”.") % {"key": key}
    return refused
