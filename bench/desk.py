"""How long an author waits for the preview, for what the checks say, and for the form itself."""

from __future__ import annotations

from http.client import HTTPConnection
from time import perf_counter
from urllib.parse import urlencode

from bench.portal import FOLDER, fill, median, share, use
from bench.server import open_connection, serving

PORT = 8778
ROUNDS = 40
TOKEN = "t" * 32
AUTHOR = "bench"


def measure() -> dict[str, float]:
    """Return milliseconds over HTTP for the longest starter text, every time with another word."""
    folder = FOLDER / "desk"
    use(folder=folder)
    fill(articles=0)
    key, draft = _longest_draft()
    cookies = f"sessionid={_session()}; csrftoken={TOKEN}"
    desk = "/admin/articles/article/"
    with serving(folder, PORT):
        connection = open_connection(PORT)
        found = {"draft_characters": float(len(draft["body"]))}
        for name, path in (
            ("form", f"{desk}{key}/change/"),
            ("preview", f"{desk}preview/"),
            ("findings", f"{desk}findings/"),
        ):
            taken = []
            for number in range(ROUNDS):
                typed = {**draft, "body": f"{draft['body']}\n\nWord {number}."}
                begun = perf_counter()
                _ask(connection, path, cookies, None if name == "form" else typed)
                taken.append(1000 * (perf_counter() - begun))
            found[f"{name}_ms_median"] = median(taken[1:])  # the first warms the worker
            found[f"{name}_ms_95_in_100"] = share(taken[1:], 0.95)
    return found


def _longest_draft() -> tuple[int, dict[str, str]]:
    """Return the key of the longest text in English, and what its form sends."""
    from articles.models import Article  # noqa: PLC0415 - the settings come first

    article = max(Article.objects.in_language("en"), key=lambda one: len(one.body))
    questions = list(article.questions.all())
    draft = {
        "language": "en",
        "title": article.title,
        "slug": article.slug,
        "summary": article.summary,
        "body": article.body,
        "article": str(article.pk),
        "questions-TOTAL_FORMS": str(len(questions)),
    }
    for number, one in enumerate(questions):
        draft |= {
            f"questions-{number}-question": one.question,
            f"questions-{number}-answer": one.answer,
        }
    return article.pk, draft


def _session() -> str:
    """Let somebody in who may write, past the door, and return what their cookie says."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    author, _ = get_user_model().objects.get_or_create(
        username=AUTHOR, defaults={"is_staff": True, "is_superuser": True}
    )
    client = Client()
    client.force_login(author)
    return client.cookies["sessionid"].value


def _ask(connection: HTTPConnection, path: str, cookies: str, draft: dict[str, str] | None) -> None:
    headers = {"Cookie": cookies, "X-CSRFToken": TOKEN}
    if draft is None:
        connection.request("GET", path, headers=headers)
    else:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", path, body=urlencode(draft), headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise SystemExit(f"The desk answered {path} with {answer.status}: {content[:300]!r}")
