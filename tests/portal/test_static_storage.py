"""Style sheets as they are sent."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from portal.static_storage import squeeze


def test_a_style_sheet_loses_comments_and_indentation():
    css = """
    /* For us. */
    .a,
    .b { color: var(--ink); margin: calc(1px + 2px) 0 }
    .references :target { border: 0; }
    """

    assert squeeze(css) == (
        ".a,.b{color:var(--ink);margin:calc(1px + 2px) 0}.references :target{border:0;}"
    )


@pytest.mark.parametrize("path", sorted(Path(settings.STATICFILES_DIRS[0], "css").glob("*.css")))
def test_no_string_in_our_style_sheets_would_be_taken_for_a_comment_or_a_gap(path):
    css = path.read_text("utf-8")
    squeezed = squeeze(css)

    assert "*/" not in squeezed
    strings = re.compile(r'"[^"\n]*"')
    assert strings.findall(squeezed) == strings.findall(
        re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    )
    assert squeezed.count("{") == squeezed.count("}")


def test_collected_style_sheets_are_lean_and_whole(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "portal.static_storage.StaticStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)

    for path in Path(tmp_path, "css").glob("*.css"):
        css = path.read_text("utf-8")
        assert css.endswith(("}", ";"))
        assert "/*" not in css
