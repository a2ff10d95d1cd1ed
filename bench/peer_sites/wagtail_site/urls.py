"""Wagtail's own addresses, and the same as Brotli for a proxy that keeps them."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.views import serve

from bench.peer_sites.compressing import as_brotli

urlpatterns = [
    path("kept/<path:path>", as_brotli(serve)),
    path("", include(wagtail_urls)),
]
