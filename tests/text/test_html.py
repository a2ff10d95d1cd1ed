"""Tokens to HTML: the markup of each mark, the same on every kind of page."""

import pytest
from markdown_it.common.utils import escapeHtml

from articles.text.citations import Numbering, number_citations
from articles.text.headings import Ids, settle_headings
from articles.text.html import Addresses, Surroundings, to_html
from articles.text.labels import Labels
from articles.text.manuscript import ImageText
from articles.text.names import ClinicNames, regional_names
from articles.text.parsing import inline_tokens, parse

CHAIR = ImageText(
    "chair", "d1", "images/d1.png", "A chair", is_decorative=False, credit="", width=4, height=3
)
CREDITED = ImageText(
    "pump",
    "d2",
    "images/d2.png",
    "A pump",
    is_decorative=False,
    credit="J <Doe>",
    width=4,
    height=3,
)
DECORATIVE = ImageText(
    "wave", "d3", "images/d3.png", "", is_decorative=True, credit="", width=4, height=3
)
PICTURES = {image.key: image for image in (CHAIR, CREDITED, DECORATIVE)}
BRITISH = regional_names("gb")


def html(markdown, *, names=BRITISH, known=("a-2019", "b-2020"), **around):
    tokens, _problems = parse(markdown)
    settle_headings(tokens, Ids())
    list(number_citations(inline_tokens(tokens), Numbering(known)))
    return to_html(tokens, Surroundings(names, images=PICTURES, **around))


def test_the_citations_of_one_mark_stand_in_one_pair_of_brackets():
    assert html("x.[@a-2019; @b-2020]") == (
        '<p>x.<sup class="cite">[<a id="cite-1a" href="#ref-1" aria-label="Reference 1">1</a>, '
        '<a id="cite-2a" href="#ref-2" aria-label="Reference 2">2</a>]</sup></p>\n'
    )


def test_pages_are_told_apart_from_numbers():
    shown = html("x.[@a-2019, p. 4; @b-2020]")

    assert 'aria-label="Reference 1, p. 4">1, p. 4</a>; <a' in shown


def test_a_missing_reference_is_named_beside_those_that_are_there():
    shown = html("x.[@a-2019; @no<pe]") + html("x.[@a-2019; @nope]")

    assert '<span class="unreadable">[@a-2019; @no&lt;pe]</span>' in shown
    assert '1</a>]</sup><sup class="cite cite-missing">Reference missing: nope</sup>' in shown


def test_a_number_can_be_dialled():
    assert html("{crisis.number}") == '<p><a class="tel" href="tel:116123">116 123</a></p>\n'


def test_a_number_inside_a_link_is_words():
    """The link ended before the number, and a second one began."""
    assert html("[call {emergency.number} now](article:help)") == (
        '<p><a href="/articles/help/">call 999 now</a></p>\n'
    )


def test_a_clinic_s_name_is_escaped():
    names = ClinicNames(clinic_name="<b>Well & Co</b>")

    assert html("{clinic.name}", names=names) == f"<p>{escapeHtml(names.clinic_name)}</p>\n"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("article:ankle", "/articles/ankle/"),
        ("Article:ankle#pain", "/articles/ankle/#pain"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("/faqs/", "/faqs/"),
        ("#part", "#part"),
    ],
)
def test_a_link_leads_where_its_author_meant(link, address):
    assert html(f"[x]({link})") == f'<p><a href="{address}">x</a></p>\n'


@pytest.mark.parametrize(
    "link", ["ftp://example.org", "//example.org", "data:text/html,x", "article"]
)
def test_a_link_elsewhere_is_none(link):
    shown = html(f"[x]({link})")

    assert 'href="ftp' not in shown
    assert 'href="//' not in shown
    assert 'href="data' not in shown


def test_a_link_has_the_title_its_author_gave_it():
    assert html('[x](/a "See & read")') == '<p><a href="/a" title="See &amp; read">x</a></p>\n'


def test_links_follow_the_site_s_addresses():
    addresses = Addresses(
        article="/ar/articles/{slug}/", image="https://m.example/{name}", whole="/a/"
    )
    shown = html("[x](article:y) [z](#part) x.[@a-2019] ![](image:chair)", addresses=addresses)

    assert 'href="/ar/articles/y/"' in shown
    assert 'href="/a/#part"' in shown
    assert 'href="/a/#ref-1"' in shown
    assert 'src="https://m.example/images/d1.png"' in shown


def test_every_id_begins_with_the_prefix_of_its_text():
    shown = html("## Head\n\nx.[@a-2019]\n\n::: note T\nx\n:::\n", id_prefix="q1-")

    assert all(f'id="q1-{name}"' in shown for name in ("head", "cite-1a", "block-1"))


def test_a_picture_alone_is_a_figure_with_its_credit():
    assert html("![](image:pump)") == (
        '<figure><img src="/media/images/d2.png" alt="A pump" width="4" height="3" '
        'loading="lazy" decoding="async"><figcaption>J &lt;Doe&gt;</figcaption></figure>\n'
    )


def test_a_picture_in_a_list_is_a_figure_too():
    """Its credit stood outside any figure, which no page may."""
    shown = html("- ![](image:pump)")

    assert shown.index("<li>") < shown.index("<figure>") < shown.index("<figcaption>")


def test_a_picture_among_words_keeps_its_credit():
    """The credit was left out, and with it the right to show the picture."""
    shown = html("See ![](image:pump) here.")

    assert '<span class="credit">J &lt;Doe&gt;</span>' in shown
    assert "<figure" not in shown


def test_a_picture_s_words_are_the_author_s_or_else_the_library_s():
    assert 'alt="Blue"' in html("![Blue](image:chair)")
    assert 'alt="A chair"' in html("![](image:chair)")
    assert 'alt=""' in html("![](image:wave)")


def test_what_the_text_says_of_a_decorative_picture_is_said():
    """An author who describes a picture means it to be heard, whatever the library says of it."""
    assert 'alt="The wave that stands for rest"' in html(
        "![The wave that stands for rest](image:wave)"
    )


def test_a_picture_s_words_are_plain():
    """Words across two lines ran together, and a name lost its braces."""
    assert 'alt="Ring 999 or sit down"' in html(
        "![Ring {emergency.number}[@a-2019] or\n*sit* `down`](image:chair)"
    )


def test_a_picture_that_is_not_there_is_named():
    shown = html("![A map](image:map) ![](image:nope)")

    assert '<span class="unreadable">Picture missing: A map</span>' in shown
    assert "Picture missing: image:nope" in shown


@pytest.mark.parametrize(
    ("level", "label"), [("urgent", "Urgent"), ("warning", "Warning"), ("note", "Good to know")]
)
def test_a_callout_speaks_in_words_shape_and_title(level, label):
    shown = html(f"::: {level} Title\nText\n:::")

    assert f'<div class="block callout-{level}" role="note" aria-labelledby="block-1">' in shown
    assert f"<span>{label}</span>" in shown
    assert '<p class="block-title" id="block-1">Title</p>' in shown
    assert '<svg class="icon"' in shown
    assert shown.count("<div") == shown.count("</div>")


def test_a_callout_without_a_title_is_named_by_its_level():
    assert 'role="note" aria-label="Warning"' in html("::: warning\nText\n:::")


def test_the_points_in_short_are_a_section():
    shown = html("::: short\n- One\n:::")

    assert shown.startswith('<section class="block in-short" aria-label="In short">')
    assert shown.rstrip().endswith("</div></section>")


def test_blocks_are_named_each_by_its_own_title():
    shown = html("::: note A\nx\n:::\n\n::: chance B\n1 in 10 x\n:::\n\n::: note C\nx\n:::")

    for number in (1, 2, 3):
        assert f'aria-labelledby="block-{number}"' in shown
        assert f'id="block-{number}"' in shown


def test_a_chance_ends_with_its_note_and_source():
    shown = html("::: chance Q?\n1 in 10 x\nnote: *Adults.*\nsource: [@a-2019]\n:::")

    assert "<figcaption><em>Adults.</em> " in shown
    assert '<span class="chance-source">Source: <sup class="cite">' in shown
    assert shown.rstrip().endswith("</span></figcaption></figure>")


def test_labels_are_those_of_the_reader_s_language():
    shown = html("::: note T\nx\n:::", labels=Labels(note="Gut zu <wissen>"))

    assert "<span>Gut zu &lt;wissen&gt;</span>" in shown


def test_a_table_can_be_scrolled_and_names_its_columns():
    shown = html("| A | B |\n|:--|--:|\n| 1 | 2 |")

    assert shown.startswith('<div class="table"><table>')
    assert '<th scope="col">A</th>' in shown
    assert "style=" not in shown


def test_raw_html_is_shown_as_text():
    assert html("<i>x</i>\n\n<script>alert(1)</script>") == (
        "<p>&lt;i&gt;x&lt;/i&gt;</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    )
