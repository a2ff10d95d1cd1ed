"""A page printed from the browser can be checked like a sheet: by its code, and by its square."""

from collections.abc import Callable

import pytest
import zxingcpp
from django.test import Client
from playwright.sync_api import Page

from articles.models import Edition
from articles.text.check_codes import printed_code
from tests.browser.test_paper import printed, without_spaces
from tests.handouts.pictures_of_paper import sides
from tests.whole_site import ARTICLE

pytestmark = pytest.mark.usefixtures("whole_site")


def squares(pdf: bytes, *, dpi: int) -> list[list[str]]:
    """Return what a phone reads from each side of paper, printed so fine."""
    return [[found.text for found in zxingcpp.read_barcodes(side)] for side in sides(pdf, dpi=dpi)]


def says_code(side: str, edition: Edition) -> bool:
    """Tell whether a side carries the code: where two letters overlap, a PDF reads as parted."""
    return without_spaces(printed_code(edition.check_code)) in without_spaces(side)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_square_on_each_side_leads_to_the_answer(page: Page, client: Client, paper: str):
    edition = Edition.objects.current().get(article__slug="your-treatment-day")
    page.goto(ARTICLE)
    pdf = page.pdf(prefer_css_page_size=True, format=paper)

    found = squares(pdf, dpi=100)

    address = f"HTTP://LOCALHOST:8000/C/{edition.check_code}"
    assert len(found) > 3
    assert found == [[address]] * len(found)
    answer = client.get(address.removeprefix("HTTP://LOCALHOST:8000"))
    assert answer.status_code == 200
    assert "What happens on treatment day" in answer.content.decode()


def test_each_side_carries_code_edition_dates_and_its_number(page: Page):
    edition = Edition.objects.current().get(article__slug="your-treatment-day")
    page.goto(ARTICLE)
    said = printed(page)

    for number, side in enumerate(said, start=1):
        assert says_code(side, edition)
        assert "edition 2 of 9 November 2026" in side
        assert "Next review by 9 November 2027" in side
        assert "http://localhost:8000/check/" in side
        assert f"{number} / {len(said)}" in side


def test_an_old_edition_prints_its_own_code_and_says_that_it_is_old(page: Page):
    old = Edition.objects.get(article__slug="your-treatment-day", number=1)
    page.goto(f"{ARTICLE}editions/1/")

    for side in printed(page):
        assert says_code(side, old)
        assert "No longer current" in side


def test_what_is_urgent_stands_on_the_first_side(page: Page):
    """An old edition had its title alone on the first side, and its warning on the second."""
    page.goto(f"{ARTICLE}editions/1/")
    first = without_spaces(printed(page, format="Letter")[0])

    assert without_spaces("This is not what we say now") in first
    assert without_spaces("After a dose, get help fast") in first


def test_the_square_is_for_paper_only(open_page: Callable[..., Page]):
    page = open_page(width=360)
    page.goto(ARTICLE)

    assert page.locator(".print-foot").is_hidden()
