"""What keeps a file, or one record of it, from being read; each said in a sentence."""

from __future__ import annotations

from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.text.record_reading import RecordFault

LARGEST_FILE_BYTES = 20 * 1000 * 1000
MOST_RECORDS = 20_000

FileFault = Literal[
    "damaged",
    "empty",
    "forbidden_xml",
    "format_unknown",
    "no_records",
    "not_text",
    "too_deep",
    "too_large",
    "too_many",
]
Fault = Literal["entry_unreadable"] | RecordFault

FILE_SENTENCES: dict[FileFault, Promise] = {
    "damaged": _("The file is damaged or cut off: %(detail)s Export it once more."),
    "empty": _("The file is empty."),
    "forbidden_xml": _(
        "The file holds declarations (<!DOCTYPE or <!ENTITY) that are not read, for safety. "
        "Export it once more as EndNote XML, or as RIS."
    ),
    "format_unknown": _(
        "This is none of the formats that are read: RIS, BibTeX, PubMed (NBIB), EndNote XML and "
        "CSL-JSON. Export the references as one of these."
    ),
    "no_records": _("There is no reference in the file."),
    "not_text": _("This is not a text file. Export the references as RIS, BibTeX or PubMed."),
    "too_deep": _("The file is nested too deeply to be one of references."),
    "too_large": _("The file is larger than 20 MB. Export the references in several files."),
    "too_many": _(
        "The file holds more than 20,000 references. Export the references in several files."
    ),
}
RECORD_SENTENCES: dict[Fault, Promise] = {
    "doi_unreadable": _("“%(detail)s” is not a DOI. A DOI looks like 10.1000/182."),
    "entry_unreadable": _("It cannot be read: %(detail)s"),
    "not_a_record": _("This is not a record of a reference."),
    "not_json": _("This is not a record of a reference."),
    "number_unreadable": _("There is a number that cannot be read."),
    "pmid_unreadable": _(
        "“%(detail)s” is not a PubMed number. It has one to nine figures and nothing else."
    ),
    "several_records": _("There are several records in one."),
    "title_missing": _("It has no title."),
    "too_deep": _("It is nested too deeply to be one of a reference."),
    "too_long": _("It is too long: at most 50,000 characters."),
}


class UnreadableFileError(ValueError):
    """A file of references cannot be read; `str()` says so in a sentence for whoever brought it."""

    def __init__(self, code: FileFault, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail

    def __str__(self) -> str:
        return str(FILE_SENTENCES[self.code]) % {"detail": self.detail}


def fault_sentence(fault: Fault, detail: str) -> str:
    """Return in a sentence why one record cannot be taken."""
    return str(RECORD_SENTENCES[fault]) % {"detail": detail[:80]}
