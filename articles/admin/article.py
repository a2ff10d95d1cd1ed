"""Articles at the desk: a list that says where each stands, and a form that reads as a document."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Question
from articles.workflow.drafting import claim_draft, rename
from articles.workflow.keeping import forget, let_go

from . import picking
from .article_form import ArticleForm
from .article_history import history_page, saving_page
from .article_list import (
    ArticleChangeList,
    ReviewFilter,
    StateFilter,
    topic_names,
    with_review,
)
from .article_questions import QuestionInline, TeachBackInline, proposed
from .article_rights import ArticleRights
from .asked_back import asked_back_page
from .asking import ask_page, take_back_page
from .autosaving import autosave, form_name, keep_refused, offers
from .citing import add_paper, look_up_paper
from .comparing import compare_page
from .evidence import evidence_page
from .found_by import found_by_page
from .inviting import experts_page, revoke_invitation
from .job_bags import job_bag_file
from .look_again import to_look_at, to_the_form
from .planning import plan_page
from .presence import others_here, presence, sentence
from .preview import judgement, preview
from .publishing_steps import publish_page, withdraw_page
from .renewing import renew_page
from .reviewing import review_page
from .writing_desk import writing_desk

NAME = "articles_article"


@admin.register(Article)
class ArticleAdmin(ArticleRights):
    """Django's admin of drafts; what readers get is made by the verbs of `workflow` alone."""

    form = ArticleForm
    inlines = [QuestionInline, TeachBackInline]
    fields = (
        "title",
        "slug",
        "summary",
        "body",
        "topics",
        "kind",
        "review_interval_months",
        "owner",
    )
    prepopulated_fields = {"slug": ("title",)}
    list_display = ("title", "state", "kind", "owner", "topic_names", "next_review")
    list_filter = (StateFilter, ReviewFilter, "kind", "topics", "owner")
    list_select_related = ("owner",)
    list_per_page = 50
    search_fields = ("title", "slug", "summary", "body")
    search_help_text = gettext_lazy("Searches titles, addresses and texts")
    show_facets = admin.ShowFacets.NEVER
    ordering = ("title",)
    empty_value_display = gettext_lazy("none")
    # Articles are published, withdrawn and deleted one by one, each with a look at it.
    actions = None

    def get_urls(self) -> list[URLPattern]:
        script, page = self._for_scripts, self._page
        return [
            path("preview/", script(preview), name=f"{NAME}_preview"),
            path("findings/", script(judgement), name=f"{NAME}_findings"),
            path("choices/references/", script(picking.references), name=f"{NAME}_references"),
            path("choices/references/look-up/", script(look_up_paper), name=f"{NAME}_look_up"),
            path("choices/references/add/", script(add_paper), name=f"{NAME}_look_up_add"),
            path("choices/images/", script(picking.images), name=f"{NAME}_images"),
            path("choices/articles/", script(picking.articles), name=f"{NAME}_articles"),
            path("<int:pk>/review/", page(review_page), name=f"{NAME}_review"),
            path("<int:pk>/review/ask/", page(ask_page), name=f"{NAME}_ask"),
            path(
                "<int:pk>/review/ask/<int:asked>/", page(take_back_page), name=f"{NAME}_take_back"
            ),
            path("autosave/", script(autosave), name=f"{NAME}_autosave"),
            path("<int:pk>/presence/", script(presence), name=f"{NAME}_presence"),
            path("<int:pk>/publish/", page(publish_page), name=f"{NAME}_publish"),
            path("<int:pk>/withdraw/", page(withdraw_page), name=f"{NAME}_withdraw"),
            path("<int:pk>/plan/", page(plan_page), name=f"{NAME}_plan"),
            path("<int:pk>/renew/", page(renew_page), name=f"{NAME}_renew"),
            path("<int:pk>/asked-back/", page(asked_back_page), name=f"{NAME}_asked_back"),
            path("<int:pk>/job-bag/", page(job_bag_file), name=f"{NAME}_job_bag"),
            path("<int:pk>/history/", page(history_page), name=f"{NAME}_history"),
            path("<int:pk>/history/<int:saving>/", page(saving_page), name=f"{NAME}_saving"),
            path("<int:pk>/evidence/", page(evidence_page), name=f"{NAME}_evidence"),
            path("<int:pk>/found-by/", page(found_by_page), name=f"{NAME}_found_by"),
            path("<int:pk>/compare/", page(compare_page), name=f"{NAME}_compare"),
            path("<int:pk>/experts/", page(experts_page), name=f"{NAME}_experts"),
            path(
                "<int:pk>/experts/<int:invitation>/revoke/",
                page(revoke_invitation),
                name=f"{NAME}_revoke",
            ),
            *super().get_urls(),
        ]

    def _for_scripts(self, view: Any) -> Any:
        return partial(view, admin=self)

    def _page(self, view: Any) -> Any:
        return self.admin_site.admin_view(partial(view, admin=self))

    # The list.

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ArticleChangeList]:
        return ArticleChangeList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return with_review(super().get_queryset(request)).prefetch_related("topics")

    @admin.display(description=gettext_lazy("state"))
    def state(self, row: Article) -> str:
        label, here = str(vars(row)["standing"].state.label), sentence(vars(row)["people_here"])
        return f"{label}. {here}" if here else label

    @admin.display(description=gettext_lazy("topics"))
    def topic_names(self, row: Article) -> str:
        return topic_names(row)

    @admin.display(description=gettext_lazy("next review"), ordering="due_on")
    def next_review(self, row: Article) -> str:
        due = vars(row)["due_on"]
        return date_format(due) if due and row.withdrawn_at is None else ""

    # The form.

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        # Choosing is enough here: people and topics have pages of their own at the desk.
        if db_field.name == "owner":
            return self.formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "topics":
            return self.formfield_for_manytomany(db_field, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Article, inline: Any, prefix: str
    ) -> dict[str, Any]:
        given: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        return given | {"initial": proposed(request)} if inline.model is Question else given

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method != "POST":
            page = super().changeform_view(request, object_id, form_url, extra_context)
            return self._with_desk(request, page)
        article = self.get_object(request, object_id) if object_id else None
        if article is None:
            # Deleted while somebody wrote: the form says so, and holds what was written.
            object_id = None
        if not to_look_at(request, article):
            return to_the_form(article)
        show = partial(super().changeform_view, request, object_id, form_url, extra_context)
        try:
            page = self._save(object_id, show)
        except IntegrityError:
            # Somebody took the address in this very moment: the form will see it now, and say so.
            page = self._save(object_id, show)
        return self._with_desk(request, page)

    def _save(self, object_id: str | None, show: partial[Any]) -> Any:
        with transaction.atomic():
            if object_id is not None and object_id.isdecimal():
                # From here on nobody else saves, publishes or withdraws this article.
                Article.objects.select_for_update().filter(pk=object_id).first()
            return show()

    def _with_desk(self, request: HttpRequest, page: Any) -> Any:
        """Lay around a form what else is shown there: when nobody waits for the article any more.

        A preview and two texts side by side take a while, and on SQLite a save locks out all others.
        """
        context = getattr(page, "context_data", None)
        if context and "adminform" in context:
            article = context["original"]
            context |= writing_desk(request, context["adminform"].form, article)
            if article is not None:
                context["others"] = others_here(request, article, timezone.now())
            if request.method == "POST":
                keep_refused(request, article)
            else:
                context["offers"] = offers(request, article)
        return page

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        if change:
            claim_draft(obj, lock_version=form.cleaned_data["lock_version"])
        super().save_model(request, obj, form, change)
        former = form.initial.get("slug", "")
        if change and former != obj.slug:
            rename(obj, former_slug=former)
            if obj.editions.exists():
                words = _("The article has a new address. The former one, %(slug)s, leads to it.")
                self.message_user(request, words % {"slug": former}, messages.SUCCESS)

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._saved(request, obj)

    def _saved(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Stay with the text; or, if that was asked for, go on to its next step."""
        if form := form_name(request.POST):
            forget(request.user, form)
        for step in ("publish", "ask"):
            if f"_{step}" in request.POST:
                return HttpResponseRedirect(reverse(f"admin:{NAME}_{step}", args=[article.pk]))
        words = _("Saved. Readers see nothing of it until you publish.")
        self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{NAME}_change", args=[article.pk]))

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        let_go(obj)
        super().delete_model(request, obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        article = self.get_object(request, object_id)
        if article is not None and article.editions.exists():
            words = _(
                "“%(title)s” has been published, so it cannot be deleted: readers may hold sheets "
                "of it. You can withdraw it instead."
            )
            self.message_user(request, words % {"title": article.title}, messages.WARNING)
            return HttpResponseRedirect(reverse(f"admin:{NAME}_change", args=[article.pk]))
        return super().delete_view(request, object_id, extra_context)
