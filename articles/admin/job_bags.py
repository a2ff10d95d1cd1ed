"""The job bag of an article, as a file to keep or to hand to an assessor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from articles.job_bag.archive import job_bag
from articles.models import ClinicProfile
from articles.workflow.permissions import may_take_job_bag

from .article_pages import article_or_404

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


@require_GET
def job_bag_file(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> StreamingHttpResponse:
    """Answer with an article's job bag, sent while it is being made."""
    article = article_or_404(request, pk, admin=admin)
    if not may_take_job_bag(request.user):
        raise PermissionDenied
    name, content = job_bag(article, clinic=ClinicProfile.current())
    return StreamingHttpResponse(
        content,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
