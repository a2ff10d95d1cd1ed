"""What was measured, on what: the machine, the versions, the commit."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench import environment
from bench.portal import ROOT


def described() -> dict[str, str]:
    """Return what figures have to be read with; a program that is not there is left out."""
    said = {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": _system(),
        "python": platform.python_version(),
        "django": version("django"),
        "uvicorn": version("uvicorn"),
        "granian": _pinned_peer("granian"),
        "wagtail": _pinned_peer("wagtail"),
        "nginx": _first_version([environment.found("nginx"), "-v"]),
        "wrk": _first_version([environment.found("wrk"), "-v"]),
        "chromium": _first_version([environment.browser(), "--version"]),
        "lighthouse": _pinned_lighthouse(),
    }
    return {name: value for name, value in said.items() if value}


def commit() -> str:
    """Return the commit that is checked out, with a plus sign if files differ from it."""
    run = ["git", "describe", "--always", "--abbrev=10", "--dirty=+", "--exclude=*"]
    done = subprocess.run(run, cwd=ROOT, check=False, capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    told = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    found = re.search(r"^model name\s*: (.*)$", told, re.MULTILINE)
    return found[1] if found else platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()


def _first_version(command: list[str | None]) -> str:
    if command[0] is None:
        return ""
    done = subprocess.run(list(map(str, command)), check=False, capture_output=True, text=True)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else ""


def _pinned_peer(name: str) -> str:
    listed = (ROOT / "bench/peer_sites/requirements.txt").read_text()
    found = re.search(rf"^{name}==(.*)$", listed, re.MULTILINE)
    return found[1] if found else ""


def _pinned_lighthouse() -> str:
    listed = json.loads((ROOT / "bench/npm/package.json").read_text())
    return str(listed["dependencies"]["lighthouse"])
