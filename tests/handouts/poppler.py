"""A PDF as poppler reads it, the engine of most viewers and printers on Linux."""

from __future__ import annotations

import html
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.programs import provide

_PLACED = re.compile(r'<(page|word) (?:xMin="([0-9.]+)" yMin="([0-9.]+)")?[^>]*>([^<\n]*)')


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word, and how far from the left and the top of its page it begins, in points."""

    page: int
    word: str
    x: float
    y: float


def read_by_poppler(pdf: bytes) -> str:
    """Return the text in the order in which it is read, in plain letters without signs of order."""
    text = _ask("pdftotext", pdf, "-enc", "UTF-8", output="-")
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")


def right_edge(pdf: bytes) -> float:
    """Return how far to the right words go, in points."""
    boxes = _ask("pdftotext", pdf, "-bbox", output="-")
    return max(map(float, re.findall(r'<word .*xMax="([0-9.]+)"', boxes)))


def placed(pdf: bytes) -> list[PlacedWord]:
    """Return every word where the eye finds it; a right-to-left word has its letters as they lie."""
    page, found = 0, []
    for tag, x, y, word in _PLACED.findall(_ask("pdftotext", pdf, "-bbox", output="-")):
        page += tag == "page"
        if tag == "word":
            found.append(PlacedWord(page, html.unescape(word), float(x), float(y)))
    return found


def not_carried_along(pdf: bytes) -> list[str]:
    """Return the typefaces that are not embedded, or embedded whole."""
    _heads, _rule, *lines = _ask("pdffonts", pdf).splitlines()
    return [line for line in lines if line.split()[-5:-2] != ["yes", "yes", "yes"]]


def _ask(program: str, pdf: bytes, *options: str, output: str = "") -> str:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sheet.pdf"
        file.write_bytes(pdf)
        command = [provide(program), *options, str(file), *filter(None, [output])]
        answer = subprocess.run(command, capture_output=True, check=True)
    assert answer.stderr == b""
    return answer.stdout.decode()
