"""Makes every public page beforehand, so that the first reader does not wait, nor an outage matter."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import BaseCommand, CommandError, CommandParser

from articles.web.addresses import public_addresses
from portal.baking.door import Application, Environ
from portal.baking.rehearsing import rehearsal
from portal.front import with_door

SECONDS_BETWEEN_LINES = 2


class Command(BaseCommand):
    help = (
        "Make every public page, every standard handout and the answer to every check code now, and "
        "keep them finished on this machine. Readers then wait for none, and have them all while the "
        "database is away. What is finished and still right is left as it is, so run it as often as "
        "you like: after an upgrade, and every morning. It asks for nothing from other machines."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--host",
            default="",
            help="the name readers type, if it is not that of SITE_ADDRESS: portal.clinic.example",
        )

    def handle(self, *, host: str, **_options: Any) -> None:
        application = with_door(WSGIHandler(), looks_by_itself=False)
        site = urlsplit(settings.SITE_ADDRESS)
        began, told, made, failed = time.monotonic(), time.monotonic(), 0, []
        addresses = list(public_addresses())
        for address in addresses:
            status = _ask(application, rehearsal(site.scheme, host or site.netloc, address))
            made += 1
            if status.startswith("5"):
                failed.append(address)
            if time.monotonic() - told > SECONDS_BETWEEN_LINES:
                told = time.monotonic()
                self.stdout.write(f"  {made} of {len(addresses)} …")
        if failed:
            raise CommandError(
                f"{len(failed)} of {len(addresses)} could not be made, the first is {failed[0]}."
                " The error stream says why. All others are finished."
            )
        self.stdout.write(f"Finished: {made} addresses, {time.monotonic() - began:.0f} seconds.")


def _ask(application: Application, environ: Environ) -> str:
    """Ask for an answer, whose bytes nobody reads, and return its status."""
    statuses: list[str] = []
    chunks = application(environ, lambda status, *_headers: statuses.append(status))
    try:
        for _ in chunks:
            pass
    finally:
        if close := getattr(chunks, "close", None):
            close()
    return statuses[0]
