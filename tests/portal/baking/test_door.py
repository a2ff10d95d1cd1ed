"""The door before the site: what is finished, what holds, and what is left while nobody answers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

from articles.models import Article, ChangeKind
from articles.web import answering
from articles.workflow.drafting import rename
from articles.workflow.publishing import withdraw
from portal.baking import door
from portal.models import SiteVersion
from tests.baking import Front, ask, front_of
from tests.builders import NOON, make_article, make_clinic, make_edition, make_publisher

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/articles/rest/"


@pytest.fixture
def front(tmp_path: Path) -> Front:
    make_clinic()
    make_edition(slug="rest", title="Rest", body="Rest for a day.")
    make_edition(slug="sleep", title="Sleep", body="Sleep well.")
    return front_of(tmp_path)


def files(folder: Path) -> set[Path]:
    return {file for file in folder.glob("baked/*/*") if file.is_file()}


def test_the_site_and_its_door_speak_of_the_same_marks() -> None:
    assert answering.MARKS == door.MARKS


def test_a_page_is_made_once(front: Front, tmp_path: Path) -> None:
    first = front.ask(PAGE)
    assert (first.status, b"Rest for a day." in first.content) == (200, True)
    made = files(tmp_path)
    assert len(made) == 1
    assert front.ask(PAGE) == first
    assert front.ask(PAGE, HTTP_ACCEPT_ENCODING="br").content == first.content
    assert files(tmp_path) == made


def test_the_page_is_what_the_site_says(front: Front) -> None:
    made = front.ask(PAGE)
    itself = ask(front.door._site, PAGE)  # the site behind it is what it is held to
    assert made.content == itself.content
    kept = ("content-security-policy", "content-language", "x-content-type-options")
    assert {name: made.headers[name] for name in kept} == {
        name: itself.headers[name] for name in kept
    }


def test_a_new_edition_is_seen_at_the_next_look(front: Front) -> None:
    front.ask(PAGE)
    make_edition(front_article("rest"), body="Rest for a week.")
    assert b"Rest for a day." in front.ask(PAGE).content
    front.watch.look_now()
    assert b"Rest for a week." in front.ask(PAGE).content


def test_whoever_has_published_sees_it_at_once(tmp_path: Path) -> None:
    make_clinic()
    article = make_edition(slug="rest", body="Rest for a day.").article

    def site(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """The site, with a desk that publishes whatever it is sent."""
        if environ["REQUEST_METHOD"] == "GET":
            return WSGIHandler()(environ, start)
        make_edition(article, body="Rest for a week.")
        start("302 Found", [("Location", PAGE)])
        return [b""]

    front = front_of(tmp_path, site=site)
    assert b"Rest for a day." in front.ask(PAGE).content
    front.ask("/admin/", "POST")
    assert b"Rest for a week." in front.ask(PAGE).content


def front_article(slug: str) -> Any:
    return Article.objects.get(slug=slug)


def test_an_edition_leaves_the_pages_of_other_articles_as_they_are(
    front: Front, tmp_path: Path
) -> None:
    kept = front.ask("/articles/sleep/")
    front.ask("/articles/")
    file = max(files(tmp_path), key=lambda one: one.stat().st_mtime)
    assert file
    make_edition(front_article("rest"), title="Rest more")
    front.watch.look_now()
    assert front.shelf.find("http localhost /articles/sleep/?") is not None
    assert front.ask("/articles/sleep/") == kept
    assert b"Rest more" in front.ask("/articles/").content


def test_a_withdrawn_article_says_so_at_the_next_look(front: Front) -> None:
    front.ask(PAGE)
    withdraw(front_article("rest"), by=make_publisher(), at=NOON, reason="Newer studies.")
    front.watch.look_now()
    gone = front.ask(PAGE)
    assert (gone.status, b"Newer studies." in gone.content) == (410, True)
    assert front.ask(PAGE) == gone


def test_what_is_somebodys_own_is_not_kept(front: Front, tmp_path: Path) -> None:
    for address in (
        "/search/",
        "/search/?q=rest",
        "/nothing/",
        "/?campaign=1",
        "/your-pack/?part=rest",
        "/check/?code=K7Q2-M4XO",
    ):
        front.ask(address)
    assert files(tmp_path) == set()


def test_a_head_is_answered_and_never_kept(front: Front, tmp_path: Path) -> None:
    assert front.ask(PAGE, "HEAD").status == 200
    assert files(tmp_path) == set()
    whole = front.ask(PAGE)
    assert front.ask(PAGE, "HEAD").headers == whole.headers


def test_staff_pass_by(front: Front, tmp_path: Path) -> None:
    assert front.ask("/admin/login/").status == 200
    assert front.ask(PAGE, "POST").status == 403
    assert files(tmp_path) == set()


def test_a_page_of_yesterday_is_made_again(tmp_path: Path) -> None:
    make_clinic()
    make_edition(slug="rest", title="Rest")
    days = iter(["2026-11-25"] * 3 + ["2026-11-26"] * 9)
    front = front_of(tmp_path, today=lambda: next(days))
    front.ask(PAGE)
    (made,) = files(tmp_path)
    before = made.read_bytes()
    front.watch.look_now()
    front.ask(PAGE)
    assert b"2026-11-25" in before
    assert b"2026-11-26" in made.read_bytes()


def test_while_the_database_is_away_what_is_finished_is_served(front: Front, lost: Any) -> None:
    page, sheet = front.ask(PAGE), front.ask(f"{PAGE}handout.pdf")
    lost()
    front.watch.look_now()
    assert front.ask(PAGE) == page
    assert front.ask(f"{PAGE}handout.pdf").body == sheet.body
    other = front.ask("/articles/sleep/")
    assert (other.status, other.headers["retry-after"]) == (503, "30")
    assert other.headers["cache-control"] == "no-store"


def test_a_sheet_is_served_though_nobody_has_noticed_yet_that_the_database_is_away(
    front: Front, lost: Any
) -> None:
    sheet = front.ask(f"{PAGE}handout.pdf")
    lost()
    assert front.ask(f"{PAGE}handout.pdf").body == sheet.body


def test_a_process_that_starts_while_the_database_is_away_serves_what_was_finished(
    front: Front, lost: Any, tmp_path: Path
) -> None:
    page = front.ask(PAGE)
    lost()
    assert front_of(tmp_path).ask(PAGE) == page


def test_a_process_that_starts_while_the_database_is_away_serves_nothing_out_of_date(
    front: Front, lost: Any, tmp_path: Path
) -> None:
    front.ask(PAGE)
    make_edition(front_article("rest"), body="Rest for a week.", kind=ChangeKind.MINOR)
    front.watch.look_now()
    lost()
    assert front_of(tmp_path).ask(PAGE).status == 503


def test_it_heals_by_itself(front: Front, lost: Any) -> None:
    working = connections["default"]
    front.ask(PAGE)
    lost()
    front.watch.look_now()
    assert front.ask("/articles/sleep/").status == 503
    connections["default"] = working
    front.watch.look_now()
    assert front.ask("/articles/sleep/").status == 200


def test_what_changed_while_the_database_was_away_is_seen_when_it_is_back(
    front: Front, lost: Any
) -> None:
    working = connections["default"]
    front.ask(PAGE)
    lost()
    front.watch.look_now()
    connections["default"] = working
    make_edition(front_article("rest"), body="Rest for a week.")
    front.watch.look_now()
    assert b"Rest for a week." in front.ask(PAGE).content


def test_a_page_that_somebody_publishes_into_is_made_again(tmp_path: Path) -> None:
    """Its first half would be of the edition before, and its second of the one after."""
    make_clinic()
    article = make_edition(slug="rest", title="Rest", body="Rest for a day.").article
    plain = front_of(tmp_path).door._site  # what is behind the door, interrupted
    rounds = iter([True])

    def interrupted(environ: Any, start: Any) -> Iterable[bytes]:
        chunks = plain(environ, start)
        if next(rounds, False):
            make_edition(article, body="Rest for a week.")
        return chunks

    front = front_of(tmp_path, site=interrupted)
    assert b"Rest for a week." in front.ask(PAGE).content


def test_a_restored_backup_forgets_what_was_made_since(front: Front, tmp_path: Path) -> None:
    front.ask(PAGE)
    SiteVersion.objects.update(version=1)
    front.watch.look_now()
    assert files(tmp_path) == set()


def test_two_hosts_do_not_share_an_answer(front: Front, tmp_path: Path) -> None:
    here = front.ask("/robots.txt").content
    assert front.ask("/robots.txt", HTTP_HOST="127.0.0.1").content != here
    assert len(files(tmp_path)) == 2
    assert front.ask(PAGE, HTTP_HOST="elsewhere.example").status == 400


def test_nobody_is_sent_elsewhere_twice(front: Front) -> None:
    article = front_article("rest")
    article.slug = "resting"
    article.save()
    rename(article, former_slug="rest")
    front.watch.look_now()
    moved = front.ask(PAGE)
    assert (moved.status, moved.headers["location"]) == (301, "/articles/resting/")
    assert front.ask(PAGE) == moved


def test_a_draft_that_is_saved_leaves_every_page_as_it_is(front: Front) -> None:
    seen = front.watch.look_now()
    article = front_article("rest")
    article.body = "Rest for a month."
    article.save()
    make_article(title="Something new")
    assert front.watch.look_now() == seen


def test_what_one_process_has_noticed_holds_for_all_of_its_machine(
    front: Front, tmp_path: Path
) -> None:
    """Or a reader whom two of them answer in turn would be led back to the edition before."""
    other = front_of(tmp_path)
    for each in (front, other):
        each.ask(PAGE)
    make_edition(front_article("rest"), body="Rest for a week.")
    other.watch.look_now()
    assert b"Rest for a week." in other.ask(PAGE).content
    assert b"Rest for a week." in front.ask(PAGE).content
