"""Registers the articles app, and the desk in place of Django's plain admin."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core import checks
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"


class DeskConfig(admin_apps.SimpleAdminConfig):
    """The desk, which is loaded by the first who comes to it: readers and commands need none of it."""

    default_site = "articles.admin.site.DeskSite"
    # The settings name it in full, so that “articles” alone still means the app above.
    default = False

    def ready(self) -> None:
        """Have the desk checked as Django does, but not before its tables are registered."""
        checks.register(check_dependencies, checks.Tags.admin)
        checks.register(_check_desk, checks.Tags.admin)


def _check_desk(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    from articles.admin import tables  # noqa: PLC0415 - it needs the models, which are not loaded yet

    tables.register()
    return list(check_admin_app(app_configs, **kwargs))
