"""The public addresses of one language; `portal.urls` puts the language before them."""

from django.urls import path

from articles.web import (
    article_views,
    check_views,
    collection_views,
    edition_views,
    handout_views,
    home_views,
    machine_views,
)

urlpatterns = [
    path("", home_views.home, name="home"),
    path("articles/", article_views.article_list, name="article-list"),
    path("topics/<slug:slug>/", article_views.topic, name="topic"),
    path("articles/<slug:slug>/", article_views.article, name="article"),
    path("articles/<slug:slug>/handout.pdf", handout_views.handout, name="article-handout"),
    path("articles/<slug:slug>/history/", edition_views.history, name="article-history"),
    path("articles/<slug:slug>/editions/<int:number>/", edition_views.edition, name="edition"),
    path(
        "articles/<slug:slug>/compare/<int:before>/<int:after>/",
        edition_views.compare,
        name="compare",
    ),
    path("check/", check_views.check, name="check"),
    path("faqs/", collection_views.faqs, name="faqs"),
    path("glossary/", collection_views.glossary, name="glossary"),
    path("references/", collection_views.references, name="references"),
    path("references/<slug:key>/", collection_views.reference, name="reference"),
    path("feeds/articles.atom", machine_views.EditionFeed(), name="feed"),
]
