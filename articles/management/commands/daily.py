"""What the portal does once a day: planned steps, mails, and forgetting."""

from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.workflow.importing import forget_imports
from articles.workflow.keeping import forget_old
from articles.workflow.mailing import send_daily
from articles.workflow.planning import take_due_steps

from .tick import said_of


class Command(BaseCommand):
    help = (
        "Do what is to be done once a day: take planned steps that are due, as tick does; send "
        "each colleague for whom something waits one mail; forget unsaved words that were kept "
        "for 30 days, and references read from files that nobody took for 7. Have it run every morning. Safe to run again: nobody gets two mails a day."
    )

    def handle(self, **_options: Any) -> None:
        now = timezone.now()
        taken = take_due_steps(at=now)
        for one in taken:
            self.stdout.write(said_of(one))
        gone = forget_old(now)
        self.stdout.write(f"Forms kept unsaved and forgotten now: {gone}.")
        self.stdout.write(f"Files of references forgotten now: {forget_imports(now)}.")
        posted = send_daily(now)
        self.stdout.write(f"Mails sent: {posted.sent}.")
        if posted.failed:
            raise CommandError(
                f"No mail could be sent to {', '.join(posted.failed)}. All else is done. Run it "
                "again when the mail server answers; the error stream says what it said."
            )
        if any(one.failed for one in taken):
            raise CommandError("A planned step could not be taken; the next run tries again.")
