"""Which pictures a text names."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.pictures import descriptions_of, pictured_keys


def test_pictures_are_named_once_in_order_of_mention():
    texts = ["![A](image:pump) ![B](image:chair-2)", "![again](image:pump)"]

    assert pictured_keys(texts) == ("pump", "chair-2")


def test_a_text_without_pictures_names_none():
    assert pictured_keys(["A picture says nothing.", ""]) == ()


@given(text=st.text())
def test_any_text_can_be_asked(text):
    assert len(pictured_keys([text, text])) == len(set(pictured_keys([text])))


def test_what_a_text_says_of_a_picture_is_read_use_by_use():
    texts = ["![The *way* in](image:door) and ![](image:door)\n\n![A bus](image:bus)", "None."]

    assert descriptions_of("door", texts) == ("The way in", "")
    assert descriptions_of("tree", texts) == ()
