"""What a check code answers: about one sheet, typed or scanned."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.models import ChangeKind, Edition
from articles.text.check_codes import new_check_code, printed_code
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_clinic,
    make_edition,
    make_publisher,
    make_starter_edition,
)

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2019, 3, 1, 12, tzinfo=UTC)


def read(client: Client, address: str, *, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def verdict(page: str) -> str:
    found = re.search(r'<h1 class="verdict-word">.*?<span>(\w+)</span>\s*</h1>', page)
    assert found, page
    return found[1]


def scan(client: Client, edition: Edition, *, status: int = 200) -> str:
    return read(client, f"/c/{edition.check_code}/", status=status)


def test_asks_for_a_code_and_needs_nothing_but_html(client: Client):
    response = client.get("/check/")
    page = response.content.decode()

    assert '<form class="ask" action="/check/">' in page
    assert "Is your paper sheet still right?" in page
    assert "Set-Cookie" not in response.headers
    assert "<script" not in page
    assert "noindex" not in page


def test_a_current_sheet_is_current_and_says_until_when(client: Client):
    make_clinic(needs_four_eyes=False)
    edition = make_edition(slug="day", title="Your day", at=timezone.now(), is_approved=False)

    page = scan(client, edition)

    assert verdict(page) == "Current"
    assert f"We look at it again by {edition.review_due_on:%-d %B %Y}." in page
    assert "<span>Your day</span> <span>Edition 1</span>" in page
    assert printed_code(edition.check_code) in page
    assert "No second person has reviewed this edition" in page
    assert 'href="/articles/day/"' in page
    assert 'href="/articles/day/handout.pdf?paper=a4"' in page
    assert "<title>Current: Your day" in page


def test_a_current_sheet_whose_review_is_late_says_so_kindly(client: Client):
    edition = make_edition(at=LONG_AGO)

    page = scan(client, edition)

    assert verdict(page) == "Current"
    assert "We meant to look at it again by 1 March 2020 and are late" in page
    assert "Overdue." in page


def test_a_starter_text_is_current_and_not_yet_the_clinics_own(client: Client):
    page = scan(client, make_starter_edition())

    assert verdict(page) == "Current"
    assert "This clinic has not reviewed it yet." in page


def test_a_sheet_that_changed_substantially_goes_into_the_bin(client: Client):
    old = make_edition(slug="day", at=LONG_AGO)
    make_edition(old.article, body="Two.", note="We say when to drink.", at=NOON)
    make_edition(
        old.article,
        body="Three.",
        note="A comma.",
        kind=ChangeKind.MINOR,
        at=NOON + timedelta(days=3),
    )

    page = scan(client, old)

    assert verdict(page) == "Superseded"
    assert "Please stop using it and put it in the paper bin." in page
    assert "It was replaced on 2 November 2026." in page
    assert "Read edition 3" in page
    assert 'href="/articles/day/"' in page
    assert 'href="/articles/day/handout.pdf?paper=a4"' in page
    assert 'href="/articles/day/compare/1/3/"' in page
    said = [page.index(words) for words in ("A comma.", "We say when to drink.")]
    assert said == sorted(said)
    marks = re.findall(r"(Substantial|Minor) change<", page)
    assert marks == ["Minor", "Substantial"]


def test_a_sheet_with_minor_changes_only_still_holds(client: Client):
    old = make_edition()
    make_edition(old.article, body="2.", note="A comma.", kind=ChangeKind.MINOR)

    page = scan(client, old)

    assert verdict(page) == "Superseded"
    assert "Your sheet still holds; the newest says it better." in page
    assert "paper bin" not in page


def test_what_changed_before_the_sheet_is_not_told(client: Client):
    first = make_edition(note="First of all.")
    second = make_edition(first.article, body="2.", note="The second.")
    make_edition(first.article, body="3.", note="The third.", kind=ChangeKind.MINOR)

    page = scan(client, second)

    assert "The third." in page
    assert "The second." not in page
    assert "still holds" in page


@pytest.mark.parametrize("which", [0, 1])
def test_every_edition_of_a_withdrawn_article_is_withdrawn(client: Client, which: int):
    make_clinic()
    instead = make_edition(slug="better", title="Read me", summary="For all.").article
    first = make_edition(slug="day")
    second = make_edition(first.article, body="2.")
    withdraw(
        first.article, by=make_publisher(), at=NOON, reason="A study was wrong.", instead=instead
    )

    page = scan(client, (first, second)[which])

    assert verdict(page) == "Withdrawn"
    assert "2 November 2026" in page
    assert "A study was wrong." in page
    assert "Do not change your treatment on your own." in page
    assert 'href="tel:01632960123">01632 960123</a>: Monday to Friday, 8 am to 6 pm.' in page
    assert 'In an emergency call <a class="tel" href="tel:999">999</a>.' in page
    assert 'href="/articles/better/">Read me</a>' in page
    assert "Compare" not in page


def test_without_numbers_a_withdrawn_sheet_still_says_whom_to_ask(client: Client):
    edition = make_edition()
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="Wrong.")

    page = scan(client, edition)

    assert "Ask Your clinic." in page
    assert "In an emergency call your local emergency number." in page
    assert "Read this instead" not in page


def test_a_republished_article_supersedes_what_was_withdrawn(client: Client):
    old = make_edition()
    withdraw(old.article, by=make_publisher(), at=NOON, reason="Wrong.")
    new = make_edition(old.article, body="Right.")

    assert verdict(scan(client, old)) == "Superseded"
    assert verdict(scan(client, new)) == "Current"


@pytest.mark.parametrize("address", ["/c/{}/", "/c/{}", "/C/{}/", "/C/{}"])
def test_a_scanned_address_is_answered_at_once_in_any_spelling(client: Client, address: str):
    code = make_edition().check_code

    for spelling in (code, code.lower(), printed_code(code)):
        page = read(client, address.format(spelling))

        assert verdict(page) == "Current"
        assert f'<link rel="canonical" href="http://localhost:8000/c/{code}/">' in page
        assert '<meta name="robots" content="noindex">' in page


def test_a_typed_code_gives_the_same_answer(client: Client):
    edition = make_edition(title="Your day")

    page = read(client, f"/check/?code=+{printed_code(edition.check_code).lower()}+")

    assert verdict(page) == "Current"
    assert "Your day" in page


def test_an_unknown_code_might_be_another_clinics(client: Client):
    make_clinic()
    code = new_check_code()

    page = read(client, f"/c/{code}/", status=404)

    assert verdict(page) == "Unknown"
    assert "Did you type it right?" in page
    assert "another clinic" in page
    assert "01632 960123" in page
    assert f'value="{printed_code(code)}"' in page
    assert verdict(read(client, f"/check/?code={code}")) == "Unknown"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("K7Q2-M4XO", 'You typed <bdi class="code">O</bdi>.'),
        ("k7q2-m4i0", 'You typed <bdi class="code">0, I</bdi>.'),
        ("K7Q2-M4X", "A code has eight characters; this one has 7."),
        ("K7Q2-M4XDDD", "A code has eight characters; this one has 10."),
    ],
)
def test_a_slip_of_the_finger_is_told_and_kept_for_mending(client: Client, typed: str, said: str):
    page = read(client, f"/check/?code={typed}")

    assert verdict(page) == "Mistyped"
    assert said in page
    assert f'value="{typed}"' in page
    read(client, f"/c/{typed}/", status=404)


def test_one_wrong_character_is_called_mistyped(client: Client):
    code = make_edition().check_code
    other = "3" if code[3] != "3" else "4"

    page = read(client, f"/check/?code={code[:3]}{other}{code[4:]}")

    assert verdict(page) == "Mistyped"
    assert "One character may be wrong" in page


def test_a_printed_code_is_valid_whatever_it_looks_like(client: Client):
    old = make_edition()
    Edition.objects.create(
        article=old.article,
        number=2,
        title="Brought from elsewhere",
        content=old.content,
        check_code="OLDCODE1",
        change_note="Came with another system.",
        change_kind=ChangeKind.MINOR,
        published_at=NOON,
        review_due_on=old.review_due_on,
    )

    page = read(client, "/c/OLDCODE1/")

    assert verdict(page) == "Current"
    assert "Brought from elsewhere" in page


def test_answers_in_the_language_of_the_sheet(client: Client, settings: Settings):
    settings.LANGUAGES = [("en", "English"), ("ar", "Arabic")]
    edition = make_edition(slug="day", language="ar", title="يوم العلاج")

    response = client.get(f"/c/{edition.check_code}/")
    page = response.content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert response.headers["Content-Language"] == "ar"
    assert 'href="/ar/articles/day/"' in page
    assert 'action="/ar/check/"' in page
    assert '<html lang="ar" dir="rtl">' in read(client, f"/check/?code={edition.check_code}")
    assert '<html lang="en" dir="ltr">' in read(client, "/check/")


def test_a_sheet_in_a_language_the_site_does_not_speak_is_answered_too(client: Client):
    page = scan(client, make_edition(slug="tag", language="de", title="Ihr Tag"))

    assert verdict(page) == "Current"
    assert '<html lang="en" dir="ltr">' in page
    assert '<span lang="de" dir="auto">Ihr Tag</span>' in page
    assert "/articles/tag/" not in page


def test_only_asks_no_sheet_is_changed(client: Client):
    code = make_edition().check_code

    assert client.post(f"/c/{code}/").status_code == 405
    assert client.post("/check/", {"code": code}).status_code == 405
    assert client.head(f"/c/{code}/").status_code == 200


def test_menu_and_foot_lead_to_the_check(client: Client):
    page = read(client, "/check/")

    assert page.count('href="/check/" aria-current="page">Check a sheet<') == 2
    assert "<loc>http://testserver/check/</loc>" in client.get("/sitemap.xml").content.decode()
