"""How long 10,000 references take to come in, beside reading JSON and writing the rows alone.

python -m bench.references                          all formats, on SQLite
python -m bench.references bibtex ris               these formats alone
python -m tests.postgres python -m bench.references   the same on PostgreSQL

The files are made by our own export. Each measurement runs in a process of its own. Prints a table.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from io import StringIO
from time import perf_counter, process_time
from typing import Any

from bench.portal import FOLDER, ROOT, say, use

REFERENCES = 10_000
FORMATS = ("csl", "ris", "nbib", "endnote", "bibtex")
LIBRARY = ROOT / "articles" / "library" / "references.json"


def main(wanted: Sequence[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    is_made = all((FOLDER / f"references.{name}").exists() for name in FORMATS)
    for name in (*(() if wanted and is_made else ("files",)), *(wanted or ("peer", *FORMATS))):
        say(f"Measuring: {name} …")
        command = [sys.executable, "-m", "bench.references", "--alone", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{name} could not be measured:\n{done.stderr}")
        for what, value in json.loads(done.stdout).items():
            sys.stdout.write(f"{name:>8}  {what:<32} {value:>9,.2f}\n")
        sys.stdout.flush()


def files() -> dict[str, float]:
    """Write the files that the others read: the starter library again and again, each paper new."""
    from articles.evidence.exporting import write_items  # noqa: PLC0415 - Django is set up first

    papers = json.loads(LIBRARY.read_text("utf-8"))
    items = [_made(papers[number % len(papers)], number) for number in range(REFERENCES)]
    taken = {}
    for format_ in FORMATS:
        begun = perf_counter()
        content = write_items(items, format_)
        taken[f"{format_}: seconds to write"] = perf_counter() - begun
        taken[f"{format_}: megabytes"] = len(content) / 1e6
        (FOLDER / f"references.{format_}").write_bytes(content)
    return taken


def peer() -> dict[str, float]:
    """What cannot be spared: the JSON read, the rows written; no plan, no key, no history."""
    from articles.models import Reference  # noqa: PLC0415

    def act() -> None:
        rows = []
        for csl in json.loads((FOLDER / "references.csl").read_bytes()):
            row = Reference(key=csl["id"])
            row.take_record(csl)
            rows.append(row)
        Reference.objects.bulk_create(rows, batch_size=500)

    return _measured({"seconds": act})


def come_in(format_: str) -> dict[str, float]:
    """Read a file; bring it in by the command; once more, when the library has it all."""
    from django.core.management import call_command  # noqa: PLC0415

    from articles.evidence.reading import read_references  # noqa: PLC0415

    file = FOLDER / f"references.{format_}"

    def read() -> None:
        if len(read_references(file.read_bytes()).taken) != REFERENCES:
            raise RuntimeError("not all were read")

    def command(expected: str) -> Callable[[], None]:
        def act() -> None:
            out = StringIO()
            call_command("import_references", str(file), stdout=out, stderr=StringIO())
            if expected not in out.getvalue():
                raise RuntimeError(out.getvalue()[-500:])

        return act

    return _measured(
        {
            "seconds to read": read,
            "seconds by the command": command(f"{REFERENCES} new, 0 the same"),
            "seconds once more": command(f"0 new, {REFERENCES} the same"),
        }
    )


def _measured(acts: dict[str, Callable[[], None]]) -> dict[str, float]:
    from django.core.management import call_command  # noqa: PLC0415

    from articles.models import Reference  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    Reference.objects.all().delete()
    before = memory_mb()
    taken = {}
    for name, act in acts.items():
        begun, worked = perf_counter(), process_time()
        act()
        taken[name] = perf_counter() - begun
        taken[name.replace("seconds", "of them at work")] = process_time() - worked
    taken["megabytes more at most"] = memory_mb() - before
    Reference.objects.all().delete()
    Reference.history.all().delete()
    return taken


def _made(item: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        **item,
        "id": f"made-{number}",
        "title": f"{item['title']} ({number})",
        "DOI": f"10.5555/made.{number}",
        "PMID": str(10_000_000 + number),
        "URL": f"https://example.org/{number}",
    }


def memory_mb() -> float:
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    if sys.argv[1:2] != ["--alone"]:
        main(sys.argv[1:])
    else:
        use(database=os.environ.get("DATABASE_URL", ""))
        wanted = sys.argv[2]
        own = {"files": files, "peer": peer}
        sys.stdout.write(json.dumps(own[wanted]() if wanted in own else come_in(wanted)))
