"""The desk itself: Django's admin with a work list in front and the clinic's name above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import ClinicProfile
from articles.models.clinic import DEFAULT_ACCENT
from articles.workflow.permissions import (
    Person,
    languages_of,
    may_print,
    may_read,
    may_recall,
    writes_at_all,
)

from . import chances, notices, printing, recall, sent_again, unfound, unfound_answering
from .waiting import work_list

# What the bar leads to: the words, and the table behind them or the place of its own.
MENU: tuple[tuple[Promise, str], ...] = (
    (_("Articles"), "articles.Article"),
    (_("Packs"), "articles.Pack"),
    (_("Print"), "print"),
    (_("Recall"), "recall"),
    (_("References"), "articles.Reference"),
    (_("Chances"), "chances"),
    (pgettext_lazy("what gave nothing", "Searches"), "unfound"),
    (_("Glossary"), "articles.GlossaryTerm"),
    (_("Topics"), "articles.Topic"),
    (_("Images"), "articles.Image"),
    (pgettext_lazy("published ones", "Editions"), "articles.Edition"),
    (_("Clinic"), "articles.ClinicProfile"),
    (_("People"), "auth.User"),
)


PLACES: dict[str, Callable[[Person], bool]] = {
    "print": may_print,
    "recall": may_recall,
    "chances": may_read,
    "unfound": writes_at_all,
}
"""Places that are no table's: their address, and who may go there."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One place the bar leads to."""

    label: str | Promise
    url: str
    is_current: bool


class DeskSite(AdminSite):
    """Django's admin, where it starts with what there is to do."""

    site_title = _("Desk")
    index_title = _("Desk")
    # The bar leads everywhere; a second list beside each page would only narrow it.
    enable_nav_sidebar = False
    empty_value_display = "–"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Nothing is deleted by the dozen here: each thing is looked at first.
        self.disable_action("delete_selected")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        clinic = ClinicProfile.current()
        return super().each_context(request) | {
            "clinic": clinic,
            "theme": "" if clinic.accent == DEFAULT_ACCENT else clinic.accent.removeprefix("#"),
            "site_title": clinic.name,
            "menu": self._menu(request),
        }

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Let nobody in without a log-in, which what they have sent goes through."""
        inside = super().admin_view(view, cacheable)

        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            is_stranger = request.method == "POST" and not self.has_permission(request)
            if is_stranger and sent_again.written(request):
                return sent_again.log_in_first(request, self)
            return inside(request, *args, **kwargs)

        return update_wrapper(door, view)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Let somebody in, and let them go on with a form they had sent."""
        sent = sent_again.carried(request)
        answer = super().login(request, {"sent": sent} | (extra_context or {}))
        if sent and isinstance(answer, HttpResponseRedirect) and self.has_permission(request):
            return sent_again.go_on(request, self, to=answer.url, sent=sent)
        return answer

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        today = localdate()
        waiting = work_list(request.user, clinic=ClinicProfile.current(), today=today)
        context = {
            "today": today,
            "work_list": waiting,
            "may_begin": bool(languages_of(request.user)),
        }
        return super().index(request, context | (extra_context or {}))

    def app_index(
        self,
        request: HttpRequest,
        app_label: str,
        extra_context: dict[str, Any] | None = None,
    ) -> TemplateResponse:
        """Show the desk: a page of one app's tables would say less."""
        return self.index(request, extra_context)

    def get_urls(self) -> list[Any]:
        """Return Django's own addresses, after those of printing and recall."""
        view, here, one = self.admin_view, {"site": self}, "recall/<int:pk>/"
        receipt = "print/receipts/<int:pk>/sheet.pdf"
        decide = "notices/<int:pk>/articles/<int:article>/"
        return [
            path("print/", view(printing.print_page), here, name="print"),
            path(receipt, view(printing.receipt_pdf), name="print_receipt"),
            path("chances/", view(chances.chances_page), here, name="chances"),
            path("unfound/", view(unfound.unfound_page), here, name="unfound"),
            path("unfound/<int:pk>/settle/", view(unfound.settle_words), name="unfound_settle"),
            path(
                "unfound/<int:pk>/question/",
                view(unfound_answering.question_page),
                here,
                name="unfound_question",
            ),
            path(
                "unfound/<int:pk>/words/",
                view(unfound_answering.words_page),
                here,
                name="unfound_words",
            ),
            path("recall/", view(recall.recall_list), here, name="recall"),
            path(one, view(recall.recall_page), here, name="recall_edition"),
            path(f"{one}ticks/<int:desk>/", view(recall.tick), name="recall_tick"),
            path(f"{one}notice/", view(recall.notice), name="recall_notice"),
            path("notices/", view(notices.notice_list), here, name="notices"),
            path("notices/<int:pk>/", view(notices.notice_page), here, name="notice"),
            path("notices/<int:pk>/paper/", view(notices.judge), name="notice_judge"),
            path("notices/<int:pk>/back/", view(notices.take_back), name="notice_take_back"),
            path(decide, view(notices.decide), here, name="notice_decide"),
            path("notices/of/<slug:key>/", view(notices.of_reference), name="notice_of"),
            path("notices/enter/<int:pk>/", view(notices.enter), here, name="notice_enter"),
            *super().get_urls(),
        ]

    def _menu(self, request: HttpRequest) -> tuple[MenuEntry, ...]:
        entries = []
        for label, name in MENU:
            url = self._address(request, name)
            if url:
                entries.append(MenuEntry(label, url, request.path.startswith(url)))
        return tuple(entries)

    def _address(self, request: HttpRequest, name: str) -> str:
        """Return where an entry of the menu leads; blank for whoever may not go there."""
        if name in PLACES:
            return reverse(f"admin:{name}") if PLACES[name](request.user) else ""
        model = apps.get_model(name)
        if not self.is_registered(model):
            return ""
        if not self.get_model_admin(model).has_view_permission(request):
            return ""
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
