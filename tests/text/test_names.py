"""The clinic's own names in a text: filled in when shown, plain words where blank."""

from dataclasses import asdict, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.labels import ENGLISH
from articles.text.names import (
    FIELDS,
    ClinicNames,
    Name,
    dialled,
    filled,
    regional_names,
    resolve,
    unknown_names,
)
from articles.text.parsing import inline_tokens, parse

BLANK = ClinicNames()
BRITISH = regional_names("gb")
REGIONS = ("au", "ca", "eu", "gb", "ie", "nz", "us")


def names_in(text):
    tokens, _problems = parse(text)
    return [token.content for token, _line in inline_tokens(tokens) if token.type == "name"]


def test_every_field_can_be_written_in_a_text():
    assert sorted(FIELDS.values()) == sorted(field.name for field in fields(ClinicNames))


@pytest.mark.parametrize("name", FIELDS)
def test_a_blank_name_is_said_in_plain_words_and_cannot_be_dialled(name):
    found = resolve(name, names=BLANK, labels=ENGLISH)

    assert found.words.startswith(("your ", "the "))
    assert found.dial == ""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("emergency.number", Name("999", "999")),
        ("crisis.name", Name("Samaritans", "")),
        ("crisis.number", Name("116 123", "116123")),
        ("advice.number", Name("111", "111")),
    ],
)
def test_a_number_is_shown_as_written_and_dialled_as_figures(name, found):
    assert resolve(name, names=BRITISH, labels=ENGLISH) == found


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("(020) 7946-0018", "02079460018"),
        ("0049.30/123456", "004930123456"),
        (" +1 202-555-0143", "+12025550143"),
        ("1+1", "11"),
        ("13 11 14", "131114"),
    ],
)
def test_a_number_is_dialled_as_a_phone_dials_it(written, figures):
    assert dialled(written) == figures


@given(number=st.text())
def test_only_figures_and_a_leading_plus_are_dialled(number):
    assert not set(dialled(number).removeprefix("+")) - set("0123456789")


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_offers_an_emergency_number_and_no_name_of_a_clinic(region):
    names = regional_names(region)

    assert names.emergency_number
    assert (names.clinic_name, names.clinic_phone) == ("", "")
    assert bool(names.crisis_name) == bool(names.crisis_number)


@pytest.mark.parametrize("region", ["", "xx"])
def test_a_region_not_known_offers_nothing(region):
    assert set(asdict(regional_names(region)).values()) == {""}


def test_plain_words_are_filled_in_and_unknown_names_left():
    said = filled(
        "Call {emergency.number} or {clinic.fax}, {clinic.phone}", names=BRITISH, labels=ENGLISH
    )

    assert said == "Call 999 or {clinic.fax}, your clinic's telephone number"


def test_a_text_names_what_stands_in_braces():
    assert names_in("Ring {clinic.phone}, {clinic.name}{crisis.name}.") == [
        "clinic.phone", "clinic.name", "crisis.name",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["{Clinic.phone}", "{clinic phone}", "{clinic_phone}", "{ clinic.phone }"]
)
def test_a_name_written_wrongly_is_reported_and_not_passed_over(text):
    _tokens, problems = parse(text)

    assert [problem.code for problem in problems] == ["name_unknown"]


@pytest.mark.parametrize(
    "text", ["`{clinic.phone}`", "\\{clinic.phone}", "{}", "{clinic}", "{1.5}", "{"]
)
def test_code_and_other_braces_name_nothing(text):
    assert names_in(text) == []


def test_names_that_there_are_not_are_found_once_each():
    words = "Call {clinic.phone}, {clinic.fax} or {crisis.chat}; {clinic.fax} is best."

    assert unknown_names(words) == ("clinic.fax", "crisis.chat")


def test_a_name_may_stand_in_the_words_of_a_link():
    assert names_in("[Call {clinic.phone} now](https://example.org)") == ["clinic.phone"]
