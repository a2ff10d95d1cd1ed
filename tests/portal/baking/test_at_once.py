"""Readers who come at the same moment for a page that has changed."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest

from portal.baking import door
from portal.baking.door import MARKS
from portal.models import SiteChange, SiteVersion
from tests.baking import Front, front_of

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/page/"
READERS = 4


class Site:
    """A site of one page, which says how often it was asked, and answers when it may."""

    def __init__(self) -> None:
        self.asked = 0
        self.may_answer = Event()
        self.may_answer.set()

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.asked += 1
        said = str(self.asked).encode()
        self.may_answer.wait(30)
        environ[MARKS].update(lasts=True, about="", is_spare=False)
        start("200 OK", [("Content-Type", "text/plain")])
        return [said]


def outdated(front: Front) -> None:
    SiteVersion.objects.update_or_create(pk=1, defaults={"version": 1_000})
    SiteChange.objects.create(subject="page", version=1_000)
    front.watch.look_now()


def ask_together(front: Front, site: Site) -> list[bytes]:
    """Let all readers ask before the site answers any of them."""
    site.may_answer.clear()
    with ThreadPoolExecutor(READERS) as readers:
        answers = [readers.submit(front.ask, PAGE) for _ in range(READERS)]
        while site.asked < 2:
            sleep(0.01)
        sleep(0.1)  # so that the others have come as well
        site.may_answer.set()
        return [answer.result().content for answer in answers]


def test_it_is_made_once_for_all_of_them(tmp_path: Path) -> None:
    site = Site()
    front = front_of(tmp_path, site=site)
    assert front.ask(PAGE).content == b"1"
    outdated(front)
    assert ask_together(front, site) == [b"2"] * READERS
    assert site.asked == 2


def test_two_processes_of_a_machine_make_it_once_between_them(tmp_path: Path) -> None:
    site = Site()
    front, other = front_of(tmp_path, site=site), front_of(tmp_path, site=site)
    assert [each.ask(PAGE).content for each in (front, other)] == [b"1", b"1"]
    outdated(front)
    other.watch.look_now()
    site.may_answer.clear()
    with ThreadPoolExecutor(2) as readers:
        answers = [readers.submit(each.ask, PAGE) for each in (front, other)]
        while site.asked < 2:
            sleep(0.01)
        sleep(0.1)  # so that the other has come as well
        site.may_answer.set()
        assert [answer.result().content for answer in answers] == [b"2", b"2"]
    assert site.asked == 2


def test_nobody_waits_for_long_behind_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "PATIENCE_SECONDS", 0.01)
    site = Site()
    front = front_of(tmp_path, site=site)
    front.ask(PAGE)
    outdated(front)
    site.may_answer.clear()
    with ThreadPoolExecutor(2) as readers:
        answers = [readers.submit(front.ask, PAGE) for _ in range(2)]
        while site.asked < 3:
            assert not any(answer.done() for answer in answers)
            sleep(0.01)
        site.may_answer.set()
        assert sorted(answer.result().content for answer in answers) == [b"2", b"3"]
