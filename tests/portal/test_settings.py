import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from portal import secret_key
from tests.portal.surroundings import ROOT, manage, settings_under
from tests.settings import OUTSIDE

PRODUCTION = {"SITE_ADDRESS": "https://clinic.example"}


def names_read_from_the_environment() -> set[str]:
    code = (ROOT / "portal" / "settings.py").read_text()
    return set(re.findall(r'environment\.\w+\(\s*"([A-Z_]+)"', code))


def test_every_setting_is_documented():
    documented = re.findall(
        r"^\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE
    )

    assert set(documented) == names_read_from_the_environment()


def test_no_test_hangs_on_the_machine_it_runs_on():
    assert set(OUTSIDE) | {"DATA_DIR", "DATABASE_URL", "SECRET_KEY"} == (
        names_read_from_the_environment()
    )


def test_passes_djangos_own_inspection_for_production(tmp_path: Path):
    answer = manage(
        "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, DATA_DIR=str(tmp_path)
    )

    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == "System check identified no issues (0 silenced).\n"


def test_lets_staff_log_in_over_plain_http_on_this_machine(tmp_path: Path):
    settings = settings_under(
        "DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER", DATA_DIR=str(tmp_path),
    )  # fmt: skip

    assert not any(settings.values())


def test_an_https_address_closes_every_door_to_plain_http(tmp_path: Path):
    settings = settings_under(
        "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS",
        "SECURE_PROXY_SSL_HEADER", DATA_DIR=str(tmp_path), **PRODUCTION,
    )  # fmt: skip

    assert all(settings.values())


def test_answers_to_the_host_of_its_own_address(tmp_path: Path):
    settings = settings_under(
        "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", DATA_DIR=str(tmp_path), **PRODUCTION
    )

    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]", "clinic.example"]
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://clinic.example"]


def test_pictures_elsewhere_are_let_in_and_not_served_here(tmp_path: Path):
    elsewhere = {"MEDIA_URL": "https://pictures.example/clinic/", "DATA_DIR": str(tmp_path)}
    settings = settings_under("CONTENT_SECURITY_POLICY", **elsewhere)
    served = manage(
        "shell",
        "-v0",
        "-c",
        "from django.urls import reverse; reverse('picture', args=['a'])",
        **elsewhere,
    )

    assert (
        "https://pictures.example" in settings["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["img-src"]
    )
    assert "NoReverseMatch" in served.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("PORT", "eighty"),
        ("WORKERS", "0"),
        ("SITE_ADDRESS", "clinic.example"),
        ("SITE_ADDRESS", "https://clinic.example/portal"),
        ("DATABASE_URL", "carrier-pigeon://x"),
    ],
)
def test_a_wrong_setting_is_one_clear_sentence(name: str, value: str, tmp_path: Path):
    answer = manage("check", **{"DATA_DIR": str(tmp_path), name: value})

    assert answer.returncode == 1
    assert answer.stderr.startswith(name)
    assert answer.stderr.count("\n") == 1


def test_a_folder_it_may_not_write_is_one_clear_sentence():
    answer = manage("check", DATA_DIR="/dev/null/portal")

    assert answer.stderr == (
        "The portal keeps its data in /dev/null/portal, and may not write there"
        " (Not a directory). Give it that folder, or set DATA_DIR to another.\n"
    )


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path):
    path = tmp_path / "var" / "secret_key"

    first, second = secret_key.read_or_make(path), secret_key.read_or_make(path)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_together_agree_on_the_secret_key(tmp_path: Path):
    with ThreadPoolExecutor(8) as starts:
        keys = set(starts.map(secret_key.read_or_make, [tmp_path / "secret_key"] * 32))

    assert len(keys) == 1


@pytest.mark.django_db
@pytest.mark.only_on("sqlite")
def test_sqlite_is_set_up_for_readers_beside_a_writer():
    with connection.cursor() as cursor:
        told = {
            pragma: cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            for pragma in ("journal_mode", "journal_size_limit", "temp_store")
        }

    assert told == {"journal_mode": "wal", "journal_size_limit": 64 << 20, "temp_store": 2}
