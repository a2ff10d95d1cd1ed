"""The `:::` blocks of the text: callouts, the 'in short' box, chances and steps."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from .chances import Chance, ChanceGroup, read_group
from .citations import cited_keys
from .problems import Problem, ProblemCode

CALLOUTS = ("urgent", "warning", "note")
UNTITLED = ("short", "steps")
_OPENING = re.compile(r":::[ \t]*([A-Za-z][\w-]*)[ \t]*(.*?)[ \t]*(?::::)?[ \t]*")
_CLOSING = re.compile(r":::+[ \t]*")
_STEP = re.compile(r"(?P<when>\S.{0,79}?):[ \t]+(?P<what>\S.*)")
_CHANCE_PART = re.compile(r"(?P<part>source|note|counted):[ \t]*(?P<words>.*)", re.IGNORECASE)


def directive_plugin(md: MarkdownIt) -> None:
    """Teach the parser the `::: name title` … `:::` blocks."""
    md.block.ruler.before(
        "fence",
        "directive",
        _directive_rule,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _directive_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    if state.is_code_block(start):
        return False
    text = _line(state, start)
    opening = _OPENING.fullmatch(text)
    if opening is None and _CLOSING.fullmatch(text) is None:
        return False
    if not silent:
        state.line = _write(state, opening, start=start, end=end)
    return True


def _write(state: StateBlock, opening: re.Match[str] | None, *, start: int, end: int) -> int:
    """Write one block, and return the line on which the text goes on."""
    if opening is None:
        _report(state, "block_unknown", ":::", line=start)
        return start + 1
    stop, is_closed = _last_line(state, start, end)
    if not is_closed:
        _report(state, "block_unclosed", opening[1], line=start)
    _write_block(state, opening[1].lower(), opening[2], start=start, stop=stop)
    return stop + is_closed


def _write_block(state: StateBlock, name: str, title: str, *, start: int, stop: int) -> None:
    if title and name in UNTITLED:
        _report(state, "title_unwanted", name, line=start)
    match name:
        case "chance":
            _write_chance(state, title, start=start, stop=stop)
        case "steps":
            _write_steps(state, start=start, stop=stop)
        case "short":
            _write_box(state, "short", "", start=start, stop=stop)
        case _ if name in CALLOUTS:
            if not title:
                _report(state, "callout_untitled", name, line=start)
            _write_box(state, name, title, start=start, stop=stop)
        case _:
            _report(state, "block_unknown", name, line=start)
            # One level deeper though nothing is opened, so that no text nests without end.
            state.level += 1
            _write_inside(state, start=start, stop=stop)
            state.level -= 1


def _line(state: StateBlock, line: int) -> str:
    if state.sCount[line] < state.blkIndent:
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _last_line(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """Return the line of the matching `:::` and True; else where the block has to end, and False.

    An item of a list ends where a line stands further out than its text.
    """
    depth = 1
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line, False
        text = _line(state, line)
        if _CLOSING.fullmatch(text):
            depth -= 1
        elif text.startswith(":::") and _OPENING.fullmatch(text):
            depth += 1
        if depth == 0:
            return line, True
    return end, False


def _lines(state: StateBlock, start: int, stop: int) -> list[tuple[int, str]]:
    """Return the lines inside a block that are not blank, each with its number."""
    inside = ((line, _line(state, line).strip()) for line in range(start + 1, stop))
    return [(line, text) for line, text in inside if text]


def _report(state: StateBlock, code: ProblemCode, detail: str, *, line: int) -> None:
    state.env.setdefault("problems", []).append(Problem(code, detail, line=line + 1))


def _write_inside(state: StateBlock, *, start: int, stop: int) -> None:
    line_max, parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = stop, "blockquote"
    state.md.block.tokenize(state, start + 1, stop)
    state.lineMax, state.parentType = line_max, parent


def _write_inline(state: StateBlock, kind: str, words: str, *, line: int) -> None:
    state.push(f"{kind}_open", "", 1)
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = words, [line, line + 1], []
    state.push(f"{kind}_close", "", -1)


def _write_box(state: StateBlock, level: str, title: str, *, start: int, stop: int) -> None:
    token = state.push("callout_open", "", 1)
    token.map, token.meta = [start, stop], {"level": level, "has_title": bool(title)}
    if title:
        _write_inline(state, "callout_title", title, line=start)
    _write_inside(state, start=start, stop=stop)
    state.push("callout_close", "", -1).meta = {"level": level}


def _write_steps(state: StateBlock, *, start: int, stop: int) -> None:
    state.push("steps_open", "", 1).map = [start, stop]
    for line, text in _lines(state, start, stop):
        step = _STEP.fullmatch(text)
        if step is None:
            _report(state, "step_line_unread", text, line=line)
        state.push("step_open", "", 1)
        _write_inline(state, "step_when", step["when"] if step else "", line=line)
        _write_inline(state, "step_what", step["what"] if step else text, line=line)
        state.push("step_close", "", -1)
    state.push("steps_close", "", -1)


def _write_chance(state: StateBlock, title: str, *, start: int, stop: int) -> None:
    groups, others = _read_chance(state, start=start, stop=stop)
    counted, _, not_counted = others.get("counted", (0, ""))[1].partition("/")
    chance = Chance(title, groups, counted.strip(), not_counted.strip())
    _check_chance(state, chance, others, line=start)
    token = state.push("chance_open", "", 1)
    token.map, token.meta = [start, stop], {"chance": chance}
    for part in ("note", "source"):
        if part in others:
            line, words = others[part]
            _write_inline(state, f"chance_{part}", words, line=line)
    state.push("chance_close", "", -1)


def _read_chance(
    state: StateBlock, *, start: int, stop: int
) -> tuple[tuple[ChanceGroup, ...], dict[str, tuple[int, str]]]:
    """Return the groups of a chance, and its other parts by name, each with its line."""
    groups: list[ChanceGroup] = []
    others: dict[str, tuple[int, str]] = {}
    for line, text in _lines(state, start, stop):
        part, group = _CHANCE_PART.fullmatch(text), read_group(text)
        if part and part["part"].lower() not in others:
            others[part["part"].lower()] = (line, part["words"])
        elif group is None or "[@" in group.label:
            _report(state, "chance_line_unread", text, line=line)
        else:
            groups.append(group)
            if not group.is_fair:
                _report(state, "chance_too_coarse", text, line=line)
    return tuple(groups), others


def _check_chance(
    state: StateBlock, chance: Chance, others: dict[str, tuple[int, str]], *, line: int
) -> None:
    if not chance.title:
        _report(state, "callout_untitled", "chance", line=line)
    for words in (chance.title, chance.counted, chance.not_counted):
        if "[@" in words:
            _report(state, "chance_line_unread", words, line=line)
    if not chance.groups:
        _report(state, "chance_empty", chance.title, line=line)
    if len({group.of for group in chance.groups}) > 1:
        _report(state, "chance_denominators_differ", chance.title, line=line)
    if not cited_keys((others.get("source", (0, ""))[1],)):
        _report(state, "chance_unsourced", chance.title, line=line)
