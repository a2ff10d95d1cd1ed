"""The code that clinics still run while they change to this one."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.portal.surroundings import ROOT

MIGRATIONS = ("articles/migrations/0*.py", "portal/migrations/0*.py")


def code_of_the_release_before(folder: Path) -> str | None:
    """Lay that code into a folder and return what it is called; None where git has no such thing.

    That is the newest release that lacks a migration of ours; before there is one, whatever came
    before our newest migration.
    """
    newest = _git("log", "-1", "--diff-filter=A", "--format=%H", "--", *MIGRATIONS)
    before = _git("rev-parse", "--verify", "--quiet", f"{newest}^") if newest else None
    name = (_git("describe", "--tags", "--abbrev=0", before) or before) if before else None
    if not name:
        return None
    folder.mkdir()
    archive = subprocess.run(["git", "archive", name], cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
    return name


def _git(*arguments: str) -> str | None:
    try:
        told = subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return told.stdout.strip() or None
