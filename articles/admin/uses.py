"""Where a thing is used, in words: for lists, for forms, and for a removal that is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Uses
from articles.workflow.removing import StillUsedError


def in_words(uses: Uses) -> str:
    """Return how often a thing is used: “3 articles, 1 draft”. Blank where it is not."""
    only_drafted = [article for article in uses.drafts if article not in uses.published]
    parts = []
    if uses.published:
        count = len(uses.published)
        parts.append(ngettext("%d article", "%d articles", count) % count)
    if only_drafted:
        count = len(only_drafted)
        parts.append(ngettext("%d draft", "%d drafts", count) % count)
    return ", ".join(parts)


def listed(uses: Uses) -> str:
    """Return the articles that use a thing, each as a link to its form."""
    articles = {article.pk: article for article in (*uses.published, *uses.drafts)}
    if not articles:
        return _("In old editions only.") if uses.is_frozen else _("Nowhere yet.")
    rows = (
        (_form(article), article.title, _standing(article, uses)) for article in articles.values()
    )
    return format_html(
        '<ul class="uses">{}</ul>',
        format_html_join("", '<li><a href="{}">{}</a> <span class="quiet">{}</span></li>', rows),
    )


def _standing(article: Article, uses: Uses) -> str:
    if article not in uses.published:
        return _("in the draft only")
    return "" if article in uses.drafts else _("published, no longer in the draft")


def _form(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def unless_used(
    desk: ModelAdmin,
    request: HttpRequest,
    object_id: str,
    *,
    require: Callable[[Any], None],
) -> HttpResponse | None:
    """Return to the form with the reason if a thing may not be removed; None if it may."""
    thing: models.Model | None = desk.get_object(request, object_id)
    if thing is None or not desk.has_delete_permission(request, thing):
        return None  # Django's own view answers these
    try:
        require(thing)
    except StillUsedError as error:
        desk.message_user(request, _refusal(thing, error), messages.WARNING)
        name = f"admin:{desk.opts.app_label}_{desk.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[thing.pk]))
    return None


def _refusal(thing: models.Model, error: StillUsedError) -> str:
    if error.is_logo:
        return _("“%(thing)s” stays: it is the clinic's logo.") % {"thing": thing}
    articles = dict.fromkeys(
        str(article) for article in (*error.uses.published, *error.uses.drafts)
    )
    if not articles:
        return _(
            "“%(thing)s” stays: readers were given old editions that cite it, and may look it up."
        ) % {"thing": thing}
    return _(
        "“%(thing)s” stays, because it is used in %(articles)s. Take it out there first, "
        "and publish."
    ) % {
        "thing": thing,
        "articles": get_text_list([f"“{title}”" for title in articles], _("and")),
    }
