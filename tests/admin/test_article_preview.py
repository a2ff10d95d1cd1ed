"""The preview: the very page, asked for by a script while somebody writes."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.models import MAX_BODY_CHARACTERS, GlossaryTerm
from tests.builders import make_article, make_clinic, make_edition, make_person, make_reference
from tests.writing import FINDINGS, PREVIEW, form_of, make_writer, opened, with_question

pytestmark = pytest.mark.django_db

BODY = """::: urgent Call {emergency.number} if someone:
- cannot be woken.
:::

## How it may feel

You may feel *detached*.[@popova-2019] This is dissociation.

::: chance How many people felt detached?
26 in 100 with the spray
4 in 100 with a dummy spray
source: [@popova-2019]
:::
"""


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_writer())
    return client


def preview(client: Client, **data: Any) -> dict[str, str]:
    return parts_of(client, PREVIEW, data)


def findings(client: Client, **data: Any) -> str:
    return " ".join(parts_of(client, FINDINGS, data)["findings"].split())


def parts_of(client: Client, address: str, data: dict[str, Any]) -> dict[str, str]:
    answer = client.post(address, {"language": "en", "title": "Title"} | data)
    assert answer.status_code == 200
    parts: dict[str, str] = json.loads(answer.content)
    return parts


def test_it_shows_what_the_page_shows(desk: Client):
    make_clinic()
    make_reference("popova-2019")
    GlossaryTerm.objects.create(term="dissociation", meaning="Feeling cut off.")
    article = make_edition(body=BODY, title="The day").article

    page = desk.get(f"/articles/{article.slug}/").content.decode()
    shown = preview(desk, body=BODY)["preview_page"]

    for piece in (
        '<div class="block callout-urgent" role="note"',
        'Call <a class="tel" href="tel:999">999</a> if someone:',
        '<h2 id="how-it-may-feel">How it may feel</h2>',
        '<a id="cite-1a" href="#ref-1" aria-label="Reference 1">1</a>',
        "<dfn>dissociation</dfn> Feeling cut off.",
        '<figure class="block chance"',
        '<li id="ref-1">',
    ):
        assert piece in page, piece
        assert piece in shown, piece


def test_answers_go_on_with_the_numbers_of_the_text(desk: Client):
    make_reference("a-2019")
    make_reference("b-2020")
    data = with_question(opened(desk), "Why?", "Because.[@b-2020]")

    shown = preview(desk, **data | {"title": "T", "body": "It is so.[@a-2019]"})["preview_page"]

    assert "<h3>Why?</h3>" in shown
    assert 'href="#ref-2"' in shown


def test_it_shows_a_draft_that_was_never_saved(desk: Client):
    parts = preview(desk, body="## New\n\nThree little words.")

    assert '<h2 id="new">New</h2>' in parts["preview_page"]
    assert "4 words" in parts["preview_facts"]
    assert "reading grade" in parts["preview_facts"]


def test_it_says_what_is_amiss_and_where(desk: Client):
    body = "Fine.\n\nIt helps.[@nobdy-2020]\n\n[there](article:nowhere)"
    make_reference("nobody-2020")
    data = with_question(opened(desk), "Why?", "See {clinic.fax}.")

    found = findings(desk, **data | {"title": "T", "body": body})

    assert "3 things stop publishing" in found
    assert "[@nobdy-2020] has no reference. Did you mean nobody-2020?" in found
    assert '<a href="#id_body" data-line="3">Line 3</a>' in found
    assert '<a href="#id_questions-0-answer" data-line="1">Question 1, line 1</a>' in found
    assert "A link leads to “nowhere”, but no article has that address" in found


def test_an_article_may_link_to_itself(desk: Client):
    article = make_article(slug="driving", body="[above](article:driving#when)")

    found = findings(desk, **opened(desk, form_of(article)))

    assert "Nothing stops publishing" in found


def test_it_shows_markup_as_words(desk: Client):
    shown = preview(desk, title="<b>", body="<script>alert(1)</script>")["preview_page"]

    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "<b>" not in shown


def test_a_text_too_long_for_it_is_told_so(desk: Client):
    answer = desk.post(PREVIEW, {"body": "a" * (MAX_BODY_CHARACTERS + 1)})

    assert answer.status_code == 413
    assert json.loads(answer.content)["message"] == (
        "Too long for a preview: 200001 characters; there is room for 200000."
    )


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"body": "\x00\ud7ff\u202e"},
        {"language": "tlh", "body": "a"},
        {"questions-TOTAL_FORMS": "many"},
        {"questions-TOTAL_FORMS": "9" * 400},
        {"questions-TOTAL_FORMS": "²"},
        {"questions-TOTAL_FORMS": "1", "questions-0-answer": ":::", "questions-0-order": "x"},
    ],
)
def test_nothing_that_is_sent_makes_it_fail(desk: Client, data: dict[str, str]):
    assert desk.post(PREVIEW, data).status_code == 200
    assert desk.post(FINDINGS, data).status_code == 200


@pytest.mark.parametrize("address", [PREVIEW, FINDINGS])
def test_only_staff_who_may_write_are_answered(client: Client, address: str):
    for person in (None, make_person(), make_person(is_staff=False, is_superuser=True)):
        if person:
            client.force_login(person)
        assert client.post(address, {"body": "a"}).status_code == 403
    reader = make_writer()
    reader.user_permissions.set(reader.user_permissions.filter(codename="view_article"))
    client.force_login(reader)
    assert client.post(address, {"body": "a"}).status_code == 403


def test_it_answers_only_what_is_posted_from_our_own_pages(desk: Client):
    assert desk.get(PREVIEW).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_writer())
    assert strict.post(PREVIEW, {"body": "a"}).status_code == 403


@pytest.mark.parametrize("address", ["/markdownx/markdownify/", "/markdownx/upload/"])
def test_the_open_doors_of_the_editor_are_not_there(desk: Client, address: str):
    assert desk.post(address, {"content": "a"}).status_code == 404


def test_the_editor_asks_our_own_addresses(desk: Client):
    page = desk.get(form_of(make_edition().article)).content.decode()

    assert f'data-markdownx-urls-path="{PREVIEW}"' in page
    assert 'data-markdownx-upload-urls-path="/admin/markdown/upload/"' in page
    assert "markdownx.min.js" not in page
