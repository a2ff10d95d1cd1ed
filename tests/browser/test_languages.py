"""Readers of Spanish and Arabic on an old phone: nothing in the way, figures in their order."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import RULES
from tests.builders import make_clinic, make_edition, make_pack
from tests.languages import LANGUAGES, make_foreign_edition

pytestmark = pytest.mark.django_db(transaction=True)

LISTS = ("", "articles/", "faqs/", "glossary/", "references/", "packs/", "your-pack/", "check/")
ORDER = """link => {
  const place = (from, to) => {
    const range = new Range();
    range.setStart(link.firstChild, from);
    range.setEnd(link.firstChild, to);
    return range.getBoundingClientRect().left;
  };
  const length = link.textContent.length;
  return place(0, 1) < place(length - 1, length);
}"""


@pytest.fixture
def clinic() -> None:
    make_clinic(emergency_number="112", crisis_name="Samaritans", crisis_number="116 123")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_a_language_has_a_barrier_or_scrolls_sideways(
    clinic: None, open_page: Callable[..., Page], language: str, color_scheme: str
):
    edition = make_foreign_edition(language, at=timezone.now())
    pack = make_pack(edition.article, language=language, title=edition.title)
    old = make_edition(edition.article, summary="…", at=timezone.now())
    codes = (edition.check_code, old.check_code, pack.editions.first().check_code)
    page = open_page(width=360, color_scheme=color_scheme)
    axe = Axe()
    barriers = {}
    addresses = [f"/{language}/{path}" for path in (*LISTS, "articles/treatment-day/")]
    for address in (*addresses, *(f"/c/{code}/" for code in codes)):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
        for rule in axe.run(page, options={"runOnly": RULES}).response["violations"]:
            barriers[f"{address}: {rule['id']}"] = [node["html"] for node in rule["nodes"]]

    assert barriers == {}


def test_a_telephone_number_is_read_from_left_to_right_on_an_arabic_page(clinic: None, page: Page):
    make_foreign_edition("ar")
    page.goto("/ar/")

    numbers = page.locator("a[href^='tel:']")
    assert numbers.count() > 2
    assert all(number.evaluate(ORDER) for number in numbers.all())


def test_a_reader_finds_their_language_from_the_first_page(page: Page):
    make_edition()
    make_foreign_edition("ar")
    page.goto("/")

    page.get_by_role("link", name="العربية").click()

    expect(page.get_by_role("heading", level=1, name="إجابات واضحة عن علاجك")).to_be_visible()
    page.get_by_role("link", name="يوم العلاج").first.click()
    expect(page.get_by_role("heading", level=1, name="يوم العلاج")).to_be_visible()
