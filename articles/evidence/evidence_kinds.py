"""The kind of evidence, where the source itself says it; never guessed from a title."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# PubMed's publication types, the strongest statement first: a meta-analysis of trials is typed as
# both. https://www.nlm.nih.gov/mesh/pubtypes.html
PUBLICATION_TYPES = (
    ("practice guideline", "guideline"),
    ("guideline", "guideline"),
    ("systematic review", "systematic_review"),
    ("meta-analysis", "systematic_review"),
    ("network meta-analysis", "systematic_review"),
    ("randomized controlled trial", "randomised_trial"),
    ("equivalence trial", "randomised_trial"),
    ("pragmatic clinical trial", "randomised_trial"),
    ("observational study", "observational"),
    ("review", "narrative_review"),
    ("consensus development conference", "narrative_review"),
    ("scientific integrity review", "other"),
)
TYPES = "publication-types"
"""Where a reader leaves the types until the kind is known; never kept."""


def with_evidence_kind(csl: dict[str, Any]) -> dict[str, Any]:
    """Return an item with the kind of evidence its publication types say, unless it has one."""
    types = csl.pop(TYPES, ())
    kind = kind_of([types] if isinstance(types, str) else types)
    custom = csl.get("custom")
    own = custom if isinstance(custom, dict) else {}
    if kind and not own.get("evidence_kind"):
        csl["custom"] = own | {"evidence_kind": kind}
    return csl


def kind_of(types: Iterable[object]) -> str:
    """Return the kind of evidence that publication types say, "" if they say none."""
    said = {name.lower() for name in types if isinstance(name, str)}
    return next((kind for name, kind in PUBLICATION_TYPES if name in said), "")
