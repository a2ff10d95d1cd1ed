"""What a verb refuses, and why."""

from collections.abc import Sequence

from articles.models import MOST_PARTS, Article, Edition, Pack
from articles.text.problems import Problem


class WorkflowError(Exception):
    """A verb refused; nothing was changed."""


class NotPermittedError(WorkflowError):
    """This person may not do that."""


class TooManyWordsError(WorkflowError):
    """More was written than there is room for."""


class NothingChangedError(WorkflowError):
    """The draft is the same text as the current edition."""


class ChangeNoteMissingError(WorkflowError):
    """An edition needs a sentence that tells readers what changed."""


class MomentPastError(WorkflowError):
    """What is planned lies ahead."""


class AlreadyPlannedError(WorkflowError):
    """One plan of a kind at a time: this article has one already."""


class StepClosedError(WorkflowError):
    """The planned step was taken or given up meanwhile."""


class ReasonMissingError(WorkflowError):
    """A withdrawal, and a decision on a notice, need a reason that readers can be told."""


class NoticeGoneError(WorkflowError):
    """What the publisher said is taken back, or is about another paper: nothing is left to decide."""


class NotInCirculationError(WorkflowError):
    """The article has no edition that readers can open."""


class NotCurrentError(WorkflowError):
    """This is not the edition that readers have now."""


class InsteadUnreadableError(WorkflowError):
    """What to read instead must be another article that readers can open."""


class CopiesOutOfRangeError(WorkflowError):
    """Nothing is printed no times, nor more often than a printer should be sent at once."""


class PrintingStoppedError(WorkflowError):
    """No sheet of these editions is printed: nobody has looked at them again for too long."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        super().__init__(", ".join(str(edition) for edition in editions))
        self.editions = tuple(editions)


class NothingToRecallError(WorkflowError):
    """The edition still holds, or the desk has printed none of its sheets."""


class StarterTextError(WorkflowError):
    """A starter text is not renewed: a clinic that stands for it publishes it."""


class DraftUnfinishedError(WorkflowError):
    """The draft says something else than the edition that is said to need no change."""


class NamelessError(WorkflowError):
    """Readers are told who reviewed, and this account has no name."""


class OwnTextError(WorkflowError):
    """Nobody decides on a text that they wrote themselves."""


class CommentMissingError(WorkflowError):
    """Whoever asks for changes says which."""


class TextNotReadyError(WorkflowError):
    """The draft has problems that stop publication."""

    def __init__(self, article: Article, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{article}: {', '.join(problem.code for problem in problems)}")
        self.article, self.problems = article, problems


class DraftChangedError(WorkflowError):
    """Someone else saved the draft since it was opened; `article` is the row as it is now."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"{article} is now at version {article.lock_version}")
        self.article = article


class TooMuchToKeepError(WorkflowError):
    """A form holds more than is kept of what nobody has saved."""


class PackChangedError(WorkflowError):
    """Someone else saved or deleted the pack since it was opened."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(f"{pack} is no longer at version {pack.lock_version}")


class TooManyPartsError(WorkflowError):
    """Nobody reads so many articles at once."""

    def __init__(self) -> None:
        super().__init__(f"A pack holds at most {MOST_PARTS} articles.")
