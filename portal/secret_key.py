"""The key that signs sessions: made once, kept in a file only its owner can read."""

import contextlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def read_or_make(path: Path) -> str:
    """Return the key kept at this path, making it first when there is none.

    Two processes that start at once end up with the same key: each writes a whole file of
    its own, and only the first to link it under the final name wins.

    Raises:
        ImproperlyConfigured: if the folder or the file cannot be written or read.
    """
    try:
        if not path.exists():
            _make(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The portal keeps its data in {path.parent}, and may not write there"
            f" ({error.strerror}). Give it that folder, or set DATA_DIR to another."
        ) from error


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A temporary file is made with mode 600, so the key is never readable by others.
    with NamedTemporaryFile("w", dir=path.parent, prefix=".secret_key-") as draft:
        draft.write(get_random_secret_key())
        draft.flush()
        with contextlib.suppress(FileExistsError):
            os.link(draft.name, path)
