"""The search: its page, and the suggestions while somebody types.

Nothing of what is typed is written down: not in a log, not in a browser's store, and not in the
address that the next page is told its reader came from.
"""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import ListedCount
from articles.pages.home import newest_questions
from articles.pages.lists import TopicEntry, topics_to_read
from articles.search.asking import MOST_CHARACTERS
from articles.search.results_page import ResultsPage, suggestion_lines
from articles.search.searching import search as search_for
from articles.search.suggesting import suggest
from articles.text.characters import without_forbidden
from articles.workflow.counting_unfound import count_unfound

from .answering import active_language, show, site_of
from .confiding import in_confidence
from .error_views import not_found

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


@require_safe
@in_confidence
def search(request: HttpRequest) -> HttpResponse:
    """Answer ?q=; ?literal=1 corrects nothing, ?page= shows more, ?desk=1 counts nothing."""
    typed = _typed(request)
    site = site_of(request)
    if not typed:
        return show(
            request, "articles/search.html", _unasked(site.language), site=site, lasts=False
        )
    is_literal = request.GET.get("literal") == "1"
    number = _asked_page(request)
    answer = search_for(typed, language=site.language, page=number or 1, literal=is_literal)
    if not number or number > answer.pages:
        # Not raised: this page, too, keeps what was typed to itself.
        return not_found(request, Http404())
    # Staff who look whether words still lead nowhere are no readers who miss something, nor is a
    # program that asks for the headers alone.
    is_reader = request.method == "GET" and request.GET.get("desk") != "1"
    if is_reader and not answer.found:
        count_unfound(answer.typed, language=site.language, at=timezone.now())
    page = ResultsPage.of(
        answer,
        is_literal=is_literal,
        is_cut_short=len(typed) > MOST_CHARACTERS,
        topics=() if answer.found else _topics(site.language),
    )
    return show(request, "articles/search.html", page, site=site, lasts=False)


@require_safe
@in_confidence
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer ?q= with lines to choose from, as JSON."""
    typed = _typed(request)
    found = suggest(typed, language=active_language()) if typed else ()
    return JsonResponse(suggestion_lines(found))


def _unasked(language: str) -> ResultsPage:
    """Return the page of somebody who has asked nothing yet."""
    return ResultsPage(typed="", topics=_topics(language), questions=newest_questions(language))


def _topics(language: str) -> tuple[TopicEntry, ...]:
    return tuple(topics_to_read(ListedCount.objects.by_topic(language)).values())


def _typed(request: HttpRequest) -> str:
    """Return what was typed on one line; the search itself takes from it what it can use."""
    return " ".join(without_forbidden(request.GET.get("q", "")).split())


def _asked_page(request: HttpRequest) -> int | None:
    """Return the number of the page asked for, None for what is no number."""
    number = request.GET.get("page", "1")
    return int(number) if _NUMBER.fullmatch(number) else None
