"""What the checks know of English."""

from __future__ import annotations

from collections.abc import Mapping

from articles.text.problems import ProblemCode

from .vocabulary import KNOWN_TO_ALL, Vocabulary, pattern, subjects, words

# Written large for weight, not short for anything.
_LOUD = words("ALL ALWAYS AND CALL DO MUST NEVER NO NOT NOW ONLY OR STOP YES")

_SUBJECTS: Mapping[ProblemCode, str] = {
    "discern_working": r"works?\b|act(?:s|ed)? (?:on|by|in)\b|blocks?\b|what happens|is done\b",
    "discern_benefits": r"(?:can|may|might|does|to|not) help\b|helps\b|helped\b|benefits?\b"
    r"|improve|better\b|relief\b|relieve|eases?\b",
    "discern_risks": r"side[- ]effects?|risks?\b|harm|complications?\b|dangers?\b|dangerous",
    "discern_untreated": r"without (?:it|treatment|this|the (?:treatment|medicine|operation))\b"
    r"|(?:no|if you stop|when you stop|not have|not having|stop(?:s|ping)?) treatment\b"
    r"|do(?:ing)? nothing\b|untreated\b|(?:if|when|what happens when) (?:you|i) stop\b"
    r"|(?:treatment|it) (?:stops|ends)\b|wait and see",
    "discern_life": r"(?:daily|everyday|normal) (?:life|activities)\b|quality of life|at work\b"
    r"|back to work|driv(?:e|ing)\b|sleep\b|your family\b|school\b|sports?\b|exercise\b|travel",
    "discern_choices": r"(?:other|another|different) (?:treatment|medicine|option|way|choice)"
    r"|alternatives?\b|what else\b|what you could try\b|instead of\b|your (?:options|choices)\b",
    "discern_deciding": r"questions to ask|ask (?:us|your|the)\b|talk (?:to|with|it|this)\b"
    r"|discuss|decide\b|deciding\b|weigh\b|agree on\b|specialist must",
}

_NUMBERS = {
    "half": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "a hundred": 100,
    "a thousand": 1000,
}
_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|half)"
_TIMES = r"(?:twice|half|double|\d+(?:\.\d+)? times|(?:two|three|four|five|six|ten) times)"
_RISK = r"(?:risks?|chances?|odds|likelihood)"
ENGLISH = Vocabulary(
    frequency=pattern(
        rf"\b(?:(?P<low>{_NUMBER})\s*(?:to|or|–)\s*)?(?P<count>{_NUMBER})"
        r"\s+(?:in|out\s+of)\s+(?:every\s+)?"
        r"(?P<of>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|a\s+hundred|a\s+thousand)\b"
        r"(?!\s*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mg|ml)\b)",
    ),
    numbers=_NUMBERS,
    point=".",
    relative_risk=pattern(
        rf"\b{_TIMES}\s+(?:as|more|less)\s+(?:likely|common|often|many)\b",
        rf"\b{_TIMES}\s+the\s+{_RISK}\b",
        r"\d+(?:\.\d+)?\s?(?:%|per\s?cent)\s+(?:lower|higher|less|more|fewer|greater|smaller|bigger"
        r"|reduction|increase|drop|rise|reduced|increased)\b",
        rf"\b(?:doubl|halv|tripl)(?:es?|ed|ing)\s+(?:(?:the|your|their)\s+)?{_RISK}\b",
        r"\b(?:reduce[ds]?|lower(?:s|ed)?|cuts?|raise[ds]?|increase[ds]?)\s+(?:it\s+)?by\s+(?:\d+(?:\.\d+)?\s?(?:%|per\s?cent)"
        r"|half\b|a\s+third\b)",
        rf"\b{_RISK}\s+(?:(?:is|are|was|were|has been)\s+)?(?:doubled|halved|tripled)\b",
        rf"\b{_RISK}\b[^.]{{0,40}}\bby\s+"
        r"(?:\d+(?:\.\d+)?\s?(?:%|per\s?cent)|half\b|a\s+third\b|a\s+quarter\b)",
        r"\b(?:relative\s+risk|hazard\s+ratio|odds\s+ratio)\b",
    ),
    vague_links=frozenset(
        {
            *("click", "click here", "click this link", "details", "find out more", "go", "here"),
            *("learn more", "link", "look here", "more", "more details", "more information"),
            *("read here", "read more", "read on", "see here", "see more", "this", "this article"),
            *("this link", "this page", "this website", "website"),
        }
    ),
    known_short_forms=KNOWN_TO_ALL | _LOUD,
    subjects=subjects(_SUBJECTS),
)
