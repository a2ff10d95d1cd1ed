"""Who may call which address of the desk, and what comes of it: every address, every role.

Each pair says what GET and POST do. `.` let nobody in, and nothing changed (a log-in page, a
refusal, an address that does not take this verb); `r` answered, and nothing changed; `w` something
was written. Whoever adds an address adds a row: the failing test prints it as it is now, and its
author says whether that is as it should be.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.builders import make_person, make_person_as, make_printer
from tests.staff_urls import PASSWORD, Things, staff_addresses

pytestmark = pytest.mark.django_db

WITH_A_NAME = {"password": PASSWORD, "first_name": "Ann", "last_name": "Berg"}
PEOPLE: dict[str, Callable[[], Any]] = {
    "out": lambda: None,
    "none": lambda: make_person(**WITH_A_NAME),
    "author": lambda: make_person_as("Author", **WITH_A_NAME),
    "reviewer": lambda: make_person_as("Reviewer", **WITH_A_NAME),
    "publisher": lambda: make_person_as("Publisher", **WITH_A_NAME),
    "translator": lambda: make_person_as("Translator", **WITH_A_NAME),
    "print": lambda: make_printer(**WITH_A_NAME),
    "super": lambda: make_person(is_superuser=True, **WITH_A_NAME),
}

TABLE = """
                                                                        out none author reviewer publisher translator print super
markdown/upload/                                                        ..  ..   .w     ..       .w        ..         ..    .w
print/                                                                  ..  ..   rw     ..       rw        ..         rw    rw
print/receipts/<int:pk>/sheet.pdf                                       ..  ..   r.     ..       r.        ..         r.    r.
chances/                                                                ..  ..   r.     r.       r.        r.         ..    r.
unfound/                                                                ..  ..   r.     ..       r.        r.         ..    r.
unfound/<int:pk>/settle/                                                ..  ..   .w     ..       .w        ..         ..    .w
unfound/<int:pk>/question/                                              ..  ..   r.     ..       r.        ..         ..    r.
unfound/<int:pk>/words/                                                 ..  ..   rw     ..       rw        ..         ..    rw
recall/                                                                 ..  ..   r.     ..       r.        ..         r.    r.
recall/<int:pk>/                                                        ..  ..   r.     ..       r.        ..         r.    r.
recall/<int:pk>/ticks/<int:desk>/                                       ..  ..   .w     ..       .w        ..         .w    .w
recall/<int:pk>/notice/                                                 ..  ..   r.     ..       r.        ..         r.    r.
notices/                                                                ..  ..   r.     r.       r.        r.         ..    r.
notices/<int:pk>/                                                       ..  ..   r.     r.       r.        r.         ..    r.
notices/<int:pk>/paper/                                                 ..  ..   .w     ..       .w        ..         ..    .w
notices/<int:pk>/back/                                                  ..  ..   .w     ..       .w        ..         ..    .w
notices/<int:pk>/articles/<int:article>/                                ..  ..   ..     ..       .w        ..         ..    .w
notices/of/<slug:key>/                                                  ..  ..   r.     r.       r.        r.         ..    r.
notices/enter/<int:pk>/                                                 ..  ..   rw     ..       rw        ..         ..    rw
                                                                        ..  rr   rr     rr       rr        rr         rr    rr
login/                                                                  rr  rr   rr     rr       rr        rr         rr    rr
logout/                                                                 r.  .r   .r     .r       .r        .r         .r    .r
password_change/                                                        ..  rw   rw     rw       rw        rw         rw    rw
password_change/done/                                                   ..  r.   r.     r.       r.        r.         r.    r.
autocomplete/                                                           ..  ..   ..     ..       ..        ..         ..    ..
jsi18n/                                                                 ..  r.   r.     r.       r.        r.         r.    r.
r/<path:content_type_id>/<path:object_id>/                              ..  ..   ..     ..       ..        ..         ..    ..
articles/article/preview/                                               ..  ..   .r     ..       .r        ..         ..    .r
articles/article/findings/                                              ..  ..   .r     ..       .r        ..         ..    .r
articles/article/choices/references/                                    ..  ..   r.     ..       r.        r.         ..    r.
articles/article/choices/references/look-up/                            ..  ..   .r     ..       .r        ..         ..    .r
articles/article/choices/references/add/                                ..  ..   .r     ..       .r        ..         ..    .r
articles/article/choices/images/                                        ..  ..   r.     ..       r.        r.         ..    r.
articles/article/choices/articles/                                      ..  ..   r.     ..       r.        r.         ..    r.
articles/article/<int:pk>/publish/                                      ..  ..   ..     ..       rw        ..         ..    rw
articles/article/<int:pk>/withdraw/                                     ..  ..   ..     ..       rw        ..         ..    rw
articles/article/<int:pk>/asked-back/                                   ..  ..   rw     r.       rw        r.         ..    rw
articles/article/<int:pk>/renew/                                        ..  ..   ..     rw       ..        ..         ..    rw
articles/article/<int:pk>/plan/                                         ..  ..   ..     ..       rr        ..         ..    rr
articles/article/<int:pk>/history/                                      ..  ..   rr     rr       rr        rr         ..    rr
articles/article/<int:pk>/history/<int:saving>/                         ..  ..   rw     r.       rw        r.         ..    rw
articles/article/                                                       ..  ..   rr     rr       rr        rr         ..    rr
articles/article/add/                                                   ..  ..   rw     ..       rw        r.         ..    rw
articles/article/<path:object_id>/history/                              ..  ..   rr     rr       rr        rr         ..    rr
articles/article/<path:object_id>/delete/                               ..  ..   rw     ..       rw        ..         ..    rw
articles/article/<path:object_id>/change/                               ..  ..   rw     r.       rw        r.         ..    rw
articles/article/<path:object_id>/                                      ..  rr   rr     rr       rr        rr         rr    rr
articles/article/<int:pk>/experts/                                      ..  ..   rw     rw       rw        ..         ..    rw
articles/article/<int:pk>/experts/<int:invitation>/revoke/              ..  ..   .w     .w       .w        ..         ..    .w
articles/article/<int:pk>/review/                                       ..  ..   rr     rw       rr        rr         ..    rw
articles/article/<int:pk>/review/ask/                                   ..  ..   rw     ..       rw        ..         ..    rw
articles/article/<int:pk>/review/ask/<int:asked>/                       ..  ..   .w     ..       .w        ..         ..    .w
articles/article/<int:pk>/job-bag/                                      ..  ..   ..     r.       r.        ..         ..    r.
articles/article/<int:pk>/compare/                                      ..  ..   r.     r.       r.        r.         ..    r.
articles/article/<int:pk>/evidence/                                     ..  ..   r.     r.       r.        r.         ..    r.
articles/article/<int:pk>/found-by/                                     ..  ..   rw     r.       rw        r.         ..    rw
articles/article/autosave/                                              ..  ..   .w     ..       .w        ..         ..    .w
articles/article/<int:pk>/presence/                                     ..  ..   .w     ..       .w        ..         ..    .w
articles/article/preview/ (Spanish)                                     ..  ..   .r     ..       .r        .r         ..    .r
articles/article/findings/ (Spanish)                                    ..  ..   .r     ..       .r        .r         ..    .r
articles/article/choices/references/ (Spanish)                          ..  ..   r.     ..       r.        r.         ..    r.
articles/article/choices/references/look-up/ (Spanish)                  ..  ..   .r     ..       .r        ..         ..    .r
articles/article/choices/references/add/ (Spanish)                      ..  ..   .r     ..       .r        ..         ..    .r
articles/article/choices/images/ (Spanish)                              ..  ..   r.     ..       r.        r.         ..    r.
articles/article/choices/articles/ (Spanish)                            ..  ..   r.     ..       r.        r.         ..    r.
articles/article/<int:pk>/publish/ (Spanish)                            ..  ..   ..     ..       rw        ..         ..    rw
articles/article/<int:pk>/withdraw/ (Spanish)                           ..  ..   ..     ..       rw        ..         ..    rw
articles/article/<int:pk>/asked-back/ (Spanish)                         ..  ..   rw     r.       rw        r.         ..    rw
articles/article/<int:pk>/renew/ (Spanish)                              ..  ..   ..     rw       ..        ..         ..    rw
articles/article/<int:pk>/plan/ (Spanish)                               ..  ..   ..     ..       rr        ..         ..    rr
articles/article/<int:pk>/history/ (Spanish)                            ..  ..   rr     rr       rr        rr         ..    rr
articles/article/<int:pk>/history/<int:saving>/ (Spanish)               ..  ..   rw     r.       rw        rw         ..    rw
articles/article/ (Spanish)                                             ..  ..   rr     rr       rr        rr         ..    rr
articles/article/add/ (Spanish)                                         ..  ..   rw     ..       rw        rw         ..    rw
articles/article/<path:object_id>/history/ (Spanish)                    ..  ..   rr     rr       rr        rr         ..    rr
articles/article/<path:object_id>/delete/ (Spanish)                     ..  ..   rw     ..       rw        ..         ..    rw
articles/article/<path:object_id>/change/ (Spanish)                     ..  ..   rw     r.       rw        rw         ..    rw
articles/article/<path:object_id>/ (Spanish)                            ..  rr   rr     rr       rr        rr         rr    rr
articles/article/<int:pk>/experts/ (Spanish)                            ..  ..   rw     rw       rw        rw         ..    rw
articles/article/<int:pk>/experts/<int:invitation>/revoke/ (Spanish)    ..  ..   .w     .w       .w        .w         ..    .w
articles/article/<int:pk>/review/ (Spanish)                             ..  ..   rr     rw       rr        rr         ..    rw
articles/article/<int:pk>/review/ask/ (Spanish)                         ..  ..   rw     ..       rw        rw         ..    rw
articles/article/<int:pk>/review/ask/<int:asked>/ (Spanish)             ..  ..   .w     ..       .w        .w         ..    .w
articles/article/<int:pk>/job-bag/ (Spanish)                            ..  ..   ..     r.       r.        ..         ..    r.
articles/article/<int:pk>/compare/ (Spanish)                            ..  ..   r.     r.       r.        r.         ..    r.
articles/article/<int:pk>/evidence/ (Spanish)                           ..  ..   r.     r.       r.        r.         ..    r.
articles/article/<int:pk>/found-by/ (Spanish)                           ..  ..   rw     r.       rw        rw         ..    rw
articles/article/autosave/ (Spanish)                                    ..  ..   .w     ..       .w        .w         ..    .w
articles/article/<int:pk>/presence/ (Spanish)                           ..  ..   .w     ..       .w        .w         ..    .w
articles/clinicprofile/checks/                                          ..  ..   ..     ..       ..        ..         ..    rw
articles/clinicprofile/                                                 ..  rr   rr     rr       rr        rr         rr    rr
articles/clinicprofile/add/                                             ..  ..   ..     ..       ..        ..         ..    ..
articles/clinicprofile/<path:object_id>/history/                        ..  ..   ..     ..       ..        ..         ..    rr
articles/clinicprofile/<path:object_id>/delete/                         ..  ..   ..     ..       ..        ..         ..    ..
articles/clinicprofile/<path:object_id>/change/                         ..  ..   ..     ..       ..        ..         ..    rw
articles/clinicprofile/<path:object_id>/                                ..  rr   rr     rr       rr        rr         rr    rr
articles/edition/                                                       ..  ..   rr     rr       rr        rr         ..    rr
articles/edition/add/                                                   ..  ..   ..     ..       ..        ..         ..    ..
articles/edition/<path:object_id>/history/                              ..  ..   rr     rr       rr        rr         ..    rr
articles/edition/<path:object_id>/delete/                               ..  ..   ..     ..       ..        ..         ..    ..
articles/edition/<path:object_id>/change/                               ..  ..   r.     r.       r.        r.         ..    r.
articles/edition/<path:object_id>/                                      ..  rr   rr     rr       rr        rr         rr    rr
articles/image/                                                         ..  ..   rr     rr       rr        rr         ..    rr
articles/image/add/                                                     ..  ..   rw     ..       rw        ..         ..    rw
articles/image/<path:object_id>/history/                                ..  ..   rr     rr       rr        rr         ..    rr
articles/image/<path:object_id>/delete/                                 ..  ..   rw     ..       rw        ..         ..    rw
articles/image/<path:object_id>/change/                                 ..  ..   rw     r.       rw        r.         ..    rw
articles/image/<path:object_id>/                                        ..  rr   rr     rr       rr        rr         rr    rr
articles/pack/                                                          ..  ..   rr     rr       rr        rr         ..    rr
articles/pack/add/                                                      ..  ..   ..     ..       rw        ..         ..    rw
articles/pack/<path:object_id>/history/                                 ..  ..   rr     rr       rr        rr         ..    rr
articles/pack/<path:object_id>/delete/                                  ..  ..   ..     ..       rw        ..         ..    rw
articles/pack/<path:object_id>/change/                                  ..  ..   r.     r.       rw        r.         ..    rw
articles/pack/<path:object_id>/                                         ..  rr   rr     rr       rr        rr         rr    rr
auth/user/<id>/password/                                                ..  ..   ..     ..       ..        ..         ..    rw
auth/user/                                                              ..  ..   ..     ..       ..        ..         ..    rr
auth/user/add/                                                          ..  ..   ..     ..       ..        ..         ..    rw
auth/user/<path:object_id>/history/                                     ..  ..   ..     ..       ..        ..         ..    rr
auth/user/<path:object_id>/delete/                                      ..  ..   ..     ..       ..        ..         ..    rw
auth/user/<path:object_id>/change/                                      ..  ..   ..     ..       ..        ..         ..    rw
auth/user/<path:object_id>/                                             ..  rr   rr     rr       rr        rr         rr    rr
auth/group/                                                             ..  ..   ..     ..       ..        ..         ..    rr
auth/group/add/                                                         ..  ..   ..     ..       ..        ..         ..    rw
auth/group/<path:object_id>/history/                                    ..  ..   ..     ..       ..        ..         ..    rr
auth/group/<path:object_id>/delete/                                     ..  ..   ..     ..       ..        ..         ..    rw
auth/group/<path:object_id>/change/                                     ..  ..   ..     ..       ..        ..         ..    rw
auth/group/<path:object_id>/                                            ..  rr   rr     rr       rr        rr         rr    rr
articles/printdesk/                                                     ..  ..   ..     ..       ..        ..         ..    rr
articles/printdesk/add/                                                 ..  ..   ..     ..       ..        ..         ..    rw
articles/printdesk/<path:object_id>/history/                            ..  ..   ..     ..       ..        ..         ..    rr
articles/printdesk/<path:object_id>/delete/                             ..  ..   ..     ..       ..        ..         ..    rw
articles/printdesk/<path:object_id>/change/                             ..  ..   ..     ..       ..        ..         ..    rw
articles/printdesk/<path:object_id>/                                    ..  rr   rr     rr       rr        rr         rr    rr
articles/reference/bring-in/                                            ..  ..   rw     ..       rw        ..         ..    rw
articles/reference/bring-in/<int:pk>/                                   ..  ..   .r     ..       .r        ..         ..    .r
articles/reference/bring-in/taken/                                      ..  ..   r.     ..       r.        ..         ..    r.
articles/reference/export/                                              ..  ..   r.     r.       r.        r.         ..    r.
articles/reference/export/<str:format_>/                                ..  ..   r.     r.       r.        r.         ..    r.
articles/reference/                                                     ..  ..   rr     rr       rr        rr         ..    rr
articles/reference/add/                                                 ..  ..   rw     ..       rw        ..         ..    rw
articles/reference/<path:object_id>/history/                            ..  ..   rr     rr       rr        rr         ..    rr
articles/reference/<path:object_id>/delete/                             ..  ..   rw     ..       rw        ..         ..    rw
articles/reference/<path:object_id>/change/                             ..  ..   rw     r.       rw        r.         ..    rw
articles/reference/<path:object_id>/                                    ..  rr   rr     rr       rr        rr         rr    rr
articles/referencestyle/                                                ..  ..   ..     ..       ..        ..         ..    rr
articles/referencestyle/add/                                            ..  ..   ..     ..       ..        ..         ..    rw
articles/referencestyle/<path:object_id>/                               ..  rr   rr     rr       rr        rr         rr    rr
articles/referencestyle/<path:object_id>/change/                        ..  ..   ..     ..       ..        ..         ..    r.
articles/referencestyle/<path:object_id>/delete/                        ..  ..   ..     ..       ..        ..         ..    rw
articles/referencestyle/<path:object_id>/history/                       ..  ..   ..     ..       ..        ..         ..    rr
articles/topic/                                                         ..  ..   rr     rr       rr        rr         ..    rr
articles/topic/add/                                                     ..  ..   ..     ..       rw        ..         ..    rw
articles/topic/<path:object_id>/history/                                ..  ..   rr     rr       rr        rr         ..    rr
articles/topic/<path:object_id>/delete/                                 ..  ..   ..     ..       rw        ..         ..    rw
articles/topic/<path:object_id>/change/                                 ..  ..   r.     r.       rw        r.         ..    rw
articles/topic/<path:object_id>/                                        ..  rr   rr     rr       rr        rr         rr    rr
articles/glossaryterm/                                                  ..  ..   rr     rr       rr        rr         ..    rr
articles/glossaryterm/add/                                              ..  ..   rw     ..       rw        ..         ..    rw
articles/glossaryterm/<path:object_id>/history/                         ..  ..   rr     rr       rr        rr         ..    rr
articles/glossaryterm/<path:object_id>/delete/                          ..  ..   rw     ..       rw        ..         ..    rw
articles/glossaryterm/<path:object_id>/change/                          ..  ..   rw     r.       rw        r.         ..    rw
articles/glossaryterm/<path:object_id>/                                 ..  rr   rr     rr       rr        rr         rr    rr
^(?P<app_label>articles|auth)/$                                         ..  rr   rr     rr       rr        rr         rr    rr
(?P<url>.*)$                                                            ..  ..   ..     ..       ..        ..         ..    ..
"""

WRITES = re.compile(
    r"\s*(INSERT|UPDATE|DELETE)\b(?!.*\bdjango_session\b)", re.IGNORECASE | re.DOTALL
)


@pytest.fixture(autouse=True)
def refusals_are_expected(caplog: pytest.LogCaptureFixture) -> None:
    """Keep hundreds of refusals out of the report."""
    caplog.set_level(logging.CRITICAL, logger="django.request")


def rows() -> dict[str, dict[str, str]]:
    """The table: address -> role -> what its verbs do."""
    head, *lines = TABLE.strip("\n").splitlines()
    names = head.split()
    found = {}
    for line in lines:
        address, cells = line[: head.index("out")].strip(), line[head.index("out") :].split()
        found[address] = dict(zip(names, cells, strict=True))
    return found


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collect what is written meanwhile, sessions apart, and take it all back afterwards."""
    written: list[str] = []

    def watch(execute: Any, sql: str, *details: Any) -> Any:
        if WRITES.match(sql):
            written.append(sql)
        return execute(sql, *details)

    with transaction.atomic(), connection.execute_wrapper(watch):
        yield written
        transaction.set_rollback(True)


def outcome(client: Client, verb: str, address: str, data: dict[str, Any]) -> str:
    """What a request comes to, in one letter."""
    before = deepcopy(client.cookies)
    with watched() as written:
        answer = getattr(client, verb)(address, data if verb == "post" else {})
    client.cookies = before  # whoever logged out, or has a new password, is as before
    at_the_door = answer.status_code == 302 and "/login/?next=" in answer.headers["Location"]
    if answer.status_code in {403, 404, 405} or at_the_door:
        assert not written, f"{verb} {address} was refused and wrote: {written}"
        return "."
    return "w" if written else "r"


def browser_of(role: str) -> Client:
    client, person = Client(), PEOPLE[role]()
    if person:
        client.force_login(person)
    return client


def verbs(client: Client, row: str, things: Things) -> str:
    """What an address does for somebody: GET and POST."""
    address, data = things.address(row), things.form(row)
    return "".join(outcome(client, verb, address, data) for verb in ("get", "post"))


def test_every_address_of_the_desk_is_in_the_table():
    missing = [address for address in staff_addresses() if address not in rows()]

    if missing:
        things, browsers = Things(), {role: browser_of(role) for role in PEOPLE}
        lines = "\n".join(
            f"{row:72}"
            + " ".join(f"{verbs(one, row, things):{len(role)}}" for role, one in browsers.items())
            for row in missing
        )
        pytest.fail(
            "Nobody has said yet who may do what at these addresses. As it is now:\n"
            f"{lines}\nIf that is as it should be, add the lines to TABLE."
        )


def test_every_row_of_the_table_is_an_address_of_the_desk():
    gone = rows().keys() - staff_addresses()

    assert not gone, f"These addresses are gone, so their rows go as well: {gone}"


@pytest.mark.parametrize("role", PEOPLE)
def test_each_role_can_do_what_the_table_says_and_no_more(role: str):
    things, client = Things(), browser_of(role)
    found = {row: verbs(client, row, things) for row in rows()}

    assert found == {row: outcomes[role] for row, outcomes in rows().items()}
