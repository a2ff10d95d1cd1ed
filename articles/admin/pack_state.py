"""What stands around a pack's form: what is printed now and was before, and who else has been at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import translation

from articles.models import Article, Pack, PackEdition, PackEditionPart
from articles.text.check_codes import printed_code

from .article_pages import name_of
from .pack_form import PackForm
from .pack_rows import PartRow, with_state

MOST_SHOWN = 12
"""Editions of a pack shown under its form; a pack gets one whenever one of its articles does."""


@dataclass(frozen=True, slots=True)
class IssuedPart:
    """One article in an edition of a pack."""

    title: str
    number: int


@dataclass(frozen=True, slots=True)
class IssuedPack:
    """One edition of a pack: its code, and what was printed in it."""

    number: int
    made_at: datetime
    check_code: str
    parts: tuple[IssuedPart, ...]


@dataclass(frozen=True, slots=True)
class OtherSave:
    """Somebody else saved the pack meanwhile: when, who, and what they made of it."""

    at: datetime | None
    by: str
    title: str
    introduction: str
    parts: tuple[str, ...]


def pack_desk(form: PackForm, original: Pack | None) -> dict[str, Any]:
    """Return what the template of the change form needs besides the form."""
    language = {"language": form.instance.language, "languages": settings.LANGUAGES}
    if original is None:
        return language
    # A refused form has already written its values onto `original`.
    pack = Pack.objects.get(pk=original.pk)
    issued = pack.editions.order_by("-number").prefetch_related(_parts())[:MOST_SHOWN]
    issued_count = pack.editions.count()
    with translation.override(pack.language):
        page, pdf = reverse("pack", args=[pack.slug]), reverse("pack-pdf", args=[pack.slug])
    return language | {
        "pack": pack,
        # Asked for where no form shows the rows.
        "rows": partial(_stored_rows, pack),
        "is_printed": PackEdition.objects.current().filter(pack=pack).exists(),
        "issued": [_issued(edition) for edition in issued],
        "issued_count": issued_count,
        "show_delete": issued_count == 0,
        "page_address": page,
        "pdf_address": pdf,
        "other_save": _other_save(pack) if form.is_bound and form.is_outdated else None,
    }


def with_counts(packs: QuerySet[Pack]) -> QuerySet[Pack]:
    """Return packs with how many articles they hold, how many of those are left out, and the newest edition."""
    newest = PackEdition.objects.filter(pack=OuterRef("pk")).order_by("-number")
    printed = Q(parts__article__in=Article.objects.in_circulation())
    return packs.annotate(
        how_many=Count("parts"),
        how_many_left_out=Count("parts", filter=~printed),
        newest_number=Subquery(newest.values("number")[:1]),
        newest_code=Subquery(newest.values("check_code")[:1]),
    )


def prints(pack: Pack) -> bool:
    """Tell whether a pack with its counts has something to print."""
    counts = vars(pack)
    return bool(counts["how_many"] > counts["how_many_left_out"])


def _stored_rows(pack: Pack) -> list[PartRow]:
    """Return the parts of a pack for those who may only look."""
    places = dict(pack.parts.values_list("article", "place"))
    rows = [
        PartRow(article, state, str(places[article.pk]), places[article.pk])
        for article, state in with_state(Article.objects.filter(pk__in=places))
    ]
    return sorted(rows, key=PartRow.rank)


def _parts() -> Prefetch:
    parts = PackEditionPart.objects.select_related("edition").defer("edition__content")
    return Prefetch("parts", queryset=parts.order_by("place"))


def _issued(edition: PackEdition) -> IssuedPack:
    return IssuedPack(
        number=edition.number,
        made_at=edition.made_at,
        check_code=printed_code(edition.check_code),
        parts=tuple(
            IssuedPart(part.edition.title, part.edition.number) for part in edition.parts.all()
        ),
    )


def _other_save(pack: Pack) -> OtherSave:
    save = pack.history.select_related("history_user").order_by("-history_id").first()
    parts = pack.parts.order_by("place").values_list("article__title", flat=True)
    return OtherSave(
        at=save.history_date if save else None,
        by=name_of(save.history_user) if save else "",
        title=pack.title,
        introduction=pack.introduction,
        parts=tuple(parts),
    )
