"""Addresses without a language: style, what a sheet or a link carries, what machines ask for."""

from django.urls import path

from articles.web import check_views, expert_views, machine_views, site_map, theme_views

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
    path("sitemap.xml", site_map.site_map, name="sitemap"),
    path("sitemap-<slug:section>.xml", site_map.site_map_part, name="sitemap-part"),
    path("robots.txt", machine_views.robots, name="robots"),
    path(".well-known/security.txt", machine_views.security, name="security"),
]
