"""The articles that a pack's form shows: those in the pack, and those that could be added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.article import ArticleQuerySet

from .posted_draft import LAST, whole_number

PLACE = "place-"
"""How the name of the field begins that says where an article stands; its key follows."""

_DIGITS = 18
"""Of the longest key that a database knows."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """An article in the form; `place` is what its field says, blank for one not in the pack."""

    article: Article
    state: str
    place: str
    was_at: int

    @property
    def name(self) -> str:
        return f"{PLACE}{self.article.pk}"

    @property
    def is_chosen(self) -> bool:
        return self.place != ""

    @property
    def is_sound(self) -> bool:
        return self.place == "" or whole_number(self.place) > 0

    def rank(self) -> tuple[int, int]:
        """Return where the row stands: whoever is given the place of another gets that very place.

        So it goes before the other where it comes from further down, and else after it.
        """
        wanted = whole_number(self.place) or LAST
        moved = (wanted > self.was_at) - (wanted < self.was_at) if self.was_at else -1
        return wanted, moved


def placed(names: Iterable[str]) -> set[int]:
    """Return the keys of the articles whose places are among the fields of a form."""
    keys = (name.removeprefix(PLACE) for name in names if name.startswith(PLACE))
    return {int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) <= _DIGITS}


def with_state(articles: ArticleQuerySet) -> Iterable[tuple[Article, str]]:
    """Return articles by their titles, each with why it is not printed; blank where it is."""
    readable = set(articles.in_circulation().values_list("pk", flat=True))
    for article in articles.defer("body").order_by("title", "pk"):
        withdrawn = _("Withdrawn, so it is not printed")
        waiting = _("Not published yet, so it is not printed")
        state = withdrawn if article.withdrawn_at else waiting
        yield article, "" if article.pk in readable else state
