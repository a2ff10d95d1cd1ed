"""The door before the site: what is finished goes out, all else is asked for and finished if it lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .baked import Baked, Given, Headers, bodies_of, headers_to_keep
from .giving import give
from .rehearsing import REHEARSAL, rehearsal
from .renewing import Renewal
from .shelf import Shelf
from .turns import Turns
from .watching import Seen, Watch

MARKS = "portal.baking"
"""Where, in a request's environment, a view finds a dictionary to say that its answer lasts:
`lasts` True; `about` its one subject, if it has one; `is_spare` True if its view has to run each
time while the database answers. It finds `is_rehearsal` there, True where nobody asks."""

MOST_TRIES = 3
"""How often a page is made anew because somebody published while it was being made."""

PATIENCE_SECONDS = 1.0
"""How long a reader waits for what is being made for another one."""

LASTING = frozenset({"200", "301", "410"})

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Door:
    """A WSGI application in front of another, with finished answers at hand.

    `passed_by` are the beginnings of addresses that are never looked at: staff, files. `sorry`
    answers while the database is away what only it could answer.
    """

    def __init__(
        self,
        site: Application,
        *,
        shelf: Shelf,
        watch: Watch,
        passed_by: tuple[str, ...],
        sorry: Application,
    ) -> None:
        self._site, self._sorry = site, sorry
        self._shelf, self._watch = shelf, watch
        self._passed_by = passed_by
        self._turns = Turns(shelf.folder)
        self._renewal = Renewal(shelf.turn, outdated=self._outdated, make_anew=self._make_anew)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        is_asked = method in ("GET", "HEAD")
        if not is_asked or environ["PATH_INFO"].startswith(self._passed_by):
            site_says = self._site(environ, start_response)
            if not is_asked:
                self._look_after_writing()
            return site_says
        if not self._watch.is_started:
            self.begin_to_watch()
        key, seen = key_of(environ), self._watch.glance()
        found = self._find(key, seen)
        if found is not None and (seen.is_away or not found.is_spare):
            answer: _Answer | Baked = found
        elif seen.is_away:
            return self._sorry(environ, start_response)
        elif method == "HEAD":
            # It has no body that could be kept.
            return self._site(environ, start_response)
        elif found is None and self._shelf.find(key) is not None:
            answer = self._renewed(key, environ)
        else:
            answer = self._ask(key, environ, spare=found)
        given = answer.sent if isinstance(answer, _Answer) else give(answer, environ)
        # A copy, as servers may add to what they are given.
        start_response(given.status, list(given.headers))
        return [given.body]

    def begin_to_watch(self) -> None:
        """Begin to look for changes, unless this process does already; wait for the first look."""
        self._watch.start(forget=self._shelf.forget_all, after_change=self._renewal.begin)

    def at_hand(self, asked: Mapping[str, Any]) -> Given | None:
        """Return what is given for a GET, if that is finished and in memory. It waits for nobody.

        None says nothing about it: the door is to be asked as a whole then.
        """
        found = self._shelf.find(key_of(asked))
        if found is None or not self._watch.is_started or self._watch.has_news:
            return None
        return give(found, asked) if _holds(found, self._watch.seen) else None

    def _find(self, key: str, seen: Seen) -> Baked | None:
        """Return what is finished and still holds, from memory or from the disk."""
        for look in (self._shelf.find, self._shelf.fetch):
            found = look(key)
            if found is not None and _holds(found, seen):
                return found
        return None

    def _look_after_writing(self) -> None:
        """Let whoever has sent what may change something see that at once."""
        if self._watch.is_started and not self._watch.seen.is_away:
            self._watch.look_now()

    def _renewed(self, key: str, environ: Environ) -> _Answer | Baked:
        """Ask for what was finished before, once for all readers who come for it meanwhile.

        Who has waited for long asks too: whoever went first may wait for a database that hangs.
        """
        with self._turns.taken(key, patience=PATIENCE_SECONDS):
            return self._find(key, self._watch.glance()) or self._ask(key, environ, spare=None)

    def _ask(self, key: str, environ: Environ, *, spare: Baked | None) -> _Answer | Baked:
        """Ask the site itself; keep what it says lasts, if nothing changed while it was made."""
        for _ in range(MOST_TRIES):
            before = self._watch.look_now()
            answer = _Answer(self._site, environ)
            if not answer.lasts:
                break
            if self._watch.look_now() == before and not before.is_away:
                return self._keep(key, answer, as_of=before, spare=spare)
        # Also before the next look: who finds the database away first is a reader.
        return spare if answer.has_failed and spare is not None else answer

    def _keep(
        self, key: str, answer: _Answer, *, as_of: Seen, spare: Baked | None
    ) -> _Answer | Baked:
        """Keep what was made. A spare is kept once, and its view's own answer is given."""
        if answer.marks["is_spare"] and spare is not None and _holds(spare, as_of):
            return answer
        baked = answer.baked(as_of=as_of)
        self._shelf.put(key, baked)
        return answer if baked.is_spare else baked

    def _outdated(self) -> list[str]:
        """Return the keys of what is in memory and no longer holds, asked for last first."""
        seen = self._watch.glance()
        gone = [key for key, baked in self._shelf.in_memory() if not _holds(baked, seen)]
        # One with more question marks does not tell where its path ends.
        return [key for key in gone if key.count("?") == 1]

    def _make_anew(self, key: str) -> None:
        """Finish an answer once more, unless another process has: then take that. Nobody asks."""
        with self._turns.taken(key, patience=PATIENCE_SECONDS):
            seen, found = self._watch.glance(), self._shelf.fetch(key)
            if not seen.is_away and not (found is not None and _holds(found, seen)):
                self._ask(key, _rehearsal_of(key), spare=None)


class _Answer:
    """What the site says to a request, as a whole."""

    def __init__(self, site: Application, environ: Environ) -> None:
        self.marks: dict[str, Any] = {"is_rehearsal": environ.get(REHEARSAL, False)}
        self._status, self._headers = "", [("", "")]
        chunks = site({**environ, MARKS: self.marks}, self._start)
        try:
            self._content = b"".join(chunks)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()

    @property
    def lasts(self) -> bool:
        return bool(self.marks.get("lasts")) and self._status[:3] in LASTING

    @property
    def has_failed(self) -> bool:
        return self._status.startswith("5")

    def baked(self, *, as_of: Seen) -> Baked:
        """Return it finished, as what was so at a version of the site."""
        kept = headers_to_keep(self._headers)
        content_type = next((value for name, value in kept if name.lower() == "content-type"), "")
        return Baked(
            status=self._status,
            headers=kept,
            bodies=bodies_of(self._content, content_type=content_type),
            about=self.marks["about"],
            as_of=as_of.known.version,
            day=as_of.day,
            is_spare=self.marks["is_spare"],
        )

    @property
    def sent(self) -> Given:
        """The status, the headers and the body, as the site gave them."""
        return Given(self._status, self._headers, self._content)

    def _start(self, status: str, headers: Headers, _exc_info: object = None) -> None:
        self._status, self._headers = status, list(headers)


def key_of(environ: Mapping[str, Any]) -> str:
    """Return what names an answer: where it was asked for, how it was reached, and its address."""
    scheme = environ.get("HTTP_X_FORWARDED_PROTO", environ.get("wsgi.url_scheme", ""))
    host = environ.get("HTTP_HOST", "")
    return f"{scheme} {host} {environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}"


def _rehearsal_of(key: str) -> Environ:
    """Return the environment that has this key."""
    scheme, host, address = key.split(" ", 2)
    path, _, query = address.partition("?")
    return rehearsal(scheme, host, path, query)


def _holds(baked: Baked, seen: Seen) -> bool:
    """Tell whether an answer still is what the site would say.

    What was made on another day may name another step of the overdue ladder; while the database
    is away it is better than nothing.
    """
    is_of_today = seen.is_away or baked.day == seen.day
    return is_of_today and seen.known.holds(baked.about, as_of=baked.as_of)
