"""A text as lines of plain words, for comparing editions."""

from articles.text.names import ClinicNames
from articles.text.reading_lines import Line, reading_lines

NAMES = ClinicNames(clinic_phone="01632 960123")


def lines(markdown):
    return [(line.role, line.text) for line in reading_lines(markdown, names=NAMES)]


def test_leaves_out_markup_citations_and_addresses():
    assert lines("You may **feel** [detached](article:day) `now`.[@a-2019]\nThen rest.") == [
        ("text", "You may feel detached now. Then rest.")
    ]


def test_says_the_clinics_own_numbers():
    assert lines("Call {clinic.phone} or {emergency.number} or {no.name}.") == [
        ("text", "Call 01632 960123 or your local emergency number or .")
    ]


def test_tells_headings_items_and_text_apart():
    assert lines("## Before\n\n### Food\n\n- one\n- two\n\n1. first\n\n> said\n") == [
        ("heading", "Before"),
        ("subheading", "Food"),
        ("item", "one"),
        ("item", "two"),
        ("item", "first"),
        ("text", "said"),
    ]


def test_reads_blocks_in_their_order():
    text = """::: urgent Get help
Call now.
:::

::: steps
9 am: Come **in**.
:::

::: chance How many felt sick?
26 in 100 with the spray
4 in 100 with a dummy
note: 346 adults.
source: [@a-2019]
:::
"""
    assert lines(text) == [
        ("label", "Get help"),
        ("text", "Call now."),
        ("label", "9 am"),
        ("text", "Come in."),
        ("label", "How many felt sick?"),
        ("item", "26 in 100 with the spray"),
        ("item", "4 in 100 with a dummy"),
        ("text", "346 adults."),
    ]


def test_reads_a_table_row_by_row_and_code_as_it_stands():
    assert lines("| a | b |\n| - | - |\n| c | d |\n\n    code\n") == [
        ("text", "a | b"),
        ("text", "c | d"),
        ("text", "code"),
    ]


def test_an_empty_text_has_no_lines():
    assert lines("\n\n![](image:none)\n") == []
    assert Line("text", "") != Line("item", "")
