"""Blocks of text as Typst: the same tokens that make the page, one call of the template for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from math import isqrt

from markdown_it.token import Token

from articles.text.chance_figure import chance_alternative, chance_words
from articles.text.chances import ChanceGroup

from . import drawings
from .inlines import Setting, set_heading, set_inline, words
from .typst_text import LONGEST_WORD, array, boolean, literal, quoted

WHOLE = 900
"""Up to so many characters a box stays on one side: in large print, half of what a side holds."""

LINE = 60
"""What a line holds, and so what each block counts at least."""

DRAWING = 600
"""What a chance's figures or a picture count."""

LONGEST_WORD_IN_TABLE = 14
COLUMNS_BESIDE_RAIL = 3
"""Wider tables take the rail's room as well."""


def set_blocks(tokens: Sequence[Token], setting: Setting) -> str:
    """Return the Typst markup of block tokens."""
    return "".join(_Writer(tokens, setting, callout="callout").written())


def set_lead(tokens: Sequence[Token], setting: Setting) -> str:
    """Return the Typst markup of the boxes before the running text: as wide as the paper."""
    return "".join(_Writer(tokens, setting, callout="lead-callout").written())


def room(tokens: Sequence[Token]) -> int:
    """Return about how many characters' room a piece of text takes."""
    written = sum(max(len(token.content), LINE) for token in tokens if token.content)
    drawn = sum(token.type == "chance_open" or token.tag == "figure" for token in tokens)
    return written + drawn * DRAWING


def columns_of(inside: Sequence[Token]) -> int:
    """Return how many columns the table has whose tokens come first."""
    heads = takewhile(lambda token: token.type != "thead_close", inside)
    return sum(token.type == "th_open" for token in heads)


def goes_across(tokens: Sequence[Token]) -> bool:
    """Tell whether a part of the text has a table so wide that it takes the rail's room."""
    return any(
        token.type == "table_open"
        and token.level == 0
        and columns_of(tokens[place:]) > COLUMNS_BESIDE_RAIL
        for place, token in enumerate(tokens)
    )


class _Writer:
    """Writes tokens one after the other; what one opens, a later one closes."""

    def __init__(self, tokens: Sequence[Token], setting: Setting, *, callout: str) -> None:
        self._tokens, self._setting, self._callout = tokens, setting, callout
        self._ends = _ends(tokens)

    def written(self) -> Iterator[str]:
        for place, token in enumerate(self._tokens):
            write = _WRITTEN.get(token.type)
            yield write(self, place, token) if write else _FIXED[token.type]

    def _inside(self, place: int) -> Sequence[Token]:
        return self._tokens[place + 1 : self._ends[place]]

    def _is_whole(self, place: int) -> str:
        return boolean(room(self._inside(place)) <= WHOLE)

    def code(self, _place: int, token: Token) -> str:
        lines = token.content.rstrip("\n")
        return f"#code-block({literal(lines)})\n\n"

    def paragraph_open(self, place: int, token: Token) -> str:
        if _is_bare(token):
            return ""
        return "#lead-in[" if _introduces(self._tokens[place + 1]) else "#par["

    def paragraph_close(self, _place: int, token: Token) -> str:
        return "" if _is_bare(token) else "]\n\n"

    def inline(self, place: int, token: Token) -> str:
        before = self._tokens[place - 1]
        if before.type == "heading_open":
            return f"{set_heading(before, token, self._setting)}\n\n"
        return set_inline(token.children or [], self._setting)

    def bullet_list_open(self, place: int, _token: Token) -> str:
        return f"#list(tight: {self._is_tight(place)},"

    def ordered_list_open(self, place: int, token: Token) -> str:
        start = int(token.attrs.get("start", 1))
        return f"#enum(start: {start}, tight: {self._is_tight(place)},"

    def _is_tight(self, place: int) -> str:
        level = self._tokens[place].level + 2
        inside = (token for token in self._inside(place) if token.level == level)
        return boolean(all(token.hidden for token in inside if token.type == "paragraph_open"))

    def callout_open(self, place: int, token: Token) -> str:
        level = token.meta["level"]
        sign = "none" if level == "short" else quoted(drawings.sign(level, self._setting.colours))
        label = literal(getattr(self._setting.labels, level), longest_word=LONGEST_WORD_IN_TABLE)
        # A box within another has no room to be wider than that.
        function = self._callout if token.level == 0 else "callout"
        opening = f"#{function}({quoted(level)}, {label}, {sign}, whole: {self._is_whole(place)}, "
        has_title = self._tokens[place + 1].type == "callout_title_open"
        return opening + ("title: [" if has_title else "[")

    def chance_open(self, _place: int, token: Token) -> str:
        chance, labels = token.meta["chance"], self._setting.labels
        groups = "".join(self._group(group) for group in chance.groups)
        key = "".join(
            f"({quoted(drawings.person(self._setting.colours, is_filled=is_filled))}, {literal(said)}),"
            for is_filled, said in (
                (True, chance.counted or labels.counted),
                (False, chance.not_counted or labels.not_counted),
            )
        )
        return f"#chance({literal(chance.title)}, ({groups}), ({key}))["

    def _group(self, group: ChanceGroup) -> str:
        number, share = chance_words(group, self._setting.labels)
        return (
            f"(number: {literal(number)}, label: {literal(group.label)}, share: {literal(share)}, "
            f"alt: {quoted(chance_alternative(group, self._setting.labels))}, "
            f"svg: {quoted(drawings.people(group, self._setting.colours))}),"
        )

    def chance_source_open(self, place: int, _token: Token) -> str:
        """Let a note end with its source, as any sentence does; a source alone says what it is."""
        is_alone = self._tokens[place - 1].type == "chance_open"
        return words(f"{self._setting.labels.source} ", self._setting) if is_alone else ""

    def table_open(self, place: int, token: Token) -> str:
        inside = self._inside(place)
        columns = columns_of(inside)
        cells = [part.content for part in inside if part.type == "inline"]
        shares = [_share(cells[column::columns]) for column in range(columns)]
        self._setting.longest_word = LONGEST_WORD_IN_TABLE
        return (
            f"#columned({array(map(str, shares))}, "
            f"across: {boolean(token.level == 0 and columns > COLUMNS_BESIDE_RAIL)}, "
            f"whole: {boolean(max(map(len, cells)) <= WHOLE / columns)}, "
        )

    def table_close(self, _place: int, _token: Token) -> str:
        self._setting.longest_word = LONGEST_WORD
        return ")\n\n"

    def step_when_open(self, _place: int, _token: Token) -> str:
        self._setting.longest_word = LONGEST_WORD_IN_TABLE
        return "["

    def step_when_close(self, _place: int, _token: Token) -> str:
        self._setting.longest_word = LONGEST_WORD
        return "], "


def _share(cells: Sequence[str]) -> int:
    """Return how wide a column ought to be: enough for its words, and more the more it says."""
    longest = max(len(word) for cell in cells for word in ("", *cell.split()))
    return max(min(longest, LONGEST_WORD_IN_TABLE), isqrt(sum(map(len, cells))), 1)


def _ends(tokens: Sequence[Token]) -> dict[int, int]:
    """Return, for the place of each opening token, that of the one that closes it."""
    ends: dict[int, int] = {}
    open_places: list[int] = []
    for place, token in enumerate(tokens):
        if token.nesting > 0:
            open_places.append(place)
        elif token.nesting < 0:
            ends[open_places.pop()] = place
    return ends


def _introduces(paragraph: Token) -> bool:
    """Tell whether a paragraph leads to what follows: it ends with a colon, citations apart."""
    inside = reversed(paragraph.children or [])
    said = (part.content for part in inside if part.content and part.type != "citation")
    return next(said, "").rstrip().endswith(":")


def _is_bare(paragraph: Token) -> bool:
    """Tell whether a paragraph is none on paper: the item of a list, or a picture by itself."""
    return paragraph.hidden or paragraph.tag == "figure"


_WRITTEN: dict[str, Callable[[_Writer, int, Token], str]] = {
    "bullet_list_open": _Writer.bullet_list_open,
    "callout_open": _Writer.callout_open,
    "chance_open": _Writer.chance_open,
    "chance_source_open": _Writer.chance_source_open,
    "code_block": _Writer.code,
    "fence": _Writer.code,
    "inline": _Writer.inline,
    "ordered_list_open": _Writer.ordered_list_open,
    "step_when_close": _Writer.step_when_close,
    "step_when_open": _Writer.step_when_open,
    "paragraph_close": _Writer.paragraph_close,
    "paragraph_open": _Writer.paragraph_open,
    "table_close": _Writer.table_close,
    "table_open": _Writer.table_open,
}
_FIXED = {
    "blockquote_close": "]\n\n",
    "blockquote_open": "#quote(block: true)[",
    "bullet_list_close": ")\n\n",
    "callout_close": "])\n\n",
    "callout_title_close": "], [",
    "callout_title_open": "",
    "chance_close": "]\n\n",
    "chance_note_close": "",
    "chance_note_open": "",
    "chance_source_close": "",
    # On paper the meanings stand together, at the end.
    "definition": "",
    "heading_close": "",
    "heading_open": "",
    "hr": "#rule\n\n",
    "list_item_close": "],",
    "list_item_open": "[",
    "ordered_list_close": ")\n\n",
    "step_close": "),",
    "step_open": "(",
    "step_what_close": "]",
    "step_what_open": "[",
    "steps_close": ")\n\n",
    "steps_open": "#steps(",
    "tbody_close": "",
    "tbody_open": "",
    "td_close": "],",
    "td_open": "[",
    "th_close": "],",
    "th_open": "[",
    "thead_close": "),",
    "thead_open": "table.header(",
    "tr_close": "",
    "tr_open": "",
}
