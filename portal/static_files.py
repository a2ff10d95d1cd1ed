"""Gathers and compresses the static files, and only when one of them has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_if_changed() -> bool:
    """Bring the served copy up to date; return whether there was anything to do."""
    mark = Path(settings.DATA_DIR) / "static.sha256"
    wanted = _fingerprint()
    if mark.exists() and mark.read_text() == wanted:
        return False
    # Old names stay: a page that someone has open may still ask for them.
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(wanted)
    return True


def _fingerprint() -> str:
    """Return a digest of every file's name, size and time: enough to see a change, and quick."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name}:{stat.st_size}:{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
