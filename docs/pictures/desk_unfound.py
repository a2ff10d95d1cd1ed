"""Takes the pictures of what people could not find, for docs/editorial.md.

make pictures

What was searched for in them is made up.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from desk import PEOPLE, Desk, keep
from paper import told
from playwright.sync_api import sync_playwright
from take import MANAGE, SITE, running_portal

from tests.browsing import launch

SEARCHED = """
from datetime import timedelta
from django.utils import timezone
from articles.models import UnfoundCount, UnfoundWords
SEARCHES = {
    ("en", "breastfeeding ketamine"): (3, 2, 5, 4, 6, 5, 8, 9),
    ("en", "grapefruit juice spray"): (2, 0, 4, 3, 6),
    ("es", "lactancia"): (1, 3, 5),
    ("en", "tattoo"): (7,),
    ("ar", "رضاعه"): (2, 3),
    ("en", "mri scan"): (4, 3, 5, 2, 1, 0, 0, 0),
}
today = timezone.localdate()
for (language, words), months in SEARCHES.items():
    row = UnfoundWords.objects.create(language=language, words=words)
    for ago, uses in enumerate(reversed(months)):
        if uses:
            day = today - timedelta(days=30 * ago + 1)
            UnfoundCount.objects.create(words=row, day=day, uses=uses)
print("{}")
"""


def main() -> None:
    """Write the picture into this folder."""
    os.environ["TIME_ZONE"] = "Europe/London"
    with tempfile.TemporaryDirectory() as name, running_portal(Path(name)) as environment:
        keys = told(MANAGE, environment, PEOPLE)
        told(MANAGE, environment, SEARCHED)
        with sync_playwright() as playwright, launch(playwright) as browser:
            page = Desk(browser, keys).sit_down("anna")
            page.goto(f"{SITE}/admin/unfound/")
            keep(page, "desk-unfound", height=860)


if __name__ == "__main__":
    main()
