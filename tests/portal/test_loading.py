"""What a process has in memory: what it was asked for, and no more."""

from tests.portal.surroundings import manage

FOR_OTHERS = {
    "articles.admin.article": "the desk",
    "articles.handouts.engine": "the engine of sheets",
    "typst": "the engine of sheets",
    "fontTools": "typefaces",
    "PIL": "pictures",
    "pikepdf": "copies for the print desk",
    "babel": "words that somebody has changed",
    "bibtexparser": "bringing references in",
}
"""Programs that whoever reads the site has no use for, and who has."""

ASK = """
import sys
from django.core.handlers.wsgi import WSGIHandler
from tests.baking import ask
site = WSGIHandler()
for address in {addresses}:
    print(address, ask(site, address).status)
print(*({names} & sys.modules.keys()))
"""


def asked_for(*addresses: str, **clinic: str) -> list[str]:
    """Ask for addresses in a new process; return what each was answered, and what is loaded then."""
    code = ASK.format(addresses=addresses, names=set(FOR_OTHERS))
    answer = manage("shell", "--no-imports", "-c", code, **clinic)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.splitlines()


def test_readers_are_answered_without_the_desk_and_without_the_engine_of_sheets(
    clinic: dict[str, str],
):
    assert manage("migrate", "--verbosity", "0", **clinic).returncode == 0
    assert manage("load_library", "--verbosity", "0", **clinic).returncode == 0
    assert manage("collectstatic", "--no-input", "--verbosity", "0", **clinic).returncode == 0
    pages = (
        "/",
        "/articles/your-treatment-day/",
        "/articles/your-treatment-day/evidence/",
        "/faqs/",
        "/search/?q=ketamine",
        "/sitemap.xml",
    )

    *answers, loaded = asked_for(*pages, "/nothing/", **clinic)
    assert answers == [*(f"{page} 200" for page in pages), "/nothing/ 404"]
    assert loaded == ""

    *answers, loaded = asked_for("/admin", "/admin/login/", **clinic)
    assert answers == ["/admin 301", "/admin/login/ 200"]
    assert "articles.admin.article" in loaded
