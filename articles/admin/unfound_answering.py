"""What could not be found is to be found: a question from the words, or extra words of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.models import MAX_QUESTIONS, MOST_SEARCH_WORDS, Article, SearchWords, UnfoundWords
from articles.text.collation import without_accents
from articles.workflow.errors import TooManyWordsError
from articles.workflow.finding import save_search_words
from articles.workflow.settling_unfound import settle
from articles.workflow.standing import standings

from .nearest import nearest_articles
from .posted_draft import whole_number
from .unfound import settled_address, words_or_404

MOST_SHOWN = 20
TITLES = {
    "question": gettext_lazy("Write a question from “%(words)s”"),
    "words": gettext_lazy("Add “%(words)s” as extra words"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may hold the answer; `form` opens its draft with the question begun."""

    article: Article
    state: str | Promise
    form: str
    is_full: bool


@require_safe
def question_page(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """Ask in which article the question belongs, and lead to its form; ?q= finds others."""
    return _choose(request, words_or_404(request.user, pk), "question", site=site)


def words_page(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """Ask which article answers the words already; on POST, add them to those it is found by."""
    words = words_or_404(request.user, pk)
    if request.method != "POST":
        return _choose(request, words, "words", site=site)
    key = whole_number(request.POST.get("article", ""))
    article = get_object_or_404(Article, pk=key, language=words.language)
    found_by = reverse("admin:articles_article_found_by", args=[article.pk])
    has_extra = SearchWords.objects.filter(article=article).first()
    lines = (*(has_extra.lines() if has_extra else ()), words.words)
    try:
        save_search_words(article, "\n".join(lines), by=request.user)
    except TooManyWordsError:
        full = _(
            "There is no room: an article has %(most)d characters of extra words. Take some away."
        )
        messages.error(request, full % {"most": MOST_SEARCH_WORDS})
        return HttpResponseRedirect(found_by)
    settle(words, by=request.user, at=timezone.now())
    said = _("“%(title)s” is found by “%(words)s” now.")
    messages.success(request, said % {"title": article.title, "words": words.words})
    return HttpResponseRedirect(settled_address(words))


def _choose(
    request: HttpRequest, words: UnfoundWords, act: str, *, site: AdminSite
) -> HttpResponse:
    asked = request.GET.get("q", "").strip()
    found = _titled(asked, words.language) if asked else nearest_articles(words)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": TITLES[act] % {"words": words.words},
        "act": act,
        "words": words,
        "asked": asked,
        "candidates": _candidates(found, words),
        "most": MAX_QUESTIONS,
        "new_article": _form("add", words, language=words.language),
    }
    return TemplateResponse(request, "admin/unfound/choose.html", context)


def _titled(asked: str, language: str) -> list[Article]:
    """Return the articles of a language whose titles hold every word."""
    wanted = _plain(asked).split()
    rows = Article.objects.in_language(language).order_by("title")
    found = [article for article in rows.defer("body") if _holds(article.title, wanted)]
    return found[:MOST_SHOWN]


def _holds(title: str, wanted: list[str]) -> bool:
    return all(word in _plain(title) for word in wanted)


def _plain(text: str) -> str:
    return without_accents(text).casefold()


def _candidates(articles: Sequence[Article], words: UnfoundWords) -> list[Candidate]:
    found = standings(articles)
    return [
        Candidate(
            article,
            found[article.pk].state.label,
            # Where the new question stands in the form: after those that are there.
            f"{_form('change', words, article)}#id_questions-{len(article.questions.all())}-question",
            is_full=len(article.questions.all()) >= MAX_QUESTIONS,
        )
        for article in articles
    ]


def _form(kind: str, words: UnfoundWords, *articles: Article, **asked: str) -> str:
    """Return the form of an article with a question begun from the words, and the way to it."""
    form = reverse(f"admin:articles_article_{kind}", args=[article.pk for article in articles])
    return f"{form}?{urlencode(asked | {'ask': words.words})}"
