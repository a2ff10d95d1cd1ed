"""A review as somebody's form holds it: what they say, and of which text they say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from articles.pages.review_text import (
    LONGEST_COMMENT,
    MOST_PLACES,
    Place,
    said_in,
    typed_lines,
)
from articles.text.manuscript import Manuscript
from articles.text.passages import Passage, find_again, passages_of

LONGEST_WORDS = 20_000
"""Characters: there is room for a page about the whole text."""

_SALT = "articles.admin.review"


@dataclass(frozen=True, slots=True)
class PostedReview:
    """What is said of a text as a whole and of its passages.

    `seen` is the fingerprint of the text that was shown, `text` that text itself if it is known.
    `moved` are the places whose words have changed since the comment on them was written.
    """

    decision: str = ""
    seen: str = ""
    text: Manuscript | None = None
    comment: str = ""
    said: Mapping[Place, str] = field(default_factory=dict)
    moved: frozenset[Place] = frozenset()

    @property
    def is_too_long(self) -> bool:
        """Whether some of it is longer than what can be kept."""
        longest = max((len(words) for words in self.said.values()), default=0)
        return len(self.comment) > LONGEST_WORDS or longest > LONGEST_COMMENT


def read_review(post: Mapping[str, str]) -> PostedReview:
    """Return what a review form says, whatever it says."""
    return PostedReview(
        decision=post.get("decision", ""),
        seen=post.get("seen", ""),
        text=_opened(post.get("text", "")),
        comment=typed_lines(post.get("comment", "")),
        said=said_in(post),
    )


def sealed(manuscript: Manuscript) -> str:
    """Return a text for a form to bring back: if another is saved meanwhile, we know what changed."""
    return signing.dumps(manuscript.to_json(), salt=_SALT, compress=True)


def moved_to(posted: PostedReview, manuscript: Manuscript) -> PostedReview:
    """Return a review with its comments at the places that they have in another text.

    What was said of a passage that is gone is said of the whole, so that no word is lost.
    """
    among = passages_of(manuscript)[:MOST_PLACES]
    known = passages_of(posted.text) if posted.text else ()
    quoted = {(passage.part, passage.line): passage for passage in known}
    said: dict[Place, str] = {}
    moved: set[Place] = set()
    homeless = [posted.comment] if posted.comment else []
    for place, words in posted.said.items():
        passage = quoted.get(place)
        found = find_again(passage, among, known=known) if passage else None
        if found is None:
            homeless.append(_said_of(passage, words))
            continue
        now = (found.passage.part, found.passage.line)
        said[now] = f"{said[now]}\n\n{words}" if now in said else words
        if not found.is_same:
            moved.add(now)
    return replace(
        posted, comment="\n\n".join(homeless), said=said, moved=frozenset(moved), decision=""
    )


def _said_of(passage: Passage | None, words: str) -> str:
    if passage is None:
        return words
    quote = {"quote": passage.text, "words": words}
    return _("On “%(quote)s”: %(words)s") % quote


def _opened(seal: str) -> Manuscript | None:
    """Return a text that a form brought back; None if it is not one that we gave out."""
    try:
        stored: Any = signing.loads(seal, salt=_SALT)
        return Manuscript.from_json(stored)
    except (signing.BadSignature, ValueError):
        return None
