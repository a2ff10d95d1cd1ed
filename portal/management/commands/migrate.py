"""Brings the tables to what the code expects, beside machines that go on answering.

Whoever has published before there was an index of the search gets it here, so that no search says
that nothing is found.
"""

from functools import partial
from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections

from articles.models import Edition, counting_triggers
from articles.models.listing_triggers import LISTING
from articles.models.waiting_draft import WAITING
from articles.search.rebuilding import is_stale
from portal import migrating, public_tables

TRIGGERS = (LISTING, counting_triggers, WAITING, public_tables)


class Command(migrate.Command):
    help = f"{migrate.Command.help} On PostgreSQL, one machine at a time and with short waits."

    def handle(self, *arguments: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if options["check_unapplied"] or options["plan"]:
            super().handle(*arguments, **options)
            return
        with migrating.one_machine_at_a_time(connection):
            with migrating.short_waits(connection):
                for triggers in TRIGGERS:
                    triggers.step_aside(connection)
                try:
                    migrating.until_not_in_the_way(
                        lambda: super(Command, self).handle(*arguments, **options),
                        tell=self.stderr.write,
                    )
                finally:
                    for triggers in TRIGGERS:
                        migrating.until_not_in_the_way(
                            partial(triggers.put_in_place, connection), tell=self.stderr.write
                        )
            if options["database"] == DEFAULT_DB_ALIAS and not migrating.is_behind(connection):
                self._make_the_search_ready()

    def _make_the_search_ready(self) -> None:
        # A new database has nothing to find; publishing writes the index from then on.
        if Edition.objects.exists() and is_stale():
            self.stdout.write("Preparing the search …")
            call_command("rebuild_search", verbosity=0)
