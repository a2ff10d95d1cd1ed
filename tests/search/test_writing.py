"""What is published is found at once, what is withdrawn no longer, whatever else goes wrong."""

import pytest
from django.db import transaction

from articles.models import Article, GlossaryTerm, SearchState
from articles.search.rows import row_of
from articles.search.values import Entry, EntryKind, Part
from articles.search.writing import replace_entries
from articles.workflow.drafting import rename
from articles.workflow.errors import NotPermittedError, TooManyWordsError
from articles.workflow.explaining import keep_word, let_word_go
from articles.workflow.finding import save_search_words
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_author,
    make_edition,
    make_person,
    make_publisher,
    make_question,
    make_starter_edition,
)
from tests.search.indexed import (
    counted,
    entries,
    expected_tokens,
    found,
    matched_tokens,
    rows,
    there,
    title_tokens,
    titles,
    weight_of,
)

pytestmark = pytest.mark.django_db


def vocabulary():
    return SearchState.objects.get(pk=1).vocabulary


def test_a_publication_is_in_the_index_with_its_questions():
    article = make_article(title="Going home", body="Rest for a day.")
    make_question(article, question="Can I drive?")
    assert titles() == []

    make_edition(article)

    assert titles() == ["Can I drive?", "Going home"]
    assert found("en_rest") == ["Going home"]
    assert sorted(found("en_drive")) == ["Can I drive?", "Going home"]


def test_starter_text_is_in_the_index_too():
    make_starter_edition(title="Going home")

    assert titles() == ["Going home"]


def test_a_new_edition_takes_the_place_of_the_one_before():
    edition = make_edition(title="Going home", body="Rest.")
    before = set(entries())

    make_edition(edition.article, title="Coming home", body="Sleep.")

    assert titles() == ["Coming home"]
    assert found("en_rest") == []
    assert found("en_sleep") == ["Coming home"]
    assert min(entries()) > max(before)


def test_what_is_withdrawn_is_found_no_longer_and_found_again_when_published():
    edition = make_edition(title="Going home")
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="A fault.")
    assert titles() == []

    make_edition(edition.article, body="Mended.")

    assert titles() == ["Going home"]


def test_every_worker_is_told_how_many_entries_there_are():
    article = make_article(title="Going home")
    make_question(article)
    make_edition(article)
    make_edition(title="Depresión", language="es")
    assert counted() == there() == {"en": 2, "es": 1}

    make_edition(article, body="Rest for two days.")
    withdraw(Article.objects.get(language="es"), by=make_publisher(), at=NOON, reason="A fault.")
    assert counted() == there() == {"en": 2}


def test_drafts_are_never_in_the_index():
    edition = make_edition(title="Going home", body="Rest.")

    edition.article.body = "Secret."
    edition.article.save()

    assert found("en_secret") == []


def test_words_of_titles_are_known_at_once_and_counted_as_they_come_and_go():
    one = make_edition(title="Ketamine at home", body="Depressió")
    make_edition(title="Ketamine")
    assert (weight_of("ketamine"), weight_of("home"), weight_of("at")) == (2, 1, 0)
    assert weight_of("depressio") == 0

    make_edition(one.article, title="At home, home")
    assert (weight_of("ketamine"), weight_of("home")) == (1, 1)

    withdraw(one.article, by=make_publisher(), at=NOON, reason="A fault.")
    assert (weight_of("ketamine"), weight_of("home")) == (1, 0)


def test_words_are_written_as_people_write_them_and_reached_with_one_letter_left_out():
    make_edition(title="Depresión", language="es")

    sql = "SELECT word, folded FROM search_word w JOIN search_deletion d ON d.word_id = w.id"
    where = f"{sql} WHERE d.language = %s AND key = %s"
    assert rows(where, "es", "depesion") == [("depresión", "depresion")]
    assert rows(where, "en", "depesion") == []


def test_extra_words_lead_to_an_article_at_once():
    article = make_edition(title="Going home").article

    save_search_words(article, " lift \n\nride\nlift", by=make_author())
    assert found("en_lift") == ["Going home"]
    assert article.search_words.words == "lift\nride"
    assert weight_of("lift") == 1

    save_search_words(article, "", by=make_author())
    assert found("en_lift") == []
    assert weight_of("lift") == 0


def test_workers_are_told_when_an_extra_word_stands_for_another_thing():
    article = make_edition().article
    save_search_words(article, "jab = injection", by=make_author())
    before = vocabulary()

    save_search_words(article, "injection = jab", by=make_author())

    assert vocabulary() > before


def test_extra_words_of_a_draft_wait_for_its_publication():
    article = make_article(title="Going home")
    save_search_words(article, "lift", by=make_author())
    assert titles() == []

    make_edition(article)

    assert found("en_lift") == ["Going home"]


def test_extra_words_are_for_those_who_write_the_article_and_have_their_room():
    article = make_article()

    with pytest.raises(NotPermittedError):
        save_search_words(article, "lift", by=make_person())
    with pytest.raises(TooManyWordsError):
        save_search_words(article, "lift " * 1000, by=make_author())


def test_a_glossary_word_is_found_while_it_is_there():
    term = GlossaryTerm(term="Dissociation", forms="feeling apart", meaning="As in a dream.")
    keep_word(term)
    before = vocabulary()
    assert found("en_apart") == found("en_dream") == ["Dissociation"]

    term.meaning, term.language = "Como en un sueño.", "es"
    keep_word(term)
    assert found("en_dream") == []
    assert found("es_suen") == ["Dissociation"]
    assert vocabulary() > before

    let_word_go(term)
    assert titles() == []
    assert weight_of("dissociation", "es") == 0


def test_a_word_that_moves_another_on_its_page_takes_the_index_along():
    keep_word(GlossaryTerm(term="PIP+", meaning="One."))
    keep_word(GlossaryTerm(term="PIP", meaning="Another."))

    places = {entry.title: entry.anchor for entry in entries().values()}
    assert places == {"PIP": "word-pip", "PIP+": "word-pip-2"}


def test_a_renamed_article_is_found_at_its_new_address():
    article = make_edition(slug="old").article

    article.slug = "new"
    article.save()
    rename(article, former_slug="old")

    assert [entry.slug for entry in entries().values()] == ["new"]


def test_a_publication_that_fails_leaves_nothing():
    def publish_and_fail():
        with transaction.atomic():
            make_edition(title="Going home")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        publish_and_fail()

    assert titles() == []
    assert weight_of("home") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "0.5 mg/kg, it's O'Neil's \\ 'quoted' \"text\" & | ! <-> :* NEAR(x) snake_case µg"),
        ("es", "Depresión, ñandú, 1.000,5 ¿qué?"),
        ("ar", "الأَدْوِيَة وجلسات الكيتامين"),
        ("zh-hans", "氯胺酮可以治疗抑郁症吗。ketamine"),
        ("hi", "केटामाइन क्या है"),
        ("xx", "e\u0301 ﷺ ½ \U0001d5d4 \U00010400 ŉ ǅ İ ⅷ"),
    ],
)
def test_every_database_holds_exactly_the_tokens_that_were_analysed(language, text):
    make_edition(title=text, body=f"{text}\n\n## {text}\n\n{text}", summary=text, language=language)

    assert matched_tokens() == expected_tokens()
    expected = {key: fields["A"] for key, fields in expected_tokens().items()}
    assert title_tokens() == {key: stems for key, stems in expected.items() if stems}
    assert any(any(fields.values()) for fields in expected_tokens().values())


def test_an_endless_text_is_indexed_as_far_as_there_is_room():
    body = " ".join(f"w{number}{'x' * 40}" for number in range(4_000))
    part = Part("", "", f"{body} {'y ' * 17_000}")
    endless = Entry(EntryKind.ARTICLE, "en", "endless", "", "Endless", parts=(part, part))

    replace_entries({}, [row_of(endless)])

    assert found("en_endless") == ["Endless"]
    assert matched_tokens() == expected_tokens()
