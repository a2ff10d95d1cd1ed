"""Adding a paper in a real browser: looked up, looked at, taken, cited; with no barrier."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from articles.models import EvidenceKind, Reference
from tests.bringing_in import BRING, in_library, record
from tests.browser.test_desk_shell import barriers_on, sticks_out
from tests.builders import make_article, make_author, make_clinic
from tests.evidence.registry import POPOVA, SHORT, Registry, closed_address
from tests.writing import form_of, sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def desk(page: Page) -> Page:
    make_clinic()
    return sit_down(page, make_author("anna"))


def look_at(page: Page, text: str) -> None:
    page.goto(BRING)
    page.get_by_label("Paste anything").fill(text)
    page.get_by_role("button", name="Look at them").click()


def open_picker(page: Page, words: str) -> None:
    page.get_by_label("Text", exact=True).click()
    page.get_by_role("button", name="Cite").first.click()
    field = page.get_by_role("combobox", name="Part of the title")
    expect(field).to_be_focused()
    field.fill(words)


def test_a_doi_becomes_a_reference_and_a_citation(desk: Page, registry: Registry):
    article = make_article(body="Ketamine has side effects ")

    look_at(desk, f"https://doi.org/{SHORT}")
    expect(desk.get_by_role("heading", name="Side-effects associated")).to_be_visible()
    desk.get_by_label("Kind of evidence").select_option("Systematic review")
    desk.get_by_role("button", name="Take them into the library").click()
    expect(desk.get_by_role("heading", name="1 added")).to_be_visible()
    expect(desk.get_by_label("How a text cites short-2018")).to_have_value("[@short-2018]")

    desk.goto(form_of(article))
    open_picker(desk, SHORT)
    expect(desk.get_by_role("option", name="Side-effects associated")).to_be_visible()
    desk.keyboard.press("Enter")

    expect(desk.get_by_label("Text", exact=True)).to_have_value(
        "Ketamine has side effects [@short-2018]"
    )
    assert Reference.objects.get().evidence_kind == EvidenceKind.SYSTEMATIC_REVIEW


def test_a_paper_is_added_without_leaving_the_text_by_keyboard_alone(
    desk: Page, registry: Registry
):
    article = make_article(body="The spray helps ")
    desk.goto(form_of(article))

    open_picker(desk, POPOVA)
    offer = desk.get_by_role("button", name=f"Look up PMID {POPOVA} and add it")
    expect(offer).to_be_visible()
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Kind of evidence")).to_be_focused()
    expect(desk.get_by_text("Popova V, Daly EJ, Trivedi M")).to_be_visible()
    assert barriers_on(desk) == {}
    desk.keyboard.type("Rand")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")

    expect(desk.get_by_label("Text", exact=True)).to_have_value("The spray helps [@popova-2019]")
    assert Reference.objects.get().evidence_kind == EvidenceKind.RANDOMISED_TRIAL


def test_offline_nothing_typed_is_lost_and_a_record_comes_in_instead(
    desk: Page, settings: Settings
):
    settings.CROSSREF_ADDRESS = closed_address()
    look_at(desk, SHORT)
    expect(desk.get_by_text("Offline: the registry cannot be reached.")).to_be_visible()
    expect(desk.get_by_label("Paste anything")).to_have_value(SHORT)

    desk.goto(form_of(make_article()))
    open_picker(desk, SHORT)
    desk.get_by_role("button", name=f"Look up {SHORT} and add it").click()
    expect(desk.get_by_role("alert").filter(has_text="Offline")).to_be_visible()

    look_at(desk, json.dumps(record()))
    expect(desk.get_by_role("button", name="1 new")).to_be_visible()


class Look:
    """Looks at each page for barriers and for what sticks out."""

    def __init__(self, page: Page) -> None:
        self.page, self.found = page, dict[str, object]()

    def at(self, name: str) -> None:
        barriers = barriers_on(self.page)
        if barriers or sticks_out(self.page):
            self.found[name] = barriers or "sticks out"


def bring_in_everything(page: Page, file: Path) -> None:
    in_library("sleigh-2014")
    in_library("other-2014", DOI="10.1000/2", title="Other", volume="4")
    other = record(DOI="10.1000/2", title="Other", volume="5")
    new = record(DOI="10.1000/3", title="Third")
    file.write_text(json.dumps([record(), other, new, new, {"type": "book"}]))
    page.get_by_label("Or choose a file").set_input_files(file)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", name=file.name)).to_be_visible()


@pytest.mark.parametrize(("width", "color_scheme"), [(360, "light"), (1280, "dark")])
def test_a_file_with_everything_in_it_has_no_barrier_and_ends_as_chosen(
    open_page: Callable[..., Page], tmp_path: Path, width: int, color_scheme: str
):
    make_clinic()
    page = sit_down(open_page(width=width, color_scheme=color_scheme), make_author("anna"))
    look = Look(page)
    page.goto(BRING)
    look.at("asked")
    bring_in_everything(page, tmp_path / "export.json")
    look.at("all")
    page.get_by_label("Key").fill("Bad key")
    page.get_by_label("Key").press("Enter")
    expect(page.get_by_text("“Bad key” cannot be a key.")).to_be_visible()
    look.at("refused")
    page.get_by_label("Key").fill("third-2014")
    page.get_by_role("button", name="1 differ from the library").click()
    expect(page.get_by_label("Where nothing else is chosen below")).to_be_visible()
    page.get_by_label("What came in", exact=True).check()
    look.at("conflicts")
    page.get_by_role("button", name="Take them into the library").click()
    expect(page.get_by_role("heading", name="1 changed")).to_be_visible()
    look.at("taken")

    assert look.found == {}
    assert Reference.objects.get(key="other-2014").csl["volume"] == "5"
    assert Reference.objects.filter(key="third-2014").exists()
