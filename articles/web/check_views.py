"""Is this sheet still right? A code that was typed, and one that was scanned."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max, Prefetch
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from articles.models import MOST_PARTS, Edition, PackEdition, said_of_editions
from articles.models.edition import EditionQuerySet
from articles.pages.check import CheckedRows, check_page, language_of
from articles.text.characters import without_forbidden
from articles.text.check_codes import LENGTH, printed_code, typed_codes

from .answering import active_language, show, site_of

LONGEST_TYPED = MOST_PARTS * (LENGTH + len(" - ,"))


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Answer what was typed, and keep it in the box."""
    typed = " ".join(without_forbidden(request.GET.get("code", "")[:LONGEST_TYPED]).split())
    return _answer(request, typed_codes(typed, most=MOST_PARTS), typed=typed)


@require_safe
def scanned(request: HttpRequest, codes: str) -> HttpResponse:
    """Answer the address that a sheet carries. Not found if no code of it is ours."""
    found = typed_codes(codes[:LONGEST_TYPED], most=MOST_PARTS)
    typed = ", ".join(printed_code(code) if len(code) == LENGTH else code for code in found)
    return _answer(request, found, typed=typed, is_address=True)


def _answer(
    request: HttpRequest, codes: Sequence[str], *, typed: str, is_address: bool = False
) -> HttpResponse:
    """Answer in the language of the sheet, whatever the address says."""
    rows = _rows(codes)
    with translation.override(language_of(codes, rows) or active_language()):
        site = site_of(request)
        page = check_page(codes, rows, typed=typed, site=site, today=timezone.localdate())
        status = 404 if is_address and not page.is_found else 200
        response = show(request, "articles/check.html", page, site=site, status=status)
    response.headers["Content-Language"] = site.language
    return response


def _rows(codes: Sequence[str]) -> CheckedRows:
    """Return what the database knows of these codes, however many.

    Ten queries at most, and three more where something was said of a source since.
    """
    possible = [code for code in codes if len(code) <= LENGTH]
    if not possible:
        return CheckedRows()
    editions = list(as_checked(Edition.objects.filter(check_code__in=possible)))
    packs = _packs(set(possible) - {edition.check_code for edition in editions})
    parts = [part.edition for pack in packs for part in pack.parts.all()]
    return CheckedRows(
        editions={edition.check_code: edition for edition in editions},
        packs={pack.check_code: pack for pack in packs},
        newest_of_packs=_newest_of({pack.pack_id for pack in packs}),
        later=_later_than([*editions, *parts]),
        instead=_instead_of([*editions, *parts]),
        said=said_of_editions([*editions, *parts]),
    )


def _packs(codes: set[str]) -> list[PackEdition]:
    """Return the packs' editions with these codes, and in each its sheets."""
    if not codes:
        return []
    packs = PackEdition.objects.filter(check_code__in=codes).select_related("pack")
    sheets = Prefetch("parts__edition", as_checked(Edition.objects.all()))
    return list(packs.prefetch_related(sheets))


def as_checked(editions: EditionQuerySet) -> EditionQuerySet:
    """Return editions as answers need them: without their texts."""
    with_people = editions.select_related("article", "reviewed_by", "sign_off__reviewer")
    return with_people.with_renewals().defer("content", "article__body")


def _later_than(sheets: Sequence[Edition]) -> dict[int, list[Edition]]:
    """Return, by article, the editions after the oldest of these sheets, newest first."""
    if not sheets:
        return {}
    later = Edition.objects.filter(
        article__in={sheet.article_id for sheet in sheets},
        number__gt=min(sheet.number for sheet in sheets),
    )
    found: dict[int, list[Edition]] = {}
    for edition in later.defer("content").order_by("article", "-number"):
        found.setdefault(edition.article_id, []).append(edition)
    return found


def _instead_of(sheets: Sequence[Edition]) -> dict[int, Edition]:
    """Return, by article, what to read now where these sheets were withdrawn."""
    wanted = {sheet.article.instead_id for sheet in sheets if sheet.article.instead_id}
    if not wanted:
        return {}
    current = Edition.objects.current().filter(article__in=wanted)
    found = current.select_related("article").defer("content", "article__body")
    return {edition.article_id: edition for edition in found}


def _newest_of(packs: set[int]) -> dict[int, int]:
    """Return the number of each pack's newest edition."""
    if not packs:
        return {}
    numbers = PackEdition.objects.filter(pack__in=packs).order_by().values_list("pack_id")
    return dict(numbers.annotate(Max("number")))
