"""LaTeX without commands is read without its parser, and just as the parser would."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.evidence.latex import DECODER, from_latex

PIECES = (
    *"aB -`'?!%&~_^#<,[]é",
    *(r"\_", r"\&", r"\%", r"\#", r"\$"),
    *("{a}", "{}", "{--}", "---", "custom.evidence\\_kind: randomised\\_trial"),
)


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example(text="100% of AT&T --- so")
def test_the_short_way_and_the_parser_agree(text):
    # To the parser, a bare % begins a comment and a bare & a column; in BibTeX they are letters.
    escaped = text.replace(r"\%", "%").replace(r"\&", "&").replace("%", r"\%").replace("&", r"\&")

    assert from_latex(text) == DECODER.latex_to_text(escaped).replace("\xa0", " ")
