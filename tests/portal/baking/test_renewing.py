"""What is made anew after a change, before anybody asks for it again."""

from __future__ import annotations

import fcntl
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from articles.models import Article
from portal.baking.renewing import MOST_AT_ONCE, Renewal
from tests.baking import Front, front_of
from tests.builders import make_clinic, make_edition

pytestmark = pytest.mark.django_db(transaction=True)

PAGE, OTHER = "/articles/rest/", "/articles/sleep/"
PATIENCE_SECONDS = 30


@pytest.fixture
def front(tmp_path: Path) -> Front:
    make_clinic()
    make_edition(slug="rest", title="Rest", body="Rest for a day.")
    make_edition(slug="sleep", title="Sleep", body="Sleep well.")
    return front_of(tmp_path)


def publish(body: str) -> None:
    make_edition(Article.objects.get(slug="rest"), body=body)


def renew(front: Front) -> None:
    """What a thread of each process does after a change."""
    front.door._renewal.renew(pause=lambda _seconds: None)


def counting(front: Front) -> list[str]:
    """Count what the site itself is asked from now on."""
    asked, site = [], front.door._site

    def counted(environ: Any, start: Any) -> Iterable[bytes]:
        asked.append(environ["PATH_INFO"])
        return site(environ, start)

    front.door._site = counted
    return asked


def test_a_page_that_was_asked_for_is_finished_again_without_a_reader(
    front: Front, lost: Any
) -> None:
    front.ask(PAGE)
    publish("Rest for a week.")
    front.watch.look_now()
    renew(front)
    lost()
    front.watch.look_now()
    assert b"Rest for a week." in front.ask(PAGE).content


def test_only_what_has_changed_is_made_and_what_was_asked_for_last_comes_first(
    front: Front,
) -> None:
    for address in (PAGE, OTHER, "/articles/", "/glossary/"):
        front.ask(address)
    asked = counting(front)
    renew(front)
    assert asked == []
    publish("Rest for a week.")
    front.watch.look_now()
    renew(front)
    assert asked == ["/glossary/", "/articles/", PAGE]
    renew(front)
    assert asked == ["/glossary/", "/articles/", PAGE]


def test_what_another_process_has_finished_is_taken_from_it(front: Front, tmp_path: Path) -> None:
    other = front_of(tmp_path)
    for each in (front, other):
        each.ask(PAGE)
    publish("Rest for a week.")
    front.watch.look_now()
    renew(front)
    asked = counting(other)
    renew(other)
    assert b"Rest for a week." in other.ask(PAGE).content
    assert asked == []


def test_nothing_is_made_while_the_database_is_away(front: Front, lost: Any) -> None:
    front.ask(PAGE)
    publish("Rest for a week.")
    front.watch.look_now()
    lost()
    front.watch.look_now()
    asked = counting(front)
    renew(front)
    assert asked == []


def test_a_page_made_anew_keeps_its_place_among_those_that_were_asked_for(front: Front) -> None:
    for address in (PAGE, OTHER):
        front.ask(address)
    publish("Rest for a week.")
    front.watch.look_now()
    renew(front)
    assert [key.split()[-1] for key, _ in front.shelf.in_memory()] == [f"{OTHER}?", f"{PAGE}?"]


def test_after_one_change_no_more_is_made_than_a_process_can_do_beside_its_readers(
    tmp_path: Path,
) -> None:
    made: list[str] = []
    keys = [str(number) for number in range(MOST_AT_ONCE + 1)]
    renewal = Renewal(tmp_path / "turn", outdated=lambda: keys, make_anew=made.append)
    renewal.renew(pause=lambda _seconds: None)
    assert made == keys[:-1]


def test_processes_take_turns(tmp_path: Path) -> None:
    made = Event()
    renewal = Renewal(
        tmp_path / "turn", outdated=lambda: ["page"], make_anew=lambda _key: made.set()
    )
    with (tmp_path / "turn").open("w") as another:
        fcntl.flock(another, fcntl.LOCK_EX)
        renewal.begin()
        assert not made.wait(0.2)
    assert made.wait(PATIENCE_SECONDS)


def test_a_disk_that_cannot_be_written_keeps_nobody_from_making(tmp_path: Path) -> None:
    made = Event()
    renewal = Renewal(
        tmp_path / "nowhere" / "turn",
        outdated=lambda: ["page"],
        make_anew=lambda _key: made.set(),
    )
    renewal.begin()
    assert made.wait(PATIENCE_SECONDS)
