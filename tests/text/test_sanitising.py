"""The sanitiser: what it lets pass, and that nothing gets round it."""

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.sanitising import sanitise

PIECES = st.sampled_from(
    [
        "<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>",
        "<svg><script>", "<svg onload=alert(1)>", "<math><mi>", "<style>*{}</style>", "<p style=x>",
        "<iframe srcdoc='<p>'>", "<form action=/x>", "<input>", "<base href=//x>", "<meta>", "<!--",
        "-->", "<![CDATA[", "<p id=x>", "</p>", "<table>", "<td>", "&lt;", "&#x3c;script>", "<a href=//x>",
        "<path d='M0 0'>", "<foreignObject>", "<template>", "<noscript>", "<p title='-->'>", "\x00",
    ]
)  # fmt: skip
HOSTILE = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=15).map("".join)


@given(html=HOSTILE)
def test_nothing_that_can_act_is_left(html):
    tree = html5lib.parseFragment(sanitise(html), namespaceHTMLElements=False)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]

    for element in elements:
        assert element.tag.lower() not in {
            "script", "style", "iframe", "form", "input", "base", "meta", "math", "template", "object",
        }  # fmt: skip
        for name, value in element.attrib.items():
            assert not str(name).lower().startswith(("on", "style", "srcdoc", "action"))
            assert not re.match(r"\s*(?:javascript|data|vbscript):", value, re.IGNORECASE)


@given(html=HOSTILE)
def test_what_has_been_sanitised_stays_as_it_is(html):
    assert sanitise(sanitise(html)) == sanitise(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p class="definition" id="word-x"><dfn>Word</dfn> Meaning.</p>',
        '<a class="tel" href="tel:999">999</a>',
        '<figure class="block chance" aria-labelledby="block-1"></figure>',
        '<svg class="figures" viewBox="0 0 10 15" role="img" aria-label="x"><path class="yes" d="M0 0"></path></svg>',
        '<img src="/media/x.png" alt="" width="4" height="3" loading="lazy" decoding="async">',
        '<ol start="3"><li>x</li></ol>',
        '<table><thead><tr><th scope="col">A</th></tr></thead></table>',
        '<div class="block callout-note" role="note" aria-labelledby="block-1"></div>',
        '<p lang="ar" dir="rtl">x</p>',
        "<p>&lt;b&gt; &amp;</p>",
    ],
)
def test_our_own_markup_passes_whole(html):
    assert sanitise(html) == html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "ftp://x"]
)
def test_a_link_with_another_scheme_leads_nowhere(address):
    assert sanitise(f'<a href="{address}">x</a>') == "<a>x</a>"
