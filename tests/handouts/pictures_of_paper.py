"""A PDF as a printer sees it: pictures of its sides, by poppler."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.programs import provide


def sides(pdf: bytes, *, dpi: int, first: int = 1, last: int = 0) -> list[Image.Image]:
    """Return the sides in shades of grey."""
    upto = ["-l", str(last)] if last else []
    with TemporaryDirectory() as folder:
        options = ["-r", str(dpi), "-f", str(first), *upto, "-gray"]
        subprocess.run(
            [provide("pdftoppm"), *options, "-", f"{folder}/side"], input=pdf, check=True
        )
        return [Image.open(file).copy() for file in sorted(Path(folder).iterdir())]


def colours(pdf: bytes, *, dpi: int = 50) -> set[str]:
    """Return what colours besides grey the sides hold: "red", "green" or "blue" leads."""
    with TemporaryDirectory() as folder:
        command = [provide("pdftoppm"), "-r", str(dpi), "-", f"{folder}/side"]
        subprocess.run(command, input=pdf, check=True)
        found = set()
        for file in sorted(Path(folder).iterdir()):
            for _count, (red, green, blue) in Image.open(file).getcolors(1 << 24) or ():
                if max(red, green, blue) - min(red, green, blue) > 40:
                    lead = max((red, "red"), (green, "green"), (blue, "blue"))[1]
                    found.add(lead)
    return found
