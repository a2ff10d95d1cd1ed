"""The public addresses of one language; `portal.urls` puts the language before them."""

from django.urls import path

from articles.web import (
    article_views,
    basket_views,
    check_views,
    collection_views,
    edition_views,
    faq_views,
    handout_views,
    home_views,
    machine_views,
    pack_views,
    search_views,
)

urlpatterns = [
    path("", home_views.home, name="home"),
    path("search/", search_views.search, name="search"),
    path("search/suggest", search_views.suggestions, name="search-suggest"),
    path("articles/", article_views.article_list, name="article-list"),
    path("topics/<slug:slug>/", article_views.topic, name="topic"),
    path("articles/<slug:slug>/", article_views.article, name="article"),
    path("articles/<slug:slug>/handout.pdf", handout_views.handout, name="article-handout"),
    path("articles/<slug:slug>/evidence/", article_views.evidence, name="article-evidence"),
    path("articles/<slug:slug>/history/", edition_views.history, name="article-history"),
    path("articles/<slug:slug>/editions/<int:number>/", edition_views.edition, name="edition"),
    path("articles/<slug:slug>/compare/", edition_views.chosen, name="compare-chosen"),
    path(
        "articles/<slug:slug>/compare/<int:before>/<int:after>/",
        edition_views.compare,
        name="compare",
    ),
    path("check/", check_views.check, name="check"),
    path("packs/", pack_views.pack_list, name="pack-list"),
    path("packs/<slug:slug>/", pack_views.pack, name="pack"),
    path("packs/<slug:slug>.pdf", pack_views.pack_pdf, name="pack-pdf"),
    # Not under packs/, so that no pack can ever take a reader's own address.
    path("your-pack/", basket_views.basket, name="basket"),
    path("your-pack.pdf", basket_views.basket_pdf, name="basket-pdf"),
    path("faqs/", faq_views.faqs, name="faqs"),
    path("glossary/", collection_views.glossary, name="glossary"),
    path("references/", collection_views.references, name="references"),
    path("references/<slug:key>/", collection_views.reference, name="reference"),
    path("feeds/articles.atom", machine_views.EditionFeed(), name="feed"),
]
