"""What the portal does once a day: planned steps, mails, and forgetting."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.evidence.retraction_watch import DataSetError
from articles.management.retraction_words import describe_failure, lines_of
from articles.search.refreshing import refresh
from articles.workflow.checking_retractions import check_if_due
from articles.workflow.counting_unfound import forget_old_counts
from articles.workflow.importing import forget_imports
from articles.workflow.keeping import forget_old
from articles.workflow.mailing import send_daily
from articles.workflow.planning import take_due_steps
from articles.workflow.recording_notices import DataSetBrokenOffError, DataSetShrunkError

from .tick import said_of


class Command(BaseCommand):
    help = (
        "Do what is to be done once a day: take planned steps that are due, as tick does; compare "
        "the references with the data set of retractions, once a week, where RETRACTION_DATA names "
        "it; send each colleague for whom something waits one mail; forget unsaved words that were "
        "kept for 30 days, references read from files that nobody took for 7, and what readers could "
        "not find: tallies with their month, counts after 24; count anew how rare the words of the "
        "search are. Have it run every morning. Safe to "
        "run again: nobody gets two mails a day."
    )

    def handle(self, **_options: Any) -> None:
        now = timezone.now()
        taken = take_due_steps(at=now)
        for one in taken:
            self.stdout.write(said_of(one))
        unchecked = self._check_retractions(now)
        gone = forget_old(now)
        self.stdout.write(f"Forms kept unsaved and forgotten now: {gone}.")
        self.stdout.write(f"Files of references forgotten now: {forget_imports(now)}.")
        counts = forget_old_counts(now)
        self.stdout.write(
            "Searches that gave nothing, forgotten now: "
            f"{counts.tallies} tallies of past months, {counts.days} counts of 24 months ago."
        )
        refreshed = refresh()
        self.stdout.write(
            f"Words of the search counted anew: {refreshed.recounted}; "
            f"forgotten, since they stand nowhere: {refreshed.forgotten}."
        )
        posted = send_daily(now)
        self.stdout.write(f"Mails sent: {posted.sent}.")
        if posted.failed:
            raise CommandError(
                f"No mail could be sent to {', '.join(posted.failed)}. All else is done. Run it "
                "again when the mail server answers; the error stream says what it said."
            )
        if any(one.failed for one in taken):
            raise CommandError("A planned step could not be taken; the next run tries again.")
        if unchecked:
            raise CommandError(f"{unchecked} All else is done; the next run tries again.")

    def _check_retractions(self, now: datetime) -> str:
        """Say what a check found, if one is due; return why there was none, "" if all is well."""
        try:
            report = check_if_due(now)
        except (DataSetError, DataSetShrunkError, DataSetBrokenOffError) as error:
            failure = describe_failure(settings.RETRACTION_DATA, error)
            self.stderr.write(failure)
            return failure
        for line in lines_of(report) if report else ():
            self.stdout.write(line)
        return ""
