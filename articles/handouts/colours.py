"""The colours of a sheet: black alone, or the clinic's own with a red for what is urgent."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

BLACK = "#000000"
RED = "#8f1212"
"""The red of urgent callouts on the page: more than 7 to 1 against white."""


_COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Colours:
    """What is drawn in colour besides photographs; text stays black."""

    accent: str = BLACK
    urgent: str = BLACK
    is_grey: bool = True

    def of_sign(self, level: str) -> str:
        """Return the colour of a callout's sign."""
        return self.urgent if level == "urgent" else self.accent


def grey(content: bytes) -> bytes:
    """Return a picture in shades of grey, of its own kind; one that cannot be read as it is."""
    from PIL import Image  # noqa: PLC0415 - only who makes a sheet reads pictures

    written = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            mode = "LA" if picture.has_transparency_data else "L"
            # WebP has no grey of its own.
            kind = "PNG" if picture.format == "WEBP" else picture.format
            picture.convert(mode).save(written, kind, quality=90)
    except (OSError, ValueError, Image.DecompressionBombError):
        return content
    return written.getvalue()


def greyed(drawing: str) -> str:
    """Return an SVG with each of its colours, written as `#1a2b3c`, as the grey it prints as."""
    return _COLOUR.sub(lambda found: _grey_of(found[0]), drawing)


def _grey_of(colour: str) -> str:
    """Return the grey of a colour, weighed as Pillow weighs photographs (ITU-R 601-2)."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    shade = (red * 299 + green * 587 + blue * 114) // 1000
    return f"#{shade:02x}{shade:02x}{shade:02x}"
