"""What stands around a draft's form: its preview, where it stands, who else has been at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_info

from articles.models import Article, EvidenceKind
from articles.workflow.permissions import languages_of, may_publish, may_review, may_take_job_bag
from articles.workflow.standing import Standing, State, standing

from .article_form import LOOK, ArticleForm
from .article_pages import name_of
from .merging import BothTexts, both_texts
from .planned_words import planned_for
from .posted_draft import PostedDraft, read_posted, stored
from .preview import is_too_long, preview_of
from .review_standing import review_standing


@dataclass(frozen=True, slots=True)
class LastSave:
    """When a draft was saved last, and by whom if that is known."""

    at: datetime
    by: str

    @property
    def is_today(self) -> bool:
        return timezone.localdate(self.at) == timezone.localdate()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else saved the draft meanwhile: who and when, and both texts side by side."""

    last_save: LastSave
    texts: BothTexts
    is_undecided: bool


def writing_desk(
    request: HttpRequest, form: ArticleForm, original: Article | None
) -> dict[str, Any]:
    """Return what the template of the change form needs besides the form."""
    draft = _draft(form, original)
    # A refused form has already written its values onto `original`.
    article = Article.objects.get(pk=original.pk) if original else None
    stands = standing(article) if article else Standing(State.NEVER_PUBLISHED)
    return {
        "language": draft.words.language,
        "direction": "rtl" if get_language_info(draft.words.language)["bidi"] else "ltr",
        "languages": _languages(request, original),
        "preview": None if is_too_long(draft) else preview_of(draft),
        "article": article,
        "standing": stands,
        "live_address": live_address(article) if article else "",
        "last_save": last_save(article) if article else None,
        "may_publish": may_publish(request.user),
        "planned": planned_for(article) if article else (),
        "may_take_job_bag": may_take_job_bag(request.user),
        "may_review": may_review(request.user),
        "reviews": review_standing(article) if article else None,
        "upload_address": _upload_address(request),
        "evidence_kinds": EvidenceKind.choices if _may_look_up(request) else (),
        "conflict": _conflict(article, form) if article and form.shows_both else None,
    }


def _languages(request: HttpRequest, original: Article | None) -> list[tuple[str, str]]:
    """Return the languages of the site; for a new article those in which this person writes."""
    mine = languages_of(request.user)
    return [(tag, name) for tag, name in settings.LANGUAGES if original or tag in mine]


def _may_look_up(request: HttpRequest) -> bool:
    return settings.REFERENCE_LOOKUP and request.user.has_perm("articles.add_reference")


def _upload_address(request: HttpRequest) -> str:
    """Return where new pictures go; blank for those who may add none."""
    may_add = request.user.has_perm("articles.add_image")
    return str(settings.MARKDOWNX_UPLOAD_URLS_PATH) if may_add else ""


def live_address(article: Article) -> str:
    """Return where readers find an article."""
    with translation.override(article.language):
        return reverse("article", args=[article.slug])


def last_save(article: Article) -> LastSave:
    """Return when the draft was saved last, and by whom."""
    # Publishing and withdrawing leave rows too, and the moment of the last save on them.
    saves = article.history.filter(updated_at=article.updated_at)
    save = saves.select_related("history_user").order_by("history_id").first()
    return LastSave(article.updated_at, name_of(save.history_user) if save else "")


def _draft(form: ArticleForm, original: Article | None) -> PostedDraft:
    if form.is_bound:
        return read_posted(form.data)
    if original is None:
        return read_posted({"language": form.instance.language})
    return stored(original)


def _conflict(article: Article, form: ArticleForm) -> Conflict:
    return Conflict(
        last_save(article),
        both_texts(article, form.data),
        is_undecided=form.data.get(LOOK) == "undecided",
    )
