"""Public pages travel compressed, as the reader's browser says it can read them."""

import gzip

import brotli
import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

READ = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0, gzip;q=0", ""),
        ("bright", ""),
        ("", ""),
    ],
)
def test_a_page_is_sent_as_the_browser_takes_it(client: Client, accepted: str, sent: str):
    plain = client.get("/glossary/")
    response = client.get("/glossary/", headers={"accept-encoding": accepted})

    assert response.get("Content-Encoding", "") == sent
    assert READ[sent](response.content) == plain.content
    assert "Accept-Encoding" in response["Vary"]
    assert response["Content-Length"] == str(len(response.content))


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_a_browser_that_has_the_page_is_told_so_without_the_page(client: Client, accepted: str):
    first = client.get("/glossary/", headers={"accept-encoding": accepted})
    again = client.get(
        "/glossary/", headers={"accept-encoding": accepted, "if-none-match": first["ETag"]}
    )

    assert again.status_code == 304
    assert again.content == b""


def test_a_page_for_staff_is_sent_plain(client: Client):
    response = client.get("/admin/login/", headers={"accept-encoding": "gzip, br"})

    assert "Content-Encoding" not in response
