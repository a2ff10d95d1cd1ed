"""Everything amiss in a manuscript: what reading it finds, and what each named check finds."""

from collections.abc import Callable, Iterator

from articles.text.manuscript import Manuscript
from articles.text.problems import Problem, in_reading_order
from articles.text.teach_back import teach_back_problems

from . import care, comparing, links, numbers, plain_words, tables, treatment
from .facts import Facts
from .passages import Reading, reading_of

FINDING: tuple[Callable[[Reading], Iterator[Problem]], ...] = (
    care.missing_emergency_advice,
    care.doubtful_references,
    care.old_references,
    care.missing_owner,
    care.unfit_review_interval,
    numbers.uncited_figures,
    numbers.relative_risks,
    numbers.percentages_alone,
    comparing.mixed_denominators,
    comparing.mixed_chances,
    plain_words.reading_level,
    plain_words.long_sentences,
    plain_words.long_paragraphs,
    plain_words.undefined_abbreviations,
    links.vague_links,
    links.bare_addresses,
    links.undescribed_pictures,
    links.pictures_named_as_files,
    tables.tables_without_headings,
    tables.tables_without_introduction,
    tables.empty_cells,
    treatment.treatment_prompts,
)
"""What looks for one thing each; the rest is found while a text is read."""


def problems_of(manuscript: Manuscript, facts: Facts) -> tuple[Problem, ...]:
    """Return everything amiss in a manuscript, in the order in which an editor meets it."""
    reading = reading_of(manuscript, facts)
    looked_for = (problem for find in FINDING for problem in find(reading))
    asked_back = teach_back_problems(manuscript)
    return in_reading_order(
        (*_structure(reading), *reading.text.problems, *asked_back, *looked_for)
    )


def _structure(reading: Reading) -> tuple[Problem, ...]:
    """Find what is still empty, and links to articles that readers cannot open."""
    manuscript, facts = reading.manuscript, reading.facts
    missing = (
        Problem("text_missing", part, where=part)
        for part in ("title", "body")
        if not getattr(manuscript, part).strip()
    )
    broken = (
        link.problem(
            "article_link_waiting" if link.name in facts.waiting else "article_link_broken"
        )
        for link in reading.text.article_links
        if link.name not in facts.readable
    )
    return (*missing, *broken)
