"""Packs in a real browser: put in order at the desk, and put together by a reader without script."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from articles.models import Pack
from tests.browser.test_desk_article_accessibility import OPTIONS
from tests.builders import make_article, make_edition, make_pack, make_packer
from tests.packing import ADD, LIST, form_of, parts_of
from tests.writing import sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def pack() -> Pack:
    return make_pack(*(make_edition(title=title).article for title in "ABC"))


@pytest.fixture
def desk(page: Page) -> Page:
    return sit_down(page, make_packer("anna"))


def chosen(page: Page) -> Locator:
    return page.get_by_role("list", name="In this pack").get_by_role("listitem")


def button(page: Page, name: str) -> Locator:
    # Browsers differ on whether a hidden part of a name stands off by a space.
    return page.get_by_role("button", name=re.compile(f"^{name.replace(':', ' ?:')}$"))


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=re.compile(f"^{name.replace(':', ' ?:')}$"))


def order(page: Page) -> list[str]:
    titles: list[str] = page.locator(".parts-chosen > li").evaluate_all(
        "rows => rows.map(row => row.dataset.title)"
    )
    return titles


def save(page: Page) -> None:
    button(page, "Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def drag(page: Page, title: str, *, to: str) -> None:
    """Take a row by its grip, over the middle of another, and a little further."""
    rows = {name: page.locator(f'.parts-chosen > li[data-title="{name}"]') for name in (title, to)}
    rows[to].evaluate("row => row.scrollIntoView({ block: 'center' })")
    grip, goal = rows[title].locator(".part-grip").bounding_box(), rows[to].bounding_box()
    assert grip is not None
    assert goal is not None
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    is_down = goal["y"] > grip["y"]
    end = goal["y"] + goal["height"] * (0.9 if is_down else 0.1)
    page.mouse.move(grip["x"] + 5, end, steps=12)


def test_parts_change_places_by_keyboard(desk: Page, pack: Pack):
    desk.goto(form_of(pack))
    button(desk, "Move up: C").focus()

    desk.keyboard.press("Enter")

    expect(desk.get_by_role("status")).to_have_text("Moved. “C” is now 2 of 3.")
    expect(button(desk, "Move up: C")).to_be_focused()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status")).to_have_text("“C” stays: it is 1 of 3.")
    expect(button(desk, "Move up: C")).to_be_focused()
    save(desk)
    assert parts_of(pack) == ["C", "A", "B"]


def test_parts_are_put_in_and_taken_out_by_keyboard(desk: Page, pack: Pack):
    make_edition(title="D")
    desk.goto(form_of(pack))
    button(desk, "Add: D").focus()

    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status")).to_have_text("Added. “D” is 4 of 4.")
    expect(button(desk, "Take out: D")).to_be_focused()
    button(desk, "Take out: B").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status")).to_have_text("Taken out: “B”. 3 are left.")
    expect(button(desk, "Take out: C")).to_be_focused()

    save(desk)
    assert parts_of(pack) == ["A", "C", "D"]


def test_one_article_is_found_among_many(desk: Page, pack: Pack):
    for title in ("Après la séance", "Sleep well", "Sleep longer"):
        make_edition(title=title)
    desk.goto(form_of(pack))
    find = desk.get_by_label("Find")

    find.fill("sleep LON")
    expect(desk.get_by_role("status")).to_have_text("1 found.")
    find.press("Enter")
    button(desk, "Add: Sleep longer").click()
    find.fill("seance apres")
    expect(button(desk, "Add: Sleep well")).to_be_hidden()
    button(desk, "Add: Après la séance").click()

    save(desk)
    assert parts_of(pack) == ["A", "B", "C", "Sleep longer", "Après la séance"]


def test_parts_change_places_by_dragging(desk: Page, pack: Pack):
    desk.goto(form_of(pack))

    drag(desk, "A", to="C")
    desk.mouse.up()

    assert order(desk) == ["B", "C", "A"]
    expect(desk.get_by_role("status")).to_have_text("Moved. “A” is now 3 of 3.")
    drag(desk, "C", to="B")
    desk.mouse.up()
    save(desk)
    assert parts_of(pack) == ["C", "B", "A"]


def test_parts_change_places_by_finger(open_page: Callable[..., Page], pack: Pack):
    page = sit_down(open_page(width=360, has_touch=True), make_packer("anna"))
    page.goto(form_of(pack))
    row, goal = (page.locator(f'.part[data-title="{title}"]') for title in "AC")
    row.evaluate("row => row.scrollIntoView({ block: 'center' })")
    start, end = row.locator(".part-grip").bounding_box(), goal.bounding_box()
    assert start is not None
    assert end is not None
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *heights: float) -> None:
        points = [{"x": start["x"] + 10, "y": height} for height in heights]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    first, last = start["y"] + 10, end["y"] + end["height"] * 0.9
    touch("touchStart", first)
    for part in range(1, 21):
        touch("touchMove", first + (last - first) * part / 20)
    touch("touchEnd")

    expect(page.get_by_role("status")).to_have_text("Moved. “A” is now 3 of 3.")
    assert order(page) == ["B", "C", "A"]


def test_escape_takes_a_dragged_part_back(desk: Page, pack: Pack):
    desk.goto(form_of(pack))

    drag(desk, "A", to="C")
    assert order(desk) == ["B", "C", "A"]
    desk.keyboard.press("Escape")
    desk.mouse.up()

    assert order(desk) == ["A", "B", "C"]
    desk.mouse.move(5, 5)
    assert order(desk) == ["A", "B", "C"]


def test_leaving_asks_first_and_only_with_something_unsaved(desk: Page, pack: Pack):
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(form_of(pack))
    button(desk, "Move up: B").click()
    button(desk, "Move down: B").click()
    desk.goto(LIST)
    assert asked == []

    desk.goto(form_of(pack))
    button(desk, "Move up: B").click()
    desk.goto(LIST)

    assert asked == ["beforeunload"]


def test_a_pack_is_made_without_script(open_page: Callable[..., Page]):
    make_edition(title="A")
    make_edition(title="B")
    page = sit_down(open_page(width=360, java_script_enabled=False), make_packer("anna"))
    page.goto(ADD)
    page.get_by_label("Title").fill("First visit")
    page.get_by_label("Address").fill("first-visit")
    page.get_by_label("Place of “B”").fill("1")
    page.get_by_label("Place of “A”").fill("2")

    save(page)

    assert parts_of(Pack.objects.get()) == ["B", "A"]


def test_a_reader_puts_a_pack_together_without_script(open_page: Callable[..., Page]):
    for title in ("Sleep", "Rest", "Drive"):
        make_edition(slug=title.lower(), title=title)
    page = open_page(width=360, java_script_enabled=False)

    page.goto("/articles/sleep/")
    page.get_by_role("link", name="Add to your pack").click()
    link(page, "Add: Rest").click()
    link(page, "Add: Drive").click()
    link(page, "Up: Drive").click()
    link(page, "Remove: Sleep").click()

    parts = page.locator(".pack-chosen h3").all_inner_texts()
    assert parts == ["Drive", "Rest"]
    expect(page.get_by_role("link", name="Print your pack (PDF)")).to_have_attribute(
        "href", "/your-pack.pdf?part=drive&part=rest&paper=a4"
    )
    expect(page.locator("#pack")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_packs_scrolls_sideways(open_page: Callable[..., Page], width: int):
    long = make_edition(slug="long", title="x" * 120, summary="y" * 300).article
    pack = make_pack(long, make_article(title="z" * 120), title="w" * 120)
    page = sit_down(open_page(width=width), make_packer("anna"))

    for address in (
        "/packs/",
        f"/packs/{pack.slug}/",
        "/your-pack/",
        "/your-pack/?part=long&part=" + "n" * 80,
        LIST,
        ADD,
        form_of(pack),
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("options", [{}, {"width": 360, "color_scheme": "dark"}])
def test_the_desk_of_packs_has_no_barrier(
    open_page: Callable[..., Page], pack: Pack, options: dict[str, Any]
):
    page = sit_down(open_page(**options), make_packer("anna"))
    draft = make_pack(make_article(title="Draft"))
    axe, barriers = Axe(), {}

    def look(what: str) -> None:
        for rule in axe.run(page, options=OPTIONS).response["violations"]:
            barriers[f"{what}: {rule['id']}"] = [node["html"][:200] for node in rule["nodes"]]

    for address in (LIST, ADD, form_of(pack), form_of(draft), f"{LIST}{draft.pk}/delete/"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        look(address)
    page.goto(form_of(pack))
    Pack.objects.filter(pk=pack.pk).update(lock_version=7)
    button(page, "Take out: A").click()
    page.get_by_label("Title").fill("")
    button(page, "Save").click()
    expect(page.get_by_role("heading", name="Two people have been arranging")).to_be_visible()
    look("refused, and saved by another")

    assert barriers == {}
