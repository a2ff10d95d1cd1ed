"""The server: where it listens, how many hands it has, how it ends."""

import ctypes
import errno
import gc
import socket
import sys
from contextlib import suppress
from functools import cache, partial
from threading import Thread

import uvicorn
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver

from portal import database
from portal.baking.door import Door
from portal.connecting import SILENT_SECONDS, Connection
from portal.front import with_door
from portal.handing_on import InThreads
from portal.workers import keep_at_work

THREADS_PER_WORKER = 4
M_ARENA_MAX = -8  # by its name in glibc's malloc.h
# A request still running when the portal is stopped gets this long to end.
PATIENCE_SECONDS = 10
# Connections that wait to be accepted.
BACKLOG = 1024
# How long a page that is being made may hold up one that is finished; a fifth of what is usual.
TURN_SECONDS = 0.001
USUAL_COLLECTIONS = (700, 10, 10)  # Python's own


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


def serve(*, host: str, port: int, workers: int) -> None:
    """Serve until Ctrl-C, or until the system asks for an end."""
    _keep_one_heap()
    # Workers are copies of this process: what is loaded here is shared, a connection must not be.
    _site()
    _ = get_resolver(settings.PUBLIC_URLCONF).url_patterns
    connections.close_all()
    # Or the collector would write a mark of its own into each thing that is shared, and so copy it.
    gc.freeze()
    gc.set_threshold(*USUAL_COLLECTIONS)  # see manage.py
    work = partial(_answer, host=host, port=port, workers=workers)
    keep_at_work(work, workers=workers, patience=PATIENCE_SECONDS + 1)


@cache
def _site() -> WSGIHandler:
    """Return the site, which a worker has from the process that it is a copy of."""
    return get_wsgi_application()


def _keep_one_heap() -> None:
    """Let all threads take memory from one place; each would keep gaps in its own, 12 MB together.

    They wait for each other in Python anyway. Where C has no such setting, nothing changes.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def _answer(place: int, *, host: str, port: int, workers: int) -> None:
    """Answer requests, in the worker that has this place among all."""
    sys.setswitchinterval(TURN_SECONDS)
    database.bound_by_requests()
    door = with_door(_site(), beat=place / workers)
    # At once, and not with the first reader: each worker looks for changes on behalf of all.
    Thread(target=_watch, args=(door,), daemon=True).start()
    server = uvicorn.Server(configuration(door))
    server.run(sockets=[_listening(host, port)])


def _watch(door: Door) -> None:
    door.begin_to_watch()
    connections.close_all()  # this thread's, which nobody else can use


def configuration(door: Door) -> uvicorn.Config:
    """Return how a server is to stand before a door."""

    class ConnectionHere(Connection):
        at_hand = staticmethod(door.at_hand)

    return uvicorn.Config(
        InThreads(door, threads=THREADS_PER_WORKER),
        http=ConnectionHere,
        loop="uvloop",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        # Whom a header may speak for, Django's settings say.
        proxy_headers=False,
        timeout_keep_alive=SILENT_SECONDS,
        timeout_graceful_shutdown=PATIENCE_SECONDS,
    )


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket of this worker's own; the system spreads visitors over those of all."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family, backlog=BACKLOG, reuse_port=True)
    # An answer goes out in parts; without this, the second waits until the first is acknowledged.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)  # noqa: FBT003  # a C int
    return listening
