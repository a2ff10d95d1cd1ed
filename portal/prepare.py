"""Makes .venv and installs into it: what has to happen before anything else can run.

python3 -m portal.prepare requirements.txt

Only the standard library is here yet, and Python may be any that the Makefile has found.
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import venv
from pathlib import Path


def prepare(root: Path, names: list[str]) -> None:
    """Bring .venv to what the named requirements files say; at once when it is already there.

    Raises:
        SystemExit: if that cannot be done; says why, and what to type.
    """
    venv_folder = root / ".venv"
    try:
        if not _works(venv_folder):
            _make(venv_folder)
        for name in names:
            _install(root / name, into=venv_folder)
    except OSError as error:
        raise SystemExit(
            f"The portal keeps its programs in {venv_folder}, and may not write there"
            f" ({error.strerror}). Make the folder {root} writable for you, then try again."
        ) from error


def _python(venv_folder: Path) -> str:
    return str(venv_folder / "bin" / "python")


def _works(venv_folder: Path) -> bool:
    if not Path(_python(venv_folder)).exists():
        return False
    # A .venv whose Python was upgraded or removed is still a folder full of files.
    command = [_python(venv_folder), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603  # our own


def _make(venv_folder: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SystemExit(
            "This Python cannot make a virtual environment yet. Type:"
            f"  sudo apt-get install python{version}-venv"
        )
    _say("Making a place of its own for the portal's programs (.venv) …")
    if venv_folder.exists():
        shutil.rmtree(venv_folder)
    venv.create(venv_folder, with_pip=True)


def _install(requirements: Path, *, into: Path) -> None:
    stamp = into / f"installed-{requirements.name}.sha256"
    wanted = _digest(requirements)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _say(f"Installing {requirements.name} into .venv; once, for a minute or two …")
    pip = [_python(into), "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check"]
    install = [*pip, "install", "-r", str(requirements)]
    if subprocess.run(install, check=False).returncode:  # noqa: S603  # our own
        raise SystemExit(
            f"Could not install {requirements.name}; the lines above say why."
            " Most often this machine is not online: try again when it is."
        )
    stamp.write_text(wanted)


def _digest(requirements: Path) -> str:
    """Return a digest of the file and of those beside it, since one may name another."""
    files = sorted(requirements.parent.glob("requirements*.txt"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()  # what follows writes past this process's own buffer


if __name__ == "__main__":
    prepare(Path(__file__).resolve().parent.parent, sys.argv[1:])
