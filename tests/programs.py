"""The programs that tests need besides Python: found, else installed, else asked for.

python -m tests.programs chromium java
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright


@dataclass(frozen=True)
class Program:
    commands: tuple[str, ...]
    debian_package: str
    macos_advice: str


PROGRAMS = {
    "chromium": Program(
        (
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ),
        "chromium",
        "brew install --cask chromium",
    ),
    "java": Program(("java",), "default-jre-headless", "brew install openjdk"),
    "pdffonts": Program(("pdffonts",), "poppler-utils", "brew install poppler"),
    "pdftoppm": Program(("pdftoppm",), "poppler-utils", "brew install poppler"),
    "pdftotext": Program(("pdftotext",), "poppler-utils", "brew install poppler"),
}


def find(name: str) -> str | None:
    """Return where the program is, or None."""
    for command in PROGRAMS[name].commands:
        if path := shutil.which(command):
            return path
    return _playwrights_own_browser() if name == "chromium" else None


def provide(name: str) -> str:
    """Return where the program is, installing it first where that needs nobody's leave.

    Raises:
        SystemExit: if a person has to install it; says what to type.
    """
    for install in (_nothing, _install_with_apt, _install_with_playwright):
        install(name)
        if path := find(name):
            return path
    program = PROGRAMS[name]
    raise SystemExit(
        f"The tests need {name}, which is not on this machine.\n"
        f"On Debian or Ubuntu type:  sudo apt-get install {program.debian_package}\n"
        f"On macOS type:             {program.macos_advice}"
    )


def _nothing(_name: str) -> None:
    """Install nothing: it may be here already."""


def _install_with_apt(name: str) -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    package = PROGRAMS[name].debian_package
    sys.stdout.write(f"Installing {package} for the tests, with apt-get …\n")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        subprocess.run(["apt-get", "-qq", *arguments], env=quiet, check=False)


def _install_with_playwright(name: str) -> None:
    if name == "chromium":
        sys.stdout.write("Fetching a Chromium for the tests, with Playwright …\n")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _playwrights_own_browser() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        provide(wanted)
