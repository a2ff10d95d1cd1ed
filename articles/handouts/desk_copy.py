"""A copy for the desk: a finished PDF that asks to be printed as soon as it is opened."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Dictionary, Name


def desk_copy(pdf: bytes, *, copies: int) -> bytes:
    """Return a PDF whose viewer opens its print dialogue, with the number of copies filled in.

    Nothing else is touched: not the text, its tags or what the file says of itself. The same
    PDF and copies give the same bytes.

    Source: ISO 32000-1, 12.6.4.11 (named actions; Print is understood by all common viewers)
    and 12.2, table 150 (NumCopies).
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        root.OpenAction = Dictionary(S=Name.Named, N=Name.Print)
        if Name.ViewerPreferences not in root:
            root.ViewerPreferences = Dictionary()
        root.ViewerPreferences.NumCopies = copies
        written = io.BytesIO()
        opened.save(written, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()
