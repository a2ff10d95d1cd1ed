"""The tables: import every model from here, never from its module."""

from .article import MAX_BODY_CHARACTERS, Article, ArticleKind, FormerAddress
from .clinic import ClinicProfile, Region
from .drafts import compose, written
from .edition import ChangeKind, Citation, Edition
from .image import Image
from .question import MAX_QUESTIONS, Question
from .reference import EvidenceKind, Reference, ReferenceStatus
from .uses import Uses, image_uses, reference_uses
from .vocabulary import GlossaryTerm, Topic

__all__ = [
    "MAX_BODY_CHARACTERS",
    "MAX_QUESTIONS",
    "Article",
    "ArticleKind",
    "ChangeKind",
    "Citation",
    "ClinicProfile",
    "Edition",
    "EvidenceKind",
    "FormerAddress",
    "GlossaryTerm",
    "Image",
    "Question",
    "Reference",
    "ReferenceStatus",
    "Region",
    "Topic",
    "Uses",
    "compose",
    "image_uses",
    "reference_uses",
    "written",
]
