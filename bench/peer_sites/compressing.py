"""A view's answer as Brotli at its best: for answers that are kept, so that it is done once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

View = Callable[..., HttpResponse]


def as_brotli(view: View) -> View:
    """Return the view with its answer compressed, for whoever reads Brotli."""

    @wraps(view)
    def compressed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        patch_vary_headers(answer, ["Accept-Encoding"])
        if "br" in request.headers.get("Accept-Encoding", ""):
            if hasattr(answer, "render"):
                answer.render()
            answer.content = brotli.compress(answer.content)
            answer.headers["Content-Encoding"] = "br"
        return answer

    return compressed
