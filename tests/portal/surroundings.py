"""The portal's own programs, run apart from the tests in surroundings of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BARE = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with nothing set but this, and return what it said."""
    return run(sys.executable, "manage.py", *arguments, **environment)


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env=BARE | environment, capture_output=True, text=True, check=False
    )


def settings_under(*names: str, **environment: str) -> dict[str, Any]:
    """Return these settings as they are under that environment."""
    wanted = ", ".join(f"{name!r}: settings.{name}" for name in names)
    code = f"import json; from portal import settings; print(json.dumps({{{wanted}}}, default=str))"
    answer = run(sys.executable, "-c", code, **environment)
    assert answer.returncode == 0, answer.stderr
    settings: dict[str, Any] = json.loads(answer.stdout)
    return settings
