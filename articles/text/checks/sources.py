"""What the checks rest on: guidelines and papers that others can look up."""

HOUSE = "This portal’s own rules of the text: docs/decisions/0003-text-syntax.md."
PUBLISHING = "This portal’s own rules of publishing: docs/decisions/0002-immutable-editions.md."

AHRQ_TEACH_BACK = (
    "Agency for Healthcare Research and Quality: Health Literacy Universal Precautions Toolkit, "
    "tool 5, use the teach-back method."
)
BARRIO_2008 = (
    "Spanish: Szigriszt-Pazos F. Fórmula de perspicuidad, 1993, on the INFLESZ scale of "
    "Barrio-Cantalejo IM et al. An Sist Sanit Navar 2008;31(2):135–152."
)
COPE = "Committee on Publication Ethics: Retraction guidelines."
DIRECTIVE_2001_83 = (
    "Directive 2001/83/EC, article 59(1)(e): a leaflet says which harms may follow and, where "
    "necessary, what to do about them."
)
DISCERN = (
    "Charnock D, Shepperd S, Needham G, Gann R. DISCERN. "
    "J Epidemiol Community Health 1999;53:105–111, question {number}."
)
DISCERN_SOURCES = DISCERN.format(number="4, what the information rests on")
DISCERN_DATES = (
    DISCERN.format(number="5, how old the information is")
    + " Ten years is this portal’s own measure."
)
DOAK_1996 = (
    "English: Kincaid JP et al. RBR 8-75, 1975; grade 9 and above is “not suitable” in the "
    "Suitability Assessment of Materials, Doak CC, Doak LG, Root JH. Teaching patients with low "
    "literacy skills, 2nd ed., 1996."
)
WEISS_2007 = (
    "English: Kincaid JP et al. RBR 8-75, 1975; sixth grade or below, Weiss BD. Health literacy "
    "and patient safety, 2nd ed., American Medical Association Foundation, 2007."
)
GIGERENZER_2007 = (
    "Gigerenzer G et al. Helping doctors and patients make sense of health statistics. "
    "Psychol Sci Public Interest 2007;8(2):53–96."
)
TREVENA_2013 = (
    "Trevena LJ et al. Presenting quantitative information about decision outcomes. "
    "BMC Med Inform Decis Mak 2013;13(Suppl 2):S7."
)
GOV_UK_SENTENCES = "GOV.UK, Content design: check sentences with more than 25 words."
GOV_UK_PARAGRAPHS = "GOV.UK, Content design: no more than five sentences in a paragraph."
ICMJE = (
    "International Committee of Medical Journal Editors: Recommendations, corrections, expressions "
    "of concern, retractions."
)
PEMAT_TABLES = (
    "Agency for Healthcare Research and Quality: Patient Education Materials Assessment Tool "
    "(PEMAT), simple tables with short and clear row and column headings."
)
PIF_SYSTEMS = (
    "Patient Information Forum: PIF TICK criteria, 1, a consistent and documented process."
)
PIF_EVIDENCE = "Patient Information Forum: PIF TICK criteria, 4, reliable and up-to-date evidence."
WCAG_ALT = "WCAG 2.2, success criterion 1.1.1, non-text content (level A)."
WCAG_FILE_NAMES = "WCAG 2.2, success criterion 1.1.1 (level A), failure F30."
WCAG_HEADINGS = "WCAG 2.2, success criterion 1.3.1, info and relationships (A), technique G141."
WCAG_TABLE_HEADERS = "WCAG 2.2, success criterion 1.3.1 (level A), technique H51."
WCAG_TABLE_CAPTIONS = "WCAG 2.2, success criterion 1.3.1 (level A), technique H39."
WCAG_LINKS = "WCAG 2.2, success criterion 2.4.4, link purpose in context (level A)."
WCAG_LINKS_ALONE = "WCAG 2.2, success criterion 2.4.9, link purpose, link only (level AAA)."
WCAG_ABBREVIATIONS = "WCAG 2.2, success criterion 3.1.4, abbreviations (level AAA)."
