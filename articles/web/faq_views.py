"""The page of questions: by topic, by words, all at once to print, or opened at one answer."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.pages.found_questions import MOST_KEPT, find_questions
from articles.pages.listed_questions import (
    ListedEdition,
    ListedTopic,
    list_questions,
    place_of,
    renamed_id,
    topics_of,
)
from articles.pages.listing import list_address
from articles.pages.questions import EVERY, Asked, questions_page
from articles.text.characters import without_forbidden
from articles.text.finding import LONGEST_TYPED

from .answering import asked_part, show, site_of
from .confiding import in_confidence
from .error_views import not_found

ARTICLES_ON_A_PAGE = 20
MOST_LOOKED_THROUGH = MOST_KEPT
"""So many articles' answers are read for the words of one reader: in more of them, search finds more quickly."""

MOST_ON_ONE_PAGE = 500
"""So many articles' answers can be had on one page at most: beyond that nobody prints them all."""


@require_safe
def faqs(request: HttpRequest) -> HttpResponse:
    """Every question: ?topic=slug and ?find=words narrow them down, ?open=all shows the answers.

    ?open=id leads to the page that holds one question and opens it; ?page=all puts all on one.
    """
    return _answer_in_confidence(request) if request.GET.get("find") else _answer(request)


@in_confidence
def _answer_in_confidence(request: HttpRequest) -> HttpResponse:
    try:
        return _answer(request)
    except Http404 as error:
        # Not raised further: this page, too, keeps what was typed to itself.
        return not_found(request, error)


def _answer(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    listed = list_questions(site.language)
    topics = topics_of(listed, site.language)
    asked = _asked(request, topics)
    editions = asked.topic.editions if asked.topic else listed
    if asked.words and len(editions) > MOST_LOOKED_THROUGH:
        return redirect(list_address("search", q=asked.find))
    found = find_questions(editions, asked.words, site=site) if asked.words else None
    if found is not None:
        editions = tuple(edition for edition in editions if edition.pk in found)
    moved = _moved(asked, editions, language=site.language)
    if moved:
        return redirect(moved, permanent=True)
    shown = _shown(request, asked, editions)
    page = questions_page(shown, asked=asked, listed=listed, found=found, topics=topics, site=site)
    status = 404 if page.is_missing else 200
    reads = ("topic", "open", "page")
    response = show(request, "articles/faqs.html", page, site=site, status=status, reads=reads)
    if page.is_unlisted:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _asked(request: HttpRequest, topics: Sequence[ListedTopic]) -> Asked:
    slug = request.GET.get("topic", "")
    topic = next((one for one in topics if one.topic.slug == slug), None)
    if slug and not topic:
        raise Http404
    find = " ".join(without_forbidden(request.GET.get("find", "")[:LONGEST_TYPED]).split())
    opened = without_forbidden(request.GET.get("open", ""))
    return Asked(
        topic,
        # Words narrow the list down, and the one question may not be left in it.
        opened="" if find and opened != EVERY else opened,
        find=find,
        is_whole=request.GET.get("page") == EVERY,
    )


def _moved(asked: Asked, editions: Sequence[ListedEdition], *, language: str) -> str | None:
    """Return where the one answer asked for stands since its article was renamed; None if it was not."""
    if not asked.answer or place_of(asked.answer, editions) is not None:
        return None
    now = renamed_id(asked.answer, language)
    return now and f"{list_address('faqs', open=now)}#{now}"


def _shown(
    request: HttpRequest, asked: Asked, editions: Sequence[ListedEdition]
) -> Page[ListedEdition]:
    parts = Paginator(editions, ARTICLES_ON_A_PAGE)
    place = place_of(asked.answer, editions) if asked.answer else None
    if asked.is_whole:
        return Paginator(editions, MOST_ON_ONE_PAGE).page(1)
    if place is not None:
        return parts.page(place // ARTICLES_ON_A_PAGE + 1)
    return asked_part(request, parts)
