"""Makes everything ready, says where to go, and serves."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.db import OperationalError, connection, connections

from articles.models import Article
from articles.search.rebuilding import is_stale
from portal import migrating, passwords, serving, static_files

FIRST_ACCOUNT = "clinic"


class Command(BaseCommand):
    help = "Make everything ready and serve the portal."
    requires_system_checks = ()  # they cost a second of every start, and `make test` runs them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--ready", action="store_true", help="everything is ready: serve without looking"
        )

    def handle(self, *, ready: bool, **_options: Any) -> None:
        if obstacle := serving.obstacle(host=settings.HOST, port=settings.PORT):
            raise CommandError(obstacle)
        if not ready and self._had_to_make_ready():
            self._begin_anew()
        self._say_where_to_go()
        serving.serve(host=settings.HOST, port=settings.PORT, workers=settings.WORKERS)

    def _had_to_make_ready(self) -> bool:
        had_to = False
        try:
            with migrating.one_machine_at_a_time(connection):
                for line in _make_ready():
                    self.stdout.write(line)
                    had_to = True
        except OperationalError as error:
            raise CommandError(f"The database does not let the portal in: {error}") from error
        except OSError as error:
            raise CommandError(
                f"The portal may not write {error.filename} ({error.strerror})."
                f" Make the folder {settings.DATA_DIR} writable for it, then try again."
            ) from error
        return had_to

    def _begin_anew(self) -> None:
        """Become a new process: what making ready took would stay in the memory of every worker."""
        connections.close_all()
        self.stdout.flush()
        os.execv(sys.executable, [*sys.orig_argv, "--ready"])  # noqa: S606 - our own

    def _say_where_to_go(self) -> None:
        self.stdout.write("\nThe portal is starting. Open it in a browser:")
        self.stdout.write(f"  for patients  {settings.SITE_ADDRESS}/")
        self.stdout.write(f"  for staff     {settings.SITE_ADDRESS}/{settings.ADMIN_PATH}")
        self.stdout.write("Stop it with Ctrl-C.")


def _make_ready() -> Iterator[str]:
    """Do what there is to do, and say so."""
    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    if migrating.is_behind(connection):
        yield "Preparing the database …"
        call_command("migrate", interactive=False, verbosity=0)
    if static_files.collect_if_changed():
        yield "Prepared the site's styles, scripts and typefaces."
    if not Article.objects.exists():
        call_command("load_library", verbosity=0)
        yield f"Put {Article.objects.count()} starter articles into the library."
    if is_stale():
        yield "Preparing the search …"
        call_command("rebuild_search", verbosity=0)
    if not get_user_model().objects.filter(is_staff=True).exists():
        password = passwords.hand_out_password(username=FIRST_ACCOUNT)
        yield "\nThe first staff account is ready. Note it down, it is shown only now:"
        yield f"  name      {FIRST_ACCOUNT}"
        yield f"  password  {password}"
        yield "You choose a password of your own when you first log in."
