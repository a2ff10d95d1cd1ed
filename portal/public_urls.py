"""The addresses that readers and machines ask for: machines first, then the site under its language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from portal import health, media

handler404 = "articles.web.error_views.not_found"
handler500 = "portal.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("", include("articles.web.machine_urls")),
]

# A full address means that another server holds the pictures.
if settings.MEDIA_URL.startswith("/"):
    urlpatterns += [path(f"{settings.MEDIA_URL[1:]}<path:name>", media.picture, name="picture")]

# Last, so that no address of the site itself is taken for a language.
urlpatterns += i18n_patterns(path("", include("articles.web.urls")), prefix_default_language=False)
