"""What the pages about one article have in common: whom they let in, what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.models import Article, Review

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


def article_or_404(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> Article:
    """Return the article of a page, for those who may see it at the desk."""
    article = get_object_or_404(Article, pk=pk)
    if not admin.has_view_or_change_permission(request, article):
        raise PermissionDenied
    return article


def show(
    request: HttpRequest, name: str, context: dict[str, Any], *, article: Article, admin: ModelAdmin
) -> HttpResponse:
    """Answer with a page about an article."""
    around = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "article": article,
        "title": article.title,
        "may_change": admin.has_change_permission(request, article),
    }
    return TemplateResponse(request, f"admin/articles/article/{name}.html", around | context)


def to_the_draft(article: Article) -> HttpResponse:
    """Lead to the form of an article."""
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def reviewer_of(review: Review) -> str:
    """Return how the desk calls whoever decided: a colleague, or an expert as they name themself."""
    return name_of(review.reviewer) or review.who()


def name_of(person: Any) -> str:
    """Return how the desk calls a person; blank for nobody."""
    return (person.get_full_name() or person.get_username()) if person else ""
