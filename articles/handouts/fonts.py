"""The typefaces of the sheet: the same on every machine, and the characters that they have."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

PACKAGES = ("fontpkg_ibm_plex_sans", "fontpkg_amiri", "fontpkg_assistant")
"""IBM Plex Sans for Latin, Greek and Cyrillic, Amiri for Arabic, Assistant for Hebrew script."""


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """Return, for each family, the code points that all its cuts have: bold and italic too."""
    return tuple(
        frozenset.intersection(*(_characters(cut) for cut in cuts(package))) for package in PACKAGES
    )


def _characters(cut: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only who makes a sheet reads typefaces

    with TTFont(cut, lazy=True) as font:
        return frozenset(font.getBestCmap())


def folder(package: str) -> Path:
    """Return where a package keeps its files."""
    return Path(str(files(package))) / "files"


def cuts(package: str) -> list[Path]:
    """Return the font files of a family."""
    return sorted(folder(package).glob("*.ttf"))
