"""Every check is registered once, explained, and weighs what the clinic or the portal says."""

import re
from pathlib import Path
from typing import get_args

import pytest

from articles.text.checks.judging import FINDING
from articles.text.checks.registry import CHECKS, GROUPS, blocking, in_group, stops
from articles.text.problems import Problem, ProblemCode
from tests.text.checks.test_findings import CASES as LOOKED_FOR
from tests.text.checks.test_structure import CASES as READ

DOCUMENTED = Path(__file__).parents[3] / "docs" / "checks.md"

FOUND_BY_FACTS = {
    "emergency_missing",
    "owner_missing",
    "reference_corrected",
    "reference_in_doubt",
    "reference_kept",
    "reference_retracted",
    "review_interval_unfit",
}
FOUND_BY_LEVEL = {"reading_hard", "reading_too_hard"}
FOUND_BY_THE_GATE = {"characters_unprintable", "not_approved"}
PROMPTS = {check.code for check in in_group("treatment")}


def test_every_problem_has_its_check_and_a_case():
    cases = {code for code, _body, _near in LOOKED_FOR} | set(READ)
    elsewhere = FOUND_BY_FACTS | FOUND_BY_LEVEL | FOUND_BY_THE_GATE | PROMPTS

    assert set(CHECKS) == set(get_args(ProblemCode))
    assert cases | elsewhere == set(CHECKS)


def test_every_check_has_a_source_and_a_group():
    assert all(check.source and check.group in GROUPS for check in CHECKS.values())
    assert all(in_group(group) for group in GROUPS)


def test_every_function_cites_its_source():
    silent = [find.__name__ for find in FINDING if not re.search("Sources?:", find.__doc__ or "")]

    assert silent == ["treatment_prompts"], "whose module cites the one source of all its prompts"


def test_the_document_lists_every_check_as_it_is():
    rows = re.findall(
        r"^\| `(\w+)` \| (\w+) \| (.+?) \| (.+?) \|$", DOCUMENTED.read_text("utf-8"), re.MULTILINE
    )

    assert rows == [
        (
            check.code,
            check.group,
            f"{check.weight}s{', always' if check.is_fixed else ''}",
            check.source,
        )
        for group in GROUPS
        for check in in_group(group)
    ]


def test_a_check_weighs_by_default_what_the_portal_says():
    assert stops("reading_too_hard")
    assert not stops("reading_hard")


def test_a_clinic_chooses_what_stops():
    weights = {"reading_hard": "block", "reading_too_hard": "advise"}
    problems = [Problem("reading_hard"), Problem("reading_too_hard")]

    assert blocking(problems, weights) == (problems[0],)


@pytest.mark.parametrize(
    "code",
    [
        "block_unclosed",
        "citation_unresolved",
        "link_unsafe",
        "name_unknown",
        "nested_too_deeply",
        "not_approved",
        "reference_retracted",
        "text_missing",
    ],
)
def test_what_readers_would_miss_is_never_only_advice(code: ProblemCode):
    """A callout left open made the whole article a warning, and could be published."""
    assert stops(code, {code: "advise"})


@pytest.mark.parametrize("code", ["article_link_waiting", *sorted(PROMPTS)])
def test_what_only_asks_never_stops(code: ProblemCode):
    assert not stops(code, {code: "block"})


@pytest.mark.parametrize("chosen", ["", "stop", "BLOCK"])
def test_a_weight_that_is_none_leaves_the_default(chosen: str):
    assert stops("picture_undescribed", {"picture_undescribed": chosen})
    assert not stops("sentence_long", {"sentence_long": chosen})
