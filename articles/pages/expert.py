"""ExpertPage: one exact draft, as an expert without an account is asked about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from articles.models import ExpertInvitation
from articles.text.manuscript import Manuscript, TeachBackText

from .site import Site
from .texts import ShownText, shown


@dataclass(frozen=True, slots=True)
class ExpertPage:
    """A draft as readers would see it, and what is asked about it. Blank: the clinic asks."""

    title: str
    summary: str
    text: ShownText
    teach_back: tuple[TeachBackText, ...]
    question: str
    asked_by: str
    open_until: datetime

    @classmethod
    def of(cls, invitation: ExpertInvitation, draft: Manuscript, *, site: Site) -> ExpertPage:
        """Take an invitation with who made it, and the text it is for."""
        text = shown(draft, site)
        return cls(
            title=draft.title,
            summary=draft.summary,
            text=text,
            teach_back=text.teach_back if site.shows_teach_back else (),
            question=invitation.question,
            asked_by=invitation.invited_by.get_full_name(),
            open_until=invitation.expires_at,
        )
