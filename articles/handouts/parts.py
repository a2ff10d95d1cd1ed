"""The parts of a sheet in their order: sections with their heads, questions, and lists at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from articles.text.bibliography import plain_reference, reference_links
from articles.text.manuscript import Manuscript
from articles.text.rendering import ReadText, question_ids

from .blocks import goes_across, room, set_blocks
from .inlines import Setting, set_inline
from .typst_text import array, boolean, label, literal, pair, quoted

SHORT_SECTION = 600
"""A section of up to so many characters, ten lines or so, stays on one side."""


def places(manuscript: Manuscript, text: ReadText) -> Iterator[str]:
    """Yield the ids on the sheet to which a link in the text can lead."""
    yield from ("questions",) if manuscript.questions else ()
    yield from ("references",) if text.uses else ()
    yield "about"
    yield from question_ids(part.question for part in manuscript.questions)
    yield from (f"ref-{number}" for number, _key in enumerate(text.uses, start=1))
    for tokens in (text.lead, text.body, *text.answers):
        for token in tokens:
            if token.type == "heading_open":
                yield token.meta["id"]
            elif token.type == "definition":
                yield token.meta["term"].id


def set_running_text(tokens: Sequence[Token], setting: Setting) -> str:
    """Return the running text in sections, one for each heading of its first level."""
    return "".join(_section(part, setting) for part in _sections(tokens))


def _sections(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Part the running text before each heading of its first level."""
    start = 0
    for place, token in enumerate(tokens):
        if place and _begins(token):
            yield tokens[start:place]
            start = place
    if tokens:
        yield tokens[start:]


def _section(tokens: Sequence[Token], setting: Setting) -> str:
    opening, inline, _closing = tokens[:3] if _begins(tokens[0]) else (None, None, None)
    if opening is None or inline is None:
        return f"#section(none)[{set_blocks(tokens, setting)}]"
    with setting.narrow(setting.longest_word_in_head):
        words = set_inline(inline.children or [], setting)
    head = f"#heading(level: 2)[{words}]{label(opening.meta['id'])}"
    body = tokens[3:]
    whole, across = boolean(room(body) <= SHORT_SECTION), boolean(goes_across(body))
    return f"#section([{head}], whole: {whole}, across: {across})[{set_blocks(body, setting)}]\n\n"


def _begins(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2" and token.level == 0


def set_questions(manuscript: Manuscript, text: ReadText, setting: Setting) -> str:
    """Return the questions, each with its answer open."""
    asked = manuscript.questions
    ids = question_ids(part.question for part in asked)
    parts = "".join(
        f"#[#heading(level: 3, {literal(part.question)}){label(name)}]\n\n"
        f"{set_blocks(answer, setting)}"
        for name, part, answer in zip(ids, asked, text.answers, strict=True)
    )
    return f"{_own_section('questions')}[{parts}]" if asked else ""


def _own_section(name: str) -> str:
    """Open a section that the sheet itself names, up to its body."""
    return f"#section([#heading(level: 2, sheet.words.{name}){label(name)}])"


def set_addresses(away: Mapping[str, str]) -> str:
    """Return the list of addresses to which the sheet's links lead, under their letters."""
    listed = array(pair(letter, address) for address, letter in away.items())
    return f"{_own_section('addresses')}[#addresses({listed})]" if away else ""


def set_references(manuscript: Manuscript, text: ReadText) -> str:
    """Return the numbered references, each with where it is found."""
    records = {reference.key: reference.csl for reference in manuscript.references}
    listed = array(
        f"({literal(plain_reference(records[key]))}, {_found_at(records[key])})"
        for key in text.uses
    )
    return f"{_own_section('references')}[#references({listed})]" if text.uses else ""


def _found_at(record: Mapping[str, object]) -> str:
    """Return where a reference is found: by its DOI or else in PubMed, and at its own address."""
    links = {link.kind: link.url for link in reference_links(record)}
    if "doi" in links:
        links.pop("pubmed", "")
    return array(map(quoted, links.values()))
