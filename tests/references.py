"""Records of references as hypothesis makes them up: every field, every script, every oddity."""

from hypothesis import strategies as st

from articles.evidence.tidying import tidied

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cn", "Co"])
ODD = [
    "p<0.05 & n>3",
    "5% of $10 #1 a_b {c} d~e ^f \\g",
    "it's -- “so” ``and'' --- so",
    "H<sub>2</sub>O <i>in vivo</i> <b>x<sup>2</sup></b>",
    "TY  - JOUR",
    "@article{x, title={y}}",
    "=SUM(A1)",
    "AMPA/NMDA (mTOR)",
    "المسكن",
    "&lt;i&gt;",
    "Ends in a stop.",
    "Does it?",
    "a: b",
    "PMID: 12",
]
WORDS = st.one_of(st.text(LETTERS, min_size=1, max_size=30), st.sampled_from(ODD))
NAME = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=2, max_size=12)
GIVEN = st.one_of(NAME, st.sampled_from(["A", "AB", "Jean-Luc", "J. R.", "Maria and"]))
PEOPLE = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {"family": st.one_of(NAME, st.sampled_from(["van der Velde", "De Feyter", "O'Connell"])), "given": GIVEN},
            optional={
                "suffix": st.sampled_from(["Jr", "III", "Jr."]),
                "non-dropping-particle": st.sampled_from(["van der", "de la"]),
            },
        ),
        st.fixed_dictionaries(
            {"family": st.one_of(NAME, st.sampled_from(["Suharto", "De Feyter", "Kaplan AB", "O'Connell"]))},
            optional={"suffix": st.sampled_from(["Jr", "III"]), "non-dropping-particle": st.sampled_from(["van", "de la"])},
        ),
        st.sampled_from(
            [
                {"literal": "World Health Organization"},
                {"literal": "Department of Health, London"},
                {"literal": "Pfizer AG"},
                {"literal": "Food and Drug Administration"},
                {"literal": "et al."},
            ]
        ),
    ),
    max_size=4,
)  # fmt: skip
YEAR, MONTH, DAY = st.integers(1900, 2029), st.integers(1, 12), st.integers(1, 28)
DATE = st.one_of(
    st.tuples(YEAR).map(lambda date: {"date-parts": [list(date)]}),
    st.tuples(YEAR, MONTH).map(lambda date: {"date-parts": [list(date)]}),
    st.tuples(YEAR, MONTH, DAY).map(lambda date: {"date-parts": [list(date)]}),
    st.tuples(YEAR, MONTH).map(lambda date: {"date-parts": [[*date], [date[0] + 1, 1]]}),
    st.tuples(YEAR, st.integers(1, 4)).map(lambda d: {"date-parts": [[d[0]]], "season": d[1]}),
    st.just({"literal": "in press"}),
)
TYPES = st.sampled_from(
    [
        "article",
        "article-journal",
        "article-magazine",
        "book",
        "chapter",
        "document",
        "legislation",
        "paper-conference",
        "report",
        "software",
        "thesis",
        "webpage",
        "standard",
        "interview",
    ]
)
TEXTS = (
    "collection-title",
    "container-title",
    "container-title-short",
    "edition",
    "genre",
    "issue",
    "language",
    "medium",
    "note",
    "number",
    "publisher",
    "publisher-place",
    "title-short",
    "volume",
)
FIELDS = {
    **dict.fromkeys(TEXTS, WORDS),
    "author": PEOPLE,
    "editor": PEOPLE,
    "translator": PEOPLE,
    "issued": DATE,
    "accessed": DATE,
    "page": st.sampled_from(["1-9", "e12", "S1-S5", "12-15, 19", "1299-1313.e19", "CD003351", "5-5"]),
    "DOI": st.sampled_from(["10.1000/182", "10.1016/S0006-3223(99)00230-9", "10.1000/a_b%c"]),
    "PMID": st.integers(10_000, 99_999_999).map(str),
    "PMCID": st.integers(1, 999_999).map("PMC{}".format),
    "ISSN": st.just("0006-3223"),
    "ISBN": st.just("978-3-16-148410-0"),
    "URL": st.sampled_from(["https://example.org/a?b=c;d&e_f=%20~g#h", "https://www.nice.org.uk/ng222"]),
    "custom": st.fixed_dictionaries({}, optional={"evidence_kind": st.just("guideline"), "seen": WORDS}),
}  # fmt: skip
RAW = st.fixed_dictionaries(
    {"id": st.from_regex(r"[a-z]{3,8}-(19|20)[0-9]{2}[a-z]?", fullmatch=True), "type": TYPES, "title": WORDS},
    optional=FIELDS,
)  # fmt: skip
ITEMS = RAW.map(tidied).filter(lambda item: item.get("title"))
"""Tidy items: what the library keeps after reading."""
