"""What may be printed at a desk: every article and pack in circulation, found by its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Edition, PackEdition
from articles.models.edition import due_day
from articles.text.check_codes import printed_code
from articles.text.collation import without_accents
from articles.text.overdue import Ladder, Step, step_of

MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Printable:
    """One thing to print: how the form names it, how it reads."""

    value: str
    title: str
    note: str
    language: str
    is_pack: bool = False
    overdue: Step = Step.IN_TIME
    words: str = ""

    @property
    def is_overdue(self) -> bool:
        return self.overdue >= Step.OVERDUE

    @property
    def is_stopped(self) -> bool:
        """Whether it is not printed until somebody has looked at it again."""
        return self.overdue is Step.NO_PRINTING


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found, and how many there are in all."""

    shown: tuple[Printable, ...]
    total: int

    @property
    def first(self) -> str:
        return self.shown[0].value if self.shown else ""

    def with_one(self, value: str, choices: Iterable[Printable]) -> Found:
        """Return the same with one more in front, if it is a choice and not shown yet."""
        if any(choice.value == value for choice in self.shown):
            return self
        wanted = tuple(choice for choice in choices if choice.value == value)
        return Found((*wanted, *self.shown), self.total + len(wanted))

    @property
    def sentence(self) -> str:
        if not self.total:
            return _("Nothing found. Only what readers can open now is printed.")
        if self.total > len(self.shown):
            sizes = {"shown": len(self.shown), "total": self.total}
            return _("The first %(shown)d of %(total)d. Type more to narrow them down.") % sizes
        return ngettext("%(total)d found.", "%(total)d found.", self.total) % {"total": self.total}


def printables(today: date, ladder: Ladder) -> tuple[Printable, ...]:
    """Return everything that may be printed today: packs first, each by its title. Two queries."""
    packs = PackEdition.objects.current().select_related("pack").order_by("title", "pk")
    editions = (
        Edition.objects.current()
        .annotate(due=due_day())
        .select_related("article")
        .order_by("title", "pk")
        .only(
            *("title", "number", "check_code", "published_at"),
            *("article__slug", "article__language"),
        )
    )
    return (*map(_pack, packs), *(_article(edition, today, ladder) for edition in editions))


def found_in(choices: Iterable[Printable], *, asked: str, language: str) -> Found:
    """Return the choices that hold every word asked for, those that begin with it first."""
    plain = _plain(asked)
    fitting = list(_fitting(choices, plain.split(), language))
    fitting.sort(key=lambda choice: not _plain(choice.title).startswith(plain))
    return Found(tuple(fitting[:MOST_SHOWN]), len(fitting))


def _fitting(choices: Iterable[Printable], words: list[str], language: str) -> Iterator[Printable]:
    for choice in choices:
        text = _plain(f"{choice.title} {choice.words}")
        if choice.language == language and all(word in text for word in words):
            yield choice


def _pack(edition: PackEdition) -> Printable:
    return Printable(
        value=f"pack-{edition.pack_id}",
        title=edition.title,
        note=_("Pack, edition %(number)d, %(code)s")
        % {"number": edition.number, "code": printed_code(edition.check_code)},
        language=edition.pack.language,
        is_pack=True,
        words=f"{edition.pack.slug} {edition.check_code} {printed_code(edition.check_code)}",
    )


def _article(edition: Edition, today: date, ladder: Ladder) -> Printable:
    """Take an edition with `due`."""
    return Printable(
        value=f"article-{edition.article_id}",
        title=edition.title,
        note=_("Edition %(number)d of %(date)s, %(code)s")
        % {
            "number": edition.number,
            "date": date_format(localdate(edition.published_at)),
            "code": printed_code(edition.check_code),
        },
        language=edition.article.language,
        overdue=step_of(vars(edition)["due"], today, ladder),
        words=f"{edition.article.slug} {edition.check_code} {printed_code(edition.check_code)}",
    )


def _plain(text: str) -> str:
    return without_accents(text).casefold().strip()
