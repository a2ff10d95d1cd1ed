"""The page on which the desk counts how well questions were answered. No person, no free text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models import Article, ClinicProfile, TeachBackTally
from articles.pages.site import Site, make_site
from articles.workflow.permissions import may_tally
from articles.workflow.teaching_back import Answer, take_back, tally

from .article_pages import article_or_404, show
from .asked_back_counts import FEWEST, counted_editions
from .posted_draft import whole_number

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

KINDS = {"clear": True, "unclear": False}


def asked_back_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show what the current edition asks back, and how it was answered; on POST count an answer."""
    article = article_or_404(request, pk, admin=admin)
    if request.method == "POST":
        return _count(request, article)
    tallies = TeachBackTally.objects.filter(edition__article=article)
    counted = counted_editions(
        article.editions.select_related("article").order_by("-number"),
        tallies.summed(today=timezone.localdate()),
        site=_site(article),
    )
    newest = article.editions.order_by("-number").first()
    is_open = bool(counted) and counted[0].edition == newest and article.withdrawn_at is None
    context = {
        "current": counted[0] if is_open else None,
        "counted": counted,
        "just_counted": _answer(article, request.GET.get("counted", "")),
        "may_tally": may_tally(request.user),
        "fewest": FEWEST,
    }
    return show(request, "asked_back", context, article=article, admin=admin)


def _site(article: Article) -> Site:
    with translation.override(article.language):
        return make_site(ClinicProfile.current(), language=article.language, path="")


def _count(request: HttpRequest, article: Article) -> HttpResponse:
    if not may_tally(request.user):
        raise PermissionDenied
    page = reverse("admin:articles_article_asked_back", args=[article.pk])
    answer = _answer(article, request.POST.get("answer", ""))
    if answer is None:
        messages.error(request, _("Not counted: no edition of this article asks that back."))
        return HttpResponseRedirect(page)
    today = timezone.localdate()
    if "take_back" in request.POST:
        take_back(answer, by=request.user, on=today)
        messages.success(request, _("Taken back."))
        return HttpResponseRedirect(f"{page}#question-{answer.place}")
    tally(answer, by=request.user, on=today)
    return HttpResponseRedirect(f"{page}?counted={_code(answer)}#question-{answer.place}")


def _code(answer: Answer) -> str:
    return f"{answer.edition.number}.{answer.place}.{answer.column}"


def _answer(article: Article, code: str) -> Answer | None:
    """Return the answer that a form or an address names: edition, question, and how it was."""
    number, place, kind = (*code.split("."), "", "", "")[:3]
    edition = article.editions.filter(number=whole_number(number)).first()
    if edition is None or kind not in KINDS:
        return None
    is_asked = 1 <= whole_number(place) <= len(edition.manuscript().teach_back)
    return Answer(edition, whole_number(place), KINDS[kind]) if is_asked else None
