"""Registers the articles app, and the desk in place of Django's plain admin."""

from importlib import import_module

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

    # Not imported by the package itself: Django imports that to find the site, and whatever
    # were registered meanwhile would be registered with a site that is then thrown away.
    modules = (
        "article",
        "clinic",
        "edition",
        "image",
        "pack",
        "people",
        "print_desk",
        "reference",
        "reference_style",
        "vocabulary",
    )

    def ready(self) -> None:
        super().ready()
        for name in self.modules:
            import_module(f"articles.admin.{name}")
