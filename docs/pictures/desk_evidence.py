"""Takes the pictures of docs/evidence.md at the desk: references come in, a source is retracted, chances, styles.

make pictures

The source that is taken back in one of them, and the article that cites it, are made up.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from desk import PEOPLE, Desk, keep
from paper import told
from playwright.sync_api import sync_playwright
from take import MANAGE, SITE, running_portal

from tests.browsing import launch

TAKEN_BACK = """
import json
from datetime import date
from django.contrib.auth import get_user_model
from django.utils import timezone
from articles.workflow.judging_notices import NoticeByHand, enter_notice
from tests.builders import make_edition, make_reference
title = "Sleep in the week after a treatment: a made-up study for this picture"
csl = {"type": "article-journal", "title": title, "author": [{"family": "Example", "given": "Eva"}],
       "container-title": "Journal of Examples", "issued": {"date-parts": [[2024]]}}
paper = make_reference("example-2024", csl=csl, title=title)
make_edition(title="Sleep after a treatment", slug="sleep-after-a-treatment",
    summary="A made-up article for this picture.",
    body="## How you may sleep\\n\\nNot everybody sleeps as before. In one study most people slept "
    "well by the third night.[@example-2024] Ask us what that means for you.")
notice = enter_notice(paper, NoticeByHand("retraction", date(2026, 9, 14)),
    by=get_user_model().objects.get(username="clara"), at=timezone.now())
print(json.dumps({"notice": notice.pk}))
"""


def main() -> None:
    """Write the pictures into this folder."""
    os.environ["TIME_ZONE"] = "Europe/London"
    with tempfile.TemporaryDirectory() as name, running_portal(Path(name)) as environment:
        keys = told(MANAGE, environment, PEOPLE)
        notice = told(MANAGE, environment, TAKEN_BACK)["notice"]
        with sync_playwright() as playwright, launch(playwright) as browser:
            desk = Desk(browser, keys)
            bringing_in(desk)
            deciding(desk, notice)
            chances(desk)
            styles(desk)


def article(title: str, authors: str, year: int, **fields: Any) -> dict[str, Any]:
    """Return the record of an article by people such as “Zarate CA, Singh JB”."""
    names = [one.rpartition(" ") for one in authors.split(", ")]
    return {
        "type": "article-journal",
        "title": title,
        "author": [{"family": family, "given": given} for family, _space, given in names],
        "issued": {"date-parts": [[year]]},
        **fields,
    }


RECORDS = [
    article(
        "A randomized add-on trial of an N-methyl-D-aspartate antagonist in treatment-resistant "
        "bipolar depression",
        "Diazgranados N, Ibrahim L, Brutsche NE",
        2010,
        DOI="10.1001/archgenpsychiatry.2010.90",
        volume="67",
        **{"container-title": "Archives of General Psychiatry"},
    ),
    article(
        "Antidepressant efficacy of ketamine in treatment-resistant major depression",
        "Murrough JW",
        2013,
        DOI="10.1176/appi.ajp.2013.13030392",
        volume="170",
        page="1134-1141",
    ),
    {"type": "book", "publisher": "No title came with this one"},
]


def bringing_in(desk: Desk) -> None:
    """Anna pastes what her reference manager exported, and looks at it before it is taken."""
    page = desk.sit_down("anna")
    page.goto(f"{SITE}/admin/articles/reference/bring-in/")
    page.get_by_label("Paste anything").fill(json.dumps(RECORDS))
    page.get_by_role("button", name="Look at them").click()
    page.get_by_role("heading", name="What you pasted").wait_for()
    keep(page, "desk-bring-in", height=980)


def deciding(desk: Desk, notice: int) -> None:
    """Clara reads what a publisher said, what rests on it, and decides."""
    page = desk.sit_down("clara")
    page.goto(f"{SITE}/admin/notices/{notice}/")
    page.get_by_label("It stays, and readers are told why").check()
    page.get_by_label("Why", exact=True).fill(
        "People ask us about this study, because the news told of it. We say here that its "
        "publisher has withdrawn it."
    )
    page.get_by_role("button", name="Decide").focus()
    page.evaluate("document.activeElement.blur()")
    keep(page, "desk-notice", height=1110)


def chances(desk: Desk) -> None:
    """Every chance in one list, with where it stands and where it comes from."""
    page = desk.sit_down("anna")
    page.goto(f"{SITE}/admin/chances/")
    keep(page, "desk-chances", height=900)


def styles(desk: Desk) -> None:
    """Somebody who keeps the clinic's profile looks at the styles of references."""
    page = desk.window()
    page.goto(f"{SITE}/admin/articles/clinicprofile/1/change/")
    page.fill("input[name=username]", "pictures")
    page.fill("input[name=password]", "only for the pictures")
    page.press("input[name=password]", "Enter")
    heading = page.get_by_role("heading", name="References", exact=True)
    heading.wait_for()
    keep(page, "desk-styles", height=980, start=heading, shown=1024)


if __name__ == "__main__":
    main()
