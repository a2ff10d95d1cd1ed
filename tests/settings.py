"""The portal's own settings, made quick and kept apart from the clinic's files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# What a clinic's own environment says must neither change a test's outcome nor be changed by it.
OUTSIDE = (
    "ADMIN_PATH",
    "ALLOWED_HOSTS",
    "CROSSREF_ADDRESS",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_POOL_SIZE",
    "DATABASE_TIMEOUT",
    "DEBUG",
    "DOI_ADDRESS",
    "EMAIL_FROM",
    "EMAIL_URL",
    "HOST",
    "HSTS_SECONDS",
    "MEDIA_STORE",
    "MEDIA_URL",
    "PORT",
    "RETRACTION_DATA",
    "PUBMED_ADDRESS",
    "REFERENCE_LOOKUP",
    "REFERENCE_LOOKUP_CONTACT",
    "SITE_ADDRESS",
    "TIME_ZONE",
    "WORKERS",
)
for name in OUTSIDE:
    os.environ.pop(name, None)
if "TESTS_DIR" not in os.environ:
    # Parallel workers inherit the folder, and only the process that made it removes it.
    os.environ["TESTS_DIR"] = tempfile.mkdtemp(prefix="portal-tests-")
    atexit.register(shutil.rmtree, os.environ["TESTS_DIR"], ignore_errors=True)
# No test asks a real registry: nobody listens there.
for registry in ("CROSSREF_ADDRESS", "DOI_ADDRESS", "PUBMED_ADDRESS"):
    os.environ[registry] = "http://127.0.0.1:9"
os.environ["DATA_DIR"] = os.environ["TESTS_DIR"]
os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
# Playwright runs an event loop in the test's thread, which Django would take for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from portal.settings import *  # noqa: E402, F403  # settings are the sum of both files
from portal.settings import DATA_DIR, DATABASES, INSTALLED_APPS, STORAGES  # noqa: E402  # changed

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Names without a hash, straight from the folders: nothing has to be collected first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
Path(DATA_DIR, "static").mkdir(exist_ok=True)

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the live server and the test have connections of their own, as in life.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
INSTALLED_APPS = ["tests", *INSTALLED_APPS]  # brings our flush
