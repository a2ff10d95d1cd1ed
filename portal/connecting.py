"""One reader's connection: what is finished is answered at once, all else goes the usual way."""

from __future__ import annotations

from asyncio import TimerHandle, Transport
from collections.abc import Callable

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from portal.baking.baked import Given
from portal.plain_requests import Asked, read

AtHand = Callable[[Asked], Given | None]
"""Returns what is finished for a request, or None, and never waits."""

SILENT_SECONDS = 60
"""How long a connection may say nothing while it is its turn."""


class Connection(HttpToolsProtocol):
    """The server's own, with a short way for what is finished: no thread, no layer between.

    `at_hand` is the door's.
    """

    at_hand: AtHand

    _is_within_request = False
    _was_heard = True
    _silence: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._listen()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._silence:
            self._silence.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Answer at once, or hand on to the usual way."""
        self._was_heard = True
        given = None
        if not (self._is_within_request or self._waits or self.flow.write_paused):
            asked = read(data)
            given = self.at_hand(asked) if asked else None
        if given is None:
            super().data_received(data)
        else:
            self._unset_keepalive_if_required()
            ((_, date),) = self.server_state.default_headers
            parts = (given.head, b"Date: ", date, b"\r\n\r\n", given.body)
            self.transport.write(b"".join(parts))

    def on_message_begin(self) -> None:
        self._is_within_request = True
        super().on_message_begin()

    def on_message_complete(self) -> None:
        self._is_within_request = False
        super().on_message_complete()

    @property
    def _waits(self) -> bool:
        """Tell whether the other side waits for an answer, whole or in part."""
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def _listen(self) -> None:
        """Close a connection that was silent, unless it is our turn to speak."""
        if not self._was_heard and (self._is_within_request or not self._waits):
            self.transport.close()
            return
        self._was_heard = False
        self._silence = self.loop.call_later(SILENT_SECONDS, self._listen)
