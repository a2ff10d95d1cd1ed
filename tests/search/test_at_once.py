"""Publishing, searching and rebuilding at the same moment, each on a connection of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from django.db import connections, transaction

from articles.models import Article, ChangeKind, GlossaryTerm, SearchState
from articles.search import tables
from articles.search.rebuilding import RebuildOvertakenError, rebuild
from articles.search.refreshing import refresh
from articles.workflow.explaining import keep_word
from articles.workflow.finding import save_search_words
from articles.workflow.publishing import Change, publish, withdraw
from tests.builders import NOON, approve, make_article, make_author, make_edition, make_publisher
from tests.search.indexed import (
    counted,
    entries,
    expected_tokens,
    found,
    matched_tokens,
    rows,
    there,
    titles,
    weight_of,
)

pytestmark = pytest.mark.django_db(transaction=True)
CHANGE = Change("New.", ChangeKind.MINOR)


def elsewhere(verb: Callable[[], Any]) -> Any:
    """Do something on another connection, and wait for it."""

    def run() -> Any:
        try:
            return verb()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result(timeout=60)


@contextmanager
def readers(count: int, look: Callable[[], Any]) -> Iterator[list[Any]]:
    """Let readers look again and again while the block runs; yield all that they saw."""
    seen: list[Any] = []
    done = Event()

    def read() -> None:
        try:
            while not done.is_set():
                seen.append(look())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        reading = [pool.submit(read) for _ in range(count)]
        try:
            yield seen
        finally:
            done.set()
        for one in reading:
            one.result(timeout=60)


def test_every_change_is_in_the_next_look_of_another_connection():
    publisher, author = make_publisher(), make_author()
    article = make_edition(title="Lighthouse").article
    assert elsewhere(titles) == ["Lighthouse"]

    make_edition(article, title="Harbour")
    assert elsewhere(titles) == ["Harbour"]

    save_search_words(article, "pier", by=author)
    assert elsewhere(lambda: found("en_pier")) == ["Harbour"]

    keep_word(GlossaryTerm(term="Buoy", meaning="It floats."))
    assert elsewhere(lambda: found("en_float")) == ["Buoy"]

    withdraw(article, by=publisher, at=NOON, reason="A fault.")
    assert elsewhere(titles) == ["Buoy"]


def test_nobody_sees_what_is_not_yet_published():
    with transaction.atomic():
        make_edition(title="Lighthouse")
        assert titles() == ["Lighthouse"]
        assert elsewhere(titles) == []


def test_two_who_publish_at_once_wait_for_each_other_and_both_are_found():
    publisher = make_publisher()
    articles = [make_article(title=f"Light {number}", body="Same words.") for number in range(8)]
    for article in articles:
        approve(article)

    def press(pk: int) -> None:
        try:
            publish(Article.objects.get(pk=pk), by=publisher, at=NOON, change=CHANGE)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(press, [article.pk for article in articles]))

    assert len(titles()) == 8
    assert weight_of("light") == 8
    assert matched_tokens() == expected_tokens()


def test_readers_find_the_same_all_through_a_rebuild_and_what_happens_meanwhile_counts():
    publisher, author = make_publisher(), make_author()
    make_edition(title="Lighthouse", body="It shines.")
    changed, gone, named = (make_edition(title=title).article for title in ("One", "Two", "Three"))
    new = make_article(title="Four")
    approve(new)

    def meanwhile(_done: int, _all: int) -> None:
        def work() -> None:
            make_edition(changed, title="Five")
            withdraw(gone, by=publisher, at=NOON, reason="A fault.")
            save_search_words(named, "pier", by=author)
            publish(new, by=publisher, at=NOON, change=CHANGE)
            keep_word(GlossaryTerm(term="Buoy", meaning="It floats."))

        elsewhere(work)

    with readers(2, lambda: found("en_shine")) as seen:
        for _ in range(3):
            rebuild()
        rebuilt = rebuild(meanwhile)

    assert set(map(tuple, seen)) == {("Lighthouse",)}
    assert len(seen) > 20
    assert titles() == ["Buoy", "Five", "Four", "Lighthouse", "Three"]
    assert found("en_pier") == ["Three"]
    assert (weight_of("five"), weight_of("two")) == (1, 0)
    assert rebuilt.caught_up == 4
    assert matched_tokens() == expected_tokens()


def test_of_two_rebuilds_the_second_goes_on_and_the_first_is_told():
    make_edition(title="Lighthouse")

    with pytest.raises(RebuildOvertakenError):
        rebuild(lambda _done, _all: elsewhere(rebuild))

    assert titles() == ["Lighthouse"]
    assert tables.left_behind() == ()


def test_a_rebuild_that_is_broken_off_leaves_the_index_as_it_was():
    make_edition(title="Lighthouse")
    before = entries()

    def break_off(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(break_off)
    assert entries() == before

    rebuild()
    assert titles() == ["Lighthouse"]
    assert tables.left_behind() == ()


def test_by_night_rarities_are_counted_anew_and_words_that_are_gone_forgotten():
    make_edition(title="Lighthouse", body="It shines.")
    article = make_edition(title="Harbour", body="It shines on ships.").article
    withdraw(article, by=make_publisher(), at=NOON, reason="A fault.")
    make_edition(title="Pier", body="It shines.")
    # As a machine of an earlier release would leave it, which does not count.
    SearchState.objects.update(entries={})

    assert refresh().forgotten == 2
    assert counted() == there() == {"en": 2}
    assert rows("SELECT df FROM search_word WHERE folded = 'shines'") == [(2,)]
    assert weight_of("harbour") is None
    assert weight_of("ships") is None
    assert weight_of("lighthouse") == 1
    assert refresh() == type(refresh())(0, 0)
    assert found("en_shine") == ["Lighthouse", "Pier"]
