"""Compares the references with the data set of retractions."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.evidence.retraction_watch import DataSetError
from articles.management.retraction_words import describe_failure, lines_of
from articles.workflow.checking_retractions import check_retractions
from articles.workflow.recording_notices import DataSetBrokenOffError, DataSetShrunkError

PUBLISHED_AT = "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"


class Command(BaseCommand):
    help = (
        "Find out what publishers have said of the references since: retractions, corrections, "
        "expressions of concern, reinstatements. Compares every reference with the Retraction "
        "Watch data set and says what is new, what was taken back, and which articles cite it. "
        "Ends with 0 whatever it finds, and with 1 if the data set cannot be used; then nothing "
        "is changed. Safe to run again: one data set changes nothing a second time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "where",
            nargs="?",
            metavar="FILE_OR_ADDRESS",
            help="the data set as CSV, packed with gzip or not; without it, the one that the "
            f"setting RETRACTION_DATA names. Crossref publishes it at {PUBLISHED_AT}",
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="take a data set that is far smaller than last time or seems to break off, and "
            "take back what it does not have",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )

    def handle(self, **options: Any) -> None:
        where = options["where"] or settings.RETRACTION_DATA
        if not where:
            raise CommandError(
                "Name a file or an address, or set RETRACTION_DATA. Crossref publishes the data "
                f"set at {PUBLISHED_AT}"
            )
        try:
            report = check_retractions(
                where,
                at=timezone.now(),
                force=options["force"],
                dry_run=options["dry_run"],
                progress=self._progress(options["verbosity"]),
            )
        except (DataSetError, DataSetShrunkError, DataSetBrokenOffError) as error:
            raise CommandError(describe_failure(where, error)) from error
        for line in lines_of(report):
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("This was a trial: nothing was changed.")

    def _progress(self, verbosity: int) -> Any:
        """Return what tells every five seconds how far it is; quiet with --verbosity 0."""
        begun = told = time.monotonic()

        def tell(rows: int) -> None:
            nonlocal told
            now = time.monotonic()
            if verbosity and now - told >= 5:
                told = now
                self.stderr.write(f"{rows:,} entries read, {rows / (now - begun):,.0f} a second")

        return tell
