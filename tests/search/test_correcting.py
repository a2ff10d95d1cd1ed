"""What is misspelt is read as it was meant, and no medicine as another."""

import pytest

from articles.search.searching import search
from articles.search.values import EntryKind
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_publisher
from tests.search.small_site import make_small_site, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_site():
    make_small_site()


def asked(text, **options):
    return search(text, **{"language": "en", **options})


@pytest.mark.usefixtures("small_site")
class TestCorrecting:
    @pytest.mark.parametrize(
        ("typed", "searched"),
        [
            ("ketermine", "ketamine"),
            ("blader", "bladder"),
            ("siezure", "seizure"),
            ("disociation", "dissociation"),
            ("adicted", "addicted"),
            ("can i drvie", "can i drive"),
            ("addikted", "addicted"),
            ("ketamin blader", "ketamine bladder"),
            ("keta mine", "ketamine"),
            ("sideeffects", "side effects"),
            ("drivehome", "drive home"),
            ("highbloodpressure", "high blood pressure"),
            ("howlongdoesittake", "how long does it take"),
        ],
    )
    def test_a_misspelt_word_is_corrected(self, typed, searched):
        answer = asked(typed)

        assert answer.searched == searched
        assert answer.is_corrected
        assert answer.found

    def test_spanish_is_corrected_and_needs_no_accents(self):
        assert asked("deprecion", language="es").searched == "depresión"
        assert asked("adiccion", language="es").searched == "adiccion"
        assert asked("adiccion", language="es").found[0].kind == EntryKind.QUESTION

    def test_what_was_typed_stays_as_it_was_around_a_correction(self):
        assert asked("  Is my BLADER,\nok? ").searched == "Is my bladder, ok?"

    def test_nothing_is_corrected_that_is_to_be_taken_literally(self):
        answer = asked("blader", literal=True)

        assert answer.searched == answer.typed == "blader"
        assert answer.total == 0

    def test_a_known_word_is_never_corrected(self):
        assert asked("heavy").searched == "heavy"

    @pytest.mark.parametrize("typed", ["12", "2027", "xq", "zzzzzz", "before", "ديب"])
    def test_what_is_like_nothing_is_left_alone(self, typed):
        answer = asked(typed)

        assert answer.searched == typed
        assert answer.meant == ()

    @pytest.mark.parametrize("typed", ["ketamin", "seizures", "drives", "anaesthetics"])
    def test_another_form_of_a_known_word_is_found_and_not_called_misspelt(self, typed):
        answer = asked(typed)

        assert answer.found
        assert not answer.is_corrected

    def test_the_singular_of_a_known_word_stays_beside_a_correction(self):
        assert asked("blader effect").searched == "bladder effect"

    def test_a_word_of_three_letters_is_only_asked_about(self):
        answer = asked("dax")

        assert answer.searched == "dax"
        assert answer.meant == ("day",)

    def test_three_letters_with_another_one_first_are_another_word(self):
        answer = asked("hay seizure")

        assert answer.searched == "hay seizure"
        assert answer.meant == ()

    def test_a_slip_at_the_first_letter_is_only_asked_about(self):
        answer = asked("mladder")

        assert answer.searched == "mladder"
        assert answer.meant == ("bladder",)

    def test_a_word_that_nothing_is_like_does_not_hide_the_rest(self):
        assert asked("xyzzyx bladder").found


@pytest.mark.usefixtures("small_site")
class TestMedicines:
    @pytest.mark.parametrize(
        "name", ["ketorolac", "Zoloft", "memantine", "sertindole", "ketoconazole", "sertaconazole"]
    )
    def test_a_medicine_is_never_taken_for_another(self, name):
        answer = asked(name)

        assert answer.searched == name
        assert answer.total == 0

    def test_a_medicine_that_nothing_here_explains_is_named(self):
        answer = asked("Ketorolac or Zoloft and the bladder")

        assert answer.other_medicines == ("Ketorolac", "Zoloft")
        assert answer.found

    def test_a_medicine_that_is_mentioned_is_found_and_not_called_another(self):
        answer = asked("sertraline")

        assert answer.other_medicines == ()
        assert "<mark>sertraline</mark>" in answer.found[0].passage

    def test_its_spanish_name_is_no_misspelling(self):
        answer = asked("sertralina")

        assert answer.searched == "sertralina"
        assert answer.other_medicines == ("sertralina",)

    def test_a_misspelling_like_one_medicine_alone_is_corrected(self):
        assert asked("sertrlaine").searched == "sertraline"

    def test_a_misspelling_like_two_medicines_is_only_asked_about(self):
        publish("citalopram", "Citalopram")

        answer = asked("ecitalopram")

        assert answer.searched == "ecitalopram"
        assert answer.meant == ("citalopram",)

    def test_a_misspelt_medicine_is_not_taken_for_a_word_that_is_less_like_it(self):
        publish("prozaic", "Prosaic texts")

        # One slip from Prozac, two from "prosaic".
        assert not asked("prozaac").is_corrected


def test_other_readings_are_offered():
    publish("one", "Cradle")
    publish("two", "Candle")

    answer = asked("cardle")

    assert {answer.searched, *answer.meant} == {"cradle", "candle"}


def test_a_correction_that_leads_nowhere_any_more_is_not_made():
    edition = publish("goats", "Goats")
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="Gone.")

    answer = asked("gaots")

    assert answer.searched == "gaots"
    assert answer.meant == ()
