"""Contrast between two colours. Source: WCAG 2.2, relative luminance and contrast ratio."""

import re

CONTRAST_AAA = 7.0
"""The least ratio for body text at level AAA. Source: WCAG 2.2, 1.4.6."""

_COLOUR = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two colours such as `#00494b`: 1.0 (the same) to 21.0.

    Raises:
        ValueError: if a colour is not written as six hexadecimal figures after `#`.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    found = _COLOUR.fullmatch(colour)
    if found is None:
        raise ValueError(f"Not a colour: {colour!r}")
    red, green, blue = (_linear(int(part, 16) / 255) for part in found.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
