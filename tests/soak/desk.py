"""Somebody at the desk who publishes by pressing its buttons, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPException
from http.cookiejar import Cookie, CookieJar
from threading import Timer
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.soak.publication_text import ARTICLES, text
from tests.soak.surroundings import Clinic
from tests.writing import fields


class Desk:
    """A browser that is logged in."""

    def __init__(self, clinic: Clinic) -> None:
        self._clinic = clinic
        cookies = CookieJar()
        cookies.set_cookie(_cookie("sessionid", clinic.session))
        self._browser = build_opener(HTTPCookieProcessor(cookies))

    def publish(self, number: int) -> None:
        """Write a text, save it, publish it."""
        article = f"/admin/articles/article/{self._clinic.articles[number % ARTICLES]}"
        form = fields(self._open(f"{article}/change/"))
        told = self._open(f"{article}/change/", form | {"body": text(number)})
        assert "Saved. Readers see" in told, told
        page = self._open(f"{article}/publish/").replace('<form method="post"', '<form id="step"')
        said = fields(page, form="step") | {"note": f"Publication {number}.", "kind": "minor"}
        self._open(f"{article}/publish/", said)

    def publish_while(self, number: int, happens: Callable[[], None], *, after: float) -> bool:
        """Publish while something happens after so many seconds; tell whether it succeeded."""
        timer = Timer(after, happens)
        timer.start()
        try:
            self.publish(number)
        except (URLError, HTTPException, ConnectionError, TimeoutError):
            return False
        finally:
            timer.join()
        return True

    def _open(self, address: str, form: dict[str, object] | None = None) -> str:
        data = urlencode(form, doseq=True).encode() if form else None
        with self._browser.open(f"{self._clinic.home}{address}", data, timeout=60) as answer:
            return str(answer.read().decode())


def _cookie(name: str, value: str) -> Cookie:
    """A cookie of the site; the library calls a host without a dot “.local”."""
    return Cookie(
        version=0,
        name=name,
        value=value,
        port=None,
        port_specified=False,
        domain="localhost.local",
        domain_specified=False,
        domain_initial_dot=False,
        path="/",
        path_specified=True,
        secure=False,
        expires=None,
        discard=True,
        comment=None,
        comment_url=None,
        rest={},
    )
