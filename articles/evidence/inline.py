"""Titles as other programs mark them up, to plain text with the inline marks that CSL allows."""

from __future__ import annotations

import html
import re
import unicodedata

from articles.text.characters import without_forbidden

# How often marks are unpacked that were packed several times, as in &amp;lt;i&amp;gt;.
MOST_UNPACKED = 6
LONGEST = 50_000
"""No longer text is looked through; the record is too long to be kept anyway."""
MARK = re.compile(r"</?(?:i|b|sub|sup)>")
REOPENED = re.compile(r"</(i|b|sub|sup)><\1>")
KEPT = {
    "i": "i",
    "em": "i",
    "italic": "i",
    "b": "b",
    "strong": "b",
    "bold": "b",
    "sub": "sub",
    "inf": "sub",
    "sup": "sup",
}
DROPPED = (
    "a|bdi|br|div|font|h[1-6]|img|label|li|link|math|m[a-z]{1,10}|nobr|ol|p|sc|scp|script|sec|small|"
    "span|style|title|tt|u|ul"
)
TAG = re.compile(
    rf"<(?P<close>/?)(?:jats:|mml:)?(?P<name>{'|'.join(KEPT)}|{DROPPED})(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
SPACES = re.compile(r"[ \t\n\r\f\v\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
INVISIBLE = re.compile("[\u00ad\u200b\u2060]")


def rich(text: str) -> str:
    """Return a title as one line with <i>, <b>, <sub>, <sup> and no other markup or entity."""
    if len(text) > LONGEST or not ("<" in text or "&" in text):
        return one_line(text)
    for _ in range(MOST_UNPACKED):
        opened = TAG.sub(_tag, one_line(html.unescape(text)))
        if opened == text:
            break
        text = opened
    return _paired(text)


def plain(text: str) -> str:
    """Return a text as one line without any markup or entity."""
    text = rich(text)
    return one_line(MARK.sub("", text)) if "<" in text else text


def one_line(text: str) -> str:
    """Return a text as one line, without invisible characters, its letters composed."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    whole = unicodedata.normalize("NFC", without_forbidden(text))
    return SPACES.sub(" ", INVISIBLE.sub("", whole)).strip()


def _tag(found: re.Match[str]) -> str:
    name = KEPT.get(found["name"].lower(), "")
    return f"<{found['close']}{name}>" if name else ("" if found["close"] else " " * _parts(found))


def _parts(found: re.Match[str]) -> int:
    """Tell whether a tag divides words, as a line break does."""
    return int(found["name"].lower() in {"br", "p", "div", "li"})


def _paired(text: str) -> str:
    """Return a text without those marks that are not closed as often as they are opened."""
    for name in set(KEPT.values()):
        if text.count(f"<{name}>") != text.count(f"</{name}>"):
            text = text.replace(f"<{name}>", "").replace(f"</{name}>", "")
    return one_line(joined(text))


def joined(text: str) -> str:
    """Return a text in which no mark is closed only to be opened again."""
    whole = REOPENED.sub("", text)
    while whole != text:
        text, whole = whole, REOPENED.sub("", whole)
    return text
