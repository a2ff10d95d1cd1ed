"""Makes everything ready, says where to go, and serves."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article
from portal import passwords, serving, static_files

FIRST_ACCOUNT = "clinic"


class Command(BaseCommand):
    help = "Make everything ready and serve the portal."
    requires_system_checks = ()  # they cost a second of every start, and `make test` runs them

    def handle(self, **_options: Any) -> None:
        if obstacle := serving.obstacle(host=settings.HOST, port=settings.PORT):
            raise CommandError(obstacle)
        try:
            self._make_ready()
        except OperationalError as error:
            raise CommandError(f"The database does not let the portal in: {error}") from error
        except OSError as error:
            raise CommandError(
                f"The portal may not write {error.filename} ({error.strerror})."
                f" Make the folder {settings.DATA_DIR} writable for it, then try again."
            ) from error
        self._say_where_to_go()
        serving.serve(host=settings.HOST, port=settings.PORT)

    def _make_ready(self) -> None:
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
        if _is_behind():
            self.stdout.write("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
        if static_files.collect_if_changed():
            self.stdout.write("Prepared the site's styles, scripts and typefaces.")
        if not Article.objects.exists():
            call_command("load_library", verbosity=0)
            self.stdout.write(f"Put {Article.objects.count()} starter articles into the library.")
        if not get_user_model().objects.filter(is_staff=True).exists():
            self._make_first_account()

    def _make_first_account(self) -> None:
        password = passwords.hand_out_password(username=FIRST_ACCOUNT)
        self.stdout.write("\nThe first staff account is ready. Note it down, it is shown only now:")
        self.stdout.write(f"  name      {FIRST_ACCOUNT}")
        self.stdout.write(f"  password  {password}")
        self.stdout.write("You choose a password of your own when you first log in.")

    def _say_where_to_go(self) -> None:
        self.stdout.write("\nThe portal is starting. Open it in a browser:")
        self.stdout.write(f"  for patients  {settings.SITE_ADDRESS}/")
        self.stdout.write(f"  for staff     {settings.SITE_ADDRESS}/{settings.ADMIN_PATH}")
        self.stdout.write("Stop it with Ctrl-C.")


def _is_behind() -> bool:
    """Return whether the database waits for a migration."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
