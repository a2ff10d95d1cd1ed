"""Who begins and changes articles at the desk, and in which languages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect

from articles.models import Article
from articles.workflow.permissions import languages_of, may_begin, may_write

from .language import spoken


class ArticleRights(admin.ModelAdmin):
    """Lets in whom the workflow lets write. Who may only look sees the form without fields."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_begin_here(request)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is not None:
            return may_write(request.user, obj)
        return super().has_change_permission(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Begin in a language in which this person writes, if they have not chosen one yet."""
        if object_id is None and request.method != "POST" and "language" not in request.GET:
            languages = languages_of(request.user)
            if languages and settings.LANGUAGE_CODE not in languages:
                return HttpResponseRedirect(f"{request.path}?language={languages[0]}")
        return super().changeform_view(request, object_id, form_url, extra_context)


def may_begin_here(request: HttpRequest) -> bool:
    """Tell whether this person may begin an article in the language that they chose, or in any."""
    if request.method == "POST" or "language" in request.GET:
        chosen = request.POST if request.method == "POST" else request.GET
        return may_begin(request.user, language=spoken(chosen.get("language", "")))
    return bool(languages_of(request.user))


def may_write_here(request: HttpRequest, article: Any) -> bool:
    """Tell whether this person may write an article, or begin the one that is not there yet."""
    return may_write(request.user, article) if article else may_begin_here(request)
