"""LaTeX in the values of BibTeX: read by pylatexenc, and written so that it is read as it was."""

from __future__ import annotations

import re

from pylatexenc import latex2text, latexwalker

LONGEST_DECODED = 20_000
# A command or a formula. Anything else, nearly all there is in a file, needs no parser.
COMMAND = re.compile(r"\\(?![_&%#$])|(?<!\\)\$")
SIMPLE = re.compile(r"\\([_&%#$])|---?|``|''|[?!]`|[{}~]")
SET_AS = {
    "---": "\u2014",
    "--": "\u2013",
    "``": "\u201c",
    "''": "\u201d",
    "?`": "\u00bf",
    "!`": "\u00a1",
    "{": "",
    "}": "",
    "~": " ",
}
UNESCAPED = re.compile(r"(?<!\\)([%&])")
RAISED = (
    (re.compile(r"\$\s*_\s*(?:\{([^{}$]{1,40})\}|([^{}$\\\s]))\s*\$"), "sub"),
    (re.compile(r"\$\s*\^\s*(?:\{([^{}$]{1,40})\}|([^{}$\\\s]))\s*\$"), "sup"),
    (re.compile(r"\\(?:textsubscript|ce)\{([^{}]{1,200})\}()"), "sub"),
    (re.compile(r"\\textsuperscript\{([^{}]{1,200})\}()"), "sup"),
)
MACROS = {
    "textless": "<",
    "textgreater": ">",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textit": "<i>%s</i>",
    "emph": "<i>%s</i>",
    "textbf": "<b>%s</b>",
    "url": "%s",
}
PLAIN_ESCAPES = re.compile(r"\\([_%&#$~^{}])(?:\{\})?|\{(\\?_|[A-Za-z0-9])\}")
# What the walker raises on broken input, for want of a common class.
BROKEN = (
    RecursionError,
    IndexError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    latexwalker.LatexWalkerError,
)
WRITTEN = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "@": "{@}",
        "`": "`{}",
        "'": "'{}",
        "-": "-{}",
        **{letter: f"\\{letter}" for letter in "%&#$_"},
    }
)
MARKS = {
    "<i>": r"\textit{",
    "<b>": r"\textbf{",
    "<sub>": r"\textsubscript{",
    "<sup>": r"\textsuperscript{",
}
CLOSING = re.compile(r"</(?:i|b|sub|sup)>")
# A word that a style must not write small: it has a capital after its first letter.
SHOUTED = re.compile(r"(?<![^\s(\[“\"/])[^\s{}\\<>]*[^\W\d_][^\s{}\\<>]*[A-Z][^\s{}\\<>]*")
ALONE = re.compile(r"(?<![`'-])([`'-])\{\}(?=[^`'-]|$)")


def _decoder() -> latex2text.LatexNodes2Text:
    context = latex2text.get_default_latex_context_db()
    macros = [latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in MACROS.items()]
    context.add_context_category("references", prepend=True, macros=macros)
    return latex2text.LatexNodes2Text(latex_context=context, math_mode="text")


DECODER = _decoder()


def from_latex(text: str) -> str:
    """Return the text that LaTeX sets, with <i>, <b>, <sub> and <sup>; braces are left out."""
    if len(text) > LONGEST_DECODED or not COMMAND.search(text):
        return SIMPLE.sub(lambda found: found[1] or SET_AS[found[0]], text)
    for pattern, name in RAISED:
        text = pattern.sub(rf"<{name}>\1\2</{name}>", text)
    try:
        return str(DECODER.latex_to_text(UNESCAPED.sub(r"\\\1", text))).replace("\xa0", " ")
    except BROKEN:
        return re.sub(r"[{}\\$]", "", text)


def from_verbatim(text: str) -> str:
    """Return an address or an identifier, in which only single characters are escaped."""
    text = re.sub(r"\A\\url\{(.*)\}\Z", r"\1", text.strip())
    text = text.replace(r"{\textless}", "<").replace(r"{\textgreater}", ">")
    return PLAIN_ESCAPES.sub(lambda found: found[1] or found[2].lstrip("\\"), text)


def to_latex(text: str, *, is_title: bool = False) -> str:
    """Return a text as LaTeX that `from_latex` reads as it was.

    In titles, words with capitals within are braced, so that no style writes them small.
    """
    parts = re.split(r"(</?(?:i|b|sub|sup)>)", text)
    return "".join(
        MARKS.get(part) or ("}" if CLOSING.fullmatch(part) else _escaped(part, is_title=is_title))
        for part in parts
    )


def to_verbatim(text: str) -> str:
    """Return an address or an identifier as `from_verbatim` reads it."""
    return re.sub(r"[{}]", lambda found: f"%{ord(found[0]):02X}", text)


def _escaped(text: str, *, is_title: bool) -> str:
    words = re.split(r"(\s+)", text)
    return "".join(
        f"{{{_letters(word)}}}" if is_title and SHOUTED.fullmatch(word) else _letters(word)
        for word in words
    )


def _letters(word: str) -> str:
    return ALONE.sub(r"\1", word.translate(WRITTEN))
