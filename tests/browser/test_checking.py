"""Somebody with a sheet of paper and a phone asks whether it is still right."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import ChangeKind, Edition
from articles.text.check_codes import new_check_code, printed_code
from tests.browser.test_accessibility import RULES
from tests.builders import make_edition
from tests.web.test_check_several import make_pack_edition
from tests.whole_site import ARTICLE

pytestmark = pytest.mark.usefixtures("whole_site")


def every_answer() -> dict[str, str]:
    """The address of each kind of answer."""
    old, new = Edition.objects.filter(article__slug="your-treatment-day").order_by("number")
    gone = Edition.objects.get(article__slug="old-advice")
    minor = make_edition(note="First.")
    make_edition(minor.article, body="Less.", kind=ChangeKind.MINOR, note="Fewer words.")
    pack = make_pack_edition([new, old, gone])
    return {
        "current": f"/c/{new.check_code}/",
        "superseded": f"/c/{old.check_code}/",
        "superseded, still holds": f"/c/{minor.check_code}/",
        "withdrawn": f"/c/{gone.check_code}/",
        "mistyped": "/check/?code=K7Q2-M4XO1",
        "no code at all": f"/check/?code={'%F0%9F%98%80%3Cb%3E' * 30}",
        "unknown": f"/check/?code={new_check_code()}",
        "pack": f"/c/{pack.check_code}/",
        "several": f"/c/{new.check_code}.{old.check_code}.{gone.check_code}.{pack.check_code}.K/",
    }


def test_a_code_typed_on_a_phone_is_answered_without_script(open_page: Callable[..., Page]):
    old = Edition.objects.get(article__slug="your-treatment-day", number=1)
    page = open_page(width=360, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="Check a sheet").first.click()

    page.get_by_label("Code at the foot of the sheet").fill(printed_code(old.check_code).lower())
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Superseded")).to_be_in_viewport()
    expect(page.get_by_text("put it in the paper bin")).to_be_in_viewport()
    expect(page.get_by_text("We now say what to bring.")).to_be_visible()
    page.get_by_role("link", name="Read edition 2").click()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))


def test_the_home_page_takes_a_code_too(page: Page):
    code = Edition.objects.current().get(article__slug="your-treatment-day").check_code
    page.goto("/")

    page.get_by_label("Check code").fill(code)
    page.get_by_role("button", name="Check").click()

    expect(page.get_by_role("heading", level=1, name="Current")).to_be_visible()


def test_a_mistyped_code_stays_in_the_box_to_be_mended(page: Page):
    code = printed_code(Edition.objects.current().get(article__slug="what-is-ketamine").check_code)
    page.goto("/check/")
    page.get_by_label("Code at the foot").fill(f"{code}X")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=1, name="Mistyped")).to_be_visible()

    box = page.get_by_label("try again")
    expect(box).to_have_value(f"{code}X")
    box.press("End")
    box.press("Backspace")
    box.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Current")).to_be_visible()


def test_the_page_leads_to_the_answer_about_itself(page: Page):
    page.goto(ARTICLE)
    page.locator("#about + .facts a.code").click()

    expect(page.get_by_role("heading", level=1, name="Current")).to_be_visible()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_answer_has_a_barrier_or_scrolls_sideways(
    open_page: Callable[..., Page], width: int, color_scheme: str
):
    page = open_page(width=width, color_scheme=color_scheme)
    axe = Axe()
    barriers = {}
    for kind, address in every_answer().items():
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        found = axe.run(page, options={"runOnly": RULES}).response["violations"]
        barriers |= {
            f"{kind}: {rule['id']}": [node["html"] for node in rule["nodes"]] for rule in found
        }

    assert barriers == {}
