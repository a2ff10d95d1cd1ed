"""Topic and GlossaryTerm: the headings articles are listed under, and the words explained."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.text.terms import folded


class Topic(models.Model):
    """A heading under which articles are listed."""

    language = models.CharField(_("language"), max_length=12, default="en")
    slug = models.SlugField(_("address"), max_length=60)
    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(_("description"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="topic_address_once"),
        ]

    def __str__(self) -> str:
        return self.name


class GlossaryTerm(models.Model):
    """A word and its plain meaning, in one language."""

    language = models.CharField(_("language"), max_length=12, default="en")
    term = models.CharField(_("word"), max_length=80)
    forms = models.TextField(
        _("other forms"),
        max_length=600,
        blank=True,
        help_text=_("One on each line: plurals, short forms, other spellings."),
    )
    meaning = models.TextField(_("meaning"), max_length=600)
    original = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("translation of"),
        related_name="translations",
        null=True,
        blank=True,
        help_text=_("The same word in the language it was first explained in."),
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("glossary word")
        verbose_name_plural = _("glossary")
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(fields=["language", "term"], name="glossary_term_once"),
        ]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        self.forms = "\n".join(self.other_forms())
        if self.term.strip() == "":
            raise ValidationError({"term": _("Write the word that is explained.")})
        taken = self._forms_of_others()
        errors = {
            field: [
                _("“%(form)s” already leads to “%(term)s”.") % {"form": form, "term": term}
                for form in forms
                if (term := taken.get(folded(form)))
            ]
            for field, forms in (("term", (self.term,)), ("forms", self.other_forms()))
        }
        if any(errors.values()):
            raise ValidationError({field: words for field, words in errors.items() if words})
        self._clean_original()

    def _clean_original(self) -> None:
        """Let all translations hang on one word, each in a language of its own."""
        if self.original is None:
            return
        self.original = self.original.original or self.original
        family = GlossaryTerm.objects.filter(
            models.Q(pk=self.original.pk) | models.Q(original=self.original)
        )
        taken = family.exclude(pk=self.pk).filter(language=self.language).first()
        if taken:
            words = _("“%(term)s” is that word in this language already.")
            raise ValidationError({"original": words % {"term": taken.term}})
        if self.pk and self.translations.exists():
            words = _("Other words are translations of this one, so it cannot be one itself.")
            raise ValidationError({"original": words})

    def _forms_of_others(self) -> dict[str, str]:
        """Return the word that each form of every other word of this language leads to."""
        others = GlossaryTerm.objects.filter(language=self.language).exclude(pk=self.pk)
        return {
            folded(form): other.term
            for other in others
            for form in (other.term, *other.other_forms())
        }

    def other_forms(self) -> tuple[str, ...]:
        """Return the other forms, without blanks and repeats."""
        lines = (line.strip() for line in self.forms.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line and line != self.term))

    def family(self) -> tuple["GlossaryTerm", ...]:
        """Return the same word in other languages, in the order of their tags."""
        first = self.original or self
        others = (first, *first.translations.all())
        return tuple(
            sorted((one for one in others if one.pk != self.pk), key=lambda one: one.language)
        )
