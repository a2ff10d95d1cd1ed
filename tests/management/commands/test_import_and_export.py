"""References in and out on the command line."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.evidence.exporting import FORMATS
from articles.models import Reference

pytestmark = pytest.mark.django_db

LIBRARY = Path("articles/library/references.json")
BERMAN = """TY  - JOUR
AU  - Berman, RM
TI  - Antidepressant effects of ketamine in depressed patients
T2  - Biological Psychiatry
PY  - 2000
VL  - 47
DO  - 10.1016/S0006-3223(99)00230-9
ER  -
"""
UNTITLED = "TY  - JOUR\nAU  - Nobody, A\nER  - \n"


def run(command, *arguments, **options):
    out, errors = StringIO(), StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=errors, **options)
    return out.getvalue()


@pytest.fixture
def berman(tmp_path):
    path = tmp_path / "export.ris"
    path.write_text(BERMAN)
    return path


def test_a_file_comes_in_and_is_reported(berman):
    said = run("import_references", berman)

    assert said == "export.ris: 1 new, 0 the same, 0 in conflict (0 changed), 0 repeated, 0 unreadable.\n"  # fmt: skip
    assert Reference.objects.get().key == "berman-2000"


def test_the_same_file_again_changes_nothing(berman):
    run("import_references", berman)
    before = Reference.objects.get().history.count()

    assert "0 new, 1 the same" in run("import_references", berman)
    assert Reference.objects.get().history.count() == before


def test_a_dry_run_reports_and_changes_nothing(berman):
    said = run("import_references", berman, "--dry-run", "--verbosity", "2")

    assert "new         record 1, line 1: berman-2000" in said
    assert "Nothing was changed" in said
    assert not Reference.objects.exists()


@pytest.mark.parametrize(
    ("choice", "volume", "issue"), [("keep", "47", None), ("take", "48", "4"), ("fill", "47", "4")]
)
def test_a_conflict_is_shown_and_settled_as_asked(berman, choice, volume, issue):
    run("import_references", berman)
    berman.write_text(BERMAN.replace("VL  - 47", "VL  - 48\nIS  - 4"))

    said = run("import_references", berman, "--conflicts", choice)

    record = Reference.objects.get().csl
    assert (record["volume"], record.get("issue")) == (volume, issue)
    assert "conflict    record 1, line 1: berman-2000, known by its DOI" in said
    assert "volume: ours “47”, theirs “48”" in said


def test_a_file_with_an_unreadable_record_is_not_half_imported(berman):
    berman.write_text(BERMAN + UNTITLED)

    with pytest.raises(CommandError, match="Nothing was imported"):
        run("import_references", berman)
    assert not Reference.objects.exists()

    said = run("import_references", berman, "--skip-unreadable")
    assert "unreadable  record 2, line 9: It has no title." in said
    assert Reference.objects.count() == 1


def test_an_unreadable_file_does_not_keep_others_out(berman, tmp_path):
    broken = tmp_path / "broken.xml"
    broken.write_text("<?xml version='1.0'?><xml><records><record>")

    with pytest.raises(CommandError, match=r"Nothing was imported from .*broken\.xml\.$"):
        run("import_references", broken, berman)

    assert Reference.objects.count() == 1


def test_a_file_that_is_not_there_is_said_to_be_missing():
    with pytest.raises(CommandError, match=r"nowhere\.ris cannot be read: No such file"):
        run("import_references", "nowhere.ris")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_whole_library_goes_out_and_comes_in_again(tmp_path, format_):
    run("import_references", LIBRARY)
    first = {row.key: (row.csl, row.evidence_kind) for row in Reference.objects.all()}
    out = tmp_path / f"library.{FORMATS[format_].ending}"
    run("export_references", "--format", format_, "--output", out)

    assert f"{len(first)} the same, 0 in conflict" in run("import_references", out)
    Reference.objects.all().delete()
    run("import_references", out)

    assert len(first) == len(json.loads(LIBRARY.read_text("utf-8")))
    assert {row.key: (row.csl, row.evidence_kind) for row in Reference.objects.all()} == first


def test_some_references_are_written_in_the_order_asked_for():
    run("import_references", LIBRARY)

    said = run("export_references", "moda-sava-2019", "abbar-2022", "--format", "csl")

    assert [item["id"] for item in json.loads(said)] == ["moda-sava-2019", "abbar-2022"]


def test_a_key_that_is_not_there_is_named():
    with pytest.raises(CommandError, match=r"The library has no reference nobody-1900\."):
        run("export_references", "nobody-1900", "--format", "ris")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        run("export_references", "--format", "ris", "--output", tmp_path / "no" / "where.ris")
