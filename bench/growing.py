"""A site of some size that does, once each time it is told to, one kind of thing. Run by bench.growth."""

from __future__ import annotations

import json
import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.portal import NOON, use

ARTICLE = "made-text-50"


def main(folder: Path, count: int) -> None:
    use(database=_database(count), folder=folder)
    # Collected files are none of this; and pages that are not there are asked for on purpose.
    warnings.simplefilter("ignore")
    _fill(count)
    kinds = {**_pages(), **_acts()}
    _tell(list(kinds))
    for line in sys.stdin:
        _tell(_cost(kinds[line.strip()]))


def _database(count: int) -> str:
    """Return the address of a database of its own on the server, if there is one."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        return ""
    import psycopg  # noqa: PLC0415 - on PostgreSQL alone

    name = f"growth_{count}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    path, mark, query = server.partition("?")
    return f"{path.rpartition('/')[0]}/{name}{mark}{query}"


def _fill(count: int) -> None:
    from django.conf import settings  # noqa: PLC0415 - after use()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from articles.models import ClinicProfile, SearchState  # noqa: PLC0415
    from articles.search.rebuilding import ANALYSER  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    with _quietly():
        for command in ("migrate", "load_library"):
            call_command(command, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("make_many", str(count), "--without-search", "--yes", verbosity=0)
    ClinicProfile.objects.update_or_create(pk=1, defaults={"needs_four_eyes": False})
    # The next run on this site would otherwise index all of it first.
    SearchState.objects.update_or_create(pk=1, defaults={"analyser": ANALYSER})
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # what it does by itself within minutes


def _pages() -> dict[str, Callable[[], object]]:
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from articles.models import Edition, Topic  # noqa: PLC0415

    boss, _is_new = get_user_model().objects.get_or_create(
        username="boss", defaults={"is_superuser": True, "is_staff": True}
    )
    client = Client()
    client.force_login(boss)
    edition = Edition.objects.filter(article__slug=ARTICLE).latest("number")
    topic = Topic.objects.filter(articles=edition.article_id).earliest("pk")
    desk = f"/{settings.ADMIN_PATH}"
    form = f"{desk}articles/article/{edition.article_id}"
    addresses = {
        "article": f"/articles/{ARTICLE}/",
        "topic": f"/topics/{topic.slug}/",
        "all articles": "/articles/",
        "home": "/",
        "questions": "/faqs/",
        "references": "/references/",
        "glossary": "/glossary/",
        "map": "/sitemap.xml",
        "feed": "/feeds/articles.atom",
        "a reader's own pack": f"/your-pack/?part={ARTICLE}",
        "packs": "/packs/",
        "no such page": "/no-such-page/",
        "check code": f"/c/{edition.check_code}/",
        "handout": f"/articles/{ARTICLE}/handout.pdf",
        "desk: work list": desk,
        "desk: articles": f"{desk}articles/article/",
        "desk: article": f"{form}/change/",
        "desk: history": f"{form}/history/",
        "desk: publish…": f"{form}/publish/",
        "desk: withdraw…": f"{form}/withdraw/",
        "desk: editions": f"{desk}articles/edition/",
        "desk: references": f"{desk}articles/reference/",
        "desk: glossary": f"{desk}articles/glossaryterm/",
        "desk: packs": f"{desk}articles/pack/",
        "desk: recall": f"{desk}recall/",
        "desk: article to link to": f"{desk}articles/article/choices/articles/?q=care",
    }
    return {kind: _asking(client, address) for kind, address in addresses.items()}


def _asking(client: Any, address: str) -> Callable[[], object]:
    return lambda: b"".join(client.get(address))


def _acts() -> dict[str, Callable[[], object]]:
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    from articles.models import Article, ChangeKind  # noqa: PLC0415
    from articles.workflow.gate import gate_of  # noqa: PLC0415
    from articles.workflow.publishing import Change, publish  # noqa: PLC0415

    boss = get_user_model().objects.get(username="boss")
    article = Article.objects.get(slug="made-text-60")

    def save() -> None:
        article.body += "\n\nRest for a day."
        article.save()

    def publish_it() -> None:
        change = Change("Anew.", ChangeKind.MINOR, override="To measure.")
        publish(article, by=boss, at=NOON, change=change)

    def check() -> None:
        gate_of(article, article.manuscript())

    return {"save a draft": save, "check a draft": check, "publish it": publish_it}


def _cost(act: Callable[[], object]) -> tuple[float, int]:
    """Return the milliseconds of an act, and how many questions it asked."""
    from django.db import connection  # noqa: PLC0415

    asked = []

    def count(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    clock = time.thread_time if connection.vendor == "sqlite" else time.perf_counter
    with connection.execute_wrapper(count):
        begun = clock()
        act()
        taken = clock() - begun
    return 1000 * taken, len(asked)


def _quietly() -> Any:
    from contextlib import redirect_stdout  # noqa: PLC0415

    return redirect_stdout(sys.stderr)


def _tell(value: object) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
