"""Markdown to tokens, and what an editor must mend in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.characters import forbidden_characters
from articles.text.parsing import inline_tokens, is_safe_link, parse


def codes(markdown):
    _tokens, problems = parse(markdown)
    return [problem.code for problem in problems]


def every_word(tokens):
    for token in tokens:
        yield token.content + token.info + str(token.attrs.get("title", ""))
        yield from every_word(token.children or ())


@given(markdown=st.text())
def test_any_text_can_be_parsed(markdown):
    tokens, _problems = parse(markdown)

    assert all(forbidden_characters(words) == () for words in every_word(tokens))


@pytest.mark.parametrize(
    "markdown",
    [
        "a&#x202e;b",
        "a&#8238;b",
        "`a`&#xFEFF;",
        "![a&#8238;b](image:x)",
        '[a](/b "c&#8238;d")',
        "```a&#8238;b\n```",
    ],
)
def test_a_hidden_character_does_not_come_in_as_an_entity(markdown):
    tokens, problems = parse(markdown)

    assert all(forbidden_characters(words) == () for words in every_word(tokens))
    assert "characters_removed" in [problem.code for problem in problems]


def test_characters_taken_out_are_named_once():
    _tokens, problems = parse("a\u202eb\u202ec\x00d&#8238;", where="question 2")

    assert [(one.code, one.detail, one.where) for one in problems] == [
        ("characters_removed", "U+202E", "question 2"),
        ("characters_removed", "U+0000", "question 2"),
    ]


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("{clinic.fax}", "name_unknown"),
        ("x.[@a; b]", "citation_malformed"),
        ("[x](ftp://example.org)", "link_unsafe"),
        ("[x](//example.org)", "link_unsafe"),
        ("[x](javascript:alert(1))", "link_unsafe"),
        ("[see [@a]](article:y)", "link_unsafe"),
        ("[x](article:)", "article_link_broken"),
        ("[x](article:a/b)", "article_link_broken"),
        ("![x](https://example.org/x.png)", "image_elsewhere"),
        ("![x](image:Capital)", "image_elsewhere"),
        ("##", "text_missing"),
    ],
)
def test_a_mark_that_cannot_be_read_is_reported(markdown, code):
    assert codes(markdown) == [code]


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](article:y#z)", "[x](https://example.org)", "<https://example.org>", "[x](mailto:a@b.org)",
        "[x](tel:999)", "[x](/faqs/)", "[x](#y)", "[x](y)", "![](image:chair-2)", "x [1](2) y", "[x]: /y",
        "Weigh up (pros: many; cons: few).",
    ],
)  # fmt: skip
def test_a_sound_text_has_no_problem(markdown):
    assert codes(markdown) == []


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("tel:+441632960123", True),
        ("/articles/", True),
        ("articles/x", True),
        ("#x", True),
        ("", True),
        ("//example.org", False),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("vbscript:x", False),
        ("data:text/html,x", False),
        ("blob:x", False),
    ],
)
def test_links_lead_to_the_web_mail_telephone_or_this_site(address, is_safe):
    assert is_safe_link(address) is is_safe


def test_problems_say_where_they_are():
    _tokens, problems = parse("One\n\n- Two\n- {no.name}\n", where="question 3")

    assert [(one.code, one.line, one.where) for one in problems] == [
        ("name_unknown", 4, "question 3")
    ]


def test_tokens_without_a_line_stand_on_the_one_before():
    tokens, _problems = parse("::: note T\n\n| a |\n|---|\n| {clinic.name} |\n:::")

    assert [line for token, line in inline_tokens(tokens) if token.type == "name"] == [5]


@pytest.mark.parametrize("markdown", ["x\r\ny", "x\ry", "x\ny"])
def test_line_ends_make_no_difference(markdown):
    assert [token.as_dict() for token in parse(markdown)[0]] == [
        token.as_dict() for token in parse("x\ny")[0]
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 20_000, "![" * 20_000, "*a **a " * 9_000, "[@" * 30_000, "> " * 2_000, "- " * 2_000,
        "::: note x\n" * 8_000, "::: odd\n" * 8_000, "::: short\n:::\n" * 5_000, "{a." * 30_000,
        "![" * 300 + "](image:x)" * 300, "`" + "``" * 30_000, "&#8238;" * 10_000,
    ],
)  # fmt: skip
def test_a_hostile_text_is_read_to_its_end(hostile):
    tokens, problems = parse(hostile)

    assert tokens or problems
