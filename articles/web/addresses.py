"""Every address of the site that answers everybody alike, so that all of it can be made beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from articles.models import Edition, FormerAddress, PackEdition, Reference, Topic

from .article_views import languages_to_read
from .site_map import LISTS


def public_addresses() -> Iterator[str]:
    """Yield the addresses, those that most readers ask for first. One query for each kind."""
    spoken = [language for language, _ in settings.LANGUAGES]
    read_in = {settings.LANGUAGE_CODE, *languages_to_read()}
    for language in (one for one in spoken if one in read_in):
        with override(language):
            yield from (reverse(name) for name in LISTS)
            yield from _articles(language)
            yield from _collected(language)
    yield from (reverse(name) for name in ("sitemap", "robots"))
    yield from _codes()


def _articles(language: str) -> Iterator[str]:
    current = Edition.objects.current().in_language(language).order_by("article__slug")
    slugs = list(current.values_list("article__slug", flat=True))
    for name in ("article", "article-handout", "article-evidence", "article-history"):
        yield from (reverse(name, args=[slug]) for slug in slugs)
    withdrawn = Edition.objects.newest().filter(
        article__language=language, article__withdrawn_at__isnull=False
    )
    for slug in withdrawn.values_list("article__slug", flat=True):
        yield reverse("article", args=[slug])
    former = FormerAddress.objects.filter(language=language)
    yield from (reverse("article", args=[slug]) for slug in former.values_list("slug", flat=True))


def _collected(language: str) -> Iterator[str]:
    topics = Topic.objects.filter(language=language).values_list("slug", flat=True)
    yield from (reverse("topic", args=[slug]) for slug in topics)
    packs = PackEdition.objects.current().in_language(language)
    for slug in packs.values_list("pack__slug", flat=True):
        yield from (reverse(name, args=[slug]) for name in ("pack", "pack-pdf"))
    keys = Reference.objects.order_by("key").values_list("key", flat=True)
    yield from (reverse("reference", args=[key]) for key in keys)
    yield reverse("feed")


def _codes() -> Iterator[str]:
    """The answers to sheets, as a scanner asks for them and as a finger types them."""
    for editions in (Edition.objects.all(), PackEdition.objects.all()):
        for code in editions.order_by("-pk").values_list("check_code", flat=True).iterator():
            yield f"/C/{code}"
            yield reverse("check-code", args=[code])
