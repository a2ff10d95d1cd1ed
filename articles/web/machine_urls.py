"""Addresses that have no language: style, and what machines ask for."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from articles.web import machine_views, theme_views

urlpatterns = [
    path("theme-<slug:accent>.css", theme_views.theme, name="theme"),
    path("sitemap.xml", sitemap, {"sitemaps": machine_views.SITEMAPS}, name="sitemap"),
    path("robots.txt", machine_views.robots, name="robots"),
    path(".well-known/security.txt", machine_views.security, name="security"),
]
