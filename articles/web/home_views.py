"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.pages.home import HomePage

from .answering import active_language, show, site_of
from .article_views import languages_to_read, listed_editions


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    language = active_language()
    site = site_of(request)
    current = Edition.objects.current().in_language(language).order_by("-published_at", "pk")
    questions = current.values_list("article__slug", "content__questions")
    page = HomePage.of(
        listed_editions(language), questions=questions, languages=languages_to_read(), site=site
    )
    return show(request, "articles/home.html", page, site=site)
