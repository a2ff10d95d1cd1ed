"""Words that nobody has saved yet: kept while one types, offered when the form is opened again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article, Autosave
from articles.text.manuscript import Manuscript
from articles.workflow.errors import NotPermittedError, TooMuchToKeepError
from articles.workflow.keeping import Unsaved, forget, keep, kept_for

from .article_form import LOOK
from .changes import ChangedSection, changes
from .posted_draft import read_posted, whole_number

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

TAKE_BACK, THROW_AWAY = "_take_back", "_throw_away"
MOST_OFFERED = 5
NOT_KEPT = ("csrfmiddlewaretoken", "_", "merge-")
"""How fields begin that are no part of what somebody wrote."""
NOTHING = read_posted({}).words


@dataclass(frozen=True, slots=True)
class Offer:
    """Words of somebody that are not saved: when they were kept, what sets them apart."""

    form: UUID
    kept_at: datetime
    typed_at: int
    title: str
    changes: tuple[ChangedSection, ...]
    is_outdated: bool

    @property
    def is_today(self) -> bool:
        return timezone.localdate(self.kept_at) == timezone.localdate()


@require_POST
def autosave(request: HttpRequest, *, admin: ModelAdmin) -> HttpResponse:
    """Keep a form as it stands, and say when that was. The caller is a script."""
    if not admin.admin_site.has_permission(request):
        raise PermissionDenied
    article = Article.objects.filter(pk=_number(request.POST.get("article", ""))).first()
    try:
        kept = keep_posted(request, request.POST, article)
    except NotPermittedError as error:
        raise PermissionDenied from error
    except TooMuchToKeepError:
        return JsonResponse({"message": _("Too long to be kept before it is saved.")}, status=413)
    if kept is None:
        return JsonResponse({"message": ""})
    time = date_format(timezone.localtime(kept.kept_at), "TIME_FORMAT")
    return JsonResponse({"message": _("Kept at %(time)s, not saved yet.") % {"time": time}})


def keep_posted(request: HttpRequest, post: QueryDict, article: Article | None) -> Autosave | None:
    """Keep a posted form, unless its words are those that are saved.

    Raises:
        NotPermittedError: if this person may not write that article.
        TooMuchToKeepError: if it holds more than a text can be.
    """
    form = form_name(post)
    if form is None:
        return None
    fields = {name: values for name, values in post.lists() if not name.startswith(NOT_KEPT)}
    version = whole_number(post.get("lock_version", ""))
    unsaved = Unsaved(form, version, fields)
    row = keep(unsaved, article=article, by=request.user, at=timezone.now())
    # Asked after it is kept: the save of this very form may have come in between.
    if not is_unsaved(post, article):
        forget(request.user, form)
        return None
    return row


def keep_refused(request: HttpRequest, article: Article | None) -> None:
    """Keep what a save was refused with: no script has to run for that."""
    try:
        keep_posted(request, request.POST, article)
    except (NotPermittedError, TooMuchToKeepError):
        # It stands in the form that is shown now, and nowhere else.
        return


def offers(request: HttpRequest, article: Article | None) -> tuple[Offer, ...]:
    """Return what this person has written of an article, or of a new one, and not saved."""
    saved = saved_words(article)
    return tuple(_offers(kept_for(request.user, article)[:MOST_OFFERED], article, saved))


def taken_back(request: HttpRequest, article: Article | None) -> QueryDict:
    """Return a form's data with the kept words that were asked for.

    What stood in the form is kept in its turn, so that it can be taken back as well.
    """
    wanted = request.POST[TAKE_BACK]
    keep_refused(request, article)
    row = next(
        (row for row in kept_for(request.user, article) if str(row.form) == wanted),
        None,
    )
    data = request.POST.copy() if row is None else _as_post(row)
    data[LOOK] = "gone" if row is None else "taken back"
    return data


def throw_away(request: HttpRequest, article: Article | None) -> QueryDict | None:
    """Forget the kept words that were named; return the form's own, if it holds any."""
    form = _uuid(request.POST[THROW_AWAY])
    if form is not None:
        forget(request.user, form)
    if not is_unsaved(request.POST, article):
        return None
    data = request.POST.copy()
    data[LOOK] = "typed"
    return data


def form_name(post: QueryDict) -> UUID | None:
    """Return the name that an open form was given; None if it has none."""
    return _uuid(post.get("form", ""))


def is_unsaved(post: Mapping[str, str], article: Article | None) -> bool:
    """Tell whether a form holds other words than those that are saved."""
    saved = saved_words(article)
    # The language alone is no word: of a new article it is the first thing to be chosen.
    return replace(read_posted(post).words, language=saved.language) != saved


def saved_words(article: Article | None) -> Manuscript:
    """Return the words of a draft as they are saved now; of a new article, none."""
    current = Article.objects.filter(pk=article.pk).first() if article else None
    return current.written() if current else NOTHING


def _offers(rows: Any, article: Article | None, saved: Manuscript) -> Iterator[Offer]:
    version = article.lock_version if article else 0
    for row in rows:
        post = _as_post(row)
        words = replace(read_posted(post).words, language=saved.language)
        if words != saved:
            yield Offer(
                form=row.form,
                kept_at=row.kept_at,
                typed_at=_number(post.get("typed_at", "")),
                title=words.title,
                changes=changes(saved, words),
                is_outdated=row.lock_version != version,
            )


def _as_post(row: Autosave) -> QueryDict:
    post = QueryDict(mutable=True)
    for name, values in row.fields.items():
        post.setlist(name, values)
    return post


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
