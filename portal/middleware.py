"""What every request and answer passes, beyond Django's own layers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_urlconf

from articles.handouts.keeping import TooBusyError
from articles.handouts.sheet import SheetTooLongError
from portal import errors

Answer = Callable[[HttpRequest], HttpResponseBase]

# A page of text needs none of these, so no script that slips in may have them either.
DENIED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


def readers_addresses(answer: Answer) -> Answer:
    """Answer readers without the desk, which is a third of the portal: its first visitor loads it."""

    def with_addresses(request: HttpRequest) -> HttpResponseBase:
        # With or without the last slash, which Django would add.
        if not f"{request.path_info}/".startswith(f"/{settings.ADMIN_PATH}"):
            request.urlconf = settings.PUBLIC_URLCONF
            # Also for who is refused before the request's own is read, such as for a wrong host.
            set_urlconf(settings.PUBLIC_URLCONF)
        return answer(request)

    return with_addresses


def permissions_policy(answer: Answer) -> Answer:
    """Tell the browser that no page here may use a sensor, the camera or a purse."""
    policy = ", ".join(f"{feature}=()" for feature in DENIED_FEATURES)

    def with_policy(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", policy)
        return response

    return with_policy


class SheetRefused:
    """Answers for whichever door a sheet was asked at: come back later, or read it as a page."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer(request)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        answer = _REFUSALS.get(type(error))
        return answer() if answer else None


_REFUSALS = {TooBusyError: errors.too_busy, SheetTooLongError: errors.too_long}
