"""The portal's words in other languages: complete, sound, and made ready by the start itself."""

import gettext
import os
import shutil
from pathlib import Path

import pytest
from babel.messages import Catalog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from portal import catalogues, gathering, po_files
from tests.portal.surroundings import ROOT, manage

OTHERS = [language for language, _name in settings.LANGUAGES if language != "en"]


def catalogue(folder: Path, *, words: str = "Adiós", language: str = "es") -> Path:
    """A folder with one catalogue, in which “Bye, {name}” is translated."""
    path = folder / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        f'msgid "Bye, {{name}}"\nmsgstr "{words}"\n'
    )
    return path


def said(folder: Path) -> str:
    return gettext.translation("django", folder, ["es"]).gettext("Bye, {name}")


def of_this_site(language: str) -> Catalog:
    return po_files.read(ROOT / "locale" / language / "LC_MESSAGES" / "django.po")


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_that_readers_see_is_translated(language: str):
    catalog, found = of_this_site(language), gathering.gather(ROOT)
    there = {(message.context, message.id) for message in catalog}

    unknown = [m.id for m in found if m.id and (m.context, m.id) not in there]

    assert unknown + gathering.untranslated(catalog) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_translation_names_the_values_that_the_english_names(language: str):
    assert list(po_files.broken(of_this_site(language))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_catalogue_keeps_words_that_nobody_sees(language: str):
    wanted = {(message.context, message.id) for message in gathering.gather(ROOT)}

    assert [m.id for m in of_this_site(language) if (m.context, m.id) not in wanted] == []


def test_words_of_templates_and_code_are_found_with_plurals_and_contexts():
    found = gathering.gather(ROOT)

    assert "{page} of {pages}" in found  # marked in Python for later
    assert "The crisis line" in found  # inside a filter
    assert ("%(count)s article", "%(count)s articles") in [message.id for message in found]
    assert found.get("Withdrawn", "article") is not None
    assert "Save draft" not in found  # the desk's


def test_a_catalogue_is_compiled_once_and_again_when_it_has_changed(tmp_path: Path):
    source, into = tmp_path / "locale", tmp_path / "made"
    path = catalogue(source, words="Adiós, {name}")

    catalogues.compiled(source, into=into)
    first = (into / "es/LC_MESSAGES/django.mo").stat().st_ino
    catalogues.compiled(source, into=into)

    assert said(into) == "Adiós, {name}"
    assert (into / "es/LC_MESSAGES/django.mo").stat().st_ino == first
    catalogue(source, words="Hasta luego, {name}")
    os.utime(path, ns=(0, 0))  # older than what was made, as after going back to a former version
    catalogues.compiled(source, into=into)
    gettext._translations.clear()  # type: ignore[attr-defined]  # it remembers files by name
    assert said(into) == "Hasta luego, {name}"
    assert [file.name for file in (into / "es/LC_MESSAGES").iterdir()] == ["django.mo"]


@pytest.mark.parametrize("words", ["Adiós", "Adiós, {nombre}", "Adiós, {name} %(name)s"])
def test_a_translation_that_would_break_a_page_is_refused_with_its_place(
    tmp_path: Path, words: str
):
    path = catalogue(tmp_path / "locale", words=words)

    with pytest.raises(ImproperlyConfigured) as refusal:
        catalogues.compiled(tmp_path / "locale", into=tmp_path / "made")

    assert str(refusal.value) == (
        f"{path} would break pages. “Bye, {{name}}”: keep what stands in %(…)s and {{…}} as it is."
    )
    assert not (tmp_path / "made").exists()


def test_a_catalogue_that_is_none_is_one_clear_sentence(tmp_path: Path):
    path = catalogue(tmp_path / "locale")
    path.write_text('msgid "Bye\n')

    with pytest.raises(ImproperlyConfigured, match=r"django\.po cannot be read as a catalogue: "):
        catalogues.compiled(tmp_path / "locale", into=tmp_path / "made")


def test_the_portal_speaks_other_languages_with_nothing_set_up_before(tmp_path: Path):
    code = (
        "from django.utils.translation import gettext, override\n"
        "with override('ar'): print(gettext('Next appointment'))"
    )

    answer = manage("shell", "-v0", "-c", code, DATA_DIR=str(tmp_path))

    assert answer.stdout == "الموعد القادم\n", answer.stderr


def test_a_new_language_gets_a_catalogue_with_every_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    call_command("gather_words", "fr", folder=tmp_path)

    path = tmp_path / "fr/LC_MESSAGES/django.po"
    words = sum(bool(message.id) for message in po_files.read(path))
    assert capsys.readouterr().out == f"{path}: {words} of {words} to translate\n"
    assert list(po_files.broken(po_files.read(path))) == []


def test_gathering_again_keeps_translations_and_changes_nothing(tmp_path: Path):
    shutil.copytree(ROOT / "locale", tmp_path, dirs_exist_ok=True)

    call_command("gather_words", folder=tmp_path)

    for language in OTHERS:
        ours = Path(language, "LC_MESSAGES", "django.po")
        assert (tmp_path / ours).read_text() == (ROOT / "locale" / ours).read_text()


def test_a_language_there_is_not_is_refused(tmp_path: Path):
    with pytest.raises(CommandError, match=r"^There is no language “xx”"):
        call_command("gather_words", "xx", folder=tmp_path)

    assert list(tmp_path.iterdir()) == []
