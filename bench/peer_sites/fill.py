"""Bring one site to hold the article. Run in the peers' environment, with its settings named.

python -m bench.peer_sites.fill article.json    with `slug`, `title` and `sections` of HTML
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - the settings come first


def fill_plain(article: dict[str, Any]) -> None:
    """Put the article into its table."""
    from bench.peer_sites.plain.models import Article  # noqa: PLC0415

    body = "".join(article["sections"])
    Article.objects.create(
        slug=article["slug"], title=article["title"], body=body, is_published=True
    )


def fill_wagtail(article: dict[str, Any]) -> None:
    """Put the article into the tree of pages, below a page for all articles."""
    from wagtail.models import Page, Site  # noqa: PLC0415

    from bench.peer_sites.wagtail_site.models import ArticlePage  # noqa: PLC0415

    Page.objects.filter(depth=2).delete()
    home = Page.objects.get(depth=1).add_child(instance=ArticlePage(title="Home", slug="home"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    shelf = home.add_child(instance=ArticlePage(title="Articles", slug="articles"))
    page = ArticlePage(
        title=article["title"],
        slug=article["slug"],
        body=json.dumps([{"type": "text", "value": html} for html in article["sections"]]),
    )
    shelf.add_child(instance=page)
    page.save_revision().publish()


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    told = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    is_wagtail = "wagtail" in os.environ["DJANGO_SETTINGS_MODULE"]
    (fill_wagtail if is_wagtail else fill_plain)(told)
