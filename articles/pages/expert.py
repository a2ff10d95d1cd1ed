"""ExpertPage: one exact draft, as an expert without an account is asked about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from articles.models import ExpertInvitation
from articles.text.manuscript import Manuscript

from .review_text import Place, ReviewText, Room, name_of_place, review_text
from .site import Site


@dataclass(frozen=True, slots=True)
class ExpertPage:
    """A draft as readers would see it, with room for comments, and what is asked about it.

    A blank `asked_by`: the clinic asks.
    """

    text: ReviewText
    question: str
    asked_by: str
    open_until: datetime
    shows_teach_back: bool

    @classmethod
    def of(
        cls,
        invitation: ExpertInvitation,
        draft: Manuscript,
        *,
        site: Site,
        said: Mapping[Place, str],
    ) -> ExpertPage:
        """Take an invitation with who made it, its text, and what was said of passages so far."""
        return cls(
            text=review_text(draft, said),
            question=invitation.question,
            asked_by=invitation.invited_by.get_full_name(),
            open_until=invitation.expires_at,
            shows_teach_back=site.shows_teach_back,
        )

    @property
    def title(self) -> str:
        return str(self.text.title.shown)

    @property
    def quotes(self) -> str:
        """How each passage begins, for the form to bring back.

        So what was said of passages is shown with what it was said of, even if the text is gone.
        """
        return json.dumps({room.name: room.about for room in self._rooms()}, ensure_ascii=False)

    def _rooms(self) -> Iterator[Room]:
        text = self.text
        asked = (*text.questions, *(text.teach_back if self.shows_teach_back else ()))
        answers = (part for one in asked for part in (one.question, *one.answer))
        for part in (text.title, text.summary, *text.lead, *text.body, *answers):
            if part.room:
                yield part.room


def quoted(said: Mapping[Place, str], quotes: str) -> str:
    """Return what was said of passages, each after the beginning of its passage if that is known."""
    try:
        known = json.loads(quotes)
    except (ValueError, RecursionError):
        known = {}
    known = known if isinstance(known, dict) else {}
    return "\n\n".join(
        f"“{known.get(name_of_place(place), '…')}”\n{words}" for place, words in said.items()
    )
