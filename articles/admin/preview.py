"""The preview: a draft as readers would see it, and what its author must still mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import MAX_BODY_CHARACTERS, ClinicProfile, Reference, compose
from articles.pages.article import WORDS_A_MINUTE
from articles.pages.site import make_site
from articles.pages.texts import ShownText, shown
from articles.text.manuscript import Manuscript
from articles.text.problems import Problem
from articles.text.prose import prose
from articles.text.reading_level import Level, is_measured, level_of
from articles.workflow.gate import draft_problems
from articles.workflow.permissions import may_write_in

from .posted_draft import PostedDraft, read_posted
from .problem_words import Finding, FindingGroup, findings, grouped

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checks say of a draft, those findings first that stop publication."""

    findings: tuple[Finding, ...]

    @property
    def stopping(self) -> int:
        """How many problems stop publication."""
        return sum(finding.stops for finding in self.findings)

    @property
    def advising(self) -> int:
        """How many problems may stay."""
        return len(self.findings) - self.stopping

    @property
    def groups(self) -> tuple[FindingGroup, ...]:
        """The findings as they are mended: what stops first, then advice by its subject."""
        return grouped(self.findings)


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as readers would see it; no `level` where no measure is known, or there is no word."""

    manuscript: Manuscript
    text: ShownText
    minutes: int
    level: Level | None

    @property
    def is_measured(self) -> bool:
        """Whether the reading level can be measured in this language."""
        return is_measured(self.manuscript.language)


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as readers would see it, with what the desk says about it."""

    shown: Shown
    judged: Judgement

    @property
    def manuscript(self) -> Manuscript:
        return self.shown.manuscript

    @property
    def text(self) -> ShownText:
        return self.shown.text

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.judged.findings

    @property
    def stopping(self) -> int:
        """How many problems stop publication."""
        return self.judged.stopping

    @property
    def advising(self) -> int:
        """How many problems may stay."""
        return self.judged.advising


def preview_of(draft: PostedDraft) -> Preview:
    """Return the preview of a draft, with all that its checks say."""
    manuscript = compose(draft.words)
    return Preview(show(manuscript), judge(draft, manuscript))


def show(manuscript: Manuscript) -> Shown:
    """Return a manuscript as readers would see it."""
    language = manuscript.language
    with translation.override(language):
        text = shown(manuscript, make_site(ClinicProfile.current(), language=language, path=""))
    return Shown(
        manuscript=manuscript,
        text=text,
        minutes=max(1, round(text.words / WORDS_A_MINUTE)),
        level=level_of(prose(manuscript), language),
    )


def judge(draft: PostedDraft, manuscript: Manuscript) -> Judgement:
    """Return what the checks say of a draft whose text is this manuscript."""
    problems = draft_problems(draft.as_article(), manuscript)
    found = findings(
        problems,
        weights=ClinicProfile.current().check_weights,
        fields=draft.fields,
        keys=_keys_for(problems),
    )
    return Judgement(found)


def _keys_for(problems: tuple[Problem, ...]) -> frozenset[str]:
    """Return the keys of the library, if one of them may have been meant."""
    if not any(problem.code == "citation_unresolved" for problem in problems):
        return frozenset()
    return frozenset(Reference.objects.values_list("key", flat=True))


@require_POST
def preview(request: HttpRequest, *, admin: ModelAdmin) -> JsonResponse:
    """Answer an editor's form, as it stands, with its preview. The caller is a script."""
    draft = read_posted(request.POST)
    _require_writer(request, admin, draft)
    if is_too_long(draft):
        message = _("Too long for a preview: %(length)d characters; there is room for %(most)d.")
        sizes = {"length": _longest(draft), "most": MAX_BODY_CHARACTERS}
        return JsonResponse({"message": message % sizes}, status=413)
    return _parts({"shown": show(compose(draft.words))}, "preview_page", "preview_facts")


@require_POST
def judgement(request: HttpRequest, *, admin: ModelAdmin) -> JsonResponse:
    """Answer an editor's form, as it stands, with what its checks say.

    Apart from the preview, which need not wait for them. The caller is a script.
    """
    draft = read_posted(request.POST)
    _require_writer(request, admin, draft)
    judged = None if is_too_long(draft) else judge(draft, compose(draft.words))
    return _parts({"judged": judged}, "findings")


def is_too_long(draft: PostedDraft) -> bool:
    """Tell whether a draft is longer than the desk shows and checks."""
    return _longest(draft) > MAX_BODY_CHARACTERS


def _longest(draft: PostedDraft) -> int:
    return max(len(draft.words.body), sum(len(part.answer) for part in draft.words.questions))


def _parts(context: dict[str, Any], *names: str) -> JsonResponse:
    return JsonResponse(
        {name: render_to_string(f"admin/articles/article/{name}.html", context) for name in names}
    )


def _require_writer(request: HttpRequest, admin: ModelAdmin, draft: PostedDraft) -> None:
    """Let staff pass who write in this language; a script gets a plain no, not a log-in page."""
    writes = may_write_in(request.user, language=draft.words.language)
    if not (writes and admin.admin_site.has_permission(request)):
        raise PermissionDenied
