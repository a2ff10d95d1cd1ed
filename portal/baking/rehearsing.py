"""A request that nobody has made: for an answer that is finished beforehand."""

from __future__ import annotations

from typing import Any
from wsgiref.util import setup_testing_defaults

REHEARSAL = "portal.baking.rehearsal"
"""True in the environment of such a request."""


def rehearsal(scheme: str, host: str, path: str, query: str = "") -> dict[str, Any]:
    """Return its environment, as a server would write it for whoever came through a proxy."""
    environ: dict[str, Any] = {
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": scheme,
        "wsgi.url_scheme": scheme,
        REHEARSAL: True,
    }
    setup_testing_defaults(environ)  # all else that a server would say
    return environ
