"""Connections to PostgreSQL that wait for an answer, but not for ever, nor for one that may write.

The server ends a statement that takes too long, as it is told in `portal.database`. A server that
is stopped or cut off ends nothing and says nothing; so we stop waiting ourselves. One that may only
be read, as after another has taken its place, would go on refusing; so we look for a new one.
"""

from __future__ import annotations

from time import monotonic
from typing import Any, TypeVar

import psycopg
from django.conf import settings
from psycopg.abc import PQGen, Query
from psycopg.errors import ReadOnlySqlTransaction, _WaitTimeout

RV = TypeVar("RV")

STILL_THERE_SECONDS = 2.0
"""What an idle connection may take to say that it still works. It takes less than a thousandth."""

ONLY_READS_SECONDS = 2.0
"""How old a connection becomes that takes no writing; the next one may lead to where it is taken."""

SAID_WHERE_NOTHING_IS_WRITTEN = ("default_transaction_read_only", "in_hot_standby")


class PatientConnection(psycopg.Connection[Any]):
    """Gives a server up that has said nothing for longer than it may work on one statement.

    One that may only be read serves whoever reads, but not for long.
    """

    # Later than the server itself would end the statement, which leaves the connection whole.
    _waits_seconds: float = settings.DATABASE_TIMEOUT + 2

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._made_at = monotonic()

    def execute(self, query: Query, *arguments: Any, **options: Any) -> psycopg.Cursor[Any]:
        """Run a statement that is due at once: the pool asks thus whether the server is there.

        Django itself asks through cursors.
        """
        if self._only_reads and monotonic() - self._made_at > ONLY_READS_SECONDS:
            self.close()
        usual, self._waits_seconds = self._waits_seconds, STILL_THERE_SECONDS
        try:
            return super().execute(query, *arguments, **options)
        finally:
            self._waits_seconds = usual

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Wait for the server's answer.

        Raises:
            psycopg.OperationalError: if there is none, and the connection is closed then; or if it
                is that nothing may be written, which is no fault of what was asked.
        """
        try:
            return super().wait(gen, interval, self._waits_seconds if timeout is None else timeout)
        except _WaitTimeout as error:
            self.close()
            raise psycopg.OperationalError("the database has not answered in time") from error
        except ReadOnlySqlTransaction as error:
            raise psycopg.OperationalError("the database may only be read") from error

    @property
    def _only_reads(self) -> bool:
        """What the server has said of itself by now; asks nothing."""
        return any(
            self.info.parameter_status(name) == "on" for name in SAID_WHERE_NOTHING_IS_WRITTEN
        )
