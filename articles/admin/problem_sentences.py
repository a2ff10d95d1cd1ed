"""What each problem says, in the words of the desk."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from articles.text.problems import ProblemCode

SENTENCES: Mapping[ProblemCode, str] = {
    "abbreviation_undefined": gettext_noop(
        "“%(detail)s” is not spelled out. Write the words once, with the short form in "
        "brackets, or add it to the glossary."
    ),
    "article_link_broken": gettext_noop(
        "A link leads to “%(detail)s”, but no article has that address, or it was withdrawn."
    ),
    "article_link_waiting": gettext_noop(
        "A link leads to “%(detail)s”, which is not published yet: until it is, readers "
        "find nothing there."
    ),
    "block_unclosed": gettext_noop(
        "The block “%(detail)s” has no closing line. Write ::: on a line of its own where it ends."
    ),
    "block_unknown": gettext_noop(
        "There is no block called “%(detail)s”. There are: short, urgent, warning, note, "
        "chance, steps."
    ),
    "callout_untitled": gettext_noop(
        "This callout has no heading. Write it after the name: “::: %(detail)s Your heading”."
    ),
    "cell_empty": gettext_noop(
        "A cell of this table is empty. Write “none”, “not known” or a dash."
    ),
    "chance_denominators_differ": gettext_noop(
        "The lines of the chance “%(detail)s” count out of different numbers. Use the same "
        "one in each, such as 100."
    ),
    "chance_empty": gettext_noop(
        "The chance “%(detail)s” has no line such as “26 in 100 with the spray”. Count out "
        "of 10, 100 or 1000."
    ),
    "chance_line_unread": gettext_noop(
        "This line of a chance cannot be read: “%(detail)s”. Write “26 in 100 with the "
        "spray”, counting out of 10, 100 or 1000."
    ),
    "chance_too_coarse": gettext_noop(
        "Whole people cannot show this chance: “%(detail)s”. Count out of a larger number: "
        "5 in 1000, not 0.5 in 100."
    ),
    "chance_unsourced": gettext_noop(
        "The chance “%(detail)s” names no source. Add a line such as “source: [@key]”."
    ),
    "characters_removed": gettext_noop(
        "A character that cannot be shown was left out: %(detail)s."
    ),
    "characters_unprintable": gettext_noop(
        "No typeface of the printed sheet has %(detail)s. The page shows it; paper shows � instead."
    ),
    "citation_malformed": gettext_noop(
        "The citation %(detail)s cannot be read. Write [@key], or [@one; @two, p. 4]."
    ),
    "citation_unresolved": gettext_noop("The citation %(detail)s has no reference."),
    "denominators_mixed": gettext_noop(
        "These numbers stand side by side but count out of different ones: %(detail)s. Tell both "
        "out of 100, or both out of 1,000; “1 in N” may stand in brackets behind."
    ),
    "discern_benefits": gettext_noop(
        "What good can the treatment do, and for how many? Nothing seems to say so. For "
        "example: “30 in 100 people felt better”."
    ),
    "discern_choices": gettext_noop(
        "What else is there? Nothing seems to say so. For example: other treatments, or "
        "that there are none."
    ),
    "discern_deciding": gettext_noop(
        "What helps to decide together? Nothing seems to say so. For example: questions to "
        "ask, and whom."
    ),
    "discern_life": gettext_noop(
        "What does the treatment mean for daily life? Nothing seems to say so. For example:"
        " work, driving, sleep, family."
    ),
    "discern_risks": gettext_noop(
        "Which harms can the treatment do, and how often? Nothing seems to say so. For "
        "example: its side effects."
    ),
    "discern_untreated": gettext_noop(
        "What happens without the treatment? Nothing seems to say so. For example: “Without"
        " treatment, …”, or “If you stop, …”."
    ),
    "discern_working": gettext_noop(
        "How does the treatment work? Nothing seems to say so. For example: “It works by "
        "…”, or what happens during it."
    ),
    "emergency_missing": gettext_noop(
        "There is no urgent advice. Say first what to do in an emergency: “::: urgent When "
        "to get help”, then “call {emergency.number}”."
    ),
    "figure_uncited": gettext_noop(
        "The figure “%(detail)s” has no reference near it. Cite one in the same paragraph: [@key]."
    ),
    "heading_skipped": gettext_noop(
        "A heading skips a level. After ## comes ###; it is shown one level higher."
    ),
    "image_elsewhere": gettext_noop(
        "The picture “%(detail)s” is not in the library. Add it there, then write ![what it"
        " shows](image:key)."
    ),
    "image_unknown": gettext_noop("There is no picture with the key “%(detail)s”."),
    "link_bare": gettext_noop(
        "The link shows its bare address, “%(detail)s”. Say in words where it leads."
    ),
    "link_unsafe": gettext_noop(
        "The link “%(detail)s” is not shown as one. A link begins with https://, mailto:, "
        "tel: or article:."
    ),
    "link_vague": gettext_noop(
        "The link “%(detail)s” does not say where it leads. Name the page in the link itself."
    ),
    "name_unknown": gettext_noop(
        "{%(detail)s} is not a name of the clinic. There are: {clinic.name}, "
        "{clinic.phone}, {emergency.number}, {crisis.name}, {crisis.number}, "
        "{advice.number}."
    ),
    "nested_too_deeply": gettext_noop(
        "Here lists, quotations or blocks stand inside each other so many times that the "
        "rest is left out. Write it more plainly."
    ),
    "not_approved": gettext_noop(
        "Nobody but its authors has approved this very text. Ask somebody else to review it."
    ),
    "owner_missing": gettext_noop(
        "Nobody looks after this article. Choose an owner, who will be told when a review is due."
    ),
    "paragraph_long": gettext_noop(
        "This paragraph has %(detail)s sentences. Split it: five are the most that is easily read."
    ),
    "percent_alone": gettext_noop(
        "“%(detail)s” stands alone. Say it in people as well, such as “5 in 100”."
    ),
    "picture_named_as_file": gettext_noop(
        "The description of a picture is the name of a file, “%(detail)s”. Say what it shows."
    ),
    "picture_undescribed": gettext_noop(
        "The picture “%(detail)s” has no description. Write ![what it "
        "shows](image:%(detail)s), or mark it as decorative in the library."
    ),
    "reading_hard": gettext_noop(
        "Hard for some readers (%(detail)s). Shorter sentences and more common words help."
    ),
    "reading_too_hard": gettext_noop(
        "Too hard for most adults (%(detail)s). Shorten the sentences, and swap long words for "
        "common ones."
    ),
    "reference_corrected": gettext_noop(
        "%(detail)s was corrected after it was published. Check that what you say of it "
        "still holds."
    ),
    "reference_in_doubt": gettext_noop(
        "The publisher has expressed concern about %(detail)s. Say so, or rest on another source."
    ),
    "reference_kept": gettext_noop(
        "%(detail)s stays although its publisher has spoken against it: somebody decided so for "
        "this article, and readers are told why. Does the reason still hold?"
    ),
    "reference_old": gettext_noop("More than ten years old: %(detail)s. Is there anything newer?"),
    "reference_retracted": gettext_noop(
        "%(detail)s was retracted. Take out what rests on it, and the citation; or let somebody "
        "decide that it stays."
    ),
    "review_interval_unfit": gettext_noop(
        "Say after how many months the article is looked at again: %(detail)s at most for "
        "this kind."
    ),
    "risk_relative": gettext_noop(
        "“%(detail)s” says nothing without the numbers behind it. Say how many in 100 with "
        "and without."
    ),
    "sentence_long": gettext_noop(
        "A long sentence, of more than 25 words: “%(detail)s” Split it in two."
    ),
    "step_line_unread": gettext_noop(
        "This step has no time before it: “%(detail)s”. Write “2 hours before: Stop eating.”"
    ),
    "table_headless": gettext_noop(
        "The columns of this table have no headings. Write them in its first row."
    ),
    "table_unintroduced": gettext_noop(
        "Nothing says what this table shows. Put a heading, or a line that ends in a colon,"
        " directly above it."
    ),
    "teach_back_pointless": gettext_noop(
        "Nothing says what a good answer holds. Write at least one point."
    ),
    "teach_back_too_full": gettext_noop(
        "A good answer holds %(detail)s points here. Ask for four at most, or ask two questions."
    ),
    "teach_back_too_many": gettext_noop(
        "%(detail)s questions are asked back. Five is the most that a conversation bears."
    ),
    "teach_back_unasked": gettext_noop(
        "“%(detail)s” does not end as a question. Ask in such a way that nobody can answer "
        "with yes or no."
    ),
    "text_missing": gettext_noop("Something that readers need is still empty."),
    "title_unwanted": gettext_noop(
        "The block “%(detail)s” has no heading of its own. Write the heading above it, with ##."
    ),
}
MISSING = {
    "title": gettext_noop("The title is still empty."),
    "body": gettext_noop("The text is still empty."),
    "heading": gettext_noop("This heading has no words."),
}
