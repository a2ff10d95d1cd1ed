"""Static files under names that change with their content, compressed once at start."""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GAP = re.compile(r"\s+")
# Not around a colon or a sign: `a :target` and `calc(1px + 2px)` mean something else without.
_AROUND = re.compile(r"\s?([{};,])\s?")


def squeeze(css: str) -> str:
    """Return a style sheet without what only its authors read: comments and indentation."""
    return _AROUND.sub(r"\1", _GAP.sub(" ", _COMMENT.sub("", css))).strip()


class StaticStorage(CompressedManifestStaticFilesStorage):
    # Script modules import each other by name too, and must get the changed names as well.
    support_js_module_import_aggregation = True

    def _save(self, name: str, content: Any) -> str:
        """Store a file under its plain or its hashed name; our own style sheets lean."""
        if name.startswith("css/") and name.endswith(".css"):
            content.seek(0)  # its digest has been taken
            content = ContentFile(squeeze(content.read().decode("utf-8")).encode("utf-8"))
        saved: str = super()._save(name, content)
        return saved
