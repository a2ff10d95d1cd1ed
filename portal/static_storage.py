"""Static files under names that change with their content, compressed once at start."""

import re
from collections.abc import Callable
from typing import Any

import rjsmin
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GAP = re.compile(r"\s+")
# Not before a colon or around a sign: `a :target` and `calc(1px + 2px)` mean something else without;
# nor after a colon that may be the end of what a string says.
_AROUND = re.compile(r"\s?([{};,])\s?|(?<=:)\s(?!\")")


def squeeze(css: str) -> str:
    """Return a style sheet without what only its authors read: comments and indentation."""
    return _AROUND.sub(r"\1", _GAP.sub(" ", _COMMENT.sub("", css))).strip()


def squeeze_script(script: str) -> str:
    """Return a script without comments and indentation."""
    squeezed: str = rjsmin.jsmin(script)
    return squeezed


def lean_form(name: str) -> Callable[[str], str] | None:
    """Return what makes one of our files for readers lean, None for any other file."""
    if name.startswith("css/") and name.endswith(".css"):
        return squeeze
    return squeeze_script if name.startswith("js/") and name.endswith(".js") else None


class StaticStorage(CompressedManifestStaticFilesStorage):
    # Script modules import each other by name too, and must get the changed names as well.
    support_js_module_import_aggregation = True

    def _save(self, name: str, content: Any) -> str:
        """Store a file under its plain or its hashed name; our own for readers lean."""
        lean = lean_form(name)
        if lean:
            content.seek(0)  # its digest has been taken
            content = ContentFile(lean(content.read().decode("utf-8")).encode("utf-8"))
        saved: str = super()._save(name, content)
        return saved
