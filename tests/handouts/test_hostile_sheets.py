"""Whatever a text holds, a sheet comes out, and what was written is on it as text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.handouts.pack import PackSheet, pack_pdf
from articles.handouts.sheet import SIZES, TEMPLATE, Format, SheetTooLongError, typst_source
from articles.handouts.typst_text import printable
from articles.text.manuscript import TermText
from articles.text.names import ClinicNames
from tests.handouts.paper import pages, squeezed, words
from tests.handouts.poppler import right_edge
from tests.handouts.sheets import RIVER, asked, make_pdf, make_sheet

A4_WIDTH, EDGE = 595, 50
"""In points: what a sheet is across, and what stays clear on each side."""

TYPST = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.1"',
    "#sys.inputs",
    '"); #panic("out',
    '\\"',
    "\\u{1f600}",
    "$x^2$",
    "<label>",
    "@key",
    "// off",
    "/* off */",
    "#[",
    "]",
    "#{",
    "}",
    "= Head",
    "~",
    "---",
    "`raw`",
    "#set page(width: 1pt)",
    '#label("at-about")',
]
MARKUP = [
    "## ",
    "### ",
    "# \n",
    "- ",
    "  - ",
    "1. ",
    "9999999. ",
    "> ",
    "***\n",
    "\n\n",
    "\n",
    "::: urgent Now\n",
    "::: note\n",
    "::: short\n",
    "::: steps\nWhen: What\n",
    "::: chance How many?\n3 in 10 with\n5 in 10 without\n",
    "::: chance\n:::\n",
    ":::\n",
    "[@smith-2020]",
    "[@smith-2020, p. 4; @nobody-1900]",
    "[@;]",
    "[a](https://example.org/a_b?c=d&e=#f)",
    "[a](#questions)",
    "[a](#ref-1)",
    "[a](article:nowhere)",
    "[](mailto:a@example.org)",
    "![a](image:river)",
    "![a](image:nothing) ![](https://example.org/a.png)",
    "{clinic.phone}",
    "{nothing.here}",
    "dummy spray",
    "| a | b | c | d |\n| --- | --- | --- | --- |\n| e | | g | h |\n",
    "```\n#x\n```\n",
    "    #x\n",
    "`#x`",
    "**b** *e*",
    "&#8238;&nbsp;",
    "<b>",
    "x" * 90,
]
SIGNS = [
    "😀",
    "👩‍👩‍👧",
    "שלום",
    "中文",
    "سلام",
    "\u202e",
    "\x00",
    "\u0301",
    "\u08ed",
    "\u2066",
    "\u200d",
    "ﬀ",
]

pieces = st.one_of(st.sampled_from([*TYPST, *MARKUP, *SIGNS]), st.text(max_size=6))
lines = st.lists(pieces, max_size=4).map("".join)
texts = st.lists(pieces, max_size=30).map("".join)


wordings = st.fixed_dictionaries(
    {
        "title": lines,
        "summary": lines,
        "opening_hours": lines,
        "names": st.builds(ClinicNames, lines, lines, lines, lines, lines, lines),
        "questions": st.tuples(st.builds(asked, lines, texts)),
        "terms": st.tuples(st.builds(TermText, st.just("dummy spray"), st.just(()), lines)),
    }
)
forms = st.fixed_dictionaries(
    {"size": st.sampled_from(SIZES), "direction": st.sampled_from(["ltr", "rtl"])}
)


@settings(max_examples=150)
@given(body=texts, wording=wordings, form=forms)
def test_any_text_becomes_a_sheet(body: str, wording: dict[str, Any], form: dict[str, Any]):
    pdf = make_pdf(body, images=(RIVER,), **wording, **form)

    assert re.search(r"\d+ of \d+", words(pdf))


@pytest.mark.parametrize("written", TYPST)
def test_what_looks_like_typst_is_printed_as_it_was_written(written: str):
    """In a title, a paragraph, a question, a reference's place, a name: nothing is carried out."""
    escaped = re.sub(r"([\\`*_{}\[\]<>#$~/@=-])", r"\\\1", written)
    pdf = make_pdf(
        f"Before {escaped} after",
        title=f"T {written}",
        questions=(asked(f"Q {written}"),),
        names=ClinicNames(clinic_name=f"N {written}"),
    )

    text = squeezed(words(pdf))
    for said in (f"Before {written} after", f"T {written}", f"Q {written}", f"N {written}"):
        assert squeezed(said) in text


def test_the_source_reads_its_template_and_no_other_file_and_fetches_no_package():
    source = typst_source(make_sheet("\n\n".join(TYPST)), in_format=Format("a4", "standard"))
    before, its_own, after = source.partition('\n#import "/handout.typ": template\n')
    without_text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', before + after)

    assert its_own
    assert sorted(path.name for path in TEMPLATE.parent.iterdir()) == ["cover.typ", "handout.typ"]
    assert not re.search(
        r"#?\b(?:import|include|read|plugin|json|csv|yaml|toml|xml|eval)\b\s*\(?\"", without_text
    )


def test_a_character_that_no_typeface_has_is_seen_to_be_missing():
    assert "Happy \ufffd day" in words(make_pdf("Happy 😀 day"))
    assert printable("😀") == "\ufffd"


@pytest.mark.parametrize(
    ("body", "sides"),
    [
        ("Rest for a day, and take somebody with you. " * 6000, 50),
        ("\n\n".join(f"## Head {number}\n\nRest." for number in range(1000)), 40),
        ("| a | b |\n| --- | --- |\n" + "| Rest | Rest for a day |\n" * 300, 5),
        ("\n".join("::: note Rest" for _ in range(40)), 1),
        ("\n".join(f"{'  ' * depth}- Rest" for depth in range(40)), 1),
        (">" * 60 + " Rest", 1),
        ("x" * 100_000, 20),
    ],
    ids=["250 KB", "heads", "table", "boxes in boxes", "lists in lists", "quotes", "one word"],
)
def test_a_huge_text_becomes_a_sheet(body: str, sides: int):
    assert len(pages(make_pdf(body))) >= sides


def test_a_thousand_questions_become_a_sheet():
    questions = tuple(asked(f"May I drive after {days} days?") for days in range(1000))

    sides = pages(make_pdf(questions=questions))

    assert len(sides) >= 40
    assert "May I drive after 999 days?" in " ".join(sides)


def test_words_longer_than_a_line_break_and_are_all_there():
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    table = f"| {word} | {word} | {word} |\n| --- | --- | --- |\n| {word} | a | {word} |\n"
    body = f"## {word}\n\n{word} {word}\n\n::: steps\n{word}: {word}\n:::\n\n{table}"

    for size in SIZES:
        pdf = make_pdf(body, title=word, size=size, names=ClinicNames(clinic_name=word))
        # The title and the clinic's name stand in the foot of each side too.
        assert squeezed(words(pdf)).count(word) >= 10 + 2 * len(pages(pdf))
        assert right_edge(pdf) <= A4_WIDTH - EDGE


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "Rest for a day. " * 640_000},
        {"questions": tuple(asked("May I drive?", "No. " * 100) for _ in range(1000))},
    ],
    ids=["10 MB", "400 KB of answers"],
)
def test_what_is_too_long_for_paper_is_refused_at_once(changes: dict[str, Any]):
    with pytest.raises(SheetTooLongError):
        make_pdf(**changes)


@pytest.mark.parametrize("written", ["", *TYPST[:4], "😀 שלום سلام", "x" * 160])
def test_any_words_become_the_cover_of_a_pack(written: str):
    parts = (
        make_sheet(title=written),
        make_sheet("يوم", title="يوم العلاج", language="ar", direction="rtl"),
    )
    cover = make_sheet("", title=written, summary=written, about=(), check_code="", foot=("Today",))

    for size in SIZES:
        pdf = pack_pdf(PackSheet(cover, "K7Q2M4X5", parts), in_format=Format("a4", size))
        front, *_ = pages(pdf)
        assert squeezed(printable(written)) in squeezed(front)
        assert re.search(r"1 of [34]", front)
