"""Drawn signs as inline SVG: the shapes of callouts, and people counted in rows."""

from __future__ import annotations

from markdown_it.common.utils import escapeHtml

_STEP_ACROSS, _STEP_DOWN = 10, 17
_HEAD_AT, _BODY_AT, _BODY_LENGTH = 2.6, 8.6, 3.6

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
    box = f"0 0 {per_row * _STEP_ACROSS} {rows * _STEP_DOWN - 2}"
    return (
        f'<svg class="figures" viewBox="{box}" role="img" aria-label="{escapeHtml(text)}">'
        f"{_people('no', filled, of, per_row)}{_people('yes', 0, filled, per_row)}</svg>"
    )


def person(*, is_filled: bool) -> str:
    """Return one figure, for the key under an icon array."""
    drawn = _people("yes", 0, 1, 1) if is_filled else _people("no", 0, 1, 1)
    return f'<svg class="figures" viewBox="0 0 10 15" aria-hidden="true">{drawn}</svg>'


def _people(kind: str, first: int, end: int, per_row: int) -> str:
    """Draw the figures from `first` up to `end`; hollow ones carry a lighter stroke inside."""
    if first >= end:
        return ""
    heads = _strokes(first, end, per_row, at=_HEAD_AT, length=0.01, across=True)
    bodies = _strokes(first, end, per_row, at=_BODY_AT, length=_BODY_LENGTH, across=False)
    outer = f'<path class="{kind} head" d="{heads}"/><path class="{kind} body" d="{bodies}"/>'
    if kind == "yes":
        return outer
    return f'{outer}<path class="no-head" d="{heads}"/><path class="no-body" d="{bodies}"/>'


def _strokes(first: int, end: int, per_row: int, *, at: float, length: float, across: bool) -> str:
    """Return path data: a short stroke for each figure, row by row."""
    stroke = f"h{length:g}" if across else f"v{length:g}"
    back = f"m{_STEP_ACROSS - length:g} 0" if across else f"m{_STEP_ACROSS} -{length:g}"
    rows = []
    for row in range(first // per_row, -(-end // per_row)):
        start = max(first - row * per_row, 0)
        stop = min(end - row * per_row, per_row)
        place = f"M{start * _STEP_ACROSS + 5} {row * _STEP_DOWN + at:g}"
        rows.append(place + back.join([stroke] * (stop - start)))
    return "".join(rows)
