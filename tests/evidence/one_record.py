"""Read a file that holds one record."""

from typing import Any

from articles.evidence.reading import read_references


def only(text: str, encoding: str = "utf-8") -> dict[str, Any]:
    """Return the one record of a text, which must be readable."""
    (record,) = read_references(text.encode(encoding)).records
    assert not record.fault, record.sentence
    return record.csl
