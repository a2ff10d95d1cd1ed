"""A reader's own pack: kept in the address of its page, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.handouts.cover import PackCover
from articles.handouts.prepared import prepare_pack
from articles.models import Article, ClinicProfile, Edition, FormerAddress
from articles.models.edition import EditionQuerySet
from articles.pages.basket import MOST_READ, Basket, BasketPage, Known, basket_address
from articles.pages.not_printed import not_printed
from articles.pages.site import Site, make_site

from .answering import active_language, show, site_of
from .handout_views import answer_and_count, asked_format


@require_safe
def basket(request: HttpRequest) -> HttpResponse:
    """Show the pack that ?part=…&part=… names, and what may still go into it."""
    site = site_of(request)
    offered = Offered.of(offered_editions(site.language).order_by("title"), site)
    found = asked_basket(request, offered)
    page = BasketPage.of(found, editions=offered.printed, paper=site.paper)
    return show(request, "articles/basket.html", page, site=site)


@require_safe
def basket_pdf(request: HttpRequest) -> HttpResponse:
    """Answer with the PDF of what the address names; where not all of it can be had, say so first."""
    profile = ClinicProfile.current()
    site = make_site(profile, language=active_language(), path=request.path)
    in_format = asked_format(request, paper=site.paper)
    found = asked_basket(request, Offered.of(offered_editions(site.language), site))
    if found.notices or not found.editions:
        return redirect(basket_address(asked_slugs(request)))
    editions = in_full(found.editions)
    today = timezone.localdate()
    cover = PackCover(
        title=_("Your pack"),
        introduction="",
        check_code="",
        number=0,
        made_on=today,
        language=site.language,
    )
    prepared = prepare_pack(cover, editions, profile=profile, in_format=in_format, today=today)
    return answer_and_count(request, prepared, editions=editions, today=today)


def offered_editions(language: str) -> EditionQuerySet:
    """Return current editions with their articles, without their texts."""
    current = Edition.objects.current().in_language(language).select_related("article")
    return current.with_renewals().defer("content", "article__body")


@dataclass(frozen=True, slots=True)
class Offered:
    """Current editions: those that are printed, and those that wait to be looked at again."""

    printed: tuple[Edition, ...]
    stopped: tuple[Edition, ...]

    @classmethod
    def of(cls, editions: EditionQuerySet, site: Site) -> Offered:
        """Ask for the editions once, and part them."""
        found = list(editions)
        stopped = not_printed(found, ladder=site.ladder, today=timezone.localdate())
        return cls(tuple(edition for edition in found if edition not in stopped), stopped)


def in_full(editions: Sequence[Edition]) -> list[Edition]:
    """Return editions in their order, with everything that their sheets show."""
    found = Edition.objects.with_people().in_bulk([edition.pk for edition in editions])
    return [found[edition.pk] for edition in editions]


def asked_slugs(request: HttpRequest) -> list[str]:
    """Return the addresses that the page's own address names, sound or not."""
    return request.GET.getlist("part")[:MOST_READ]


def asked_basket(request: HttpRequest, offered: Offered) -> Basket:
    """Return the pack that the address names, out of these current editions."""
    asked = asked_slugs(request)
    known = Known(
        current={edition.article.slug: edition for edition in offered.printed},
        stopped={edition.article.slug: edition.title for edition in offered.stopped},
        moved={},
        withdrawn={},
    )
    # Only what could be an address is looked for: a database refuses some characters.
    found = {*known.current, *known.stopped}
    strange = [slug for slug in asked if slug not in found and slug_re.fullmatch(slug)]
    if not strange:
        return Basket.of(asked, known)
    language = active_language()
    former = FormerAddress.objects.filter(language=language, slug__in=strange)
    moved = dict(former.values_list("slug", "article__slug"))
    withdrawn = Article.objects.in_language(language).withdrawn()
    wanted = withdrawn.filter(slug__in=[*strange, *moved.values()])
    newest = Edition.objects.newest().filter(article__in=wanted)
    titles = dict(newest.values_list("article__slug", "title"))
    return Basket.of(asked, replace(known, moved=moved, withdrawn=titles))
