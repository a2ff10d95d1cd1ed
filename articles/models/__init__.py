"""The tables: import every model from here, never from its module."""

from .article import MAX_BODY_CHARACTERS, Article, ArticleKind, FormerAddress
from .clinic import ClinicProfile, Region
from .drafts import compose, written
from .edition import ChangeKind, Citation, Edition
from .image import Image
from .pack import MOST_PARTS, Pack, PackEdition, PackEditionPart, PackPart
from .printing import (
    MOST_COPIES,
    DownloadCount,
    PrintDesk,
    PrintedSheet,
    PrintReceipt,
    RecallTick,
)
from .question import MAX_QUESTIONS, Question
from .reference import EvidenceKind, Reference, ReferenceStatus
from .teach_back import TeachBackQuestion, TeachBackTally
from .uses import Uses, image_uses, reference_uses
from .vocabulary import GlossaryTerm, Topic

__all__ = [
    "MAX_BODY_CHARACTERS",
    "MAX_QUESTIONS",
    "MOST_COPIES",
    "MOST_PARTS",
    "Article",
    "ArticleKind",
    "ChangeKind",
    "Citation",
    "ClinicProfile",
    "DownloadCount",
    "Edition",
    "EvidenceKind",
    "FormerAddress",
    "GlossaryTerm",
    "Image",
    "Pack",
    "PackEdition",
    "PackEditionPart",
    "PackPart",
    "PrintDesk",
    "PrintReceipt",
    "PrintedSheet",
    "Question",
    "RecallTick",
    "Reference",
    "ReferenceStatus",
    "Region",
    "TeachBackQuestion",
    "TeachBackTally",
    "Topic",
    "Uses",
    "compose",
    "image_uses",
    "reference_uses",
    "written",
]
