"""Every starter article on every paper, in every size and ink: complete, tagged, large enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from articles.handouts.facts import facts_of
from articles.handouts.pdf import handout_pdf
from articles.handouts.sheet import INKS, PAPERS, SIZES, Format, Ink, Paper, Sheet, Size
from articles.models import Edition
from articles.pages.site import make_site
from articles.text.bibliography import plain_reference
from articles.text.headings import plain_words
from articles.text.manuscript import Manuscript
from articles.text.rendering import read
from articles.workflow.starter_library import load_library
from tests.builders import NOON, make_clinic
from tests.handouts.paper import catalogue, faults, pages, runs, squeezed, tags
from tests.handouts.poppler import not_carried_along, read_by_poppler
from tests.library.starter import LIBRARY, SLUGS

# Without the mark no database is set up, not even for the fixture of the module.
pytestmark = pytest.mark.django_db

Made = Callable[..., bytes]

OPTIONS = list(product(PAPERS, SIZES))
MEASURES = {"a4": (595, 842), "letter": (612, 792)}
SMALLEST = {"standard": 12, "large": 18}
FOOT = 140
"""What stands lower than so many points is the foot: the text says the same in larger letters."""


RAISED = re.compile(r"[\d,\s]+|[\d, a-z]{1,20}")


@pytest.fixture(scope="module")
def library(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Sheet]:
    """The sheets of the starter library as values; the database stays as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_library(LIBRARY, at=NOON)
        clinic = make_clinic(address="1 River Street, Anytown")
        site = make_site(clinic, language="en", path="/")
        editions = Edition.objects.current().select_related("article__owner", "reviewed_by")
        found = {
            edition.article.slug: Sheet(
                facts_of(edition, site=site, logo="", today=(NOON + timedelta(days=9)).date()),
                edition.manuscript(),
            )
            for edition in editions
        }
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def made(library: dict[str, Sheet]) -> Made:
    """Makes each sheet once: made("your-treatment-day", "a4", "large")."""

    @cache
    def make(slug: str, paper: Paper, size: Size, ink: Ink = "black") -> bytes:
        return handout_pdf(library[slug], in_format=Format(paper, size, ink))

    return make


def said(manuscript: Manuscript) -> Iterator[str]:
    """Yield everything a reader must find on the sheet, in pieces that nothing stands between."""
    yield from (manuscript.title, manuscript.summary)
    text = read(manuscript)
    for tokens in (text.lead, text.body, *text.answers):
        for token in tokens:
            pieces = token.children or []
            yield from (piece.content for piece in pieces if piece.type == "text")
            if token.type == "chance_open":
                chance = token.meta["chance"]
                yield from (chance.title, *(group.label for group in chance.groups))
            elif token.type == "definition":
                yield token.meta["term"].term.meaning
    yield from (part.question for part in manuscript.questions)
    records = {part.key: part.csl for part in manuscript.references}
    yield from (plain_reference(records[key]) for key in text.uses)


def landmarks(manuscript: Manuscript) -> Iterator[str]:
    """Yield what the text is read by, in its order: its heads, and the questions."""
    text = read(manuscript)
    yield manuscript.title
    for opening, inline in pairwise(text.body):
        if opening.type == "heading_open":
            yield plain_words(inline)
    yield from (part.question for part in manuscript.questions)
    yield "About this sheet"


def urgent(manuscript: Manuscript) -> Iterator[str]:
    """Yield what the urgent box before the text says, in pieces; nothing if there is none."""
    level = ""
    for token in read(manuscript).lead:
        level = token.meta["level"] if token.type == "callout_open" else level
        if level == "urgent":
            yield from (piece.content for piece in token.children or [] if piece.type == "text")


def without_hyphens(text: str) -> str:
    """Return a text as one word: poppler takes a hyphen at the end of a line for its own."""
    return squeezed(text).replace("-", "")


def without_feet(sheet: Sheet, sides: tuple[str, ...]) -> str:
    """Return the text of the sides one after the other, as if it were one long side."""
    names = sheet.facts.names
    foot = squeezed(f"{names.clinic_name}, {names.clinic_phone}{sheet.manuscript.title}")
    pages = (squeezed(side) for side in sides)
    return "".join(page[: page.rindex(foot)] for page in pages)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(("paper", "size"), OPTIONS)
def test_holds_every_word_of_the_edition(
    library: dict[str, Sheet], made: Made, slug: str, paper: Paper, size: Size
):
    sheet = library[slug]
    found = without_feet(sheet, pages(made(slug, paper, size)))

    assert [piece for piece in said(sheet.manuscript) if squeezed(piece) not in found] == []


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(("paper", "size"), OPTIONS)
def test_numbers_and_dates_every_side(made: Made, slug: str, paper: Paper, size: Size):
    sides = pages(made(slug, paper, size))

    for number, side in enumerate(sides, start=1):
        assert f"{number} of {len(sides)}" in side
        assert "Edition 1, 2 November 2026" in side
        assert "Next review by" in side


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("form", list(product(PAPERS, SIZES, INKS)), ids="-".join)
def test_any_printer_can_print_it_and_anybody_hear_it(
    library: dict[str, Sheet], made: Made, slug: str, form: tuple[Paper, Size, Ink], tmp_path: Path
):
    """As far as programs can tell; docs/handouts.md says what only a person can judge."""
    pdf = made(slug, *form)

    assert faults(pdf, tmp_path) == []
    assert not_carried_along(pdf) == []
    text = without_hyphens(read_by_poppler(pdf))
    for landmark in landmarks(library[slug].manuscript):
        before, found, text = text.partition(without_hyphens(landmark))
        assert found, f"{landmark} is not read after {before[:80]}"


@pytest.mark.parametrize(("paper", "size"), OPTIONS)
def test_fits_the_paper(made: Made, paper: Paper, size: Size):
    document = catalogue(made("your-treatment-day", paper, size))

    for page in document["/Pages"]["/Kids"]:
        box = page.get_object()["/MediaBox"]
        assert (round(box[2]), round(box[3])) == MEASURES[paper]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("size", SIZES)
def test_is_set_large_enough_to_read(made: Made, slug: str, size: Size):
    """Only numbers raised above the line, and in standard print the lists at the end, are smaller."""
    running = runs(made(slug, "a4", size))
    end = next(
        place
        for place, run in enumerate(running)
        if run.text.startswith(("Where the links", "References"))
    )
    text = [run for run in running[: None if size == "large" else end] if run.height > FOOT]

    assert [
        run.text for run in text if run.size < SMALLEST[size] and not RAISED.fullmatch(run.text)
    ] == []


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(("paper", "size"), OPTIONS)
def test_says_what_is_urgent_on_the_first_side(
    library: dict[str, Sheet], made: Made, slug: str, paper: Paper, size: Size
):
    first = squeezed(pages(made(slug, paper, size))[0])

    said_at_once = list(urgent(library[slug].manuscript))

    assert [piece for piece in said_at_once if squeezed(piece) not in first] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_lays_open_its_structure(library: dict[str, Sheet], made: Made, slug: str):
    pdf = made(slug, "a4", "standard")
    document, found = catalogue(pdf), tags(pdf)

    assert document["/MarkInfo"]["/Marked"]
    assert document["/Lang"] == "en"
    assert document["/ViewerPreferences"]["/DisplayDocTitle"]
    assert found.count("H1") == 1
    assert found.count("H2") >= 6
    assert found.count("H3") >= len(library[slug].manuscript.questions)
    assert found.index("H1") < found.index("H2") < found.index("H3")
    assert "LI" in found


def test_a_table_names_its_columns(made: Made):
    found = tags(made("side-effects-and-risks", "a4", "standard"))

    assert found.count("Table") == 2
    assert found.count("TH") == 5
    assert found.count("TD") == 26
