"""Takes the pictures of docs/evidence.md: what readers see of the sources behind a text.

make pictures

The source that is taken back in one of them, and the article that cites it, are made up.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from desk import Desk, keep
from playwright.sync_api import sync_playwright
from take import MANAGE, SITE, running_portal

from tests.browsing import launch

TAKEN_BACK = """
from datetime import date
from django.contrib.auth import get_user_model
from django.utils import timezone
from articles.models import EvidenceKind, Nature
from articles.workflow.judging_notices import NoticeByHand, enter_notice
from tests.builders import make_edition, make_reference

title = "Sleep in the week after a treatment: a made-up study for this picture"
csl = {"type": "article-journal", "title": title, "author": [{"family": "Example", "given": "Eva"}],
       "container-title": "Journal of Examples", "issued": {"date-parts": [[2024]]}}
source = make_reference("example-2024", csl=csl, title=title, year=2024,
                        evidence_kind=EvidenceKind.OBSERVATIONAL)
make_edition(slug="sleep", title="Sleep after a treatment", at=timezone.now(),
             summary="What your nights may be like in the first week.",
             body="## The first nights\\n\\nMost people slept as before within a week.[@example-2024]")
enter_notice(source, NoticeByHand(Nature.RETRACTION, noticed_on=date(2026, 11, 2)), at=timezone.now(),
             by=get_user_model().objects.get(username="pictures"))
"""


def main() -> None:
    """Write the pictures into this folder."""
    with (
        tempfile.TemporaryDirectory() as name,
        running_portal(Path(name)) as environment,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        desk = Desk(browser, {})
        chances(desk)
        words(desk)
        statements(desk)
        references(desk)
        command = [*MANAGE, "shell", "--no-imports", "-c", TAKEN_BACK]
        subprocess.run(command, env=environment, check=True)
        taken_back(desk)


def chances(desk: Desk) -> None:
    """A chance on a telephone."""
    page = desk.window(width=360)
    page.goto(f"{SITE}/articles/side-effects-and-risks/")
    keep(page, "evidence-chance", height=660, start=page.locator("figure.chance").first)


def words(desk: Desk) -> None:
    """The meaning of a word, opened on a telephone."""
    page = desk.window(width=360)
    page.goto(f"{SITE}/articles/side-effects-and-risks/")
    page.set_viewport_size({"width": 360, "height": 420})  # before it opens: it closes on a change
    word = page.locator(".term").first
    word.evaluate("word => scrollTo(0, word.getBoundingClientRect().top + scrollY - 120)")
    word.focus()
    keep(page, "evidence-word", height=420)


def statements(desk: Desk) -> None:
    """What each statement of an article rests on."""
    page = desk.window()
    page.goto(f"{SITE}/articles/side-effects-and-risks/evidence/")
    keep(page, "evidence-statements", height=900, start=page.locator("#overview-title"))


def references(desk: Desk) -> None:
    """The references, each with its kind of evidence."""
    page = desk.window()
    page.goto(f"{SITE}/references/")
    keep(page, "evidence-references", height=900, start=page.locator(".choices"), shown=960)


def taken_back(desk: Desk) -> None:
    """An article whose source was taken back: the notice at its head, the mark in its list."""
    page = desk.window()
    page.goto(f"{SITE}/articles/sleep/")
    keep(page, "evidence-notice", height=980, start=page.locator(".source-notice"), shown=960)


if __name__ == "__main__":
    main()
