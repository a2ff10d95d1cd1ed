import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytest_django import Settings

from articles.evidence.fetching import MOST_BYTES, LookupFailedError
from articles.evidence.identifiers import Identifier
from articles.evidence.lookup import Registries, look_up, look_up_all, registries
from articles.text.record_reading import read_record
from tests.evidence.registry import (
    POPOVA,
    SCHEMA,
    SHORT,
    ZARATE,
    Answer,
    Registry,
    closed_address,
    open_registry,
)

AGENT = "clinic-information-portal/1.0 (+https://clinic.example; mailto:desk@clinic.example)"


@pytest.fixture
def registry() -> Iterator[Registry]:
    with open_registry() as registry:
        yield registry


def places(registry: Registry, **changes: Any) -> Registries:
    here = registry.address
    return replace(Registries(crossref=here, doi=here, pubmed=here, agent=AGENT), **changes)


def doi(value: str) -> Identifier:
    return Identifier("doi", value)


def failure(identifier: Identifier, at: Registries) -> LookupFailedError:
    with pytest.raises(LookupFailedError) as refused:
        look_up(identifier, at=at)
    return refused.value


def test_a_doi_gives_the_record_crossref_keeps(registry: Registry):
    record = look_up(doi(SHORT), at=places(registry))

    assert record == {
        "type": "article-journal",
        "title": "Side-effects associated with ketamine use in depression: a systematic review",
        "author": [
            {"family": "Short", "given": "Brooke"},
            {"family": "Fong", "given": "Joanna"},
            {"family": "Galvez", "given": "Veronica"},
            {"family": "Shelker", "given": "William"},
            {"family": "Loo", "given": "Colleen K"},
        ],
        "issued": {"date-parts": [[2018, 1]]},
        "container-title": "The Lancet Psychiatry",
        "volume": "5",
        "issue": "1",
        "page": "65-78",
        "publisher": "Elsevier BV",
        "ISSN": "2215-0366",
        "language": "en",
        "container-title-short": "The Lancet Psychiatry",
        "DOI": "10.1016/s2215-0366(17)30272-9",
    }
    assert read_record(json.dumps(record)) == record


def test_marks_in_a_title_become_the_few_that_are_printed_and_the_abstract_stays_behind(
    registry: Registry,
):
    record = look_up(doi(ZARATE), at=places(registry))

    assert record["title"] == (
        "A Randomized Trial of an <i>N</i>-methyl-D-aspartate Antagonist in Treatment-Resistant "
        "Major Depression"
    )
    assert record["author"][0] == {"family": "Zarate", "given": "Carlos A.", "suffix": "Jr"}
    assert "abstract" not in record


def test_a_pubmed_number_gives_doi_and_number(registry: Registry):
    record = look_up(Identifier("pmid", POPOVA), at=places(registry))

    assert (record["PMID"], record["DOI"]) == (POPOVA, "10.1176/appi.ajp.2019.19020172")
    assert record["container-title-short"] == "Am J Psychiatry"
    assert record["issued"] == {"date-parts": [[2019, 6, 1]]}
    assert len(record["author"]) == 16


def test_a_doi_of_datacite_is_found_through_doi_org(registry: Registry):
    record = look_up(doi(SCHEMA), at=places(registry))

    assert record["author"] == [{"literal": "DataCite Metadata Working Group"}]
    assert record["issued"] == {"date-parts": [[2016]]}
    assert (record["type"], record["DOI"]) == ("report", SCHEMA)
    asked = {path: headers["Accept"] for path, headers in registry.asked}
    assert asked["/10.5438%2F0012"] == asked["/data/10.5438%2F0012"]
    assert "csl+json" in asked["/10.5438%2F0012"]


def test_the_registries_learn_who_asks_and_get_no_cookie(registry: Registry):
    registry.instead = lambda _path: Answer(
        b"Resource not found.", 404, {"Set-Cookie": "who=you; Path=/"}
    )

    failure(doi(SHORT), places(registry))

    assert [headers["User-Agent"] for _path, headers in registry.asked] == [AGENT, AGENT]
    assert not any("Cookie" in headers for _path, headers in registry.asked)


def test_a_doi_cannot_lead_to_another_address_of_the_registry(registry: Registry):
    failure(doi("10.1000/../../admin?x=1#y"), places(registry))

    assert registry.paths() == [
        "/works/10.1000%2F..%2F..%2Fadmin%3Fx%3D1%23y",
        "/10.1000%2F..%2F..%2Fadmin%3Fx%3D1%23y",
    ]


def test_a_registry_leads_to_no_other_host(registry: Registry):
    with open_registry() as elsewhere:
        registry.instead = lambda path: (
            None
            if path.startswith("/works/")
            else Answer(status=302, headers={"Location": f"{elsewhere.address}/data"})
        )

        assert failure(doi(SCHEMA), places(registry)).fault == "not_found"
        assert elsewhere.asked == []


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Answer(b"Resource not found.", 404), "not_found"),
        (Answer(b"", 204), "not_found"),
        (Answer(b"not acceptable", 406), "not_found"),
        (Answer(b"<html>Busy</html>", 503, {"Content-Type": "text/html"}), "unavailable"),
        (Answer(b"", 500), "unavailable"),
        (Answer(status=302, headers={"Location": "/works/again"}), "unavailable"),
        (Answer(status=302, headers={"Location": "ftp://127.0.0.1/x"}), "not_found"),
        (Answer(status=302, headers={"Location": "file:///etc/hostname"}), "unavailable"),
        (Answer(b"<html>Log in to the hotel</html>", 200, {"Content-Type": "text/html"}), "malformed"),
        (Answer(b'{"message": {"title": ["Cut'), "malformed"),
        (Answer(b'{"message": {"title": ["Cut', said_length=9_000), "malformed"),
        (Answer(b"[" * 200_000), "malformed"),
        (Answer(b"\xff\xfe\x00"), "malformed"),
        (Answer(b"[]"), "malformed"),
        (Answer(b'"a title"'), "malformed"),
        (Answer(b'{"message": []}'), "malformed"),
        (Answer(b'{"message": {"title": []}}'), "malformed"),
        (Answer(b'{"message": {"title": 7e999}}'), "malformed"),
        (Answer(b" " * (MOST_BYTES + 1)), "too_large"),
    ],
)  # fmt: skip
def test_an_answer_that_is_no_record_is_refused_with_a_reason(
    registry: Registry, answer: Answer, fault: str
):
    registry.instead = lambda _path: answer

    assert failure(doi(SHORT), places(registry)).fault == fault


@pytest.mark.parametrize(("asked", "wait"), [("30", 30), ("", 0), ("soon", 0), ("9" * 99, 0)])
def test_a_registry_that_has_had_enough_says_for_how_long(
    registry: Registry, asked: str, wait: int
):
    registry.instead = lambda _path: Answer(status=429, headers={"Retry-After": asked})

    error = failure(doi(SHORT), places(registry))

    assert (error.fault, error.wait) == ("too_many", wait)


@pytest.mark.parametrize("drip", [0.05, 5])
def test_a_registry_that_drips_is_cut_off(registry: Registry, drip: float):
    registry.instead = lambda _path: Answer(b"{" * 10_000, drip=drip)

    assert failure(doi(SHORT), places(registry, seconds=0.4)).fault == "slow"


def test_without_a_network_the_reason_is_said():
    nobody = closed_address()
    at = Registries(crossref=nobody, doi=nobody, pubmed=nobody, agent=AGENT)

    assert failure(doi(SHORT), at).fault == "offline"
    unnamed = replace(at, pubmed="http://registry.invalid")
    assert failure(Identifier("pmid", "1"), unnamed).fault == "offline"


def test_switched_off_nobody_is_asked(registry: Registry):
    assert failure(doi(SHORT), places(registry, is_on=False)).fault == "off"
    assert registry.asked == []


def test_of_several_each_is_told_and_a_registry_that_is_away_is_asked_once(registry: Registry):
    numbers = [Identifier("pmid", POPOVA), Identifier("pmid", "999999999")]
    at = places(registry, crossref=closed_address())

    found = list(look_up_all([doi(SHORT), *numbers, doi(ZARATE)], at=at))

    assert [one.fault for one in found] == ["offline", None, "not_found", "offline"]
    assert found[1].record
    assert len(registry.asked) == 2


def test_the_settings_say_where_and_in_whose_name(settings: Settings):
    settings.SITE_ADDRESS = "https://clinic.example"
    settings.REFERENCE_LOOKUP_CONTACT = "desk@clinic.example"

    assert registries().agent == AGENT
    settings.REFERENCE_LOOKUP_CONTACT = ""
    assert registries().agent == "clinic-information-portal/1.0 (+https://clinic.example)"
    settings.REFERENCE_LOOKUP = False
    assert not registries().is_on
