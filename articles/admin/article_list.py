"""The list of articles: where each stands, and which to show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition
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
        if self.value() not in State.values:
            return queryset
        found = standings(Article.objects.all())
        wanted = [pk for pk, stands in found.items() if stands.state == self.value()]
        return queryset.filter(pk__in=wanted)


class ReviewFilter(admin.SimpleListFilter):
    """By whether the day has come to look at an article again."""

    title = _("next review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("overdue", _("Overdue"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() != "overdue":
            return queryset
        late = Edition.objects.due_by(localdate() - timedelta(days=1))
        return queryset.filter(pk__in=late.values("article"))


def with_review(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Return articles with the day by which readers are told they will be looked at again."""
    newest = (
        Edition.objects.filter(article=OuterRef("pk")).annotate(due=due_day()).order_by("-number")
    )
    return articles.annotate(due_on=Subquery(newest.values("due")[:1]))


def topic_names(article: Article) -> str:
    """Return the topics of one row, which the list has fetched for all."""
    return ", ".join(topic.name for topic in article.topics.all())
