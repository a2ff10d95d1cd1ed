"""The text is CommonMark: the specification's own examples, those listed here apart.

The examples are those of the CommonMark specification 0.31.2 by John MacFarlane
(spec.commonmark.org), licensed CC BY-SA 4.0, as numbered there.
"""

import json
import re
from itertools import chain
from pathlib import Path

import pytest

from articles.text.citations import Numbering, number_citations
from articles.text.headings import Ids, settle_headings
from articles.text.html import Surroundings, to_html
from articles.text.names import ClinicNames
from articles.text.parsing import inline_tokens, parse

EXAMPLES = json.loads(Path(__file__).with_name("commonmark-0.31.2.json").read_text("utf-8"))

DIFFERENT = {
    "Raw HTML is shown as text, so that no article can bring markup of its own": {
        21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643,
        *range(148, 192), *range(613, 618), 623, *range(625, 632),
    },
    "Pictures come from the clinic's library only: nothing is loaded from elsewhere": {
        517, 520, 531, *range(572, 590), 591,
    },
    "Links lead to the web, mail, telephone or this site; other schemes are no links": {
        596, 598, 599, 601,
    },
}  # fmt: skip


def test_every_example_of_the_specification_is_there():
    assert [example["example"] for example in EXAMPLES] == list(range(1, 653))


@pytest.mark.parametrize("section", sorted({example["section"] for example in EXAMPLES}))
def test_comes_out_as_the_specification_says(section):
    listed = set(chain.from_iterable(DIFFERENT.values()))
    differing = {
        example["example"]
        for example in EXAMPLES
        if example["section"] == section
        and as_compared(page_html(example["markdown"])) != as_compared(example["html"])
    }

    assert differing == {
        example["example"]
        for example in EXAMPLES
        if example["section"] == section and example["example"] in listed
    }


def page_html(markdown):
    tokens, _ = parse(markdown)
    settle_headings(tokens, Ids())
    list(number_citations(inline_tokens(tokens), Numbering(())))
    return to_html(tokens, Surroundings(ClinicNames()))


def as_compared(html):
    """Return HTML without heading levels and ids, which the page settles, and line ends in it."""
    html = re.sub(r"<(/?)h[1-6][^>]*>", r"<\1heading>", html)
    return re.sub(r"(<blockquote>)\s*(</blockquote>)", r"\1\2", html)
