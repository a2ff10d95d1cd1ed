"""The tables: import every model from here, never from its module."""

from .article import MAX_BODY_CHARACTERS, Article, ArticleKind, FormerAddress
from .clinic import ClinicProfile, NoticeFrom, Region
from .drafts import compose, written
from .edition import ChangeKind, Citation, Edition, Renewal
from .image import Image
from .importing import IMPORT_KEPT_FOR, ReferenceImport
from .keeping import KEPT_FOR, Autosave, DraftPresence
from .listed import Line, ListedArticle
from .listed_count import Listed, ListedCount, in_all
from .mailing import DailyMail
from .pack import MOST_PARTS, Pack, PackEdition, PackEditionPart, PackPart
from .planning import PlannedAct, PlannedStep
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
from .reference_style import ReferenceStyle
from .retraction import (
    MatchedBy,
    Nature,
    NoticeDecision,
    NoticeVerdict,
    PublisherNotice,
    RetractionCheck,
)
from .review import Decision, ExpertInvitation, Review, ReviewComment, ReviewRequest
from .said_since import (
    NATURE_OF,
    Said,
    SaidSince,
    leading_notices,
    said_of_editions,
    said_since,
)
from .searching import (
    MOST_SEARCH_WORDS,
    STANDS_FOR,
    USES_BEFORE_WORDS_ARE_KEPT,
    SearchState,
    SearchWords,
    UnfoundCount,
    UnfoundTally,
    UnfoundWords,
)
from .teach_back import TeachBackQuestion, TeachBackTally
from .uses import (
    EditionUse,
    Uses,
    editions_with_image,
    explaining_articles,
    image_uses,
    reference_uses,
)
from .vocabulary import GlossaryTerm, Topic
from .waiting_draft import WaitingDraft

__all__ = [
    "IMPORT_KEPT_FOR",
    "KEPT_FOR",
    "MAX_BODY_CHARACTERS",
    "MAX_QUESTIONS",
    "MOST_COPIES",
    "MOST_PARTS",
    "MOST_SEARCH_WORDS",
    "NATURE_OF",
    "STANDS_FOR",
    "USES_BEFORE_WORDS_ARE_KEPT",
    "Article",
    "ArticleKind",
    "Autosave",
    "ChangeKind",
    "Citation",
    "ClinicProfile",
    "DailyMail",
    "Decision",
    "DownloadCount",
    "DraftPresence",
    "Edition",
    "EditionUse",
    "EvidenceKind",
    "ExpertInvitation",
    "FormerAddress",
    "GlossaryTerm",
    "Image",
    "Line",
    "Listed",
    "ListedArticle",
    "ListedCount",
    "MatchedBy",
    "Nature",
    "NoticeDecision",
    "NoticeFrom",
    "NoticeVerdict",
    "Pack",
    "PackEdition",
    "PackEditionPart",
    "PackPart",
    "PlannedAct",
    "PlannedStep",
    "PrintDesk",
    "PrintReceipt",
    "PrintedSheet",
    "PublisherNotice",
    "Question",
    "RecallTick",
    "Reference",
    "ReferenceImport",
    "ReferenceStatus",
    "ReferenceStyle",
    "Region",
    "Renewal",
    "RetractionCheck",
    "Review",
    "ReviewComment",
    "ReviewRequest",
    "Said",
    "SaidSince",
    "SearchState",
    "SearchWords",
    "TeachBackQuestion",
    "TeachBackTally",
    "Topic",
    "UnfoundCount",
    "UnfoundTally",
    "UnfoundWords",
    "Uses",
    "WaitingDraft",
    "compose",
    "editions_with_image",
    "explaining_articles",
    "image_uses",
    "in_all",
    "leading_notices",
    "reference_uses",
    "said_of_editions",
    "said_since",
    "written",
]
