"""What every long list offers: choices that narrow it down, and the ways to its other pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows a list down; `is_here` marks the one in use."""

    words: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list this is, and the addresses before and after; "" where there is none."""

    number: int
    of: int
    earlier: str
    later: str


def list_address(name: str, **asked: str | int) -> str:
    """Return the address of a list with what is asked of it; blank wishes are left out."""
    query = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse(name)}?{query}" if query else reverse(name)


def paging(shown: Page[Any], name: str, **asked: str | int) -> Paging:
    """Return the ways from one page of a list to the others; the first needs no number."""
    earlier = shown.number - 1
    return Paging(
        number=shown.number,
        of=shown.paginator.num_pages,
        earlier=list_address(name, **asked, page=earlier if earlier > 1 else "")
        if shown.has_previous()
        else "",
        later=list_address(name, **asked, page=shown.number + 1) if shown.has_next() else "",
    )
