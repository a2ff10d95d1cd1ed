"""The folders of finished answers, one for each release: they go when nobody uses them any more."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

SECONDS_UNUSED = 24 * 3600.0
"""A release that no process of this machine has used for a day loses its finished answers. Until
then two may run side by side, and going back finds what was finished."""


def take_away_unused(folder: Path) -> None:
    """Note that this release is in use, and take those away that nobody has noted for a day.

    Every process that serves notes it, at its first look and every ten minutes.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder)
        for other in folder.parent.iterdir():
            if other.stat().st_mtime < time.time() - SECONDS_UNUSED:
                shutil.rmtree(other, ignore_errors=True)
