"""The clinic profile at the desk: one row, so one form, with what readers see of it above."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models import ClinicProfile
from articles.pages.site import make_site
from articles.text.contrast import CONTRAST_AAA, contrast_ratio

from .checks_page import checks_page
from .clinic_form import ClinicProfileForm


@admin.register(ClinicProfile)
class ClinicProfileAdmin(admin.ModelAdmin):
    form = ClinicProfileForm

    class Media:
        js = (Script("desk/clinic.js", type="module"),)

    readonly_fields = ("as_read", "checks", "contrast", "ladder", "own_styles")
    fieldsets = (
        (_("What readers see"), {"fields": ("as_read",)}),
        (
            _("Emergency numbers"),
            {
                "fields": (
                    "region",
                    "emergency_number",
                    "crisis_name",
                    "crisis_number",
                    "advice_number",
                ),
                "description": _(
                    "Choosing a region fills in the numbers used there. A number of your own "
                    "takes their place. Please call each once to be sure of it."
                ),
            },
        ),
        (_("The clinic"), {"fields": ("name", "strapline", "introduction")}),
        (_("How to reach you"), {"fields": ("phone", "opening_hours", "email", "address")}),
        (_("What pages ask back"), {"fields": ("shows_teach_back",)}),
        (_("Before anything is published"), {"fields": ("needs_four_eyes", "checks")}),
        (
            _("References"),
            {
                "fields": ("reference_style", "own_styles"),
                "description": _(
                    "On pages, on sheets and here, from the moment you save. Every list stays in "
                    "the order in which the text cites, with its numbers, whatever the style."
                ),
            },
        ),
        (
            _("When a review is late"),
            {
                "fields": (
                    "ladder",
                    "remind_days",
                    "page_notice_days",
                    "sheet_notice_days",
                    "no_printing_days",
                ),
                "description": _(
                    "Every text has a day by which you look at it again. What happens when nobody "
                    "does is up to you; each step keeps what the steps before it brought."
                ),
            },
        ),
        (
            _("When a publisher takes a source back"),
            {
                "fields": ("notice_from",),
                "description": _(
                    "Such a source is marked wherever it shows, and stops the next edition until "
                    "somebody has decided. Here you choose what readers are told at the head of "
                    "the page and of the sheet as well."
                ),
            },
        ),
        (
            _("How it looks"),
            {
                "fields": ("logo", "new_logo", "accent", "contrast"),
                "description": _("Shown on every page and every sheet."),
            },
        ),
    )

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(partial(checks_page, admin=self))
        return [
            path("checks/", page, name="articles_clinicprofile_checks"),
            *super().get_urls(),
        ]

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(
        self, _request: HttpRequest, _obj: ClinicProfile | None = None
    ) -> bool:
        return False

    def changelist_view(
        self, _request: HttpRequest, _extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the form: there is nothing to choose from."""
        return HttpResponseRedirect(reverse("admin:articles_clinicprofile_change", args=[1]))

    def get_object(
        self, _request: HttpRequest, object_id: str, _from_field: str | None = None
    ) -> ClinicProfile | None:
        """Return the profile, a blank one before it is first saved."""
        return ClinicProfile.current() if object_id == "1" else None

    @admin.display(description=_("On every page"))
    def as_read(self, clinic: ClinicProfile) -> str:
        site = make_site(clinic, language=get_language() or "en", path="")
        return format_html(
            '<div class="as-read">{}</div>',
            render_to_string("components/emergency_line.html", {"site": site}),
        )

    @admin.display(description=_("Step by step"))
    def ladder(self, clinic: ClinicProfile) -> str:
        to_console = settings.EMAIL_BACKEND.endswith("console.EmailBackend")
        drawn = {"clinic": clinic, "mails_go_to_console": to_console}
        return render_to_string("admin/articles/clinicprofile/ladder.html", drawn)

    @admin.display(description=_("Checks"))
    def checks(self, _clinic: ClinicProfile) -> str:
        address = reverse("admin:articles_clinicprofile_checks")
        return format_html('<a href="{}">{}</a>', address, _("Which checks stop publishing"))

    @admin.display(description=_("Your own"))
    def own_styles(self, _clinic: ClinicProfile) -> str:
        address = reverse("admin:articles_referencestyle_changelist")
        return format_html('<a href="{}">{}</a>', address, _("Styles of your own"))

    @admin.display(description=_("Contrast"))
    def contrast(self, clinic: ClinicProfile) -> str:
        # clinic.js measures again, and says it in the same words, while a colour is being chosen.
        words = _("{ratio} to 1 against white; at least {least} to 1 is needed.")
        ratio, least = contrast_ratio(clinic.accent, "#ffffff"), f"{CONTRAST_AAA:g}"
        return format_html(
            '<output id="contrast" for="id_accent" data-words="{}">{}</output>',
            words.format(ratio="{ratio}", least=least),
            words.format(ratio=f"{ratio:.1f}", least=least),
        )
