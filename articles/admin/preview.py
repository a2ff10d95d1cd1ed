"""The preview: a draft as readers would see it, and what its author must still mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import MAX_BODY_CHARACTERS, Article, ClinicProfile, Reference, compose
from articles.pages.article import WORDS_A_MINUTE
from articles.pages.site import make_site
from articles.pages.texts import ShownText, shown
from articles.text.manuscript import Manuscript
from articles.text.problems import Problem
from articles.text.prose import prose
from articles.text.readability import flesch_kincaid_grade
from articles.workflow.gate import draft_problems
from articles.workflow.permissions import may_write_in

from .posted_draft import PostedDraft, read_posted
from .problem_words import Finding, findings

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

WANTED_GRADE = 8
"""Plain enough for most adults: the starter library keeps to it, and the desk says when not."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as readers would see it, with what the desk says about it."""

    manuscript: Manuscript
    text: ShownText
    findings: tuple[Finding, ...]
    minutes: int
    grade: int | None

    @property
    def stopping(self) -> int:
        """How many problems stop publication."""
        return sum(finding.stops for finding in self.findings)

    @property
    def advising(self) -> int:
        """How many problems may stay."""
        return len(self.findings) - self.stopping

    @property
    def is_hard(self) -> bool:
        """Whether the text is harder to read than the library means to be."""
        return self.grade is not None and self.grade > WANTED_GRADE


def preview_of(draft: PostedDraft) -> Preview:
    """Return the preview of a draft."""
    manuscript = compose(draft.words)
    language = manuscript.language
    with translation.override(language):
        text = shown(manuscript, make_site(ClinicProfile.current(), language=language, path=""))
    problems = draft_problems(Article(language=language, slug=draft.slug), manuscript)
    return Preview(
        manuscript=manuscript,
        text=text,
        findings=findings(problems, fields=draft.fields, keys=_keys_for(problems)),
        minutes=max(1, round(text.words / WORDS_A_MINUTE)),
        grade=_grade(manuscript),
    )


def _keys_for(problems: tuple[Problem, ...]) -> frozenset[str]:
    """Return the keys of the library, if one of them may have been meant."""
    if not any(problem.code == "citation_unresolved" for problem in problems):
        return frozenset()
    return frozenset(Reference.objects.values_list("key", flat=True))


def _grade(manuscript: Manuscript) -> int | None:
    if manuscript.language.partition("-")[0] != "en":
        return None
    try:
        return max(1, round(flesch_kincaid_grade(prose(manuscript))))
    except ValueError:
        return None


@require_POST
def preview(request: HttpRequest, *, admin: ModelAdmin) -> JsonResponse | HttpResponse:
    """Answer an editor's form, as it stands, with its preview. The caller is a script."""
    draft = read_posted(request.POST)
    writes = may_write_in(request.user, language=draft.words.language)
    if not (writes and admin.admin_site.has_permission(request)):
        raise PermissionDenied
    longest = max(len(draft.words.body), sum(len(part.answer) for part in draft.words.questions))
    if longest > MAX_BODY_CHARACTERS:
        message = _("Too long for a preview: %(length)d characters; there is room for %(most)d.")
        sizes = {"length": longest, "most": MAX_BODY_CHARACTERS}
        return JsonResponse({"message": message % sizes}, status=413)
    context = {"preview": preview_of(draft)}
    return JsonResponse(
        {
            part: render_to_string(f"admin/articles/article/{part}.html", context)
            for part in ("preview_page", "preview_facts", "findings")
        }
    )
