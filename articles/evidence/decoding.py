"""Bytes of a file to text, whatever program wrote them."""

from __future__ import annotations

import codecs
import re
import unicodedata

from .faults import LARGEST_FILE_BYTES, UnreadableFileError

# The longer mark first: UTF-32 begins like UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
XML_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9._-]{1,20})["']""")
XML_ENCODINGS = {
    "iso-8859-1": "cp1252",  # what declares Latin-1 is mostly Windows-1252, which contains it
    "iso-8859-15": "iso-8859-15",
    "macintosh": "mac-roman",
    "windows-1252": "cp1252",
}
BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"SQLite format",
    b"\x1f\x8b",
)


def decoded(data: bytes) -> str:
    """Return the text of a file with line ends made one kind and letters composed.

    Files in UTF-8, UTF-16 and UTF-32 are known by their marks or their form. Any line that is no
    UTF-8 is read as Windows-1252, which contains Latin-1.

    Raises:
        UnreadableFileError: if it is empty, too large or no text.
    """
    if len(data) > LARGEST_FILE_BYTES:
        raise UnreadableFileError("too_large")
    if not data.strip():
        raise UnreadableFileError("empty")
    if data.startswith(BINARY):
        raise UnreadableFileError("not_text")
    text = _text(data)
    if "\0" in text:
        raise UnreadableFileError("not_text")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableFileError("empty")
    return unicodedata.normalize("NFC", text)


def _text(data: bytes) -> str:
    mark, encoding = next((one for one in MARKS if data.startswith(one[0])), (b"", _wide(data)))
    if encoding:
        try:
            return data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            raise UnreadableFileError("not_text") from error
    declared = XML_ENCODING.match(data[:300])
    encoding = XML_ENCODINGS.get(declared[1].decode("ascii").lower(), "") if declared else ""
    if encoding:
        return data.decode(encoding, "replace")
    return "\n".join(_line(line) for line in data.split(b"\n"))


def _wide(data: bytes) -> str:
    """Return the encoding of a file without a mark in which every other byte of the start is 0."""
    start = data[:200]
    odd, even = start[1::2], start[0::2]
    if len(start) < 4 or 0 not in start:
        return ""
    if odd.count(0) > 0.7 * len(odd) and 0 not in even:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.7 * len(even) and 0 not in odd else ""


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252.
        return line.decode("cp1252", "replace")
