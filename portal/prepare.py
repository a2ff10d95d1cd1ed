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

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def main(names: list[str]) -> None:
    """Bring .venv to what the named requirements files say; at once when it is already there."""
    try:
        if not _venv_works():
            _make_venv()
        for name in names:
            _install(ROOT / name)
    except OSError as error:
        raise SystemExit(
            f"The portal keeps its programs in {VENV}, and may not write there"
            f" ({error.strerror}). Make the folder {ROOT} writable for you, then try again."
        ) from error


def _venv_works() -> bool:
    if not PYTHON.exists():
        return False
    # A .venv whose Python was upgraded or removed is still a folder full of files.
    command = [str(PYTHON), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603  # our own


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SystemExit(
            "This Python cannot make a virtual environment yet. Type:"
            f"  sudo apt-get install python{version}-venv"
        )
    sys.stdout.write("Making a place of its own for the portal's programs (.venv) …\n")
    sys.stdout.flush()
    if VENV.exists():
        shutil.rmtree(VENV)
    venv.create(VENV, with_pip=True)


def _install(requirements: Path) -> None:
    stamp = VENV / f"installed-{requirements.name}.sha256"
    wanted = _digest(requirements)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    sys.stdout.write(f"Installing {requirements.name} into .venv; once, for a minute or two …\n")
    sys.stdout.flush()
    pip = [str(PYTHON), "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check"]
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


if __name__ == "__main__":
    main(sys.argv[1:])
