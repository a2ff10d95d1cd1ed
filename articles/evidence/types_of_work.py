"""What kind of work a source is, in the words of each format. What has no word is said in a note."""

from __future__ import annotations

from collections.abc import Mapping

# https://web.archive.org/web/20110930172154/http://www.refman.com/support/risformat_reftypes_02.asp
RIS_TYPES: Mapping[str, str] = {
    "JOUR": "article-journal",
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "DATA": "dataset",
    "ELEC": "webpage",
    "GEN": "document",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "RPRT": "report",
    "THES": "thesis",
    "STAND": "standard",
    "STAT": "legislation",
    "LEGAL": "regulation",
    "BLOG": "post-weblog",
    "CASE": "legal_case",
    "COMP": "software",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary",
    "MANSCPT": "manuscript",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "SLIDE": "speech",
    "UNPB": "article",
    # Read only; each is a kind of one above.
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "CPAPER": "paper-conference",
    "DBASE": "dataset",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "GOVDOC": "report",
    "ICOMM": "webpage",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "MULTI": "webpage",
    "SER": "book",
    "WEB": "webpage",
}
BIBTEX_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "dataset": "dataset",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "legislation": "legislation",
    "misc": "document",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "software": "software",
    "techreport": "report",
    "unpublished": "manuscript",
    # Read only.
    "collection": "book",
    "conference": "paper-conference",
    "electronic": "webpage",
    "inbook": "chapter",
    "inreference": "entry-encyclopedia",
    "manual": "report",
    "mastersthesis": "thesis",
    "mvbook": "book",
    "periodical": "periodical",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "thesis": "thesis",
    "www": "webpage",
}
# The numbers and names of EndNote's reference types.
ENDNOTE_TYPES: Mapping[str, tuple[int, str]] = {
    "article-journal": (17, "Journal Article"),
    "article-magazine": (19, "Magazine Article"),
    "article-newspaper": (23, "Newspaper Article"),
    "book": (6, "Book"),
    "chapter": (5, "Book Section"),
    "dataset": (59, "Dataset"),
    "document": (13, "Generic"),
    "legal_case": (7, "Case"),
    "legislation": (31, "Statute"),
    "manuscript": (36, "Manuscript"),
    "pamphlet": (24, "Pamphlet"),
    "paper-conference": (47, "Conference Paper"),
    "patent": (25, "Patent"),
    "report": (27, "Report"),
    "software": (9, "Computer Program"),
    "standard": (58, "Standard"),
    "thesis": (32, "Thesis"),
    "webpage": (12, "Web Page"),
}
ENDNOTE_READ: Mapping[str, str] = {
    "blog": "post-weblog",
    "conference proceedings": "paper-conference",
    "edited book": "book",
    "electronic article": "article-journal",
    "electronic book": "book",
    "electronic book section": "chapter",
    "government document": "report",
    "online database": "dataset",
    "online multimedia": "webpage",
    "unpublished work": "manuscript",
} | {name.lower(): kind for kind, (_number, name) in ENDNOTE_TYPES.items()}


def first_words(types: Mapping[str, str]) -> dict[str, str]:
    """Return for each kind of work the first word a format has for it."""
    words: dict[str, str] = {}
    for word, kind in types.items():
        words.setdefault(kind, word)
    return words
