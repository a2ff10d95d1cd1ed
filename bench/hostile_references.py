"""What hostile files of references cost: seconds and memory, each in a process of its own.

python -m bench.hostile_references

Needs the files that `python -m bench.references` makes. Each file goes through the command into an
empty library; then nothing of it may be there, unless it was taken whole. Prints a table.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from time import process_time

from bench.portal import FOLDER, ROOT, say, use
from bench.references import FORMATS, memory_mb

SIZE = 19_900_000
LIMIT_PASSED = 50_000_000
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><xml><records><record><titles><title>&a11;</title></titles></record></records></xml>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><records>&a;</records></xml>'


def made(format_: str) -> bytes:
    return (FOLDER / f"references.{format_}").read_bytes()


def long(unit: bytes, size: int = SIZE) -> bytes:
    return unit * (size // len(unit))


def cut(format_: str) -> bytes:
    whole = made(format_)
    return whole[: random.Random(format_).randrange(len(whole))]


CASES: dict[str, Callable[[], bytes]] = {
    **{f"{name}, 50 MB": lambda name=name: long(made(name), LIMIT_PASSED) for name in FORMATS},  # type: ignore[misc]
    **{f"{name}, cut at random": lambda name=name: cut(name) for name in FORMATS},  # type: ignore[misc]
    "XML bomb": BOMB.encode,
    "XML bomb, 20 MB": lambda: BOMB.encode() + long(b"&a11;"),
    "entity from outside": OUTSIDE.encode,
    "XML, tags within tags": lambda: b"<xml>" + long(b"<a>"),
    "XML, one text of 20 MB": lambda: b"<xml><records><record><titles><title>" + long(b"a"),
    "JSON, lists within lists": lambda: long(b"["),
    "JSON, objects within objects": lambda: long(b'{"a":'),
    "JSON, one text of 20 MB": lambda: b'[{"title": "' + long(b"a") + b'"}]',
    "RIS on one line": lambda: long(b"TY  - JOUR TI  - A title ER  - "),
    "PubMed on one line": lambda: long(b"PMID- 1 TI  - A title. "),
    "BibTeX on one line": lambda: long(b"@article{a, title = {A title}} "),
    "BibTeX, braces that never close": lambda: b"@article{a, title = " + long(b"{"),
    "letters without a line end": lambda: long(b"a"),
    "UTF-16 without its mark": lambda: made("ris").decode().encode("utf-16-le"),
    "RIS full of NULs": lambda: b"TY  - JOUR\n" + long(b"\0"),
}


def main() -> None:
    for name in CASES:
        say(f"Measuring: {name} …")
        command = [sys.executable, "-m", "bench.hostile_references", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{name} could not be measured:\n{done.stderr}")
        megabytes, seconds, more, said = json.loads(done.stdout)
        sys.stdout.write(f"{name:<32}{megabytes:>6.1f} MB {seconds:>6.1f} s {more:>5.0f} MB  {said}\n")  # fmt: skip
        sys.stdout.flush()


def come_in(name: str) -> tuple[float, float, float, str]:
    """Return a file's megabytes, seconds of the processor, megabytes more at most, and the answer."""
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    from articles.models import Reference  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    Reference.objects.all().delete()
    file = FOLDER / "hostile"
    # Made in a process of its own, whose memory does not count.
    subprocess.run([sys.executable, "-m", "bench.hostile_references", "--make", name], check=True)
    before, begun, out, errors = memory_mb(), process_time(), StringIO(), StringIO()
    try:
        call_command("import_references", str(file), stdout=out, stderr=errors)
    except CommandError:
        if Reference.objects.exists():
            raise RuntimeError("half of it came in") from None
    said = (out.getvalue() + errors.getvalue()).strip().splitlines()[-1]
    answer = said.rpartition("hostile: ")[2]
    size = file.stat().st_size / 1e6
    Reference.objects.all().delete()
    Reference.history.all().delete()
    return size, process_time() - begun, memory_mb() - before, answer


if __name__ == "__main__":
    if len(sys.argv) < 2:
        main()
    elif sys.argv[1] == "--make":
        (FOLDER / "hostile").write_bytes(CASES[sys.argv[2]]())
    else:
        use(database=f"sqlite:///{FOLDER / 'hostile.sqlite3'}")
        sys.stdout.write(json.dumps(come_in(sys.argv[1])))
