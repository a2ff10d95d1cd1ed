"""What stands inside a line, as Typst: words, citations, links, the clinic's names, terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from articles.text.citations import Use, letters
from articles.text.headings import plain_words
from articles.text.html import Addresses
from articles.text.labels import Labels
from articles.text.manuscript import ImageText
from articles.text.names import FIELDS, ClinicNames, filled, resolve
from articles.text.parsing import ARTICLE_LINK, IMAGE_LINK, is_safe_link

from .colours import Colours
from .drawings import Photograph, photograph
from .typst_text import LONGEST_WORD, is_seen, label, literal, quoted

PIXELS_AN_INCH = 150
"""How finely pictures are printed; a finer one is set smaller rather than sharper."""

DRAWN_PIXELS_AN_INCH = 96
"""The pixel of an SVG, by CSS: a drawing is as large on paper as on the page."""

_SAYS_ITSELF = re.compile(r"mailto:|tel:", re.IGNORECASE)
_POINTS_AN_INCH = 72
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(slots=True)
class Setting:
    """What the sheet around a text knows, and what setting it brings to light.

    `places` are the ids that a link on the sheet can lead to; `away` the addresses of links that
    lead elsewhere, each with the letter under which they are listed.
    """

    names: ClinicNames
    labels: Labels
    addresses: Addresses
    origin: str
    images: Mapping[str, ImageText]
    pictures: Mapping[str, bytes]
    places: frozenset[str]
    colours: Colours
    away: dict[str, str] = field(default_factory=dict)
    longest_word: int = LONGEST_WORD
    longest_word_in_head: int = LONGEST_WORD

    @contextmanager
    def narrow(self, longest_word: int) -> Iterator[None]:
        """Let words break sooner where they have less room."""
        before, self.longest_word = self.longest_word, longest_word
        yield
        self.longest_word = before

    def text(self, words: str) -> str:
        """Return words as a string literal."""
        return literal(words, longest_word=self.longest_word)

    def letter(self, address: str) -> str:
        """Return the letter of an address, the next one if it is new."""
        return self.away.setdefault(address, letters(len(self.away)))


def set_inline(tokens: list[Token], setting: Setting) -> str:
    """Return the Typst markup of the tokens inside a line."""
    return "".join(_write(token, setting) for token in tokens)


def set_heading(opening: Token, inline: Token, setting: Setting) -> str:
    """Return a heading with the mark of its place; one without words is none for those who hear."""
    inside, mark = set_inline(inline.children or [], setting), label(opening.meta["id"])
    if not is_seen(plain_words(inline)):
        return f"#par[#metadata(none){mark}{inside}]"
    return f"#[#heading(level: {opening.tag[1]})[{inside}]{mark}]"


def unbroken(number: str) -> str:
    """Return a telephone number that stays on one line."""
    return number.replace(" ", _NO_BREAK)


def words(text: str, setting: Setting) -> str:
    """Return plain words as Typst markup."""
    return f"#{setting.text(text)};" if text else ""


def _write(token: Token, setting: Setting) -> str:
    write = _WRITTEN.get(token.type)
    return write(token, setting) if write else _FIXED[token.type]


def _words(token: Token, setting: Setting) -> str:
    return words(token.content, setting)


def _code(token: Token, setting: Setting) -> str:
    return f"#raw({setting.text(token.content)});"


def _name(token: Token, setting: Setting) -> str:
    if token.content not in FIELDS:
        return words(f"{{{token.content}}}", setting)
    found = resolve(token.content, names=setting.names, labels=setting.labels)
    if not found.dial:
        return words(found.words, setting)
    number = setting.text(unbroken(found.words))
    if token.meta["is_in_link"]:
        return f"#{number};"
    return f"#link({quoted(f'tel:{found.dial}')}, {number});"


def _citations(token: Token, setting: Setting) -> str:
    uses: tuple[Use, ...] = token.meta["uses"]
    if not uses:
        return words(token.content, setting)
    missing = "".join(_missing(use, setting) for use in uses if not use.number)
    numbered = "".join(
        f'("{use.number}", {setting.text(f", {use.locator}" if use.locator else "")}),'
        for use in uses
        if use.number
    )
    return (f"#cited({numbered});" if numbered else "") + missing


def _missing(use: Use, setting: Setting) -> str:
    return words(f"[{setting.labels.reference_missing.format(key=use.key)}]", setting)


def _link_open(token: Token, setting: Setting) -> str:
    """Open a link: within the sheet with its page, elsewhere with a letter for its address."""
    address = str(token.attrs["href"])
    if address.startswith("#"):
        place = unquote(address.removeprefix("#"))
        return f"#within({quoted(place)})[" if place in setting.places else "#["
    address = full_address(address, setting)
    if not is_safe_link(address):
        return "#["
    says_itself = bool(_SAYS_ITSELF.match(address))
    letter = "" if says_itself else setting.letter(address)
    return f'#away({quoted(address)}, "{letter}")['


def full_address(address: str, setting: Setting) -> str:
    """Return an address as paper needs it: with the site it leads to."""
    found = ARTICLE_LINK.fullmatch(address)
    if found:
        part = f"#{found['part']}" if found["part"] else ""
        address = setting.addresses.article.format(slug=found["slug"]) + part
    return f"{setting.origin}{address}" if address.startswith("/") else address


def _picture(token: Token, setting: Setting) -> str:
    source = str(token.attrs["src"])
    found = IMAGE_LINK.fullmatch(source)
    image = setting.images.get(found["key"]) if found else None
    content = setting.pictures.get(image.name) if image else None
    alt = filled(plain_words(token), names=setting.names, labels=setting.labels)
    if image is None or content is None:
        missing = setting.labels.image_missing.format(key=alt or source)
        return words(f"[{missing}]", setting)
    picture = Photograph(content, image.width, image.height)
    is_figure = token.meta.get("is_figure", False)
    function = "picture" if is_figure else "picture-in-line"
    grows = ", grows: true" if is_figure and picture.is_drawn else ""
    per_inch = DRAWN_PIXELS_AN_INCH if picture.is_drawn else PIXELS_AN_INCH
    said = image.described(alt)
    return (
        f"#{function}({quoted(photograph(picture, setting.colours))}, "
        f"{image.width * _POINTS_AN_INCH / per_inch:g}pt, "
        f"{quoted(said) if said else 'none'}, {literal(image.credit)}{grows});"
    )


_WRITTEN: dict[str, Callable[[Token, Setting], str]] = {
    "citation": _citations,
    "code_inline": _code,
    "image": _picture,
    "link_open": _link_open,
    "name": _name,
    "text": _words,
    "text_special": _words,
}
_FIXED = {
    "em_close": "];",
    "em_open": "#emph[",
    "hardbreak": "#linebreak();",
    "link_close": "];",
    "softbreak": '#" ";',
    "strong_close": "];",
    "strong_open": "#strong[",
    "term_close": "];",
    "term_open": "#term[",
    "term_stop": "",
}
