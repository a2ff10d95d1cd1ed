"""All addresses: those of staff, with which the desk is loaded, then those of everybody."""

from django.conf import settings
from django.urls import include, path

from portal import public_urls

handler404, handler500 = public_urls.handler404, public_urls.handler500

urlpatterns = [
    path(settings.ADMIN_PATH, include("articles.admin.urls")),
    *public_urls.urlpatterns,
]
