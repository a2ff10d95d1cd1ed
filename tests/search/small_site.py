"""A few published texts to search: what there is to find stands here, and nowhere else."""

from articles.models import ChangeKind, GlossaryTerm, Topic
from articles.workflow.explaining import keep_word
from tests.builders import make_article, make_edition, make_question

LONG = "We look after you all the time, and you may ask whatever you like. " * 12


def make_small_site() -> None:
    make_words()
    what = make_article(
        slug="what-is-ketamine",
        title="What is ketamine?",
        summary="For all who are offered it.",
        body="Ketamine is an anaesthetic. Esketamine is one half of it.\n\n"
        f"## As a treatment\n\nIt is given for depression, often after sertraline.\n\n{LONG}",
    )
    make_edition(what)
    day = make_article(
        slug="your-day",
        title="What happens on the day",
        body=f"Come early.\n\n## Before\n\nDo not eat for two hours.\n\n{LONG}\n\n"
        f"## Going home\n\n{LONG}\n\nDo not ride a bicycle after ketamine. Call {{clinic.phone}}.",
        topics=(Topic.objects.create(slug="treatment", name="Treatment"),),
    )
    make_question(day, question="Can I drive home?", answer="No. Plan a lift, and sleep first.")
    make_question(day, question="How long does it take?", answer="About two hours.")
    make_edition(day)
    harm = make_article(
        slug="side-effects",
        title="Side effects",
        body="Dissociation is common. High blood pressure passes. An allergy is rare. A seizure "
        "is very rare.\n\n## Much of it for years\n\nHeavy use can harm the bladder.",
    )
    make_question(harm, question="Can I become addicted?", answer="Yes, with heavy use.")
    make_edition(harm)
    spanish = make_article(
        slug="que-es-la-ketamina",
        language="es",
        title="¿Qué es la ketamina?",
        body="Es un anestésico. Ayuda en la depresión.\n\n## Conducir\n\nNo conduzca ese día.",
    )
    make_question(spanish, question="¿Crea adicción?", answer="Sí, con mucho uso.")
    make_edition(spanish)


def make_words() -> None:
    keep(term="ECT", forms="electroconvulsive therapy", meaning="A treatment by seizure.")
    keep(term="Esketamine", forms="S-ketamine", meaning="One half of ketamine.")
    keep(
        term="Dissociation", forms="out of body", meaning="A sense of being cut off from your body."
    )


def keep(**fields) -> None:
    keep_word(GlossaryTerm(**fields))


def publish(slug: str, title: str, body: str = "Rest.", *questions: tuple[str, str], **more):
    article = make_article(slug=slug, title=title, body=body, **more)
    for question, answer in questions:
        make_question(article, question=question, answer=answer)
    return make_edition(article, kind=ChangeKind.MINOR)
