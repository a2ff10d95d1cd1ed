"""What each check looks for, in the words of the desk and the job bag; what groups are called."""

from collections.abc import Mapping
from typing import cast

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.text.checks.registry import Group
from articles.text.problems import ProblemCode

GROUP_NAMES: Mapping[Group, str | Promise] = {
    "safety": _("Safety"),
    "sources": _("Sources"),
    "numbers": _("Numbers and chances"),
    "words": _("Plain words"),
    "links": _("Links and pictures"),
    "tables": _("Tables"),
    "marks": _("Marks and blocks"),
    "asked_back": _("What is asked back"),
    "keeping": _("Who looks after it"),
    "treatment": _("Choosing a treatment (DISCERN)"),
}

CHECK_WORDS: Mapping[ProblemCode, str | Promise] = {
    "abbreviation_undefined": _("Short forms are spelled out, or explained in the glossary."),
    "article_link_broken": _("Links to articles lead somewhere."),
    "article_link_waiting": _("Links to articles lead to published ones."),
    "block_unclosed": _("Every block ends."),
    "block_unknown": _("Every block is one that the portal knows."),
    "callout_untitled": _("Every callout has a heading."),
    "cell_empty": _("No cell of a table is empty."),
    "chance_denominators_differ": _("The lines of a chance count out of one number."),
    "chance_empty": _("Every chance counts something."),
    "chance_line_unread": _("Every line of a chance can be read."),
    "chance_too_coarse": _("Whole people can show every chance."),
    "chance_unsourced": _("Every chance names its source."),
    "characters_removed": _("Every character can be shown."),
    "characters_unprintable": _("Every character can be printed."),
    "citation_malformed": _("Every citation can be read."),
    "citation_unresolved": _("Every citation has its reference."),
    "denominators_mixed": _("What is compared is told out of one number."),
    "discern_benefits": _("The text says what good the treatment can do."),
    "discern_choices": _("The text says that there are other choices."),
    "discern_deciding": _("The text helps to decide together."),
    "discern_life": _("The text says what the treatment means for daily life."),
    "discern_risks": _("The text says what harm the treatment can do."),
    "discern_untreated": _("The text says what happens without the treatment."),
    "discern_working": _("The text says how the treatment works."),
    "emergency_missing": _(
        "An article about a medicine, a procedure or a crisis has an urgent callout, and names an "
        "emergency number."
    ),
    "figure_uncited": _("A number of people helped or harmed has a reference near it."),
    "heading_skipped": _("Headings skip no level."),
    "image_elsewhere": _("Pictures come from the library."),
    "image_unknown": _("Every picture is there."),
    "link_bare": _("Links are words, not long addresses."),
    "link_unsafe": _("Links lead to the web, mail, a telephone or an article."),
    "link_vague": _("Links say where they lead: no “click here”."),
    "name_unknown": _("Names in braces are the clinic’s."),
    "nested_too_deeply": _("Nothing is nested so deeply that it is lost."),
    "not_approved": _(
        "Somebody who did not write this very text has approved it. Whether that is needed, the "
        "clinic profile says."
    ),
    "owner_missing": _("Somebody of the clinic looks after the article."),
    "paragraph_long": _("No paragraph has more than five sentences."),
    "percent_alone": _("A percentage is also said in people, as in “5 in 100”."),
    "picture_named_as_file": _("The description of a picture is not the name of a file."),
    "picture_undescribed": _("Every picture has a description, unless it only decorates."),
    "reading_hard": _("Easy for most: grade 6 or below in English, 65 or above in Spanish."),
    "reading_too_hard": _(
        "Not too hard for most: grade 8 or below in English, 55 or above in Spanish."
    ),
    "reference_corrected": _("No reference was corrected since."),
    "reference_in_doubt": _("No publisher has expressed concern about a reference."),
    "reference_kept": _("No reference stays although its publisher has doubted it."),
    "reference_old": _("No reference is more than ten years old."),
    "reference_retracted": _("No reference was retracted."),
    "review_interval_unfit": _("The article is looked at again as often as its kind asks for."),
    "risk_relative": _("“Twice as likely” comes with the numbers behind it."),
    "sentence_long": _("No sentence has more than 25 words."),
    "step_line_unread": _("Every step says when."),
    "table_headless": _("The columns of a table have headings."),
    "table_unintroduced": _(
        "Directly above a table stands what it shows: a heading, or a line ending in a colon."
    ),
    "teach_back_pointless": _("A question asked back has an answer to listen for."),
    "teach_back_too_full": _("An answer to listen for has four points at most."),
    "teach_back_too_many": _("Five questions at most are asked back."),
    "teach_back_unasked": _("What is asked back is a question."),
    "text_missing": _("Title, text and headings have words."),
    "title_unwanted": _("Blocks without a heading of their own have none."),
}


def check_in_words(code: str) -> str:
    """Return what a check looks for; the code itself if that check has been taken out since."""
    words = CHECK_WORDS.get(cast(ProblemCode, code))
    return str(words) if words else code
