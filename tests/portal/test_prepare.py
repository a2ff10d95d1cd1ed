"""Before anything is installed: what a person reads when something is missing."""

import shutil
import sys
from pathlib import Path

import pytest

from portal.prepare import prepare
from tests.portal.surroundings import run


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a .venv in it that works, and nothing to install."""
    (tmp_path / "requirements.txt").touch()
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    shutil.copy(Path(sys.prefix, "pyvenv.cfg"), tmp_path / ".venv")
    site_packages = Path("lib", f"python3.{sys.version_info.minor}", "site-packages")
    (tmp_path / ".venv" / site_packages).parent.mkdir(parents=True)
    (tmp_path / ".venv" / site_packages).symlink_to(Path(sys.prefix) / site_packages)
    return tmp_path


def test_installs_once(checkout: Path, capfd: pytest.CaptureFixture[str]):
    prepare(checkout, ["requirements.txt"])
    first = capfd.readouterr().out

    prepare(checkout, ["requirements.txt"])

    assert first == "Installing requirements.txt into .venv; once, for a minute or two …\n"
    assert capfd.readouterr().out == ""


def test_installs_again_when_the_list_has_changed(
    checkout: Path, capfd: pytest.CaptureFixture[str]
):
    prepare(checkout, ["requirements.txt"])
    (checkout / "requirements.txt").write_text("# nothing yet\n")

    prepare(checkout, ["requirements.txt"])

    assert capfd.readouterr().out.count("Installing") == 2


def test_says_so_when_something_cannot_be_installed(checkout: Path):
    (checkout / "requirements.txt").write_text("./nowhere\n")

    with pytest.raises(SystemExit, match=r"^Could not install requirements\.txt; the lines above"):
        prepare(checkout, ["requirements.txt"])


def test_a_python_that_makes_no_environments_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "ensurepip", None)  # as on a bare Debian

    with pytest.raises(SystemExit, match=r"sudo apt-get install python3\.\d+-venv$"):
        prepare(tmp_path, [])


def test_a_folder_it_may_not_write_is_one_clear_sentence(tmp_path: Path):
    (tmp_path / ".venv").touch()  # a file is in the way, which stops even root

    with pytest.raises(SystemExit, match=r"^The portal keeps its programs in .* Make the folder"):
        prepare(tmp_path, [])


def test_a_machine_without_a_python_says_what_to_type():
    answer = run("make", "run", "PYTHONS=nonesuch")

    assert answer.returncode == 2
    assert answer.stdout.startswith("The portal needs Python 3.11 or newer")


def test_help_names_every_command():
    answer = run("make", "help")

    commands = [line.split()[1] for line in answer.stdout.splitlines()]
    assert commands == [
        "run",
        "account",
        "test",
        "lint",
        "check",
        "html",
        "format",
        "bench",
        "performance",
        "bench-search",
        "quality",
        "soak",
        "pictures",
        "help",
    ]
