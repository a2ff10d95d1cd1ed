"""The words around the author's words: ready to be translated, and nothing but words."""

import string
from dataclasses import fields

import pytest

from articles.text.labels import ENGLISH, Labels, gettext_noop
from articles.text.names import FIELDS


@pytest.mark.parametrize("name", [field.name for field in fields(Labels)])
def test_every_label_says_something(name):
    label = getattr(ENGLISH, name)
    filled_in = {
        part for _text, part, _format, _conversion in string.Formatter().parse(label) if part
    }

    assert label.strip() == label != ""
    assert filled_in <= {"number", "key", "count", "of", "percent", "fraction", "group"}


def test_marking_a_message_leaves_it_as_it_is():
    assert gettext_noop("Urgent") == "Urgent"


@pytest.mark.parametrize("field", FIELDS.values())
def test_every_name_of_the_clinic_has_words_for_when_it_is_blank(field):
    assert getattr(ENGLISH, f"no_{field}")
