"""Who is logged in, also while the database takes no writing."""

from __future__ import annotations

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse


class Sessions(SessionMiddleware):
    """Django's own, which takes a session that could not be kept for one that somebody has ended.

    It answers “Bad Request” to both. A page that was only read goes out nevertheless, and what it
    told, such as “Saved”, is told once more on the next one.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Keep the session.

        Raises:
            OperationalError, InterfaceError: if the database did not, and more was asked for than
                a page.
            SessionInterrupted: if somebody has logged out meanwhile.
        """
        try:
            return super().process_response(request, response)
        except SessionInterrupted as interruption:
            reason = _reason(interruption)
            if reason is None:
                raise
            if request.method in ("GET", "HEAD"):
                return response
            raise reason from None


def _reason(error: BaseException) -> BaseException | None:
    """What the database said, if it was the reason."""
    reason = error.__context__
    while reason is not None and not isinstance(reason, OperationalError | InterfaceError):
        reason = reason.__context__
    return reason
