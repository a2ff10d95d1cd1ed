"""The server process: where it listens, how many hands it has, how it ends."""

import errno
import os
import signal
import socket
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

# Two processes keep the site up while one is busy or restarts; more help only on more cores.
MOST_WORKERS = 2
THREADS_PER_WORKER = 4
# A request still running when the portal is stopped gets this long to end.
PATIENCE_SECONDS = 10


def obstacle(*, host: str, port: int) -> str | None:
    """Return why the portal cannot listen there, as a sentence, or None."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            # As the server itself will: a port that was in use a moment ago may be used again.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            return (
                f"Port {port} is in use by another program, perhaps a portal that still runs."
                f" Stop it, or choose another port: make run PORT={port + 1}"
            )
        return f"The portal cannot listen on port {port} of {host}: {error}."
    return None


def serve(*, host: str, port: int) -> None:
    """Serve until Ctrl-C, or until the system asks for an end."""
    # Workers are copies of this process: what is loaded here is shared, a connection must not be.
    get_wsgi_application()
    connections.close_all()
    server = Server(
        "portal.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(MOST_WORKERS, os.cpu_count() or 1),
        blocking_threads=THREADS_PER_WORKER,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE_SECONDS,
        log_level=LogLevels.warning,
    )
    server.on_startup(_end_with_the_terminal)
    server.serve(target_loader=_load)


def _load(_target: str) -> Callable[..., Any]:
    """Load the portal in a worker."""
    # Out of the terminal's reach: Ctrl-C is for the parent, which ends each worker once. Told
    # twice, by the terminal and by the parent, a worker hangs until it is killed.
    os.setpgid(0, 0)
    # Until the worker listens for the signal to stop, it would obey the parent's way: not at all.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return get_wsgi_application()


def _end_with_the_terminal() -> None:
    """Stop when the terminal window is closed; Granian would take that for “reload”."""
    signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))
