"""The shortest titles that say all that is asked are found, however many there are."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search import reading
from articles.search.rows import row_of
from articles.search.storing import remove, store
from articles.search.titles import MOST_LOOKED_AT, shortest_titles
from articles.search.values import Entry, EntryKind
from tests.search.indexed import rows

pytestmark = pytest.mark.django_db

MOST = 40
WORDS = ("ketamine", "dose", "day", "driving", "sleep", "zebra")

Way = tuple[str, ...]
ZEBRA, DOSE, DAY = ("zebra",), ("dose",), ("day",)


def written(title: str) -> Entry:
    return Entry(EntryKind.ARTICLE, "en", slug=title.replace(" ", "-"), anchor="", title=title)


STEMS = {word: row_of(written(word)).named_stems[0] for word in WORDS}


def keep(*titles: str) -> None:
    store([row_of(written(title)) for title in titles])


def found(*things: list[Way], many: Counter[str] | None = None) -> list[str]:
    """Return the titles that say each thing in one of its ways, in the order of the list."""
    asked = [[tuple(STEMS[word] for word in way) for way in ways] for ways in things]
    how_many = (many or Counter()).__getitem__
    sql, given = shortest_titles(asked, how_many=how_many, most=MOST)
    ids = [id_ for id_, _length in reading.rows(sql, given)]
    titles = dict(rows("SELECT id, title FROM search_entry"))
    return [titles[id_] for id_ in sorted(ids, key=lambda id_: (len(titles[id_]), -id_))]


@pytest.fixture
def many_titles() -> list[str]:
    titles = [" ".join(some) for words in (1, 2, 3) for some in permutations(WORDS, words)]
    keep(*titles)
    return titles


ways = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True).map(tuple)
things = st.lists(st.lists(ways, min_size=1, unique=True), min_size=1, max_size=3)
counts = st.dictionaries(st.sampled_from([*STEMS.values()]), st.integers(0, 9)).map(Counter)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(things, counts)
def test_they_say_each_thing_in_one_of_its_ways_and_are_the_shortest(many_titles, things, counts):
    fitting = [
        title
        for title in reversed(many_titles)
        if all(any(set(way) <= set(title.split()) for way in ways) for ways in things)
    ]

    assert found(*things, many=counts) == sorted(fitting, key=len)[:MOST]


def test_a_rare_word_is_found_among_titles_that_say_a_common_one():
    keep("zebra and a long way to the dose", *["dose"] * (MOST_LOOKED_AT + 1))
    many = Counter({STEMS["dose"]: MOST_LOOKED_AT + 2, STEMS["zebra"]: 1})

    assert found([ZEBRA], [DOSE, DAY], many=many) == ["zebra and a long way to the dose"]
    assert found([DOSE, DAY], [ZEBRA], many=many) == ["zebra and a long way to the dose"]


def test_of_very_many_titles_only_the_shortest_are_held_against_the_others():
    keep("dose day", "a dose on a day and a long way home", *["dose"] * MOST_LOOKED_AT)
    many = Counter(dict.fromkeys(STEMS.values(), MOST_LOOKED_AT))

    assert found([DOSE], [DAY], many=many) == []
    keep("day")
    assert found([DAY], [DOSE], many=many) == [
        "dose day",
        "a dose on a day and a long way home",
    ]


def test_what_is_gone_is_not_found():
    keep("dose", "dose day")
    ids = [id_ for id_, title in rows("SELECT id, title FROM search_entry") if title == "dose"]

    remove(ids)

    assert found([DOSE]) == ["dose day"]
    assert rows("SELECT DISTINCT said FROM search_named") == [
        (f" {STEMS['dose']} {STEMS['day']} ",)
    ]
