"""What made texts in Spanish are put together from."""

from .wording import Wording, listed

_PLAIN = listed(
    """
de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ya fue
este ha sí porque esta son entre cuando muy sin sobre ser tiene también me hasta hay donde quien
desde todo nos durante todos uno les ni contra otros ese eso ante ellos esto mí antes algunos qué
unos yo otro otras otra él tanto esa estos mucho quienes nada muchos cual poco ella estar estas algo
nosotros vida casa día tiempo parte forma vez año mes semana noche tarde mañana hora minuto agua pan
mano ojo cara pie piel sangre cabeza cuello espalda pecho brazo pierna boca diente lengua oreja pelo
hombre mujer niño niña madre padre hermano hija amigo vecino gente persona grupo clase escuela
trabajo dinero calle ciudad campo río mar sol luz aire fuego tierra piedra árbol flor hoja fruta
carne leche café azúcar sal mesa silla cama puerta ventana coche tren camino viaje paso plan libro
hoja carta palabra letra nombre número pregunta respuesta idea plano lado centro norte sur hacer
decir poder ir ver dar saber querer llegar pasar deber poner parecer quedar creer hablar llevar
dejar seguir encontrar llamar venir pensar salir volver tomar conocer vivir sentir tratar mirar
contar empezar esperar buscar existir entrar trabajar escribir perder ocurrir entender pedir recibir
recordar terminar permitir aparecer conseguir comenzar servir sacar necesitar mantener leer caer
cambiar presentar crear abrir considerar oír acabar ganar formar traer partir morir aceptar realizar
comprender lograr explicar tocar reconocer estudiar alcanzar nacer dirigir correr usar pagar ayudar
gustar jugar escuchar cumplir ofrecer descubrir levantar intentar dormir comer beber andar descansar
bueno malo grande pequeño nuevo viejo largo corto alto bajo claro oscuro lento rápido fuerte débil
frío caliente seco limpio lleno vacío fácil difícil libre solo mejor peor mayor menor primero último
cada mismo casi siempre nunca ahora luego pronto todavía aquí allí cerca lejos bien mal menos además
"""
)

_MEDICAL = listed(
    """
ketamina esketamina depresión ansiedad dolor disociación vejiga cistitis hígado riñón náuseas
cefalea mareo insomnio fatiga temblor convulsión migraña ictus angina arritmia hipertensión
hipotensión palpitaciones asma bronquitis neumonía gripe tuberculosis diabetes insulina glucosa
tiroides cortisol adrenalina dopamina serotonina glutamato receptor antagonista antidepresivo
antipsicótico anticonvulsivo antibiótico antihistamínico anticoagulante analgésico anestésico
sedante opioide morfina codeína fentanilo tramadol metadona buprenorfina naloxona naltrexona
paracetamol ibuprofeno naproxeno aspirina diclofenaco gabapentina pregabalina carbamazepina
valproato lamotrigina levetiracetam litio quetiapina olanzapina risperidona aripiprazol clozapina
haloperidol sertralina fluoxetina citalopram escitalopram paroxetina venlafaxina duloxetina
mirtazapina bupropión amitriptilina nortriptilina clomipramina trazodona diazepam lorazepam
clonazepam alprazolam zolpidem melatonina propranolol bisoprolol atenolol ramipril lisinopril
losartán amlodipino furosemida espironolactona warfarina apixabán heparina clopidogrel simvastatina
atorvastatina metformina levotiroxina prednisolona salbutamol omeprazol ondansetrón loperamida
amoxicilina doxiciclina metotrexato sumatriptán memantina donepezilo psilocibina infusión inyección
cánula catéter comprimido cápsula inhalador parche supositorio dosis sobredosis abstinencia
dependencia tolerancia recaída remisión recuperación consentimiento diagnóstico pronóstico biopsia
ecografía radiografía endoscopia colonoscopia electrocardiograma anestesia cirugía fisioterapia
psicoterapia hipnosis acupuntura delirio demencia psicosis manía alucinación paranoia agitación
pánico fobia trauma duelo soledad suicidio crisis bipolar esquizofrenia autismo epilepsia neuropatía
neuralgia ciática artritis osteoporosis fibromialgia lupus gota eccema psoriasis erupción picor
hinchazón hemorragia anemia ictericia hepatitis cirrosis pancreatitis gastritis úlcera reflujo
estreñimiento diarrea vómitos deshidratación incontinencia infección sepsis fiebre tos embarazo
lactancia menopausia anticoncepción fertilidad alergia anafilaxia vacunación colesterol obesidad
vitamina magnesio potasio sodio oxígeno hemoglobina plaquetas linfoma leucemia melanoma
quimioterapia radioterapia glaucoma
"""
)

SPANISH = Wording(
    language="es",
    plain=_PLAIN,
    medical=_MEDICAL,
    titles={
        "condition": (
            "¿Qué es {a} y qué tiene que ver con {b}?",
            "Vivir con {a}: {x} y {y}",
            "¿Puede venir de {b} lo que siento con {a}?",
        ),
        "drug": (
            "¿Cómo actúa {a} y ayuda con {b}?",
            "¿Puedo tomar {a} si tengo {b}?",
            "¿Qué efectos tiene {a} con {b}?",
        ),
        "procedure": (
            "¿Qué pasa el día de {a} y qué hay que {x} antes?",
            "Cómo prepararse para {a}: {x}, {y} y {b}",
        ),
        "crisis": ("Qué hacer cuando {a} es demasiado", "Ayuda ahora con {a} y {b}"),
        "evidence": (
            "¿Qué dicen los estudios de {a} para {b}?",
            "¿Qué tan seguro es que {a} cambia {b}?",
        ),
    },
    summaries=(
        "Para quien vive con {a} y para quien le ayuda a {x}.",
        "Sobre {a} y {b}: qué {x}, qué {y} y cuándo pedir ayuda.",
    ),
    headings=(
        "Qué es {a}",
        "Cómo actúa {a}",
        "A quién ayuda",
        "Qué pasa con {b}",
        "Qué hacer antes de {a}",
        "Riesgos de {a} con {b}",
        "Cuándo {x} menos",
        "Lo que no se sabe de {a}",
        "Otras formas de {x}",
        "Qué preguntar sobre {a}",
    ),
    questions=(
        "¿Puedo {x} después de {a}?",
        "¿Puedo tomar {a} si tengo {b}?",
        "¿Cuánto tarda {a} en ayudar con {b}?",
        "¿Qué pasa si un día me olvido de {a}?",
        "¿Puede {a} hacer peor mi {b}?",
    ),
    about=("Con {a}", "Tras {a}", "En {b}", "Para {a}", "Por {b}", "Sin {a}"),
    urgent="::: urgent En peligro ahora\nLlame al {emergency.number} si no puede despertarle.\n:::",
    topics=(
        ("made-medicinas", "Medicinas en general"),
        ("made-cuerpo", "Cuerpo y enfermedad"),
        ("made-animo", "Mente y ánimo"),
        ("made-vida-diaria", "Vida diaria"),
    ),
    onsets=listed("b br c cr d f fl g gr l ll m n p pl pr r s t tr v"),
    vowels=listed("a e i o u"),
    endings=listed("ba ca da do fo ga lo ma na no pa ra ro sa so ta to va za"),
)
