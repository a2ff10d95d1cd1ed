"""What an assessor finds in a job bag."""

import hashlib
from pathlib import Path

import pytest

from articles.job_bag.criteria import criteria
from articles.job_bag.gathering import gather
from articles.job_bag.summary import spans
from articles.models import ClinicProfile, Decision
from articles.workflow.inviting import ExpertAnswer, Inviting, answer, invite
from articles.workflow.reviewing import Verdict
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_pack,
    make_question,
    make_receipt,
    make_reviewer,
    make_starter_edition,
    make_teach_back,
)
from tests.handouts.paper import faults, words
from tests.job_bag.opened import an_article_with_a_story, opened, packed, record, said

pytestmark = pytest.mark.django_db


def bag_of(article):
    return gather(article, clinic=ClinicProfile.current())


def shown(article, name: str) -> str:
    (found,) = (one for one in criteria(bag_of(article)) if one.name == name)
    return " ".join(found.shown)


def test_holds_each_edition_as_it_was_and_what_changed_between_neighbours():
    files = opened(packed(an_article_with_a_story()))

    assert "Rest for a day." in said(files["editions/0001/text.html"])
    assert files["editions/0002/text.md"] == b"# Rest\n\nRest for two days. [@smith-2020]\n"
    changes = files["editions/0002/changes.html"].decode()
    assert "<del>a day</del>" in changes
    assert "<ins>two days</ins>" in changes
    assert "editions/0001/changes.html" not in files


def test_the_text_has_its_questions_what_it_asks_back_and_its_references():
    article = make_article()
    make_question(article, question="Can I drive?", answer="Not today.")
    make_teach_back(article, question="What will you do?", points="Rest")
    make_edition(article)

    files = opened(packed(article))

    for text in (said(files["editions/0001/text.html"]), files["editions/0001/text.md"].decode()):
        for part in ("Can I drive?", "Not today.", "What will you do?", "Rest"):
            assert part in text


def test_the_record_tells_who_did_what_when_and_why():
    page = said(opened(packed(an_article_with_a_story()))["record.html"])

    for told in (
        "7 November 2026, 12:00, Anna Berg",
        "Published although this did not hold: Somebody who did not write this very text has",
        "Reason given: The old text did harm.",
        "Ruth Okafor, Changes asked for",
        "body: Rest for two days.",
        "Say why.",
        "Nearly.",
        "4 November 2026, 12:00, Ruth Okafor; due again on 4 November 2027: Read with care.",
        "5 November 2026, 12:00: Anna Berg → Ruth Okafor: Is two right?",
        "Expression of concern",
        "withdrawn by Anna Berg: Two was wrong as well.",
        "Flesch–Kincaid",
    ):
        assert told in page


def test_the_record_is_there_for_machines_as_well():
    found = record(opened(packed(an_article_with_a_story())))

    assert [one["overridden"] for one in found["editions"]] == [[], ["not_approved"]]
    assert found["as_of"] == "2026-11-08T12:00:00Z"
    assert found["references"][0]["editions"] == [1, 2]
    assert found["reviews"][0]["editions"] == [1]


def test_an_expert_stands_there_as_they_signed_and_with_who_invited_them():
    article = make_article()
    host = make_reviewer(first_name="Ruth", last_name="Okafor")
    invitation = invite(article, by=host, at=NOON, inviting=Inviting("Ada"))
    verdict = Verdict(Decision.APPROVED, seen=article.manuscript().fingerprint())
    answer(invitation, at=NOON, said=ExpertAnswer("Ada Byron", "Pharmacist", verdict))

    assert "Ada Byron, Pharmacist" in shown(article, "Involving users")
    page = said(opened(packed(article))["record.html"])
    assert "Invited from outside by Ruth Okafor." in page


def test_the_summary_names_the_ten_criteria_and_what_a_person_must_add():
    text = words(opened(packed(an_article_with_a_story()))["summary.pdf"])

    assert "As of 8 November 2026, 12:00 (UTC)" in text
    assert "On 8 Nov 2026: Two was wrong as well." in text
    for number, name in enumerate(
        (
            "Systems",
            "Training",
            "Need",
            "Evidence",
            "Involving users",
            "Health inequalities",
            "Content and design",
            "Feedback",
            "Disseminating",
            "Impact",
        ),
        start=1,
    ):
        assert f"{number}. {name}" in text
    assert "since June 2022" in text
    assert "The portal keeps nothing of that." in text


def test_the_summary_can_be_read_aloud(tmp_path: Path):
    assert faults(opened(packed(an_article_with_a_story()))["summary.pdf"], tmp_path) == []


def test_criteria_say_what_the_portal_counts_and_no_more():
    article = an_article_with_a_story()

    assert "Signed off by a second person: 1 of 2." in shown(article, "Systems")
    assert "Published against a check, with a reason: edition 2." in shown(article, "Systems")
    assert "Not standing: smith-2020 (Expression of concern)." in shown(article, "Evidence")
    assert "Nobody from outside has answered" in shown(article, "Involving users")


def test_reach_is_sheets_downloads_and_packs():
    edition = make_edition()
    make_receipt(edition, copies=3)
    make_pack(edition.article, title="Before your visit")

    text = shown(edition.article, "Disseminating")
    assert "Sheets printed at desks: 3." in text
    assert "In packs: Before your visit." in text


def test_an_article_that_was_never_published_has_a_bag_without_editions():
    article = make_article()

    files = opened(packed(article))

    assert not [name for name in files if name.startswith("editions/")]
    assert "Never published." in said(files["record.html"])
    assert "Nothing: it was never published." in words(files["summary.pdf"])


def test_starter_text_is_said_to_have_come_with_the_portal():
    edition = make_starter_edition()

    assert "came with the portal" in said(opened(packed(edition.article))["record.html"])


def test_an_article_in_another_language_is_shown_in_its_own_direction():
    article = make_article(language="ar", title="الراحة", body="استرح.")
    make_edition(article)

    files = opened(packed(article))

    assert '<html lang="ar" dir="rtl">' in files["editions/0001/text.html"].decode()
    assert "No reading level: there is no measure for this language" in words(files["summary.pdf"])


def test_words_that_look_like_markup_are_shown_as_words():
    article = make_article(title="<script>alert(1)</script> #x", body="Rest.")
    make_edition(article, note="<b>New</b>")

    files = opened(packed(article))

    for name in ("record.html", "editions/0001/text.html"):
        assert "<script>" not in files[name].decode()
        assert "<b>New</b>" not in files[name].decode()
    assert "<script>alert(1)</script> #x" in words(files["summary.pdf"])


def test_every_file_has_its_sum_in_the_manifest_which_comes_last():
    files = opened(packed(an_article_with_a_story()))

    *names, last = files
    expected = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}" for name in names]
    assert last == "sums.sha256"
    assert files[last].decode().splitlines() == expected


@pytest.mark.parametrize(
    ("numbers", "read"), [((), ""), ((1,), "1"), ((1, 2, 3, 6), "1–3, 6"), ((1, 3), "1, 3")]
)
def test_numbers_of_editions_are_read_as_spans(numbers, read):
    assert spans(numbers) == read
