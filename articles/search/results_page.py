"""ResultsPage: what a search found, said so that a reader finds the way on in any case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.pages.home import AskedQuestion
from articles.pages.listing import Paging, list_address, ways
from articles.pages.lists import TopicEntry
from articles.pages.site import Link

from .values import Answer, EntryKind, Suggestion


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Exactly what the template of the results page receives.

    `typed` stands in the field. `answer` is None where nothing was asked. `is_cut_short` says
    that more was typed than is looked for. `literally` is the search for what was typed where
    something else was looked for, "" where nothing was corrected. `topics` and `questions` are
    what else there is to read, for whoever asked nothing or found nothing.
    """

    typed: str
    answer: Answer | None = None
    is_cut_short: bool = False
    literally: str = ""
    meant: tuple[Link, ...] = ()
    paging: Paging | None = None
    topics: tuple[TopicEntry, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()

    @classmethod
    def of(
        cls,
        answer: Answer,
        *,
        is_literal: bool = False,
        is_cut_short: bool = False,
        topics: Iterable[TopicEntry] = (),
    ) -> ResultsPage:
        """Take what a search gave, and all topics where it gave nothing."""
        literal = "1" if is_literal else ""
        return cls(
            typed=answer.typed,
            answer=answer,
            is_cut_short=is_cut_short,
            literally=list_address("search", q=answer.typed, literal=1)
            if answer.is_corrected
            else "",
            meant=tuple(Link(words, list_address("search", q=words)) for words in answer.meant),
            paging=ways(
                answer.page, of=answer.pages, place="search", q=answer.typed, literal=literal
            ),
            topics=tuple(topics),
        )


def suggestion_lines(found: tuple[Suggestion, ...]) -> dict[str, object]:
    """Return suggestions as the script under the field takes them, and what is said of them."""
    return {
        "said": ngettext("%(count)s suggestion", "%(count)s suggestions", len(found))
        % {"count": len(found)}
        if found
        else "",
        "lines": [
            {"words": line.words, "address": line.address, "kind": kind_name(line.kind)}
            for line in found
        ],
    }


def kind_name(kind: EntryKind | None) -> str:
    """Return what a suggestion leads to, "" for mere words to search for."""
    names = {
        EntryKind.ARTICLE: _("Article"),
        EntryKind.QUESTION: _("Answer"),
        EntryKind.WORD: _("Word explained"),
    }
    return names[kind] if kind else ""
