"""Manuscript in, HTML out: whole, numbered, sanitised; hostile input stays harmless."""

import re

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.manuscript import ImageText, Manuscript, QuestionText, ReferenceText, TermText
from articles.text.names import ClinicNames, regional_names
from articles.text.rendering import render

BRITISH = regional_names("gb")
PAPER = ReferenceText("a-2019", {"type": "article-journal", "title": "On sheets"})
OTHER = ReferenceText("b-2020", {"type": "article-journal", "title": "On pages"})
TERMS = (
    TermText("Glutamate", (), "A brain chemical."),
    TermText("Infusion", ("drip", "drips"), "A medicine given slowly into a vein."),
)
PICTURE = ImageText(
    "chair",
    "d1",
    "images/d1.png",
    "A reclining chair",
    is_decorative=False,
    credit="J Doe",
    width=400,
    height=300,
)

PIECES = st.sampled_from(
    [
        "::: urgent Call now", "::: short", "::: chance How many?", "::: steps", "::: odd", ":::",
        "26 in 100 with", "4 in 10 without", "source: [@a-2019]", "counted: a / b", "Then: rest",
        "[@a-2019; @b-2020, p. 4]", "[@", "[@nope]", "{clinic.phone}", "{nope.nope}", "# One",
        "###### Six", "| a | b |\n|---|---|\n| 1 | 2 |", "![x](image:chair)", "![](image:nope)",
        "[x](article:some-slug#part)", "[x](javascript:alert(1))", "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "\\~drip", "drip", "glutamate", "> quote", "- item", "1. one",
        "```\ncode\n```", "***", "\x00", "\u202e", "&lt;", "\n", "\n\n", "    ", "*", "_", "`", "[", "]",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("\n".join),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join),
)


def manuscript(body, **changes):
    parts = {
        "language": "en",
        "title": "Title",
        "summary": "",
        "body": body,
        "references": (PAPER, OTHER),
        "terms": TERMS,
        "images": (PICTURE,),
    }
    return Manuscript(**parts | changes)


def page(body, **changes):
    return render(manuscript(body, **changes), names=BRITISH)


@given(body=TEXTS, answer=TEXTS)
@example(body="::: urgent\n::: urgent\n:::\n", answer="::: chance x\n:::")
@example(body="# [@a-2019]\n\n![[@a-2019]](image:chair)", answer="# [@a-2019]")
def test_any_text_becomes_well_formed_harmless_html(body, answer):
    rendered = page(body, questions=(QuestionText("Why?", answer),))
    whole = rendered.lead + rendered.body + rendered.questions[0].answer
    tree = html5lib.parseFragment(whole, namespaceHTMLElements=False)
    elements = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    attributes = {name for element in tree.iter() for name in element.attrib}
    ids = [element.get("id") for element in tree.iter() if element.get("id")]

    assert not elements & {"script", "style", "iframe", "form", "input", "object", "link", "meta"}
    assert not {name for name in attributes if str(name).startswith(("on", "style", "srcdoc"))}
    assert not re.search(
        r"""(?:href|src)=["']\s*(?:javascript|data|vbscript):""", whole, re.IGNORECASE
    )
    assert len(ids) == len(set(ids))


@given(body=TEXTS)
def test_every_citation_resolves_or_is_reported(body):
    rendered = page(body, references=(PAPER,))
    shown = set(
        re.findall(r'<a id="(cite-[0-9]+[a-z]+)" href="#ref-1"', rendered.lead + rendered.body)
    )
    listed = {use.id for reference in rendered.references for use in reference.uses}
    missing = (rendered.lead + rendered.body).count('class="cite cite-missing"')

    # A citation inside a picture's alternative text is numbered nowhere and shown nowhere.
    assert shown == listed
    assert not missing or any(p.code == "citation_unresolved" for p in rendered.problems)


@given(body=TEXTS)
def test_the_same_text_always_gives_the_same_page(body):
    assert page(body) == page(body)


def test_numbers_citations_in_order_of_first_use_through_the_questions():
    rendered = page(
        "One.[@b-2020] Two.[@b-2020]", questions=(QuestionText("Why?", "So.[@a-2019; @b-2020]"),)
    )

    assert [
        (ref.number, ref.key, [use.letter for use in ref.uses]) for ref in rendered.references
    ] == [
        (1, "b-2020", ["a", "b", "c"]),
        (2, "a-2019", ["a"]),
    ]
    assert 'href="#ref-2" aria-label="Reference 2">2</a>' in rendered.questions[0].answer


def test_one_mark_gives_its_numbers_in_ascending_order():
    body = page("One.[@b-2020] Two.[@a-2019; @b-2020]").body

    assert [int(number) for number in re.findall(r">(\d)</a>", body)] == [1, 1, 2]


def test_a_citation_shows_the_page_it_points_to():
    assert "1, p. 4</a>" in page("See.[@a-2019, p. 4]").body


def test_an_unknown_citation_is_shown_and_reported_with_its_line():
    rendered = page("Fine.\n\nWrong.[@nope]")

    assert "Reference missing: nope" in rendered.body
    assert [(p.code, p.line) for p in rendered.problems] == [("citation_unresolved", 3)]


def test_boxes_before_the_text_are_the_lead():
    rendered = page(
        "::: urgent Call {emergency.number}\nNow.\n:::\n\n::: short\n- One\n:::\n\nText."
    )

    assert 'href="tel:999">999</a>' in rendered.lead
    assert "In short" in rendered.lead
    assert rendered.body.strip() == "<p>Text.</p>"


def test_a_box_after_the_text_stays_where_it_is():
    rendered = page("Text.\n\n::: note Good\nYes.\n:::")

    assert rendered.lead == ""
    assert "callout-note" in rendered.body


def test_blank_names_become_plain_words():
    rendered = render(manuscript("Call {emergency.number}."), names=ClinicNames())

    assert rendered.body == "<p>Call your local emergency number.</p>\n"


def test_an_unknown_name_is_shown_as_written_and_reported():
    rendered = page("Call {clinic.fax}.")

    assert "{clinic.fax}" in rendered.body
    assert [p.code for p in rendered.problems] == ["name_unknown"]


def test_the_first_use_of_a_word_links_to_its_meaning_after_the_paragraph():
    rendered = page("A drip.\n\nA drip again.")

    assert rendered.body == (
        '<p>A <a class="term" href="#word-infusion">drip</a>.</p>\n'
        '<p class="definition" id="word-infusion"><dfn>Infusion</dfn> '
        "A medicine given slowly into a vein.</p>\n"
        "<p>A drip again.</p>\n"
    )


def test_a_word_marked_with_a_tilde_is_left_alone():
    assert page("A \\~drip.").body == "<p>A drip.</p>\n"


@pytest.mark.parametrize(
    "body",
    ["## The drip", "[the drip](article:x)", "`drip`", "hardrip", "drip-drop".replace("-", "")],
)
def test_words_in_headings_links_and_code_are_not_linked(body):
    assert 'class="term"' not in page(body).body


def test_a_chance_has_words_percent_fraction_and_counted_people():
    body = page(
        "::: chance How many felt detached?\n26 in 100 with the spray\n4 in 100 without\n"
        "counted: felt detached / did not\nnote: Adults.\nsource: [@a-2019]\n:::"
    ).body

    assert "26 in 100" in body
    assert "26%, about 1 in 4" in body
    assert "4%, 1 in 25" in body
    assert 'aria-label="100 figures, 26 of them filled: 26 in 100 with the spray."' in body
    assert body.count('<path class="yes body"') == 3  # two groups and the key
    assert 'href="#ref-1"' in body


def test_steps_say_when_and_what():
    body = page("::: steps\n2 hours before: Stop **eating**.\n:::").body

    assert body == (
        '<ol class="steps" role="list">\n<li><span class="when">2 hours before</span>'
        "<p>Stop <strong>eating</strong>.</p></li>\n</ol>\n"
    )


def test_a_picture_comes_from_the_library_with_its_size_and_words():
    body = page("![](image:chair)").body

    assert 'src="/media/images/d1.png"' in body
    assert 'alt="A reclining chair"' in body
    assert 'width="400"' in body
    assert "<figcaption>J Doe</figcaption>" in body


def test_a_picture_from_elsewhere_is_refused():
    rendered = page("![chart](https://example.org/x.png)")

    assert "<img" not in rendered.body
    assert [p.code for p in rendered.problems] == ["image_elsewhere"]


def test_links_lead_to_articles_of_the_site():
    assert '<a href="/articles/ankle/#pain">' in page("[x](article:ankle#pain)").body


def test_raw_html_is_shown_as_text():
    assert page("<b>x</b>").body == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"


@given(body=TEXTS)
def test_every_anchor_on_the_page_leads_somewhere_or_is_reported(body):
    rendered = page(body)
    whole = rendered.lead + rendered.body
    ids = set(re.findall(r' id="([^"]*)"', whole)) | {
        f"ref-{r.number}" for r in rendered.references
    }
    anchors = set(re.findall(r'href="#([^"]+)"', whole))

    assert anchors <= ids or "article_link_broken" in {one.code for one in rendered.problems}


@given(body=TEXTS)
def test_a_page_never_nests_a_link_in_a_link_nor_a_caption_outside_a_figure(body):
    rendered = page(body)
    tree = html5lib.parseFragment(rendered.lead + rendered.body, namespaceHTMLElements=False)

    assert not tree.findall(".//a//a")
    assert len(tree.findall(".//figcaption")) == len(tree.findall(".//figure/figcaption"))


@given(body=TEXTS)
def test_a_strict_parser_finds_no_error_on_the_page(body):
    rendered = page(body)

    html5lib.HTMLParser(strict=True).parseFragment(rendered.lead + rendered.body)
