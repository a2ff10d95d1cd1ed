"""A pack on paper: a cover and its parts in one document, with one run of page numbers."""

from __future__ import annotations

from dataclasses import dataclass

from articles.text.check_codes import printed_code

from .pdf import set_as_pdf
from .sheet import TEMPLATE, Format, Sheet, document, frame, part_source, title_of
from .typst_text import array, literal, quoted

COVER = TEMPLATE.with_name("cover.typ")


@dataclass(frozen=True, slots=True)
class PackSheet:
    """A cover, which is a sheet without a text of its own, and what it covers.

    `check_code` is the pack's own, "" for one put together for one occasion.
    """

    cover: Sheet
    check_code: str
    parts: tuple[Sheet, ...]


def pack_pdf(pack: PackSheet, *, in_format: Format) -> bytes:
    """Return a pack as a tagged PDF; each part is set as its sheet is by itself."""
    return set_as_pdf(pack_source(pack, in_format=in_format))


def pack_source(pack: PackSheet, *, in_format: Format) -> str:
    """Return the whole Typst source of a pack. Each part stands in a block, with names of its own."""
    code = printed_code(pack.check_code) if pack.check_code else ""
    parts = (
        part_source(sheet, in_format=in_format, part=_part(place), pack=code)
        for place, sheet in enumerate(pack.parts)
    )
    blocks = (_cover_source(pack, in_format, code), *parts)
    return "\n\n".join((document(pack.cover), *(f"#[\n{block}\n]" for block in blocks)))


def _cover_source(pack: PackSheet, in_format: Format, code: str) -> str:
    contents = array(
        f"({quoted(_part(place))}, {literal(title_of(sheet))}, "
        f"{quoted(printed_code(sheet.facts.check_code))})"
        for place, sheet in enumerate(pack.parts)
    )
    opening = frame(pack.cover, in_format=in_format, part="cover-", pack=code)
    return f'{opening}\n\n#import "/{COVER.name}": cover\n\n#cover(sheet, made, {contents})'


def _part(place: int) -> str:
    return f"part-{place}-"
