"""What stands on a sheet: pure values in, paper out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.handouts.facts import Notice
from articles.handouts.sheet import SIZES
from articles.text.manuscript import TermText
from articles.text.names import ClinicNames
from tests.handouts.paper import alternatives, bookmarks, links, pages, side_of, tags, words
from tests.handouts.sheets import CHANCE, LONG, PLACEBO, RIVER, asked, make_pdf
from tests.pictures import picture


def test_names_the_clinic_and_how_to_reach_it_before_all_else():
    text = words(make_pdf())

    assert text.startswith(
        "Riverside Clinic 12 Mill Lane, Riverside 01632 960123 Monday to Friday, 8 am to 6 pm "
        "In danger now? Call 999 Your treatment day For you."
    )


@pytest.mark.parametrize("size", SIZES)
def test_puts_urgent_advice_and_the_short_version_before_the_text(size: str):
    body = "::: urgent Call now\nIf it hurts.\n:::\n\n::: short\n- Rest.\n:::\n\n## Later\n\nMore."
    notice = Notice("Starter text.", "Ask your team.")

    text = words(make_pdf(body, size=size, notices=(notice,)))

    order = ("Urgent Call now If it hurts.", "In short • Rest.", "Please note", "Later More.")
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_says_in_the_text_what_the_foot_says_to_the_eye_alone():
    """Screen readers pass over the feet of pages."""
    pdf = make_pdf()

    assert "About this sheet Edition: 3, published 2 November 2026 Pages: 1" in words(pdf)
    assert (
        "Riverside Clinic, 01632 960123 Your treatment day 1 of 1 K7Q2-M4X5 "
        "Is this sheet still right? Scan the square, or type the code at clinic.example/check "
        "Edition 3, 2 November 2026 Next review by 2 November 2027"
    ) in words(pdf).replace("\xa0", " ")


def test_warns_on_every_side_of_an_edition_that_is_overdue_or_not_reviewed():
    sides = pages(make_pdf(f"## One\n\n{LONG * 5}", flag="Not yet reviewed by this clinic"))

    assert len(sides) > 1
    assert all("Not yet reviewed by this clinic" in side for side in sides)


def test_numbers_citations_and_lists_what_they_cite_with_its_address():
    pdf = make_pdf("Rest helps.[@smith-2020, p. 4]")

    assert "Rest helps.1, p. 4" in words(pdf)
    assert (
        "1. Smith A. A study of rest. Journal of Studies. 2020. https://doi.org/10.1000/rest"
        in (words(pdf))
    )
    assert "https://doi.org/10.1000/rest" in links(pdf)


def test_tells_where_links_lead_by_letters_each_address_once():
    body = (
        "See [this](https://example.org/a), [that](article:going-home#lift) and "
        "[this again](https://example.org/a). Write to [us](mailto:us@clinic.example)."
    )

    text = words(make_pdf(body))

    assert "See thisa, thatb and this againa. Write to us." in text
    assert (
        "Where the links lead a https://example.org/a "
        "b https://clinic.example/articles/going-home/#lift"
    ) in text


def test_tells_the_page_of_a_place_within_the_sheet():
    body = f"See [below](#later).\n\n## First\n\n{LONG * 6}\n\n## Later\n\nHere."

    pdf = make_pdf(body)

    assert f"See below (page {side_of(pdf, 'Here.')})." in words(pdf)


def test_leaves_a_link_to_nowhere_as_words():
    assert "See below." in words(make_pdf("See [below](#nowhere)."))


def test_fills_in_the_clinics_names_and_lets_a_screen_dial_them():
    pdf = make_pdf("Call {clinic.phone} or {emergency.number}.")

    assert "Call 01632 960123 or 999." in words(pdf).replace("\xa0", " ")
    assert {"tel:01632960123", "tel:999"} <= links(pdf)


def test_prints_a_mark_that_cannot_be_read_as_it_was_written():
    body = "Call {clinic.fax}.[@;] `#raw` see[@nobody-1900] [there](javascript:x) [files](ftp://example.org/)."

    text = words(make_pdf(body))

    assert "Call {clinic.fax}.[@;] #raw see[Reference missing: nobody-1900]" in text
    assert links(make_pdf(body)) == set()


def test_leads_to_a_heading_that_has_no_words():
    assert "See this (page 1)." in words(make_pdf("See [this](#part).\n\n## \n\nText."))


def test_dials_no_number_inside_a_link():
    body = "[Call {clinic.phone} now](https://example.org/)"

    assert links(make_pdf(body)) == {"https://example.org/"}


def test_says_in_general_words_what_the_clinic_has_not_set():
    pdf = make_pdf("Call {emergency.number}.", names=ClinicNames(clinic_name="Riverside Clinic"))

    assert "Call your local emergency number." in words(pdf)


@pytest.mark.parametrize("size", SIZES)
def test_draws_a_chance_and_says_it(size: str):
    pdf = make_pdf(CHANCE, size=size)
    text = words(pdf)

    assert "How many felt detached? 26 in 100 with the spray 26%, about 1 in 4" in text
    assert "4 in 100 with a dummy spray 4%, 1 in 25" in text
    assert "felt detached did not A study of four weeks.1" in text
    assert alternatives(pdf) == [
        "100 figures, 26 of them filled: 26 in 100 with the spray.",
        "100 figures, 4 of them filled: 4 in 100 with a dummy spray.",
    ]


def test_names_the_source_of_a_chance_that_has_no_note():
    body = CHANCE.replace("note: A study of four weeks.\n", "")

    assert "Source: 1" in words(make_pdf(body))


def test_lists_the_words_it_explains_once_behind_the_text_in_the_order_of_a_dictionary():
    body = "One had a placebo as a spray.\n\nThe other had no drip.\n\nThat placebo helped."
    drip = TermText("Infusion", ("drip",), "A medicine given slowly into a vein.")

    text = words(make_pdf(body, terms=(PLACEBO, drip)))

    assert "placebo as a spray. The other had no drip. That placebo helped." in text
    assert (
        "Words in this sheet Infusion: A medicine given slowly into a vein. "
        "placebo: A treatment without a medicine in it."
    ) in text


def test_lists_no_words_where_it_explains_none():
    assert "Words in this sheet" not in words(make_pdf("Rest."))


def test_labels_each_step_with_when_it_happens():
    pdf = make_pdf("::: steps\nThe day before: Rest.\nThe day: Come.[@smith-2020]\n:::")

    assert "The day before Rest. The day Come.1" in words(pdf)
    found = tags(pdf)
    assert found[found.index("L") :][:3] == ["L", "LI", "Lbl"]


def test_opens_every_answer():
    pdf = make_pdf(
        questions=(asked("May I drive?", "No.\n\n## Why\n\nYou are sleepy."), asked("When?"))
    )

    assert "Questions people ask May I drive? No. Why You are sleepy. When? Yes." in words(pdf)
    assert bookmarks(pdf) == [
        "Your treatment day",
        "Questions people ask",
        "May I drive?",
        "Why",
        "When?",
        "About this sheet",
    ]


def test_shows_a_picture_with_its_alternative_text_and_credit():
    pdf = make_pdf(
        "![A wide river](image:river)", images=(RIVER,), pictures={RIVER.name: picture("JPEG")}
    )

    assert alternatives(pdf) == ["A wide river"]
    assert "Photo: Ann Smith" in words(pdf)
    assert b"/DCTDecode" in pdf


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_takes_a_picture_of_any_kind_that_the_library_keeps(kind: str):
    shown = make_pdf("![](image:river)", images=(RIVER,), pictures={RIVER.name: picture(kind)})
    broken = make_pdf("![](image:river)", images=(RIVER,), pictures={RIVER.name: b"nothing"})

    assert shown.count(b"/Subtype/Image") > broken.count(b"/Subtype/Image")


def test_says_that_a_picture_is_missing():
    assert "[Picture missing: A wide river]" in words(
        make_pdf("![A wide river](image:river)", images=(RIVER,))
    )


def test_passes_over_a_decorative_picture_in_the_tags():
    decorative = replace(RIVER, alt="", is_decorative=True)

    pdf = make_pdf("Look: ![](image:river)", images=(decorative,), pictures={RIVER.name: picture()})

    assert alternatives(pdf) == []


def test_describes_a_decorative_picture_where_the_text_does():
    decorative = replace(RIVER, alt="", is_decorative=True)

    pdf = make_pdf(
        "![A river](image:river)", images=(decorative,), pictures={RIVER.name: picture()}
    )

    assert alternatives(pdf) == ["A river"]
