"""Topics and glossary words: each once, and each form leads to one meaning."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import GlossaryTerm, Topic
from tests.builders import make_topic

pytestmark = pytest.mark.django_db


def word(term, *forms, **changes):
    return GlossaryTerm(term=term, forms="\n".join(forms), meaning="What it means.", **changes)


def stored(term, *forms, **changes):
    one = word(term, *forms, **changes)
    one.save()
    return one


def test_the_database_refuses_a_topic_s_address_twice():
    topic = make_topic("pain")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_topic("pain")
    assert Topic.objects.create(slug="pain", language="de", name="Schmerz").name != topic.name
    assert str(topic) == "Pain"


def test_the_database_refuses_a_word_twice_in_one_language():
    stored("Drip")
    stored("Drip", language="de")

    with pytest.raises(IntegrityError), transaction.atomic():
        stored("Drip")


def test_other_forms_are_tidied_when_they_are_written():
    one = word("Drip", " drips ", "", "drips", "Drip", "infusion")
    one.full_clean()

    assert one.forms == "drips\ninfusion"
    assert one.other_forms() == ("drips", "infusion")
    assert str(one) == "Drip"


@pytest.mark.parametrize("term", [" ", "\t"])
def test_a_blank_word_is_refused(term):
    with pytest.raises(ValidationError, match="Write the word"):
        word(term).clean()


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (word("drip"), "term"),
        (word("DRIPS"), "term"),
        (word("Pump", "drip"), "forms"),
        (word("Pump", "slow  Infusion"), "forms"),
    ],
)
def test_a_form_that_leads_to_another_word_is_refused_by_its_name(one, field):
    """Which of two meanings readers saw was left to chance."""
    stored("Drip", "drips", "slow infusion")

    with pytest.raises(ValidationError) as refused:
        one.full_clean()
    assert set(refused.value.message_dict) == {field}
    assert "already leads to “Drip”" in refused.value.message_dict[field][0]


def test_a_word_may_be_written_anew_and_the_same_word_stand_in_another_language():
    one = stored("Drip", "drips")
    stored("Pump", "drip", language="de")

    one.full_clean()


def test_every_meaning_there_was_is_kept():
    one = stored("Drip")
    one.meaning = "Another."
    one.save()

    assert [record.meaning for record in one.history.all()] == ["Another.", "What it means."]
