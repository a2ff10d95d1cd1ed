"""Which articles are nearest to words that gave nothing, and at which place a search finds one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from articles.models import Article, UnfoundWords
from articles.search.searching import search
from articles.search.values import Found
from articles.text.searching.words import stems

from .writing_desk import live_address

MOST_NEAREST = 6
FOUND = 100
"""What it counts to be found by one of the words; less the place, and more than a title's words."""
MOST_LOOKED_AT = 30
"""Results of a search that is tried out: nobody reads further."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a search gives, and how far down one article comes; `place` is 0 if it does not.

    `above` are the results before it, or the first ones if it does not come.
    """

    searched: str
    is_corrected: bool
    total: int
    place: int
    found: Found | None
    above: tuple[Found, ...]


def tried(text: str, article: Article) -> Tried:
    """Search as a reader of the article's language would, and look for the article."""
    own = live_address(article)
    answer = search(text, language=article.language)
    results = list(answer.found)
    while answer.found and len(results) < min(answer.total, MOST_LOOKED_AT):
        answer = search(text, language=article.language, page=answer.page + 1)
        results += answer.found
    places = (place for place, one in enumerate(results, 1) if page_of(one) == own)
    place = next(places, 0)
    return Tried(
        answer.searched,
        answer.is_corrected,
        answer.total,
        place,
        results[place - 1] if place else None,
        tuple(results[: place - 1 if place else MOST_NEAREST]),
    )


def nearest_articles(words: UnfoundWords) -> list[Article]:
    """Return the articles that the words lead to one by one, as together they lead nowhere.

    What readers cannot find comes after those, by the words of titles and summaries.
    """
    rows = Article.objects.in_language(words.language).order_by("title").defer("body")
    articles = {live_address(article): article for article in rows}
    points: Counter[str] = Counter()
    for word in words.words.split():
        pages = dict.fromkeys(map(page_of, search(word, language=words.language).found))
        for place, address in enumerate(pages):
            points[address] += FOUND - place
    wanted = set(stems(words.words, words.language))
    for address, article in articles.items():
        said = stems(f"{article.title} {article.summary}", words.language)
        points[address] += len(wanted.intersection(said))
    nearest = [address for address, _ in points.most_common() if address in articles]
    return [articles[address] for address in nearest if points[address]][:MOST_NEAREST]


def page_of(found: Found) -> str:
    """Return the page that a result is on."""
    return found.address.partition("#")[0]
