"""What the results page shows of any answer there may be, found, corrected or empty."""

import re
from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from articles.models import ClinicProfile, ListedCount
from articles.pages.lists import topics_to_read
from articles.pages.site import make_site
from articles.search.results_page import ResultsPage
from articles.search.values import Answer, EntryKind, Found
from tests.builders import make_clinic, make_edition, make_topic
from tests.languages import LANGUAGES, english_words_in
from tests.strict_html import strict_errors

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 9)
QUESTION = Found(
    kind=EntryKind.QUESTION,
    address="/articles/day/#question-can-i-drive",
    title=mark_safe("Can I <mark>drive</mark>?"),
    passage=mark_safe("No. You can <mark>drive</mark> again the next day."),
    inside="Your treatment day",
    edition=4,
    topics=("Having treatment",),
    published_on=DAY,
    reviewed_on=DAY,
)
ARTICLE = Found(
    kind=EntryKind.ARTICLE,
    address="/articles/day/#going-home",
    title=mark_safe("Your treatment day"),
    passage=mark_safe("Do not <mark>drive</mark>."),
    part="Going home",
    edition=4,
    topics=("Having treatment", "For families"),
    published_on=DAY,
)
WORD = Found(
    kind=EntryKind.WORD,
    address="/glossary/#word-sedation",
    title=mark_safe("Sedation"),
    passage=mark_safe("Sleepiness caused by a medicine."),
)
ALL = (QUESTION, ARTICLE, WORD)


def answer(*found: Found, typed: str = "driving", **changes: Any) -> Answer:
    fields = {"language": "en", "typed": typed, "searched": typed, "total": len(found)}
    return Answer(**{**fields, "found": found, **changes})


def shown(given: Answer, **how: Any) -> str:
    """The page as it is sent, on one line."""
    site = make_site(ClinicProfile.current(), language=given.language, path="/search/")
    topics = (
        () if given.found else topics_to_read(ListedCount.objects.by_topic(given.language)).values()
    )
    page = ResultsPage.of(given, topics=topics, **how)
    html = render_to_string("articles/search.html", {"page": page, "site": site})
    assert strict_errors({"results": html}) == {}
    return " ".join(html.split())


def results(html: str) -> list[str]:
    return re.findall(r'<li class="columns result">.*?</li>', html)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_each_result_says_what_it_is_and_where_it_stands():
    question, article, word = map(text_of, results(shown(answer(*ALL))))

    assert question == (
        "Answer Can I drive? No. You can drive again the next day. "
        "In the article Your treatment day Topic Having treatment "
        "Edition 4, 9 November 2026 Reviewed 9 November 2026"
    )
    assert article == (
        "Article Your treatment day Do not drive. In the part Going home "
        "Topic Having treatment, For families Edition 4, 9 November 2026 Reviewed Not yet"
    )
    assert word == "Word explained Sedation Sleepiness caused by a medicine."


def test_each_result_has_a_heading_that_opens_the_very_place():
    page = shown(answer(*ALL))

    for found in ALL:
        assert f'<h2 class="entry-title"><a href="{found.address}">{found.title}</a></h2>' in page
        assert found.passage in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"total": 1}, "1 result for “driving”"),
        ({"total": 34}, "34 results for “driving”"),
        ({"total": 200, "is_cut": True}, "More than 200 results for “driving”"),
    ],
)
def test_a_status_says_how_many_there_are(changes: dict[str, Any], words: str):
    page = shown(answer(QUESTION, **changes))
    (status,) = re.findall(r'<div class="said" role="status">(.*?)</div>', page)

    assert text_of(status) == words
    assert "<title> Search: driving – Your clinic </title>" in page


def test_a_correction_is_said_and_can_be_refused():
    page = shown(answer(*ALL, typed="ketamin drivng", searched="ketamine driving"))

    assert "Showing results for <strong><bdi>ketamine driving</bdi></strong>." in page
    assert '<a href="/search/?q=ketamin+drivng&amp;literal=1"><bdi>ketamin drivng</bdi>' in page
    assert 'value="ketamin drivng"' in page
    assert "3 results for “<bdi>ketamine driving</bdi>”" in page


def test_what_was_not_corrected_is_not_said_to_be():
    assert "Showing results for" not in shown(answer(*ALL))


def test_other_spellings_are_offered_whether_or_not_something_was_found():
    one = shown(answer(*ALL, meant=("ketamine drinking",)))
    several = shown(answer(meant=("note", "nose spray")))

    assert (
        'Did you mean <a href="/search/?q=ketamine+drinking"><bdi>ketamine drinking</bdi></a>?'
        in one
    )
    assert "Did you mean one of these?" in several
    assert re.findall(r'href="/search/\?q=(no[^"]+)"', several) == ["note", "nose+spray"]


@pytest.mark.parametrize("found", [(), (QUESTION,)])
def test_a_medicine_that_is_not_explained_here_is_taken_for_no_other(found: tuple[Found, ...]):
    page = shown(answer(*found, typed="ketorolac", other_medicines=("ketorolac",)))

    assert "Nothing here explains <bdi>ketorolac</bdi>." in page
    assert "Please ask us or your pharmacist about it." in page
    assert "ketamine" not in page


def test_finding_nothing_is_no_dead_end():
    make_clinic(region="gb", phone="01632 960123", opening_hours="Monday to Friday, 8 to 6")
    make_edition(topics=(make_topic("safe", name="Staying safe"),))
    make_topic("empty", name="Nothing to read yet")

    page = shown(answer(typed="zebra"))

    assert "Nothing found for “<bdi>zebra</bdi>”." in page
    assert '<a href="/topics/safe/">Staying safe</a>' in page
    assert "Nothing to read yet" not in page
    assert '<a href="/faqs/">all questions</a>' in page
    assert 'Call Riverside Clinic on <a class="tel" href="tel:01632960123">' in page
    assert 'id="help"' in page
    assert "We do not keep what you search for." in page
    assert "<title> Nothing found: zebra – Riverside Clinic </title>" in page


def test_other_pages_are_asked_for_the_same_thing():
    page = shown(answer(*ALL, total=34, page=2, pages=4), is_literal=True)

    assert '<a class="button" rel="prev" href="/search/?q=driving&amp;literal=1">' in page
    assert (
        '<a class="button" rel="next" href="/search/?q=driving&amp;literal=1&amp;page=3">' in page
    )
    assert "Page 2 of 4" in page
    assert "<title> Search: driving, page 2 – Your clinic </title>" in page


def test_what_was_typed_is_never_taken_for_html():
    hostile = "</title><script>alert(1)</script>\"' onfocus=x {{ 7|add:7 }} &lt;"

    for page in (
        shown(answer(typed=hostile)),
        shown(answer(*ALL, typed=hostile, searched=f"{hostile}!", meant=(hostile,) * 2)),
        shown(answer(typed=hostile, meant=(hostile,), other_medicines=(hostile,))),
    ):
        assert "<script>" not in page
        assert "onfocus=x" not in re.sub(r'"[^"]*"', '""', re.sub(r">[^<]*<", "><", page))
        assert "&lt;script&gt;" in page


def test_whoever_wrote_a_letter_is_told_kindly_that_words_are_enough():
    assert "A few words are enough." in shown(answer(*ALL), is_cut_short=True)
    assert "A few words are enough." not in shown(answer(*ALL))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "changes",
    [
        {"found": ALL, "total": 34, "pages": 4, "searched": "y", "meant": ("a",)},
        {"found": ALL, "total": 200, "is_cut": True, "other_medicines": ("z",)},
        {"meant": ("a", "b")},
    ],
)
def test_every_answer_is_given_in_the_language_of_its_page(language: str, changes: dict[str, Any]):
    make_clinic(crisis_number="116 123", phone="1", opening_hours="8")
    with override(language):
        page = shown(answer(typed="x", language=language, **changes), is_cut_short=True)

    assert english_words_in(page, language=language) == []
