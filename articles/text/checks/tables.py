"""Tables: headings for their columns, a line that says what they show, no empty cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token

from articles.text.headings import plain_words
from articles.text.parsing import line_of
from articles.text.problems import Problem
from articles.text.readability import split_sentences

from .passages import Passage, Reading


def tables_without_headings(reading: Reading) -> Iterator[Problem]:
    """Yield tables in which no column has a heading. Source: WCAG 2.2, 1.3.1, technique H51."""
    for cells in _tables(reading):
        if not any(_has_words(cell) for cell in cells if cell.role == "header"):
            yield cells[0].problem("table_headless")


def tables_without_introduction(reading: Reading) -> Iterator[Problem]:
    """Yield tables that nothing introduces. Source: WCAG 2.2, 1.3.1, technique H39.

    The text has no mark for a caption. What stands directly above is taken for one: a heading, a
    paragraph of one sentence, or one that ends in a colon.
    """
    for where, tokens in reading.parts:
        shown = [token for token in tokens if token.type != "definition"]
        for place, token in enumerate(shown):
            if token.type == "table_open" and not _introduces(shown[max(0, place - 2) : place]):
                yield Problem("table_unintroduced", line=line_of(token), where=where)


def empty_cells(reading: Reading) -> Iterator[Problem]:
    """Yield tables with an empty cell, once for each table; the first corner may be empty.

    Source: AHRQ, PEMAT, simple tables with clear row and column headings.
    """
    for cells in _tables(reading):
        is_headless = not any(_has_words(cell) for cell in cells if cell.role == "header")
        empty = [cell for cell in cells[1:] if not _has_words(cell)]
        wanted = [cell for cell in empty if cell.role == "cell" or not is_headless]
        if wanted:
            yield wanted[0].problem("cell_empty")


def _tables(reading: Reading) -> Iterator[list[Passage]]:
    """Yield the cells of each table, row by row."""
    cells = (one for one in reading.passages if one.role in ("cell", "header"))
    for _block, table in groupby(cells, key=lambda cell: cell.block):
        yield list(table)


def _has_words(cell: Passage) -> bool:
    shown = (cell.inline and cell.inline.children) or ()
    return bool(cell.words or any(child.type in ("image", "citation") for child in shown))


def _introduces(above: Sequence[Token]) -> bool:
    """Tell whether the last two tokens before a table end what says what it shows."""
    if len(above) < 2 or above[1].type not in ("heading_close", "paragraph_close"):
        return False
    words = plain_words(above[0])
    if above[1].type == "heading_close" or words.endswith((":", "\N{FULLWIDTH COLON}")):
        return bool(words)
    return len(split_sentences(words)) == 1
