"""Every check by its code: its group, its source, and what its findings weigh by default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from articles.text.problems import Problem, ProblemCode

from . import sources

Group = Literal[
    "safety",
    "sources",
    "numbers",
    "words",
    "links",
    "tables",
    "marks",
    "asked_back",
    "keeping",
    "treatment",
]
GROUPS: tuple[Group, ...] = get_args(Group)
"""In the order in which the desk shows them: what could harm a reader comes first."""

Weight = Literal["block", "advise"]
BLOCK: Weight = "block"
ADVISE: Weight = "advise"
WEIGHTS: tuple[Weight, ...] = (BLOCK, ADVISE)


@dataclass(frozen=True, slots=True)
class Check:
    """One named check. `weight` is the portal's own; a clinic may choose unless it `is_fixed`."""

    code: ProblemCode
    group: Group
    source: str
    weight: Weight = ADVISE
    is_fixed: bool = False


Weights = Mapping[str, str]
"""What a clinic chose, by the code of the check; a check that is missing keeps its default."""

AS_DEFAULT: Weights = {}


def stops(code: ProblemCode, weights: Weights = AS_DEFAULT) -> bool:
    """Tell whether a problem with this code stops publication where these weights hold."""
    check = CHECKS[code]
    chosen = check.weight if check.is_fixed else weights.get(code)
    return (chosen if chosen in WEIGHTS else check.weight) == BLOCK


def blocking(problems: Iterable[Problem], weights: Weights = AS_DEFAULT) -> tuple[Problem, ...]:
    """Return the problems that stop publication where these weights hold."""
    return tuple(problem for problem in problems if stops(problem.code, weights))


def in_group(group: Group) -> tuple[Check, ...]:
    """Return the checks of a group, in the order in which they are shown."""
    return tuple(check for check in CHECKS.values() if check.group == group)


def _sound(*codes: ProblemCode, group: Group, source: str) -> Iterator[Check]:
    """Yield checks that no clinic relaxes: without them a page would be broken or unsafe."""
    for code in codes:
        yield Check(code, group, source, BLOCK, is_fixed=True)


def _prompt(code: ProblemCode, number: str) -> Check:
    return Check(code, "treatment", sources.DISCERN.format(number=number), is_fixed=True)


_ALL = (
    Check("emergency_missing", "safety", sources.DIRECTIVE_2001_83, BLOCK),
    *_sound("not_approved", group="safety", source=sources.PIF_SYSTEMS),
    *_sound("reference_retracted", group="sources", source=sources.COPE),
    Check("reference_in_doubt", "sources", sources.ICMJE),
    Check("reference_corrected", "sources", sources.ICMJE),
    Check("reference_kept", "sources", sources.COPE, is_fixed=True),
    Check("reference_old", "sources", sources.DISCERN_DATES),
    Check("figure_uncited", "sources", sources.DISCERN_SOURCES),
    *_sound(
        "citation_malformed", "citation_unresolved", group="sources", source=sources.PIF_EVIDENCE
    ),
    *_sound("chance_unsourced", group="numbers", source=sources.DISCERN_SOURCES),
    *_sound(
        "chance_denominators_differ",
        "chance_empty",
        "chance_line_unread",
        "chance_too_coarse",
        group="numbers",
        source=sources.TREVENA_2013,
    ),
    Check("denominators_mixed", "numbers", sources.TREVENA_2013),
    Check("risk_relative", "numbers", sources.GIGERENZER_2007),
    Check("percent_alone", "numbers", sources.GIGERENZER_2007),
    Check("reading_too_hard", "words", f"{sources.DOAK_1996} {sources.BARRIO_2008}", BLOCK),
    Check("reading_hard", "words", f"{sources.WEISS_2007} {sources.BARRIO_2008}"),
    Check("sentence_long", "words", sources.GOV_UK_SENTENCES),
    Check("paragraph_long", "words", sources.GOV_UK_PARAGRAPHS),
    Check("abbreviation_undefined", "words", sources.WCAG_ABBREVIATIONS),
    *_sound("article_link_broken", "link_unsafe", group="links", source=sources.HOUSE),
    Check("article_link_waiting", "links", sources.HOUSE, is_fixed=True),
    Check("link_vague", "links", sources.WCAG_LINKS),
    Check("link_bare", "links", sources.WCAG_LINKS_ALONE),
    *_sound("image_elsewhere", "image_unknown", group="links", source=sources.HOUSE),
    Check("picture_undescribed", "links", sources.WCAG_ALT, BLOCK),
    Check("picture_named_as_file", "links", sources.WCAG_FILE_NAMES),
    Check("table_headless", "tables", sources.WCAG_TABLE_HEADERS),
    Check("table_unintroduced", "tables", sources.WCAG_TABLE_CAPTIONS),
    Check("cell_empty", "tables", sources.PEMAT_TABLES),
    *_sound("text_missing", group="marks", source=sources.PUBLISHING),
    *_sound(
        "block_unclosed",
        "block_unknown",
        "callout_untitled",
        "name_unknown",
        "nested_too_deeply",
        "title_unwanted",
        group="marks",
        source=sources.HOUSE,
    ),
    Check("heading_skipped", "marks", sources.WCAG_HEADINGS),
    Check("step_line_unread", "marks", sources.HOUSE),
    Check("characters_removed", "marks", sources.HOUSE),
    Check("characters_unprintable", "marks", sources.HOUSE),
    *_sound(
        "teach_back_pointless",
        "teach_back_too_many",
        group="asked_back",
        source=sources.AHRQ_TEACH_BACK,
    ),
    Check("teach_back_too_full", "asked_back", sources.AHRQ_TEACH_BACK),
    Check("teach_back_unasked", "asked_back", sources.AHRQ_TEACH_BACK),
    Check("owner_missing", "keeping", sources.PIF_SYSTEMS),
    Check("review_interval_unfit", "keeping", sources.PIF_SYSTEMS),
    _prompt("discern_working", "9, how each treatment works"),
    _prompt("discern_benefits", "10, the benefits of each treatment"),
    _prompt("discern_risks", "11, the risks of each treatment"),
    _prompt("discern_untreated", "12, what would happen without treatment"),
    _prompt("discern_life", "13, the effect on quality of life"),
    _prompt("discern_choices", "14, that there may be more than one choice"),
    _prompt("discern_deciding", "15, support for deciding together"),
)
CHECKS: Mapping[ProblemCode, Check] = {check.code: check for check in _ALL}
