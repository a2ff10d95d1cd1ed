"""From one dark colour, the clinic's, to all the shades a page needs of it, each readable."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from .contrast import CONTRAST_AAA, contrast_ratio

WHITE = "#ffffff"
BLACK = "#000000"
DARK_PAPER = "#101716"
"""The page's ground in the dark, as tokens.css has it."""

READABLE = 9.0
"""The least ratio a shade keeps: above the 7 to 1 of level AAA, so that washes do no harm."""

CALM = 0.5
"""The most saturation of a light shade on the dark page."""


@dataclass(frozen=True, slots=True)
class Shades:
    """The roles of tokens.css that follow the accent colour."""

    accent: str
    strong: str
    field: str
    field_soft: str
    field_edge: str
    dark_accent: str
    dark_strong: str
    dark_field: str
    dark_field_soft: str
    dark_field_edge: str


def shades_of(accent: str) -> Shades:
    """Return the shades of an accent colour written as `#00494b`.

    Raises:
        ValueError: if it is not a colour so written.
    """
    field = _until(accent, BLACK, against=WHITE)
    dark_accent = _lightened(accent)
    dark_field = _until(mix(accent, BLACK, 0.45), BLACK, against=mix(accent, WHITE, 0.85))
    return Shades(
        accent=accent,
        strong=mix(accent, BLACK, 0.35),
        field=field,
        field_soft=_until(mix(field, WHITE, 0.7), WHITE, against=field, least=CONTRAST_AAA),
        field_edge=mix(field, WHITE, 0.5),
        dark_accent=dark_accent,
        dark_strong=mix(dark_accent, WHITE, 0.5),
        dark_field=dark_field,
        dark_field_soft=_until(
            mix(dark_field, WHITE, 0.7), WHITE, against=dark_field, least=CONTRAST_AAA
        ),
        dark_field_edge=mix(dark_field, WHITE, 0.4),
    )


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with this share (0.0 to 1.0) of the other in it."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def _lightened(colour: str) -> str:
    """Return the same hue, light enough for the dark page and not glaring on it."""
    hue, _lightness, saturation = rgb_to_hls(*(part / 255 for part in _channels(colour)))
    calm = min(saturation, CALM)
    shades = (_hex(hls_to_rgb(hue, step / 20, calm)) for step in range(11, 21))
    return next(shade for shade in shades if contrast_ratio(shade, DARK_PAPER) >= READABLE)


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _until(colour: str, towards: str, *, against: str, least: float = READABLE) -> str:
    """Return the first shade on the way that is readable against the ground."""
    shades = (mix(colour, towards, step / 20) for step in range(21))
    return next(shade for shade in shades if contrast_ratio(shade, against) >= least)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
