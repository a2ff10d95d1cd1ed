"""Drafts to manuscripts: what a text cites, uses and shows, and nothing else."""

import pytest

from articles.models import GlossaryTerm, Image, Reference, compose, written
from articles.text.manuscript import Manuscript, QuestionText
from tests.builders import make_article, make_clinic, make_question, make_reference

pytestmark = pytest.mark.django_db


def make_word(term="Drip", forms="drips", meaning="A medicine given slowly.", **changes):
    return GlossaryTerm.objects.create(term=term, forms=forms, meaning=meaning, **changes)


def make_image(key="chair", **changes):
    fields = {
        "file": f"images/{key}.png",
        "alt": "A chair",
        "digest": "d1",
        "width": 4,
        "height": 3,
    }
    return Image.objects.bulk_create([Image(key=key, **{**fields, **changes})])[0]


def manuscript(body, *answers, language="en"):
    questions = tuple(QuestionText(f"Question {n}?", text) for n, text in enumerate(answers, 1))
    return compose(written(Manuscript(language, "T", "", body, questions)))


def test_a_text_keeps_the_references_it_cites_in_order_of_mention():
    for key in ("a-2019", "b-2020", "c-2021", "d-2022"):
        make_reference(key)

    text = manuscript("One.[@c-2021] Two.[@nope]", "Three.[@a-2019; @c-2021]")

    assert [reference.key for reference in text.references] == ["c-2021", "a-2019"]


@pytest.mark.parametrize(
    "body", ["`[@a-2019]`", "\\[@a-2019]", "![[@a-2019]](image:chair)", "[@a-2019"]
)
def test_a_key_that_is_no_citation_keeps_nothing(body):
    make_reference("a-2019")

    assert manuscript(body).references == ()


def test_a_reference_is_kept_as_readers_see_it_without_the_clinic_s_notes():
    """A note on a reference made every article that cites it a changed text."""
    reference = make_reference("a-2019")
    before = manuscript("One.[@a-2019]")
    reference.csl |= {"custom": {"verification": "checked"}, "id": "another-key"}
    reference.save()

    assert manuscript("One.[@a-2019]").fingerprint() == before.fingerprint()
    assert "title" in before.references[0].csl


def test_a_corrected_reference_is_another_text():
    reference = make_reference("a-2019")
    before = manuscript("One.[@a-2019]")
    reference.csl["title"] = "Corrected"
    reference.save()

    assert manuscript("One.[@a-2019]").fingerprint() != before.fingerprint()


def test_a_text_keeps_the_meanings_of_the_words_it_uses():
    make_word("Drip")
    make_word("Spray", "")
    make_word("Spritze", "drip", language="de")

    text = manuscript("## Spray\n\nThe DRIPS.")

    assert [(term.term, term.forms) for term in text.terms] == [("Drip", ("drips",))]


def test_a_new_meaning_is_another_text_only_where_the_word_is_used():
    word = make_word()
    using, other = manuscript("A drip."), manuscript("A chair.")
    word.meaning = "Another."
    word.save()

    assert manuscript("A drip.").fingerprint() != using.fingerprint()
    assert manuscript("A chair.").fingerprint() == other.fingerprint()


def test_a_text_keeps_the_pictures_it_shows():
    make_image("chair")
    make_image("pump")

    text = manuscript("![](image:chair) Not `image:pump`, nor image:pump.", "![](image:nope)")

    assert [image.key for image in text.images] == ["chair"]
    assert text.images[0].name == "images/chair.png"
    assert (text.images[0].width, text.images[0].height) == (4, 3)


@pytest.mark.parametrize("key", ["pump", "chair"])
def test_a_picture_written_anew_is_another_text_only_where_it_is_shown(key):
    make_image("chair")
    make_image("pump")
    before = manuscript("![](image:chair) and image:pump")
    Image.objects.filter(key=key).update(digest="d2")

    after = manuscript("![](image:chair) and image:pump")
    assert (after.fingerprint() == before.fingerprint()) is (key == "pump")


def test_hidden_characters_come_in_by_no_library():
    make_word("Drip", "", "One\u202e two.\r\n")
    make_image("chair", alt="A\u202e chair", credit="J\u202e Doe")
    text = manuscript("A drip ![](image:chair)")

    assert text.terms[0].meaning == "One two."
    assert (text.images[0].alt, text.images[0].credit) == ("A chair", "J Doe")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_line_ends_of_a_form_make_no_other_text(line_end):
    article = make_article(body=line_end.join(["One", "", "- Two"]))
    question = make_question(article, answer=f"One{line_end}Two")
    question.refresh_from_db()

    assert article.manuscript().body == "One\n\n- Two"
    assert article.manuscript().questions[0].answer == "One\nTwo"


@pytest.mark.parametrize("body", ["One", "One\n", "\n\nOne\n \n"])
def test_a_draft_opened_and_saved_unchanged_is_the_same_text(body):
    """A form takes blank ends away: the starter articles all came out as changed."""
    assert make_article(title="T", body=body).manuscript().fingerprint() == (
        make_article(title="T", body=body.strip()).manuscript().fingerprint()
    )


def test_a_hard_line_end_within_a_text_is_part_of_it():
    assert manuscript("One  \ntwo").body == "One  \ntwo"


def test_the_clinic_s_names_are_never_frozen_into_a_text():
    make_clinic()

    text = manuscript("Call {clinic.phone} or {emergency.number}.")

    assert text.body == "Call {clinic.phone} or {emergency.number}."
    assert "01632" not in str(text.to_json())


def test_three_queries_gather_everything(django_assert_num_queries):
    body = " ".join(f"x.[@r-{n}] ![](image:i-{n})" for n in range(50))
    words = written(Manuscript("en", "T", "", body))

    with django_assert_num_queries(3):
        compose(words)


def test_a_reference_taken_from_the_library_is_reported_and_not_kept():
    make_reference("a-2019")
    Reference.objects.all().delete()

    assert manuscript("One.[@a-2019]").references == ()
