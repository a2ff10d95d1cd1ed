"""The addresses of staff, and with them the desk's tables; `portal.urls` puts the staff's path before."""

from django.contrib import admin
from django.urls import path

from articles.admin import tables, uploads

tables.register()

urlpatterns = [
    path("markdown/upload/", uploads.upload, name="markdown-upload"),
    path("", admin.site.urls),
]
