"""What every request and answer passes, beyond Django's own layers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

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
