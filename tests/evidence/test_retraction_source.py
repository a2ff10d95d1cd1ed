"""A file or an address, packed or not, whole or damaged: read to its end, or refused in plain terms."""

import gzip

import pytest

from articles.evidence import retraction_source
from articles.evidence.retraction_source import open_source
from articles.evidence.retraction_watch import DataSetError
from tests.evidence.registry import Answer, closed_address, open_registry

TEXT = "Record ID,Title\r\n1,Ketamine\r\n"


def read(where, **options):
    with open_source(str(where), **options) as source:
        text = source.lines.read()
        return text, source.is_broken_off


def fault_of(where, **options):
    with pytest.raises(DataSetError) as caught:
        read(where, **options)
    return caught.value.fault


@pytest.fixture
def served():
    with open_registry() as registry:

        def serve(answer):
            registry.instead = lambda _path: answer
            return f"{registry.address}/retraction_watch.csv"

        serve.registry = registry
        yield serve


def written(tmp_path, data):
    path = tmp_path / "data.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_and_an_address_give_the_same_packed_or_not(tmp_path, served, pack):
    data = pack(TEXT.encode())

    assert read(written(tmp_path, data)) == (TEXT, False)
    assert read(served(Answer(data))) == (TEXT, False)


def test_a_mark_at_the_beginning_is_no_part_of_the_first_column(tmp_path):
    assert read(written(tmp_path, b"\xef\xbb\xbf" + TEXT.encode())) == (TEXT, False)


def test_what_is_not_utf8_is_read_as_western_european(tmp_path):
    data = "Ärger über ".encode() + "Müller – “so”\n".encode("cp1252")

    assert read(written(tmp_path, data))[0] == "Ärger über Müller – “so”\n"


@pytest.mark.parametrize("ending", ["1,Keta", ""])
def test_a_last_line_without_an_end_is_noticed(tmp_path, ending):
    assert read(written(tmp_path, ending.encode())) == (ending, True)


def test_a_packed_file_that_breaks_off_is_told(tmp_path):
    data = gzip.compress(TEXT.encode() * 1000)

    assert fault_of(written(tmp_path, data[: len(data) // 2])) == "cut"


def test_an_answer_shorter_than_announced_is_told(served):
    assert fault_of(served(Answer(TEXT.encode(), said_length=1_000))) == "cut"


def test_a_server_that_refuses_is_quoted(served):
    assert fault_of(served(Answer(b"No.", status=503))) == "refused"


def test_a_server_that_drips_is_left(served):
    assert fault_of(served(Answer(TEXT.encode(), drip=0.3)), seconds=0.5) == "slow"


def test_an_address_that_has_moved_is_followed(served):
    moved = served(Answer(status=302, headers={"Location": "/elsewhere.csv"}))
    registry = served.registry
    there = registry.instead("")
    registry.instead = lambda path: Answer(TEXT.encode()) if "elsewhere" in path else there

    assert read(moved) == (TEXT, False)


def test_no_redirect_leads_anywhere_but_to_the_web(served):
    for place in ("file:///etc/passwd", "ftp://localhost/data.csv"):
        assert fault_of(served(Answer(status=302, headers={"Location": place}))) in {
            "refused",
            "unreachable",
        }


def test_a_server_that_is_not_there_is_told():
    assert fault_of(f"{closed_address()}/data.csv") == "unreachable"


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert fault_of(tmp_path / "nothing.csv") == "missing"
    assert fault_of(tmp_path) == "missing"


def test_what_grows_beyond_measure_when_unpacked_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(retraction_source, "MOST_BYTES", 1_000_000)

    assert fault_of(written(tmp_path, gzip.compress(b"x" * 2_000_000))) == "too_large"
