"""The basket: a pack that a reader puts together. It lives in the page's address, nowhere else."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Edition, ListedArticle

from .listing import Paging, paging

MOST_IN_BASKET = 12
"""The codes of so many parts fit into one QR code on the cover."""

MOST_READ = 60
"""An address that names more than this was not made by our links; the rest is not looked at."""

MOST_NAMED = 3
LONGEST_NAMED = 40


@dataclass(frozen=True, slots=True)
class Known:
    """What the addresses of articles lead to.

    Editions that are printed; new addresses; titles of what was withdrawn, and of what is not
    printed until somebody has reviewed it.
    """

    current: Mapping[str, Edition]
    stopped: Mapping[str, str]
    moved: Mapping[str, str]
    withdrawn: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """Why something that the address asks for is not in the pack, and where to read on if so."""

    words: str
    address: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Basket:
    """The editions in a reader's pack, in order, and what was left out."""

    editions: tuple[Edition, ...]
    notices: tuple[Notice, ...]

    @property
    def slugs(self) -> list[str]:
        return [edition.article.slug for edition in self.editions]

    @classmethod
    def of(cls, asked: Sequence[str], known: Known) -> Basket:
        """Take the addresses of articles in the order in which they were asked for."""
        slugs = [known.moved.get(slug, slug) for slug in asked]
        found = [known.current[slug] for slug in dict.fromkeys(slugs) if slug in known.current]
        gone = [slug for slug in dict.fromkeys(slugs) if slug in known.withdrawn]
        stopped = [slug for slug in dict.fromkeys(slugs) if slug in known.stopped]
        unknown = {*slugs} - {*known.current} - {*known.withdrawn} - {*known.stopped}
        twice = [known.current[one] for one in known.current if slugs.count(one) > 1]
        notices = (
            *(_withdrawn(slug, known.withdrawn[slug]) for slug in gone),
            *(_stopped(slug, known.stopped[slug]) for slug in stopped),
            *(_unknown(slug) for slug in sorted(unknown)[:MOST_NAMED]),
            *(_twice(edition) for edition in twice[:MOST_NAMED]),
            *_too_many(found[MOST_IN_BASKET:]),
        )
        return cls(tuple(found[:MOST_IN_BASKET]), notices)


@dataclass(frozen=True, slots=True)
class BasketPart:
    """One article in the pack, and the links that move it; blank where it cannot move so."""

    id: str
    slug: str
    title: str
    number: int
    up: str
    down: str
    remove: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An article that can be added; the address is that of the pack with it."""

    title: str
    summary: str
    address: str


@dataclass(frozen=True, slots=True)
class BasketPage:
    """A reader's own pack, and all that may still go into it."""

    parts: tuple[BasketPart, ...]
    notices: tuple[Notice, ...]
    offers: tuple[Offer, ...]
    most: int
    is_full: bool
    pdf: str
    large_pdf: str
    paging: Paging

    @classmethod
    def of(
        cls,
        basket: Basket,
        *,
        offered: Page[ListedArticle],
        stopped: Container[Edition],
        paper: str,
    ) -> BasketPage:
        """Take the basket, some of the other articles, and the paper that printers here hold.

        Those that are `stopped` wait to be looked at again: they are not offered.
        """
        slugs = basket.slugs
        others = (row.edition for row in offered if row.edition not in stopped)
        is_full = len(slugs) >= MOST_IN_BASKET
        pdf = f"{reverse('basket-pdf')}?{_query(slugs)}&paper={paper}"
        return cls(
            parts=tuple(
                _part(edition, slugs, place) for place, edition in enumerate(basket.editions)
            ),
            notices=basket.notices,
            offers=() if is_full else tuple(_offer(edition, slugs) for edition in others),
            most=MOST_IN_BASKET,
            is_full=is_full,
            pdf=pdf,
            large_pdf=f"{pdf}&size=large",
            paging=paging(offered, "basket", part=slugs),
        )


def basket_address(slugs: Iterable[str] = (), *, at: str = "") -> str:
    """Return the address of a pack of these articles; `at` names the place on its page."""
    query = _query(slugs)
    return f"{reverse('basket')}{query and f'?{query}'}{at and f'#{at}'}"


def _query(slugs: Iterable[str]) -> str:
    return urlencode([("part", slug) for slug in slugs])


def _part(edition: Edition, slugs: list[str], place: int) -> BasketPart:
    return BasketPart(
        id=_id(place),
        slug=slugs[place],
        title=edition.title,
        number=edition.number,
        up=_swapped(slugs, place - 1, at=place - 1) if place else "",
        down=_swapped(slugs, place, at=place + 1) if place < len(slugs) - 1 else "",
        remove=basket_address([*slugs[:place], *slugs[place + 1 :]], at="pack"),
    )


def _swapped(slugs: list[str], place: int, *, at: int) -> str:
    """Return the pack in which a part has changed places with the next one."""
    first, second = slugs[place : place + 2]
    return basket_address([*slugs[:place], second, first, *slugs[place + 2 :]], at=_id(at))


def _id(place: int) -> str:
    return f"part-{place + 1}"


def _offer(edition: Edition, slugs: list[str]) -> Offer:
    address = basket_address([*slugs, edition.article.slug], at="pack")
    return Offer(edition.title, edition.summary, address)


def _withdrawn(slug: str, title: str) -> Notice:
    words = _("“%(title)s” has been withdrawn, so it is not in your pack.") % {"title": title}
    return Notice(words, reverse("article", args=[slug]), _("Why, and what to read instead"))


def _stopped(slug: str, title: str) -> Notice:
    words = _("“%(title)s” is not printed until we have looked at it again.") % {"title": title}
    return Notice(words, reverse("article", args=[slug]), _("Read it here"))


def _unknown(slug: str) -> Notice:
    name = slug if len(slug) <= LONGEST_NAMED else f"{slug[:LONGEST_NAMED]}…"
    return Notice(
        _("There is no article at “%(name)s”, so it is not in your pack.") % {"name": name}
    )


def _twice(edition: Edition) -> Notice:
    words = _("“%(title)s” was in your pack more than once. It is printed once.")
    return Notice(words % {"title": edition.title})


def _too_many(left_out: list[Edition]) -> list[Notice]:
    if not left_out:
        return []
    titles = ", ".join(f"“{edition.title}”" for edition in left_out)
    words = _("Your pack holds at most %(most)d articles. Left out: %(titles)s.")
    return [Notice(words % {"most": MOST_IN_BASKET, "titles": titles})]
