"""Editions at the desk: what was published, when and by whom. Nobody changes one here."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import ChangeKind, Edition
from articles.models.edition import due_day

from .article_pages import name_of


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    list_display = ("title", "number", "weight", "published_at", "published", "due")
    list_filter = ("change_kind", "is_starter_text")
    search_fields = ("title", "change_note")
    search_help_text = gettext_lazy("Part of a title or of what changed")
    show_facets = admin.ShowFacets.NEVER
    ordering = ("-published_at",)
    list_select_related = ("published_by",)
    fields = (
        "title",
        "number",
        "open_it",
        "asked_back",
        "change_note",
        "change_kind",
        "published_at",
        "published",
        "due",
        "renewed",
        "printed",
        "downloaded",
        "summary",
        "text",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        editions = Edition.objects.with_renewals().select_related("article")
        return editions.annotate(due=due_day()).order_by(*self.get_ordering(request))

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Edition | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("Published by"), ordering="published_by")
    def published(self, edition: Edition) -> str:
        if edition.is_starter_text:
            return _("Came with the portal")
        return str(edition.published_by)

    @admin.display(description=gettext_lazy("Change"), ordering="change_kind")
    def weight(self, edition: Edition) -> str:
        is_minor = edition.change_kind == ChangeKind.MINOR
        return _("Minor") if is_minor else _("Substantial")

    @admin.display(description=gettext_lazy("Next review by"), ordering="due")
    def due(self, edition: Edition) -> str:
        return date_format(edition.due_on)

    @admin.display(description=gettext_lazy("Reviewed again"))
    def renewed(self, edition: Edition) -> str:
        renewals = edition.renewals.all()
        lines = (
            (date_format(localdate(one.reviewed_at)), name_of(one.reviewed_by), one.note)
            for one in renewals
        )
        return format_html_join("", "<p>{}, {}<br>{}</p>", lines) if renewals else _("Never")

    @admin.display(description=gettext_lazy("Open it"))
    def open_it(self, edition: Edition) -> str:
        page = reverse("edition", args=[edition.article.slug, edition.number])
        return format_html('<a class="look-up" href="{}">{}</a>', page, _("As readers saw it"))

    @admin.display(description=gettext_lazy("Asked back"))
    def asked_back(self, edition: Edition) -> str:
        if not edition.content.get("teach_back"):
            return _("Nothing")
        page = reverse("admin:articles_article_asked_back", args=[edition.article_id])
        words = _("How the answers were")
        return format_html('<a href="{}#edition-{}">{}</a>', page, edition.number, words)

    @admin.display(description=gettext_lazy("Printed at desks"))
    def printed(self, edition: Edition) -> str:
        sheets = edition.printed_sheets.total()
        return ngettext("%(sheets)d sheet", "%(sheets)d sheets", sheets) % {"sheets": sheets}

    @admin.display(description=gettext_lazy("Taken from the public page"))
    def downloaded(self, edition: Edition) -> str:
        count = edition.download_counts.total()
        return ngettext("%(count)d download", "%(count)d downloads", count) % {"count": count}

    @admin.display(description=gettext_lazy("Text"))
    def text(self, edition: Edition) -> str:
        return format_html('<pre class="manuscript-text">{}</pre>', edition.manuscript().body)
