"""What comes out of the printer when a reader prints a page."""

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from articles.models import ClinicProfile, Edition
from articles.text.rendering import plain_text, render
from tests.whole_site import ANSWER, ARTICLE

pytestmark = pytest.mark.usefixtures("whole_site")

NAVIGATION = ("On this page", "Words explained", "Skip to the text", "Large print (PDF)", "Back to")


def printed(page: Page, **paper: str) -> list[str]:
    """Return the words of each side of paper."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, **paper)))
    return [re.sub(r"\s+", " ", side.extract_text()) for side in pdf.pages]


def without_spaces(text: str) -> str:
    # A PDF holds letters and places; where a word ends is the reader's guess.
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_an_article_prints_with_every_answer_and_reference(page: Page, paper: str):
    page.goto(ARTICLE)
    everything = without_spaces("".join(printed(page, format=paper)))

    edition = Edition.objects.current().get(article__slug="your-treatment-day")
    text = render(edition.manuscript(), names=ClinicProfile.current().names())
    for question in text.questions:
        assert without_spaces(question.question) in everything
        for paragraph in re.findall(r"<p>(.*?)</p>", question.answer):
            words = plain_text(re.sub(r'<sup class="cite">.*?</sup>', "", paragraph))
            first = without_spaces(words.split(".")[0])
            assert first in everything
    for reference in text.references:
        assert without_spaces(plain_text(reference.text)) in everything


def test_an_article_prints_without_navigation(page: Page):
    page.goto(ARTICLE)
    everything = " ".join(printed(page))

    assert [words for words in NAVIGATION if words in everything] == []


def test_each_side_says_whose_it_is_and_which_edition(page: Page):
    page.goto(ARTICLE)
    sides = printed(page)

    assert len(sides) > 1
    for side in sides:
        assert "Riverside Clinic" in side
        assert re.search(r"[Ee]dition 2\b", side)
        assert "9 November 2026" in side


def test_all_questions_print_open_whatever_stands_on_the_screen(
    open_page: Callable[..., Page],
):
    # Without script: no browser may depend on being told that it prints.
    page = open_page(java_script_enabled=False)
    page.goto("/faqs/?topic=having-treatment")
    everything = without_spaces("".join(printed(page)))

    assert without_spaces(ANSWER) in everything
    assert without_spaces("Link to this answer") not in everything
