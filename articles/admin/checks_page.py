"""Which checks stop publishing: every check with its reason, its source and the clinic's choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import ClinicProfile
from articles.models.check_words import CHECK_WORDS, GROUP_NAMES
from articles.text.checks.registry import (
    ADVISE,
    BLOCK,
    GROUPS,
    Check,
    Weight,
    in_group,
    stops,
)
from articles.workflow.weighing import chosen_by_clinics, weigh_checks

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

CHOICES: tuple[tuple[Weight, Promise], ...] = (
    (BLOCK, gettext_lazy("Stops")),
    (ADVISE, gettext_lazy("Advises")),
)


class ChecksForm(forms.Form):
    """A choice for each check that is a clinic's to weigh."""

    def __init__(self, *args: Any, clinic: ClinicProfile, **options: Any) -> None:
        super().__init__(*args, **options)
        for check in chosen_by_clinics():
            does_stop = stops(check.code, clinic.check_weights)
            self.fields[check.code] = forms.ChoiceField(
                label=str(CHECK_WORDS[check.code]),
                choices=CHOICES,
                widget=forms.RadioSelect,
                initial=BLOCK if does_stop else ADVISE,
                error_messages={"required": gettext_lazy("Choose one of the two.")},
            )


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check as the page lists it; no `field` where there is nothing to choose."""

    words: str | Promise
    check: Check
    field: BoundField | None
    is_own: bool

    @property
    def stops_by_default(self) -> bool:
        return self.check.weight == BLOCK


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Checks on one subject."""

    name: str
    label: str | Promise
    rows: tuple[CheckRow, ...]


def checks_page(request: HttpRequest, *, admin: ModelAdmin) -> HttpResponse:
    """Show every check; on POST store which of them stop publication here."""
    clinic = ClinicProfile.current()
    may_change = admin.has_change_permission(request, clinic)
    if not (may_change or (request.method != "POST" and admin.has_view_permission(request))):
        raise PermissionDenied
    form = ChecksForm(request.POST if request.method == "POST" else None, clinic=clinic)
    if form.is_bound and form.is_valid():
        return _weigh(request, form, admin)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": _("Which checks stop publishing"),
        "form": form,
        "groups": tuple(_groups(form, clinic)),
        "may_change": may_change,
    }
    return TemplateResponse(request, "admin/articles/clinicprofile/checks.html", context)


def _weigh(request: HttpRequest, form: ChecksForm, admin: ModelAdmin) -> HttpResponse:
    changed = weigh_checks(form.cleaned_data, by=request.user)
    if changed:
        admin.log_change(
            request,
            ClinicProfile.current(),
            _("Which checks stop publishing: %(codes)s") % {"codes": ", ".join(changed)},
        )
    count = len(changed)
    words = ngettext(
        "Saved: %(count)d check weighs otherwise now. It holds from the next draft that is looked "
        "at; what is published stays as it is.",
        "Saved: %(count)d checks weigh otherwise now. It holds from the next draft that is looked "
        "at; what is published stays as it is.",
        count,
    )
    messages.success(request, words % {"count": count} if count else _("Nothing was changed."))
    return HttpResponseRedirect(reverse("admin:articles_clinicprofile_checks"))


def _groups(form: ChecksForm, clinic: ClinicProfile) -> Iterator[CheckGroup]:
    for group in GROUPS:
        rows = tuple(
            CheckRow(
                words=CHECK_WORDS[check.code],
                check=check,
                field=None if check.is_fixed else form[check.code],
                is_own=check.code in clinic.check_weights and not check.is_fixed,
            )
            for check in in_group(group)
        )
        yield CheckGroup(group, GROUP_NAMES[group], rows)
