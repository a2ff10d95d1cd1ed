"""Characters that have no place in a text: control characters and hidden direction switches."""

import re

_LINE_END = re.compile("\r\n|\r|\x85")
_LAST_OF_PLANES = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, tab and line ends apart
    "\u202a-\u202e"  # direction overrides: what is read would differ from what is stored
    "\ud800-\udfff"  # halves of a pair: no text, and no database stores them
    f"\ufdd0-\ufdef{_LAST_OF_PLANES}"  # non-characters, which no HTML may hold
    "\ufeff"  # byte-order mark
    "]"
)

_PLAIN = re.compile("[\t\n -~]*")
"""Nearly every text; asked first, since the list of what is forbidden is long."""


def forbidden_characters(text: str) -> tuple[str, ...]:
    """Return the forbidden characters of a text by code point, `U+202E`, each once."""
    if _PLAIN.fullmatch(text):
        return ()
    return tuple(dict.fromkeys(f"U+{ord(found):04X}" for found in _FORBIDDEN.findall(text)))


def without_forbidden(text: str) -> str:
    """Return a text with its line ends made one kind and forbidden characters taken out."""
    if _PLAIN.fullmatch(text):
        return text
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))
