"""The starter library's bibliography, read as a reader sees it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import articles
from articles.text.bibliography import plain_reference, reference_links

LIBRARY = Path(articles.__file__).parent / "library" / "references.json"
ITEMS = json.loads(LIBRARY.read_text(encoding="utf-8"))
REFERENCES = {item["id"]: item for item in ITEMS}
KINDS_OF_EVIDENCE = {
    "guideline",
    "systematic_review",
    "randomised_trial",
    "observational",
    "laboratory",
    "label",
    "narrative_review",
    "other",
}

EXPECTED = {
    "abbar-2022": "Abbar M, Demattei C, El-Hage W, et al. Ketamine for the acute treatment of severe "
    "suicidal ideation: double blind, randomised placebo controlled trial. BMJ. 2022;376:e067194.",
    "acmd-2026": "Advisory Council on the Misuse of Drugs. Ketamine: an updated review of use and "
    "harms [Internet]. GOV.UK; 2026 Jan.",
    "casarotto-2021": "Casarotto PC, Girych M, Fred SM, et al. Antidepressant drugs act by directly "
    "binding to TRKB neurotrophin receptors. Cell. 2021;184(5):1299–1313.e19.",
    "dea-schedule-1999": "U.S. Drug Enforcement Administration. Schedules of controlled substances: "
    "placement of ketamine into Schedule III (final rule). Federal Register. "
    "1999 Jul 13;64(133):37673–5.",
    "domino-2010": "Domino EF. Taming the ketamine tiger. Anesthesiology. 2010;113(3):678–84.",
    "fagius-1985": "Fagius J, Osterman PO, Sidén A, Wiholm BE. Guillain-Barré syndrome following "
    "zimeldine treatment. Journal of Neurology, Neurosurgery & Psychiatry. 1985;48(1):65–9.",
    "fda-ketalar-label-2020": "Par Pharmaceutical, U.S. Food and Drug Administration. KETALAR "
    "(ketamine hydrochloride) injection: prescribing information [Internet]. U.S. Food and Drug "
    "Administration; 2020.",
    "ferraro-2025": "Ferraro MC, Cashin AG, O'Connell NE, et al. Ketamine and other NMDA receptor "
    "antagonists for chronic pain. Cochrane Database of Systematic Reviews. 2025;CD015373.",
    "janik-2025": "Janik A, et al. Esketamine monotherapy in adults with treatment-resistant "
    "depression: a randomized clinical trial. JAMA Psychiatry. 2025;82(9):877–87.",
    "nice-ng222-2022": "National Institute for Health and Care Excellence. Depression in adults: "
    "treatment and management (NICE guideline NG222) [Internet]. National Institute for Health and "
    "Care Excellence; 2022 Jun.",
    "pigott-2023": "Pigott HE, Kim T, Xu C, Kirsch I, Amsterdam J. What are the treatment remission, "
    "response and extent of improvement rates after up to four trials of antidepressant therapies "
    "in real-world depressed patients? A reanalysis of the STAR*D study's patient-level data with "
    "fidelity to the original research protocol. BMJ Open. 2023;13(7):e063095.",
    "short-2018": "Short B, Fong J, Galvez V, Shelker W, Loo CK. Side-effects associated with "
    "ketamine use in depression: a systematic review. The Lancet Psychiatry. 2018;5(1):65–78.",
    "sigtermans-2009": "Sigtermans MJ, van Hilten JJ, Bauer MCR, et al. Ketamine produces effective "
    "and long-term pain relief in patients with Complex Regional Pain Syndrome Type 1. Pain. "
    "2009;145(3):304–11.",
    "sleigh-2014": "Sleigh J, Harvey M, Voss L, Denny B. Ketamine – More mechanisms of action than "
    "just NMDA blockade. Trends in Anaesthesia and Critical Care. 2014;4(2–3):76–81.",
}


@pytest.mark.parametrize(("key", "entry"), EXPECTED.items())
def test_prints_a_reference_of_the_library_as_published_lists_do(key, entry):
    assert plain_reference(REFERENCES[key]) == entry


@pytest.mark.parametrize("key", REFERENCES)
def test_every_reference_of_the_library_reads_well(key):
    entry = plain_reference(REFERENCES[key])

    assert not re.search(r"\.\.|\s[.,;:]|,,|\?\.|https?:|doi|PMID|\d[A-Z][a-z]{2}\d", entry)
    assert entry.endswith(".")
    assert reference_links(REFERENCES[key])


def test_the_library_is_in_order_and_says_how_far_each_entry_was_checked():
    assert [item["id"] for item in ITEMS] == sorted(REFERENCES)
    assert all("note" not in item and item["custom"]["verification"] for item in ITEMS)
    assert {item["custom"]["evidence_kind"] for item in ITEMS} == KINDS_OF_EVIDENCE
