"""Templates as pages are made from them."""

import re
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

TEMPLATES = Path(settings.TEMPLATES[0]["DIRS"][0])
SHOWN_AS_WRITTEN = re.compile(r"<(pre|textarea)\b.*?</\1>", re.DOTALL)


def test_a_page_travels_without_indentation_and_keeps_its_lines():
    as_written = (TEMPLATES / "503.html").read_text("utf-8")
    sent = render_to_string("503.html")

    assert re.search(r"^\s+<", as_written, re.MULTILINE)
    assert not re.search(r"^[ \t]+", sent, re.MULTILINE)
    assert "\n<" in sent


def test_what_is_put_into_a_template_keeps_its_own_gaps():
    words = {"body": "One\n  two"}
    sent = render_to_string("admin/articles/article/plain_text.html", {"words": words})

    assert "One\n  two</pre>" in sent


def test_no_template_indents_what_a_browser_shows_as_it_is_written():
    indented = [
        path.name
        for path in TEMPLATES.rglob("*.html")
        for found in SHOWN_AS_WRITTEN.finditer(path.read_text("utf-8"))
        if re.search(r"^[ \t]", found[0], re.MULTILINE)
    ]

    assert indented == []
