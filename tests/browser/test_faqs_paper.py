"""The collected questions on paper: every answer, whole and in large letters."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from articles.models import ClinicProfile, Edition
from articles.text.rendering import plain_text, render
from tests.languages import TEXTS, make_foreign_edition

pytestmark = pytest.mark.usefixtures("whole_site")


def printed(page: Page, **paper: str) -> list[str]:
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, **paper)))
    return [side.extract_text() for side in pdf.pages]


def bare(text: str) -> str:
    # A PDF holds letters and places; where a word ends is the reader's guess.
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_answer_is_on_paper_and_nothing_that_only_a_screen_needs(
    open_page: Callable[..., Page], paper: str
):
    # Without script: no browser may depend on being told that it prints.
    page = open_page(java_script_enabled=False)
    page.goto("/faqs/")
    everything = bare("".join(printed(page, format=paper)))

    names = ClinicProfile.current().names()
    for edition in Edition.objects.current():
        for question in render(edition.manuscript(), names=names).questions:
            assert bare(question.question) in everything
            for paragraph in re.findall(r"<p>(.*?)</p>", question.answer):
                words = plain_text(re.sub(r'<sup class="cite">.*?</sup>', "", paragraph))
                assert bare(words.split(".")[0]) in everything
    assert bare("Riverside Clinic, as of") in everything
    assert bare("/articles/your-treatment-day/") in everything
    for words in ("Find in", "All topics", "Open all answers", "Link to this", "large letters"):
        assert bare(words) not in everything


def test_paper_of_a_topic_says_where_it_can_be_found_again_and_not_what_was_typed(page: Page):
    page.goto("/faqs/?topic=having-treatment&find=dog")

    everything = bare("".join(printed(page)))

    assert bare("/faqs/?topic=having-treatment") in everything
    assert bare("1 of 5 questions") in everything
    assert "finddog" not in everything


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_large_letters_can_be_had_on_paper(
    open_page: Callable[..., Page], *, java_script_enabled: bool
):
    page = open_page(java_script_enabled=java_script_enabled)
    page.goto("/faqs/?topic=having-treatment")
    ordinary = printed(page, format="A4")

    page.get_by_label("Print in large letters").check()
    large = printed(page, format="A4")

    assert len(large) > len(ordinary)
    assert bare("".join(large)).count("treatment") == bare("".join(ordinary)).count("treatment")


@pytest.mark.parametrize(("language", "words"), [("es", "acompane"), ("ar", "يرافقك")])
def test_another_language_finds_opens_and_prints_as_well(
    open_page: Callable[..., Page], language: str, words: str
):
    make_foreign_edition(language)
    page = open_page(width=360)
    page.goto(f"/{language}/faqs/")

    page.get_by_role("searchbox").fill(words)

    box = page.locator(".gathered .question:visible")
    assert box.locator("h4").all_inner_texts() == [TEXTS[language]["question"]]
    assert box.locator(".in-answer").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert len(printed(page, format="A4")) == 1
