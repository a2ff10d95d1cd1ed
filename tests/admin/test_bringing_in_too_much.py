"""Far too much at once is refused in words, without being read into memory, and nothing is lost."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from articles.admin.bring_in_form import MOST_PASTED
from articles.evidence.faults import LARGEST_FILE_BYTES
from articles.models import Reference, ReferenceImport
from tests.bringing_in import BRING, words
from tests.builders import make_author

pytestmark = pytest.mark.django_db
BOUNDARY = "between-the-parts"
TYPED = "10.1000/182, typed by hand"


class Sent:
    """The body of a form as a browser sends it; the file in it is made while it is read.

    `on_disk` is how many bytes lay in the folder of the server when the last of it was read.
    """

    def __init__(self, *, size: int, folder: Path) -> None:
        start = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="pasted"\r\n\r\n{TYPED}\r\n'
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="all.ris"\r\n\r\n'
        )
        self.start, self.end = start.encode(), f"\r\n--{BOUNDARY}--\r\n".encode()
        self.left, self.length = size, len(self.start) + size + len(self.end)
        self.folder, self.on_disk = folder, 0

    def read(self, size: int = 65_536) -> bytes:
        if self.start:
            part, self.start = self.start[:size], self.start[size:]
        elif self.left:
            part = b"x" * min(size, self.left)
            self.left -= len(part)
        else:
            part, self.end = self.end[:size], self.end[size:]
            self.on_disk = sum(file.stat().st_size for file in self.folder.iterdir())
        return part

    readline = read


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_author("anna"))
    client.get(BRING)
    return client


def send(client: Client, body: Sent) -> Any:
    around: dict[str, Any] = {
        "wsgi.input": body,
        "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
        "CONTENT_LENGTH": str(body.length),
    }
    return client.generic("POST", BRING, **around)


def test_a_file_of_50_mb_is_refused_in_words_and_fills_neither_memory_nor_disk(
    desk: Client, settings: Settings, tmp_path: Path
):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    body = Sent(size=50_000_000, folder=tmp_path)
    tracemalloc.start()
    try:
        answer = send(desk, body)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert answer.status_code == 200
    assert "The file is larger than 20 MB. Export the references in several files." in words(answer)
    assert f"{TYPED}</textarea>" in words(answer)
    assert peak < 10_000_000
    assert 0 < body.on_disk <= LARGEST_FILE_BYTES
    assert not ReferenceImport.objects.exists()
    assert not Reference.objects.exists()


def test_the_longest_paste_of_the_widest_letters_reaches_the_form(desk: Client):
    answer = desk.post(BRING, {"pasted": "痛" * MOST_PASTED})

    assert answer.status_code == 200
    assert "This is neither a DOI or PubMed number nor a record" in words(answer)
    assert "痛" * MOST_PASTED in answer.content.decode()
