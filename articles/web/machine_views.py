"""What other programs read: the map of the site, the feed, and notes for robots and researchers."""

from __future__ import annotations

from collections.abc import Set
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, ClinicProfile, Edition, PackEdition, Topic

from .article_views import languages_to_read

FEED_LENGTH = 40
SECURITY_NOTE_VALID = timedelta(days=180)
"""RFC 9116 asks for an end date less than a year away."""

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
    """Pages that stand at the addresses of one language each."""

    i18n = True

    def language_of(self, item: Any) -> str:
        raise NotImplementedError

    def get_languages_for_item(self, item: Any) -> list[str]:
        return _spoken({self.language_of(item)})


def _spoken(languages: Set[str]) -> list[str]:
    """Return those that the site has addresses for."""
    return [language for language, _name in settings.LANGUAGES if language in languages]


class Topics(InItsLanguage):
    """The topics under which something can be read."""

    def language_of(self, item: Topic) -> str:
        return item.language

    def items(self) -> QuerySet[Topic]:
        articles = Article.objects.in_circulation().values("pk")
        topics = Topic.objects.filter(articles__in=articles)
        return topics.distinct().order_by("language", "order", "name")

    def location(self, item: Topic) -> str:
        return reverse("topic", args=[item.slug])


class CurrentEditions(InItsLanguage):
    """The articles in circulation, each with the day of its current edition."""

    def items(self) -> QuerySet[Edition]:
        editions = Edition.objects.current().select_related("article").defer("content")
        return editions.order_by("article__language", "article__slug")

    def language_of(self, item: Edition) -> str:
        return item.article.language

    def location(self, item: Edition) -> str:
        return reverse("article", args=[item.article.slug])

    def lastmod(self, item: Edition) -> datetime:
        return item.published_at


class CurrentPacks(InItsLanguage):
    """The packs that print something, each with the day since which they print it."""

    def items(self) -> QuerySet[PackEdition]:
        made = PackEdition.objects.current().select_related("pack")
        return made.order_by("pack__language", "pack__slug")

    def language_of(self, item: PackEdition) -> str:
        return item.pack.language

    def location(self, item: PackEdition) -> str:
        return reverse("pack", args=[item.pack.slug])

    def lastmod(self, item: PackEdition) -> datetime:
        return item.made_at


SITEMAPS: dict[str, type[Sitemap]] = {
    "lists": Lists,
    "topics": Topics,
    "articles": CurrentEditions,
    "packs": CurrentPacks,
}


class EditionFeed(Feed):
    """What was published, newest first: one entry for each edition and what it changed."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> ClinicProfile:  # noqa: ARG002 - Django's signature
        return ClinicProfile.current()

    def title(self, clinic: ClinicProfile) -> str:
        return _("New and changed articles: %(clinic)s") % {"clinic": clinic.name}

    def link(self, _clinic: ClinicProfile) -> str:
        return reverse("home")

    def author_name(self, clinic: ClinicProfile) -> str:
        return clinic.name

    def items(self, _clinic: ClinicProfile) -> QuerySet[Edition]:
        editions = Edition.objects.in_language(get_language() or settings.LANGUAGE_CODE)
        circulating = editions.filter(article__withdrawn_at__isnull=True)
        newest_first = circulating.order_by("-published_at", "-pk")
        return newest_first.select_related("article").defer("content")[:FEED_LENGTH]

    def item_title(self, item: Edition) -> str:
        return item.title

    def item_description(self, item: Edition) -> str:
        return item.change_note

    def item_link(self, item: Edition) -> str:
        return reverse("edition", args=[item.article.slug, item.number])

    def item_pubdate(self, item: Edition) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Edition) -> datetime:
        return item.published_at


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let every robot read everything, and show it the map. The staff's address is not told."""
    site_map = request.build_absolute_uri(reverse("sitemap"))
    return plain(f"User-agent: *\nAllow: /\n\nSitemap: {site_map}\n")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Tell whoever finds a weakness where to write (RFC 9116); not found where nobody reads mail."""
    clinic = ClinicProfile.current()
    if not clinic.email:
        raise Http404
    today = datetime.combine(timezone.localdate(), time(), tzinfo=UTC)
    lines = (
        f"Contact: mailto:{quote(clinic.email, safe='@')}",
        f"Expires: {(today + SECURITY_NOTE_VALID).isoformat()}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE}",
        f"Canonical: {request.build_absolute_uri()}",
    )
    return plain("".join(f"{line}\n" for line in lines))


def plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
