"""Asking for a review at the desk: of whom, by when, what; and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.models import Article, ClinicProfile
from articles.workflow.authorship import authors_of
from articles.workflow.errors import OwnTextError
from articles.workflow.review_requests import (
    Asking,
    ask_for_review,
    open_requests,
    possible_reviewers,
    take_back,
)

from .article_pages import article_or_404, name_of, show, to_the_draft
from .draft_fields import WordsField
from .posted_draft import whole_number

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


class ReviewerField(forms.ModelChoiceField):
    """Colleagues by the names that the desk calls them."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class AskForm(forms.Form):
    """Who is asked to review a draft, by when, and what in particular."""

    reviewer = ReviewerField(
        label=gettext_lazy("Who is asked"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Anybody who may review"),
        error_messages={
            "invalid_choice": gettext_lazy(
                "This colleague can no longer review the text. Choose somebody else."
            )
        },
    )
    due_on = forms.DateField(
        label=gettext_lazy("Wanted by"),
        required=False,
        # A date field of the browser understands one way to write a day, whatever the language.
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("You may leave this empty."),
        error_messages={"invalid": gettext_lazy("Write the day as in 2026-12-31.")},
    )
    question = WordsField(
        label=gettext_lazy("What to look at in particular"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("You may leave this empty: the whole text is looked at anyway."),
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["reviewer"])
        field.queryset = possible_reviewers(article)

    def clean_due_on(self) -> Any:
        day = self.cleaned_data["due_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose today or a later one."))
        return day


def ask_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Ask who is to review a draft; on POST ask them."""
    article = article_or_404(request, pk, admin=admin)
    if not admin.has_change_permission(request, article):
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    wanted = whole_number(request.GET.get("of", "")) or None
    form = AskForm(data, article=article, initial={"reviewer": wanted})
    if form.is_bound and form.is_valid() and _ask(request, article, form):
        return to_the_draft(article)
    reviewers = list(possible_reviewers(article))
    context = {
        "form": form,
        "reviewers": reviewers,
        "is_author": request.user.pk in authors_of(article),
        "may_review_now": request.user in reviewers,
        "requests": open_requests(article),
        "needs_four_eyes": ClinicProfile.current().needs_four_eyes,
    }
    return show(request, "review_ask", context, article=article, admin=admin)


@require_POST
def take_back_page(request: HttpRequest, pk: int, asked: int, *, admin: ModelAdmin) -> HttpResponse:
    """Take a request back. A second press finds it taken back, which is what was wanted."""
    article = article_or_404(request, pk, admin=admin)
    if not admin.has_change_permission(request, article):
        raise PermissionDenied
    wanted = get_object_or_404(article.review_requests, pk=asked)
    if take_back(wanted, by=request.user, at=timezone.now()):
        messages.success(request, _("Taken back. It no longer waits on anybody's desk."))
    else:
        messages.info(request, _("This request was answered or taken back already."))
    return HttpResponseRedirect(reverse("admin:articles_article_ask", args=[article.pk]))


def _ask(request: HttpRequest, article: Article, form: AskForm) -> bool:
    said = form.cleaned_data
    asking = Asking(said["reviewer"], said["due_on"], said["question"])
    try:
        asked = ask_for_review(article, by=request.user, at=timezone.now(), asking=asking)
    except OwnTextError:
        form.add_error("reviewer", _("They have changed the text meanwhile. Choose somebody else."))
        return False
    words = (
        _("Asked. It waits on the desk of %(name)s now.") % {"name": name_of(asked.reviewer)}
        if asked.reviewer
        else _("Asked. It waits on the desk of everybody who may review and did not write it.")
    )
    messages.success(request, words)
    return True
