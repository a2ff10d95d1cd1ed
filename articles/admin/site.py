"""The desk itself: Django's admin with a work list in front."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    site_header = _("Desk")
    site_title = _("Desk")
    index_title = _("Work list")
