"""What the measurements need besides the portal: programs of the machine, and programs of their own.

Those of their own are installed under var/bench, once for each list of versions: the sites of the
peers into a virtual environment, Lighthouse with the Node it asks for from npm.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from bench.portal import FOLDER, ROOT, say
from portal.prepare import prepare

PEERS = FOLDER / "peers"
LIGHTHOUSE = FOLDER / "lighthouse"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PACKAGES = {  # of Debian, by the program that is asked for
    "nginx": "nginx-light",
    "wrk": "wrk",
    "taskset": "util-linux",
    "npm": "npm",
    "chromium": "chromium",
}


def require(*programs: str) -> None:
    """Make sure that the machine has these programs.

    Raises:
        SystemExit: if one is missing; says what to type.
    """
    missing = [name for name in programs if not (browser() if name == "chromium" else found(name))]
    if missing:
        packages = " ".join(PACKAGES[name] for name in missing)
        raise SystemExit(
            f"The benchmarks need {', '.join(missing)}. On Debian type:"
            f"  sudo apt-get install {packages}"
        )


def found(program: str) -> str | None:
    """Return where a program is; Debian keeps nginx where only the administrator's shell looks."""
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def browser() -> str | None:
    """Return the Chromium that Lighthouse drives; CHROME_PATH names another than the machine's."""
    named = os.environ.get("CHROME_PATH")
    return named or next((path for name in BROWSERS if (path := found(name))), None)


def peers_python() -> Path:
    """Return the Python that has Wagtail, plain Django and their server; install them if need be."""
    PEERS.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "bench/peer_sites/requirements.txt", PEERS / "requirements.txt")
    prepare(PEERS, ["requirements.txt"])
    return PEERS / ".venv" / "bin" / "python"


def lighthouse() -> tuple[str, ...]:
    """Return the command of Lighthouse; install it if need be.

    Raises:
        SystemExit: if it cannot be installed.
    """
    lists = ("package.json", "package-lock.json")
    wanted = [(ROOT / "bench/npm" / name).read_bytes() for name in lists]
    stamp, digest = LIGHTHOUSE / "installed.sha256", hashlib.sha256(b"".join(wanted)).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        say("Installing Lighthouse into var/bench; once, for a minute …")
        LIGHTHOUSE.mkdir(parents=True, exist_ok=True)
        for name, content in zip(lists, wanted, strict=True):
            (LIGHTHOUSE / name).write_bytes(content)
        # The Node of this machine only installs; Lighthouse runs on the one it is installed with.
        command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        if subprocess.run(command, cwd=LIGHTHOUSE, check=False).returncode:
            raise SystemExit("Lighthouse could not be installed; the lines above say why.")
        stamp.write_text(digest)
    modules = LIGHTHOUSE / "node_modules"
    return str(modules / ".bin/node"), str(modules / "lighthouse/cli/index.js")
