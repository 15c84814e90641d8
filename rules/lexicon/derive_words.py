#!/usr/bin/env python3
"""Makes words.tsv: verbs, nouns, adjectives and adverbs with their tag counts and irregular forms.

Usage: derive_words.py > words.tsv
Reads WordNet 3.0 (Debian package wordnet-base) for lemmas, tag counts and exception lists, and the American word list
(package wamerican) for which lemmas and which spellings of an inflected form are in general use. What WordNet lacks or
has in another shape (irregular verbs with past and participle told apart, words newer than 2006) stands in the tables
below. Regular forms are made by the reader of the file: see regular_* here, which mirrors it.
"""
import collections
import re
import sys

WORDNET = "/usr/share/wordnet/"
WORDS = "/usr/share/dict/american-english"
FILES = {"v": "verb", "n": "noun", "a": "adj", "r": "adv"}
SENSE_POS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}

# Words of the closed classes and their like: no part of speech of theirs in WordNet is worth the confusion.
CLOSED = set("""
a about above abroad across after against ago ahead all along although am amid among an and another any anyone anything
are around as at away be because been before being below beneath beside besides between beyond both but by can cannot
could despite did do does doing done down during each eight eighteen eighty either eleven else ere every everyone
everything except few fifteen fifty five for forty four fourteen from had has have having he her here hers herself him
himself his how i if in inside into is it its itself less lest many may me might mine more most must my myself near
neither nine nineteen ninety no nobody none nor not nothing of off on one ones onto or other others ought our ours
ourselves out outside over past per plus several seven seventeen seventy shall she should since six sixteen sixty so
some somebody someone something than that the their theirs them themselves then there these they thirteen thirty this
those though three through throughout till to toward towards twelve twenty two under underneath unless until up upon us
versus via was we were what whatever when whence whenever where whereas wherever whether which whichever while whilst
who whoever whom whose why will with within without would yes you your yours yourself ten hundred thousand million
billion trillion zero
""".split())
# Their adverb or adjective sense is needed all the same.
CLOSED_KEPT = {("down", "v"), ("past", "a"), ("near", "v"), ("mine", "n"), ("mine", "v"), ("will", "n"),
               ("near", "a"), ("outside", "a"), ("inside", "a"), ("past", "n"), ("ahead", "r"), ("abroad", "r"),
               ("away", "r"), ("ago", "r"), ("here", "r"), ("there", "r"), ("then", "r"), ("so", "r"), ("few", "a"),
               ("several", "a"), ("many", "a"), ("less", "r"), ("more", "r"), ("most", "r"), ("down", "r"), ("up", "r"),
               ("out", "r"), ("near", "r"), ("else", "r"), ("over", "r"), ("back", "r"), ("third", "a"), ("million", "n"),
               ("billion", "n"), ("trillion", "n"), ("hundred", "n"), ("thousand", "n"), ("being", "n"), ("top", "v"),
               ("outside", "n"), ("inside", "n")}
# Base forms that in news are the past of another verb, letters, or abbreviations.
NOT_LEMMAS = {("saw", "v"), ("felt", "v"), ("fell", "v"), ("lit", "n"), ("spoke", "n"), ("spoke", "v"), ("bore", "n"),
              ("rove", "v"), ("stove", "v"), ("wed", "n"), ("thu", "n"), ("sun", "v"), ("mon", "n"), ("says", "v"),
              ("al", "n"), ("el", "n"), ("un", "n"), ("ii", "n"), ("iii", "n"), ("iv", "n"), ("vi", "n"), ("led", "n"),
              ("said", "a"), ("says", "n"), ("put", "n"), ("saying", "v"), ("states", "n"), ("united", "v"), ("down", "n"),
              ("met", "n"), ("mets", "n"), ("found", "n"), ("den", "v"), ("dove", "v"), ("mae", "n"), ("jun", "n"), ("mao", "n"),
              ("ain", "n"), ("isn", "n"), ("re", "n"), ("de", "n"), ("la", "n"), ("le", "n"), ("ha", "n"), ("id", "n"), ("ex", "n"),
              ("mar", "n"), ("apr", "n"), ("aug", "n"), ("sept", "n"), ("oct", "n"), ("nov", "n"), ("dec", "n"), ("jan", "n"),
              ("feb", "n"), ("mr", "n"), ("ms", "n"), ("dr", "n"), ("van", "v"), ("ne", "n"), ("se", "n"), ("sw", "n"), ("nw", "n"), ("words", "n"), ("much", "n"), ("today", "v"),
              # Written like places and peoples.
              ("afghan", "n"), ("berlin", "n"), ("brazil", "n"), ("chad", "n"), ("chile", "n"), ("china",
              "n"), ("congo", "n"), ("danish", "n"), ("guinea", "n"), ("japan", "n"), ("japan", "v"),
              ("manhattan", "n"), ("morocco", "n"), ("oxford", "n"), ("turkey", "n"), ("polish", "n"),
              ("soviet", "n"), ("senate", "n"), ("swede", "n"), ("mecca", "n"), ("shanghai", "v"),
              ("liege", "a"), ("liege", "n"), ("cologne", "n"), ("astrakhan", "n"), ("bologna", "n"),
              ("java", "n"), ("muscat", "n"), ("madras", "n"), ("welsh", "v"), ("arctic", "n"),
              ("anchorage", "n"), ("flagstaff", "n"), ("congress", "n"), ("pentagon", "n"), ("politico",
              "n"), ("mocha", "n"), ("tangier", "a"), ("archangel", "n"), ("ottoman", "n"), ("cayenne",
              "n"), ("piedmont", "n"), ("nazi", "n"), ("papal", "a"), ("midwestern", "a"), ("eurozone",
              "n"), ("dalmatian", "n"),}

# Irregular verbs: base past participle gerund; '-' where regular, a second row for a second set of forms.
IRREGULAR_VERBS = """
arise arose arisen; awake awoke awoken; backslide backslid backslid; bear bore borne; bear bore born; beat beat beaten;
become became become; befall befell befallen; beget begot begotten begetting; begin began begun beginning;
behold beheld beheld; bend bent bent; beseech besought besought; beset beset beset besetting; bet bet bet betting;
bid bid bid bidding; bid bade bidden bidding; bind bound bound; bite bit bitten; bleed bled bled; blow blew blown;
break broke broken; breed bred bred; bring brought brought; broadcast broadcast broadcast; browbeat browbeat browbeaten;
build built built; burn - -; burn burnt burnt; burst burst burst; buy bought bought; cast cast cast; catch caught caught;
choose chose chosen; cling clung clung; come came come; cost cost cost; creep crept crept; cut cut cut cutting;
deal dealt dealt; dig dug dug digging; dive - -; dive dove -; do did done; draw drew drawn; dream - -;
dream dreamt dreamt; drink drank drunk; drive drove driven; dwell dwelt dwelt; dwell - -; eat ate eaten;
fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found; fit fitted - fitting; fit fit fit fitting; flee fled fled;
fling flung flung; fly flew flown; forbid forbade forbidden forbidding; forecast forecast forecast; forecast - -;
foresee foresaw foreseen; foretell foretold foretold; forget forgot forgotten forgetting; forgive forgave forgiven;
forgo forwent forgone; forsake forsook forsaken; forswear forswore forsworn; freeze froze frozen; get got got getting;
get got gotten getting; give gave given; go went gone; grind ground ground; grow grew grown; hang hung hung; hang - -;
have had had; hear heard heard; hew hewed hewn; hide hid hidden; hit hit hit hitting; hold held held; hurt hurt hurt;
input input input inputting; inset inset inset insetting; keep kept kept; kneel knelt knelt; kneel - -; knit knitted - knitting; knit knit knit knitting; bethink bethought -; forego forewent foregone;
know knew known; lay laid laid; lead led led; lean - -; lean leant leant; leap leapt leapt; leap - -; learn - -;
learn learnt learnt; leave left left; lend lent lent; let let let letting; lie lay lain; light lit lit; light - -;
lose lost lost; make made made; mean meant meant; meet met met; mislay mislaid mislaid; mislead misled misled;
misread misread misread; misspeak misspoke misspoken; misspend misspent misspent; mistake mistook mistaken;
misunderstand misunderstood misunderstood; mow mowed mown; offset offset offset offsetting; outbid outbid outbid outbidding;
outdo outdid outdone; outgrow outgrew outgrown; outrun outran outrun outrunning; outsell outsold outsold;
outspend outspent outspent; overcome overcame overcome; overdo overdid overdone; overhear overheard overheard;
override overrode overridden; overrun overran overrun overrunning; oversee oversaw overseen; overshoot overshot overshot;
oversleep overslept overslept; overtake overtook overtaken; overthrow overthrew overthrown; overwrite overwrote overwritten;
partake partook partaken; pay paid paid; plead - -; plead pled pled; prepay prepaid prepaid; proofread proofread proofread;
prove - -; prove - proven; put put put putting; quit quit quit quitting; read read read; rebuild rebuilt rebuilt;
recast recast recast; redo redid redone; redraw redrew redrawn; regrow regrew regrown; relay - -; remake remade remade;
rend rent rent; repay repaid repaid; reread reread reread; rerun reran rerun rerunning; resell resold resold;
reset reset reset resetting; resit resat resat resitting; retake retook retaken; retell retold retold; rethink rethought rethought;
rewind rewound rewound; rewrite rewrote rewritten; rid rid rid ridding; ride rode ridden; ring rang rung; rise rose risen;
run ran run running; saw sawed sawn; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent;
set set set setting; sew sewed sewn; shake shook shaken; shear sheared shorn; shed shed shed shedding; shine shone shone;
shine - -; shoot shot shot; show showed shown; show - -; shrink shrank shrunk; shut shut shut shutting; sing sang sung;
sink sank sunk; sit sat sat sitting; slay slew slain; sleep slept slept; slide slid slid; sling slung slung; slink slunk slunk;
slit slit slit slitting; smell smelt smelt; smell - -; sow sowed sown; sow - -; speak spoke spoken; speed sped sped; speed - -;
spell spelt spelt; spell - -; spend spent spent; spill spilt spilt; spill - -; spin spun spun spinning; spit spat spat spitting;
split split split splitting; spoil spoilt spoilt; spoil - -; spread spread spread; spring sprang sprung; stand stood stood;
steal stole stolen; stick stuck stuck; sting stung stung; stink stank stunk; strew strewed strewn; stride strode stridden;
strike struck struck; strike struck stricken; string strung strung; strive strove striven; strive - -; sublet sublet sublet subletting;
swear swore sworn; sweep swept swept; swell swelled swollen; swim swam swum swimming; swing swung swung; take took taken;
teach taught taught; tear tore torn; telecast telecast telecast; tell told told; think thought thought; thrive - -; thrive throve thriven;
throw threw thrown; thrust thrust thrust; tread trod trodden; typecast typecast typecast; typeset typeset typeset typesetting;
undercut undercut undercut undercutting; undergo underwent undergone; underlie underlay underlain; underpay underpaid underpaid;
undersell undersold undersold; understand understood understood; undertake undertook undertaken; underwrite underwrote underwritten;
undo undid undone; unwind unwound unwound; uphold upheld upheld; upset upset upset upsetting; wake woke woken; wake - -; wear wore worn;
weave wove woven; wed wed wed wedding; wed - - wedding; weep wept wept; wet wet wet wetting; win won won winning; wind wound wound;
withdraw withdrew withdrawn; withhold withheld withheld; withstand withstood withstood; wring wrung wrung; write wrote written;
die - - dying; lie lay lain lying; tie - - tying; belie - - belying; vie - - vying; untie - - untying; dye - - dyeing;
binge - - bingeing; singe - - singeing; cooperate - -; fine-tune - -; lay laid laid laying; bias - -; focus - -; reelect - -
"""
THIRD_PERSON = {"have": "has", "do": "does", "go": "goes", "undergo": "undergoes", "forgo": "forgoes", "undo": "undoes",
                "redo": "redoes", "outdo": "outdoes", "overdo": "overdoes", "radio": "radios", "video": "videos",
                "quiz": "quizzes", "zero": "zeroes", "bus": "buses", "gas": "gasses", "solo": "solos", "tattoo": "tattoos",
                "shampoo": "shampoos", "woo": "woos", "boo": "boos", "coo": "coos", "moo": "moos", "tango": "tangos",
                "co": "", "stomach": "stomachs", "ditto": "dittos"}
# Doubling of the last consonant that neither word list shows, or shows wrongly.
DOUBLES = set("""
blog commit compel control cancel travel label model fuel level signal shelve dial total rival equal counsel quarrel pedal
tunnel funnel channel marshal dispel propel repel expel rebel excel patrol enrol fulfil instil distil appal refer prefer
defer infer confer transfer deter incur occur recur concur abhor admit permit submit omit emit transmit remit commit
recommit readmit acquit equip rig ship worship kidnap program stop drop plan ban bar star stir spur strip trap tap tip top
rob sob stab grab jab nab mob throb scrub snub hug drag tag brag flag sag snag bug plug shrug chat rat plot spot jot knot rot
regret abet allot format pin skin thin scan span spin stun shun gun run con hum slam cram jam ram slim skim trim swim
outstrip unplug handicap sidestep
""".split())
NOT_DOUBLED = set("offer differ suffer visit limit edit credit benefit exit profit target market budget pocket rocket "
                  "develop gallop open happen listen threaten order enter alter answer cover deliver discover gather "
                  "gossip bias focus shelve".split())

# Words newer than WordNet 3.0, or missing from it though news uses them: lemma:pos.
ADDED = """
airstrike:n app:n assailant:n backstop:n bailout:n banksters:n biotech:n bitcoin:n blockchain:n blog:n blog:v blogger:n
brexit:n broadband:n broadcaster:n caliphate:n ceasefire:n chatbot:n clampdown:n climate-change:n co-chair:n co-chair:v
co-found:v co-founder:n co-host:v co-operate:v co-operation:n co-ordinate:v co-ordination:n co-pilot:n contactless:a
coronavirus:n counterattack:n counterattack:v counteroffensive:n counterparty:n counterterrorism:n covid:n crackdown:n
crowdfund:v crowdfunding:n cryptocurrency:n cyberattack:n cyberspace:n cybersecurity:n de-escalate:v de-escalation:n
decarbonise:v decarbonize:v deepfake:n deepen:v defuse:v denuclearisation:n denuclearise:v denuclearization:n
denuclearize:v deradicalisation:n destabilise:v destabilize:v disinformation:n diplomat:n dissident:n doping:n downplay:v
drone:n e-commerce:n e-mail:n e-mail:v ebola:n ecommerce:n email:n email:v embattled:a enroll:v euro:n eurosceptic:n
eurozone:n evacuee:n ex-president:n extremism:n extremist:n extremist:a fact-check:v fintech:n firefight:n firefighter:n flashpoint:n
fracking:n frontrunner:n front-runner:n fundraiser:n fundraising:n geopolitical:a geopolitics:n globalisation:n greenhouse:n
greenlight:v gridlock:n gunbattle:n gunfight:n gunfire:n gunman:n hacker:n hardline:a hardliner:n hashtag:n headquarter:v
healthcare:n homepage:n hospitalise:v hospitalize:v hotspot:n humanitarian:a incentivise:v incentivize:v incumbent:n
influencer:n infighting:n insider:n insourcing:n internet:n interoperability:n islamist:n islamist:a jihad:n jihadi:n jihadist:n
jihadist:a knockout:n landmark:n landmine:n lawmaker:n lawmaking:n lgbt:a lifeline:n livestream:n livestream:v lockdown:n
lobbyist:n longtime:a longstanding:a long-standing:a long-term:a longer-term:a lowball:v mainstream:v makeover:n malware:n
marketplace:n mastermind:v mediator:n meme:n microchip:n migrant:n militia:n militiaman:n minister:n misinformation:n mobilise:v
mobilize:v mudslide:n multilateral:a multilateralism:n multinational:n nationwide:a nationwide:r negotiator:n nanotechnology:n
neoliberal:a neo-nazi:n newsroom:n nonprofit:n nonproliferation:n nuclear-armed:a offline:a offshoring:n offshore:a ongoing:a online:a
online:r opt-out:n outage:n outlet:n outreach:n outsource:v outsourcing:n overhaul:v overthrow:n overturn:v oversight:n
pandemic:n paramilitary:n payout:n peacebuilding:n peacekeeper:n peacekeeping:n peacetime:n phase-out:n phishing:n photojournalist:n
podcast:n pollster:n polling:n populism:n populist:n populist:a postpone:v pre-empt:v preempt:v preemptive:a presale:n
presidency:n presser:n privatisation:n privatise:v privatize:v proxy:n pushback:n quarantine:n quarantine:v radicalise:v
radicalize:v ransomware:n rapporteur:n rapprochement:n reaffirm:v rebrand:v recalibrate:v redeploy:v refinance:v
refinancing:n reignite:v relaunch:v relaunch:n remittance:n renationalise:v reopen:v reopening:n repatriate:v repatriation:n
repurpose:v resettle:v resettlement:n restart:v restructure:v restructuring:n resume:v resumption:n retake:v retweet:v retweet:n
reunify:v reunification:n revamp:v rocket-propelled:a roadmap:n robocall:n robot:n rollout:n runoff:n run-off:n sanction:v sanction:n
scaremongering:n selfie:n senior:a separatism:n separatist:n separatist:a shareholder:n shutdown:n sideline:v sideline:n
skyrocket:v skyscraper:n slowdown:n smartphone:n snowstorm:n sovereignty:n spearhead:v spokesman:n spokesperson:n
spokeswoman:n spyware:n stakeholder:n standoff:n stand-off:n startup:n start-up:n stopgap:n stranglehold:n streamline:v
stronghold:n subprime:a subpoena:v superpower:n supercomputer:n sustainability:n sustainable:a swearing-in:n takeover:n tariff:n
taskforce:n teargas:n telecom:n telecommunication:n televise:v terrorise:v textbook:n think-tank:n toolkit:n touchscreen:n townhall:n
trade-off:n transgender:a transgression:n trans-atlantic:a transatlantic:a troll:v truce:n turnaround:n turnout:n tweet:n
tweet:v underfunded:a underperform:v undersea:a undocumented:a unfollow:v unilateral:a unilaterally:r unveil:v upcoming:a
update:n update:v upgrade:n upheaval:n upload:v uptick:n upvote:v user:n vaccine:n vaccinate:v vaccination:n vape:v veto:n
veto:v viral:a voicemail:n wannabe:n warhead:n warplane:n watchdog:n web:n weblog:n webcam:n webcast:n website:n whistleblower:n
whistle-blower:n wildfire:n windfall:n winger:n wiretap:v worldwide:a worldwide:r workforce:n workplace:n workaround:n work-to-rule:n
bilaterally:r multilaterally:r militarily:r diplomatically:r geopolitically:r politically:r reportedly:r purportedly:r
allegedly:r supposedly:r sustainably:r high-ranking:a top-level:a high-level:a low-level:a pro-government:a anti-government:a
pro-democracy:a pro-western:a pro-russian:a anti-terror:a anti-corruption:a right-wing:a left-wing:a far-right:a far-left:a
centre-left:a centre-right:a center-left:a center-right:a cross-border:a state-run:a state-owned:a two-day:a three-day:a
one-day:a four-day:a week-long:a year-long:a day-long:a long-range:a short-range:a medium-range:a ballistic:a trilateral:a
quadrilateral:a full-scale:a large-scale:a small-scale:a so-called:a well-known:a long-awaited:a much-needed:a last-minute:a
year-old:a year-on-year:a month-on-month:a quarter-on-quarter:a double-digit:a war-torn:a cash-strapped:a record-breaking:a
hard-line:a old-fashioned:a part-time:a full-time:a first-time:a third-party:a face-to-face:a peacefully:r anytime:r
secretary-general:n vice-president:n vice-chairman:n attorney-general:n commander-in-chief:n governor-general:n prime-ministerial:a
prime-time:a rearm:v rearmament:n reappoint:v re-elect:v re-election:n reelect:v reelection:n recommit:v reinstate:v recapture:v recapture:n
re-open:v re-enter:v re-establish:v reestablish:v reintegrate:v reintegration:n renegotiate:v renegotiation:n reroute:v rescue:v resit:v
downgrade:v downgrade:n downsize:v downscale:v offload:v oust:v ouster:n ousted:a outgun:v outgoing:a outvote:v overrule:v overfly:v overspend:v
stonewall:v strong-arm:v rubber-stamp:v scapegoat:v showcase:v soft-pedal:v stabilise:v stabilize:v sue:v table:v tank:v torpedo:v underpin:v
undermine:v underscore:v undershoot:v unfreeze:v unban:v unblock:v water-board:v weaponise:v weaponize:v wargame:n zero-emission:a
fast-track:v green-light:v kick-start:v name-check:v stress-test:v air-drop:v airdrop:v airlift:v earmark:v face-off:n foreground:v
franchise:v gatecrash:v gerrymander:v headline:v hit-and-run:n hold-up:n knock-on:a lay-off:n layoff:n lift-off:n line-up:n lineup:n lobby:v
logjam:n lookout:n makeshift:a man-made:a markup:n no-confidence:n no-fly:a no-show:n payroll:n peacemaker:n play-off:n playoff:n power-sharing:n
press-ganged:a price-fixing:n rate-setting:a right-winger:n left-winger:n showdown:n spin-off:n spinoff:n splinter:v stock-take:v sub-committee:n
subcommittee:n sub-saharan:a takedown:n trade-in:n trade-union:n turnover:n twofold:a threefold:a under-secretary:n undersecretary:n unmanned:a unrest:n
vice-chancellor:n vice-premier:n vice-minister:n wage-earner:n walkout:n walk-out:n warlord:n workout:n write-down:n write-off:n writedown:n
""".split()
# Forms in -ing that news uses as nouns although WordNet's tagged texts do not.
GERUND_NOUNS = set("""
banking bombing briefing broadcasting bullying campaigning dating doping drilling dumping editing fighting flooding funding
gaming gathering handling harvesting hearing housing kidnapping killing laundering licensing listing lobbying logging looting
manufacturing marketing mining modelling monitoring opening outsourcing peacekeeping poaching policing polling profiling
purchasing recycling refining rioting saying screening settling shelling shipping shooting shopping signing slaying smuggling
speeding stabbing stalking tracking trading trafficking upbringing vetting voting warning
""".split())
# Nouns whose plural neither list gives in the reader's regular shape.
PLURALS = {"secretary-general": "secretaries-general", "attorney-general": "attorneys-general", "passer-by": "passers-by",
           "commander-in-chief": "commanders-in-chief", "governor-general": "governors-general", "runner-up": "runners-up",
           "mother-in-law": "mothers-in-law", "son-in-law": "sons-in-law", "brother-in-law": "brothers-in-law",
           "quiz": "quizzes", "aircraft": "aircraft", "spacecraft": "spacecraft", "hovercraft": "hovercraft",
           "sheep": "sheep", "deer": "deer", "fish": "fish", "series": "series", "species": "species", "means": "means",
           "headquarters": "headquarters", "crossroads": "crossroads", "barracks": "barracks", "salmon": "salmon",
           "offspring": "offspring", "personnel": "personnel", "police": "police", "staff": "staffs", "chief": "chiefs",
           "roof": "roofs", "proof": "proofs", "belief": "beliefs", "leaf": "leaves", "life": "lives", "wife": "wives",
           "knife": "knives", "half": "halves", "shelf": "shelves", "self": "selves", "thief": "thieves", "wolf": "wolves",
           "calf": "calves", "loaf": "loaves", "scarf": "scarves", "wharf": "wharves", "man": "men", "woman": "women",
           "child": "children", "foot": "feet", "tooth": "teeth", "goose": "geese", "mouse": "mice", "ox": "oxen",
           "crisis": "crises", "analysis": "analyses", "thesis": "theses", "basis": "bases", "axis": "axes",
           "hypothesis": "hypotheses", "emphasis": "emphases", "oasis": "oases", "parenthesis": "parentheses",
           "synthesis": "syntheses", "diagnosis": "diagnoses", "criterion": "criteria", "phenomenon": "phenomena",
           "medium": "media", "datum": "data", "bacterium": "bacteria", "stratum": "strata", "curriculum": "curricula",
           "memorandum": "memoranda", "referendum": "referendums", "alumnus": "alumni", "nucleus": "nuclei",
           "stimulus": "stimuli", "radius": "radii", "cactus": "cacti", "fungus": "fungi", "bureau": "bureaus",
           "plateau": "plateaus", "tableau": "tableaux", "corps": "corps", "appendix": "appendices", "matrix": "matrices",
           "index": "indexes", "vertex": "vertices", "virus": "viruses", "bus": "buses", "gas": "gases", "genus": "genera",
           "corpus": "corpora", "penny": "pence", "person": "persons", "news": "news", "politics": "politics",
           "economics": "economics", "mathematics": "mathematics", "physics": "physics", "ethics": "ethics",
           "athletics": "athletics", "logistics": "logistics", "statistics": "statistics", "tactics": "tactics",
           "chassis": "chassis", "premises": "premises", "goods": "goods", "proceeds": "proceeds", "thanks": "thanks",
           "odds": "odds", "clothes": "clothes", "data": "data", "woods": "woods", "words": "words", "media": "media", "remains": "remains", "swiss": "swiss"}
SECOND_PLURALS = {"referendum": "referenda", "index": "indices", "memorandum": "memorandums", "bureau": "bureaux", "staff": "staff",
                  "stadium": "stadia", "forum": "fora", "fish": "fishes", "formula": "formulae", "syllabus": "syllabi",
                  "curriculum": "curriculums", "plateau": "plateaux", "hoof": "hooves", "scarf": "scarfs"}
# British spellings that the American list lacks are let in beside their American twins.
BRITISH = [(r"is(e|ation|er|ing|ed)$", r"iz\1"), (r"ys(e|er)$", r"yz\1"), (r"our(|er|less|able|ful|ite|ism|hood|ly)$", r"or\1"),
           (r"tre$", "ter"), (r"ence$", "ense"), (r"ogue$", "og"), (r"ll(er|or|ing|ed|ery|ist)$", r"l\1"),
           (r"(i)l(ful|ment)$", r"\1ll\2"), (r"(u|i|o|a)l$", r"\1ll"), (r"ae", "e"), (r"oe", "e"), (r"mme$", "m"), (r"gramme$", "gram"),
           (r"que$", "ck"), (r"grey", "gray"), (r"plough", "plow"), (r"tyre", "tire"), (r"aluminium", "aluminum"), (r"ce$", "se"),
           (r"kerb", "curb"), (r"mould", "mold"), (r"sceptic", "skeptic"), (r"ageing", "aging"), (r"judgement", "judgment")]


# Lexicographer files (animals, body parts, plants, shapes) whose rare nouns news can do without.
RARE_FILES = {"05", "08", "20", "25"}


def read_lemmas():
    lemmas, counts, exceptions, rare = {}, collections.Counter(), {}, collections.defaultdict(set)
    for pos, name in FILES.items():
        with open(f"{WORDNET}index.{name}", encoding="ascii") as source:
            lemmas[pos] = {line.split(" ", 1)[0] for line in source if not line.startswith(" ")}
        # The index is all lower case; the data file shows which lemmas are written so (china the ware, but not london).
        with open(f"{WORDNET}data.{name}", encoding="ascii") as source:
            written = set()
            for line in source:
                if not line.startswith(" "):
                    cells = line.split(" ")
                    words = [re.sub(r"\(\w+\)$", "", word) for word in cells[4 : 4 + 2 * int(cells[3], 16) : 2]]
                    written.update(words)
                    if pos == "n":
                        for word in words:
                            rare[word].add(cells[1] in RARE_FILES)
        lemmas[pos] &= written
        exceptions[pos] = collections.defaultdict(list)
        with open(f"{WORDNET}{name}.exc", encoding="ascii") as source:
            for line in source:
                form, *bases = line.split()
                for base in bases:
                    exceptions[pos][base].append(form)
    with open(f"{WORDNET}cntlist.rev", encoding="ascii") as source:
        for line in source:
            key, _, count = line.split()
            lemma, rest = key.split("%")
            counts[lemma, SENSE_POS[rest[0]]] += int(count)
    return lemmas, counts, exceptions, {word for word, senses in rare.items() if senses == {True}}


VOWELS = "aeiou"


def ends_in_consonant_y(word):
    return len(word) > 1 and word[-1] == "y" and word[-2] not in VOWELS


def with_s(word):
    if ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|ch|sh)$", word) else "s")


def regular_verb(base):
    third = base + "es" if base.endswith("o") else with_s(base)
    if base.endswith("e"):
        gerund = base[:-2] + "ying" if base.endswith("ie") else (base if re.search(r"(ee|oe|ye)$", base) else base[:-1]) + "ing"
        return third, base + "d", gerund
    if ends_in_consonant_y(base):
        return third, base[:-1] + "ied", base + "ing"
    return third, base + "ed", base + "ing"


def regular_plural(noun):
    return noun[:-3] + "men" if len(noun) > 3 and noun.endswith("man") else with_s(noun)


class Inflection:
    def __init__(self, known, exceptions):
        self.known, self.exceptions = known, exceptions
        self.irregular = collections.defaultdict(list)
        for row in IRREGULAR_VERBS.replace("\n", " ").split(";"):
            base, *forms = row.split()
            self.irregular[base].append([("" if form == "-" else form) for form in forms + ["-"] * (3 - len(forms))])

    def doubled(self, base):
        """The doubled stem, and whether the plain one is in use too; (None, True) where nothing doubles."""
        if base in NOT_DOUBLED or not re.search(r"[^aeiou]?[aeiou][bdfgklmnprtvz]$", base):
            return None, True
        stem = base + base[-1]
        plain = base + "ed" in self.known or base + "ing" in self.known
        if base in DOUBLES:
            return stem, plain
        listed = self.exceptions["v"].get(base, [])
        if stem + "ed" in self.known or stem + "ing" in self.known or stem + "ed" in listed or stem + "ing" in listed:
            return stem, plain
        return None, True

    def verb(self, base):
        third, past, gerund = regular_verb(base)
        third_cell = THIRD_PERSON.get(base, "")
        if not third_cell and base.endswith("o") and base + "s" in self.known and third not in self.known:
            third_cell = base + "s"
        if base in self.irregular:
            rows = [(p, "" if q == p else q, third_cell, g) for p, q, g in self.irregular[base]]
        elif base.endswith("c") and base + "ked" in self.exceptions["v"].get(base, []) + list(self.known & {base + "ked"}):
            rows = [(base + "ked", "", third_cell, base + "king")]
        else:
            stem, plain = self.doubled(base)
            rows = [("", "", third_cell, "")] if plain else []
            if stem:
                rows.insert(0, (stem + "ed", "", third_cell, stem + "ing"))
        cells = []
        for row in rows:
            cell = "|".join(row).rstrip("|")
            if cell not in cells:
                cells.append(cell)
        return cells

    def noun(self, base):
        regular = regular_plural(base)
        if base in PLURALS:
            plural = PLURALS[base]
        else:
            listed = [f for f in self.exceptions["n"].get(base, []) if f in self.known or not self.known & {base + "s", base + "es", regular}]
            if regular in self.known:
                plural = regular
            elif base + "s" in self.known:
                plural = base + "s"
            elif base + "es" in self.known:
                plural = base + "es"
            elif listed:
                plural = listed[0]
            elif base.endswith("man") and not base.endswith("woman") and base in {"human", "shaman", "talisman", "ottoman", "caiman"}:
                plural = base + "s"
            else:
                plural = regular
        cells = ["" if plural == regular else plural]
        if base in SECOND_PLURALS:
            cells.append(SECOND_PLURALS[base])
        return cells


def main():
    with open(WORDS, encoding="utf-8") as source:
        known = {line.strip() for line in source}
    known = {word for word in known if word == word.lower()}
    lemmas, counts, exceptions, rare = read_lemmas()
    in_wordnet = set().union(*lemmas.values())

    def twin(word):
        return any(re.search(old, word) and re.sub(old, new, word) in known and re.sub(old, new, word) in in_wordnet
                   for old, new in BRITISH)

    chosen = {}
    for pos in FILES:
        for lemma in lemmas[pos]:
            if not re.fullmatch(r"[a-z]+(-[a-z]+)*", lemma) or (lemma, pos) in NOT_LEMMAS:
                continue
            if lemma in CLOSED and (lemma, pos) not in CLOSED_KEPT:
                continue
            count = counts[lemma, pos]
            if len(lemma) < 3 and count < 5:
                continue
            hyphen = "-" in lemma
            if hyphen and count == 0:
                continue
            if pos == "n" and count == 0 and lemma in rare:
                continue
            if count or lemma in known or twin(lemma):
                chosen[lemma, pos] = count
    # Rare nouns that are better known as something else, and rare verbs made from nouns, cost more than they bring.
    for lemma, pos in list(chosen):
        others = [chosen.get((lemma, p), 0) for p in FILES if p != pos]
        if chosen[lemma, pos] == 0 and others and max(others) >= 40:
            del chosen[lemma, pos]
    for entry in ADDED:
        lemma, pos = entry.split(":")
        chosen.setdefault((lemma, pos), counts[lemma, pos])
    inflection = Inflection(known, exceptions)
    # A rare noun that looks like another form of a verb in use (sat, lied, has, issuing) is none.
    for lemma, pos in [key for key in chosen if key[1] == "v" and chosen[key]]:
        for cell in inflection.verb(lemma):
            third, past, gerund = regular_verb(lemma)
            given = (cell + "|||").split("|")[:4]
            for form in (given[0] or past, given[1] or given[0] or past, given[2] or third, given[3] or gerund):
                if form != lemma and form not in GERUND_NOUNS and chosen.get((form, "n")) == 0:
                    del chosen[form, "n"]
    # Nor is a plural a noun of its own (sales, assets, transactions), unless it is far more in use (news, politics).
    for lemma, pos in sorted(key for key in chosen if key[1] == "n"):
        if (lemma, pos) not in chosen:
            continue
        plural = inflection.noun(lemma)[0] or regular_plural(lemma)
        if plural != lemma and plural not in PLURALS and chosen.get((plural, "n"), 1 << 30) <= 3 * chosen[lemma, "n"]:
            del chosen[plural, "n"]
    # Comparatives and superlatives are adjectives of their own.
    for base, forms in exceptions["a"].items():
        if (base, "a") in chosen:
            for form in forms:
                if form in known and (form, "n") not in chosen:
                    chosen.setdefault((form, "a"), 0)
    for lemma in [l for l, p in list(chosen) if p == "a" and len(l) < 9]:
        for suffix in ("er", "est"):
            stem = lemma[:-1] if lemma.endswith("e") else lemma[:-1] + "i" if ends_in_consonant_y(lemma) else lemma
            form = stem + suffix
            if form in known and (form, "n") not in chosen:
                chosen.setdefault((form, "a"), 0)
    rows = []
    for (lemma, pos), count in chosen.items():
        cells = inflection.verb(lemma) if pos == "v" else inflection.noun(lemma) if pos == "n" else [""]
        for index, cell in enumerate(cells):
            rows.append((lemma, pos, count if index == 0 else 0, cell))
    rows.sort()
    out = sys.stdout
    out.write("""\
# Words of the open classes with their uses and irregular forms.
# Source: Debian packages wordnet-base (WordNet 3.0: lemmas, tag counts, exception lists) and wamerican (which of them are
# in general use); irregular verbs, doubled consonants and words newer than 2006 by hand in the script.
# Licence: WordNet 3.0 Copyright 2006 by Princeton University, all rights reserved; free use, copying and modification with
# this notice. wamerican (SCOWL) Copyright 2000-2018 by Kevin Atkinson, free use with notice.
# Made by: python3 rules/lexicon/derive_words.py > rules/lexicon/words.tsv
# count: how often WordNet's tagged texts use the lemma as this part of speech (v n a r).
# forms: only what is irregular. v: past|participle|third person|gerund, an empty place is regular, an empty participle is
# the past. n: the plural. A second row of a lemma, with count 0, adds a second set of forms (learned, learnt).
# Comparatives and superlatives stand as adjectives of their own.
""")
    out.write("lemma\tpos\tcount\tforms\n")
    for lemma, pos, count, cell in rows:
        out.write(f"{lemma}\t{pos}\t{count}\t{cell}\n")


if __name__ == "__main__":
    main()
