"""manage.py check_retractions, from a file in the published form to the desk, and back again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import MatchedBy, PublisherNotice, Reference, ReferenceStatus, RetractionCheck
from tests.builders import make_article, make_edition, make_reference
from tests.noticing import as_csv, entry, entry_about, true_cases

pytestmark = pytest.mark.django_db
OTHERS = [entry(number) for number in range(1, 60)]


@pytest.fixture
def check(tmp_path):
    """Run the command on a data set of these entries, and return what it says."""

    def run(*entries, text="", **options):
        path = tmp_path / "retraction_watch.csv"
        path.write_text(text or as_csv(*OTHERS, *entries), "utf-8", newline="")
        out = StringIO()
        call_command("check_retractions", str(path), stdout=out, **options)
        return out.getvalue()

    return run


def statuses():
    return dict(Reference.objects.values_list("key", "status"))


def test_the_papers_that_were_truly_retracted_are_found(check):
    ours = true_cases()
    sound = make_reference(doi="10.1000/sound")
    reuben = entry_about(
        ours["reuben-2004"],
        101,
        RetractionDate="5/1/2009 0:00",
        RetractionDOI="10.1016/j.jpainsymman.2009.04.001",
        Reason="+Falsification/Fabrication of Data;",
    )
    rest = [
        entry_about(reference, 200 + number)
        for number, (key, reference) in enumerate(ours.items())
        if key != "reuben-2004"
    ]

    said = check(reuben, *rest)

    assert f"New: {len(ours)}." in said
    assert (
        f"- reuben-2004, “{ours['reuben-2004'].title}”: "
        "Retraction of 2009-05-01, matched by DOI, entry 101. "
        "Reasons: Falsification/Fabrication of Data." in said
    )
    assert {statuses()[key] for key in ours} == {ReferenceStatus.RETRACTED}
    assert statuses()[sound.key] == ReferenceStatus.STANDING


def test_it_says_which_articles_rest_on_it(check):
    larkin = true_cases()["larkin-2011"]
    published = make_article(title="Ketamine", body="It may help [@larkin-2011].")
    make_edition(published)
    make_article(title="Coming soon", body="It may help [@larkin-2011].")

    said = check(entry_about(larkin, 300))

    assert "    cited in circulation: “Ketamine”\n" in said
    assert "    cited in a draft: “Coming soon”, “Ketamine”\n" in said


def test_natures_are_told_apart_and_a_reinstated_paper_stands(check):
    ours = true_cases()
    retracted = entry_about(ours["xu-2023"], 400, RetractionDate="3/1/2025 0:00")
    back = entry_about(
        ours["xu-2023"], 401, RetractionDate="6/1/2025 0:00", RetractionNature="Reinstatement"
    )
    doubted = entry_about(ours["parsaik-2015"], 402, RetractionNature="Expression of concern")
    mended = entry_about(ours["fujii-1998"], 403, RetractionNature="Correction")

    check(retracted, back, doubted, mended)

    assert {key: status for key, status in statuses().items() if status != "standing"} == {
        "parsaik-2015": ReferenceStatus.CONCERN,
        "fujii-1998": ReferenceStatus.CORRECTED,
    }


def test_a_like_title_is_a_question_and_changes_nothing(check):
    fujii = true_cases()["fujii-1997"]
    near = entry_about(
        fujii, 500, Title=f"{fujii.title} and others", OriginalPaperDOI="unavailable"
    )

    said = check(near)

    assert "Alike by title alone, for somebody to judge at the desk: 1." in said
    assert f"The data set calls it “{fujii.title} and others”" in said
    assert PublisherNotice.objects.get().matched_by == MatchedBy.TITLE
    assert set(statuses().values()) == {ReferenceStatus.STANDING}


def test_an_identifier_under_another_title_is_a_match_and_said(check):
    fujii = true_cases()["fujii-1997"]

    said = check(entry_about(fujii, 501, Title="Soil bacteria of the northern forest"))

    assert "The data set calls it “Soil bacteria of the northern forest”" in said
    assert statuses()["fujii-1997"] == ReferenceStatus.RETRACTED


def test_a_second_run_says_that_nothing_is_new(check):
    larkin = true_cases()["larkin-2011"]
    check(entry_about(larkin, 300))

    assert check(entry_about(larkin, 300)).splitlines()[1:] == ["Nothing new."]


def test_what_the_data_set_corrects_is_undone_from_end_to_end(check):
    larkin = true_cases()["larkin-2011"]
    check(entry_about(larkin, 300))

    said = check(entry(300))

    assert "No longer in the data set, and taken back: 1." in said
    assert "- larkin-2011: Retracted, now Standing" in said
    assert statuses()["larkin-2011"] == ReferenceStatus.STANDING
    assert "Back in the data set: 1." in check(entry_about(larkin, 300))


def test_a_trial_says_the_same_and_changes_nothing(check):
    larkin = true_cases()["larkin-2011"]
    near = entry_about(
        larkin, 302, Title=f"{larkin.title}, again", OriginalPaperDOI="", OriginalPaperPubMedID=""
    )

    said = check(entry_about(larkin, 300), near, dry_run=True)

    assert "New: 1." in said
    assert "for somebody to judge at the desk: 1." in said
    assert said.endswith("This was a trial: nothing was changed.\n")
    assert not PublisherNotice.objects.exists()
    assert not RetractionCheck.objects.exists()
    assert set(statuses().values()) == {ReferenceStatus.STANDING}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<html><title>Sign in</title></html>", "It is a web page, not the data set."),
        ("key,value\n1,2\n", "Columns it lacks: Record ID, Title"),
        (as_csv(*OTHERS[:20]), "It has 20 entries, and had 60 last time."),
        (as_csv(*OTHERS, entry(60)).rstrip(), "Its last line is incomplete"),
        (as_csv(*OTHERS) + '60,"The', "It breaks off before its end."),
        (as_csv(*OTHERS).encode().decode("utf-16-le", "replace"), "Columns it lacks"),
    ],
)
def test_a_damaged_data_set_changes_nothing_and_says_what_to_do(check, text, says):
    larkin = true_cases()["larkin-2011"]
    check(entry_about(larkin, 300))

    with pytest.raises(CommandError) as refused:
        check(text=text)

    assert says in str(refused.value)
    assert str(refused.value).endswith("Nothing was changed.")
    assert statuses()["larkin-2011"] == ReferenceStatus.RETRACTED
    assert RetractionCheck.objects.count() == 1


def test_an_entry_that_cannot_be_read_is_said_and_takes_nothing_back(check):
    larkin = true_cases()["larkin-2011"]
    check(entry_about(larkin, 300))
    damaged = as_csv(*OTHERS, entry(60)) + '300,"a "stray" mark",x\r\n'

    said = check(text=damaged)

    assert "1 entry could not be read, at line 122. Nothing of them is known." in said
    assert "Not taken back for that reason, though not found: 1. With --force they are." in said
    assert statuses()["larkin-2011"] == ReferenceStatus.RETRACTED

    assert "taken back: 1." in check(text=damaged, force=True)


def test_a_nature_that_nobody_foresaw_is_named(check):
    larkin = true_cases()["larkin-2011"]

    said = check(entry_about(larkin, 300, RetractionNature="Removal"))

    assert "Entries of a nature that the portal does not know: 300." in said


def test_without_a_data_set_it_says_where_there_is_one():
    with pytest.raises(CommandError, match="Name a file or an address, or set RETRACTION_DATA"):
        call_command("check_retractions")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="The file cannot be opened: No such file"):
        call_command("check_retractions", str(tmp_path / "nothing.csv"))
