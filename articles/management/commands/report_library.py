"""Reports on the articles in figures."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.text.library_report import LINE, MOST_LINES, MOST_WORDS, PROMPTS, TextReport
from articles.workflow.reporting import report_on_clinic, report_on_folder

from .load_library import LIBRARY

COLUMNS = (
    *("article", "level", "words", "mean", "longest", f"over {MOST_WORDS}", "lines"),
    *("DISCERN", "blocks", "advises", "references", "chances", "questions"),
)


class Command(BaseCommand):
    help = (
        "Report on the articles of the starter library, one a line: reading level (school grade "
        "for English, INFLESZ for Spanish); words of running text; sentences, their mean and "
        f"longest length in words and the share of more than {MOST_WORDS} words; the longest "
        f"paragraph in lines of {LINE} characters; DISCERN's questions on treatments met, of "
        f"{len(PROMPTS)}; what blocks publication and what only advises; references cited, chances "
        "and questions. Needs no database, unless for --clinic. Ends with 1 if an article is "
        "outside the limits: too hard to read, a sentence of more than "
        f"{MOST_WORDS} words, a paragraph of more than {MOST_LINES} lines, or anything that "
        "blocks publication."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--folder",
            type=Path,
            default=LIBRARY,
            help="A folder of starter files. Left out: the library that comes with the portal.",
        )
        parser.add_argument(
            "--clinic",
            action="store_true",
            help="Report on the clinic's own articles instead, as their drafts stand now.",
        )
        parser.add_argument(
            "--language",
            default=settings.LANGUAGE_CODE,
            help="With --clinic: the language of the articles, such as es. Left out: "
            f"{settings.LANGUAGE_CODE}.",
        )

    def handle(self, **options: Any) -> None:
        try:
            reports = (
                report_on_clinic(options["language"])
                if options["clinic"]
                else report_on_folder(options["folder"], today=timezone.localdate())
            )
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {error.filename}.") from error
        except ValueError as error:
            raise CommandError(str(error)) from error
        for line in _table([COLUMNS, *map(_row, reports), _sums(reports)]):
            self.stdout.write(line)
        for line in _remarks(reports):
            self.stdout.write(line)
        outside = [report for report in reports if report.outside]
        if outside:
            raise CommandError(
                "Outside the limits:\n"
                + "\n".join(f"  {one.slug}: {'; '.join(one.outside)}" for one in outside)
            )


def _row(report: TextReport) -> tuple[str, ...]:
    met = report.prompts_met
    return (
        report.slug,
        f"{report.level.value:.1f}" if report.level else "–",
        str(report.words),
        f"{report.mean_sentence:.1f}",
        str(report.longest_sentence),
        f"{report.long_share:.0f}%",
        str(report.longest_paragraph),
        "–" if met is None else f"{met} of {len(PROMPTS)}",
        str(len(report.stops)),
        str(len(report.advice)),
        str(len(report.references)),
        str(report.chances),
        str(report.questions),
    )


def _sums(reports: Sequence[TextReport]) -> tuple[str, ...]:
    cited = {key for report in reports for key in report.references}
    return (
        f"all {len(reports)}",
        "",
        str(sum(report.words for report in reports)),
        *[""] * 5,
        str(sum(len(report.stops) for report in reports)),
        str(sum(len(report.advice) for report in reports)),
        str(len(cited)),
        str(sum(report.chances for report in reports)),
        str(sum(report.questions for report in reports)),
    )


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for name, *figures in rows:
        cells = (cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=True))
        yield "  ".join((name.ljust(widths[0]), *cells)).rstrip()


def _remarks(reports: Sequence[TextReport]) -> Iterator[str]:
    """Name what advises, since a number alone does not say what to mend."""
    for report in reports:
        if report.advice:
            yield f"{report.slug} advises: {', '.join(sorted(report.advice))}"
