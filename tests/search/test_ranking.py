"""What answers comes first, at the very section, and no article takes the page for itself."""

import pytest

from articles.search.searching import search
from articles.search.suggesting import suggest
from tests.search.small_site import LONG, keep, publish

pytestmark = pytest.mark.django_db


def addresses(words):
    return [one.address for one in search(words, language="en").found]


def sections(*texts):
    return "\n\n".join(f"## Part {number}\n\n{text}" for number, text in enumerate(texts, start=1))


def test_each_section_that_says_what_was_asked_is_a_result_of_its_own():
    publish("care", "Care", sections("Nausea passes.", LONG, "Tell us of nausea."))

    found = search("nausea", language="en").found

    assert [one.part for one in found] == ["Part 1", "Part 3"]
    assert [one.address for one in found] == ["/articles/care/#part-1", "/articles/care/#part-3"]


def test_an_article_gives_three_sections_and_leaves_room_for_others():
    publish("care", "Care", sections(*["Nausea passes."] * 6))
    publish("food", "Food", "Ginger is said to help with nausea.")

    found = addresses("nausea")

    assert [one.partition("#")[0] for one in found].count("/articles/care/") == 3
    assert "/articles/food/" in found[:2]


def test_a_section_that_says_little_of_what_was_asked_is_no_result_beside_one_that_says_all():
    publish("care", "Care", sections("Nausea after a drip passes.", "A drip takes an hour."))

    assert addresses("nausea after a drip") == ["/articles/care/#part-1"]


def test_among_sections_alike_the_one_that_is_about_it_comes_first():
    about = "Liver tests come first. The liver heals. Your liver is looked at each year."
    publish("care", "Care", sections(f"The liver. {LONG}", about))

    assert addresses("liver")[0] == "/articles/care/#part-2"


def test_who_asks_for_what_a_whole_article_is_about_reads_it_from_its_beginning():
    reported = "Tell us of side effects. Side effects are reported each month."
    publish(
        "effects", "What are the side effects?", sections(f"Side effects pass. {LONG}", reported)
    )

    assert addresses("side effects") == [
        "/articles/effects/",
        "/articles/effects/#part-2",
        "/articles/effects/#part-1",
    ]
    assert addresses("reported side effects")[0] == "/articles/effects/#part-2"


def test_words_that_only_shade_a_question_do_not_choose_the_answer():
    publish("nights", "Somebody is there")
    publish("travel", "Travel", "A taxi takes you home.")

    assert addresses("can somebody take me home")[0] == "/articles/travel/"


def test_another_name_for_what_every_text_is_about_tells_as_little_as_that():
    keep(term="Esketamine", forms="Spravato", meaning="A medicine.")
    for number in range(6):
        publish(f"more-{number}", f"Part {number}", "More of esketamine.")
    publish("travel", "Travel", "Driving has to wait.")
    publish("box", "The box", "It says Spravato.")

    assert addresses("driving spravato")[0] == "/articles/travel/"


def test_a_page_is_suggested_once_however_many_of_its_sections_say_the_word():
    publish("liver", "Your liver", sections("The liver heals.", "The liver is looked at."))

    pages = [one.address for one in suggest("liver", language="en") if one.kind]

    assert pages == ["/articles/liver/"]
