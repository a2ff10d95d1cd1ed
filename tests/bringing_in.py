"""References brought in at the desk, through the front door."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from articles.models import Reference
from tests.builders import make_reference

LIST = "/admin/articles/reference/"
BRING = f"{LIST}bring-in/"


def record(**changes: Any) -> dict[str, Any]:
    return {
        "type": "article-journal",
        "title": "Ketamine for pain",
        "author": [{"family": "Sleigh", "given": "J"}],
        "issued": {"date-parts": [[2014]]},
        "DOI": "10.1000/1",
        **changes,
    }


def in_library(key: str, **changes: Any) -> Reference:
    reference = make_reference(key)
    reference.take_record(record(**changes))
    reference.save()
    return reference


def paste(client: Client, *records: dict[str, Any]) -> str:
    """Bring records in and return the address where they are looked at."""
    answer = client.post(BRING, {"pasted": json.dumps(records)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def fields(client: Client, address: str, **query: str) -> dict[str, Any]:
    """What the browser would send from a page of records, untouched."""
    form = client.get(address, query).context["looked"]
    sent: dict[str, Any] = {
        "seen": form.plan.fingerprint(),
        "chosen": form.choices.carried(),
        "shown": form.shown(),
        "show": form.place.show,
        "page": form.page().number,
        "otherwise": form.choices.otherwise,
        "otherwise-before": form.choices.otherwise,
    }
    for row in form.rows():
        number = row.entry.number
        if row.entry.state == "new":
            sent |= {f"do-{number}": "add", f"key-{number}": row.key, f"kind-{number}": row.kind}
        elif row.dos:
            sent[f"do-{number}"] = row.do
    return sent
