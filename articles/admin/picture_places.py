"""Where a picture is shown: in drafts, in each edition there ever was, as the clinic's logo."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from articles.models import (
    Article,
    ClinicProfile,
    EditionUse,
    Image,
    editions_with_image,
    image_uses,
)
from articles.text.pictures import descriptions_of


@dataclass(frozen=True, slots=True)
class EditionPlace:
    """An edition that shows the picture, and whether with the file of today."""

    number: int
    address: str
    is_current: bool
    has_this_file: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An article that shows the picture. `descriptions` are the draft's own, where it has any."""

    article: Article
    is_in_draft: bool
    descriptions: tuple[str, ...]
    editions: tuple[EditionPlace, ...]


def places_of(image: Image) -> tuple[Place, ...]:
    """Return the articles that show a picture or once did, by their titles."""
    uses = image_uses([image.key])[image.key]
    drafts = {article.pk: article for article in uses.drafts}
    current = {article.pk for article in uses.published}
    by_article: dict[int, list[EditionUse]] = defaultdict(list)
    for use in editions_with_image(image.key):
        by_article[use.edition.article_id].append(use)
    articles = drafts | {pk: shown[0].edition.article for pk, shown in by_article.items()}
    return tuple(
        Place(
            article=article,
            is_in_draft=pk in drafts,
            descriptions=_descriptions(drafts[pk], image) if pk in drafts else (),
            editions=tuple(
                _edition_place(use, image, is_current=pk in current and place == 0)
                for place, use in enumerate(by_article[pk])
            ),
        )
        for pk, article in sorted(articles.items(), key=lambda pair: pair[1].title)
    )


def places_in_words(image: Image) -> str:
    """Return the places of a picture as a list of links."""
    context = {
        "places": places_of(image),
        "is_logo": ClinicProfile.objects.filter(logo=image).exists(),
    }
    return render_to_string("admin/articles/image/places.html", context)


def _edition_place(use: EditionUse, image: Image, *, is_current: bool) -> EditionPlace:
    edition = use.edition
    with translation.override(edition.article.language):
        address = reverse("edition", args=[edition.article.slug, edition.number])
    return EditionPlace(
        number=edition.number,
        address=address,
        is_current=is_current,
        has_this_file=use.digest == image.digest,
    )


def _descriptions(draft: Article, image: Image) -> tuple[str, ...]:
    """Return what a draft itself says of a picture, where that is not what the library says."""
    answers = (question.answer for question in draft.questions.all())
    said = descriptions_of(image.key, (draft.body, *answers))
    return tuple(dict.fromkeys(words for words in said if words not in ("", image.alt)))
