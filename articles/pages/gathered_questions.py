"""The questions of an article with their answers, as a page shows them that gathers many."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.models import Edition
from articles.text.rendering import RENDERING, render_questions

from .kept import Kept
from .labels import labels_now
from .listing import list_address
from .site import Site

MOST_KEPT = 512
"""So many articles' rendered questions are kept in each process: some 10 KB each."""


@dataclass(frozen=True, slots=True)
class GatheredQuestion:
    """One question, with an id that no other article's question has.

    `link` is the page that opens its answer, wherever it stands in the list. A question may have
    been found by words that only its answer holds.
    """

    id: str
    question: str
    answer: SafeString
    link: str
    is_open: bool = False
    is_found_in_answer: bool = False


@dataclass(frozen=True, slots=True)
class AskedArticle:
    """The questions of one article, under its title."""

    title: str
    address: str
    questions: tuple[GatheredQuestion, ...]


_gathered: Kept[Hashable, tuple[GatheredQuestion, ...]] = Kept(most=MOST_KEPT)


def gather_questions(edition: Edition, site: Site) -> AskedArticle:
    """Return an edition's questions, all closed. Made once for each text and clinic, then kept."""
    slug = edition.article.slug
    address = reverse("article", args=[slug])
    addresses = replace(site.addresses, whole=address)
    key = (edition.fingerprint, RENDERING, site.language, site.names, addresses)

    def render() -> tuple[GatheredQuestion, ...]:
        questions = render_questions(
            edition.manuscript(),
            names=site.names,
            addresses=addresses,
            labels=labels_now(),
            id_prefix=f"{slug}-",
        )
        return tuple(
            GatheredQuestion(
                part.id,
                part.question,
                mark_safe(part.answer),  # noqa: S308  # text.sanitising has cleaned it
                link=list_address("faqs", open=part.id),
            )
            for part in questions
        )

    return AskedArticle(edition.title, address, _gathered.of(key, render))
