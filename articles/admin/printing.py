"""The print view: find a sheet, say how many, press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.handouts.desk_copy import desk_copy
from articles.handouts.prepared import Prepared
from articles.models import ClinicProfile, Edition, PrintDesk, PrintReceipt
from articles.pages.not_printed import not_printed
from articles.pages.site import make_site
from articles.workflow.errors import PrintingStoppedError
from articles.workflow.permissions import may_print
from articles.workflow.printing import Print, prepare, printed_on, record_print, require_printable

from .printing_choices import Printable, found_in, printables
from .printing_form import PrintForm

LAST_DESK = "print_desk"
"""What the session of somebody at the desk keeps: where they printed last, never what."""

LONGEST_SEARCH = 100


@require_http_methods(["GET", "HEAD", "POST"])
def print_page(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Offer what may be printed; on POST make the receipt, and lead to the PDF."""
    _require_printer(request)
    choices = printables(timezone.localdate(), ClinicProfile.current().ladder())
    form = _form(request, choices)
    if form.is_bound and form.is_valid():
        receipt = _print(request, form)
        if receipt:
            return _to_the_sheet(receipt, has_lines=form.cleaned_data["lines"])
    return _show(request, form, choices, site=site)


@require_safe
def receipt_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with exactly what a receipt says was printed, asking to be printed.

    Where that no longer holds it is only shown: a tab loaded again must not print it by itself.
    """
    _require_printer(request)
    receipt = get_object_or_404(PrintReceipt.objects.select_related("pack_edition__pack"), pk=pk)
    printed = printed_on(receipt)
    prepared = _prepared(printed, has_lines="lines" in request.GET)
    made = prepared.pdf()
    if _holds(receipt, printed):
        made = desk_copy(made, copies=receipt.copies)
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{prepared.file_name}"'},
    )


def _holds(receipt: PrintReceipt, printed: Print) -> bool:
    """Tell whether what was printed would be printed again now."""
    if Edition.objects.out_of_date().filter(printed_sheets__receipt=receipt).exists():
        return False
    ladder, today = ClinicProfile.current().ladder(), timezone.localdate()
    return not not_printed(printed.editions, ladder=ladder, today=today)


def _require_printer(request: HttpRequest) -> None:
    if not may_print(request.user):
        raise PermissionDenied


def _form(request: HttpRequest, choices: Sequence[Printable]) -> PrintForm:
    if request.method == "POST":
        return PrintForm(request.POST, choices=choices)
    desks = PrintDesk.objects.filter(is_in_use=True).values_list("pk", flat=True)
    last = request.session.get(LAST_DESK)
    paper = make_site(ClinicProfile.current(), language=get_language() or "en", path="/").paper
    desk = last if last in desks or len(desks) != 1 else desks[0]
    return PrintForm(initial={"paper": paper, "desk": desk}, choices=choices)


def _print(request: HttpRequest, form: PrintForm) -> PrintReceipt | None:
    """Make the receipt; say so in the form if there is nothing to print any more."""
    printed, desk = form.printed(), form.cleaned_data["desk"]
    if printed is None:
        form.add_error("item", _("This is no longer in circulation. Choose what to print."))
        return None
    profile, today = ClinicProfile.current(), timezone.localdate()
    try:
        require_printable(printed, profile=profile, today=today)
    except PrintingStoppedError as error:
        form.add_error("item", in_words(error))
        return None
    # Made first: what is too long for paper, or has to wait, is answered so and not counted.
    _prepared(printed, has_lines=form.cleaned_data["lines"]).pdf()
    now, token = timezone.now(), form.cleaned_data["token"]
    receipt = record_print(printed, desk=desk, at=now, token=token)
    request.session[LAST_DESK] = desk.pk
    return receipt


def _prepared(printed: Print, *, has_lines: bool) -> Prepared:
    profile, today = ClinicProfile.current(), timezone.localdate()
    return prepare(printed, profile=profile, today=today, has_lines=has_lines)


def in_words(error: PrintingStoppedError) -> str:
    """Say which texts are not printed, since when they are overdue, and what helps."""
    late = "; ".join(
        _("“%(title)s” since %(date)s")
        % {"title": edition.title, "date": date_format(edition.due_on)}
        for edition in error.editions
    )
    words = _("Not printed: its review is overdue. %(late)s. Once it is reviewed, it prints again.")
    return words % {"late": late}


def _to_the_sheet(receipt: PrintReceipt, *, has_lines: bool) -> HttpResponse:
    address = reverse("admin:print_receipt", args=[receipt.pk])
    response = HttpResponseRedirect(f"{address}?lines=on" if has_lines else address)
    # So that loading the sheet again asks for the sheet, and never prints anew.
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _show(
    request: HttpRequest, form: PrintForm, choices: Sequence[Printable], *, site: AdminSite
) -> HttpResponse:
    languages = _languages(choices)
    asked = request.GET.get("q", "")[:LONGEST_SEARCH]
    language = request.GET.get("language", "")
    if language not in dict(languages):
        language = get_language() or "en"
    found = found_in(choices, asked=asked, language=language)
    wanted = form["item"].value() or request.GET.get("item", "")
    context = {
        **site.each_context(request),
        "title": _("Print"),
        "form": form,
        "asked": asked,
        "found": found.with_one(wanted, choices),
        "chosen": found.first if asked and not wanted else wanted,
        "languages": languages,
        "language": language,
        "has_desk": PrintDesk.objects.filter(is_in_use=True).exists(),
    }
    return TemplateResponse(request, "admin/printing/print.html", context)


def _languages(choices: Sequence[Printable]) -> list[tuple[str, str]]:
    """Return the languages there is something in, each by its own name."""
    named = dict(settings.LANGUAGES)
    tags = sorted({choice.language for choice in choices})
    return [(tag, LANG_INFO.get(tag, {}).get("name_local") or named.get(tag, tag)) for tag in tags]
