"""What other programs read: the feed, and notes for robots and researchers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import ClinicProfile, Edition, ListedArticle

from .answering import keep

FEED_LENGTH = 40
SECURITY_NOTE_VALID = timedelta(days=180)
"""RFC 9116 asks for an end date less than a year away."""


class EditionFeed(Feed):
    """What was published, newest first: one entry for each edition and what it changed."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> ClinicProfile:
        keep(request)
        return ClinicProfile.current()

    def title(self, clinic: ClinicProfile) -> str:
        return _("New and changed articles: %(clinic)s") % {"clinic": clinic.name}

    def link(self, _clinic: ClinicProfile) -> str:
        return reverse("home")

    def author_name(self, clinic: ClinicProfile) -> str:
        return clinic.name

    def items(self, _clinic: ClinicProfile) -> QuerySet[Edition]:
        language = get_language() or settings.LANGUAGE_CODE
        # Asked of each edition, newest first: a join would begin with all articles of a language.
        listed = ListedArticle.objects.in_language(language).once()
        circulating = Edition.objects.filter(Exists(listed.filter(article=OuterRef("article"))))
        newest_first = circulating.order_by("-published_at", "-pk").select_related("article")
        return newest_first.defer("content", "article__body")[:FEED_LENGTH]

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
    """Let every robot read all but searches, and show it the map. The staff's address is not told."""
    keep(request)
    site_map = request.build_absolute_uri(reverse("sitemap"))
    closed = "".join(f"Disallow: {address}\n" for address in _searches())
    return plain(f"User-agent: *\nAllow: /\n{closed}\nSitemap: {site_map}\n")


def _searches() -> Iterator[str]:
    """Yield where each language is searched: what is found there stands elsewhere."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield reverse("search")


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
