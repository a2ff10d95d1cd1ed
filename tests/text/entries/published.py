"""Published works, one of each kind that a style treats in its own way."""

from __future__ import annotations

from typing import Any


def _people(*names: str) -> list[dict[str, str]]:
    """Return people from “family, given”."""
    return [dict(zip(("family", "given"), name.split(", "), strict=True)) for name in names]


SERIAL = "article-journal"
NICE = "National Institute for Health and Care Excellence"
FDA = "U.S. Food and Drug Administration"

PUBLISHED: dict[str, dict[str, Any]] = {
    "one author": {
        "type": SERIAL,
        "title": "Taming the ketamine tiger",
        "author": _people("Domino, Edward F."),
        "container-title": "Anesthesiology",
        "issued": {"date-parts": [[2010, 9]]},
        "volume": "113",
        "issue": "3",
        "page": "678-684",
    },
    "two authors": {
        "type": SERIAL,
        "title": "Ketamine and ketamine metabolite pharmacology",
        "author": _people("Zanos, Panos", "Gould, Todd D."),
        "container-title": "Pharmacological Reviews",
        "issued": {"date-parts": [[2018]]},
        "volume": "70",
        "page": "621-660",
    },
    "three authors": {
        "type": SERIAL,
        "title": "The myth of reserpine-induced depression",
        "author": _people("Baumeister, Alan A.", "Hawkins, Mike F.", "Uzelac, Sarah M."),
        "container-title": "Journal of the History of the Neurosciences",
        "issued": {"date-parts": [[2003]]},
        "volume": "12",
        "issue": "2",
        "page": "207-220",
    },
    "four authors and a number for pages": {
        "type": SERIAL,
        "title": "Guillain-Barré syndrome following zimeldine treatment",
        "author": _people("Fagius, Jan", "Osterman, P. O.", "Sidén, Åke", "Wiholm, Bengt-Erik"),
        "container-title": "Journal of Neurology, Neurosurgery & Psychiatry",
        "issued": {"date-parts": [[1985]]},
        "volume": "48",
        "issue": "1",
        "page": "65-69",
    },
    "seven authors": {
        "type": SERIAL,
        "title": "Antidepressant effects of ketamine in depressed patients",
        "author": _people(
            "Berman, Robert M.",
            "Cappiello, Angela",
            "Anand, Amit",
            "Oren, Dan A.",
            "Heninger, George R.",
            "Charney, Dennis S.",
            "Krystal, John H.",
        ),
        "container-title": "Biological Psychiatry",
        "issued": {"date-parts": [[2000, 2, 15]]},
        "volume": "47",
        "issue": "4",
        "page": "351-354",
    },
    "more authors than are named": {
        "type": SERIAL,
        "title": "Ketamine for the acute treatment of severe suicidal ideation",
        "author": [*_people("Abbar, Mocrane", "Demattei, Christophe"), {"literal": "et al."}],
        "container-title": "BMJ",
        "issued": {"date-parts": [[2022, 2, 2]]},
        "volume": "376",
        "page": "e067194",
    },
    "a page on the web": {
        "type": "webpage",
        "title": "Depression in adults: treatment and management",
        "author": [{"literal": NICE}],
        "publisher": "NICE",
        "issued": {"date-parts": [[2022, 6, 29]]},
        "accessed": {"date-parts": [[2026, 11, 23]]},
        "URL": "https://www.nice.org.uk/guidance/ng222",
    },
    "a report": {
        "type": "report",
        "title": "Depression and other common mental disorders: global health estimates",
        "author": [{"literal": "World Health Organization"}],
        "publisher": "World Health Organization",
        "publisher-place": "Geneva",
        "issued": {"date-parts": [[2017]]},
    },
    "a book": {
        "type": "book",
        "title": "Stahl's essential psychopharmacology",
        "author": _people("Stahl, Stephen M."),
        "edition": "4",
        "publisher": "Cambridge University Press",
        "publisher-place": "Cambridge",
        "issued": {"date-parts": [[2013]]},
    },
    "a book with editors": {
        "type": "book",
        "title": "Textbook of psychopharmacology",
        "editor": _people("Schatzberg, Alan F.", "Nemeroff, Charles B."),
        "edition": "5",
        "publisher": "American Psychiatric Association Publishing",
        "publisher-place": "Arlington",
        "issued": {"date-parts": [[2017]]},
    },
    "a chapter": {
        "type": "chapter",
        "title": "Books",
        "author": _people("Patrias, Karen"),
        "editor": _people("Wendling, Dan"),
        "container-title": "Citing medicine",
        "edition": "2",
        "publisher": "National Library of Medicine",
        "publisher-place": "Bethesda",
        "issued": {"date-parts": [[2007]]},
        "page": "101-109",
    },
}
