"""The peer: Typst alone on the same words, in the same typeface, to the same standard of PDF.

No design, no tags of ours, no code to scan: headings and paragraphs as they come.
"""

from __future__ import annotations

import typst
from lxml import html

from articles.handouts.engine import fonts
from articles.handouts.typst_text import literal
from articles.text.manuscript import Manuscript
from articles.text.names import ClinicNames
from articles.text.rendering import render

NO_NAMES = ClinicNames("", "", "", "", "", "")

_PREAMBLE = """
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: 18mm)
#set text(font: ("IBM Plex Sans", "Amiri"), fallback: false, size: 12pt, lang: "en")
#heading(level: 1, {title})
"""
_BLOCKS = "//h2|//h3|//p|//li[not(.//p)]|//td|//th|//figcaption|//dd"


def bare_source(manuscript: Manuscript) -> bytes:
    """Return every word of an article as plain Typst."""
    text = render(manuscript, names=NO_NAMES)
    parts = [text.lead, text.body]
    for question in text.questions:
        parts += [f"<p>{html_escaped(question.question)}</p>", question.answer]
    parts += [f"<p>{reference.text}</p>" for reference in text.references]
    blocks = html.fromstring(f"<div>{''.join(parts)}</div>").xpath(_BLOCKS)
    words = (" ".join(block.text_content().split()) for block in blocks)
    paragraphs = "\n\n".join(f"#par[#{literal(said)}]" for said in words if said)
    return f"{_PREAMBLE.format(title=literal(manuscript.title))}\n{paragraphs}".encode()


def bare_pdf(source: bytes) -> bytes:
    """Return what the engine alone makes of it."""
    compiler = typst.Compiler(source, font_paths=fonts(), ignore_system_fonts=True)
    pdf = compiler.compile(format="pdf", pdf_standards="ua-1")
    assert isinstance(pdf, bytes)  # noqa: S101 - for the type only
    return pdf


def html_escaped(words: str) -> str:
    """Return plain words as HTML."""
    return words.replace("&", "&amp;").replace("<", "&lt;")
