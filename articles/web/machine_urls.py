"""Addresses that have no language: style, and what machines ask for."""

from django.urls import path

from articles.web import theme_views

urlpatterns = [
    path("theme-<slug:accent>.css", theme_views.theme, name="theme"),
]
