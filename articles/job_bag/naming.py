"""How people and moments are called in a job bag."""

from __future__ import annotations

from typing import Any


def named(person: Any) -> str:
    """Return how the desk calls a person; blank for nobody."""
    return (person.get_full_name() or person.get_username()) if person else ""
