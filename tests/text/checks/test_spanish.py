"""Spanish is judged by its own words."""

import pytest

from tests.text.checks.reading import codes


@pytest.mark.parametrize(
    ("code", "body", "near"),
    [
        ("percent_alone", "El 5 % durmió.[@a-2019]", "El 5 %, 5 de cada 100, durmió.[@a-2019]"),
        ("figure_uncited", "Una de cada diez.", "Una de cada diez.[@a-2019]"),
        ("risk_relative", "El doble de riesgo.[@a-2019]", "El doble de dosis.[@a-2019]"),
        ("risk_relative", "El doble que con otro.[@a-2019]", "El doble de agua.[@a-2019]"),
        ("risk_relative", "Lo reduce un 30 %.[@a-2019]", "Reduce la dosis.[@a-2019]"),
        ("risk_relative", "Reduce su riesgo un 30 %.[@a-2019]", "Reduce su riesgo.[@a-2019]"),
        (
            "denominators_mixed",
            "1 de cada 8 durmió; sin él, 1 de cada 28.[@a-2019]",
            "12,5 de cada 100 durmieron (1 de cada 8); sin él, 4 de cada 100.[@a-2019]",
        ),
        ("denominators_mixed", "1 de cada 4 y 12 de cada 1.000.[@a-2019]", "1 de cada 4.[@a-2019]"),
        ("link_vague", "[Haga clic aquí](article:ankle)", "[Qué hacer](article:ankle)"),
        ("abbreviation_undefined", "La OMS dice que sí.", "La organización (OMS) dice que sí."),
    ],
)
def test_spanish_is_judged_by_its_own_words(code: str, body: str, near: str):
    assert codes(body, language="es") == [code]
    assert codes(near, language="es-MX") == []
