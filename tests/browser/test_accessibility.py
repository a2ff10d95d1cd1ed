"""axe-core looks at every kind of page, with every answer open."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.whole_site import PAGES

RULES = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_page_has_a_barrier(
    whole_site: None, open_page: Callable[..., Page], width: int, color_scheme: str
):
    page = open_page(width=width, color_scheme=color_scheme)
    axe = Axe()
    barriers = {}
    for kind, address in PAGES.items():
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found = axe.run(page, options={"runOnly": RULES}).response["violations"]
        barriers |= {
            f"{kind}: {rule['id']}": [node["html"] for node in rule["nodes"]] for rule in found
        }

    assert barriers == {}
