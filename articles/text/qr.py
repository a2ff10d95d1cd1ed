"""QR codes as drawings: the dark modules of a symbol as one outline, for pages and for paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

QUIET = 4
"""How many modules around a symbol stay white. Source: ISO/IEC 18004, 5.3.8."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class QRSymbol:
    """A symbol of `size` by `size` modules; `path` is SVG path data, one module a unit.

    What draws it leaves QUIET modules white on each side.
    """

    path: str
    size: int

    @property
    def view_box(self) -> str:
        """The box of an SVG that holds the symbol and its quiet zone."""
        return f"{-QUIET} {-QUIET} {self.size + 2 * QUIET} {self.size + 2 * QUIET}"


@lru_cache(maxsize=512)
def qr_symbol(content: str) -> QRSymbol:
    """Return the smallest symbol for an address, at error level M or better; kept: it takes 7 ms.

    In capitals, figures and `$%*+-./: ` alone it holds two characters in eleven bits, which
    makes the modules larger and a poor photocopy readable.
    Level M is read with 15 % of the symbol missing; Q and H are taken where they cost no module.
    """
    matrix = segno.make_qr(content, error="m").matrix
    return QRSymbol(_outline(matrix), len(matrix))


def _outline(matrix: tuple[bytearray, ...]) -> str:
    """Return the edge of all dark parts, clockwise.

    Not module by module: where two meet, a renderer would leave a pale seam.
    """
    edges = _edges(matrix)
    loops = []
    while edges:
        start = here = next(iter(edges))
        steps: list[Point] = []
        while here in edges:
            onward = edges[here].pop()
            if not edges[here]:
                del edges[here]
            steps.append((onward[0] - here[0], onward[1] - here[1]))
            here = onward
        loops.append(f"M{start[0]} {start[1]}{_strokes(steps)}z")
    return "".join(loops)


def _edges(matrix: tuple[bytearray, ...]) -> dict[Point, list[Point]]:
    """Return each side of a dark module that meets no other, from its start to its end."""
    dark = {(x, y) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}
    edges: dict[Point, list[Point]] = {}
    for x, y in sorted(dark):
        corners = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))
        beside = ((x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y))
        for side, neighbour in enumerate(beside):
            if neighbour not in dark:
                edges.setdefault(corners[side], []).append(corners[(side + 1) % 4])
    return edges


def _strokes(steps: list[Point]) -> str:
    """Return single steps as strokes, without the last one: `z` draws it."""
    runs = [(step, len(list(same))) for step, same in groupby(steps)]
    return "".join(f"h{x * length}" if x else f"v{y * length}" for (x, y), length in runs[:-1])
