"""Four published sources of four kinds, to try a style out on and to show what it does."""

from __future__ import annotations

from collections.abc import Mapping

SPECIMENS: tuple[Mapping[str, object], ...] = (
    {
        "type": "article-journal",
        "title": "Side-effects associated with ketamine use in depression: a systematic review",
        "author": [
            {"family": "Short", "given": "B"},
            {"family": "Fong", "given": "J"},
            {"family": "Galvez", "given": "V"},
            {"family": "Shelker", "given": "W"},
            {"family": "Loo", "given": "CK"},
        ],
        "container-title": "The Lancet Psychiatry",
        "issued": {"date-parts": [[2018, 1]]},
        "volume": "5",
        "issue": "1",
        "page": "65-78",
        "DOI": "10.1016/S2215-0366(17)30272-9",
    },
    {
        "type": "webpage",
        "title": "Depression in adults: treatment and management (NICE guideline NG222)",
        "author": [{"literal": "National Institute for Health and Care Excellence"}],
        "publisher": "National Institute for Health and Care Excellence",
        "issued": {"date-parts": [[2022, 6, 29]]},
        "accessed": {"date-parts": [[2026, 11, 23]]},
        "URL": "https://www.nice.org.uk/guidance/ng222",
    },
    {
        "type": "chapter",
        "title": "Books",
        "author": [{"family": "Patrias", "given": "Karen"}],
        "editor": [{"family": "Wendling", "given": "Daniel L."}],
        "container-title": "Citing medicine: the NLM style guide for authors, editors, and publishers",
        "edition": "2",
        "publisher": "National Library of Medicine",
        "publisher-place": "Bethesda",
        "issued": {"date-parts": [[2007]]},
    },
    {
        "type": "report",
        "title": "KETALAR (ketamine hydrochloride) injection: prescribing information",
        "author": [{"literal": "Par Pharmaceutical"}],
        "publisher": "U.S. Food and Drug Administration",
        "issued": {"date-parts": [[2020]]},
        "URL": "https://www.accessdata.fda.gov/drugsatfda_docs/label/2020/016812s046lbl.pdf",
    },
)
"""An article in a journal, a guideline on the web, a chapter of a book, a medicine's label."""
