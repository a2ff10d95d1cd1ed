"""The desk in a real browser: no barrier on any of its pages, and no way out of reach."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from articles.models import Article, Edition, GlossaryTerm, Reference, Topic
from articles.workflow.picturing import Description, add_image
from articles.workflow.reencoding import Picture
from tests.builders import make_article, make_person
from tests.pictures import PAGE, picture

RULES = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
]
PASSWORD = "a quiet river in March"


@pytest.fixture
def desk_pages(whole_site: None) -> dict[str, str]:
    """Every kind of page of the desk's shell, on a site with one of everything."""
    anna = make_person("anna", is_superuser=True)
    anna.set_password(PASSWORD)
    anna.save()
    make_article(title="Help for families")
    changed = Article.objects.get(slug="what-is-ketamine")
    changed.body += "\n\nOne more line."
    changed.save()
    image = add_image(
        Picture(picture(), "png", width=40, height=30),
        key="river",
        description=Description(alt="A river at dawn."),
    )
    desk = "/admin/articles"
    cited = Reference.objects.get(key="popova-2019").pk
    topic = Topic.objects.first()
    return {
        "work list": "/admin/",
        "references": f"{desk}/reference/",
        "references found": f"{desk}/reference/?q=zanos",
        "reference": f"{desk}/reference/{cited}/change/",
        "new reference": f"{desk}/reference/add/",
        "references out": f"{desk}/reference/export/",
        "reference not deleted": f"{desk}/reference/{cited}/delete/",
        "words": f"{desk}/glossaryterm/",
        "word": f"{desk}/glossaryterm/{GlossaryTerm.objects.first().pk}/change/",
        "topics": f"{desk}/topic/",
        "topic": f"{desk}/topic/{topic.pk}/change/",
        "delete": f"{desk}/topic/{topic.pk}/delete/",
        "changes": f"{desk}/topic/{topic.pk}/history/",
        "images": f"{desk}/image/",
        "image": f"{desk}/image/{image.pk}/change/",
        "new image": f"{desk}/image/add/",
        "editions": f"{desk}/edition/",
        "edition": f"{desk}/edition/{Edition.objects.first().pk}/change/",
        "print desks": f"{desk}/printdesk/",
        "new print desk": f"{desk}/printdesk/add/?name=Reception",
        "clinic": f"{desk}/clinicprofile/1/change/",
        "people": "/admin/auth/user/",
        "person": f"/admin/auth/user/{anna.pk}/change/",
        "new person": "/admin/auth/user/add/",
        "somebody's password": f"/admin/auth/user/{anna.pk}/password/",
        "group": "/admin/auth/group/add/",
        "own password": "/admin/password_change/",
    }


def log_in(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def barriers_on(page: Page) -> dict[str, list[str]]:
    # Without “preload”, for which axe writes style elements that our policy rightly stops.
    options = {"runOnly": RULES, "preload": False}
    found = Axe().run(page, options=options).response["violations"]
    return {rule["id"]: [node["html"] for node in rule["nodes"]] for rule in found}


def sticks_out(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize(("width", "color_scheme"), [(360, "light"), (1280, "dark")])
def test_no_page_of_the_desk_has_a_barrier(
    desk_pages: dict[str, str], open_page: Callable[..., Page], width: int, color_scheme: str
):
    page = open_page(width=width, color_scheme=color_scheme)
    page.goto("/admin/")
    barriers = {"log in": barriers_on(page)}
    log_in(page)
    for kind, address in desk_pages.items():
        page.goto(address)
        barriers[kind] = {"sticks out": [address]} if sticks_out(page) else {}
        barriers[kind] |= barriers_on(page)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="You are logged out")).to_be_visible()
    barriers["logged out"] = barriers_on(page)

    assert {kind: found for kind, found in barriers.items() if found} == {}


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_no_refused_form_has_a_barrier(
    desk_pages: dict[str, str], open_page: Callable[..., Page], color_scheme: str
):
    page = open_page(color_scheme=color_scheme)
    log_in(page)
    barriers = {}
    for kind in ("new reference", "new image", "topic", "clinic", "new person", "own password"):
        page.goto(desk_pages[kind])
        for field in page.locator("input[name=name], input[name=key]").all():
            field.fill("")
        for field in page.locator("input[type=password]").all():
            field.fill("wrong")
        page.locator("input[type=submit].default").click()
        page.locator(".errornote").wait_for()
        barriers[kind] = barriers_on(page)

    assert {kind: found for kind, found in barriers.items() if found} == {}


def test_the_first_page_leads_to_the_place_to_act(desk_pages: dict[str, str], page: Page):
    log_in(page)

    page.locator(".task", has_text="Help for families").get_by_text("Continue").click()

    assert page.locator("#id_title").input_value() == "Help for families"


def test_a_reference_is_added_by_keyboard_alone(desk_pages: dict[str, str], page: Page):
    log_in(page)
    page.goto(desk_pages["new reference"])

    page.keyboard.type("doe-2024")  # the key has the focus from the start
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type('{"title": "Sleep after ketamine"')
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    assert "Line 1" in page.locator(".field-csl .errorlist").inner_text()

    page.locator("#id_csl").fill('{"title": "Sleep after ketamine"}')
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.wait_for_selector(".messagelist")

    assert Reference.objects.get(key="doe-2024").title == "Sleep after ketamine"


def test_a_web_page_in_a_pictures_clothes_is_refused_beside_the_field(
    desk_pages: dict[str, str], page: Page
):
    log_in(page)
    page.goto(desk_pages["new image"])

    page.locator("#id_picture").set_input_files(
        {"name": "river.png", "mimeType": "image/png", "buffer": PAGE}
    )
    page.get_by_label("I describe it below").check()
    page.get_by_label("Alternative text").fill("A river at dawn.")
    page.get_by_role("button", name="Save", exact=True).click()

    assert "whatever its name says" in page.locator(".field-picture .errorlist").inner_text()
    assert page.get_by_label("Alternative text").input_value() == "A river at dawn."


def test_somebody_without_a_password_of_their_own_chooses_one(
    desk_pages: dict[str, str], page: Page
):
    log_in(page)
    page.goto(desk_pages["own password"])

    page.get_by_label("Old password").fill(PASSWORD)
    page.get_by_label("New password:").fill("a loud river in April")
    page.get_by_label("New password confirmation").fill("a loud river in April")
    page.get_by_role("button", name="Change my password").click()
    page.get_by_role("link", name="To the desk").click()

    assert get_user_model().objects.get(username="anna").check_password("a loud river in April")


def test_a_colour_is_measured_while_it_is_chosen(desk_pages: dict[str, str], page: Page):
    log_in(page)
    page.goto(desk_pages["clinic"])

    page.get_by_label("Accent colour").fill("#ffcc00")

    assert page.locator("#contrast").inner_text().startswith("1.5 to 1 against white")
