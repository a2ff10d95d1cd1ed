"""The `:::` blocks of the text: callouts, the 'in short' box, chances and steps."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from .chances import Chance, read_group
from .problems import Problem, ProblemCode

CALLOUTS = ("urgent", "warning", "note")
_OPENING = re.compile(r":::[ \t]*([A-Za-z][\w-]*)[ \t]*(.*?)[ \t]*(?::::)?[ \t]*")
_CLOSING = re.compile(r":::+[ \t]*")
_STEP = re.compile(r"(?P<when>[^:]{1,80}):[ \t]+(?P<what>\S.*)")
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
    opening = _OPENING.fullmatch(_line(state, start))
    if opening is None:
        return False
    if silent:
        return True
    stop = _closing_line(state, start, end)
    if stop == end:
        _report(state, "block_unclosed", opening[1], line=start)
    _write_block(state, opening[1].lower(), opening[2], start=start, stop=stop)
    state.line = min(stop + 1, end)
    return True


def _write_block(state: StateBlock, name: str, title: str, *, start: int, stop: int) -> None:
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
            _write_inside(state, start=start, stop=stop)


def _line(state: StateBlock, line: int) -> str:
    if state.sCount[line] < state.blkIndent:
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _closing_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line of the matching `:::`, or the end where there is none."""
    depth = 1
    for line in range(start + 1, end):
        text = _line(state, line)
        if _CLOSING.fullmatch(text):
            depth -= 1
        elif text.startswith(":::") and _OPENING.fullmatch(text):
            depth += 1
        if depth == 0:
            return line
    return end


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
    chance, parts = Chance(title, ()), {}
    for line, text in _lines(state, start, stop):
        part, group = _CHANCE_PART.fullmatch(text), read_group(text)
        if part:
            parts[part["part"].lower()] = (line, part["words"])
        elif group:
            chance = replace(chance, groups=(*chance.groups, group))
        else:
            _report(state, "chance_line_unread", text, line=line)
    counted, _, not_counted = parts.get("counted", (0, ""))[1].partition("/")
    chance = replace(chance, counted=counted.strip(), not_counted=not_counted.strip())
    _check_chance(state, chance, parts, line=start)
    token = state.push("chance_open", "", 1)
    token.map, token.meta = [start, stop], {"chance": chance}
    for part_name in ("note", "source"):
        if part_name in parts:
            line, words = parts[part_name]
            _write_inline(state, f"chance_{part_name}", words, line=line)
    state.push("chance_close", "", -1)


def _check_chance(
    state: StateBlock, chance: Chance, parts: dict[str, tuple[int, str]], *, line: int
) -> None:
    if not chance.groups:
        _report(state, "chance_empty", chance.title, line=line)
    if len({group.of for group in chance.groups}) > 1:
        _report(state, "chance_denominators_differ", chance.title, line=line)
    if "[@" not in parts.get("source", (0, ""))[1]:
        _report(state, "chance_unsourced", chance.title, line=line)
