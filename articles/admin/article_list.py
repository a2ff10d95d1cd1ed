"""The list of articles: where each stands, and which to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition, ListedArticle
from articles.models.article import ArticleQuerySet
from articles.models.edition import due_day
from articles.workflow.standing import State, standings

from .presence import names_by_article


class ArticleChangeList(ChangeList):
    """One page of the list; where its articles stand is asked for once, for all of them."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        found = standings(rows)
        people = names_by_article(timezone.now(), but=request.user)
        for row in rows:
            vars(row)["standing"] = found[row.pk]
            vars(row)["people_here"] = people.get(row.pk, [])
        self.result_list = rows


class StateFilter(admin.SimpleListFilter):
    """By what readers have of an article."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        wanted = _IN_STATE.get(self.value() or "")
        return queryset.filter(pk__in=wanted().values("pk")) if wanted else queryset


class ReviewFilter(admin.SimpleListFilter):
    """By whether the day has come to look at an article again."""

    title = _("next review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("overdue", _("Overdue"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() != "overdue":
            return queryset
        late = ListedArticle.objects.due_by(localdate() - timedelta(days=1)).order_by()
        return queryset.filter(pk__in=late.values("article"))


def _changed() -> ArticleQuerySet:
    """Return what readers have in other words; only what was saved since can be among it."""
    found = standings(Article.objects.saved_since_edition().order_by())
    changed = [pk for pk, stands in found.items() if stands.state == State.CHANGED]
    return Article.objects.filter(pk__in=changed)


def _as_published() -> ArticleQuerySet:
    return Article.objects.in_circulation().exclude(pk__in=_changed().values("pk"))


_IN_STATE: Mapping[str, Callable[[], ArticleQuerySet]] = {
    State.NEVER_PUBLISHED: Article.objects.never_published,
    State.PUBLISHED: _as_published,
    State.CHANGED: _changed,
    State.WITHDRAWN: Article.objects.withdrawn,
}


def with_review(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Return articles with the day by which readers are told they will be looked at again."""
    newest = (
        Edition.objects.filter(article=OuterRef("pk")).annotate(due=due_day()).order_by("-number")
    )
    return articles.annotate(due_on=Subquery(newest.values("due")[:1]))


def topic_names(article: Article) -> str:
    """Return the topics of one row, which the list has fetched for all."""
    return ", ".join(topic.name for topic in article.topics.all())
