"""What no log may hold: the secret in a link that lets somebody in."""

from __future__ import annotations

import logging
import re

SECRET_PATH = re.compile(r"(/review-for-us/)[^/?\s]+")
"""An expert's link: whoever reads it in a log could answer in the expert's name."""


class WithoutSecrets(logging.Filter):
    """Lets every line through, its secrets left out."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the secrets from what a line says, and let it through."""
        if isinstance(record.args, tuple):
            record.args = tuple(_without_secret(part) for part in record.args)
        record.msg = _without_secret(record.msg)
        return True


def _without_secret(part: object) -> object:
    return SECRET_PATH.sub(r"\1…", part) if isinstance(part, str) else part
