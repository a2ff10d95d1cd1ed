"""What changed between two manuscripts: parts kept, changed, added, removed and moved."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.changed_words import Passage, Span
from articles.text.differences import difference
from articles.text.manuscript import (
    ImageText,
    Manuscript,
    QuestionText,
    ReferenceText,
    TeachBackText,
    TermText,
)


def manuscript(body="Rest for a day.", **parts):
    return Manuscript(language="en", title="After your visit", summary="", body=body, **parts)


def source(key, title):
    return ReferenceText(key, {"type": "book", "title": title})


def picture(*, digest="0" * 64, **changes):
    fields = {"key": "map", "alt": "The way in", "is_decorative": False, "credit": ""}
    sizes = {"name": "images/map.png", "width": 9, "height": 9}
    return ImageText(digest=digest, **{**fields, **sizes, **changes})


def kinds(passages):
    return [passage.kind for passage in passages]


def listed(parts):
    return kinds(part.passage for part in parts)


def side(passage, kind):
    """The words of one side, as a reader with only that text sees them; white space apart."""
    words = "".join(span.text for span in passage.spans if span.kind in ("kept", kind))
    return "".join(words.split())


def test_the_same_text_differs_in_nothing():
    found = difference(manuscript(), manuscript())

    assert found.is_empty
    assert found.title == Passage((Span("kept", "After your visit"),))
    assert kinds(found.body) == ["kept"]


def test_what_is_asked_back_is_compared_point_by_point():
    before = manuscript(teach_back=(TeachBackText("What will you do?", ("Rest", "Drink")),))
    after = manuscript(teach_back=(TeachBackText("What will you do?", ("Rest", "Drink tea")),))

    found = difference(before, after)

    assert not found.is_empty
    assert difference(after, after).is_empty
    assert kinds((found.teach_back[0].question, *found.teach_back[0].answer)) == [
        "kept",
        "kept",
        "changed",
    ]


def test_pairs_a_reworded_question_with_what_it_was():
    before = manuscript(
        questions=(QuestionText("Can I drive home?", "No."), QuestionText("Old?", "Yes."))
    )
    after = manuscript(
        questions=(
            QuestionText("Can I drive myself home?", "No."),
            QuestionText("What does treatment cost here?", "Ask us."),
        )
    )

    found = difference(before, after).questions

    assert [part.question.kind for part in found] == ["changed", "removed", "added"]
    assert kinds(found[0].answer) == ["kept"]
    assert all(part.is_changed for part in found)


def test_lists_references_words_and_pictures_only_where_they_differ():
    kept = source("kept-2019", "Kept")
    before = manuscript(references=(kept,), terms=(TermText("Dose", (), "An amount."),))
    after = manuscript(
        references=(kept, source("new-2026", "Brand new")),
        terms=(TermText("Dose", (), "How much you take."),),
        images=(picture(),),
    )

    found = difference(before, after)

    assert listed(found.references) == ["added"]
    assert "Brand new" in found.references[0].passage.spans[0].text
    assert listed(found.terms) == ["changed"]
    assert listed(found.images) == ["added"]
    assert not found.is_empty


def test_a_question_that_changed_places_is_shown_once_as_moved_with_what_changed_in_it():
    eat, pay = QuestionText("Can I eat?", "Yes."), QuestionText("Who pays?", "")
    before = manuscript(questions=(QuestionText("Can I drive?", "No."), eat, pay))
    after = manuscript(questions=(eat, pay, QuestionText("Can I drive?", "Not yet.")))

    found = difference(before, after).questions

    assert [part.question.kind for part in found] == ["kept"] * 3
    assert [part.step.is_moved for part in found] == [False, False, True]
    assert [part.is_changed for part in found] == [False, False, True]
    assert kinds(found[2].answer) == ["changed"]


def test_two_texts_with_nothing_but_their_questions_exchanged_differ():
    one, other = QuestionText("Can I drive?", "No."), QuestionText("Who pays?", "Ask us.")

    found = difference(manuscript(questions=(one, other)), manuscript(questions=(other, one)))

    assert not found.is_empty
    assert sum(part.step.is_moved for part in found.questions) == 1


def test_a_reference_that_was_moved_is_listed_and_one_that_made_room_is_not():
    one, two, three = (source(f"s-{n}", f"Source {n}") for n in (1, 2, 3))
    new = source("new", "New")

    moved = difference(
        manuscript(references=(one, two, three)), manuscript(references=(three, one, two))
    ).references
    pushed = difference(
        manuscript(references=(one, two)), manuscript(references=(new, one, two))
    ).references

    assert [(part.step.was, part.step.now) for part in moved] == [(2, 0)]
    assert moved[0].step.is_moved
    assert listed(pushed) == ["added"]


def test_a_picture_with_another_file_is_told_even_if_no_word_changed():
    found = difference(manuscript(images=(picture(),)), manuscript(images=(picture(digest="1"),)))

    assert not found.is_empty
    assert [(part.passage.kind, part.is_replaced) for part in found.images] == [("kept", True)]


def test_pictures_are_told_by_their_words_never_by_their_files():
    credited = picture(alt="", is_decorative=True, credit="Ann Smith")
    found = difference(manuscript(images=(picture(),)), manuscript(images=(credited,))).images

    assert side(found[0].passage, "removed") == "Thewayin"
    assert side(found[0].passage, "added") == "mapAnnSmith"


QUESTIONS = st.lists(
    st.builds(
        QuestionText,
        st.sampled_from(["Can I drive home?", "Can I drive?", "Who pays?", "May I eat, then?"]),
        st.text("ab .,\n-", max_size=24),
    ),
    max_size=5,
)
SOURCES = st.lists(st.sampled_from("abcde"), unique=True).flatmap(
    lambda keys: st.builds(
        lambda titles: tuple(source(key, title) for key, title in zip(keys, titles, strict=True)),
        st.lists(st.sampled_from(["One", "Two", "Other"]), min_size=len(keys), max_size=len(keys)),
    )
)


def squeezed(text):
    return "".join(text.split())


@given(QUESTIONS, QUESTIONS)
def test_without_what_came_and_with_what_went_the_old_questions_are_there(before, after):
    found = difference(
        manuscript(questions=tuple(before)), manuscript(questions=tuple(after))
    ).questions

    for kind, texts in (("removed", before), ("added", after)):
        place = "was" if kind == "removed" else "now"
        there = [part for part in found if getattr(part.step, place) is not None]
        there.sort(key=lambda part: getattr(part.step, place))
        assert [side(part.question, kind) for part in there] == [
            squeezed(text.question) for text in texts
        ]
        assert ["".join(side(one, kind) for one in part.answer) for part in there] == [
            squeezed(text.answer) for text in texts
        ]


@given(st.text("ab .,\n-#", max_size=60), st.text("ab .,\n-#", max_size=60))
def test_without_what_came_and_with_what_went_the_old_text_is_there(before, after):
    found = difference(manuscript(before), manuscript(after)).body

    assert "".join(side(passage, "removed") for passage in found) == squeezed(before)
    assert "".join(side(passage, "added") for passage in found) == squeezed(after)


@given(SOURCES, SOURCES)
def test_references_that_are_not_listed_stand_in_the_same_order_as_before(before, after):
    found = difference(manuscript(references=before), manuscript(references=after)).references
    old_listed = {part.step.was for part in found} - {None}
    new_listed = {part.step.now for part in found} - {None}

    old = [one for place, one in enumerate(before) if place not in old_listed]
    new = [one for place, one in enumerate(after) if place not in new_listed]
    assert old == new
