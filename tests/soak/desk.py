"""Somebody at the desk who publishes by pressing its buttons, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from http.client import HTTPException
from http.cookiejar import Cookie, CookieJar
from threading import Timer
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.soak.publication_text import ARTICLES, text
from tests.soak.surroundings import Clinic
from tests.writing import fields

Form = dict[str, Any]

SAVED = "Saved. Readers see"


class Desk:
    """A browser that is logged in."""

    def __init__(self, clinic: Clinic) -> None:
        self._clinic = clinic
        cookies = CookieJar()
        cookies.set_cookie(_cookie("sessionid", clinic.session))
        self._browser = build_opener(HTTPCookieProcessor(cookies))

    def publish(self, number: int) -> None:
        """Write a text, save it, publish it."""
        self.save(number, self.write(number))
        article = self._article(number)
        page = self._open(f"{article}/publish/").replace('<form method="post"', '<form id="step"')
        said = fields(page, form="step") | {"note": f"Publication {number}.", "kind": "minor"}
        self._open(f"{article}/publish/", said)

    def write(self, number: int) -> Form:
        """Open the draft and write a text into its form."""
        return fields(self._open(f"{self._article(number)}/change/")) | {"body": text(number)}

    def save(self, number: int, form: Form) -> None:
        """Send what was written."""
        told = self._open(f"{self._article(number)}/change/", form)
        assert SAVED in told, told

    def send_once_more(self, page: str) -> None:
        """Press the button of a page that holds what could not be saved."""
        address = re.search(r'action="([^"]+)" id="once-more"', page)
        assert address, page
        assert SAVED in self._open(address[1], fields(page, form="once-more"))

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

    def _article(self, number: int) -> str:
        return f"/admin/articles/article/{self._clinic.articles[number % ARTICLES]}"

    def _open(self, address: str, form: Form | None = None) -> str:
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
