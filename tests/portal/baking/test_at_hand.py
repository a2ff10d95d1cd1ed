"""What the door answers at once, and that it never is another answer than the usual way's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from articles.models import Article
from portal.baking.baked import Given
from tests.baking import Front, front_of, today
from tests.builders import make_clinic, make_edition

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/articles/rest/"


@pytest.fixture
def front(tmp_path: Path) -> Front:
    make_clinic()
    make_edition(slug="rest", title="Rest", body="Rest for a day.")
    return front_of(tmp_path)


def at_hand(front: Front, address: str = PAGE, **headers: str) -> Given | None:
    path, _, query = address.partition("?")
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
    return front.door.at_hand(
        asked | {"HTTP_HOST": "localhost", "wsgi.url_scheme": "http"} | headers
    )


def test_what_is_at_hand_is_what_the_usual_way_says(front: Front) -> None:
    assert at_hand(front) is None
    tag = front.ask(PAGE).headers["etag"]
    for headers in ({}, {"HTTP_ACCEPT_ENCODING": "br"}, {"HTTP_IF_NONE_MATCH": tag}):
        given, said = at_hand(front, **headers), front.ask(PAGE, **headers)
        assert given is not None
        assert given.status.startswith(str(said.status))
        assert {name.lower(): value for name, value in given.headers} == said.headers
        assert given.body == said.body
        head = given.head.decode("latin-1").split("\r\n")
        assert head[0] == f"HTTP/1.1 {given.status}"
        assert head[1:-1] == [f"{name}: {value}" for name, value in given.headers]


def test_nothing_is_at_hand_that_has_another_address(front: Front) -> None:
    front.ask(PAGE)
    assert at_hand(front, f"{PAGE}?page=2") is None
    assert at_hand(front, HTTP_HOST="other") is None
    assert at_hand(front, HTTP_X_FORWARDED_PROTO="https") is None


def test_a_sheet_is_never_at_hand_as_its_view_counts(front: Front) -> None:
    assert front.ask(f"{PAGE}handout.pdf").status == 200
    assert at_hand(front, f"{PAGE}handout.pdf") is None


def test_a_page_that_no_longer_holds_is_not_at_hand(front: Front) -> None:
    front.ask(PAGE)
    make_edition(slug="sleep")
    front.watch.look_now()
    front.watch.glance()
    assert at_hand(front) is not None
    make_edition(Article.objects.get(slug="rest"), body="Rest for a week.")
    front.watch.look_now()
    front.watch.glance()
    assert at_hand(front) is None


def test_what_another_process_found_is_taken_in_before_anything_is_at_hand(
    front: Front, tmp_path: Path
) -> None:
    front.ask(PAGE)
    front.watch.glance()
    assert at_hand(front) is not None
    make_edition(Article.objects.get(slug="rest"), body="Rest for a week.")
    front_of(tmp_path).watch.look_now()
    assert at_hand(front) is None
    assert b"Rest for a week." in front.ask(PAGE).content


def test_a_disk_that_cannot_be_written_keeps_nothing_from_being_at_hand(tmp_path: Path) -> None:
    make_clinic()
    make_edition(slug="rest", title="Rest", body="Rest for a day.")
    (tmp_path / "baked").write_text("No folder can be made here.")
    front = front_of(tmp_path)
    front.ask(PAGE)
    assert at_hand(front) is not None
    make_edition(Article.objects.get(slug="rest"), body="Rest for a week.")
    front.watch.look_now()
    assert at_hand(front) is None
    assert b"Rest for a week." in front.ask(PAGE).content


def test_a_page_of_yesterday_is_at_hand_only_while_the_database_is_away(
    tmp_path: Path, lost: Callable[[], None]
) -> None:
    make_clinic()
    make_edition(slug="rest")
    days = [today()]
    front = front_of(tmp_path, today=lambda: days[-1])
    front.ask(PAGE)
    days.append("2099-01-01")
    front.watch.look_now()
    front.watch.glance()
    assert at_hand(front) is None
    lost()
    front.watch.look_now()
    assert at_hand(front) is not None


def test_nothing_is_at_hand_before_the_first_look(front: Front, tmp_path: Path) -> None:
    front.ask(PAGE)
    another = front_of(tmp_path)
    assert another.shelf.fetch(f"http localhost {PAGE}?") is not None
    assert at_hand(another) is None
