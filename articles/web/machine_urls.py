"""Addresses without a language: style, what a sheet or a link carries, what machines ask for."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from articles.web import check_views, expert_views, machine_views, theme_views

urlpatterns = [
    path("c/<str:codes>/", check_views.scanned, name="check-code"),
    # As a QR code holds it: in capitals, and no longer than need be.
    path("c/<str:codes>", check_views.scanned),
    path("C/<str:codes>/", check_views.scanned),
    path("C/<str:codes>", check_views.scanned),
    # In the language of the draft, whatever the expert's browser speaks.
    path("review-for-us/<str:token>/", expert_views.review, name="expert-review"),
    path("review-for-us/<str:token>", expert_views.review),
    path("theme-<slug:accent>.css", theme_views.theme, name="theme"),
    path("sitemap.xml", sitemap, {"sitemaps": machine_views.SITEMAPS}, name="sitemap"),
    path("robots.txt", machine_views.robots, name="robots"),
    path(".well-known/security.txt", machine_views.security, name="security"),
]
