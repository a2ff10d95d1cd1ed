"""Two people's drafts put together: every question by itself, however it was moved about."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from articles.text.changed_words import split_passages
from articles.text.merged_drafts import Draft, Merge, Row, merge
from articles.text.merging import Choice

DRIVE, WORK, EAT = (
    Row(1, "Can I drive?", "No."),
    Row(2, "Can I work?", "Yes."),
    Row(3, "Eat?", "A bit."),
)
BASE = Draft("Your day", "For you.", "Rest.", (DRIVE, WORK, EAT))

rows = st.lists(
    st.builds(
        Row,
        st.integers(0, 4),
        st.sampled_from(["Can I drive?", "Can I work?", "Eat?", "Why not?"]),
        st.sampled_from(["No.", "Yes.", "Yes.\n\nBut rest."]),
    ),
    max_size=4,
    unique_by=lambda row: row.key or row,
).map(tuple)
words = st.sampled_from(["", "One.", "Two.", "One.\n\nTwo."])
drafts = st.builds(Draft, words, words, words, rows, rows)


def asking(questions: tuple[Row, ...]) -> Draft:
    return replace(BASE, questions=questions)


def everywhere(merged: Merge, choice: Choice) -> dict[str, Choice]:
    return {part.name: choice for section in merged.sections for part in section.parts}


def told(questions: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.question, row.answer) for row in questions]


def test_different_questions_changed_go_together():
    mine = asking((replace(DRIVE, answer="Not today."), WORK, EAT))
    theirs = asking((DRIVE, WORK, replace(EAT, answer="Soup."), Row(9, "Why?", "Because.")))

    result = merge(BASE, mine, theirs).settled({})

    assert told(result.questions) == [
        ("Can I drive?", "Not today."),
        ("Can I work?", "Yes."),
        ("Eat?", "Soup."),
        ("Why?", "Because."),
    ]
    assert [row.key for row in result.questions] == [1, 2, 3, 9]


def test_a_question_moved_by_one_and_changed_by_the_other_is_both():
    mine = asking((EAT, DRIVE, WORK))
    theirs = asking((DRIVE, WORK, replace(EAT, question="What may I eat today?")))

    result = merge(BASE, mine, theirs).settled({})

    assert [row.question for row in result.questions] == [
        "What may I eat today?",
        "Can I drive?",
        "Can I work?",
    ]


def test_a_question_removed_by_one_and_untouched_by_the_other_goes():
    result = merge(BASE, asking((DRIVE, EAT)), BASE).settled({})

    assert result.questions == (DRIVE, EAT)


def test_a_question_removed_by_one_and_changed_by_the_other_is_asked():
    mine = asking((replace(DRIVE, answer="Not today."), WORK, EAT))
    merged = merge(BASE, mine, asking((WORK, EAT)))

    assert merged.unanswered({}) == 1
    kept = merged.settled(everywhere(merged, "mine")).questions
    gone = merged.settled(everywhere(merged, "theirs")).questions
    assert told(kept)[0] == ("Can I drive?", "Not today.")
    assert kept[0].key == 0, "the draft has it no longer, so it is a new one"
    assert gone == (WORK, EAT)


def test_questions_stored_anew_are_known_by_their_words():
    anew = tuple(replace(row, key=row.key + 10) for row in BASE.questions)
    mine = asking((replace(DRIVE, answer="Not today."), WORK, EAT))

    result = merge(BASE, mine, asking(anew)).settled({})

    assert told(result.questions)[0] == ("Can I drive?", "Not today.")
    assert [row.key for row in result.questions] == [11, 12, 13]


def test_the_same_question_added_by_both_stands_once_and_its_answer_is_asked():
    mine = asking((*BASE.questions, Row(0, "Why?", "It helps.")))
    theirs = asking((*BASE.questions, Row(9, "Why?", "Because.")))
    merged = merge(BASE, mine, theirs)

    result = merged.settled(everywhere(merged, "both"))

    assert merged.unanswered({}) == 1
    assert told(result.questions)[3:] == [("Why?", "It helps.\n\nBecause.")]


def test_a_title_that_both_changed_is_one_or_the_other():
    merged = merge(BASE, replace(BASE, title="Mine"), replace(BASE, title="Theirs"))

    assert merged.title.offers == ("mine", "theirs")
    assert merged.settled({merged.title.name: "theirs"}).title == "Theirs"


@given(drafts, drafts)
def test_where_only_one_side_changed_the_result_is_that_side(base: Draft, changed: Draft):
    for result in (merge(base, changed, base).settled({}), merge(base, base, changed).settled({})):
        assert (result.title, result.summary, result.body) == (
            changed.title,
            changed.summary,
            changed.body,
        )
        assert sorted(told(result.questions)) == sorted(told(changed.questions))
        assert sorted(told(result.teach_back)) == sorted(told(changed.teach_back))


@given(drafts, drafts, drafts)
def test_to_choose_one_side_everywhere_gives_that_side(base: Draft, mine: Draft, theirs: Draft):
    merged = merge(base, mine, theirs)

    for choice, wanted in (("mine", mine), ("theirs", theirs)):
        result = merged.settled(everywhere(merged, choice))  # type: ignore[arg-type]
        assert (result.title, result.summary) == (wanted.title, wanted.summary)
        assert split_passages(result.body) == split_passages(wanted.body)
        assert sorted(told(result.questions)) == sorted(told(wanted.questions))


@given(drafts, drafts)
def test_without_a_common_beginning_nothing_is_taken_unasked(mine: Draft, theirs: Draft):
    taken = {p.taken for section in merge(None, mine, theirs).sections for p in section.parts}

    assert taken <= {"same", "asked"}
