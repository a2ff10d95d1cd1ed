"""A reader's own pack: kept in the address of its page, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.handouts.cover import PackCover
from articles.handouts.prepared import prepare_pack
from articles.models import (
    Article,
    ClinicProfile,
    Edition,
    FormerAddress,
    ListedArticle,
    ListedCount,
    in_all,
)
from articles.models.edition import EditionQuerySet
from articles.pages.basket import MOST_READ, Basket, BasketPage, Known, basket_address
from articles.pages.listing import parts_of
from articles.pages.not_printed import not_printed
from articles.pages.site import Site, make_site

from .answering import active_language, asked_part, show, site_of
from .handout_views import answer_and_count, asked_format

OFFERS_ON_A_PAGE = 100


@require_safe
def basket(request: HttpRequest) -> HttpResponse:
    """Show the pack that ?part=…&part=… names, and what may still go into it."""
    site = site_of(request)
    found = asked_basket(request, site)
    others = (
        ListedArticle.objects.in_language(site.language)
        .once()
        .exclude(edition__in=[edition.pk for edition in found.editions])
    )
    in_order = others.by_title().with_editions().with_renewals()
    there = in_all(ListedCount.objects.by_topic(site.language))
    count = there.articles - len(found.editions)
    offered = asked_part(request, parts_of(in_order, OFFERS_ON_A_PAGE, count=count))
    stopped = Offered.of((row.edition for row in offered), site).stopped
    page = BasketPage.of(found, offered=offered, stopped=stopped, paper=site.paper)
    return show(request, "articles/basket.html", page, site=site, lasts=False)


@require_safe
def basket_pdf(request: HttpRequest) -> HttpResponse:
    """Answer with the PDF of what the address names; where not all of it can be had, say so first."""
    profile = ClinicProfile.current()
    site = make_site(profile, language=active_language(), path=request.path)
    in_format = asked_format(request, paper=site.paper)
    found = asked_basket(request, site)
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
    """Some current editions: those that are printed, and those that wait to be looked at again."""

    printed: tuple[Edition, ...]
    stopped: tuple[Edition, ...]

    @classmethod
    def of(cls, editions: Iterable[Edition], site: Site) -> Offered:
        """Part editions that know their articles and their renewals."""
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


def asked_basket(request: HttpRequest, site: Site) -> Basket:
    """Return the pack that the address names, out of what is in circulation.

    One query, with one for renewals; more where the address names what is not there.
    """
    asked = asked_slugs(request)
    # Only what could be an address is looked for: a database refuses some characters.
    sound = [slug for slug in asked if slug_re.fullmatch(slug)]
    offered = Offered.of(_named(sound, site), site)
    known = _known(offered)
    strange = [slug for slug in sound if slug not in known.current and slug not in known.stopped]
    if not strange:
        return Basket.of(asked, known)
    former = FormerAddress.objects.filter(language=site.language, slug__in=strange)
    moved = dict(former.values_list("slug", "article__slug"))
    if moved:
        offered = Offered.of(_named([*sound, *moved.values()], site), site)
    withdrawn = Article.objects.in_language(site.language).withdrawn()
    wanted = withdrawn.filter(slug__in=[*strange, *moved.values()])
    newest = Edition.objects.newest().filter(article__in=wanted)
    titles = dict(newest.values_list("article__slug", "title"))
    return Basket.of(asked, replace(_known(offered), moved=moved, withdrawn=titles))


def _named(slugs: Sequence[str], site: Site) -> EditionQuerySet:
    return offered_editions(site.language).filter(article__slug__in=slugs).order_by("title")


def _known(offered: Offered) -> Known:
    return Known(
        current={edition.article.slug: edition for edition in offered.printed},
        stopped={edition.article.slug: edition.title for edition in offered.stopped},
        moved={},
        withdrawn={},
    )
