"""Drawn signs as inline SVG: the shapes of callouts, and people counted in rows."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.common.utils import escapeHtml

_ACROSS, _DOWN = 10, 17

_SHAPES = {
    "urgent": (
        '<path d="M7 1h10l6 6v10l-6 6H7l-6-6V7z" class="icon-shape"/>'
        '<path d="M12 6v7.5M12 16.8v1.4" class="icon-sign"/>'
    ),
    "warning": (
        '<path d="M12 1.5 23.5 22H.5z" class="icon-shape"/>'
        '<path d="M12 8.5v6.5M12 17v2" class="icon-sign"/>'
    ),
    "note": (
        '<path d="M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z" class="icon-shape"/>'
        '<path d="M12 10.5V18M12 6v2.4" class="icon-sign"/>'
    ),
}


def shape(level: str) -> str:
    """Return the sign of a callout: octagon, triangle or circle; readable without colour."""
    return f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{_SHAPES[level]}</svg>'


def people(*, filled: int, of: int, text: str, per_row: int = 10) -> str:
    """Return an icon array: `filled` solid figures among `of`, with its text alternative."""
    rows = -(-of // per_row)
    box = f"0 0 {per_row * _ACROSS} {rows * _DOWN - 2}"
    return (
        f'<svg class="figures" viewBox="{box}" role="img" aria-label="{escapeHtml(text)}">'
        f"{_people('no', filled, of, per_row)}{_people('yes', 0, filled, per_row)}</svg>"
    )


def person(*, is_filled: bool, text: str = "") -> str:
    """Return one figure, for the key under an icon array; hidden from who hears, without `text`."""
    drawn = _people("yes", 0, 1, 1) if is_filled else _people("no", 0, 1, 1)
    said = f'role="img" aria-label="{escapeHtml(text)}"' if text else 'aria-hidden="true"'
    return f'<svg class="figures" viewBox="0 0 10 15" {said}>{drawn}</svg>'


def _people(kind: str, first: int, end: int, per_row: int) -> str:
    """Draw the figures from `first` up to `end`; hollow ones carry a lighter stroke inside."""
    if first >= end:
        return ""
    heads, bodies = _rows(first, end, per_row, _HEAD), _rows(first, end, per_row, _BODY)
    outer = f'<path class="{kind} head" d="{heads}"/><path class="{kind} body" d="{bodies}"/>'
    if kind == "yes":
        return outer
    return f'{outer}<path class="no-head" d="{heads}"/><path class="no-body" d="{bodies}"/>'


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a figure: where it starts, its stroke, and the way to the next figure."""

    at: float
    stroke: str
    onward: str


_HEAD = _Part(at=2.6, stroke="h.01", onward="m9.99 0")
_BODY = _Part(at=8.6, stroke="v3.6", onward="m10-3.6")


def _rows(first: int, end: int, per_row: int, part: _Part) -> str:
    """Return path data: a short stroke for each figure, row by row."""
    rows = []
    for row in range(first // per_row, -(-end // per_row)):
        start = max(first - row * per_row, 0)
        stop = min(end - row * per_row, per_row)
        place = f"M{start * _ACROSS + 5} {row * _DOWN + part.at:g}"
        rows.append(place + part.onward.join([part.stroke] * (stop - start)))
    return "".join(rows)
