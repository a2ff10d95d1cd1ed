"""Who has a draft open: nobody is locked out, everybody knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.models import Article
from articles.workflow.errors import NotPermittedError
from articles.workflow.keeping import be_present, leave, present

from .article_pages import name_of
from .posted_draft import whole_number
from .writing_desk import last_save

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


@require_POST
def presence(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Note that somebody has a draft open, or has left it; say who else has. A script asks."""
    if not admin.admin_site.has_permission(request):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=pk)
    if "left" in request.POST:
        leave(article, by=request.user)
        return JsonResponse({"message": ""})
    now = timezone.now()
    try:
        be_present(article, by=request.user, at=now)
    except NotPermittedError as error:
        raise PermissionDenied from error
    sentences = [others_here(request, article, now)]
    opened = whole_number(request.POST.get("lock_version", ""))
    if opened and opened < article.lock_version:
        sentences.append(_saved_since(article))
    return JsonResponse({"message": " ".join(filter(None, sentences))})


def others_here(request: HttpRequest, article: Article, now: datetime) -> str:
    """Return a sentence about everybody else who has a draft open; blank if nobody has."""
    rows = present(now).filter(article=article).exclude(person=request.user.pk)
    return sentence(name_of(row.person) for row in rows)


def names_by_article(now: datetime, *, but: Any) -> dict[int, list[str]]:
    """Return who has drafts open, by the keys of their articles, leaving one person out."""
    names: dict[int, list[str]] = {}
    for row in present(now).exclude(person=but.pk):
        names.setdefault(row.article_id, []).append(name_of(row.person))
    return names


def sentence(names: Iterable[str]) -> str:
    """Return a sentence about people who have a draft open; blank for nobody."""
    people = list(names)
    if not people:
        return ""
    words = ngettext(
        "%(people)s has this draft open now.", "%(people)s have this draft open now.", len(people)
    )
    return words % {"people": get_text_list(people, _("and"))}


def _saved_since(article: Article) -> str:
    save = last_save(article)
    time = date_format(timezone.localtime(save.at), "TIME_FORMAT")
    words = _("%(by)s saved it at %(time)s. If you save, you see both texts side by side.")
    return words % {"by": save.by or _("Somebody"), "time": time}
