"""What a draft's form can be sent for besides being saved; each time it is shown once more."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article

from .autosaving import TAKE_BACK, THROW_AWAY, taken_back, throw_away
from .merging import MERGE, put_together


def to_look_at(request: HttpRequest, article: Article | None) -> bool:
    """Put into a posted form what it was sent for; False if nothing is left to show or save.

    Two texts put together, kept words taken back, kept words thrown away: the form then says
    that it is to be looked at, and is shown instead of saved.
    """
    post: Any = request.POST
    if MERGE in post and article is not None:
        post = put_together(article, request.POST)
    elif TAKE_BACK in post:
        post = taken_back(request, article)
    elif THROW_AWAY in post:
        post = throw_away(request, article)
        messages.success(request, _("The words that were not saved are thrown away."))
    if post is None:
        return False
    cast(Any, request).POST = post
    return True


def to_the_form(article: Article | None) -> HttpResponse:
    """Lead to an article's form, or to that of a new one, as it is saved."""
    if article is None:
        return HttpResponseRedirect(reverse("admin:articles_article_add"))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
