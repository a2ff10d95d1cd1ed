"""Arrange a pack, and issue its next edition whenever what it prints has changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from articles.models import (
    MOST_PARTS,
    Article,
    Edition,
    Pack,
    PackEdition,
    PackEditionPart,
    PackPart,
)
from articles.text.check_codes import new_check_code

from .errors import PackChangedError, TooManyPartsError
from .permissions import Person, require_permission


@transaction.atomic
def arrange(
    pack: Pack, *, parts: Sequence[Article], by: Person, at: datetime, lock_version: int = 0
) -> PackEdition | None:
    """Store a pack with its parts in their order, and issue what it prints now.

    `pack` carries the new words; `lock_version` is the version of it that was opened.

    Raises:
        NotPermittedError: if this person may not change packs, or add one.
        TooManyPartsError: if there are more parts than a pack holds.
        PackChangedError: if the pack has been saved or deleted since; nothing is changed.
    """
    require_permission(by, "add_pack" if pack._state.adding else "change_pack")
    return store(pack, parts=parts, at=at, lock_version=lock_version)


def store(
    pack: Pack, *, parts: Sequence[Article], at: datetime, lock_version: int = 0
) -> PackEdition | None:
    """Store a pack and its parts, whoever asks; see `arrange`."""
    parts = tuple(dict.fromkeys(parts))
    if len(parts) > MOST_PARTS:
        raise TooManyPartsError
    _lock_articles(parts)
    if not pack._state.adding:
        _claim(pack, lock_version=lock_version)
    pack.save()
    PackPart.objects.filter(pack=pack).delete()
    PackPart.objects.bulk_create(
        PackPart(pack=pack, article=article, place=place)
        for place, article in enumerate(parts, start=1)
    )
    return issue(pack, at=at)


def issue(pack: Pack, *, at: datetime) -> PackEdition | None:
    """Make the next edition of a locked pack, unless it prints what its newest edition says.

    A pack that prints nothing gets no edition.
    """
    printed = tuple(pack.editions_to_print().values_list("pk", flat=True))
    if not printed:
        return None
    newest = pack.editions.order_by("-number").first()
    if newest and _said(newest) == (pack.title, pack.introduction, printed):
        return None
    made: PackEdition = pack.editions.create(
        number=newest.number + 1 if newest else 1,
        title=pack.title,
        introduction=pack.introduction,
        check_code=fresh_check_code(),
        made_at=at,
    )
    PackEditionPart.objects.bulk_create(
        PackEditionPart(pack_edition=made, edition_id=edition, place=place)
        for place, edition in enumerate(printed, start=1)
    )
    return made


def issue_packs_with(article: Article, *, at: datetime) -> None:
    """Issue every pack that holds a locked article, in the transaction that moves it.

    Whoever needs both locks articles first and packs after them, each in one order, so that
    nobody waits for somebody who waits for him.
    """
    holding = PackPart.objects.filter(article=article).values("pack")
    for pack in list(Pack.objects.select_for_update().filter(pk__in=holding).order_by("pk")):
        issue(pack, at=at)


def fresh_check_code() -> str:
    """Return a code that names no edition of any article or pack."""
    while True:
        code = new_check_code()
        is_taken = (
            Edition.objects.filter(check_code=code).exists()
            or PackEdition.objects.filter(check_code=code).exists()
        )
        if not is_taken:
            return code


def _lock_articles(parts: Sequence[Article]) -> None:
    """Wait for whoever is publishing a part: the pack is issued by the one who comes last."""
    keys = [article.pk for article in parts]
    list(Article.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def _claim(pack: Pack, *, lock_version: int) -> None:
    """Take the next version of a pack, and with it the lock on its row."""
    claimed = Pack.objects.filter(pk=pack.pk, lock_version=lock_version).update(
        lock_version=F("lock_version") + 1
    )
    if not claimed:
        raise PackChangedError(pack)
    pack.lock_version = lock_version + 1


def _said(edition: PackEdition) -> tuple[str, str, tuple[int, ...]]:
    parts = edition.parts.order_by("place").values_list("edition", flat=True)
    return edition.title, edition.introduction, tuple(parts)
