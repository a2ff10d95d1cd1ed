"""What people could not find: what they looked for in vain, and what the clinic does about it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import UnfoundWords
from articles.pages.listing import Choice
from articles.workflow.counting_unfound import is_full
from articles.workflow.permissions import Person
from articles.workflow.settling_unfound import settle, take_up_again

from .posted_draft import whole_number
from .unfound_rows import RECENT, languages_read_by, rows_of

ROWS_ON_A_PAGE = 50
SETTLED = "1"


@require_safe
def unfound_page(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """List what gave nothing; ?language= narrows, ?settled=1 shows what is seen to instead."""
    languages = languages_read_by(request.user)
    if not languages:
        raise PermissionDenied
    today = timezone.localdate()
    chosen, is_settled = request.GET.get("language", ""), request.GET.get("settled") == SETTLED
    ours = UnfoundWords.objects.in_languages([chosen] if chosen in languages else languages)
    listed = ours.settled() if is_settled else ours.open()
    listed = listed.most_used_first(since=today - RECENT)
    shown = Paginator(listed, ROWS_ON_A_PAGE).get_page(request.GET.get("p"))
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("What people could not find"),
        "page": shown,
        "rows": rows_of(list(shown), today=today),
        "is_settled": is_settled,
        "just_settled": _just_settled(request, languages),
        "choices": _choices(languages, chosen, is_settled=is_settled),
        "is_full": is_full(),
    }
    return TemplateResponse(request, "admin/unfound/list.html", context)


@require_POST
def settle_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle words, or take them up again where `take_back` is sent."""
    words = words_or_404(request.user, pk)
    if "take_back" in request.POST:
        take_up_again(words, by=request.user)
        return HttpResponseRedirect(reverse("admin:unfound"))
    settle(words, by=request.user, at=timezone.now())
    return HttpResponseRedirect(settled_address(words))


def settled_address(words: UnfoundWords) -> str:
    """Return the list that says that words were settled just now, and offers to undo it."""
    return f"{reverse('admin:unfound')}?{urlencode({'just': words.pk})}"


def words_or_404(person: Person, pk: int) -> UnfoundWords:
    """Return words that gave nothing, for somebody who writes in their language."""
    words = get_object_or_404(UnfoundWords, pk=pk)
    if words.language not in languages_read_by(person):
        raise PermissionDenied
    return words


def _just_settled(request: HttpRequest, languages: tuple[str, ...]) -> UnfoundWords | None:
    key = whole_number(request.GET.get("just", ""))
    found = UnfoundWords.objects.in_languages(languages).filter(pk=key, settled_at__isnull=False)
    return found.first() if key else None


def _choices(languages: tuple[str, ...], chosen: str, *, is_settled: bool) -> list[Choice]:
    """Return the languages to choose from; none where there is no choice."""
    if len(languages) == 1:
        return []
    names = {"": _("All languages")} | {
        tag: name for tag, name in settings.LANGUAGES if tag in languages
    }
    kept = {"settled": SETTLED} if is_settled else {}
    return [
        Choice(str(name), f"?{urlencode(kept | {'language': tag})}", is_here=tag == chosen)
        for tag, name in names.items()
    ]
