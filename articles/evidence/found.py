"""What a reader of a format finds, before it is tidied and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Csl = dict[str, Any]
Format = Literal["bibtex", "csl", "endnote", "nbib", "ris"]


@dataclass(frozen=True, slots=True)
class Found:
    """One entry of a file: the line it begins in (from 1), and its fields as CSL-JSON.

    `trouble` says in the words of the reading library why the entry cannot be read.
    """

    line: int
    csl: Csl = field(default_factory=dict)
    trouble: str = ""


Reader = Callable[[str], Iterator[Found]]
Writer = Callable[[Sequence[Mapping[str, Any]]], str]
