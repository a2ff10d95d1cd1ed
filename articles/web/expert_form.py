"""The form by which an expert without an account answers; what is refused stays as it was typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Decision
from articles.pages.expert import quoted
from articles.pages.review_text import LONGEST_COMMENT, said_in
from articles.text.manuscript import Manuscript
from articles.workflow.inviting import ExpertAnswer, on_one_line
from articles.workflow.reviewing import Verdict, comments_on

LONGEST_WORDS = 10_000


class ExpertForm(forms.Form):
    """Who answers, what they say, and why."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[
            (Decision.APPROVED, gettext_lazy("I approve it: it can be published as it stands")),
            (Decision.CHANGES_ASKED, gettext_lazy("Something must change first")),
            (Decision.DECLINED, gettext_lazy("I would rather not review it")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three answers.")},
    )
    comment = forms.CharField(
        label=gettext_lazy("What you want to say"),
        help_text=gettext_lazy(
            "If something must change, say what. Beside each paragraph above there is room, too."
        ),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give your name: an answer is signed.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    role = forms.CharField(
        label=gettext_lazy("Your role"),
        help_text=gettext_lazy("For example: consultant psychiatrist, or pharmacist."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said_in(self.data)
        for name in ("comment", "name", "role"):
            # A browser cuts a long text off at maxlength without a word; the server says it aloud.
            self.fields[name].widget.attrs.pop("maxlength", None)

    def clean_name(self) -> str:
        name = on_one_line(self.cleaned_data["name"])
        if not name:
            self.add_error("name", _("Give your name: an answer is signed."))
        return name

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        is_signed = on_one_line(said.get("role", "")) or "role" in self.errors
        if not is_signed and said.get("decision") != Decision.DECLINED:
            self.add_error("role", _("Say what you are: it stands beside your name."))
        longest = max(map(len, self.said.values()), default=0)
        if longest > LONGEST_COMMENT:
            words = _(
                "A comment on a paragraph is too long: %(length)d characters, at most %(most)d."
            )
            self.add_error(None, words % {"length": longest, "most": LONGEST_COMMENT})
        return said

    def answer(self, draft: Manuscript, *, seen: str) -> ExpertAnswer:
        """Return what a valid form says of this draft, shown under this fingerprint."""
        said = self.cleaned_data
        comments = comments_on(draft, self.said)
        verdict = Verdict(Decision(said["decision"]), seen, said["comment"], comments)
        return ExpertAnswer(said["name"], said["role"], verdict)

    def typed(self) -> str:
        """Return everything that was typed, to be shown back where there is no form any more."""
        fields = (str(self.data.get(name, "")).strip() for name in ("comment", "name", "role"))
        passages = quoted(self.said, str(self.data.get("quotes", "")))
        return "\n\n".join(words for words in (passages, *fields) if words)
