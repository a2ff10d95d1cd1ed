"""The parts of a sheet in their order: sections with their heads, questions, and lists at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from articles.text.bibliography import plain_reference, reference_links
from articles.text.manuscript import Manuscript
from articles.text.rendering import ReadText, explained_words, question_ids

from .blocks import LINE, goes_across, room, set_blocks
from .facts import Facts
from .inlines import Setting, set_heading
from .typst_text import array, boolean, heading, label, literal, pair, quoted

SHORT_SECTION = 600
"""A section of up to so many characters, ten lines or so, stays on one side."""

FEW_ADDRESSES, FEW_REFERENCES, FEW_WORDS = 10, 4, 5
"""So many take no more room than a short section."""

LONGEST_SIDE_HEAD = 80
"""A longer head stands above its text: in the rail it could be taller than a section not short."""


def places(manuscript: Manuscript, text: ReadText) -> Iterator[str]:
    """Yield the ids on the sheet to which a link in the text can lead."""
    yield from ("questions",) if manuscript.questions else ()
    yield from ("teach-back",) if manuscript.teach_back else ()
    yield from ("references",) if text.uses else ()
    yield "about"
    yield from question_ids(part.question for part in manuscript.questions)
    yield from (marked.id for marked in explained_words(text, manuscript.language))
    for tokens in (text.lead, text.body, *text.answers):
        for token in tokens:
            if token.type == "heading_open":
                yield token.meta["id"]


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
        head = set_heading(opening, inline, setting)
    body = tokens[3:]
    whole = boolean(room(body) <= SHORT_SECTION)
    across = boolean(goes_across(body) or len(inline.content) > LONGEST_SIDE_HEAD)
    return f"#section([{head}], whole: {whole}, across: {across})[{set_blocks(body, setting)}]\n\n"


def _begins(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2" and token.level == 0


def set_questions(manuscript: Manuscript, text: ReadText, setting: Setting) -> str:
    """Return the questions, each with its answer open."""
    asked = manuscript.questions
    ids = question_ids(part.question for part in asked)
    parts = "".join(
        f"#[#{heading(3, part.question)}{label(name)}]\n\n{set_blocks(answer, setting)}"
        for name, part, answer in zip(ids, asked, text.answers, strict=True)
    )
    long = sum(LINE + room(answer) for answer in text.answers) > SHORT_SECTION
    return f"{own_section('questions', whole=not long)}[{parts}]" if asked else ""


def set_explained(manuscript: Manuscript, text: ReadText) -> str:
    """Return the words that the text explains, with their meanings, as a list to look them up in."""
    found = explained_words(text, manuscript.language)
    listed = array(
        f"({quoted(marked.id)}, {literal(marked.term.term)}, {literal(marked.term.meaning)})"
        for marked in found
    )
    opening = own_section("explained", whole=len(found) <= FEW_WORDS)
    return f"{opening}[#explained({listed})]" if found else ""


def own_section(name: str, *, whole: bool) -> str:
    """Open a section that the sheet itself names, up to its body."""
    place = name.replace("_", "-")
    head = f"[#heading(level: 2, sheet.words.{name}){label(place)}]"
    return f"#section({head}, whole: {boolean(whole)})"


def set_addresses(away: Mapping[str, str]) -> str:
    """Return the list of addresses to which the sheet's links lead, under their letters."""
    listed = array(pair(letter, address) for address, letter in away.items())
    opening = own_section("addresses", whole=len(away) <= FEW_ADDRESSES)
    return f"{opening}[#addresses({listed})]" if away else ""


def set_references(manuscript: Manuscript, text: ReadText, facts: Facts) -> str:
    """Return the numbered references, each with where it is found, and its mark if it has one."""
    marked = {key: f"({literal(f'{word}.')}, {literal(means)})" for key, word, means in facts.marks}
    records = {reference.key: reference.csl for reference in manuscript.references}
    listed = array(
        f"({literal(plain_reference(records[key], style=facts.style))}, {_found_at(records[key])}, "
        f"{marked.get(key, 'none')})"
        for key in text.uses
    )
    opening = own_section("references", whole=len(text.uses) <= FEW_REFERENCES)
    return f"{opening}[#references({listed})]" if text.uses else ""


def _found_at(record: Mapping[str, object]) -> str:
    """Return where a reference is found: by its DOI or else in PubMed, and at its own address."""
    links = {link.kind: link.url for link in reference_links(record)}
    if "doi" in links:
        links.pop("pubmed", "")
    return array(map(quoted, links.values()))
