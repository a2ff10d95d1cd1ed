"""Settings of the site in plain Django."""

from bench.peer_sites.production import *  # noqa: F403

INSTALLED_APPS = ["bench.peer_sites.plain"]
ROOT_URLCONF = "bench.peer_sites.plain.urls"
