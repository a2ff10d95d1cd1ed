"""What in a text rests on which source: the sentence that a mark stands in or behind."""

import pytest

from articles.text.manuscript import Manuscript, QuestionText, ReferenceText
from articles.text.rests_on import Resting, rests_on

SOURCES = (ReferenceText("a-2019", {}), ReferenceText("b-2020", {}))


def places(body: str, *questions: QuestionText, key: str = "a-2019") -> tuple[Resting, ...]:
    manuscript = Manuscript(
        language="en", title="T", summary="", body=body, questions=questions, references=SOURCES
    )
    return rests_on(manuscript).get(key, ())


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Rest first. It helps some people.[@a-2019] Ask us.", "It helps some people."),
        ("Rest first. It helps some people [@a-2019]. Ask us.", "It helps some people."),
        ("Rest first. It [@a-2019] helps some people. Ask us.", "It helps some people."),
        ("Rest first.\n[@a-2019] It helps.", "Rest first."),
        ("[@a-2019] It helps.", "It helps."),
        ("It helps **some** [people](https://example.org).[@a-2019]", "It helps some people."),
        ("- Rest\n- Sleep well[@b-2020; @a-2019, p. 4]", "Sleep well"),
        ("| How | Many |\n|---|---|\n| With | 5 in 100[@a-2019] |", "5 in 100"),
        ("::: chance Who is helped?\n5 in 100 with\nsource: [@a-2019]\n:::", "Who is helped?"),
        ("::: urgent Now\nCall us.[@a-2019]\n:::", "Call us."),
        ("| How | Source |\n|---|---|\n| Rest | [@a-2019] |", ""),
        ("It helps. – [@a-2019]", "It helps. –"),
    ],
)
def test_a_place_is_named_by_its_sentence(body: str, sentence: str):
    (place,) = places(body)

    assert place.sentence == sentence
    assert place.use.id == "cite-2a" if "@b-2020" in body else "cite-1a"


def test_what_stands_around_the_sentence_is_kept_apart():
    (place,) = places("Rest first. It helps.[@a-2019] Ask us. Or call.")

    assert (place.before, place.after) == ("Rest first.", "Ask us. Or call.")


def test_places_stand_under_their_headings():
    found = places("One.[@a-2019]\n\n## What helps\n\nTwo.[@a-2019]\n\n### More\n\nThree.[@a-2019]")

    assert [place.under for place in found] == ["", "What helps", "More"]
    assert [place.use.letter for place in found] == ["a", "b", "c"]


def test_an_answer_stands_under_its_question():
    (place,) = places(
        "## Before\n\nRest.", QuestionText("Does it help?", "#### Yes\n\nA bit.[@a-2019]")
    )

    assert (place.under, place.under_id) == ("Does it help?", "question-does-it-help")


def test_a_source_nobody_cites_has_no_place():
    assert places("Rest.[@b-2020]") == ()


def test_a_mark_that_leads_nowhere_is_no_place():
    assert places("Rest.[@nobody-2001] It helps.", key="nobody-2001") == ()
