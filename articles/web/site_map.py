"""The map of the site: every address there is to read, in as many files as it takes."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.models import ListedArticle, PackEdition, Topic
from articles.models.listed import ListedArticleQuerySet

from .answering import keep
from .article_views import languages_to_read

MOST_ADDRESSES = 1_000
"""How many addresses one file of the map holds, which is made anew after each publication;
sitemaps.org allows 50,000."""

_ADDRESSED = [language for language, _name in settings.LANGUAGES]

LISTS = ("home", "article-list", "faqs", "glossary", "references", "check", "pack-list")


class Lists(Sitemap):
    """The pages that lead to articles, in each language there is something to read in."""

    i18n = True

    def items(self) -> list[str]:
        return list(LISTS)

    def get_languages_for_item(self, item: str) -> list[str]:  # noqa: ARG002 - Django's signature
        return self._read_in

    @cached_property
    def _read_in(self) -> list[str]:
        return _spoken({settings.LANGUAGE_CODE, *languages_to_read()})

    def location(self, item: str) -> str:
        return reverse(item)


class InItsLanguage(Sitemap):
    """Pages that stand at the addresses of one language each.

    Not Django's `i18n`, for which every page of the map reads all items.
    """

    limit = MOST_ADDRESSES

    def language_of(self, item: Any) -> str:
        raise NotImplementedError

    def address(self, item: Any) -> str:
        raise NotImplementedError

    def location(self, item: Any) -> str:
        with override(self.language_of(item)):
            return self.address(item)


def _spoken(languages: Set[str]) -> list[str]:
    """Return those that the site has addresses for."""
    return [language for language, _name in settings.LANGUAGES if language in languages]


class Topics(InItsLanguage):
    """The topics under which something can be read."""

    def language_of(self, item: Topic) -> str:
        return item.language

    def items(self) -> QuerySet[Topic]:
        listed = Exists(ListedArticle.objects.filter(topic=OuterRef("pk")))
        topics = Topic.objects.filter(listed, language__in=_ADDRESSED)
        return topics.order_by("language", "order", "name")

    def address(self, item: Topic) -> str:
        return reverse("topic", args=[item.slug])


class CurrentEditions(InItsLanguage):
    """The articles in circulation, each with the day of its current edition."""

    def items(self) -> QuerySet[ListedArticle]:
        rows = _listed().select_related("article").defer("article__body")
        return rows.order_by("article_id")

    def language_of(self, item: ListedArticle) -> str:
        return item.language

    def address(self, item: ListedArticle) -> str:
        return reverse("article", args=[item.article.slug])

    def lastmod(self, item: ListedArticle) -> datetime:
        return item.published_at

    def get_latest_lastmod(self) -> datetime | None:
        """Return when the newest of them was published; Django would read all of them."""
        newest: datetime | None = _listed().aggregate(at=Max("published_at"))["at"]
        return newest


class CurrentPacks(InItsLanguage):
    """The packs that print something, each with the day since which they print it."""

    def items(self) -> QuerySet[PackEdition]:
        made = PackEdition.objects.current().filter(pack__language__in=_ADDRESSED)
        return made.select_related("pack").order_by("pack__language", "pack__slug")

    def language_of(self, item: PackEdition) -> str:
        return item.pack.language

    def address(self, item: PackEdition) -> str:
        return reverse("pack", args=[item.pack.slug])

    def lastmod(self, item: PackEdition) -> datetime:
        return item.made_at


SITEMAPS: dict[str, type[Sitemap] | Sitemap] = {
    "lists": Lists,
    "topics": Topics,
    "articles": CurrentEditions,
    "packs": CurrentPacks,
}


@require_safe
def site_map(request: HttpRequest) -> HttpResponseBase:
    """Show the map, or where its files are if one cannot hold it."""
    keep(request)
    if CurrentEditions().paginator.num_pages == 1:
        return sitemap(request, SITEMAPS)
    return index(request, SITEMAPS, sitemap_url_name="sitemap-part")


@require_safe
def site_map_part(request: HttpRequest, section: str) -> HttpResponseBase:
    """Show one kind of addresses; ?p= asks for one file of them."""
    keep(request, reads=("p",))
    return sitemap(request, SITEMAPS, section=section)


def _listed() -> ListedArticleQuerySet:
    return ListedArticle.objects.once().filter(language__in=_ADDRESSED)
