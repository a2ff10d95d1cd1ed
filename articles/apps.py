"""Registers the articles app, and the desk in place of Django's plain admin."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"


class DeskConfig(admin_apps.AdminConfig):
    default_site = "articles.admin.site.DeskSite"
    # The settings name it in full, so that “articles” alone still means the app above.
    default = False
