"""Where mails go, from one address."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BACKENDS = "django.core.mail.backends"
CONSOLE = f"{BACKENDS}.console.EmailBackend"
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
TIMEOUT_SECONDS = 20
"""A server that does not answer keeps nobody waiting longer."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """What Django asks for; the console needs none of it."""

    backend: str = CONSOLE
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    turns_to_tls: bool = False
    is_tls: bool = False


def server(address: str) -> MailServer:
    """Return where mails go: by SMTP, or to the console where there is no address.

    `smtp+tls://` begins in the open and turns to TLS, `smtps://` is TLS from the first byte.

    Raises:
        ImproperlyConfigured: if it is no such address.
    """
    if not address:
        return MailServer()
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS[parts.scheme]
        known = bool(parts.scheme in PORTS and parts.hostname)
    except (KeyError, ValueError):
        known = False
    if not known or parts.path.strip("/") or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            "EMAIL_URL is not the address of a mail server. Write it like this:"
            " smtp+tls://user:password@mail.clinic.example:587"
        )
    return MailServer(
        backend=f"{BACKENDS}.smtp.EmailBackend",
        host=parts.hostname or "",
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        turns_to_tls=parts.scheme == "smtp+tls",
        is_tls=parts.scheme == "smtps",
    )
