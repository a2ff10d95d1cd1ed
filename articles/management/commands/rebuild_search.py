"""Makes the index of the search anew."""

import time
from typing import Any

from django.core.management import BaseCommand, CommandError

from articles.search.rebuilding import RebuildOvertakenError, rebuild

SECONDS_BETWEEN_LINES = 5


class Command(BaseCommand):
    help = (
        "Make the index of the search anew from what is published. You need it only if articles "
        "are not found that should be, or after putting back a backup in part: the portal keeps "
        "its index up to date by itself. Readers search on meanwhile, and colleagues can publish. "
        "Safe to run again, and to break off: the index in use stays until the new one is complete. "
        "A thousand articles take less than a minute."
    )

    def handle(self, **options: Any) -> None:
        begun = self._told = time.monotonic()
        tell = self._tell if options["verbosity"] else lambda _done, _all: None
        try:
            rebuilt = rebuild(tell)
        except RebuildOvertakenError as error:
            raise CommandError(
                "Somebody has started this command a second time. That run goes on; this one ends."
            ) from error
        if options["verbosity"]:
            seconds = time.monotonic() - begun
            self.stdout.write(
                f"{rebuilt.entries:,} entries can be found: articles, their questions and glossary "
                f"words. It took {seconds:,.1f} seconds; {rebuilt.caught_up} articles were "
                "published or withdrawn meanwhile."
            )

    def _tell(self, done: int, every: int) -> None:
        now = time.monotonic()
        if now - self._told >= SECONDS_BETWEEN_LINES:
            self._told = now
            self.stdout.write(f"  {done:,} of {every:,} articles …")
