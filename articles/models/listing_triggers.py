"""What `ListedArticle` is made of, and the triggers that keep it true (`derived_rows`)."""

from __future__ import annotations

from .derived_rows import NEWEST_EDITION, DerivedRows, Watched
from .listed import WITHOUT_TOPIC

_OF_TOPIC = "(SELECT article_id FROM articles_article_topics WHERE topic_id = NEW.id)"
_OF_EDITION = "(SELECT article_id FROM articles_edition WHERE id = NEW.edition_id)"

_QUESTIONS = {
    "sqlite": "json_array_length(e.content, '$.questions')",
    "postgresql": "jsonb_array_length(e.content -> 'questions')",
}


def _listed(vendor: str) -> str:
    return (
        "(article_id, edition_id, language, title, published_at, due_on, questions,"  # noqa: S608 - names of this module
        " topic_id, topic_order, topic_name, place)"
        " SELECT a.id, e.id, a.language, LOWER(e.title), e.published_at,"
        " COALESCE((SELECT r.review_due_on FROM articles_renewal r WHERE r.edition_id = e.id"
        " ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1), e.review_due_on),"
        f' {_QUESTIONS[vendor]}, t.id, COALESCE(t."order", {WITHOUT_TOPIC}),'
        " COALESCE(t.name, ''), ROW_NUMBER() OVER"
        ' (PARTITION BY a.id ORDER BY t."order", t.name, t.id)'
        " FROM articles_article a JOIN articles_edition e ON e.article_id = a.id"
        " LEFT JOIN articles_article_topics u ON u.article_id = a.id"
        " LEFT JOIN articles_topic t ON t.id = u.topic_id"
        f" WHERE a.withdrawn_at IS NULL AND {NEWEST_EDITION}"
    )


LISTING = DerivedRows(
    "articles_listedarticle",
    word="listed",
    made=_listed,
    watched=(
        Watched("articles_edition", "INSERT", "(NEW.article_id)"),
        Watched("articles_renewal", "INSERT", _OF_EDITION),
        Watched("articles_article", "UPDATE", "(NEW.id)", columns=("language", "withdrawn_at")),
        Watched("articles_article_topics", "INSERT", "(NEW.article_id)"),
        Watched("articles_article_topics", "DELETE", "(OLD.article_id)"),
        Watched("articles_topic", "UPDATE", _OF_TOPIC, columns=("name", '"order"')),
    ),
)
