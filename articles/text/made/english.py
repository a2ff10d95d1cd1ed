"""What made texts in English are put together from."""

from .wording import Wording, listed

_PLAIN = listed(
    """
the of and to a in is it you that for was on are with as be at have this from or had by not but
what some we can out other were all there when up use your how said an each she which do their time
if will way about many then them would like so these her long make thing see him two has look more
day could go come did no most who over know than call first people may down side been now find any
new work part take get place made live where after back little only round man year came show every
good me give our under name very through just form much great think say help low line before turn
cause same mean differ move right old too does tell set three want air well also play small end put
home read hand large add even land here must big high such follow act why ask men change went light
kind off need house try us again point world near build self earth head stand own page should found
answer school grow study still learn food sun four keep eye never last let thought city tree cross
hard start might story saw far left late run while press close night real life few stop open seem
next walk ease both mark book carry took group often until mile river car feet care second enough
plain usual young ready above ever red list though feel talk soon body dog family direct leave song
measure state black short class wind question happen complete ship area half rock order fire south
piece told knew pass farm top whole king size heard best hour better true during hundred am remember
step early hold west ground interest reach fast five sing listen six table travel less morning ten
simple several toward war lay against pattern slow centre love person money serve appear road map
rain rule govern pull cold notice voice fall power town fine certain fly unit lead cry dark machine
note wait plan figure star box field rest correct able pound done beauty drive stood contain front
teach week final gave green quick develop sleep warm free minute strong special mind behind clear
tail produce fact street inch nothing course stay wheel full force blue object decide surface deep
moon island foot yet busy test record boat common gold possible plane age dry wonder laugh thousand
ago ran check game shape yes hot miss brought heat snow bed bring sit perhaps fill east weight among
"""
)

_MEDICAL = listed(
    """
ketamine esketamine depression anxiety pain dissociation bladder cystitis liver kidney nausea
headache dizziness insomnia fatigue tremor seizure migraine stroke angina arrhythmia hypertension
hypotension palpitations asthma bronchitis pneumonia influenza tuberculosis diabetes insulin glucose
thyroid cortisol adrenaline dopamine serotonin glutamate receptor antagonist antidepressant
antipsychotic anticonvulsant antibiotic antihistamine anticoagulant analgesic anaesthetic sedative
opioid morphine codeine fentanyl tramadol methadone buprenorphine naloxone naltrexone paracetamol
ibuprofen naproxen aspirin diclofenac gabapentin pregabalin carbamazepine valproate lamotrigine
levetiracetam lithium quetiapine olanzapine risperidone aripiprazole clozapine haloperidol
sertraline fluoxetine citalopram escitalopram paroxetine venlafaxine duloxetine mirtazapine
bupropion amitriptyline nortriptyline clomipramine trazodone diazepam lorazepam clonazepam
alprazolam temazepam zopiclone zolpidem melatonin propranolol bisoprolol atenolol metoprolol
ramipril lisinopril losartan candesartan amlodipine nifedipine furosemide spironolactone warfarin
apixaban rivaroxaban heparin clopidogrel simvastatin atorvastatin metformin gliclazide
levothyroxine prednisolone hydrocortisone salbutamol beclometasone omeprazole lansoprazole
ranitidine metoclopramide ondansetron loperamide lactulose amoxicillin doxycycline erythromycin
ciprofloxacin metronidazole nitrofurantoin trimethoprim aciclovir fluconazole methotrexate
azathioprine hydroxychloroquine sumatriptan memantine donepezil levodopa psilocybin
infusion injection cannula catheter lozenge tablet capsule inhaler patch suppository dose overdose
withdrawal dependence tolerance relapse remission recovery consent referral diagnosis prognosis
screening biopsy ultrasound radiograph endoscopy colonoscopy electrocardiogram spirometry
anaesthesia surgery physiotherapy psychotherapy counselling mindfulness hypnosis acupuncture
delirium dementia psychosis mania hallucination paranoia agitation panic phobia trauma grief
loneliness suicide crisis bipolar schizophrenia autism epilepsy neuropathy neuralgia sciatica
arthritis osteoporosis fibromyalgia lupus gout eczema psoriasis rash itching swelling bruising
bleeding anaemia jaundice hepatitis cirrhosis pancreatitis gastritis ulcer reflux constipation
diarrhoea vomiting dehydration incontinence infection sepsis fever cough breathlessness wheezing
pregnancy breastfeeding menopause contraception fertility allergy anaphylaxis vaccination
cholesterol obesity malnutrition vitamin magnesium potassium sodium oxygen haemoglobin platelets
lymphoma leukaemia melanoma chemotherapy radiotherapy palliative hospice tinnitus glaucoma
"""
)

ENGLISH = Wording(
    language="en",
    plain=_PLAIN,
    medical=_MEDICAL,
    titles={
        "condition": (
            "What is {a}, and how is it linked to {b}?",
            "Living with {a} when you {x} and {y}",
            "Could my {a} come from {b}?",
        ),
        "drug": (
            "How does {a} work, and does it help with {b}?",
            "Is {a} safe for me if I have {b}?",
            "What are the side effects of {a} with {b}?",
        ),
        "procedure": (
            "What happens on the day of my {a}, and how do I {x} before it?",
            "Getting ready for {a}: {x}, {y} and {b}",
        ),
        "crisis": (
            "What to do when {a} becomes too much and nobody can {x}",
            "Help now with {a} and {b}",
        ),
        "evidence": (
            "What does research say about {a} for {b}?",
            "How sure are we that {a} changes {b}?",
        ),
    },
    summaries=(
        "For people who live with {a}, and for those who {x} with them.",
        "About {a} and {b}: what to {x}, what to {y}, and when to ask for help.",
        "A plain answer for anyone who was offered {a} for {b}.",
    ),
    headings=(
        "What {a} is",
        "How {a} works",
        "Who it helps",
        "What it does to {b}",
        "What to {x} before {a}",
        "While you {x}",
        "Risks of {a} with {b}",
        "When to {x} less",
        "What we do not know about {a}",
        "How long it takes to {y}",
        "Other ways to {x}",
        "Questions about {a} to ask us",
    ),
    questions=(
        "Can I {x} after {a}?",
        "Can I take {a} if I have {b}?",
        "How long until {a} helps with {b}?",
        "What if I miss a day of {a}?",
        "Will {a} make my {b} worse?",
        "Who can {x} with me when I have {a}?",
        "Is it normal to {x} and {y} with {b}?",
    ),
    about=("With {a}", "After {a}", "In {b}", "For {a}", "Because of {b}", "Without {a}"),
    urgent="::: urgent In danger now\nCall {emergency.number} if you cannot wake someone.\n:::",
    topics=(
        ("made-medicines", "Medicines in general"),
        ("made-body", "Body and illness"),
        ("made-mind", "Mind and mood"),
        ("made-tests", "Tests and visits"),
        ("made-daily-life", "Daily life"),
        ("made-research", "What was studied"),
    ),
    onsets=listed("b br c cl d dr f fl g gr h j k l m n p pl pr r s sh sl st t th tr v w z"),
    vowels=listed("a e i o u ea oo ai"),
    endings=listed("b d ft g ld ll lm mp n nd nk p rd rk rm rn sh sk ss st x"),
)
