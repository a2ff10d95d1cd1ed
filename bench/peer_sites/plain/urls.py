"""The page made for each request, and the same kept by cache_page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.cache import cache_page

from bench.peer_sites.compressing import as_brotli

from .models import Article

KEPT_SECONDS = 3600


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the article and show it."""
    found = get_object_or_404(Article, slug=slug, is_published=True)
    return render(request, "plain.html", {"article": found})


urlpatterns = [
    path("articles/<slug:slug>/", article),
    path("kept/articles/<slug:slug>/", cache_page(KEPT_SECONDS)(as_brotli(article))),
]
