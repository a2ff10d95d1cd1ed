"""What wrk says of an address, from a core of its own."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass

SERVER_CORE, CLIENT_CORE = 0, 1
SECONDS = 4
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to be given the page: whom to ask, and what the request says besides."""

    address: str
    headers: tuple[str, ...] = ()


def ask(way: Way, *, connections: int) -> dict[str, float]:
    """Return how many requests a second were answered, and within how many milliseconds.

    Raises:
        SystemExit: if something else than a page, or than “unchanged”, was answered, or nothing was.
    """
    command = ["taskset", "-c", str(CLIENT_CORE), "wrk", "--latency", "--timeout", "10s", "-t1"]
    command += [f"-c{connections}", f"-d{SECONDS}s"]
    for header in ("Accept-Encoding: br", *way.headers):
        command += ["-H", header]
    done = subprocess.run([*command, way.address], check=True, capture_output=True, text=True)
    said = done.stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{way.address} was not answered: {said}")
    if "\n  0 requests in" in said:
        raise SystemExit(f"{way.address} answered nothing: is the machine busy with other work?")
    return {
        "per_second": float(said.partition("Requests/sec:")[2].split()[0]),
        "median_ms": _milliseconds(said, "50%"),
        "p99_ms": _milliseconds(said, "99%"),
    }


def _milliseconds(said: str, share: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s|m)\b", said)
    if not found:
        raise SystemExit(f"wrk said something else than usual: {said}")
    return float(found[1]) * MILLISECONDS[found[2]]
