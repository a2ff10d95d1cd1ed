"""manage.py report_library: the articles in figures, and 1 at the end where one is outside."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.workflow.reporting import report_on_folder
from tests.builders import NOON, make_article
from tests.library.folder import Library
from tests.library.starter import LIBRARY, SLUGS


def run(*arguments):
    out = StringIO()
    call_command("report_library", *arguments, stdout=out)
    return out.getvalue()


def row(said, slug):
    lines = [line.split() for line in said.splitlines() if line.startswith(f"{slug} ")]
    (found,) = [line for line in lines if line[1] != "advises:"]
    return found


def test_every_article_of_the_library_has_a_line_within_the_limits():
    """Without the mark for it, a test that asked the database would fail."""
    said = run()

    assert [line.split()[0] for line in said.splitlines()[1 : len(SLUGS) + 1]] == list(SLUGS)
    assert f"all {len(SLUGS)}" in said


def test_the_library_is_as_large_as_it_should_be():
    reports = report_on_folder(LIBRARY, today=NOON.date())

    assert len(reports) == 10
    assert len({key for report in reports for key in report.references}) >= 60
    assert sum(report.chances for report in reports) >= 12
    assert sum(report.questions for report in reports) >= 28
    assert all(report.level.value <= 6 for report in reports)
    assert all(report.prompts_met in (None, 7) for report in reports)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Rest " + "and rest " * 10 + "again.[@popova-2019]", "a sentence of 22 words"),
        ("Rest for a day. It is good. " * 11, "a paragraph of 5 lines"),
        ("Rest.[@nope]", "stops publication: citation_unresolved"),
        (
            "Comprehensive pharmacological interventions necessitate interdisciplinary "
            "consultation. " * 20,
            "too hard to read",
        ),
    ],
)
def test_what_is_outside_the_limits_is_named_and_the_command_fails(tmp_path, body, words):
    library = Library(tmp_path)
    library.article("rest", body)

    with pytest.raises(CommandError) as refused:
        run("--folder", str(tmp_path))

    assert str(refused.value).startswith("Outside the limits:\n  rest: ")
    assert words in str(refused.value)
    assert "sleep" not in str(refused.value)


def test_it_counts_what_it_says(tmp_path):
    library = Library(tmp_path)
    chance = (
        "::: chance How many?\n26 in 100 with it\n4 in 100 without\nsource: [@popova-2019]\n:::"
    )
    library.article("rest", f"Rest for a day. Then get up.\n\n{chance}")
    (report, _) = report_on_folder(tmp_path, today=NOON.date())

    assert (report.chances, report.questions, report.references) == (1, 1, {"popova-2019"})
    # “For all.”, two sentences of the body, “Because.”
    assert (report.words, report.sentences, report.longest_sentence) == (10, 4, 4)
    assert row(run("--folder", str(tmp_path)), "rest")[2:5] == ["10", "2.5", "4"]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"There is no file .*references\.json"):
        run("--folder", str(tmp_path))


@pytest.mark.django_db
def test_a_clinic_may_have_its_own_drafts_reported_on():
    make_article(slug="ours", body="Rest for a day.")
    make_article(slug="nuestro", language="es", body="Descanse un día.")

    assert row(run("--clinic"), "ours")
    assert "nuestro" not in run("--clinic")
    assert row(run("--clinic", "--language", "es"), "nuestro")
