"""The value in the middle: one fingerprint for one text, and every stored format still read."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.manuscript import (
    ImageText,
    Manuscript,
    QuestionText,
    ReferenceText,
    TeachBackText,
    TermText,
)

STORED = Path(__file__).parent / "stored"
FINGERPRINTS = {
    "manuscript-1.json": "1a20026705bc4e89e33fdb489b7c36ecfa038567cbf87b691fcfd93e165081ac",
    "manuscript-2.json": "5a60f0ca96bfd221b9424cb906e5800d9c7d2599aa93b02bfd0530b5a1924fb9",
}
"""Each format ever written, with the fingerprint its sample had when it was stored."""

SMALL = st.text(max_size=20)
MANUSCRIPTS = st.builds(
    Manuscript,
    language=SMALL,
    title=SMALL,
    summary=SMALL,
    body=st.text(),
    questions=st.lists(st.builds(QuestionText, SMALL, SMALL), max_size=3).map(tuple),
    references=st.lists(
        st.builds(
            ReferenceText,
            SMALL,
            st.dictionaries(SMALL, st.one_of(SMALL, st.integers(), st.lists(SMALL)), max_size=3),
        ),
        max_size=3,
    ).map(tuple),
    terms=st.lists(
        st.builds(TermText, SMALL, st.lists(SMALL, max_size=3).map(tuple), SMALL), max_size=3
    ).map(tuple),
    images=st.lists(
        st.builds(
            ImageText,
            SMALL,
            SMALL,
            SMALL,
            SMALL,
            st.booleans(),
            SMALL,
            st.integers(0),
            st.integers(0),
        ),
        max_size=3,
    ).map(tuple),
    teach_back=st.lists(
        st.builds(TeachBackText, SMALL, st.lists(SMALL, max_size=3).map(tuple)), max_size=2
    ).map(tuple),
)


@given(manuscript=MANUSCRIPTS)
def test_a_manuscript_comes_back_from_storage_as_the_same_text(manuscript):
    stored = json.loads(json.dumps(manuscript.to_json()))

    assert Manuscript.from_json(stored) == manuscript
    assert Manuscript.from_json(stored).fingerprint() == manuscript.fingerprint()


@given(one=MANUSCRIPTS, other=MANUSCRIPTS)
def test_two_texts_have_one_fingerprint_only_if_they_are_the_same_text(one, other):
    assert (one.fingerprint() == other.fingerprint()) == (one == other)


@pytest.mark.parametrize("part", [field.name for field in fields(Manuscript)])
def test_a_change_of_any_part_changes_the_fingerprint(part):
    whole = Manuscript.from_json(json.loads((STORED / "manuscript-2.json").read_text("utf-8")))
    changed = replace(whole, **{part: getattr(whole, part)[:-1]})

    assert changed.fingerprint() != whole.fingerprint()


@pytest.mark.parametrize(("name", "fingerprint"), FINGERPRINTS.items())
def test_a_stored_manuscript_of_every_format_still_reads(name, fingerprint):
    stored = json.loads((STORED / name).read_text("utf-8"))

    manuscript = Manuscript.from_json(stored)

    assert manuscript.fingerprint() == fingerprint
    assert manuscript.references[0].csl["author"][0]["family"] == "Popova"
    assert manuscript.terms[0].forms == ("drip", "drips")
    assert manuscript.images[0].width == 1200
    assert manuscript.questions[1].answer.startswith("No.")


def test_a_text_that_asks_nothing_back_keeps_its_format_and_its_fingerprint():
    """Else every article would count as changed on the day that questions could be asked back."""
    asking = Manuscript.from_json(json.loads((STORED / "manuscript-2.json").read_text("utf-8")))
    silent = replace(asking, teach_back=())

    assert silent.to_json()["format"] == 1
    assert silent.fingerprint() == FINGERPRINTS["manuscript-1.json"]


def test_every_stored_sample_is_tested():
    assert {path.name for path in STORED.glob("*.json")} == set(FINGERPRINTS)


@pytest.mark.parametrize("number", [None, 0, 3, "1"])
def test_a_format_of_a_later_version_is_refused_by_its_number(number):
    stored = Manuscript("en", "Title", "", "Body").to_json() | {"format": number}

    with pytest.raises(ValueError, match=f"Unknown manuscript format: {number!r}"):
        Manuscript.from_json(stored)


def test_a_text_with_half_a_character_has_a_fingerprint_too():
    assert len(Manuscript("en", "\ud83d", "", "").fingerprint()) == 64
