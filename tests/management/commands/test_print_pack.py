"""Printing from a script: the file, the receipt, and a sentence for whatever goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import PrintedSheet, PrintReceipt
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_clinic,
    make_edition,
    make_pack,
    make_print_desk,
    make_publisher,
)
from tests.handouts.paper import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "printed.pdf"


def run(slug: str, file: Path, **options: Any) -> str:
    """Print, and return what the file says."""
    call_command("print_pack", slug, output=file, **options)
    return words(file.read_bytes())


def pack_of_two(slug: str = "first-visit") -> None:
    one, two = make_edition(title="Your visit"), make_edition(title="What it costs")
    make_pack(one.article, two.article, slug=slug, title="For your first visit")


def test_writes_a_pack_with_all_its_parts_and_leaves_no_receipt(file: Path):
    pack_of_two()

    text = run("first-visit", file)

    for title in ("For your first visit", "Your visit", "What it costs"):
        assert title in text
    assert not PrintReceipt.objects.exists()


def test_a_desk_counts_what_is_printed_there(file: Path):
    pack_of_two()
    desk = make_print_desk("Reception")

    run("first-visit", file, desk="reception", copies=4, size="large", ink="colour")

    receipt = PrintReceipt.objects.get()
    assert (receipt.desk, receipt.copies, receipt.size) == (desk, 4, "large")
    assert receipt.pack_edition is not None
    assert PrintedSheet.objects.total() == 8


def test_writes_an_article_with_blank_lines_on_the_paper_of_the_clinic(file: Path):
    make_clinic(region="us")
    make_edition(slug="rest", title="Rest")

    text = run("rest", file, article=True, lines=True, desk=make_print_desk().name)

    assert "Rest" in text
    assert "Name" in text
    assert PrintReceipt.objects.get().paper == "letter"


def test_tells_what_it_does_and_nothing_on_the_standard_output(file: Path, capsys: Any):
    pack_of_two()

    run("first-visit", file, desk=make_print_desk("Reception").name)

    said = capsys.readouterr()
    assert said.out == ""
    assert "Setting “For your first visit”, edition 1" in said.err
    assert "Counted at Reception: 1 ×." in said.err
    assert f"Wrote {file}." in said.err


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"copies": 0}, "Copies are a number from 1 to 200."),
        ({"copies": 201}, "Copies are a number from 1 to 200."),
        ({"desk": "Cellar"}, "There is no print desk “Cellar”. In use: Reception."),
        ({"article": True}, "There is no article “first-visit” that readers can open in “en”."),
        ({"language": "xx"}, "There is no pack “first-visit” that readers can open in “xx”."),
        ({"output": Path("/nowhere/a.pdf")}, "/nowhere/a.pdf cannot be written: No such file"),
    ],
    ids=str,
)
def test_says_in_one_sentence_what_is_wrong(file: Path, options: dict[str, Any], reason: str):
    pack_of_two()
    make_print_desk("Reception")

    with pytest.raises(CommandError) as refused:
        call_command("print_pack", "first-visit", **{"output": file, "desk": "Reception"} | options)

    assert str(refused.value).startswith(reason)
    assert not PrintReceipt.objects.exists()
    assert not file.exists()


def test_what_is_withdrawn_is_not_printed(file: Path):
    edition = make_edition(slug="rest")
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="A fault.")

    with pytest.raises(CommandError, match="There is no article “rest”"):
        run("rest", file, article=True)


def test_what_is_too_long_for_paper_is_said(file: Path):
    make_edition(slug="rest", body="Rest for a day.\n\n" * 20_000)

    with pytest.raises(CommandError, match="too long for a sheet of paper"):
        run("rest", file, article=True, desk=make_print_desk().name)

    assert not PrintReceipt.objects.exists()


def test_help_is_for_somebody_who_has_never_seen_it(capsys: Any):
    with pytest.raises(SystemExit):
        call_command("print_pack", "--help")

    said = " ".join(capsys.readouterr().out.split())
    for option in ("--output", "--desk", "--copies", "--lines", "--article"):
        assert option in said
    assert "so that its sheets can be called back" in said
