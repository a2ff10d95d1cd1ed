"""While somebody types, the shortest titles that say it all are found, however many there are."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search.matching import MOST_CANDIDATES
from articles.search.rows import row_of
from articles.search.storing import remove, store
from articles.search.titles import MOST_LOOKED_AT, titled
from articles.search.values import Entry, EntryKind
from tests.search.indexed import rows

pytestmark = pytest.mark.django_db

WORDS = ("ketamine", "dose", "day", "driving", "sleep", "zebra")


def written(title: str) -> Entry:
    return Entry(EntryKind.ARTICLE, "en", slug=title.replace(" ", "-"), anchor="", title=title)


STEMS = {word: row_of(written(word)).named_stems[0] for word in WORDS}


def keep(*titles: str) -> None:
    store([row_of(written(title)) for title in titles])


def found(*groups: list[str], many: Counter[str] | None = None) -> list[str]:
    """Return the titles with a word of each group, in the order of the list."""
    stems = [[STEMS[word] for word in group] for group in groups]
    ids = [one.id for one in titled(stems, how_many=(many or Counter()).__getitem__)]
    titles = dict(rows("SELECT id, title FROM search_entry"))
    return [titles[id_] for id_ in sorted(ids, key=lambda id_: (len(titles[id_]), -id_))]


@pytest.fixture
def many_titles() -> list[str]:
    titles = [" ".join(some) for words in (1, 2, 3) for some in permutations(WORDS, words)]
    keep(*titles)
    return titles


groups = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, unique=True), min_size=1, max_size=3)
counts = st.dictionaries(st.sampled_from([*STEMS.values()]), st.integers(0, 9)).map(Counter)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(groups, counts)
def test_they_have_a_word_of_each_group_and_are_the_shortest(many_titles, groups, counts):
    fitting = [
        title
        for title in reversed(many_titles)
        if all(set(group) & set(title.split()) for group in groups)
    ]

    assert found(*groups, many=counts) == sorted(fitting, key=len)[:MOST_CANDIDATES]


def test_a_rare_word_is_found_among_titles_that_say_a_common_one():
    keep("zebra and a long way to the dose", *["dose"] * (MOST_LOOKED_AT + 1))
    many = Counter({STEMS["dose"]: MOST_LOOKED_AT + 2, STEMS["zebra"]: 1})

    assert found(["zebra"], ["dose", "day"], many=many) == ["zebra and a long way to the dose"]
    assert found(["dose", "day"], ["zebra"], many=many) == ["zebra and a long way to the dose"]


def test_of_very_many_titles_only_the_shortest_are_held_against_the_others():
    keep("dose day", "a dose on a day and a long way home", *["dose"] * MOST_LOOKED_AT)
    many = Counter(dict.fromkeys(STEMS.values(), MOST_LOOKED_AT))

    assert found(["dose"], ["day"], many=many) == []
    keep("day")
    assert found(["day"], ["dose"], many=many) == [
        "dose day",
        "a dose on a day and a long way home",
    ]


def test_what_is_gone_is_not_found():
    keep("dose", "dose day")
    ids = [id_ for id_, title in rows("SELECT id, title FROM search_entry") if title == "dose"]

    remove(ids)

    assert found(["dose"]) == ["dose day"]
    assert rows("SELECT DISTINCT said FROM search_named") == [
        (f" {STEMS['dose']} {STEMS['day']} ",)
    ]
