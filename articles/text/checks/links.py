"""Links and pictures: words that say where a link leads and what a picture shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from articles.text.headings import plain_words
from articles.text.parsing import IMAGE_LINK
from articles.text.problems import Problem

from .languages import VOCABULARIES
from .passages import Passage, Reading

LONGEST_ADDRESS = 30
"""Characters of an address that can still be read out, such as “www.nhs.uk/medicines”."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_ENDS = re.compile(r"^\W+|\W+$")
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg|heic|tiff?|bmp)"
    r"|(?:img|dsc|dscn|image|photo|picture|pic|screenshot|scan|untitled)[\s_-]*\d*",
    re.IGNORECASE,
)


def vague_links(reading: Reading) -> Iterator[Problem]:
    """Yield links such as “click here”. Source: WCAG 2.2, success criterion 2.4.4."""
    vocabulary = VOCABULARIES.get(reading.language)
    for passage, words in _links(reading):
        said = _ENDS.sub("", words).casefold()
        if vocabulary and " ".join(said.split()) in vocabulary.vague_links:
            yield passage.problem("link_vague", words)


def bare_addresses(reading: Reading) -> Iterator[Problem]:
    """Yield links whose words are a long address. Source: WCAG 2.2, success criterion 2.4.9."""
    for passage, words in _links(reading):
        if len(words) > LONGEST_ADDRESS and _ADDRESS.fullmatch(words):
            yield passage.problem("link_bare", words)


def undescribed_pictures(reading: Reading) -> Iterator[Problem]:
    """Yield pictures without a description that do more than decorate.

    Source: WCAG 2.2, success criterion 1.1.1.
    """
    for passage, key, words in _pictures(reading):
        if not words:
            yield passage.problem("picture_undescribed", key)


def pictures_named_as_files(reading: Reading) -> Iterator[Problem]:
    """Yield pictures described by the name of a file. Source: WCAG 2.2, failure F30."""
    for passage, _key, words in _pictures(reading):
        if _FILE_NAME.fullmatch(words):
            yield passage.problem("picture_named_as_file", words)


def _links(reading: Reading) -> Iterator[tuple[Passage, str]]:
    """Yield each link's words, with the passage that it stands in."""
    for passage in reading.passages:
        words: list[str] | None = None
        for child in _children(passage):
            if child.type == "link_open":
                words = []
            elif child.type == "link_close" and words is not None:
                yield passage, " ".join("".join(words).split())
                words = None
            elif words is not None:
                words.append(child.content or " " * (child.type == "softbreak"))


def _pictures(reading: Reading) -> Iterator[tuple[Passage, str, str]]:
    """Yield the key of each picture of the library that does not only decorate, and its words."""
    for passage in reading.passages:
        for child in _children(passage):
            found = IMAGE_LINK.fullmatch(str(child.attrs.get("src", "")))
            image = reading.text.images.get(found["key"]) if found else None
            if image and not image.is_decorative:
                yield passage, image.key, (plain_words(child) or image.alt).strip()


def _children(passage: Passage) -> list[Token]:
    return (passage.inline and passage.inline.children) or []
