import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.management import call_command
from django.test import Client

from portal.passwords import hand_out_password, is_temporary, random_password

pytestmark = pytest.mark.django_db
OWN = "a quiet river in March"


def make_newcomer(*, name: str = "clinic") -> tuple[AbstractUser, str]:
    password = hand_out_password(username=name)
    return get_user_model().objects.get(username=name), password


def log_in(client: Client, *, name: str, password: str):
    return client.post("/admin/login/?next=/admin/", {"username": name, "password": password})


def change(client: Client, *, old: str, new: str):
    form = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post("/admin/password_change/", form)


def test_a_password_is_easy_to_read_out():
    assert re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", random_password())


def test_no_two_passwords_are_the_same():
    assert len({random_password() for _ in range(1000)}) == 1000


def test_a_newcomer_is_staff_and_may_log_in(client: Client):
    user, password = make_newcomer()

    assert log_in(client, name="clinic", password=password).status_code == 302
    assert user.is_staff
    assert is_temporary(user)


@pytest.mark.parametrize("path", ["/admin/", "/admin/auth/user/", "/admin/nowhere/"])
def test_a_newcomer_goes_nowhere_before_choosing_a_password(client: Client, path: str):
    user, _ = make_newcomer()
    client.force_login(user)

    response = client.get(path)

    assert (response.status_code, response.headers.get("Location")) == (
        302,
        "/admin/password_change/",
    )


def test_a_newcomer_may_log_out(client: Client):
    user, _ = make_newcomer()
    client.force_login(user)

    assert client.post("/admin/logout/").status_code == 200


def test_a_password_of_ones_own_opens_the_desk(client: Client):
    user, password = make_newcomer()
    client.force_login(user)

    change(client, old=password, new=OWN)

    assert not is_temporary(user)
    assert client.get("/admin/").status_code == 200


def test_the_password_that_was_given_is_not_ones_own(client: Client):
    user, password = make_newcomer()
    client.force_login(user)

    response = change(client, old=password, new=password)

    assert "Choose a password other than the one you were given." in response.content.decode()
    assert is_temporary(user)


def test_the_command_lets_someone_in_again(client: Client, capsys: pytest.CaptureFixture[str]):
    make_newcomer(name="ann")

    call_command("account", "ann")

    password = re.findall(r"^  (\S+)$", capsys.readouterr().out, re.MULTILINE)[0]
    assert log_in(client, name="ann", password=password).status_code == 302


def test_a_new_password_is_temporary_again():
    user, password = make_newcomer()
    user.set_password(OWN)
    user.save()

    assert hand_out_password(username="clinic") != password
    assert is_temporary(user)
