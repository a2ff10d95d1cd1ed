"""Takes the pictures of the search, for docs/search.md.

make pictures
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from take import Picture, running_portal, take

from tests.browsing import launch

PICTURES = (
    Picture("search-results", "/search/?q=Can+I+drive+home%3F", height=900),
    Picture("search-corrected", "/search/?q=ketamin+drivng", width=640, height=900),
    Picture("search-nothing", "/search/?q=tattoo", width=360, height=760),
)


def main() -> None:
    """Write one PNG for each answer into this folder."""
    os.environ["TIME_ZONE"] = "Europe/London"
    with (
        tempfile.TemporaryDirectory() as name,
        running_portal(Path(name)),
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        for picture in PICTURES:
            take(browser, picture)


if __name__ == "__main__":
    main()
