"""All settings, read from the environment; docs/settings.md explains each one."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from portal import catalogues, database, environment, mail, media_store, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

# Where this copy of the portal lives.

DEBUG = environment.flag("DEBUG")
DATA_DIR = Path(environment.text("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
HOST = environment.text("HOST", default="127.0.0.1")
PORT = environment.number("PORT", default=8000)
SITE_ADDRESS = environment.origin("SITE_ADDRESS", default=f"http://localhost:{PORT}")
WORKERS = environment.number("WORKERS", default=min(2, os.cpu_count() or 1), least=1)
_ADDRESS = urlsplit(SITE_ADDRESS)
_IS_HTTPS = _ADDRESS.scheme == "https"

SECRET_KEY = environment.text("SECRET_KEY") or secret_key.read_or_make(DATA_DIR / "secret_key")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]")
if _ADDRESS.hostname and _ADDRESS.hostname not in ALLOWED_HOSTS:
    ALLOWED_HOSTS.append(_ADDRESS.hostname)
ADMIN_PATH = (environment.text("ADMIN_PATH").strip("/") or "admin") + "/"

# What it is made of.

INSTALLED_APPS = [
    "articles.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "markdownx",
    "simple_history",
    "portal",
    "articles",
]

MIDDLEWARE = [
    "portal.middleware.readers_addresses",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.permissions_policy",
    "django.middleware.http.ConditionalGetMiddleware",
    "portal.sessions.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "portal.logging_in.own_password_first",
    "axes.middleware.AxesMiddleware",
    "portal.middleware.SheetRefused",
]

ROOT_URLCONF = "portal.urls"
PUBLIC_URLCONF = "portal.public_urls"  # what readers ask for goes by it; see portal.middleware
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "portal.lean_templates.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# The database.

DATABASES = {
    "default": database.configuration(
        environment.text("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")
    )
}
DATABASE_POOL_SIZE = environment.number("DATABASE_POOL_SIZE", default=4, least=1)
DATABASE_TIMEOUT = environment.number("DATABASE_TIMEOUT", default=15, least=1)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time. Readers have all languages, each under its own name; the desk speaks English.

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("ar", "العربية")]
LOCALE_PATHS = [catalogues.compiled(BASE_DIR / "locale", into=DATA_DIR / "locale")]
FORMAT_MODULE_PATH = ["portal.formats"]
USE_TZ = True
TIME_ZONE = environment.text("TIME_ZONE", default="UTC")

# Files: ours (static) and the clinic's (media).

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # nothing asks for the plain names
MEDIA_URL = environment.text("MEDIA_URL", default="/media/")
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "portal.uploads.CappedUploadHandler",
]
# Two million pasted characters of three bytes, the most that the desk takes; see bring_in_form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_500_000
_MEDIA_ORIGIN = (
    ["{0.scheme}://{0.netloc}".format(urlsplit(MEDIA_URL))] if "://" in MEDIA_URL else []
)
STORAGES = {
    "default": media_store.configuration(environment.text("MEDIA_STORE")),
    "staticfiles": {"BACKEND": "portal.static_storage.StaticStorage"},
}

# Mail: to the console until there is a server.

_MAIL = mail.server(environment.text("EMAIL_URL"))
EMAIL_BACKEND = _MAIL.backend
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.turns_to_tls, _MAIL.is_tls
EMAIL_TIMEOUT = mail.TIMEOUT_SECONDS
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", default=f"portal@{_ADDRESS.hostname}")

# Where papers are looked up, when somebody at the desk asks for one.

REFERENCE_LOOKUP = environment.flag("REFERENCE_LOOKUP", default=True)
REFERENCE_LOOKUP_CONTACT = environment.text("REFERENCE_LOOKUP_CONTACT")
CROSSREF_ADDRESS = environment.origin("CROSSREF_ADDRESS", default="https://api.crossref.org")
DOI_ADDRESS = environment.origin("DOI_ADDRESS", default="https://doi.org")
PUBMED_ADDRESS = environment.origin("PUBMED_ADDRESS", default="https://api.ncbi.nlm.nih.gov")

# What publishers have said of the references since: a file or an address; none until it is named.

RETRACTION_DATA = environment.text("RETRACTION_DATA")

# Who may come in.

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "portal.passwords.OwnPassword"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = "portal.logging_in.counted_by"
AXES_LOCKOUT_CALLABLE = "portal.logging_in.locked_out"
AXES_CLIENT_IP_CALLABLE = "portal.logging_in.no_address"
AXES_CLIENT_STR_CALLABLE = "portal.logging_in.someone"
AXES_RESET_ON_SUCCESS = True
# Otherwise a stranger who goes on guessing would keep the owner out for ever.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False  # “make account” lets somebody in again

# Cookies are for staff only, so they are sent to the staff's part of the site only.

SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"/{ADMIN_PATH}"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _IS_HTTPS
CSRF_FAILURE_VIEW = "articles.admin.sent_again.token_is_old"
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS", default=SITE_ADDRESS)
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# The Markdown editor asks our own addresses, which are for staff only; its own are never served.

MARKDOWNX_URLS_PATH = f"/{ADMIN_PATH}articles/article/preview/"
MARKDOWNX_UPLOAD_URLS_PATH = f"/{ADMIN_PATH}markdown/upload/"

# What browsers are told.

SECURE_SSL_REDIRECT = _IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _IS_HTTPS else None
SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS", default=365 * 24 * 3600 * _IS_HTTPS)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", *_MEDIA_ORIGIN],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# What is written down: to the error stream, so that whoever runs the portal keeps it or not.
# No address of a reader, no query string, no form content.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "portal.kept_secret.WithoutSecrets"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO" if DEBUG else "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "NOTSET", "propagate": True},
        "django.request": {"filters": ["secrets"]},
        # Below this it notes each name that a template misses, with the whole page it looked in:
        # what a reader typed would stand in it.
        "django.template": {"level": "WARNING"},
    },
}
