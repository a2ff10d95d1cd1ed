"""Two people's texts put together: by paragraph, with a question only where both changed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.changed_words import split_passages
from articles.text.merging import Choice, Part, settled_text, text_parts

BASE = "## Before\n\nEat nothing.\n\n- Bring a list.\n- Bring a friend.\n\nRest after it."

paragraphs = st.sampled_from(
    ["Eat nothing.", "Eat little.", "## Before", "- a list\n- a friend", "Rest.", "Rest a day.", ""]
)
gaps = st.sampled_from(["\n\n", "\n", "\n \n\n"])
texts = st.lists(st.tuples(paragraphs, gaps), max_size=7).map(
    lambda parts: "".join(words + gap for words, gap in parts)
)
anything = st.one_of(texts, st.text(max_size=40), texts.map(str.strip))


def merged(base: str | None, mine: str, theirs: str, choice: Choice = "mine") -> str:
    parts = text_parts("body", base, mine, theirs)
    return settled_text(parts, {part.name: choice for part in asked(parts)})


def asked(parts: tuple[Part, ...]) -> list[Part]:
    return [part for part in parts if part.taken == "asked"]


def test_changes_in_different_places_go_together_by_themselves():
    mine = BASE.replace("Eat nothing.", "Eat nothing for two hours.")
    theirs = BASE.replace("Rest after it.", "Rest for a day.") + "\n\nCall us."

    parts = text_parts("body", BASE, mine, theirs)

    assert asked(parts) == []
    assert settled_text(parts, {}) == (
        "## Before\n\nEat nothing for two hours.\n\n- Bring a list.\n- Bring a friend.\n\n"
        "Rest for a day.\n\nCall us."
    )


def test_neighbours_are_different_places():
    mine = BASE.replace("Bring a list.", "Bring a list of medicines.")
    theirs = BASE.replace("Bring a friend.", "Bring a friend who can drive.")

    assert "- Bring a list of medicines.\n- Bring a friend who can drive." in merged(
        BASE, mine, theirs
    )


@pytest.mark.parametrize(
    ("choice", "result"),
    [
        ("mine", "Eat nothing for two hours."),
        ("theirs", "Eat nothing for six hours."),
        ("both", "Eat nothing for two hours.\n\nEat nothing for six hours."),
    ],
)
def test_a_paragraph_that_both_changed_is_asked(choice: Choice, result: str):
    mine = BASE.replace("Eat nothing.", "Eat nothing for two hours.")
    theirs = BASE.replace("Eat nothing.", "Eat nothing for six hours.")

    assert len(asked(text_parts("body", BASE, mine, theirs))) == 1
    assert merged(BASE, mine, theirs, choice) == BASE.replace("Eat nothing.", result)


def test_a_paragraph_one_removed_and_the_other_changed_is_asked():
    mine = BASE.replace("Eat nothing.\n\n", "")
    theirs = BASE.replace("Eat nothing.", "Eat nothing at all.")

    (part,) = asked(text_parts("body", BASE, mine, theirs))

    assert part.offers == ("mine", "theirs")
    assert merged(BASE, mine, theirs, "mine") == mine
    assert merged(BASE, mine, theirs, "theirs") == theirs


def test_what_both_wrote_alike_stands_once():
    mine = BASE + "\n\nCall us."

    assert merged(BASE, mine, mine) == mine


def test_something_asked_and_not_answered_is_never_guessed():
    parts = text_parts("body", "One.", "One, two.", "One, three.")

    with pytest.raises(KeyError):
        settled_text(parts, {})


def test_without_a_common_beginning_every_difference_is_asked():
    parts = text_parts("body", None, "Same.\n\nHers.", "Same.\n\nHis.\n\nMore.")

    assert "".join(part.mine for part in asked(parts)) == "Hers."
    assert "".join(part.theirs for part in asked(parts)) == "His.\n\nMore."


@given(anything, anything)
def test_where_only_one_side_changed_the_result_is_that_side(base: str, changed: str):
    wanted = changed if changed.strip() else ""

    assert merged(base, changed, base) == wanted
    assert merged(base, base, changed) == wanted


@given(anything, anything, anything)
def test_the_parts_hold_both_texts_completely(base: str, mine: str, theirs: str):
    parts = text_parts("body", base, mine, theirs)

    assert "".join(part.mine for part in parts) == (mine if mine.strip() else "")
    assert "".join(part.theirs for part in parts) == (theirs if theirs.strip() else "")


@given(anything, anything, anything)
def test_to_choose_one_side_everywhere_gives_that_side(base: str, mine: str, theirs: str):
    parts = text_parts("body", base, mine, theirs)

    for choice, text in (("mine", mine), ("theirs", theirs)):
        everywhere: dict[str, Choice] = {part.name: choice for part in parts}  # type: ignore[misc]
        assert split_passages(settled_text(parts, everywhere)) == split_passages(text)


@given(anything, anything, anything)
def test_no_paragraph_is_lost_that_somebody_wrote(base: str, mine: str, theirs: str):
    """With both wherever both changed; what the other took away or changed was theirs to take."""
    parts = text_parts("body", base, mine, theirs)
    both: dict[str, Choice] = {
        part.name: part.offers[-1] if part.theirs.strip() else "mine" for part in asked(parts)
    }
    result = split_passages(settled_text(parts, both))

    for text in (mine, theirs):
        assert set(split_passages(text)) - set(split_passages(base)) <= set(result)


@given(anything, anything, anything)
def test_every_part_has_a_name_of_its_own(base: str, mine: str, theirs: str):
    names = [part.name for part in text_parts("body", base, mine, theirs)]

    assert len(names) == len(set(names))
