"""Keys that people can read and type."""

import pytest

from articles.evidence.keys import Keys


def key(title="Of a ketamine trial", year=2014, taken=(), own="", **people):
    csl = {"id": own, "title": title, **people}
    if year:
        csl["issued"] = {"date-parts": [[year]]}
    return Keys(taken).take(csl)


def by(*families):
    return [{"family": family, "given": "A"} for family in families]


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("Sleigh", "sleigh-2014"),
        ("López-Muñoz", "lopez-munoz-2014"),
        ("O'Connell", "oconnell-2014"),
        ("O’Connell", "oconnell-2014"),
        ("Weiß", "weiss-2014"),
        ("Łukasiewicz", "lukasiewicz-2014"),
        ("Sørensen", "sorensen-2014"),
        ("De Feyter", "de-feyter-2014"),
        ("Ångström", "angstrom-2014"),
        ("Çelik", "celik-2014"),
        ("Иванов", "ivanov-2014"),
        ("Παπαδοπούλου", "papadopoulou-2014"),
        ("王", "ketamine-2014"),
    ],
)
def test_a_key_is_the_first_authors_name_and_the_year(family, expected):
    assert key(author=by(family, "Other")) == expected


def test_a_particle_is_part_of_the_name():
    author = [{"non-dropping-particle": "van", "family": "Hilten", "given": "JJ"}]

    assert key(author=author) == "van-hilten-2014"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("World Health Organization", "who-2014"),
        ("National Institute for Health and Care Excellence", "nihce-2014"),
        ("Pfizer", "pfizer-2014"),
        ("ketamine advocacy network", "ketamine-2014"),
    ],
)
def test_an_organisation_is_called_by_its_initials(name, expected):
    assert key(author=[{"literal": name}]) == expected


def test_editors_stand_in_for_authors_and_the_title_for_both():
    assert key(editor=by("Sinner")) == "sinner-2014"
    assert key(title="The <i>NMDA</i> receptor") == "nmda-2014"
    assert key(title="受容体") == "reference-2014"


def test_a_paper_without_a_year_says_so():
    assert key(author=by("Sleigh"), year=None) == "sleigh-nd"


def test_the_next_of_a_name_and_a_year_gets_a_letter():
    keys = Keys({"sleigh-2014", "sleigh-2014b"})
    csl = {"title": "T", "author": by("Sleigh"), "issued": {"date-parts": [[2014]]}}

    assert [keys.take(csl) for _ in range(3)] == ["sleigh-2014a", "sleigh-2014c", "sleigh-2014d"]


def test_letters_go_on_after_z():
    keys, csl = Keys(()), {"title": "T", "author": by("Li"), "issued": {"date-parts": [[2014]]}}

    taken = [keys.take(csl) for _ in range(60)]

    assert (taken[26], taken[27], taken[53]) == ("li-2014z", "li-2014aa", "li-2014ba")
    assert len(set(taken)) == 60


def test_an_items_own_key_is_kept_if_it_is_good_and_free():
    assert key(author=by("Sleigh"), own="nice-ng222-2022") == "nice-ng222-2022"
    assert key(author=by("Sleigh"), own="who-2014", taken={"who-2014"}) == "sleigh-2014"


@pytest.mark.parametrize("own", ["35110300", "Sleigh2014", "a", "http://zotero.org/1", "x_y", "x-"])
def test_a_key_that_nobody_could_type_is_not_kept(own):
    assert key(author=by("Sleigh"), own=own) == "sleigh-2014"


def test_a_very_long_name_is_cut():
    assert len(key(author=by("a" * 500))) <= 80
