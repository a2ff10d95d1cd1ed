"""Two editions compared: what was taken out and what was put in, in the reader's words."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import GlossaryTerm
from tests.builders import (
    make_article,
    make_clinic,
    make_edition,
    make_question,
    make_reference,
    make_teach_back,
)

pytestmark = pytest.mark.django_db


def compared(client: Client, before: int = 1, after: int = 2) -> str:
    response = client.get(f"/articles/day/compare/{before}/{after}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def marked(page: str, mark: str) -> list[str]:
    """The words of each mark, without those for screen readers; the key's own left out."""
    found = re.findall(rf"<{mark}>(.*?)</{mark}>", page)[1:]
    return [re.sub(r"<span.*?</span>", "", words) for words in found]


def test_marks_the_words_taken_out_and_put_in(client: Client):
    article = make_article(slug="day", title="Your day", body="Stop eating 2 hours before.")
    make_edition(article)
    make_edition(article, body="Stop eating 3 hours before.", note="We changed an hour.")

    page = compared(client)

    assert marked(page, "del") == ["2"]
    assert marked(page, "ins") == ["3"]
    assert "What changed from edition 1 to 2" in page
    assert "We changed an hour." in page


def test_marks_what_is_asked_back_otherwise_with_the_clinic_s_own_names(client: Client):
    make_clinic(phone="01632 960123")
    article = make_article(slug="day")
    asked = make_teach_back(article, question="Whom will you call?", points="{clinic.phone}\n999")
    make_edition(article)
    asked.points = "{clinic.phone}\n112"
    asked.save()
    make_edition(article)

    page = compared(client)

    assert "In your own words" in page
    assert "01632 960123" in page
    assert marked(page, "del") == ["999"]
    assert marked(page, "ins") == ["112"]


def test_says_in_words_too_what_a_mark_means(client: Client):
    article = make_article(slug="day", body="Old words.")
    make_edition(article)
    make_edition(article, body="New words.")

    page = compared(client)

    assert "<del>Words crossed out</del> were taken out." in page
    assert '<span class="visually-hidden">[put in: </span>New<' in page


def test_folds_away_what_stayed_the_same_but_for_the_heading_above_a_change(client: Client):
    kept = "\n\n".join(f"Paragraph {number} stays." for number in range(5))
    article = make_article(slug="day", body=f"{kept}\n\n## Going home\n\nTake a bus.")
    make_edition(article)
    make_edition(article, body=f"{kept}\n\n## Going home\n\nTake a taxi.")

    page = compared(client)
    folded = re.findall(r"<details.*?</details>", page)

    assert len(folded) == 1
    assert "6 paragraphs as before" in folded[0]
    assert "Paragraph 4 stays." in folded[0]
    assert "Going home" not in folded[0]
    assert "Going home" in page


def test_compares_words_not_markup(client: Client):
    make_clinic(phone="01632 960123")
    make_reference("smith-2020")
    article = make_article(slug="day", body="**Call** us on {clinic.phone}.[@smith-2020]")
    make_edition(article)
    make_edition(article, body="*Call* us at once on {clinic.phone}.[@smith-2020]")

    page = compared(client)

    assert marked(page, "ins") == ["at once"]
    assert "Call us" in page
    assert "01632 960123" in page
    assert "smith-2020" not in page


def test_shows_changed_titles_questions_references_and_words(client: Client):
    GlossaryTerm.objects.create(term="dose", meaning="An amount.")
    make_reference("old-2019")
    make_reference("new-2026")
    article = make_article(slug="day", title="Your day", body="A dose.[@old-2019]")
    question = make_question(article, question="Can I drive home?", answer="No.")
    make_edition(article)
    GlossaryTerm.objects.update(meaning="How much you take.")
    question.answer = "Not until tomorrow."
    question.save()
    make_edition(article, title="Your treatment day", body="A dose.[@new-2026]")

    page = compared(client)

    titles = re.findall(r"<h2[^>]*>([^<]+)</h2>", page)
    assert titles == ["The text", "Questions people ask", "References", "Words explained"]
    assert "treatment" in marked(page, "ins")
    assert any("new-2026" in words for words in marked(page, "ins"))
    assert any("old-2019" in words for words in marked(page, "del"))


def test_says_when_no_word_changed(client: Client):
    article = make_article(slug="day", body="Some **words**.")
    make_edition(article)
    make_edition(article, body="Some words.")

    assert "The words are the same." in compared(client)


def test_escapes_what_it_compares(client: Client):
    article = make_article(slug="day", body="Old `<script>` here.")
    make_edition(article)
    make_edition(article, body="New `<script>` here.")

    assert "<script>" not in compared(client)


def test_a_comparison_asked_for_backwards_is_turned_round(client: Client):
    article = make_article(slug="day")
    make_edition(article)
    make_edition(article, body="New.")

    response = client.get("/articles/day/compare/2/1/")

    assert response.status_code == 301
    assert response.headers["Location"] == "/articles/day/compare/1/2/"


@pytest.mark.parametrize("numbers", ["1/1", "1/3", "0/1", "1/99999999999999999999999999"])
def test_there_is_no_comparison_with_itself_or_with_nothing(client: Client, numbers: str):
    article = make_article(slug="day")
    make_edition(article)
    make_edition(article, body="New.")

    assert client.get(f"/articles/day/compare/{numbers}/").status_code == 404


def test_needs_three_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries):
    article = make_article(slug="day")
    make_edition(article)
    make_edition(article, body="New.")

    with django_assert_num_queries(3):
        client.get("/articles/day/compare/1/2/")


def test_a_question_in_another_place_is_shown_once_and_said_to_have_moved(client: Client):
    article = make_article(slug="day")
    drive = make_question(article, question="Can I drive home?", answer="No.", order=1)
    make_question(article, question="Who pays?", answer="Ask us.", order=2)
    make_question(article, question="May I eat?", answer="Yes.", order=3)
    make_edition(article)
    drive.order = 9
    drive.save()
    make_edition(article)

    page = compared(client)

    assert "Moved from place 1 to 3:</span> Can I drive home?" in page
    assert page.count("Can I drive home?") == 1
    assert page.count("Moved from") == 1
    assert marked(page, "ins") == marked(page, "del") == []


def test_a_reference_under_another_number_is_said_to_have_moved(client: Client):
    for key in ("a-2019", "b-2020", "c-2021"):
        make_reference(key)
    article = make_article(slug="day", body="One.[@a-2019] Two.[@b-2020] Three.[@c-2021]")
    make_edition(article)
    make_edition(article, body="Three.[@c-2021] One.[@a-2019] Two.[@b-2020]")

    page = compared(client)

    assert page.count("Moved from") == 1
    assert re.search(r"Moved from place 3 to 1:</span> [^<]*c-2021", page)


def test_other_editions_are_chosen_from_two_lists(client: Client):
    article = make_article(slug="day")
    for number in range(3):
        make_edition(article, body=f"Text {number}.")

    page = compared(client)
    assert page.count("<option") == 6
    chosen = client.get("/articles/day/compare/", {"from": "3", "to": "1"})

    assert chosen.headers["Location"] == "/articles/day/compare/1/3/"


@pytest.mark.parametrize(
    "query", ["", "?from=1&to=1", "?from=1&to=9", "?from=x&to=", "?from=1&to=99999999999999999999"]
)
def test_a_choice_that_compares_nothing_leads_to_the_history(client: Client, query: str):
    article = make_article(slug="day")
    make_edition(article)
    make_edition(article, body="New.")

    response = client.get(f"/articles/day/compare/{query}")

    assert response.headers["Location"] == "/articles/day/history/"
