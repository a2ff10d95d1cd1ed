"""The file itself: the same bytes each time, sent while it is made, for whom it is meant."""

import io
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import translation

from articles.job_bag.archive import job_bag
from articles.models import ChangeKind, ClinicProfile, Edition, Image
from articles.text.check_codes import new_check_code
from tests.builders import NOON, make_article, make_clinic, make_edition, make_person_as
from tests.job_bag.opened import an_article_with_a_story, opened, packed
from tests.pictures import picture, upload

pytestmark = pytest.mark.django_db


def test_the_same_state_gives_the_same_bytes_whatever_language_is_spoken():
    article = an_article_with_a_story()

    with translation.override("ar"):
        again = packed(article)

    assert packed(article) == again


@pytest.mark.django_db(transaction=True)
def test_two_processes_make_the_same_bytes(tmp_path: Path):
    an_article_with_a_story()

    made = [_made_elsewhere(tmp_path / f"{seed}.zip", seed=seed) for seed in ("1", "2")]

    assert made[0] == made[1]


def _made_elsewhere(out: Path, *, seed: str) -> bytes:
    """What another process makes of the same database, its sets and dictionaries shuffled."""
    name = connection.settings_dict["NAME"]
    here = urlsplit(os.environ.get("DATABASE_URL", ""))
    is_file = connection.vendor == "sqlite"
    address = f"sqlite:///{name}" if is_file else here._replace(path=f"/{name}").geturl()
    subprocess.run(
        [sys.executable, "manage.py", "job_bag", "rest", "--out", str(out)],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONHASHSEED": seed,
        },
        check=True,
    )
    return out.read_bytes()


def test_what_happens_afterwards_changes_it():
    article = an_article_with_a_story()
    before = packed(article)

    make_edition(article, body="Rest for three days.")

    assert packed(article) != before


def test_names_are_in_order_and_files_have_no_date_of_their_own():
    with ZipFile(io.BytesIO(packed(an_article_with_a_story()))) as archive:
        entries = archive.infolist()

    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o644}


def test_pictures_lie_in_the_bag_and_the_text_shows_them_from_there(client: Client):
    client.force_login(make_person_as("Author"))
    sent = {"image": upload(picture()), "alt": "A river", "credit": "Photo: the clinic"}
    key = client.post("/admin/markdown/upload/", sent).json()["key"]
    edition = make_edition(body=f"![A river](image:{key})")

    files = opened(packed(edition.article))

    name = Image.objects.get().file.name
    assert files[name] == Path(Image.objects.get().file.path).read_bytes()
    assert f'src="../../{name}"' in files["editions/0001/text.html"].decode()
    assert "Photo: the clinic" in files["record.html"].decode()


def test_a_picture_whose_file_is_gone_is_left_out(client: Client):
    client.force_login(make_person_as("Author"))
    key = client.post("/admin/markdown/upload/", {"image": upload(picture()), "alt": "A"}).json()
    edition = make_edition(body=f"![A](image:{key['key']})")
    Path(Image.objects.get().file.path).unlink()

    assert Image.objects.get().file.name not in opened(packed(edition.article))


def test_two_hundred_editions_are_sent_one_after_the_other():
    first = make_edition(make_article(body="Rest for 1 day."))
    _more_editions(first, 200)

    name, content = job_bag(first.article, clinic=ClinicProfile.current())
    pieces = list(content)

    assert name.endswith(".zip")
    assert len(pieces) > 600
    assert max(map(len, pieces)) < 400_000
    assert "editions/0200/changes.html" in opened(pieces)


def _more_editions(first: Edition, last: int) -> None:
    Edition.objects.bulk_create(
        Edition(
            article=first.article,
            number=number,
            title=first.title,
            content={**first.content, "body": f"Rest for {number} days."},
            fingerprint=f"{number:064}",
            check_code=new_check_code(),
            change_note="One day more.",
            change_kind=ChangeKind.MINOR,
            published_at=NOON,
            published_by=first.published_by,
            review_due_on=first.review_due_on,
        )
        for number in range(2, last + 1)
    )


def test_how_many_queries_it_takes_does_not_grow_with_the_editions(
    django_assert_max_num_queries,
):
    first = make_edition(make_article(body="Rest for 1 day."))
    _more_editions(first, 30)

    with django_assert_max_num_queries(40):
        packed(first.article)


@pytest.mark.parametrize(
    ("role", "status"),
    [("Author", 403), ("Translator", 403), ("Reviewer", 200), ("Publisher", 200)],
)
def test_it_is_for_whoever_publishes_or_reviews(client: Client, role: str, status: int):
    article = an_article_with_a_story()
    client.force_login(make_person_as(role))
    form = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()

    answer = client.get(f"/admin/articles/article/{article.pk}/job-bag/")

    assert answer.status_code == status
    assert ("/job-bag/" in form) == (status == 200)
    if status == 200:
        assert answer.headers["Content-Type"] == "application/zip"
        assert 'filename="job-bag-rest-en.zip"' in answer.headers["Content-Disposition"]
        assert b"".join(answer.streaming_content) == packed(article)


def test_the_command_writes_the_same_file(tmp_path: Path):
    article = an_article_with_a_story()
    out = tmp_path / "bag.zip"

    call_command("job_bag", "rest", out=out)

    assert out.read_bytes() == packed(article)
    assert [file.name for file in tmp_path.iterdir()] == ["bag.zip"]


def test_the_command_tells_what_it_does_not_find(tmp_path: Path):
    make_clinic()

    with pytest.raises(CommandError, match="no article “rest” in “es”"):
        call_command("job_bag", "rest", language="es", out=tmp_path / "bag.zip")


def test_the_command_leaves_no_half_a_file(tmp_path: Path):
    an_article_with_a_story()
    (tmp_path / "taken").mkdir()

    with pytest.raises(CommandError, match="cannot be written"):
        call_command("job_bag", "rest", out=tmp_path / "taken")

    assert [file.name for file in tmp_path.iterdir()] == ["taken"]
