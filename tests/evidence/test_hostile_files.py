"""Whatever the bytes: a file is read, or refused in one sentence, in bounded time and memory."""

import json
import tracemalloc

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.evidence.exporting import FORMATS, write_items
from articles.evidence.faults import LARGEST_FILE_BYTES, MOST_RECORDS, UnreadableFileError
from articles.evidence.reading import read_references

PROPERTY = settings(deadline=None, suppress_health_check=list(HealthCheck))
ITEM = {"id": "a-2000", "type": "article-journal", "title": "Ketamine", "PMID": "123456"}
BEGINNINGS = [
    b"TY  - JOUR\n",
    b"PMID- 1\n",
    b"@article{k, title = {",
    b"<xml><records><record>",
    b"[{",
    b'{"items": [',
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]
PIECES = [
    b"TI  - T\n", b"ER  - \n", b"AU  - A, B, C, D\n", b"      more\n", b"AU  - \xe9\n", b"\n", b"DP  - 20\n",
    b"FAU - \n", b"} and {", b"author = {", b"}, ", b"\\'", b"$_{", b'"', b"#", b"@string{", b"@comment", b"title={x}}\n",
    b"<titles><title>", b"</title></titles>", b"</record>", b"</records></xml>", b"&lt;", b"&x;", b"<style face='italic'>",
    b'"title": "x"', b'"issued": {"date-parts": [[', b"]]}", b"}, {", b"]", b"}", b"null", b"1e999", b"NaN", b"-", b"\0",
    b'"author": [{"family": 1}]', b'"DOI": {}', b'"custom": [[]]', b'"note": "PMID: x"', b"\xf0\x9f", b"\xed\xa0\x80",
]  # fmt: skip
CUT_OFF = {format_: write_items([ITEM] * 3, format_) for format_ in FORMATS}


def readable(data, name=""):
    """Read a file; tell whether it could be read. Anything but a refusal fails the test."""
    try:
        file = read_references(data, name=name)
    except UnreadableFileError as error:
        return not str(error)
    assert all(record.sentence.endswith(".") for record in file.unreadable)
    json.dumps(file.taken)
    return True


@PROPERTY
@given(data=st.binary(max_size=2000))
def test_no_bytes_do_anything_but_be_read_or_refused(data):
    readable(data)


@settings(PROPERTY, max_examples=300)
@given(
    start=st.sampled_from(BEGINNINGS),
    pieces=st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=6)), max_size=40),
)
@example(start=b"<xml><records><record>", pieces=[b"<titles><title>", b"\x0b"])
def test_no_mixture_of_the_formats_does_either(start, pieces):
    readable(start + b"".join(pieces))


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_cut_off_anywhere_is_read_or_refused(format_):
    whole = CUT_OFF[format_]

    for end in range(len(whole)):
        readable(whole[:end])


@PROPERTY
@given(
    item=st.dictionaries(
        st.sampled_from(["title", "author", "issued", "page", "DOI", "PMID", "note", "custom", "id", "type"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=20),
            lambda inner: st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["family", "given", "literal", "date-parts", "raw", "season"]), inner, max_size=3),
            max_leaves=8,
        ),
    )
)  # fmt: skip
def test_an_item_of_any_shape_is_read_or_refused_and_goes_out_again(item):
    file = read_references(json.dumps([item]).encode())

    for format_ in FORMATS:
        for csl in file.taken:
            assert readable(write_items([csl], format_))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "not_text"),
        (b"PK\x03\x04 a document", "not_text"),
        (b"TY  - JOUR\nTI  - a\0b\nER  - \n", "not_text"),
        (b"Dear colleague, please find attached", "format_unknown"),
        (b"<html><body>404</body></html>", "format_unknown"),
        (b"[]", "no_records"),
        (b'{"items": []}', "no_records"),
        (b"<xml><records></records></xml>", "no_records"),
        (b'[{"title": "a"', "damaged"),
        (b'[{"title": "a"},', "damaged"),
        (b'[{"title": "a"} {"title": "b"}]', "damaged"),
        (b'[{"title": 1e999}]', "damaged"),
        (b'[{"title": "a", "volume": NaN}]', "damaged"),
        (b"[" + b"9" * 5000 + b"]", "damaged"),
        (b"<xml><records><record><titles>", "damaged"),
        (b"[" * 100_000, "too_deep"),
        (b'{"a":' * 100_000, "too_deep"),
        (b"<xml>" + b"<a>" * 10_000, "damaged"),
        (b"@article{a, title = " + b"{" * 200_000, None),
        (
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
            b"<xml><records><record><titles><title>&b;</title></titles></record></records></xml>",
            "forbidden_xml",
        ),
        (
            b'<xml><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><records/></xml>',
            "forbidden_xml",
        ),
        (b"<xml><records><record><title>&undeclared;</title></record></records></xml>", "damaged"),
        (b"[" + b"{}," * 1_500_000 + b"{}]", "too_many"),
        (b"TY  - JOUR\nER  - \n" * (MOST_RECORDS + 1), "too_many"),
        (b"PMID- 1\n\n" * (MOST_RECORDS + 1), "too_many"),
        (b"@a{b,}" * (2 * MOST_RECORDS + 1), "too_many"),
        (b"<xml><records>" + b"<record/>" * (MOST_RECORDS + 1) + b"</records></xml>", "too_many"),
        (b"<xml>" + b"<a/>" * 1_500_001 + b"</xml>", "too_many"),
        (b" " * LARGEST_FILE_BYTES + b"[]", "too_large"),
        (b"[" + b" " * 50_000_000 + b"]", "too_large"),
    ],
    ids=lambda value: repr(value[:40]) if isinstance(value, bytes) else str(value),
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_one_reason(data, code):
    if code is None:
        readable(data)
        return
    with pytest.raises(UnreadableFileError) as refused:
        read_references(data)

    assert refused.value.code == code
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "data",
    [
        b"TY  - JOUR\n" + b"AU  - Long, A\n" * 100_000 + b"TI  - T\nER  - \n",
        b"TY  - JOUR\nTI  - T\n" + b"more words to the title\n" * 100_000 + b"ER  - \n",
        b"PMID- 1\nTI  - T\n" + b"FAU - Long, A\n" * 100_000,
        b'[{"title": "' + b"a" * 100_000 + b'"}]',
        b'[{"title": "' + b"&amp;" * 100_000 + b'"}]',
        b"TY  - JOUR\nTI  - " + b"<i>" * 100_000 + b"\nER  - \n",
    ],
    ids=lambda data: repr(data[:30]),
)
def test_one_record_out_of_all_proportion_is_refused_alone(data):
    (record,) = read_references(data).records

    assert record.fault in {"entry_unreadable", "too_long"}


@pytest.mark.parametrize(
    "unit",
    [b"TY  - JOUR\n", b"PMID- \n\n", b"[[", b'["a",', b"@a{b,c={d},", b"<a>", b"{", b"\n", b"AU  - x\n"],
)  # fmt: skip
def test_no_file_takes_more_memory_than_a_small_multiple_of_itself(unit):
    data = unit * (2_000_000 // len(unit))
    tracemalloc.start()
    try:
        readable(data, name="x.ris")
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 40 * len(data)
