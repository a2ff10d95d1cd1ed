"""The key that signs sessions: made once, kept in a file only its owner can read."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key


def read_or_make(path: Path) -> str:
    """Return the key kept at this path, making it first when there is none.

    Two processes that start at once end up with the same key: each writes a whole file of
    its own, and only the first to link it under the final name wins.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # A temporary file is made with mode 600, so the key is never readable by others.
        with NamedTemporaryFile("w", dir=path.parent, prefix=".secret_key-") as draft:
            draft.write(get_random_secret_key())
            draft.flush()
            try:
                os.link(draft.name, path)
            except FileExistsError:
                pass
    return path.read_text(encoding="ascii").strip()
