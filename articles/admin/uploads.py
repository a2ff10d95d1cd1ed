"""Pictures sent by the editor's script: the form of a picture, answered in JSON."""

from __future__ import annotations

import re

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .image_form import DECORATIVE, DESCRIBED, ImageForm

# What would end the description early, or be read as something else in it.
_SPECIAL = re.compile(r"[\[\]\\*_`<{]")


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Add one picture: `image`, with `alt` or `decorative`, and if wanted `key` and `credit`.

    Answers {"key", "alt", "image_code"}, or 400 with {"image": [what to mend, …]}.
    """
    # 403 and no way to the log-in page: the caller is a script.
    if not (request.user.is_staff and request.user.has_perm("articles.add_image")):
        raise PermissionDenied
    alt = request.POST.get("alt", "").strip()
    is_decorative = request.POST.get("decorative", "") in {"1", "on", "true"}
    if not alt and not is_decorative:
        words = _("Add this picture with the picture button, which asks what it shows.")
        return JsonResponse({"image": [words]}, status=400)
    form = ImageForm(
        {
            "key": request.POST.get("key", ""),
            "credit": request.POST.get("credit", ""),
            "alt": alt,
            "meaning": DECORATIVE if is_decorative else DESCRIBED,
        },
        {"picture": request.FILES["image"]} if "image" in request.FILES else {},
    )
    if not form.is_valid():
        return JsonResponse({"image": _sentences(form)}, status=400)
    image = form.save()
    words = _SPECIAL.sub(r"\\\g<0>", image.alt)
    code = f"![{words}](image:{image.key})"
    return JsonResponse({"key": image.key, "alt": image.alt, "image_code": code})


def _sentences(form: ImageForm) -> list[str]:
    return [str(sentence) for errors in form.errors.values() for sentence in errors]
