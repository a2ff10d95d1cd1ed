"""How much memory the processes of a server hold, as Linux counts it."""

from __future__ import annotations

from pathlib import Path


def worker_mb(server: int) -> float:
    """Return what the largest process below a server holds, in megabytes: its one worker."""
    return max(_resident_mb(one) for one in _below(server))


def parent_mb(server: int) -> float:
    """Return what the server's own process holds, which starts and watches the workers."""
    return _resident_mb(server)


def _below(process: int) -> list[int]:
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text()
        except OSError:  # it has ended meanwhile
            continue
        parents[int(folder.name)] = int(told.rpartition(")")[2].split()[1])
    found = [process]
    for one in found:  # grows while it is read
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:] or found


def _resident_mb(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS:"))
    return int(kilobytes) * 1024 / 1e6
