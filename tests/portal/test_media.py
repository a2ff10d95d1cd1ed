from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

PNG = b"\x89PNG\r\n\x1a\n, or so it says"


@pytest.fixture
def folder(settings: Settings) -> Path:
    folder = Path(settings.MEDIA_ROOT)
    (folder / "images").mkdir(parents=True)
    return folder


def test_serves_a_picture_for_good_and_never_as_a_page(client: Client, folder: Path):
    (folder / "images" / "a.png").write_bytes(PNG)

    response = client.get("/media/images/a.png")

    assert b"".join(response.streaming_content) == PNG
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in response


def test_sends_a_picture_once(client: Client, folder: Path):
    (folder / "a.webp").write_bytes(PNG)
    first = client.get("/media/a.webp")
    assert b"".join(first.streaming_content) == PNG

    again = client.get("/media/a.webp", headers={"If-Modified-Since": first["Last-Modified"]})

    assert again.status_code == 304


def test_a_drawing_of_the_starter_library_gets_no_rights_either(client: Client, folder: Path):
    (folder / "a.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')

    response = client.get("/media/a.svg")

    assert b"".join(response.streaming_content).startswith(b"<svg ")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("name", ["a.svgz", "a.html", "a.png.html", "a.PNG", "a", ".png", "a.gif"])
def test_serves_no_other_kind(client: Client, folder: Path, name: str):
    (folder / name).write_bytes(PNG)

    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    "name",
    ["../secret.png", "%2e%2e/secret.png", "/etc/secret.png", "a%00.png", "link.png", "images"],
)
def test_serves_nothing_from_outside_its_folder(client: Client, folder: Path, name: str):
    secret = folder.parent / "secret.png"
    secret.write_bytes(b"secret")
    (folder / "link.png").symlink_to(secret)

    assert client.get(f"/media/{name}").status_code == 404


def test_takes_no_other_method(client: Client):
    assert client.post("/media/a.png").status_code == 405
