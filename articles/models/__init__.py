"""The tables: import every model from here, never from its module."""

from .article import Article, ArticleKind, FormerAddress
from .clinic import ClinicProfile, Region
from .edition import ChangeKind, Citation, Edition
from .image import Image
from .question import Question
from .reference import EvidenceKind, Reference, ReferenceStatus
from .vocabulary import GlossaryTerm, Topic

__all__ = [
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
]
