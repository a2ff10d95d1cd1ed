"""The server process: where it listens and how many hands it has."""

import os
import socket
import sys
from typing import NoReturn

# Two processes keep the site up while one is busy or restarts; more help only on more cores.
MOST_WORKERS = 2
THREADS_PER_WORKER = 4


def is_taken(*, host: str, port: int) -> bool:
    """Return whether another program already listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the server itself will: a port that was in use a moment ago may be used again.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def serve(*, host: str, port: int) -> NoReturn:
    """Become the server. This process is replaced, so that Ctrl-C reaches the server alone."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    command = [
        *(sys.executable, "-m", "granian", "portal.wsgi:application"),
        *("--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(THREADS_PER_WORKER)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10"),
        *("--no-ws", "--log-level", "warning"),
    ]
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606  # no shell is wanted here
