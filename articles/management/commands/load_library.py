"""Loads the starter library."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.text.problems import Problem
from articles.workflow.errors import TextNotReadyError
from articles.workflow.starter_library import LoadReport, load_library

LIBRARY = Path(__file__).resolve().parents[2] / "library"


class Command(BaseCommand):
    help = (
        "Load the starter library: articles, questions, references, glossary and topics. "
        "Safe to run again: what your clinic has edited stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--folder",
            type=Path,
            default=LIBRARY,
            help="A folder with articles/, references.json, glossary.yaml, topics.yaml and "
            "packs.yaml. Left out: the library that comes with the portal.",
        )

    def handle(self, **options: Any) -> None:
        tell = self.stdout.write if options["verbosity"] else _say_nothing
        try:
            report = load_library(options["folder"], at=timezone.now(), tell=tell)
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {error.filename}.") from error
        except ValueError as error:
            raise CommandError(f"{error} Nothing was loaded.") from error
        except TextNotReadyError as error:
            raise CommandError(
                f"“{error.article}” cannot be published as it stands. Nothing was loaded.\n"
                + "\n".join(_in_words(problem) for problem in error.problems)
            ) from error
        if options["verbosity"]:
            self.stdout.write(_summary(report))


def _say_nothing(_line: str) -> None:
    """Keep quiet."""


def _in_words(problem: Problem) -> str:
    return f"  {problem.where}, line {problem.line}: {problem.code} {problem.detail}"


def _summary(report: LoadReport) -> str:
    return (
        f"{len(report.added)} added, {len(report.renewed)} renewed, "
        f"{len(report.unchanged)} unchanged, {len(report.kept)} kept as your clinic edited them."
    )
