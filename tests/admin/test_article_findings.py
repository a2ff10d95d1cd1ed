"""What the desk says of a draft: in groups, what stops first, each with a way to its place."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from articles.admin.problem_sentences import SENTENCES
from articles.models import MAX_BODY_CHARACTERS
from articles.models.check_words import CHECK_WORDS, GROUP_NAMES
from articles.text.checks.registry import CHECKS, GROUPS
from tests.builders import make_article, make_clinic, make_person, make_reference
from tests.writing import ADD, FINDINGS, PREVIEW, form_of, make_writer, opened, step

pytestmark = pytest.mark.django_db

LONG = "Rest " + "and rest " * 30 + "today."


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_writer())
    return client


def findings(client: Client, **data: Any) -> str:
    answer = client.post(FINDINGS, {"language": "en", "title": "Title", "owner": "1"} | data)
    assert answer.status_code == 200
    return " ".join(json.loads(answer.content)["findings"].split())


def groups(found: str) -> list[str]:
    """The words of each group's heading, without its sign and without how many are in it."""
    headings = re.findall(r"<h3>(.*?)</h3>", found)
    return [re.sub(r"<svg.*?</svg>|<span.*?</span>", "", each).strip() for each in headings]


def test_what_stops_comes_first_then_advice_by_its_subject(desk: Client):
    body = f"{LONG}\n\n5% slept. See [here](article:nowhere)."

    found = findings(desk, body=body, review_interval_months="12")

    assert groups(found) == [
        "Stops publishing",
        "Sources",
        "Numbers and chances",
        "Plain words",
        "Links and pictures",
    ]
    assert "1 thing stops publishing, 4 to look at" in found


def test_each_leads_to_its_place(desk: Client):
    found = findings(desk, body=f"Rest.\n\n{LONG}", owner="", summary=LONG)

    assert '<a href="#id_body" data-line="3">Line 3</a>' in found
    assert '<a href="#id_summary" data-line="0">Who it is for</a>' in found
    assert '<a href="#id_owner" data-line="0">Owner</a>' in found
    assert '<a href="#id_review_interval_months" data-line="0">Review every (months)</a>' in found


def test_few_are_shown_at_once_and_many_are_folded(desk: Client):
    few, many = LONG, "\n\n".join([LONG] * 5)

    assert re.search(r'data-group="words" open>', findings(desk, body=few))
    assert re.search(
        r'data-group="words">.*<span class="how-many">5</span>', findings(desk, body=many)
    )


def test_how_an_article_is_looked_after_is_judged_as_the_form_has_it(desk: Client):
    body = "It helps.\n\n::: urgent When\nCall {emergency.number}.\n:::"

    assert "Nobody looks after" in findings(desk, body=body, owner="")
    found = findings(desk, body=body, kind="drug", review_interval_months="24")
    assert "looked at again: 12 at most" in found
    assert "Choosing a treatment (DISCERN)" in groups(found)
    assert "Nothing stops publishing" in found


def test_the_clinic_says_what_stops_here_as_at_publication(desk: Client):
    article = make_article(body=LONG, owner=make_person())
    make_clinic(check_weights={"sentence_long": "block"}, needs_four_eyes=False)

    assert groups(findings(desk, **opened(desk, form_of(article))))[0] == "Stops publishing"
    assert "1 thing stops publishing" in " ".join(desk.get(form_of(article)).text.split())
    desk.force_login(make_writer(may_publish=True))
    assert "1 thing stops publishing" in " ".join(desk.get(step(article, "publish")).text.split())


def test_the_preview_does_not_wait_for_the_checks(desk: Client):
    parts = json.loads(desk.post(PREVIEW, {"language": "en", "body": "Rest."}).content)

    assert set(parts) == {"preview_page", "preview_facts"}
    assert f'data-address="{FINDINGS}"' in desk.get(ADD).text


def test_a_text_too_long_to_be_checked_is_told_so(desk: Client):
    found = findings(desk, body="a" * (MAX_BODY_CHARACTERS + 1))

    assert "The text is too long to be checked" in found
    assert groups(found) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "reading grade"),
        ("es", "INFLESZ"),
        ("ar", "reading level not measured in this language"),
    ],
)
def test_the_measure_of_each_language_is_named(desk: Client, language: str, words: str):
    answer = desk.post(PREVIEW, {"language": language, "body": "Uno dos."})

    assert words in json.loads(answer.content)["preview_facts"]


def test_a_hard_text_is_given_its_aim(desk: Client):
    hard = "Gastrointestinal reactions are characteristically self-limiting. " * 20

    facts = json.loads(desk.post(PREVIEW, {"language": "en", "body": hard}).content)

    assert "(aim for 6 or less)" in facts["preview_facts"]


def test_every_check_is_put_into_words():
    assert set(SENTENCES) == set(CHECKS)
    assert set(CHECK_WORDS) == set(CHECKS)
    assert set(GROUP_NAMES) == set(GROUPS)


def test_a_long_detail_is_cut_between_words_where_there_are_any(desk: Client):
    words = findings(desk, body=LONG)
    address = "https://example.org/" + "a" * 90

    assert re.search(r"“Rest (and rest )+and(?: rest)?…”", words)
    assert f"“{address[:80]}…”" in findings(desk, body=f"<{address}>")


def test_a_long_list_is_cut_without_a_comma_before_the_dots(desk: Client):
    csl = {"type": "book", "title": "Rest", "issued": {"date-parts": [[1990]]}}
    keys = [make_reference(f"somebody-{number}", csl=csl).key for number in range(1, 10)]
    body = " ".join(f"Rest.[@{key}]" for key in keys)

    assert "somebody-6…. Is there anything newer?" in findings(desk, body=body)
