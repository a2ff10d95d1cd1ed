"""What the environment says: one small reader for each kind of value."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


def text(name: str, *, default: str = "") -> str:
    """Return the setting, or the default when it is missing or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return whether the setting is on; the default when it is missing or empty.

    Raises:
        ImproperlyConfigured: if the value is neither a yes nor a no.
    """
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in YES:
        return True
    if value in NO:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”. Write 1 for yes or 0 for no.")


def number(name: str, *, default: int, least: int = 0) -> int:
    """Return the setting as a whole number.

    Raises:
        ImproperlyConfigured: if the value is not a whole number, or too small.
    """
    value = text(name, default=str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a whole number, such as {default}.")
    return int(value)


def origin(name: str, *, default: str) -> str:
    """Return the setting as the address of a site, with nothing after the host.

    Raises:
        ImproperlyConfigured: if it is not such an address.
    """
    value = text(name, default=default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(
            f"{name} is “{value}”. Write the address of the site, such as https://clinic.example"
        )
    return value


def words(name: str, *, default: str = "") -> list[str]:
    """Return the parts of a list written with commas."""
    parts = (part.strip() for part in text(name, default=default).split(","))
    return [part for part in parts if part]
