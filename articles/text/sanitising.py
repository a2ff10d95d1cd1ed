"""The one sanitiser: what HTML a rendered text may hold, whoever wrote its Markdown."""

import nh3

_SHAPES = {"svg", "path"}
_WORDS = {
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "role", "tabindex"},
    "a": {"href", "title"},
    "img": {"alt", "decoding", "height", "loading", "src", "title", "width"},
    "ol": {"start"},
    "path": {"d"},
    "svg": {"viewBox"},
    "td": {"colspan"},
    "th": {"scope"},
}


def sanitise(html: str) -> str:
    """Return HTML with only allowed elements, attributes and link schemes left in it."""
    return nh3.clean(
        html,
        tags=_WORDS | _SHAPES,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"aria-"},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
