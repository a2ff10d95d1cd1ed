"""Any two texts of an article compared at the desk: editions, or an edition and the draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, ClinicProfile, Edition
from articles.pages.compare import ComparedPart, compared_parts
from articles.pages.site import make_site
from articles.text.manuscript import Manuscript

from .article_pages import article_or_404, show

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Choice:
    """One text that can be chosen: `draft`, or the number of an edition."""

    value: str
    words: str


@require_safe
def compare_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show what changed from one text to a later one; both are chosen from lists."""
    article = article_or_404(request, pk, admin=admin)
    editions = list(article.editions.order_by("-number").defer("content"))
    choices = [Choice(DRAFT, _("The draft")), *map(_choice, editions)]
    before, after = _chosen(request, choices)
    context = {
        "choices": choices,
        "before": before,
        "after": after,
        "parts": _parts(article, before, after) if before != after else None,
        "is_published": bool(editions),
    }
    return show(request, "compare", context, article=article, admin=admin)


def _choice(edition: Edition) -> Choice:
    day = date_format(timezone.localdate(edition.published_at))
    words = _("Edition %(number)s, %(date)s") % {"number": edition.number, "date": day}
    return Choice(str(edition.number), words)


def _chosen(request: HttpRequest, choices: Sequence[Choice]) -> tuple[Choice, Choice]:
    """Return the earlier and the later text; the newest edition and the draft if none is chosen."""
    places = {choice.value: place for place, choice in enumerate(choices)}
    newest = min(1, len(choices) - 1)
    chosen = (
        places.get(request.GET.get("from", ""), newest),
        places.get(request.GET.get("to", ""), 0),
    )
    return choices[max(chosen)], choices[min(chosen)]


def _parts(article: Article, before: Choice, after: Choice) -> tuple[ComparedPart, ...]:
    """Return what changed, in the words that readers of the article read."""
    with translation.override(article.language):
        site = make_site(ClinicProfile.current(), language=article.language, path="")
        return compared_parts(_text(article, before), _text(article, after), site)


def _text(article: Article, choice: Choice) -> Manuscript:
    if choice.value == DRAFT:
        return article.manuscript()
    return article.editions.get(number=choice.value).manuscript()
