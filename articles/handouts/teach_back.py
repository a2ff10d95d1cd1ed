"""What a sheet asks back: questions with a line to write on, and boxes to tick by hand."""

from __future__ import annotations

from articles.text.manuscript import Manuscript
from articles.text.names import filled

from .inlines import Setting
from .parts import own_section
from .typst_text import array, heading

FEW_ASKED = 2
"""So many take no more room than a short section."""


def set_teach_back(manuscript: Manuscript, setting: Setting) -> str:
    """Return the questions asked back, each with what a good answer holds; "" if there are none."""
    asked = manuscript.teach_back
    parts = "".join(
        f"#asked-back({heading(3, _filled(part.question, setting))}, "
        f"{array(setting.text(_filled(point, setting)) for point in part.points)})"
        for part in asked
    )
    opening = own_section("teach_back", whole=len(asked) <= FEW_ASKED)
    return f"{opening}[#asking-back{parts}]" if asked else ""


def _filled(words: str, setting: Setting) -> str:
    return filled(words, names=setting.names, labels=setting.labels)
