"""The same article in plain Django and in Wagtail, on the server that the portal has."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import environment
from bench.portal import FOLDER, ROOT
from bench.server import running

PLAIN_PORT, WAGTAIL_PORT = 8773, 8774
PLAIN, WAGTAIL = "plain", "wagtail_site"
PORTS = {PLAIN: PLAIN_PORT, WAGTAIL: WAGTAIL_PORT}
THREADS = 1
"""Threads of one Python wait for each other; with two and four nothing was won (bench/README.md)."""

BLOCKS = "{% for block in page.body %}{% include_block block %}{% endfor %}"
TEMPLATES = {  # the tags they load, and what stands in the place of the text
    "plain.html": ("", "{{ article.body|safe }}"),
    "wagtail.html": ("{% load wagtailcore_tags %}", BLOCKS),
    "wagtail-fragment.html": (
        "{% load wagtailcore_tags wagtail_cache %}",
        f"{{% wagtailpagecache 3600 'text' %}}{BLOCKS}{{% endwagtailpagecache %}}",
    ),
}


def prepare(page: str, *, slug: str) -> None:
    """Make both sites anew so that they show this page: its frame as template, its text as data.

    Raises:
        SystemExit: if a site cannot be filled.
    """
    python = environment.peers_python()
    before, text, after = _cut(page)
    title = re.search(r"<title>(.*?)</title>", page)
    article = {
        "slug": slug,
        "title": title[1] if title else slug,
        "sections": re.split(r"(?=<h2)", text),
    }
    for name in PORTS:
        folder = _folder(name)
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "templates").mkdir(parents=True)
        _write_templates(folder / "templates", before, after)
        told = folder / "article.json"
        told.write_text(json.dumps(article), "utf-8")
        command = [str(python), "-m", "bench.peer_sites.fill", str(told)]
        if subprocess.run(command, cwd=ROOT, env=_surroundings(name), check=False).returncode:
            raise SystemExit(f"The peer {name} could not be filled; the lines above say why.")


@contextmanager
def serving(name: str, path: str) -> Iterator[subprocess.Popen[bytes]]:
    """Serve one of the sites, which prepare() has filled, with one worker; there when it has `path`."""
    granian = environment.peers_python().with_name("granian")
    command = [str(granian), "--interface", "wsgi", "--workers", "1", "--no-ws", "--factory"]
    command += ["--blocking-threads", str(THREADS), "--log-level", "warning"]
    command += ["--port", str(PORTS[name]), "django.core.wsgi:get_wsgi_application"]
    with running(command, surroundings=_surroundings(name), port=PORTS[name], path=path) as server:
        yield server


def address(name: str, path: str) -> str:
    """Return where a path of one of the sites is asked for."""
    return f"http://localhost:{PORTS[name]}{path}"


def _cut(page: str) -> tuple[str, str, str]:
    """Cut a page into what stands before its text, the text, and what follows."""
    before, main, rest = page.partition('<main id="main">')
    text, end, after = rest.partition("</main>")
    if not (main and end):
        raise SystemExit("The portal's page has no main part that could be given to the peers.")
    return before + main, text, end + after


def _write_templates(folder: Path, before: str, after: str) -> None:
    for name, (tags, body) in TEMPLATES.items():
        (folder / name).write_text(f"{tags}{_literal(before)}{body}{_literal(after)}", "utf-8")


def _literal(html: str) -> str:
    return f"{{% verbatim %}}{html}{{% endverbatim %}}"


def _folder(name: str) -> Path:
    return FOLDER / "peer-data" / name


def _surroundings(name: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": f"bench.peer_sites.{name}.settings",
        "PEER_FOLDER": str(_folder(name)),
        "PYTHONPATH": str(ROOT),
    }
