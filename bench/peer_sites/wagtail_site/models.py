"""An article as a page."""

from django.http import HttpRequest
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class ArticlePage(Page):
    body = StreamField([("text", RichTextBlock())])

    def get_template(self, request: HttpRequest, *_args: object, **_kwargs: object) -> str:
        """Return the template that this request is to be measured with."""
        return "wagtail-fragment.html" if "fragment" in request.GET else "wagtail.html"
