"""A medicine is known by its names, and by what looks like them."""

import pytest

from articles.text.searching.medicines import is_medicine, look_alikes, medicine_of


@pytest.mark.parametrize(
    "name", ["ketamine", "sertraline", "zoloft", "hydroxyzine", "hydralazine", "tramadol"]
)
def test_a_medicine_is_known_by_its_name(name):
    assert is_medicine(name)


@pytest.mark.parametrize("word", ["driving", "depression", "ketamin", ""])
def test_another_word_is_no_medicine(word):
    assert not is_medicine(word)
    assert medicine_of(word) is None


@pytest.mark.parametrize(
    ("spanish", "name"),
    [
        ("ketamina", "ketamine"),
        ("morfina", "morphine"),
        ("metadona", "methadone"),
        ("furosemida", "furosemide"),
        ("valproato", "valproate"),
        ("omeprazol", "omeprazole"),
        ("amitriptilina", "amitriptyline"),
        ("clorpromazina", "chlorpromazine"),
        ("sevoflurano", "sevoflurane"),
        ("litio", "lithium"),
        ("gabapentina", "gabapentin"),
    ],
)
def test_a_spanish_name_stands_for_the_same_medicine(spanish, name):
    assert medicine_of(spanish) == medicine_of(name) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bupropion", "buspirone"),
        ("clonidine", "klonopin"),
        ("hydroxyzine", "hydralazine"),
        ("lamictal", "lamisil"),
        ("tramadol", "trazodone"),
        ("citalopram", "escitalopram"),
        ("ketamine", "ketorolac"),
    ],
)
def test_names_that_are_confused_are_different_medicines(one, other):
    assert medicine_of(one) != medicine_of(other)


def test_forms_of_one_medicine_look_alike_as_one():
    assert look_alikes("ketamin", most=2) == {"ketamine": 1}


def test_a_misspelling_can_look_like_two_medicines():
    assert look_alikes("ecitalopram", most=2) == {"citalopram": 1, "escitalopram": 1}


def test_other_words_look_like_no_medicine():
    assert look_alikes("driving", most=2) == {}
