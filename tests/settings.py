"""The portal's own settings, made quick and kept apart from the clinic's files."""

import os
import tempfile
from pathlib import Path

# A folder of this run's own: nothing a test writes can meet a clinic's database or pictures.
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="portal-tests-"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)

from portal.settings import *  # noqa: E402, F403  # settings are the sum of both files
from portal.settings import DATA_DIR, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A file, not memory: the live server and the tests then have connections of their own, as in life.
DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA_DIR) / "test.sqlite3")}
