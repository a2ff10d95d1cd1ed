"""Which questions hold all the words that a reader typed. Nothing of what was typed is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from articles.models import Edition
from articles.text.finding import answer_words, folded, holds_all
from articles.text.labels import Labels
from articles.text.names import ClinicNames, filled

from .kept import Kept
from .labels import labels_now
from .listed_questions import ListedEdition
from .site import Site

MOST_KEPT = 2_048
"""So many editions' questions are kept as folded words in each process: a few KB each."""

Found = Mapping[int, Mapping[int, bool]]
"""By edition: the places of the questions found, and whether it took the answer to find them."""


@dataclass(frozen=True, slots=True)
class HeardQuestion:
    """One question as folded words; `whole` has its answer too."""

    question: str
    whole: str


_heard: Kept[tuple[str, str, ClinicNames], tuple[HeardQuestion, ...]] = Kept(most=MOST_KEPT)


def find_questions(editions: Iterable[ListedEdition], words: Sequence[str], *, site: Site) -> Found:
    """Return the questions that hold every word, in themselves or in their answers.

    At most one query, for the editions that this process has not read yet.
    """
    editions = tuple(editions)

    @cache
    def contents() -> dict[int, list[dict[str, str]]]:
        keys = [edition.pk for edition in editions]
        rows = Edition.objects.filter(pk__in=keys).values_list("pk", "content__questions")
        return dict(rows)

    def hear(edition: ListedEdition) -> tuple[HeardQuestion, ...]:
        return _hear(contents()[edition.pk], names=site.names, labels=labels_now())

    found = {}
    for edition in editions:
        key = (edition.fingerprint, site.language, site.names)
        heard = _heard.of(key, partial(hear, edition))
        places = {
            place: not holds_all(words, text=one.question)
            for place, one in enumerate(heard)
            if holds_all(words, text=one.whole)
        }
        if places:
            found[edition.pk] = places
    return found


def _hear(
    questions: Iterable[Mapping[str, str]], *, names: ClinicNames, labels: Labels
) -> tuple[HeardQuestion, ...]:
    heard = []
    for part in questions:
        answer = filled(answer_words(part["answer"]), names=names, labels=labels)
        question = folded(part["question"])
        heard.append(HeardQuestion(question, f"{question}\n{folded(answer)}"))
    return tuple(heard)
