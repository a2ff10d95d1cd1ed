"""Brings references from files into the library."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.evidence.faults import LARGEST_FILE_BYTES, UnreadableFileError
from articles.evidence.import_plan import ImportPlan, Planned, plan_import
from articles.evidence.reading import ReadFile, read_references
from articles.workflow.importing import (
    Decisions,
    LibraryChangedError,
    known_references,
    take_records,
)

CHOICES = ("keep", "take", "fill")


class Command(BaseCommand):
    help = (
        "Bring references from files into the library: RIS, BibTeX, PubMed (NBIB), EndNote XML or "
        "CSL-JSON, known by their content. Each file comes in whole or not at all; a paper the "
        "library has already (by DOI, PubMed number, or title and year) is not added twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="FILE", help="A file of at most 20 MB."
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen and change nothing."
        )
        parser.add_argument(
            "--conflicts",
            choices=CHOICES,
            default="keep",
            help="Where a file says of a paper something else than the library: keep ours (this "
            "is what happens if you say nothing), take theirs, or fill in only what ours lacks.",
        )
        parser.add_argument(
            "--skip-unreadable",
            action="store_true",
            help="Leave out records that cannot be read. Without this, a file that has one is not "
            "imported.",
        )

    def handle(self, **options: Any) -> None:
        refused = [str(path) for path in options["files"] if not self._took(path, options)]
        if refused:
            raise CommandError(f"Nothing was imported from {', '.join(refused)}.")

    def _took(self, path: Path, options: dict[str, Any]) -> bool:
        """Import one file and report it; tell whether that was possible."""
        self.stderr.write(f"Reading {path} …")
        try:
            file = read_references(_content(path), name=path.name)
        except UnreadableFileError as error:
            self.stderr.write(f"{path}: {error}")
            return False
        for record in file.unreadable:
            self.stdout.write(f"unreadable  {record.place}: {record.sentence}")
        if file.unreadable and not options["skip_unreadable"]:
            self.stderr.write(
                f"{path}: {len(file.unreadable)} of {len(file.records)} records cannot be read. "
                "Mend them, or say --skip-unreadable."
            )
            return False
        return self._wrote(path, file, options)

    def _wrote(self, path: Path, file: ReadFile, options: dict[str, Any]) -> bool:
        decisions = Decisions(otherwise=options["conflicts"])
        self.stderr.write(f"Comparing {len(file.taken)} references with the library …")
        changed: tuple[str, ...] = ()
        if options["dry_run"]:
            plan = plan_import(file.taken, known_references())
        else:
            try:
                taken = take_records(file.taken, decisions, at=timezone.now())
            except LibraryChangedError:
                self.stderr.write(f"{path}: somebody changed the library meanwhile. Try again.")
                return False
            plan, changed = taken.plan, taken.changed
        for line in _report(file, plan, at_least=options["verbosity"]):
            self.stdout.write(line)
        self.stdout.write(_sum(path, file, plan, changed=len(changed)))
        if options["dry_run"]:
            self.stdout.write("Nothing was changed: this was a dry run.")
        return True


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than is read shows that a file is too large, however large it is.
            return file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def _report(file: ReadFile, plan: ImportPlan, *, at_least: int) -> Iterator[str]:
    """Yield a line for each record that is worth one; with --verbosity 2 for each there is."""
    readable = [record for record in file.records if not record.fault]
    for record, entry in zip(readable, plan.entries, strict=True):
        if at_least > 1 or entry.state in {"conflict", "repeated"}:
            yield f"{entry.state:<10}  {record.place}: {entry.key}{_why(entry)}"
        for one in entry.differences if entry.state == "conflict" else ():
            yield f"              {one.field}: ours “{one.ours}”, theirs “{one.theirs}”"


def _why(entry: Planned) -> str:
    if entry.repeats:
        return f", the same paper as record {entry.repeats}"
    names = {"doi": "by its DOI", "pmid": "by its PubMed number", "title": "by title and year"}
    return f", known {names[entry.matched_by]}" if entry.matched_by else ""


def _sum(path: Path, file: ReadFile, plan: ImportPlan, *, changed: int) -> str:
    return (
        f"{path.name}: {len(plan.of('new'))} new, {len(plan.of('same'))} the same, "
        f"{len(plan.of('conflict'))} in conflict ({changed} changed), "
        f"{len(plan.of('repeated'))} repeated, {len(file.unreadable)} unreadable."
    )
