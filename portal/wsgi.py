"""The server's door."""

import os

from django.core.wsgi import get_wsgi_application

from portal import database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

database.bound_by_requests()
# The site first: what stands before it needs Django's settings.
_site = get_wsgi_application()

from portal.front import with_door  # noqa: E402

application = with_door(_site)
