"""Tokens to HTML: the markup of each mark and block on a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from . import chance_figure, icons
from .citations import Use
from .headings import plain_words
from .labels import ENGLISH, Labels
from .manuscript import ImageText
from .names import FIELDS, ClinicNames, filled, resolve
from .parsing import ARTICLE_LINK, IMAGE_LINK, is_safe_link, parser
from .passages import MARK, mark_of


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a text's links lead: patterns of the site the text is shown on.

    `whole` is the page that holds the whole text, where a page shows only a part of it.
    """

    article: str = "/articles/{slug}/"
    image: str = "/media/{name}"
    whole: str = ""


THIS_SITE = Addresses()


@dataclass(slots=True)
class Surroundings:
    """What the page around a text knows; handed to each piece of markup.

    `id_prefix` keeps the ids of several texts on one page apart.
    """

    names: ClinicNames
    addresses: Addresses = THIS_SITE
    labels: Labels = ENGLISH
    images: Mapping[str, ImageText] = field(default_factory=dict)
    id_prefix: str = ""
    blocks: int = 0

    def own_id(self, name: str) -> str:
        """Return a name within the text as an id of this page, safe in an attribute."""
        return escapeHtml(f"{self.id_prefix}{name}")

    def next_block_id(self) -> str:
        """Return an id for a block's title, not used before on this page."""
        self.blocks += 1
        return self.block_id()

    def block_id(self) -> str:
        """Return the id of the block last opened."""
        return self.own_id(f"block-{self.blocks}")


def to_html(tokens: Sequence[Token], surroundings: Surroundings) -> str:
    """Return the HTML of block tokens; not sanitised yet."""
    return str(_RENDERER.render(tokens, parser().options, {"around": surroundings}))


def in_words(token: Token, around: Surroundings) -> str:
    """Return a {…} name as HTML: the number as a link to dial it, or plain words."""
    if token.content not in FIELDS:
        return escapeHtml(f"{{{token.content}}}")
    found = resolve(token.content, names=around.names, labels=around.labels)
    words = escapeHtml(found.words)
    if not found.dial or token.meta["is_in_link"]:
        return words
    return f'<a class="tel" href="tel:{found.dial}">{words}</a>'


def _heading_open(token: Token, around: Surroundings) -> str:
    return f'<{token.tag} id="{around.own_id(token.meta["id"])}">'


def _citations(token: Token, around: Surroundings) -> str:
    uses: tuple[Use, ...] = token.meta["uses"]
    if not uses:
        return f'<span class="unreadable">{escapeHtml(token.content)}</span>'
    between = "; " if any(use.locator for use in uses) else ", "
    numbered = between.join(_citation(use, around) for use in uses if use.number)
    missing = "".join(_missing(use, around) for use in uses if not use.number)
    return f'<sup class="cite">[{numbered}]</sup>{missing}' if numbered else missing


def _term_open(token: Token, around: Surroundings) -> str:
    return f'<a class="term" href="#{around.own_id(token.meta["term"].id)}">'


def _definition(token: Token, around: Surroundings) -> str:
    marked = token.meta["term"]
    return (
        f'<p class="definition" id="{around.own_id(marked.id)}">'
        f"<dfn>{escapeHtml(marked.term.term)}</dfn> {escapeHtml(marked.term.meaning)}</p>\n"
    )


def _callout_open(token: Token, around: Surroundings) -> str:
    level = token.meta["level"]
    label = escapeHtml(getattr(around.labels, level))
    if level == "short":
        around.next_block_id()
        return (
            f'<section class="block in-short" aria-label="{label}">'
            f'<p class="block-label">{label}</p><div class="block-body">\n'
        )
    named = f'aria-label="{label}"'
    if token.meta["has_title"]:
        named = f'aria-labelledby="{around.next_block_id()}"'
    return (
        f'<div class="block callout-{level}" role="note" {named}>'
        f'<p class="block-label">{icons.shape(level)}<span>{label}</span></p>'
        f'<div class="block-body">\n'
    )


def _callout_close(token: Token, _around: Surroundings) -> str:
    return "</div></section>\n" if token.meta["level"] == "short" else "</div></div>\n"


def _callout_title_open(_token: Token, around: Surroundings) -> str:
    return f'<p class="block-title" id="{around.block_id()}">'


def _chance_open(token: Token, around: Surroundings) -> str:
    return chance_figure.opening(
        token.meta["chance"], around.labels, title_id=around.next_block_id()
    )


def _chance_source_open(_token: Token, around: Surroundings) -> str:
    return f' <span class="chance-source">{escapeHtml(around.labels.source)} '


def _link_open(token: Token, around: Surroundings) -> str:
    address = str(token.attrs["href"])
    found = ARTICLE_LINK.fullmatch(address)
    if found:
        part = f"#{found['part']}" if found["part"] else ""
        address = around.addresses.article.format(slug=found["slug"]) + part
    elif address.startswith("#"):
        address = around.addresses.whole + address
    if not is_safe_link(address):
        return "<a>"
    title = f' title="{escapeHtml(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
    return f'<a href="{escapeHtml(address)}"{title}>'


def _picture(token: Token, around: Surroundings) -> str:
    source = str(token.attrs["src"])
    found = IMAGE_LINK.fullmatch(source)
    image = around.images.get(found["key"]) if found else None
    alt = filled(plain_words(token), names=around.names, labels=around.labels)
    if image is None:
        missing = around.labels.image_missing.format(key=alt or source)
        return f'<span class="unreadable">{escapeHtml(missing)}</span>'
    return _image(image, alt, around, is_figure=token.meta.get("is_figure", False))


_WRITTEN: dict[str, Callable[[Token, Surroundings], str]] = {
    "callout_close": _callout_close,
    "callout_open": _callout_open,
    "callout_title_open": _callout_title_open,
    "chance_open": _chance_open,
    "chance_source_open": _chance_source_open,
    "citation": _citations,
    "definition": _definition,
    "heading_open": _heading_open,
    "image": _picture,
    "link_open": _link_open,
    MARK: lambda token, _around: mark_of(token),
    "name": in_words,
    "term_open": _term_open,
}
_FIXED = {
    "callout_title_close": "</p>\n",
    "chance_close": "</figcaption></figure>\n",
    "chance_note_close": "",
    "chance_note_open": "",
    "chance_source_close": "</span>",
    "step_close": "</li>\n",
    "step_open": "<li>",
    "step_what_close": "</p>",
    "step_what_open": "<p>",
    "step_when_close": "</span>",
    "step_when_open": '<span class="when">',
    "steps_close": "</ol>\n",
    "steps_open": '<ol class="steps" role="list">\n',
    "table_close": "</table></div>\n",
    "table_open": '<div class="table"><table>\n',
    "td_open": "<td>",
    "term_stop": "",
    "th_open": '<th scope="col">',
}


class PageRenderer(RendererHTML):
    """CommonMark's renderer, with our own markup for the tokens named above."""

    def __init__(self) -> None:
        super().__init__()
        for kind, write in _WRITTEN.items():
            self.rules[kind] = _rule(write)
        for kind, markup in _FIXED.items():
            self.rules[kind] = _rule(_always(markup))


def _always(markup: str) -> Callable[[Token, Surroundings], str]:
    return lambda _token, _around: markup


def _rule(
    write: Callable[[Token, Surroundings], str],
) -> Any:
    """Return a writer of one token in the form in which the renderer calls it."""

    def rule(tokens: Sequence[Token], idx: int, _options: OptionsDict, env: Any) -> str:
        return write(tokens[idx], env["around"])

    return rule


_RENDERER = PageRenderer()


def _missing(use: Use, around: Surroundings) -> str:
    missing = escapeHtml(around.labels.reference_missing.format(key=use.key))
    return f'<sup class="cite cite-missing">{missing}</sup>'


def _citation(use: Use, around: Surroundings) -> str:
    locator = f", {use.locator}" if use.locator else ""
    label = escapeHtml(around.labels.reference.format(number=use.number) + locator)
    listed = escapeHtml(f"{around.addresses.whole}#ref-{use.number}")
    return (
        f'<a id="{around.own_id(use.id)}" href="{listed}" aria-label="{label}">'
        f"{use.number}{escapeHtml(locator)}</a>"
    )


def _image(image: ImageText, alt: str, around: Surroundings, *, is_figure: bool) -> str:
    words = image.described(alt)
    address = escapeHtml(around.addresses.image.format(name=image.name))
    drawn = (
        f'<img src="{address}" alt="{escapeHtml(words)}" width="{image.width}" '
        f'height="{image.height}" loading="lazy" decoding="async">'
    )
    if not image.credit:
        return drawn
    credit = escapeHtml(image.credit)
    if is_figure:
        return f"{drawn}<figcaption>{credit}</figcaption>"
    return f'{drawn}<span class="credit">{credit}</span>'
