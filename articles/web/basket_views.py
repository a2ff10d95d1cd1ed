"""A reader's own pack: kept in the address of its page, and nowhere else."""

from __future__ import annotations

from django.core.validators import slug_re
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.models import Article, Edition, FormerAddress
from articles.models.edition import EditionQuerySet
from articles.pages.basket import MOST_READ, Basket, BasketPage, Known

from .answering import active_language, show, site_of


@require_safe
def basket(request: HttpRequest) -> HttpResponse:
    """Show the pack that ?part=…&part=… names, and what may still go into it."""
    site = site_of(request)
    editions = list(offered_editions(site.language).order_by("title"))
    found = asked_basket(request, editions)
    page = BasketPage.of(found, editions=editions, paper=site.paper)
    return show(request, "articles/basket.html", page, site=site)


@require_safe
def basket_pdf(request: HttpRequest) -> HttpResponse:
    raise Http404


def offered_editions(language: str) -> EditionQuerySet:
    """Return current editions with their articles, without their texts."""
    current = Edition.objects.current().in_language(language).select_related("article")
    return current.defer("content", "article__body")


def asked_basket(request: HttpRequest, editions: list[Edition]) -> Basket:
    """Return the pack that the address names, out of these current editions."""
    asked = request.GET.getlist("part")[:MOST_READ]
    current = {edition.article.slug: edition for edition in editions}
    # Only what could be an address is looked for: a database refuses some characters.
    strange = [slug for slug in asked if slug not in current and slug_re.fullmatch(slug)]
    if not strange:
        return Basket.of(asked, Known(current, {}, {}))
    language = active_language()
    former = FormerAddress.objects.filter(language=language, slug__in=strange)
    moved = dict(former.values_list("slug", "article__slug"))
    withdrawn = Article.objects.in_language(language).withdrawn()
    wanted = withdrawn.filter(slug__in=[*strange, *moved.values()])
    newest = Edition.objects.newest().filter(article__in=wanted)
    titles = dict(newest.values_list("article__slug", "title"))
    return Basket.of(asked, Known(current, moved, titles))
