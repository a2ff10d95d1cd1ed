"""The form of a draft: its own words, its address, and how it is looked after."""

from __future__ import annotations

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import MAX_BODY_CHARACTERS, Article, FormerAddress, Topic

from .article_pages import name_of
from .draft_fields import (
    CountField,
    MarkdownWidget,
    MarkField,
    WordsField,
    show_without_forbidden,
)
from .language import language_of

CHANGED_MEANWHILE = gettext_lazy(
    "Somebody else saved this draft after you had opened it. Both texts are still here: below "
    "this you can put them together. If you save instead, your text takes the place of theirs."
)
DELETED_MEANWHILE = gettext_lazy(
    "Somebody else deleted this draft after you had opened it. Your text is still here. If you "
    "save, it becomes a new article."
)

LOOK = "_look"
"""Says in a form's data that it is to be looked at before it is saved, and why."""
LOOKS = {
    "merged": gettext_lazy(
        "Both texts are together in the form now. Look at them, then save. Until then nothing "
        "has changed for anybody."
    ),
    "undecided": gettext_lazy(
        "Not put together yet: there are places that both of you changed and that you have not "
        "decided."
    ),
    "taken back": gettext_lazy("Your words are back in the form. Look at them, then save."),
    "typed": gettext_lazy("What you are writing is still here."),
    "gone": gettext_lazy(
        "Those words are not kept any more: they have been saved or thrown away, perhaps in "
        "another window. What you are writing is still here."
    ),
}


class PersonField(forms.ModelChoiceField):
    """Somebody of the clinic, called as the desk calls people."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"empty_label": gettext_lazy("Nobody yet")})

    def label_from_instance(self, person: Any) -> str:
        return name_of(person)


def opened_marks(article: Article) -> dict[str, str]:
    """Return by what a form says which save it began with, and which topics there were."""
    topics = article.topics.order_by("pk").values_list("pk", flat=True)
    return {
        "opened_at": article.updated_at.isoformat(),
        "opened_topics": " ".join(map(str, topics)),
    }


class ArticleForm(forms.ModelForm):
    """A refused save shows everything that was typed, and why it was refused."""

    title = WordsField(
        label=gettext_lazy("Title"),
        max_length=160,
        help_text=gettext_lazy("The question a patient would ask."),
    )
    summary = WordsField(
        label=gettext_lazy("Who it is for"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One or two sentences: what the article answers, and for whom."),
    )
    body = WordsField(
        label=gettext_lazy("Text"),
        max_length=MAX_BODY_CHARACTERS,
        required=False,
        strip=False,
        widget=MarkdownWidget,
    )
    # What the form began with, and by what name its words are kept until they are saved.
    lock_version = CountField()
    opened_at = MarkField()
    opened_topics = MarkField()
    form = MarkField()
    typed_at = CountField()

    class Meta:
        model = Article
        field_classes = {"owner": PersonField}
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
        widgets = {"topics": forms.CheckboxSelectMultiple}
        help_texts = {
            "topics": gettext_lazy("Readers find it under each of them."),
            "kind": gettext_lazy("It decides how often the article must be looked at again."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.language = language_of(self)
        self.initial.update(lock_version=self._newest_version(), form=str(uuid4()))
        if self.instance.pk:
            self.initial.update(opened_marks(self.instance))
        topics = Topic.objects.filter(language=self.instance.language)
        self._choose_from("topics", topics)
        at_work = Q(is_staff=True, is_active=True) | Q(pk=self.instance.owner_id)
        self._choose_from("owner", get_user_model()._default_manager.filter(at_work))
        if "slug" in self.fields and self.instance.pk and self.instance.editions.exists():
            self.fields["slug"].help_text = _(
                "Readers and printed sheets know this address. If you change it, the former one "
                "will go on leading here."
            )

    @property
    def is_outdated(self) -> bool:
        """Whether somebody else has saved or deleted the draft since this form was opened."""
        return self.has_error(forms.ALL_FIELDS, "draft_changed")

    @property
    def is_looked_at(self) -> bool:
        """Whether nothing is wrong with the form: it is only to be looked at before it is saved."""
        codes = {error.code for errors in self.errors.as_data().values() for error in errors}
        return codes == {"look"} and not self.shows_both

    @property
    def shows_both(self) -> bool:
        """Whether another's text is to be shown beside this one."""
        return self.is_bound and (self.is_outdated or self.data.get(LOOK) == "undecided")

    def full_clean(self) -> None:
        super().full_clean()
        show_without_forbidden(self)
        if self.is_bound and self.is_outdated:
            # The other text has been shown now: saving again means it.
            data = cast(QueryDict, self.data).copy()
            data["lock_version"] = str(self._newest_version())
            self.data = data

    def _newest_version(self) -> int:
        return self.instance.lock_version if self.instance.pk else 0

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower()
        language = self.instance.language
        others = Article.objects.in_language(language).exclude(pk=self.instance.pk)
        taken = others.filter(slug=slug).first()
        if taken:
            raise ValidationError(
                _("“%(title)s” has this address already. Choose another.") % {"title": taken.title}
            )
        former = FormerAddress.objects.filter(language=language, slug=slug)
        moved = former.exclude(article=self.instance.pk).select_related("article").first()
        if moved:
            raise ValidationError(
                _(
                    "“%(title)s” had this address, and links and printed sheets still lead "
                    "there by it. Choose another."
                )
                % {"title": moved.article.title}
            )
        return slug

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("lock_version", 0) != self._newest_version():
            words = CHANGED_MEANWHILE if self.instance.pk else DELETED_MEANWHILE
            raise ValidationError(words, code="draft_changed")
        if self.data.get(LOOK) in LOOKS:
            raise ValidationError(LOOKS[self.data[LOOK]], code="look")
        return cleaned

    def _choose_from(self, name: str, rows: QuerySet) -> None:
        # Somebody who may only read has no fields to choose in.
        if name in self.fields:
            cast(forms.ModelChoiceField, self.fields[name]).queryset = rows
