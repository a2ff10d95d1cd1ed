"""Who learns of an expert's link, and what happens to those who guess one."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import ExpertInvitation
from articles.workflow.inviting import token_of
from tests.builders import make_edition
from tests.inviting import link_of, make_invitation, send
from tests.writing import words

pytestmark = pytest.mark.django_db


def test_nobody_else_learns_of_a_link(client: Client):
    link = link_of(make_invitation())
    pages = [client.get(link), client.post(link, {}), client.get("/review-for-us/12.abc/")]
    pages += [send(client, ExpertInvitation.objects.get()), client.get(link)]

    for page in pages:
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert page.headers["Cache-Control"] == "no-store, private"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert b'<meta name="robots" content="noindex, nofollow, noarchive">' in page.content


def test_machines_are_not_told_of_links(client: Client):
    make_edition()
    token = token_of(make_invitation())

    for address in ("/sitemap.xml", "/robots.txt", "/feeds/articles.atom"):
        content = client.get(address).content.decode()
        assert "review-for-us" not in content
        assert token not in content


def test_reading_a_link_uses_nothing_up(client: Client):
    """A mail program that looks at links in advance must not take the answer away."""
    link = link_of(make_invitation())

    assert client.head(link).status_code == 200
    assert client.get(link.rstrip("/")).status_code == 200
    assert client.put(link).status_code == 405
    assert client.get(link).status_code == 200


def test_one_link_asked_for_too_often_has_to_wait_and_loses_nothing(client: Client):
    invitation, other = make_invitation(), make_invitation()
    for _ in range(60):
        client.head(link_of(invitation))

    response = send(client, invitation, comment="Rest for two days.")

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "600"
    assert "Rest for two days." in words(response.content)
    assert client.get(link_of(other)).status_code == 200


def test_guessing_is_slowed_down_and_shuts_no_true_link(client: Client):
    link = link_of(make_invitation())
    answers = [client.get(f"/review-for-us/{n}.guess/").status_code for n in range(22)]

    assert answers == [404] * 20 + [429] * 2
    assert client.get(link).status_code == 200


def test_what_counts_holds_no_address_and_no_token(client: Client):
    token = token_of(make_invitation())
    client.get(f"/review-for-us/{token}/")
    client.get("/review-for-us/guess/")

    kept = " ".join(cache._cache)  # type: ignore[attr-defined]
    assert "expert-link" in kept
    assert "expert-guess" in kept
    assert token not in kept
    assert "127.0.0.1" not in kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(min_size=1))
def test_no_hostile_link_breaks_anything(client: Client, token: str):
    cache.clear()
    answer = client.post(f"/review-for-us/{quote(token, safe='')}/", {"comment": token})

    assert answer.status_code == 404
