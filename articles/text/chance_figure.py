"""A chance as a figure: words, percent, a simple fraction and counted people, side by side."""

from __future__ import annotations

from markdown_it.common.utils import escapeHtml

from . import icons
from .chances import Chance, ChanceGroup, simple_fraction
from .labels import Labels

THOUSAND = 1000
"""So many figures need the whole width of a telephone."""

_PER_ROW = {10: 10, 100: 10, 1000: 40}


def chance_words(group: ChanceGroup, labels: Labels) -> tuple[str, str]:
    """Return a group's number and what stands under it: `26 in 100` and `26%, about 1 in 4`."""
    count, of, is_exact = simple_fraction(group.count, group.of)
    pattern = labels.exactly if is_exact else labels.about
    fraction = labels.count.format(count=count, of=of)
    percent = labels.percent.format(percent=group.percent.replace(".", labels.point))
    return (
        labels.count.format(count=group.whole, of=_of(group, labels)),
        pattern.format(percent=percent, fraction=fraction),
    )


def chance_alternative(group: ChanceGroup, labels: Labels) -> str:
    """Return what an icon array says to those who cannot see it."""
    return labels.figures.format(count=group.whole, of=_of(group, labels), group=group.label)


def _of(group: ChanceGroup, labels: Labels) -> str:
    return labels.thousand if group.of == THOUSAND else str(group.of)


def opening(chance: Chance, labels: Labels, *, title_id: str) -> str:
    """Return the figure of a chance up to its caption, which the caller closes."""
    groups = "".join(_group(group, labels) for group in chance.groups)
    title = escapeHtml(chance.title)
    wide = " thousand" if any(group.of == THOUSAND for group in chance.groups) else ""
    return (
        f'<figure class="block chance" aria-labelledby="{title_id}">'
        f'<p class="block-title" id="{title_id}">{title}</p>'
        f'<div class="chance-groups{wide}">{groups}</div>{_key(chance, labels)}<figcaption>'
    )


def _group(group: ChanceGroup, labels: Labels) -> str:
    number, share = chance_words(group, labels)
    drawn = icons.people(
        filled=group.whole,
        of=group.of,
        text=chance_alternative(group, labels),
        per_row=_PER_ROW[group.of],
    )
    return (
        f'<div class="chance-group"><p class="chance-number">{escapeHtml(number)}</p>'
        f'<p class="chance-share">{escapeHtml(group.label)}<br>{escapeHtml(share)}</p>{drawn}</div>'
    )


def _key(chance: Chance, labels: Labels) -> str:
    filled = escapeHtml(chance.counted or labels.counted)
    hollow = escapeHtml(chance.not_counted or labels.not_counted)
    return (
        f'<p class="key"><span>{icons.person(is_filled=True, text=labels.filled)} {filled}</span> '
        f"<span>{icons.person(is_filled=False, text=labels.hollow)} {hollow}</span></p>"
    )
