"""Is it alive, is it ready: for the machines that watch over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

RETRY_AFTER_SECONDS = "30"


@never_cache
@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """Say that the program answers. Never touches the database."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Say whether the database answers too, so that requests may be sent here."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse(
            "the database does not answer\n",
            content_type="text/plain",
            status=503,
            headers={"Retry-After": RETRY_AFTER_SECONDS},
        )
    return HttpResponse("ready\n", content_type="text/plain")
