"""Names of medicines: one that is typed is never taken for another that looks like it.

Source of the rule: the Institute for Safe Medication Practices' list of confused drug names, such
as bupropion and buspirone, clonidine and Klonopin, hydroxyzine and hydralazine, Lamictal and
Lamisil, tramadol and trazodone. The names are international nonproprietary names and common
brands in psychiatry, the treatment of pain, anaesthesia and general medicine. The list need not be
complete: a name that is missing is handled like any other word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .likeness import alike

_NAMES = """
acamprosate agomelatine alprazolam amantadine amisulpride amitriptyline amoxapine amphetamine
arketamine aripiprazole armodafinil asenapine atomoxetine benperidol benztropine biperiden
brexanolone brexpiprazole bromazepam bromocriptine bupropion buspirone caffeine cannabidiol
carbamazepine cariprazine chlordiazepoxide chlormethiazole chlorpromazine citalopram clobazam
clomipramine clonazepam clonidine clorazepate clotiapine clozapine cyamemazine cyproheptadine
dapoxetine daridorexant desipramine desvenlafaxine dexamfetamine dexamphetamine dexmedetomidine
dextroamphetamine dextromethorphan diazepam dimethyltryptamine disulfiram dosulepin donepezil
dothiepin doxepin dronabinol droperidol duloxetine escitalopram esketamine estazolam eszopiclone
ethosuximide etizolam felbamate fluoxetine flupentixol fluphenazine flurazepam fluvoxamine
gabapentin galantamine gepirone guanfacine haloperidol hydroxyzine iloperidone imipramine
iproniazid isocarboxazid ketamine lacosamide lamotrigine lemborexant levetiracetam levomepromazine
levomilnacipran lisdexamfetamine lisdexamphetamine lithium lofepramine lofexidine loprazolam
lorazepam lormetazepam loxapine lumateperone lurasidone maprotiline mazindol melatonin melperone
memantine meprobamate methadone methamphetamine methotrimeprazine methylphenidate mianserin
midazolam milnacipran mirtazapine moclobemide modafinil molindone nabilone nabiximols nalmefene
naloxone naltrexone nefazodone nicotine nitrazepam nortriptyline olanzapine oxazepam oxcarbazepine
oxybate paliperidone paroxetine perampanel pericyazine perospirone perphenazine phenelzine
phenobarbital phenobarbitone phenytoin pimavanserin pimozide pindolol pipamperone pitolisant
prazosin pregabalin primidone prochlorperazine procyclidine promazine promethazine protriptyline
psilocybin quazepam quetiapine ramelteon rasagiline reboxetine remimazolam riluzole risperidone
rivastigmine rufinamide selegiline sertindole sertraline sibutramine suvorexant sulpiride
tasimelteon temazepam tetrabenazine deutetrabenazine valbenazine thioridazine thiothixene
tiagabine tianeptine topiramate tranylcypromine trazodone triazolam trifluoperazine
trihexyphenidyl trimipramine valproate valproic divalproex varenicline venlafaxine vigabatrin
viloxazine vilazodone vortioxetine xanomeline trospium zaleplon ziprasidone zolpidem zonisamide
zopiclone zotepine zuclopenthixol zuranolone deschloroketamine dextromethadone esmethadone
ganaxolone hydroxynorketamine ibogaine ketanserin methoxetamine norketamine rapastinel tiletamine

abstral abilify adderall ambien anafranil antabuse aplenzin aricept atarax ativan aurorix auvelity
belsomra brintellix buspar caplyta campral catapres celexa champix chantix cipralex cipramil
clozaril cobenfy concerta cymbalta dalmane dayvigo depakote depixol desyrel dexedrine dormicum
ebixa edronax effexor elavil elvanse emsam epilim equanil eskalith evekeo fanapt faverin fetzima
fluanxol geodon halcion haldol intuniv invega ixel janimine kapvay keppra ketalar ketanest
klonopin lamictal largactil latuda lexapro lexotanil librium lorazepine ludiomil lunesta lustral
luvox lyrica manerix marplan medikinet mellaril mirapex modecate nardil navane norpramin
nuplazid nuvigil orap pamelor parnate paxil precedex priadel pristiq prothiaden provigil prozac
quviviq remeron restoril revia rexulti rispolept risperdal ritalin rivotril rohypnol sabril
saphris sarafem seroquel seroxat serzone sinequan solian sonata spravato stablon stelazine stilnox
strattera subutex suboxone symbyax tegretol temesta tofranil topamax tranxene trevicta trileptal
trintellix valdoxan valium viibryd vivitrol vraylar vyvanse wellbutrin xanax xeplion xyrem
zispin zoloft zulresso zurzuvae zyban zyprexa zubsolv

acetaminophen acetylcysteine alfentanil almotriptan aspirin baclofen bupivacaine buprenorphine
butorphanol capsaicin carisoprodol celecoxib chlorzoxazone cocaine codeine cyclobenzaprine
dantrolene desflurane dexketoprofen dexamethasone diamorphine diclofenac dihydrocodeine
dihydroergotamine eletriptan enflurane eptinezumab erenumab ergotamine ephedrine etomidate
etodolac etoricoxib fentanyl fenoprofen flumazenil flurbiprofen fremanezumab frovatriptan
galcanezumab glycopyrronium glycopyrrolate halothane heroin hydrocodone hydromorphone ibuprofen
indometacin indomethacin isoflurane ketoprofen ketorolac levobupivacaine levorphanol lidocaine
lignocaine mefenamic meloxicam meperidine mepivacaine meptazinol metamizole metaxalone
methocarbamol methohexital methoxyflurane metoclopramide mivacurium morphine nabumetone
nalbuphine naproxen naratriptan nefopam neostigmine ondansetron granisetron orphenadrine oxycodone
oxymorphone pancuronium paracetamol parecoxib pentazocine pentobarbital pethidine phenylephrine
piroxicam prilocaine propofol remifentanil rimegepant rizatriptan rocuronium ropivacaine
sevoflurane sufentanil sugammadex sumatriptan suxamethonium succinylcholine tapentadol thiopental
thiopentone tizanidine tramadol ubrogepant atogepant vecuronium atracurium cisatracurium ziconotide
zolmitriptan

actiq advil aleve anadin arcoxia calpol celebrex cuprofen demerol diprivan dilaudid dolophine
durogesic duragesic duromorph exparel flexeril imigran imitrex ketesse lioresal lodine lortab
marcaine maxalt mobic motrin naprosyn narcan neurontin norco nubain nucynta nurofen oramorph
oxycontin oxynorm panadol percocet ponstan relpax robaxin sevredol skelaxin soma talwin toradol
tylenol ultram ultiva vicodin voltaren voltarol xylocaine zapain zofran zomig zydol

abacavir abatacept abiraterone acarbose acetazolamide aciclovir acyclovir adalimumab adrenaline
albuterol alendronate alfuzosin aliskiren allopurinol alteplase amikacin amiloride aminophylline
amiodarone amlodipine amoxicillin ampicillin anastrozole apixaban apremilast argatroban atazanavir
atenolol atorvastatin atropine azathioprine azithromycin aztreonam baricitinib beclometasone
bendroflumethiazide benazepril bezafibrate bicalutamide bisacodyl bisoprolol bosentan budesonide
bumetanide cabergoline calcitriol canagliflozin candesartan capecitabine captopril carbimazole
carboplatin carvedilol caspofungin cefaclor cefadroxil cefalexin cephalexin cefazolin cefepime
cefixime cefotaxime ceftazidime ceftriaxone cefuroxime cetirizine chloramphenicol chloroquine
chlorhexidine chlorphenamine chlortalidone cholecalciferol cholestyramine ciclosporin cyclosporine
cilostazol cimetidine cinnarizine ciprofloxacin cisplatin clarithromycin clemastine clindamycin
clobetasol clopidogrel clotrimazole colchicine colestyramine cortisone cyanocobalamin cyclizine
cyclophosphamide cytarabine dabigatran dalteparin dapagliflozin dapsone darunavir deferasirox
denosumab desloratadine desmopressin desogestrel digoxin diltiazem diphenhydramine dipyridamole
dobutamine docetaxel docusate dolutegravir domperidone dopamine dorzolamide doxazosin doxorubicin
doxycycline doxylamine dulaglutide dutasteride edoxaban efavirenz empagliflozin emtricitabine
enalapril enoxaparin entacapone entecavir epinephrine eplerenone eprosartan erlotinib ertapenem
erythromycin esomeprazole estradiol estriol etanercept ethambutol ethinylestradiol everolimus
exemestane exenatide ezetimibe famciclovir famotidine febuxostat felodipine fenofibrate
fexofenadine fidaxomicin filgrastim finasteride flecainide flucloxacillin fluconazole
fludrocortisone flunarizine fluorouracil flutamide fluticasone fluvastatin folate fondaparinux
formoterol fosinopril fosfomycin furosemide fulvestrant gefitinib gemcitabine gemfibrozil
gentamicin glibenclamide gliclazide glimepiride glipizide glyburide glycerin goserelin
griseofulvin heparin hydralazine hydrochlorothiazide hydrocortisone hydroxychloroquine
hydroxycarbamide hyoscine ibandronate imatinib imipenem indapamide infliximab insulin ipratropium
irbesartan isoniazid isosorbide isotretinoin itraconazole ivabradine ivermectin ketoconazole
ketotifen labetalol lactulose lamivudine lansoprazole latanoprost leflunomide letrozole leucovorin
levocetirizine levodopa carbidopa benserazide levofloxacin levonorgestrel levothyroxine linagliptin
linezolid liothyronine liraglutide lisinopril loperamide lopinavir loratadine losartan lovastatin
macrogol mebendazole mebeverine meclizine medroxyprogesterone mefloquine megestrol mercaptopurine
meropenem mesalazine metformin methimazole methotrexate methyldopa methylnaltrexone
methylprednisolone metolazone metoprolol metronidazole mifepristone minocycline minoxidil mirabegron
misoprostol mometasone montelukast moxifloxacin moxonidine mycophenolate nadolol nateglinide
nebivolol neomycin nevirapine niacin nicorandil nifedipine nimodipine nitrofurantoin nitroglycerin
norepinephrine noradrenaline norethisterone norfloxacin nystatin octreotide ofloxacin olmesartan
omalizumab omeprazole orlistat oseltamivir oxybutynin oxytocin paclitaxel pantoprazole penicillin
penicillamine pentoxifylline perindopril pioglitazone piperacillin pramipexole prasugrel
pravastatin praziquantel prednisolone prednisone probenecid progesterone propafenone propranolol
propylthiouracil pseudoephedrine pyrazinamide pyridostigmine quinapril quinine rabeprazole
raloxifene raltegravir ramipril ranitidine ranolazine repaglinide ribavirin rifampicin rifampin
rifaximin risedronate ritonavir ritodrine rituximab rivaroxaban roflumilast ropinirole
rosiglitazone rosuvastatin sacubitril salbutamol salmeterol saxagliptin semaglutide senna
sildenafil simvastatin sirolimus sitagliptin sofosbuvir solifenacin sorafenib sotalol
spironolactone streptomycin sucralfate sulfadiazine sulfamethoxazole sulfasalazine sunitinib
tacrolimus tadalafil tamoxifen tamsulosin telmisartan tenofovir terazosin terbinafine terbutaline
teriparatide testosterone tetracycline theophylline thiamine ticagrelor timolol tinidazole
tiotropium tirzepatide tobramycin tofacitinib tolterodine tolvaptan torasemide trandolapril
tranexamic trastuzumab triamcinolone triamterene trimethoprim ursodeoxycholic ustekinumab
valaciclovir valacyclovir valganciclovir valsartan vancomycin vardenafil verapamil voriconazole
warfarin xylometazoline zafirlukast zidovudine zoledronate phentermine

aldactone allegra amoxil augmentin avapro benadryl brilinta bystolic cialis claritin coumadin
cozaar crestor diovan eliquis entresto eutirox flagyl flomax glucophage humira januvia jardiance
keflex lamisil lanoxin lantus lasix levoxyl lipitor losec micardis mounjaro nexium norvasc ozempic
phenergan piriton plaquenil plavix pravachol prilosec propecia protonix pulmicort saxenda
singulair synthroid tamiflu tenormin trulicity ventolin viagra victoza wegovy xarelto zantac
zestril zithromax zocor zovirax zyrtec
"""

_SPANISH_LETTERS = (
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("ch(?=[lr])"), "c"),
    (re.compile("y"), "i"),
    (re.compile(r"([b-df-kmnp-qs-z])\1"), r"\1"),
    (re.compile("ine?$"), "ina"),
    (re.compile("one$"), "ona"),
    (re.compile("ide$"), "ida"),
    (re.compile("ate$"), "ato"),
    (re.compile("ole$"), "ol"),
    (re.compile("ane$"), "ano"),
    (re.compile("ium$"), "io"),
)
"""How a name is spelt in Spanish, which has its own form of most: morphine, morfina.

Source: World Health Organization, international nonproprietary names, lists in Spanish.
"""


def _spanish(name: str) -> str:
    for pattern, instead in _SPANISH_LETTERS:
        name = pattern.sub(instead, name)
    return name


def _by_form(names: Iterable[str]) -> Mapping[str, str]:
    """Return each form a medicine is written in with the name that stands for them all."""
    listed = tuple(names)
    return {_spanish(name): name for name in listed} | {name: name for name in listed}


_BY_FORM = _by_form(_NAMES.split())
_FORMS = tuple(_BY_FORM)


def is_medicine(folded: str) -> bool:
    """Tell whether a word, in small letters without accents, is the name of a medicine."""
    return folded in _BY_FORM


def look_alikes(folded: str, *, most: int) -> dict[str, int]:
    """Return the medicines whose name is so near, each with the fewest edits to it.

    Forms of one medicine, such as ketamine and ketamina, count as one.
    """
    found: dict[str, int] = {}
    for form, away in alike(folded, _FORMS, most=most).items():
        name = _BY_FORM[form]
        found[name] = min(away, found.get(name, away))
    return found


def medicine_of(folded: str) -> str | None:
    """Return the name that stands for all forms of a medicine; None for any other word."""
    return _BY_FORM.get(folded)
