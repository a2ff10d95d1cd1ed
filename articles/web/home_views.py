"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.models import ListedCount, in_all
from articles.pages.home import HomePage
from articles.pages.lists import topics_to_read

from .answering import active_language, show, site_of
from .article_views import languages_to_read


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    language = active_language()
    site = site_of(request)
    counted = ListedCount.objects.by_topic(language)
    page = HomePage.of(
        language,
        topics=topics_to_read(counted).values(),
        listed=in_all(counted),
        languages=languages_to_read(),
        site=site,
    )
    return show(request, "articles/home.html", page, site=site)
