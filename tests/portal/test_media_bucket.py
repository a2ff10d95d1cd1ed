"""Pictures in a bucket: shown, printed and kept as they are in a folder."""

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage, storages
from django.test import Client
from pytest_django import Settings

from articles.handouts.stored_pictures import content_of
from articles.models import Image
from portal import media_store
from portal.media_store import MediaAwayError
from tests.builders import make_person
from tests.pictures import picture, upload
from tests.portal.bucket import KEY, LAST_MODIFIED, SECRET, Bucket, open_bucket
from tests.portal.starting import running
from tests.portal.surroundings import run

FORKED = """
import os, django
django.setup()
from django.core.files.storage import default_storage
default_storage.exists("a.png")
child = os.fork()
if child:
    os.waitpid(child, 0)
else:
    try:
        default_storage.exists("a.png")
    except Exception as error:
        print(error)
"""
PNG = b"\x89PNG\r\n\x1a\n, or so it says"


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with open_bucket() as bucket:
        yield bucket


@pytest.fixture
def clinic_with_a_bucket(bucket: Bucket, settings: Settings) -> Bucket:
    """The portal under test keeps its pictures in a bucket."""
    settings.STORAGES = settings.STORAGES | {"default": media_store.configuration(bucket.address)}
    return bucket


def store(address: str) -> Storage:
    made: Storage = storages.create_storage(media_store.configuration(address))
    return made


def test_keeps_a_picture_under_its_name_and_gives_it_back(bucket: Bucket):
    pictures = store(bucket.address)
    before = pictures.exists("images/a b.png")

    name = pictures.save("images/a b.png", ContentFile(PNG))

    assert (before, name) == (False, "images/a b.png")
    assert pictures.exists(name)
    assert pictures.size(name) == len(PNG)
    assert pictures.open(name).read() == PNG


def test_tells_the_bucket_what_to_tell_browsers(bucket: Bucket):
    store(bucket.address).save("images/a.webp", ContentFile(PNG))

    (told,) = [told for _, told in bucket.files.values()]
    assert told == {
        "Content-Type": "image/webp",
        "Cache-Control": "public, max-age=31536000, immutable",
    }


def test_may_share_a_bucket_with_others(bucket: Bucket):
    pictures = store(bucket.address.replace("/pictures", "/pictures/clinic"))

    pictures.save("images/a.png", ContentFile(PNG))

    assert list(bucket.files) == ["clinic/images/a.png"]


@pytest.mark.parametrize("name", ["../a.png", "images/../../a.png", "", "images//a.png", "./a.png"])
def test_no_name_leads_out_of_its_part_of_the_bucket(bucket: Bucket, name: str):
    pictures = store(bucket.address)

    assert not pictures.exists(name)
    with pytest.raises(FileNotFoundError):
        pictures.open(name)


@pytest.mark.parametrize("refusal", [403, 503])
def test_a_bucket_that_refuses_is_away_and_not_empty(bucket: Bucket, refusal: int):
    pictures = store(bucket.address)
    bucket.refuses_with = refusal

    with pytest.raises(MediaAwayError):
        pictures.exists("images/a.png")


def test_a_wrong_secret_is_let_in_nowhere(bucket: Bucket):
    pictures = store(bucket.address.replace(quote(SECRET, ""), "guess"))

    with pytest.raises(MediaAwayError):
        pictures.save("images/a.png", ContentFile(PNG))

    assert bucket.files == {}


def test_the_portal_hands_a_picture_on(client: Client, clinic_with_a_bucket: Bucket):
    default_storage.save("images/a.png", ContentFile(PNG))

    first = client.get("/media/images/a.png")
    shown = b"".join(first.streaming_content)
    again = client.get("/media/images/a.png", headers={"If-Modified-Since": LAST_MODIFIED})
    missing = client.get("/media/images/b.png")

    assert (first.status_code, again.status_code, missing.status_code) == (200, 304, 404)
    assert shown == PNG
    assert first["Content-Length"] == str(len(PNG))
    assert first["Last-Modified"] == LAST_MODIFIED
    assert first["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.django_db
def test_an_upload_at_the_desk_is_shown_and_can_be_printed(
    client: Client, clinic_with_a_bucket: Bucket
):
    client.force_login(make_person("editor", is_superuser=True))

    form = {"meaning": "described", "alt": "A river.", "credit": "", "key": ""}
    client.post("/admin/articles/image/add/", form | {"picture": upload(picture())})

    image = Image.objects.get()
    assert list(clinic_with_a_bucket.files) == [image.file.name]
    assert client.get(image.file.url).status_code == 200
    assert content_of(image.file.name or "") == clinic_with_a_bucket.files[image.file.name or ""][0]


def test_a_picture_that_is_only_away_is_no_missing_one(
    client: Client, clinic_with_a_bucket: Bucket
):
    client.raise_request_exception = False
    clinic_with_a_bucket.refuses_with = 503

    response = client.get("/media/images/a.png")

    assert response.status_code == 503
    assert response["Retry-After"] == "30"


def test_workers_find_in_the_bucket_what_the_first_start_put_there(
    bucket: Bucket, clinic: dict[str, str], tmp_path: Path
):
    environment = clinic | {"MEDIA_STORE": bucket.address, "WORKERS": "2"}
    with running(environment, tmp_path / "log") as home:
        drawings = sorted(bucket.files)
        for name in drawings * 4:
            with urlopen(f"{home}/media/{name}", timeout=30) as answer:  # noqa: S310  # our own
                assert answer.read() == bucket.files[name][0]

    assert drawings
    assert not (Path(clinic["DATA_DIR"]) / "media").exists()


def test_a_worker_never_goes_on_with_its_parents_connection(bucket: Bucket, tmp_path: Path):
    said = run(
        sys.executable,
        "-c",
        FORKED,
        MEDIA_STORE=bucket.address,
        DATA_DIR=str(tmp_path),
        DJANGO_SETTINGS_MODULE="portal.settings",
    )

    assert said.stdout == "the bucket was in use before this process was made\n"


def test_the_address_says_where_and_as_whom():
    options = media_store.configuration(
        "s3://key:a%2Fsecret@s3.eu-west-1.amazonaws.com/clinic/portal"
    )["OPTIONS"]

    assert options == {
        "bucket": "clinic",
        "prefix": "portal",
        "endpoint": "https://s3.eu-west-1.amazonaws.com",
        "region": "eu-west-1",
        "key": "key",
        "secret": "a/secret",
    }


def test_without_a_key_the_machines_own_rights_are_used(monkeypatch: pytest.MonkeyPatch):
    with open_bucket() as bucket:
        parts = urlsplit(bucket.address)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        pictures = store(parts._replace(netloc=f"127.0.0.1:{parts.port}").geturl())

        pictures.save("a.png", ContentFile(PNG))

        assert "a.png" in bucket.files


@pytest.mark.parametrize(
    "address",
    [
        "https://bucket.example/pictures",
        "s3://key:secret@bucket.example",
        "s3://key@bucket.example/pictures",
        "s3://key:secret@bucket.example/pictures?colour=blue",
        "s3://key:secret@bucket.example:port/pictures#a",
        "s3:///pictures",
    ],
)
def test_an_address_of_no_bucket_is_one_clear_sentence(address: str):
    with pytest.raises(media_store.ImproperlyConfigured, match=r"^MEDIA_STORE is not the address"):
        media_store.configuration(address)
