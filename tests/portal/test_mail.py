"""Where mails go, as one address says."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.mail import CONSOLE, server


def test_without_an_address_mails_go_to_the_console():
    assert server("").backend == CONSOLE


@pytest.mark.parametrize(
    ("address", "port", "turns", "is_tls"),
    [
        ("smtp://mail.clinic.example", 25, False, False),
        ("smtp+tls://mail.clinic.example", 587, True, False),
        ("smtps://mail.clinic.example/", 465, False, True),
        ("smtps://mail.clinic.example:2465", 2465, False, True),
    ],
)
def test_an_address_names_server_port_and_how_it_is_spoken_to(address, port, turns, is_tls):
    found = server(address)

    assert (found.host, found.port) == ("mail.clinic.example", port)
    assert (found.turns_to_tls, found.is_tls) == (turns, is_tls)


def test_signs_in_a_password_are_read_as_they_are_meant():
    found = server("smtp+tls://portal%40clinic.example:a%2Fb%40c@mail.clinic.example")

    assert (found.user, found.password) == ("portal@clinic.example", "a/b@c")


@pytest.mark.parametrize(
    "address",
    [
        *(
            "mail.clinic.example",
            "http://ann:secret@host",
            "smtp://",
            "smtp://ann:secret@host:port",
        ),
        *("smtps://host/path", "smtps://host?x=1", "smtp://[::1", "smtp+ssl://host"),
    ],
)
def test_what_is_no_such_address_is_refused_and_no_password_shown(address):
    with pytest.raises(ImproperlyConfigured, match="smtp\\+tls://user:password@") as refused:
        server(address)

    assert "secret" not in str(refused.value)
