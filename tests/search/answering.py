"""The labelled questions put to the portal: a database is filled, each question is searched for.

python -m tests.search.answering           in a new database, at DATABASE_URL if that is set
python -m tests.search.answering --peer    of plain full text search

Writes the replies as JSON: first to what was asked, then to what was asked afresh.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from articles.search.values import Answer, EntryKind, Found
from tests.search.labelled import SPANISH_LIBRARY, Asked, asked, asked_afresh

PEER = "--peer"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question was answered with: the first page of results, and what was searched for."""

    found: tuple[Found, ...]
    searched: str
    is_corrected: bool


def bring_in_libraries() -> None:
    """Publish the starter library and the Spanish articles of this test, with their words."""
    from articles.models import GlossaryTerm  # noqa: PLC0415 - only once Django is set up
    from articles.workflow.starter_library import load_library  # noqa: PLC0415
    from tests.builders import NOON  # noqa: PLC0415
    from tests.library.starter import LIBRARY  # noqa: PLC0415

    for row in yaml.safe_load((SPANISH_LIBRARY / "words.yaml").read_text("utf-8")):
        GlossaryTerm.objects.create(
            language="es",
            term=row["term"],
            forms="\n".join(row["forms"]),
            meaning=row["meaning"],
        )
    for folder in (LIBRARY, SPANISH_LIBRARY):
        load_library(folder, at=NOON)


def replies(questions: Iterable[Asked] = asked()) -> list[Reply]:
    """Return what search answers to each question."""
    from articles.search.searching import search  # noqa: PLC0415 - only once Django is set up

    return [_reply(search(one.words, language=one.language)) for one in questions]


def written(reply: Reply) -> dict[str, object]:
    """Return a reply as JSON can hold it."""
    found = [[one.kind, one.address, one.title] for one in reply.found]
    return {"found": found, "searched": reply.searched, "is_corrected": reply.is_corrected}


def read(row: dict[str, object]) -> Reply:
    """Return a reply as it was written."""
    found = (
        Found(kind=EntryKind(kind), address=address, title=title, passage="")
        for kind, address, title in row["found"]
    )
    return Reply(tuple(found), row["searched"], row["is_corrected"])


def _reply(answer: Answer) -> Reply:
    return Reply(answer.found, answer.searched, answer.is_corrected)


def main() -> None:
    """Ask everything of a new portal, or of the peer, and write the replies."""
    with tempfile.TemporaryDirectory(prefix="portal-quality-") as folder:
        os.environ.update(DATA_DIR=folder, DJANGO_SETTINGS_MODULE="portal.settings")
        import django  # noqa: PLC0415 - the settings read the environment set above

        django.setup()
        answered = _of_the_peer() if PEER in sys.argv else _of_a_new_portal()
        json.dump([written(reply) for reply in answered], sys.stdout)


def _of_a_new_portal() -> list[Reply]:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    bring_in_libraries()
    return replies((*asked(), *asked_afresh()))


def _of_the_peer() -> list[Reply]:
    from tests.search.plain_full_text import plain_replies  # noqa: PLC0415

    return plain_replies((*asked(), *asked_afresh()))


if __name__ == "__main__":
    main()
