import pytest
from django.test import Client

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/health/live"])
def test_the_browser_runs_and_loads_only_what_is_ours(client: Client, path: str):
    response = client.get(path)

    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
def test_cookies_stay_in_the_staffs_part_of_the_site(client: Client):
    response = client.get("/admin/login/")

    assert response.cookies
    assert {cookie["path"] for cookie in response.cookies.values()} == {"/admin/"}
