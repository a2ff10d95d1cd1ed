"""What can be found of an article: every place leads to where its words stand on the page."""

import re

import pytest
from django.core.management import call_command

from articles.models import Edition, GlossaryTerm
from articles.pages.labels import labels_now
from articles.pages.words import words_by_id
from articles.search.entries import entries_of, entries_of_words
from articles.search.rows import row_of
from articles.search.shown import as_stored, stored
from articles.search.values import EntryKind
from articles.text.names import ClinicNames, filled
from articles.text.rendering import plain_text
from articles.text.searching.words import stems
from tests.builders import make_article as draft
from tests.builders import make_edition, make_question

pytestmark = pytest.mark.django_db


def current():
    return Edition.objects.current().select_related("article").order_by("pk")


def ids_of(html):
    return re.findall(r'\sid="([^"]+)"', html)


def letters(text):
    return re.sub(r"\W+", "", text)


def test_each_place_of_the_starter_library_is_on_the_page_that_readers_get(client):
    call_command("load_library", verbosity=0)

    places = [entry for edition in current() for entry in entries_of(edition)]
    for entry in places:
        html = client.get(f"/articles/{entry.slug}/").text
        anchors = [entry.anchor, *(part.anchor for part in entry.parts)]
        for anchor in filter(None, anchors):
            assert ids_of(html).count(anchor) == 1, (entry.slug, anchor)
    assert len(places) > 40
    assert sum(len(entry.parts) for entry in places) > 80


def test_each_word_of_the_starter_glossary_is_where_its_entry_says(client):
    call_command("load_library", verbosity=0)
    html = client.get("/glossary/").text

    found = entries_of_words(words_by_id(GlossaryTerm.objects.filter(language="en"), "en"))

    assert len(found) == GlossaryTerm.objects.count() > 10
    for entry in found:
        assert ids_of(html).count(entry.anchor) == 1


def test_what_is_shown_of_the_starter_library_are_words_of_its_page(client):
    call_command("load_library", verbosity=0)
    names = ClinicNames()

    for edition in current():
        page = letters(plain_text(client.get(f"/articles/{edition.article.slug}/").text))
        for entry in entries_of(edition):
            for part in entry.parts:
                for words in (part.heading, *part.text.splitlines()):
                    assert letters(filled(words, names=names, labels=labels_now())) in page, words


def test_an_article_is_found_by_its_sections_and_by_each_of_its_questions():
    article = draft(
        slug="rest",
        title="Resting",
        summary="For all.",
        body="Rest first.\n\n## How long\n\nA *day*.[@none]\n\n- Sleep\n- Eat\n\n### In bed\n\nYes.",
    )
    make_question(article, question="May I read?", answer="Yes, **do**.")
    make_question(article, question="May I read?", answer="Again: yes.")
    edition = make_edition(article, is_approved=True, body=article.body.replace("[@none]", ""))

    whole, first, second = entries_of(edition, extra=("lying down",))

    assert (whole.kind, whole.title, whole.summary) == (EntryKind.ARTICLE, "Resting", "For all.")
    assert whole.extra == ("lying down",)
    assert whole.questions == ("May I read?", "May I read?")
    assert [(part.anchor, part.heading, part.text) for part in whole.parts] == [
        ("", "", "Rest first."),
        ("how-long", "How long", "A day.\nSleep\nEat"),
        ("in-bed", "In bed", "Yes."),
    ]
    assert (first.kind, first.anchor, first.inside) == (
        EntryKind.QUESTION,
        "question-may-i-read",
        "Resting",
    )
    assert second.anchor == "question-may-i-read-2"
    assert first.parts[0].text == "Yes, do."


def test_a_word_explained_in_a_title_leads_there_by_all_its_names():
    GlossaryTerm.objects.create(term="ECT", forms="electroconvulsive therapy", meaning="A current.")

    (whole,) = entries_of(make_edition(title="What is ECT?", body="About ECT, in short."))

    assert set(whole.extra) == {"ECT", "electroconvulsive therapy"}


def test_an_entry_is_stored_as_it_was_written():
    edition = make_edition(
        title="Ring us",
        body="Ring {clinic.name} at {clinic.phone}.\n\n## At {clinic.name}\n\nAsk \u2028us 😀.",
    )
    (whole,) = entries_of(edition, extra=("call",))

    assert as_stored(stored(whole)) == whole
    assert whole.parts[0].text == "Ring {clinic.name} at {clinic.phone}."
    assert whole.parts[1].heading == "At {clinic.name}"


def test_no_clinic_s_own_name_is_needed_to_find_what_stands_in_braces():
    (whole,) = entries_of(make_edition(body="Call {emergency.number} and {clinic.name} says so."))

    (found,) = row_of(whole).parts
    assert tuple(found[:5]) == stems("Call your local emergency number and your clinic", "en")
