"""A wire between the portal and its PostgreSQL that can be held, as a network that hangs is."""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from urllib.parse import parse_qs, urlsplit

PATIENCE_SECONDS = 30


class Wire:
    """Passes bytes on, both ways, unless it is held: then nothing moves and nobody is told.

    Where it refuses, it ends every connection and takes no new one.
    """

    def __init__(self, server: str) -> None:
        self._server = urlsplit(server)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._moves = threading.Event()
        self._over = threading.Event()
        self._moves.set()
        self._refuses = threading.Event()
        self.hold = self._moves.clear
        self.let_go = self._moves.set
        self.refuse, self.accept = self._refuses.set, self._refuses.clear

    @property
    def address(self) -> str:
        """The address of the database at this end of the wire."""
        _, port = self._door.getsockname()
        user = self._server.netloc.rpartition("@")[0]
        return f"postgresql://{user}@127.0.0.1:{port}{self._server.path}"

    def run(self) -> None:
        """Take each new connection, until the wire is cut."""
        with suppress(OSError):
            while not self._over.is_set():
                near, _ = self._door.accept()
                if self._refuses.is_set():
                    near.close()
                    continue
                threading.Thread(target=self._pass, args=(near,), daemon=True).start()

    def cut(self) -> None:
        self._over.set()
        self._moves.set()
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _pass(self, near: socket.socket) -> None:
        with closing(near), closing(self._far()) as far, selectors.DefaultSelector() as both:
            both.register(near, selectors.EVENT_READ, far)
            both.register(far, selectors.EVENT_READ, near)
            with suppress(OSError):
                while not (self._over.is_set() or self._refuses.is_set()):
                    for key, _ in both.select(timeout=1):
                        data = key.fileobj.recv(65536)  # type: ignore[union-attr]
                        self._moves.wait(PATIENCE_SECONDS)
                        if not data:
                            return
                        key.data.sendall(data)

    def _far(self) -> socket.socket:
        folder = parse_qs(self._server.query).get("host")
        if folder:
            far = socket.socket(socket.AF_UNIX)
            far.connect(f"{folder[0]}/.s.PGSQL.{self._server.port or 5432}")
            return far
        return socket.create_connection(
            (self._server.hostname or "127.0.0.1", self._server.port or 5432)
        )


@contextmanager
def wire_to(server: str) -> Iterator[Wire]:
    """Lay a wire to the database at this address, and take it away again."""
    wire = Wire(server)
    threading.Thread(target=wire.run, daemon=True).start()
    try:
        yield wire
    finally:
        wire.cut()
