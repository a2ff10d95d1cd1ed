"""The public addresses of one language; `portal.urls` puts the language before them."""

from django.urls import path

from articles.web import article_views, collection_views, home_views, machine_views

urlpatterns = [
    path("", home_views.home, name="home"),
    path("articles/", article_views.article_list, name="article-list"),
    path("topics/<slug:slug>/", article_views.topic, name="topic"),
    path("articles/<slug:slug>/", article_views.article, name="article"),
    path("faqs/", collection_views.faqs, name="faqs"),
    path("glossary/", collection_views.glossary, name="glossary"),
    path("references/", collection_views.references, name="references"),
    path("references/<slug:key>/", collection_views.reference, name="reference"),
    path("feeds/articles.atom", machine_views.EditionFeed(), name="feed"),
]
