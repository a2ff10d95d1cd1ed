"""What changed between two manuscripts, part by part, in the order a reader meets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .bibliography import VANCOUVER, Style, plain_reference
from .changed_words import SAME_PARAGRAPH, Passage, likeness, text_difference, word_difference
from .manuscript import ImageText, Manuscript, QuestionText, TeachBackText
from .moves import Step, partners, steps


@dataclass(frozen=True, slots=True)
class QuestionDifference:
    """One question, kept, changed or moved, and its answer, or the points of a good answer."""

    question: Passage
    answer: tuple[Passage, ...]
    step: Step

    @property
    def is_changed(self) -> bool:
        return self.step.is_moved or _any_changed((self.question, *self.answer))


@dataclass(frozen=True, slots=True)
class ListedDifference:
    """A reference, word or picture that came, went, changed or moved to another number.

    `is_replaced`: another file is shown under the same key.
    """

    passage: Passage
    step: Step
    is_replaced: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two manuscripts.

    Title, summary, body and all questions are complete; of references, terms and images only those
    that differ are listed.
    """

    title: Passage
    summary: Passage
    body: tuple[Passage, ...]
    questions: tuple[QuestionDifference, ...]
    references: tuple[ListedDifference, ...]
    terms: tuple[ListedDifference, ...]
    images: tuple[ListedDifference, ...]
    teach_back: tuple[QuestionDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether a reader would find nothing different."""
        around = (*self.references, *self.terms, *self.images)
        asked = any(part.is_changed for part in (*self.questions, *self.teach_back))
        return not (around or asked or _any_changed((self.title, self.summary, *self.body)))


def difference(before: Manuscript, after: Manuscript, *, style: Style = VANCOUVER) -> Difference:
    """Return what changed from one manuscript to the other."""
    return Difference(
        title=word_difference(before.title, after.title),
        summary=word_difference(before.summary, after.summary),
        body=text_difference(before.body, after.body),
        questions=_questions(before.questions, after.questions),
        references=tuple(_references(before, after, style)),
        terms=tuple(_terms(before, after)),
        images=tuple(_images(before, after)),
        teach_back=_questions(_asked_back(before.teach_back), _asked_back(after.teach_back)),
    )


def _any_changed(passages: Sequence[Passage]) -> bool:
    return any(passage.kind != "kept" for passage in passages)


def _asked_back(parts: Sequence[TeachBackText]) -> list[QuestionText]:
    """Return what is asked back as questions, a paragraph for each point."""
    return [QuestionText(part.question, "\n\n".join(part.points)) for part in parts]


def _questions(
    before: Sequence[QuestionText], after: Sequence[QuestionText]
) -> tuple[QuestionDifference, ...]:
    """Pair questions that are versions of each other, wherever they stand; compare their answers."""
    asked = [part.question for part in before], [part.question for part in after]
    pairs = partners(*asked, likeness=likeness, at_least=SAME_PARAGRAPH)
    none = QuestionText("", "")
    found = []
    for step in steps(pairs, before=len(before), after=len(after)):
        old = none if step.was is None else before[step.was]
        new = none if step.now is None else after[step.now]
        found.append(
            QuestionDifference(
                question=word_difference(old.question, new.question),
                answer=text_difference(old.answer, new.answer),
                step=step,
            )
        )
    return tuple(found)


def _references(before: Manuscript, after: Manuscript, style: Style) -> Iterator[ListedDifference]:
    """Yield the references that differ, as printed; only those are written out, as it is slow."""
    old, new = before.references, after.references
    for step in _by_key([part.key for part in old], [part.key for part in new]):
        was = None if step.was is None else old[step.was].csl
        now = None if step.now is None else new[step.now].csl
        if was != now or step.is_moved:
            words = [plain_reference(csl, style=style) if csl else "" for csl in (was, now)]
            yield ListedDifference(word_difference(*words), step)


def _terms(before: Manuscript, after: Manuscript) -> Iterator[ListedDifference]:
    """Yield the words explained otherwise; their order is that of the text, and says nothing."""
    old = {part.term: f"{part.term}: {part.meaning}" for part in before.terms}
    new = {part.term: f"{part.term}: {part.meaning}" for part in after.terms}
    for step in _by_key(list(old), list(new)):
        was = "" if step.was is None else list(old.values())[step.was]
        now = "" if step.now is None else list(new.values())[step.now]
        if was != now:
            yield ListedDifference(word_difference(was, now), Step(step.was, step.now))


def _images(before: Manuscript, after: Manuscript) -> Iterator[ListedDifference]:
    """Yield the pictures that came, went, show another file, or are described otherwise."""
    old, new = before.images, after.images
    for step in _by_key([part.key for part in old], [part.key for part in new]):
        was = None if step.was is None else old[step.was]
        now = None if step.now is None else new[step.now]
        is_replaced = bool(was and now and was.digest != now.digest)
        passage = word_difference(_pictured(was), _pictured(now))
        if is_replaced or passage.kind != "kept":
            yield ListedDifference(passage, Step(step.was, step.now), is_replaced)


def _pictured(image: ImageText | None) -> str:
    """Return a picture in words; by its key if it says nothing."""
    return " ".join(filter(None, (image.alt or image.key, image.credit))) if image else ""


def _by_key(old: Sequence[str], new: Sequence[str]) -> tuple[Step, ...]:
    return steps(partners(old, new), before=len(old), after=len(new))
