"""The clinic's profile: one row, sound numbers, and what the text's names stand for."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import ClinicProfile, Region
from articles.text.names import ClinicNames, regional_names
from tests.builders import make_clinic

pytestmark = pytest.mark.django_db
NUMBERS = ("phone", "emergency_number", "crisis_number", "advice_number")


def profile(**changes):
    return ClinicProfile(pk=1, name="Riverside Clinic", **changes)


def test_there_is_a_blank_profile_until_somebody_fills_it_in():
    clinic = ClinicProfile.current()

    assert clinic.names() == ClinicNames(clinic_name="Your clinic")
    assert str(clinic) == "Your clinic"


def test_the_profile_is_the_one_row_there_is():
    make_clinic(name="Riverside")

    assert ClinicProfile.current().name == "Riverside"


def test_the_database_refuses_a_second_profile():
    make_clinic()

    with pytest.raises(IntegrityError), transaction.atomic():
        ClinicProfile.objects.create(pk=2)


def test_every_region_offers_its_numbers():
    assert {region.value for region in Region if region.value} == {
        "au", "ca", "eu", "gb", "ie", "nz", "us",
    }  # fmt: skip
    assert all(regional_names(region.value).emergency_number for region in Region if region.value)


def test_blank_numbers_fall_back_to_the_region_s():
    assert profile(region="gb", phone="01632 960123").names() == ClinicNames(
        "Riverside Clinic", "01632 960123", "999", "Samaritans", "116 123", "111"
    )


def test_the_clinic_s_own_numbers_replace_the_region_s():
    names = profile(region="gb", emergency_number="112", advice_number="0800 1").names()

    assert (names.emergency_number, names.advice_number) == ("112", "0800 1")


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ({"crisis_name": "Nightline"}, ("Nightline", "")),
        ({"crisis_number": "0800 222"}, ("", "0800 222")),
        ({"crisis_name": "Nightline", "crisis_number": "0800 222"}, ("Nightline", "0800 222")),
        ({}, ("Samaritans", "116 123")),
    ],
)
def test_a_crisis_line_s_name_never_stands_with_another_line_s_number(own, shown):
    names = profile(region="gb", **own).names()

    assert (names.crisis_name, names.crisis_number) == shown


@pytest.mark.parametrize("field", NUMBERS)
@pytest.mark.parametrize("number", ["999", "+44 (0)20 7946 0018", "116 123", "0049/30-12.34"])
def test_a_number_is_taken_as_it_is_dialled(field, number):
    profile(**{field: number}).full_clean()


@pytest.mark.parametrize("field", NUMBERS)
@pytest.mark.parametrize(
    "number", ["call us", "9", "999\n", "(020) 7946", "999; drop", "9" * 30, "٩٩٩"]
)
def test_what_is_no_number_is_refused_beside_its_field(field, number):
    with pytest.raises(ValidationError) as refused:
        profile(**{field: number}).full_clean()

    assert set(refused.value.message_dict) == {field}


@pytest.mark.parametrize("colour", ["#00494b", "#00494B", "#000000"])
def test_a_dark_colour_is_taken_in_small_or_capital_letters(colour):
    """A colour typed in capital letters was refused with advice to write it as it was written."""
    clinic = profile(accent=colour)
    clinic.full_clean()

    assert clinic.accent == colour.lower()


def test_a_light_colour_is_refused_with_its_contrast():
    with pytest.raises(ValidationError, match=r"too light: 4\.5 to 1"):
        profile(accent="#767676").full_clean()


@pytest.mark.parametrize("colour", ["teal", "#fff", "00494b", ""])
def test_what_is_no_colour_is_refused_once(colour):
    with pytest.raises(ValidationError) as refused:
        profile(accent=colour).full_clean()

    assert set(refused.value.message_dict) == {"accent"}
    assert len(refused.value.message_dict["accent"]) == 1


def test_every_change_of_the_profile_is_kept():
    make_clinic(emergency_number="111")
    make_clinic(emergency_number="112")

    assert [one.emergency_number for one in ClinicProfile.history.all()] == ["112", "111"]


@pytest.mark.parametrize(
    ("changes", "gaps"),
    [
        ({}, ()),
        ({"name": "Your clinic"}, ("name",)),
        ({"region": ""}, ("region",)),
        ({"region": "", "emergency_number": "112"}, ()),
        ({"phone": "", "region": ""}, ("region", "phone")),
    ],
)
def test_the_desk_is_told_what_pages_must_say_in_general_words(changes, gaps):
    assert make_clinic(**changes).gaps() == gaps
