"""By which words readers find an article: those of its text, and extra ones that staff add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import MOST_SEARCH_WORDS, Article, SearchWords
from articles.text.characters import without_forbidden
from articles.workflow.errors import NotPermittedError, TooManyWordsError
from articles.workflow.finding import save_search_words

from .article_pages import article_or_404, show
from .nearest import MOST_LOOKED_AT, tried

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

LONGEST_TRIED = 200
"""Characters: as many as readers may type."""


def found_by_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show the extra words of an article, and where ?q= finds it; on POST keep other words."""
    article = article_or_404(request, pk, admin=admin)
    if request.method != "POST":
        kept = SearchWords.objects.filter(article=article).first()
        return _show(request, article, kept.words if kept else "", admin=admin)
    words = request.POST.get("words", "")
    try:
        save_search_words(article, words, by=request.user)
    except NotPermittedError as error:
        raise PermissionDenied from error
    except TooManyWordsError:
        too_many = _("Not saved: there is room for %(most)d characters. Take some words away.")
        messages.error(request, too_many % {"most": MOST_SEARCH_WORDS})
        return _show(request, article, words, admin=admin)
    messages.success(request, _("Saved. Search finds the article by these words from now on."))
    return HttpResponseRedirect(reverse("admin:articles_article_found_by", args=[article.pk]))


def _show(request: HttpRequest, article: Article, words: str, *, admin: ModelAdmin) -> HttpResponse:
    asked = without_forbidden(request.GET.get("q", "")).strip()[:LONGEST_TRIED]
    context = {
        "words": words,
        "most": MOST_SEARCH_WORDS,
        "is_readable": Article.objects.in_circulation().filter(pk=article.pk).exists(),
        "asked": asked,
        "tried": tried(asked, article) if asked else None,
        "looked_at": MOST_LOOKED_AT,
        "longest": LONGEST_TRIED,
    }
    return show(request, "found_by", context, article=article, admin=admin)
