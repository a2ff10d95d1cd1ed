from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "a quiet river in March", "a loud river in April"


@pytest.fixture(autouse=True)
def staff() -> None:
    for name in ("ann", "bob"):
        get_user_model().objects.create_user(name, password=RIGHT, is_staff=True)


def log_in(client: Client, *, name: str = "ann", password: str = RIGHT):
    return client.post("/admin/login/", {"username": name, "password": password})


def fail_to_log_in(client: Client, *, times: int):
    for _ in range(times):
        response = log_in(client, password=WRONG)
    return response


def test_a_few_wrong_passwords_are_forgiven(client: Client):
    assert fail_to_log_in(client, times=settings.AXES_FAILURE_LIMIT - 1).status_code == 200
    assert log_in(client).status_code == 302


def test_many_wrong_passwords_close_the_account_for_a_while(client: Client):
    response = fail_to_log_in(client, times=settings.AXES_FAILURE_LIMIT)

    assert response.status_code == 429
    assert "Wait fifteen minutes, then try again." in response.content.decode()
    assert log_in(client).status_code == 429


def test_others_are_not_kept_out(client: Client):
    fail_to_log_in(client, times=settings.AXES_FAILURE_LIMIT)

    assert log_in(client, name="bob").status_code == 302


def test_the_account_opens_again_by_itself(client: Client):
    fail_to_log_in(client, times=settings.AXES_FAILURE_LIMIT)
    earlier = timezone.now() - settings.AXES_COOLOFF_TIME - timedelta(seconds=1)
    AccessAttempt.objects.update(attempt_time=earlier)

    assert log_in(client).status_code == 302


def test_knocking_on_a_closed_account_keeps_it_closed_no_longer(client: Client):
    fail_to_log_in(client, times=settings.AXES_FAILURE_LIMIT)
    earlier = timezone.now() - timedelta(minutes=10)
    AccessAttempt.objects.update(attempt_time=earlier)

    fail_to_log_in(client, times=1)

    assert AccessAttempt.objects.get().attempt_time == earlier


def test_a_new_password_by_hand_opens_it_at_once(client: Client):
    fail_to_log_in(client, times=settings.AXES_FAILURE_LIMIT)

    call_command("account", "ann")

    assert not AccessAttempt.objects.exists()


def test_no_address_and_no_password_is_kept(client: Client, caplog: pytest.LogCaptureFixture):
    fail_to_log_in(client, times=settings.AXES_FAILURE_LIMIT)

    attempt = AccessAttempt.objects.get()
    assert attempt.ip_address is None
    assert WRONG not in attempt.post_data
    assert not AccessLog.objects.exists()
    assert "127.0.0.1" not in caplog.text
    assert "ann" not in caplog.text


def test_a_form_that_was_open_too_long_says_how_to_save_the_text():
    client = Client(enforce_csrf_checks=True)
    client.force_login(get_user_model().objects.get(username="ann"))

    response = client.post("/admin/password_change/", {"new_password1": "a quiet river"})

    assert response.status_code == 403
    assert "Nothing was saved, and nothing you typed is lost" in response.content.decode()
