"""References at the desk: find, add, see how each is printed and what cites it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import ClinicProfile, Reference, reference_uses
from articles.text.bibliography import plain_reference, reference_links, short_citation
from articles.text.csl import read_people
from articles.workflow.removing import remove_reference, require_unused_reference

from . import bringing_in, taking_out
from .notice_facts import said_of
from .reference_form import ReferenceForm
from .uses import in_words, listed, unless_used

RECORD = (gettext_lazy("Record"), {"fields": ["key", "csl", "accessed", "archived"]})
KIND = (gettext_lazy("What it is"), {"fields": ["evidence_kind"]})
READ = (gettext_lazy("As readers see it"), {"fields": ["as_printed", "links", "cited_in"]})


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):
    form = ReferenceForm
    list_display = ("key", "source", "year", "evidence_kind", "status", "cited")
    list_filter = ("status", "evidence_kind")
    search_fields = ("key", "title", "doi", "pmid")
    search_help_text = gettext_lazy("Part of a key, a title, an author's name, a DOI")
    list_per_page = 50
    ordering = ("key",)

    show_facets = admin.ShowFacets.NEVER

    def get_urls(self) -> list[Any]:
        """Return Django's own addresses, after those where references come in."""
        view, here = self.admin_site.admin_view, {"admin": self}
        name = "articles_reference"
        return [
            path("bring-in/", view(bringing_in.bring_in), here, name=f"{name}_bring_in"),
            path("bring-in/<int:pk>/", view(bringing_in.brought), here, name=f"{name}_brought"),
            path("bring-in/taken/", view(bringing_in.taken), here, name=f"{name}_taken"),
            path("export/", view(taking_out.take_out), here, name=f"{name}_take_out"),
            path(
                "export/<str:format_>/",
                view(taking_out.take_out_file),
                here,
                name=f"{name}_take_out_file",
            ),
            *super().get_urls(),
        ]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        own = super().get_actions(request)
        return own if IS_POPUP_VAR in request.GET else own | taking_out.export_actions()

    def get_fieldsets(self, request: HttpRequest, obj: Reference | None = None) -> list[Any]:
        if obj is None:
            return [RECORD, KIND]
        may_enter = request.user.has_perm("articles.add_publishernotice")
        said = {"fields": ["said", *(["enter"] if may_enter else [])]}
        return [READ, (_("What its publisher said"), said), RECORD, KIND]

    def get_readonly_fields(self, request: HttpRequest, obj: Reference | None = None) -> list[str]:
        if obj is None:
            return []
        is_frozen = reference_uses([obj.key])[obj.key].is_frozen
        return ["as_printed", "links", "cited_in", "said", "enter", *(["key"] if is_frozen else [])]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Reference], search_term: str
    ) -> tuple[QuerySet[Reference], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if search_term.strip():
            found |= queryset.filter(pk__in=_by_author(search_term))
        return found, may_repeat

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changes = super().get_changelist_instance(request)
        references = list(changes.result_list)
        uses = reference_uses([reference.key for reference in references])
        for reference in references:
            reference.uses = uses[reference.key]
        changes.result_list = references
        return changes

    def save_model(self, request: HttpRequest, obj: Reference, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        super().save_model(request, obj, form, change)
        former = form.initial.get("key")
        if change and former and former != obj.key:
            drafts = reference_uses([former])[former].drafts
            for draft in drafts:
                words = _("“%(draft)s” still cites this as [@%(key)s]. Change it there as well.")
                self.message_user(
                    request, words % {"draft": draft, "key": former}, messages.WARNING
                )

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        refusal = unless_used(self, request, object_id, require=require_unused_reference)
        return refusal or super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Reference) -> None:
        remove_reference(obj)

    @admin.display(description=gettext_lazy("Source"), ordering="title")
    def source(self, reference: Reference) -> str:
        return format_html(
            '{}<span class="under">{}</span>', reference.title, short_citation(reference.csl)
        )

    @admin.display(description=gettext_lazy("Cited in"))
    def cited(self, reference: Any) -> str:
        return in_words(reference.uses)

    @admin.display(description=gettext_lazy("Cited in"))
    def cited_in(self, reference: Reference) -> str:
        return listed(reference_uses([reference.key])[reference.key])

    @admin.display(description=gettext_lazy("Status"))
    def said(self, reference: Reference) -> str:
        return said_of(reference)

    @admin.display(description=gettext_lazy("Found one"))
    def enter(self, reference: Reference) -> str:
        address = reverse("admin:notice_enter", args=[reference.pk])
        words = _("Enter a publisher’s notice…")
        return format_html('<a class="button" href="{}">{}</a>', address, words)

    @admin.display(description=gettext_lazy("As printed"))
    def as_printed(self, reference: Reference) -> str:
        return plain_reference(reference.csl, style=ClinicProfile.current().printing_style())

    @admin.display(description=gettext_lazy("Look it up"))
    def links(self, reference: Reference) -> str:
        names = {"doi": "DOI", "pubmed": "PubMed", "web": _("Page"), "archived": _("Copy")}
        links = reference_links(reference.csl)
        rows = ((link.url, names[link.kind], link.label) for link in links)
        if not links:
            return _("No DOI, PubMed number or address in the record.")
        return format_html_join(
            " ", '<a class="look-up" href="{}" rel="noreferrer">{} {}</a>', rows
        )


def _by_author(words: str) -> list[int]:
    """Return the references whose authors' names hold each of the words, accents as typed."""
    wanted = words.casefold().split()
    return [
        pk
        for pk, csl in Reference.objects.values_list("pk", "csl")
        if (authors := _authors(csl)) and all(word in authors for word in wanted)
    ]


def _authors(csl: dict[str, Any]) -> str:
    people = (*read_people(csl, "author").named, *read_people(csl, "editor").named)
    return " ".join(person.family for person in people).casefold()
