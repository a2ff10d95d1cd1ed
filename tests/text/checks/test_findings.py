"""Each check finds what it is there for, and leaves its near neighbour alone."""

from dataclasses import replace

import pytest

from articles.text.problems import Problem
from tests.text.checks.reading import FACTS, asked, codes, found

URGENT = "::: urgent When to get help\nCall {emergency.number}.\n:::\n\n"
DRUG = replace(FACTS, kind="drug")
LONG = " ".join(["You may feel a bit sick for some time after the dose"] + ["and tired"] * 8) + "."
SIX = "You may feel sick or dizzy for an hour or so after the first of the doses. " * 6
TABLE = "| {} | {} |\n|---|---|\n| {} | {} |"
CHANCE = "::: chance Who slept?\n4 in {of} did\nsource: [@a-2019]\n:::"
WHOLE = TABLE.format("Sign", "What to do", "Fever", "Call us")

# The code, a text in which it is found and nothing else, and a near one in which nothing is.
CASES = [
    ("abbreviation_undefined", "You may need CBT.", "You may need talking therapy (CBT)."),
    ("abbreviation_undefined", "Ask for NICE advice.", "A body called NICE gives advice."),
    ("abbreviation_undefined", "An MRI helps.", "An MRI (a scan) helps."),
    ("abbreviation_undefined", "You may need CBTs.", "You may need ECT in the UK."),
    ("abbreviation_undefined", "Take AZT.", "Do NOT take vitamin B12 or a Schedule III drug."),
    ("cell_empty", f"## A\n\n{TABLE.format('A', 'B', 'c', '')}", f"## A\n\n{WHOLE}"),
    ("cell_empty", f"## A\n\n{TABLE.format('A', '', 'c', 'd')}", f"## A\n\n{WHOLE}"),
    ("figure_uncited", "26 out of 100 felt it.", "26 out of 100 felt it.[@a-2019]"),
    ("figure_uncited", "One in ten felt it.", "Take one in 8 hours."),
    ("figure_uncited", "- 3 in 10 slept.\n- All ate.", "- 3 in 10 slept.\n- All ate.[@a-2019]"),
    ("figure_uncited", "Look:\n\n- 3 in 10 slept.", "Look:[@a-2019]\n\n- 3 in 10 slept."),
    ("link_bare", "<https://www.example.org/a/long/address>", "[the leaflet](https://example.org)"),
    ("link_bare", "[www.example.org/a/very/long/one](/a)", "[example.org](https://example.org)"),
    ("link_vague", "[Click here](article:ankle)", "[Click here to draw](article:ankle)"),
    ("link_vague", "See [here](article:ankle).", "See [how to rest here](article:ankle)."),
    ("link_vague", "[Read *more*…](article:ankle)", "[more about ankles](article:ankle)"),
    ("paragraph_long", SIX, "No. It is not. We can help. Ask us. Call us. Come in. It is fine."),
    ("percent_alone", "5% felt it.[@a-2019]", "5% (5 in 100) felt it.[@a-2019]"),
    ("percent_alone", "5 per cent slept.[@a-2019]", "A 5% solution and 0.9% saline.[@a-2019]"),
    ("picture_named_as_file", "![IMG_2041.jpg](image:ankle)", "![An ankle](image:ankle)"),
    ("picture_named_as_file", "![photo 3](image:ankle)", "![photo of 3 ankles](image:ankle)"),
    ("picture_undescribed", "![](image:ankle)", "![](image:flourish)"),
    ("reference_old", "It is so.[@b-2015]", "It is so.[@a-2019; @c-none]"),
    (
        "denominators_mixed",
        "1 in 8 slept with it, and 1 in 28 without.[@a-2019]",
        "12 out of 100 slept with it (1 in 8), and 4 out of 100 without (1 in 25).[@a-2019]",
    ),
    (
        "denominators_mixed",
        "1 in 4 felt sick. With a dummy, 12 in 1,000 did.[@a-2019]",
        "1 in 4 felt sick. Very rarely, 2 in 1,000 had a seizure.[@a-2019]",
    ),
    (
        "denominators_mixed",
        "It was 5 in 100 with it and 5 in 1,000 without.[@a-2019]",
        "It was 8 to 19 out of 100, from 1 in 12 to 1 in 5.[@a-2019]",
    ),
    (
        "denominators_mixed",
        "- One in four slept.\n- 3 in 10 ate.[@a-2019]",
        "One in four slept.[@a-2019]\n\nA study in 2019 saw that 3 in 10 ate.[@a-2019]",
    ),
    (
        "denominators_mixed",
        f"{CHANCE.format(of=100)}\n\n{CHANCE.format(of=1000)}",
        f"{CHANCE.format(of=100)}\n\n## B\n\n{CHANCE.format(of=1000)}",
    ),
    (
        "risk_relative",
        "You are twice as likely to sleep.[@a-2019]",
        "You are twice as likely to sleep: 2 in 100, not 1 in 100.[@a-2019]",
    ),
    ("risk_relative", "It has a 50% lower risk.[@a-2019]", "It lowers your risk.[@a-2019]"),
    ("risk_relative", "It cut the risk by half.[@a-2019]", "Cut the tablet in half.[@a-2019]"),
    ("risk_relative", "It is reduced by 30%.[@a-2019]", "It is reduced by rest.[@a-2019]"),
    ("risk_relative", "A drip halves the risk.[@a-2019]", "A drip takes half an hour.[@a-2019]"),
    ("risk_relative", "It doubled the risk.[@a-2019]", "We doubled the dose.[@a-2019]"),
    ("sentence_long", LONG, LONG.replace(" and tired and", ". And tired, and", 1)),
    ("table_headless", f"## A\n\n{TABLE.format('', '', 'c', 'd')}", f"## A\n\n{WHOLE}"),
    (
        "table_headless",
        f"## A\n\n{TABLE.format('', '', 'c', 'd')}",
        "## A\n\n| | B |\n|-|-|\n|c|d|",
    ),
    ("table_unintroduced", WHOLE, f"What to do.\n\n{WHOLE}"),
    ("table_unintroduced", f"- One\n\n{WHOLE}", f"It may hurt. What to do then:\n\n{WHOLE}"),
    ("table_unintroduced", f"It may hurt. Rest then.\n\n{WHOLE}", f"## Signs\n\n{WHOLE}"),
]


@pytest.mark.parametrize(("code", "body", "near"), CASES)
def test_each_check_finds_its_own_and_no_near_neighbour(code: str, body: str, near: str):
    assert codes(body) == [code]
    assert codes(near) == []


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("owner_missing", {"has_owner": False}),
        ("review_interval_unfit", {"review_interval": None}),
        ("review_interval_unfit", {"review_interval": 13, "longest_interval": 12}),
        ("reference_corrected", {"statuses": {"a-2019": "corrected"}}),
        ("reference_in_doubt", {"statuses": {"a-2019": "concern"}}),
        ("reference_retracted", {"statuses": {"a-2019": "retracted"}}),
        ("reference_kept", {"statuses": {"a-2019": "retracted"}, "kept": {"a-2019"}}),
    ],
)
def test_what_is_known_besides_the_text_is_judged_too(code: str, changed: dict):
    assert codes("Rest.[@a-2019]", facts=replace(FACTS, **changed)) == [code]
    assert codes("Rest.[@a-2019]") == []


@pytest.mark.parametrize("kind", ["drug", "procedure", "crisis"])
@pytest.mark.parametrize(
    "body",
    [
        "Call {emergency.number}.",
        "::: urgent When to get help\nCall us.\n:::",
        "::: warning When to get help\nCall {emergency.number}.\n:::",
    ],
)
def test_what_may_harm_within_hours_says_what_to_do_then(kind: str, body: str):
    facts = replace(FACTS, kind=kind)

    assert "emergency_missing" in codes(body, facts=facts)
    assert "emergency_missing" not in codes(URGENT, facts=facts)
    assert "emergency_missing" not in codes(body)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("discern_working", "It blocks one kind of docking site."),
        ("discern_benefits", "Many feel better."),
        ("discern_risks", "Side effects are common."),
        ("discern_untreated", "Without treatment it may last for months."),
        ("discern_life", "Do not drive until the next day."),
        ("discern_choices", "There are other treatments."),
        ("discern_deciding", "Talk it over with us, and decide. Ask your nurse."),
    ],
)
def test_a_treatment_is_asked_for_what_discern_asks_for_until_it_says_so(code: str, answer: str):
    assert code in codes(URGENT, facts=DRUG)
    assert code not in codes(URGENT + answer, facts=DRUG)
    assert code not in codes(URGENT, facts=replace(FACTS, kind="crisis"))


def test_a_finding_names_its_line_and_its_part():
    questions = asked("Is it safe?", "Yes.\n\nSee [here](article:ankle).")

    assert found("Rest.\n\n- One\n- See [more](article:ankle).", questions=questions) == (
        Problem("link_vague", "more", line=4),
        Problem("link_vague", "here", line=3, where="question 1"),
    )


def test_the_summary_and_the_owner_are_places_too():
    problems = found("Rest.", summary=LONG, facts=replace(FACTS, has_owner=False))

    assert [(one.code, one.where) for one in problems] == [
        ("sentence_long", "summary"),
        ("owner_missing", "owner"),
    ]


def test_a_short_form_is_named_once_where_it_is_first_used():
    assert found("Try CBT.\n\nCBT helps.", questions=asked("CBT?", "Yes.")) == (
        Problem("abbreviation_undefined", "CBT", line=1),
    )


def test_a_table_is_one_place_for_its_numbers_and_its_sources():
    rows = "| What | With |\n|---|---|\n| Fever | 5% |\n| Pain | 3 in 10 |"

    assert codes(f"The trial counted harms.[@a-2019]\n\n{rows}") == []
    assert codes(f"The trial counted harms.\n\n{rows}") == ["figure_uncited"] * 2


def test_the_ten_years_of_a_reference_are_counted_from_today():
    later = replace(FACTS, today=FACTS.today.replace(year=2030))

    assert found("It is so.[@a-2019; @b-2015]", facts=later) == (
        Problem("reference_old", "a-2019, b-2015", line=1),
    )


def test_where_the_words_of_a_language_are_not_known_they_are_not_judged():
    for body in ("5% felt it.", "1 in 10.", "CBT.", "[here](article:ankle)"):
        assert codes(body, language="tlh") == []
    assert codes(URGENT, language="ar", facts=DRUG) == []


def test_a_summary_may_not_compare_without_numbers_either():
    assert codes("Rest.", summary="It is twice as likely to help.") == ["risk_relative"]
    assert codes("Rest.", summary="It helps 2 in 100, twice as many as the 1 in 100.") == []
