"""The `:::` blocks: read as they are meant, reported where they cannot be, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.headings import plain_words
from articles.text.parsing import parse

LINES = st.sampled_from(
    [
        "::: urgent Call now", "::: note", "::: short", "::: short With a title", "::: steps",
        "::: chance How many?", "::: odd", ":::", "::::", "26 in 100 with", "note: who", "source: [@a]",
        "Then: rest", "- item", "  ::: warning In a list", "  :::", "> ::: note In a quote", "> :::",
        "text", "", "## Heading", "```", "    code",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=20).map("\n".join)


def kinds(markdown):
    tokens, _problems = parse(markdown)
    return [token.type for token in tokens]


def codes(markdown):
    _tokens, problems = parse(markdown)
    return [(problem.code, problem.line) for problem in problems]


def words(markdown):
    tokens, _problems = parse(markdown)
    return [plain_words(token) for token in tokens if token.type == "inline"]


@given(markdown=TEXTS)
def test_whatever_is_opened_is_closed(markdown):
    tokens, _problems = parse(markdown)
    opened = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            assert opened.pop() == token.type.removesuffix("_close")

    assert opened == []


@given(before=TEXTS, after=st.sampled_from(["## The end", "The end."]))
def test_no_block_swallows_what_follows_unless_it_says_so(before, after):
    markdown = f"{before}\n\n{after}"
    reported = {code for code, _line in codes(markdown)}

    assert any("The end" in part for part in words(markdown)) or reported or "```" in before


@pytest.mark.parametrize("level", ["urgent", "warning", "note"])
def test_a_callout_has_a_level_a_title_and_markdown_inside(level):
    markdown = f"::: {level} Call *now*\n- One\n\nTwo\n:::\nAfter"
    tokens, problems = parse(markdown)

    assert problems == []
    assert tokens[0].meta == {"level": level, "has_title": True}
    assert words(markdown) == ["Call now", "One", "Two", "After"]
    assert "bullet_list_open" in kinds(markdown)


def test_a_callout_without_a_title_is_reported_where_it_stands():
    assert codes("Text\n\n::: note\nx\n:::") == [("callout_untitled", 3)]


@pytest.mark.parametrize("block", ["short", "steps"])
def test_a_title_where_none_belongs_is_reported(block):
    assert codes(f"::: {block} On the day\nWhen: what\n:::") == [("title_unwanted", 1)]


def test_blocks_stand_inside_each_other():
    markdown = "::: note Out\n::: warning In\nText\n:::\nStill out\n:::\nAfter"

    assert codes(markdown) == []
    assert words(markdown) == ["Out", "In", "Text", "Still out", "After"]


def test_a_block_that_is_not_closed_goes_to_the_end_and_is_reported():
    assert codes("::: note Title\ntext") == [("block_unclosed", 1)]


@pytest.mark.parametrize(
    "markdown",
    [
        "- ::: note In\n  text\n\nAfter.",
        "1. ::: steps\n   A: b\n\nAfter.",
        "> ::: note In\n> text\n\nAfter.",
    ],
)
def test_a_block_left_open_in_a_list_or_quotation_ends_with_it(markdown):
    """It swallowed the rest of the article without a word."""
    assert codes(markdown) == [("block_unclosed", 1)]
    assert words(markdown)[-1] == "After."


def test_a_block_in_a_list_is_closed_in_it():
    markdown = "- ::: note In\n\n  text\n  :::\n- Next"

    assert codes(markdown) == []
    assert words(markdown) == ["In", "text", "Next"]


def test_a_name_that_is_no_block_is_reported_and_its_text_stays():
    assert codes("::: danger Title\ntext\n:::") == [("block_unknown", 1)]
    assert words("::: danger Title\ntext\n:::") == ["text"]


def test_a_closing_line_without_a_block_is_reported_and_not_shown():
    """Readers saw three colons."""
    assert codes("text\n:::\nmore") == [("block_unknown", 2)]
    assert words("text\n:::\nmore") == ["text", "more"]


@pytest.mark.parametrize(
    "line", ["::: 5 things", ":: note Title", "a ::: note", "    ::: note Title"]
)
def test_what_only_looks_like_a_block_is_text(line):
    assert codes(f"{line}\n") == []
    assert kinds(line)[0] in ("paragraph_open", "code_block")


@pytest.mark.parametrize("opening", ["::: note x", "::: odd", ">", "- "])
def test_what_is_nested_too_deeply_is_reported(opening):
    """The text inside was left out without a word, and unknown blocks ended in a crash."""
    deep = {">": ">" * 30 + " text", "- ": "- " * 30 + "text"}.get(
        opening, "\n".join([opening] * 400 + ["text"])
    )

    assert "nested_too_deeply" in {code for code, _line in codes(deep)}


def test_steps_are_told_apart_at_the_first_colon_before_a_space():
    markdown = "::: steps\n2 hours before: Stop *eating*: all of it.\n\nAt 10:30: Arrive.[@a]\n:::"
    tokens, problems = parse(markdown)
    inline = [plain_words(token) for token in tokens if token.type == "inline"]

    assert problems == []
    assert inline == ["2 hours before", "Stop eating: all of it.", "At 10:30", "Arrive."]


def test_a_step_without_a_time_is_shown_and_reported():
    markdown = "::: steps\nThen go home.\n:::"

    assert codes(markdown) == [("step_line_unread", 2)]
    assert words(markdown) == ["", "Then go home."]


def chance(*lines, title="How many?"):
    return "\n".join([f"::: chance {title}", *lines, ":::"])


def test_a_chance_has_groups_a_key_a_note_and_a_source():
    tokens, problems = parse(
        chance(
            "26 in 100 with", "4 in 100 without", "Counted: felt it / did not", "note: Who.",
            "source: [@a-2019]",
        )
    )  # fmt: skip
    value = tokens[0].meta["chance"]

    assert problems == []
    assert [(group.whole, group.label) for group in value.groups] == [(26, "with"), (4, "without")]
    assert (value.title, value.counted, value.not_counted) == ("How many?", "felt it", "did not")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("1 in 100 a",), [("chance_unsourced", 1)]),
        (("1 in 100 a", "source: the trial"), [("chance_unsourced", 1)]),
        (("1 in 100 a", "source: [@"), [("chance_unsourced", 1)]),
        (("source: [@a]",), [("chance_empty", 1)]),
        (("1 in 100 a", "1 in 10 b", "source: [@a]"), [("chance_denominators_differ", 1)]),
        (("1 in 100 a", "about 3", "source: [@a]"), [("chance_line_unread", 3)]),
        (("1 in 100 a", "note: b", "note: c", "source: [@a]"), [("chance_line_unread", 4)]),
        (("1 in 100 a.[@a]", "source: [@a]"), [("chance_empty", 1), ("chance_line_unread", 2)]),
        (("1 in 100 a", "counted: b[@a]", "source: [@a]"), [("chance_line_unread", 1)]),
        (("0.5 in 100 a", "source: [@a]"), [("chance_too_coarse", 2)]),
    ],
)
def test_what_is_wrong_with_a_chance_is_said(lines, found):
    assert sorted(codes(chance(*lines))) == sorted(found)


def test_a_chance_says_what_it_is_about():
    assert codes(chance("1 in 100 a", "source: [@a]", title="")) == [("callout_untitled", 1)]
    assert codes(chance("1 in 100 a", "source: [@a]", title="How many?[@a]")) == [
        ("chance_line_unread", 1)
    ]


def test_a_chance_too_small_for_whole_people_is_still_shown_to_its_author():
    tokens, _problems = parse(chance("0.5 in 100 a", "source: [@a]"))

    assert len(tokens[0].meta["chance"].groups) == 1


def test_a_block_ends_a_paragraph():
    assert words("text\n::: note Title\ninside\n:::") == ["text", "Title", "inside"]


def test_a_block_may_close_its_own_line_and_be_written_in_capitals():
    assert codes("::: Note Title :::\ninside\n:::") == []
    assert words("::: Note Title :::\ninside\n:::") == ["Title", "inside"]
