#!/usr/bin/env python3
"""Derive the gazetteer tables of the grammars from the reference data.

    python3 grammars/tables/derive_gazetteer.py /work/shared/data

Reads the data folder and the hand-made `*.hand.tsv` files beside this script; writes

    countries.tsv actors.tsv people.tsv cities.tsv regions.tsv features.tsv first_names.txt   (here)
    ../en/tags.tsv ../en/irregular.tsv   and the `stop:` list of ../places.yaml

and checks them: columns, duplicate keys, forms claimed twice, identifiers, size. Exit status 1 if a check fails.
Nothing is guessed: a Wikidata id comes from the data files (`qid`), or stays empty. Standard library only.
"""
import collections
import csv
import json
import math
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
GRAMMARS = HERE.parent
LIMIT = 4_000_000

# ---------------------------------------------------------------- helpers


def tsv(path):
    """Rows of a tab-separated file as dicts; quotes are ordinary characters."""
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def hand(name):
    return tsv(HERE / f"{name}.hand.tsv")


def forms(cell):
    return [x for x in (cell or "").split("|") if x]


def unique(items):
    return list(dict.fromkeys(x for x in items if x))


LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss",
                         "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "ǝ": "a", "ŋ": "n",
                         "ħ": "h", "Ħ": "H", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'",
                         "–": "-", "—": "-"})


def straight(s):
    """Typographic apostrophes and dashes to the ASCII ones."""
    return re.sub(r"[’‘ʼʻʿʾ`´]", "'", s).replace("–", "-").replace("—", "-").strip()


def ascii_form(s):
    s = unicodedata.normalize("NFKD", s.translate(LETTERS))
    return "".join(c for c in s if not unicodedata.combining(c) and ord(c) < 128)


def latin(s):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in s)


def fold(s):
    return re.sub(r"[^a-z0-9]+", " ", ascii_form(s).lower()).strip()


def slug(s):
    return re.sub(r"[^a-z0-9]+", "-", ascii_form(s.replace("&", " and ")).lower()).strip("-")


def number(text, digits=2):
    if text in ("", None):
        return ""
    return f"{round(float(text), digits):g}" if digits < 3 else f"{float(text):.{digits}f}".rstrip("0").rstrip(".")


problems = []


def problem(*what):
    problems.append(" ".join(str(w) for w in what))


written = {}


def write(path, header, rows):
    """Writes a table and remembers its size; a tab or line break in a cell is a defect."""
    lines = ["\t".join(header)]
    for row in rows:
        cells = [str(row.get(c, "")) for c in header]
        if any("\t" in c or "\n" in c for c in cells):
            problem(path.name, "a cell holds a tab or a line break:", cells)
        lines.append("\t".join(cells))
    text = "\n".join(lines) + "\n"
    path.write_text(text, encoding="utf-8")
    written[path] = (len(rows), len(text.encode()))


# ---------------------------------------------------------------- the data


class Data:
    def __init__(self, root):
        g = root / "gazetteer"
        self.rigour = {}
        for line in open(g / "rigour_territories.jsonl", encoding="utf-8"):
            d = json.loads(line)
            self.rigour[d["code"]] = d
        self.coder = json.load(open(g / "country_coder_props.json", encoding="utf-8"))
        self.demonyms = tsv(g / "factbook_demonyms.tsv")
        self.names = tsv(g / "factbook_names.tsv")
        self.cities = tsv(g / "cities15000_latin.tsv")
        self.admin1 = json.load(open(g / "geonames_admin1.json", encoding="utf-8"))
        self.nsi = tsv(root / "orgs" / "nsi_wikidata_labels.tsv")
        self.leaders = tsv(root / "people" / "factbook_leaders.tsv")
        self.currencies = tsv(root / "currency" / "currencies_cldr.tsv")
        mapping = json.load(open(root / "nlp" / "trained_tagger_model.json", encoding="utf-8"))["base"]["mapping"]
        self.tags = mapping
        self.nouns = [x for x in json.load(open(root / "nlp" / "irregular_nouns.json", encoding="utf-8")) if isinstance(x, list)]
        self.verbs = [x for x in json.load(open(root / "nlp" / "irregular_verbs.json", encoding="utf-8")) if isinstance(x, list)]
        self.first = {}
        for f in ("dist.female.first", "dist.male.first"):
            for line in open(root / "people" / f, encoding="utf-8"):
                name, share = line.split()[:2]
                self.first[name.lower()] = max(float(share), self.first.get(name.lower(), 0))
        # Every Wikidata id that the supplied files (and the README's list) know.
        self.qids = {d.get("qid") for d in self.rigour.values()} | {d["wikidata"] for d in self.coder} | {d["qid"] for d in self.nsi}
        self.qids |= set("Q159 Q212 Q183 Q142 Q30 Q145 Q813 Q458 Q7184 Q1065 Q56010 Q102673 Q1141123 Q170666 Q2012050 Q171965".split())

    def check_qid(self, qid, where):
        if qid and qid not in self.qids:
            problem(where, qid, "is in no data file")
        return qid


# ---------------------------------------------------------------- words


CLOSED = {"DET", "PRON", "ADP", "AUX", "SCONJ", "CCONJ", "PART"}


def write_tags(data):
    """en/tags.tsv, and the set of ordinary words that a name must not be."""
    rows = {}
    for word, tag in data.tags.items():
        w = straight(word).lower()
        if tag in {"PROPN", "NUM", "PUNCT", "SYM", "X"}:
            continue
        if not re.fullmatch(r"[a-z'-]*[a-z][a-z'-]*", w) or len(w) > 40 or w.startswith("-") or w.endswith("-"):
            continue
        rows.setdefault(w, tag)
    write(GRAMMARS / "en" / "tags.tsv", ["word", "tag"], [{"word": w, "tag": t} for w, t in sorted(rows.items())])
    return rows


EXTRA_VERBS = """
abide abode abode; arise arose arisen; awake awoke awoken; babysit babysat babysat; be was been; be were been; beat beat beaten; befall befell befallen;
beget begot begotten; behold beheld beheld; beset beset beset; bid bid bid; bide bode bidden; breed bred bred; broadcast broadcast broadcast; burn burnt burnt;
cast cast cast; cling clung clung; creep crept crept; deal dealt dealt; do did done; draw drew drawn; dream dreamt dreamt; dwell dwelt dwelt; fit fit fit;
flee fled fled; fling flung flung; forbid forbade forbidden; forecast forecast forecast; foresee foresaw foreseen; foretell foretold foretold; forgive forgave forgiven;
forsake forsook forsaken; get got gotten; grind ground ground; hang hung hung; have had had; hide hid hidden; inset inset inset; knit knit knit; lay laid laid;
lean leant leant; leap leapt leapt; learn learnt learnt; lie lay lain; mislead misled misled; misread misread misread; misspend misspent misspent;
misunderstand misunderstood misunderstood; mow mowed mown; offset offset offset; outbid outbid outbid; outdo outdid outdone; outgrow outgrew outgrown; outrun outran outrun;
outsell outsold outsold; outshine outshone outshone; outspend outspent outspent; overcome overcame overcome; overdo overdid overdone; overdraw overdrew overdrawn;
overhang overhung overhung; overhear overheard overheard; overlay overlaid overlaid; override overrode overridden; overrun overran overrun; oversee oversaw overseen;
oversell oversold oversold; overshoot overshot overshot; overspend overspent overspent; plead pled pled; prove proved proven; quit quit quit; rebuild rebuilt rebuilt;
recast recast recast; redraw redrew redrawn; regrow regrew regrown; repay repaid repaid; resell resold resold; resend resent resent; retake retook retaken;
rethink rethought rethought; rewrite rewrote rewritten; rid rid rid; saw sawed sawn; say said said; seek sought sought; sew sewed sewn; shear sheared shorn; shoot shot shot;
show showed shown; sink sank sunken; slay slew slain; sling slung slung; slink slunk slunk; smell smelt smelt; smite smote smitten; sneak snuck snuck; sow sowed sown;
speed sped sped; spell spelt spelt; spill spilt spilt; spoil spoilt spoilt; spring sprang sprung; strew strewed strewn; strike struck struck; swell swelled swollen;
tell told told; thrust thrust thrust; typeset typeset typeset; undercut undercut undercut; underlie underlay underlain; underpay underpaid underpaid;
undersell undersold undersold; understate understated understated; undertake undertook undertaken; underwrite underwrote underwritten; unwind unwound unwound;
uphold upheld upheld; upset upset upset; withdraw withdrew withdrawn; withhold withheld withheld; withstand withstood withstood; wring wrung wrung; outfight outfought outfought;
outdraw outdrew outdrawn; outwear outwore outworn; overfly overflew overflown; overeat overate overeaten; overbuild overbuilt overbuilt; hew hewed hewn; bear bore borne;
beat beat beaten; drink drank drunk; spit spat spat; telecast telecast telecast; rerun reran rerun; reset reset reset; remake remade remade; forego forewent foregone;
mistake mistook mistaken; partake partook partaken; interweave interwove interwoven; preset preset preset; presell presold presold; prepay prepaid prepaid;
shut shut shut; slide slid slid; sweep swept swept; swim swam swum; bust bust bust; bend bent bent; spend spent spent; lend lent lent; send sent sent; buy bought bought;
sell sold sold; outlay outlaid outlaid; re-elect re-elected re-elected; outpace outpaced outpaced; leave left left; cut cut cut; hit hit hit; bleed bled bled; feed fed fed;
"""
PRESENT = [("am", "be"), ("is", "be"), ("are", "be"), ("'re", "be"), ("'m", "be"), ("has", "have"), ("'ve", "have"), ("does", "do"), ("goes", "go")]
GERUNDS = [("being", "be"), ("having", "have"), ("doing", "do"), ("lying", "lie"), ("dying", "die"), ("tying", "tie")]
EXTRA_NOUNS = """
aircraft aircraft; spacecraft spacecraft; hovercraft hovercraft; watercraft watercraft; rotorcraft rotorcraft; warplane warplanes; man men; woman women; child children; person people; foot feet; tooth teeth; goose geese; mouse mice;
louse lice; ox oxen; die dice; penny pence; wife wives; knife knives; life lives; leaf leaves; half halves; shelf shelves; thief thieves; wolf wolves; loaf loaves; calf calves; self selves; scarf scarves; hoof hooves;
midwife midwives; housewife housewives; policeman policemen; policewoman policewomen; fireman firemen; fisherman fishermen; serviceman servicemen; servicewoman servicewomen; gunman gunmen; crewman crewmen; guardsman guardsmen;
rifleman riflemen; militiaman militiamen; businessman businessmen; congressman congressmen; congresswoman congresswomen; spokesman spokesmen; spokeswoman spokeswomen; chairman chairmen; lawman lawmen; seaman seamen; airman airmen;
infantryman infantrymen; frontman frontmen; layman laymen; craftsman craftsmen; salesman salesmen; tradesman tradesmen; grandchild grandchildren; stepchild stepchildren; schoolchild schoolchildren;
crisis crises; analysis analyses; hypothesis hypotheses; diagnosis diagnoses; thesis theses; axis axes; oasis oases; emphasis emphases; synthesis syntheses; parenthesis parentheses; prognosis prognoses;
criterion criteria; phenomenon phenomena; bacterium bacteria; stratum strata; referendum referendums; memorandum memoranda; stadium stadiums; forum forums; consortium consortia; spectrum spectra; millennium millennia;
index indices; appendix appendices; matrix matrices; vertex vertices; vortex vortices; nucleus nuclei; radius radii; stimulus stimuli; fungus fungi; alumnus alumni; cactus cacti; focus foci; larva larvae; alga algae; formula formulas; antenna antennas;
sheep sheep; deer deer; fish fish; salmon salmon; cod cod; trout trout; shrimp shrimp; swine swine; bison bison; moose moose; cattle cattle; livestock livestock; poultry poultry; species species; series series; means means; headquarters headquarters;
barracks barracks; offspring offspring; corps corps; chassis chassis; crossroads crossroads; gallows gallows; works works; personnel personnel; police police; staff staff; crew crews;
mother-in-law mothers-in-law; father-in-law fathers-in-law; son-in-law sons-in-law; daughter-in-law daughters-in-law; brother-in-law brothers-in-law; sister-in-law sisters-in-law; passer-by passers-by; runner-up runners-up;
attorney-general attorneys-general; hero heroes; potato potatoes; tomato tomatoes; echo echoes; embargo embargoes; torpedo torpedoes; veto vetoes; volcano volcanoes; mosquito mosquitoes; tornado tornadoes; cargo cargoes; motto mottoes;
photo photos; video videos; zero zeros; euro euros; kilo kilos; piano pianos; studio studios; radio radios; commando commandos; casino casinos; ratio ratios; portfolio portfolios; memo memos; logo logos; drone drones; gas gases; bus buses;
virus viruses; census censuses; campus campuses; status statuses; bonus bonuses; lens lenses; quiz quizzes; bureau bureaux; plateau plateaux; gateau gateaux; chateau chateaux; dwarf dwarfs; chief chiefs; roof roofs; proof proofs; belief beliefs; cliff cliffs; reef reefs; brief briefs;
axe axes; curriculum curricula; ovum ova; addendum addenda; aquarium aquariums; automaton automata; genus genera; corpus corpora; opus opuses; money monies; passerby passersby; fowl fowl; squid squid; krona kronor; krone kroner; lira lire; leu lei; lev leva
"""


def write_irregular(data):
    rows = []
    for singular, plural in data.nouns:
        rows.append((plural, singular, "plural"))
    for entry in EXTRA_NOUNS.replace("\n", " ").split(";"):
        if entry.split():
            singular, plural = entry.split()
            rows.append((plural, singular, "plural"))
    verbs = [tuple(v) for v in data.verbs] + [tuple(e.split()) for e in EXTRA_VERBS.replace("\n", " ").split(";") if e.split()]
    for lemma, past, participle in verbs:
        regular = lemma.removesuffix("e") + "ed"
        rows += [(f, lemma, pos) for f, pos in ((past, "past"), (participle, "participle")) if f != regular or lemma in {"sew", "show", "swell"}]
    rows += [(f, lemma, "third") for f, lemma in PRESENT] + [(f, lemma, "ing") for f, lemma in GERUNDS]
    # `bases` is mostly the plural of base; `data` and `media` are counted as they stand.
    rows = sorted({r for r in rows if r[0] not in {"bases", "data", "media"}})
    write(GRAMMARS / "en" / "irregular.tsv", ["form", "lemma", "pos"], [dict(zip(("form", "lemma", "pos"), r)) for r in rows])


# ---------------------------------------------------------------- countries

# The two sources name different items for three states; the usual one is chosen here.
QID_CHOICE = {"dk": "Q35", "nl": "Q55", "eh": "Q6250", "sj": "Q842829"}
OLD_CODE = {"su": "suhh", "cs": "cshh", "yu": "yucs"}
# Where a territory uses several currencies, or the data list an older one.
CURRENCY_CHOICE = {"bg": "EUR", "hr": "EUR", "us": "USD", "ch": "CHF", "bt": "BTN", "pa": "PAB", "ht": "HTG", "ls": "LSL", "na": "NAD", "zw": "ZWG", "cu": "CUP", "sv": "USD",
                   "ps": "ILS", "il": "ILS", "gb-eng": "GBP", "gb-sct": "GBP", "gb-wls": "GBP", "gb-nir": "GBP", "ic": "EUR", "io": "USD", "cp": "EUR", "su": "", "cs": "", "yu": "", "dd": "",
                   "cl": "CLP", "uy": "UYU", "mx": "MXN", "co": "COP", "bo": "BOB", "ru": "RUB", "eh": "MAD", "tm": "TMT", "ve": "VES", "cw": "XCG", "sx": "XCG", "aq": "", "gs": "GBP", "hm": "AUD", "bv": "NOK", "sl": "SLE"}
# factbook name -> key, where the names differ
FACTBOOK = {"Congo (Brazzaville)": "cg", "DRC": "cd", "Cabo Verde": "cv", "The Gambia": "gm", "Côte d'Ivoire": "ci", "Sao Tome and Principe": "st", "Burma": "mm", "Macau": "mo", "Czechia": "cz",
            "The Bahamas": "bs", "The Dominican": "do", "Curacao": "cw", "Virgin Islands": "vi", "Saint Barthelemy": "bl", "Holy See (Vatican City)": "va", "Timor-Leste": "tl", "Falkland Islands (Islas Malvinas)": "fk",
            "French Southern and Antarctic Lands": "tf", "Bosnia and Herzegovina": "ba", "Turkey": "tr", "South Georgia and South Sandwich Islands": "gs"}
FACTBOOK_GEC = {"ct": "cf", "sh": "sh", "fm": "fm", "ae": "ae", "io": "io"}


def factbook_key(row, by_name):
    return FACTBOOK_GEC.get(row["gec"]) if row.get("short", row.get("country")) in ("none", "") else FACTBOOK.get(row.get("short", row.get("country")), by_name.get(fold(row.get("short", row.get("country")))))


def demonym(cell, noun):
    """`Algerian(s)`, `Burmese (singular and plural)` -> forms."""
    out = []
    cell = re.sub(r"\((singular|plural|singular and plural|US [a-z]+|colloquial|collective plural)\)", "", cell)
    for part in re.split(r"[,;/]| or ", cell.split("note")[0]):
        part = part.strip()
        if not part or part in ("NA", "none") or not re.match(r"[A-Z]", part):
            continue
        if part.endswith("(s)"):
            out += [part[:-3]] + ([part[:-3] + "s"] if noun else [])
        elif "(" not in part:
            out.append(part)
    return out


def build_countries(data):
    rows = hand("countries")
    by_name = {}
    for r in rows:
        for f in [r["name"]] + forms(r["aliases"]):
            by_name.setdefault(fold(f), r["key"])
    nouns, adjectives = {}, {}
    for d in data.demonyms:
        key = factbook_key(d, by_name)
        nouns.setdefault(key, demonym(d["noun"], True))
        adjectives.setdefault(key, demonym(d["adjective"], False))
    long_names = collections.defaultdict(list)
    for d in data.names:
        key = factbook_key(d, by_name)
        if d["long"] and d["long"] != "none":
            long_names[key].append(straight(d["long"]).split(";")[0].strip())
    money = {}
    for d in data.currencies:
        for region in d["regions_current"].split():
            money.setdefault(region.lower(), []).append(d["code"])
    coder = {d["iso1A2"].lower(): d["wikidata"] for d in data.coder if d.get("iso1A2")}
    out = []
    for r in rows:
        key = r["key"]
        rig = data.rigour.get(OLD_CODE.get(key, key), {})
        qid = QID_CHOICE.get(key) or rig.get("qid", "")
        if key in coder and coder[key] != qid and key not in QID_CHOICE:
            problem("countries", key, "has two ids:", qid, coder[key])
        long = [x for x in long_names[key] + [rig.get("full_name", "")] if x and latin(x) and not re.search(r"[(\[]| - ", x) and x != r["name"]]
        codes = money.get(key, [])
        currency = CURRENCY_CHOICE.get(key, codes[0] if len(codes) == 1 else "")
        if not currency and key not in CURRENCY_CHOICE:
            print("  no single currency for", key, codes)
        out.append({
            "key": key, "name": r["name"], "qid": data.check_qid(qid, f"countries {key}"),
            "aliases": unique(forms(r["aliases"]) + [x for x in long if not x.startswith("The ")]),
            "adjectives": [x for x in forms(r["adjectives"]) or adjectives.get(key, []) if x != "-"],  # "-": none of its own
            "nouns": [x for x in forms(r["nouns"]) or nouns.get(key, []) if x != "-"],
            "capital": r["capital"], "currency": currency, "government": forms(r["government"]),
            "lat": number(r["lat"], 1), "lon": number(r["lon"], 1)})
    # An ASCII spelling beside every accented form, unless another country has it.
    for r in out:
        r["aliases"] = [a for a in unique([straight(a) for a in r["aliases"]] + [ascii_form(a) for a in [r["name"]] + r["aliases"]]) if a != r["name"]]
        for col in ("adjectives", "nouns"):
            r[col] = unique([straight(a) for a in r[col]])
    # No form belongs to two countries: the first claim by name wins, then by hand, then none.
    owner = {}
    for r in out:
        owner[r["name"]] = r["key"]
    hand_forms = {r["key"]: set(forms(r["aliases"])) for r in rows}
    for hand_made in (True, False):
        for r in out:
            for a in list(r["aliases"]):
                if (a in hand_forms[r["key"]]) != hand_made:
                    continue
                if owner.setdefault(a, r["key"]) != r["key"]:
                    if hand_made:
                        problem("countries: both", r["key"], "and", owner[a], "claim", a)
                    r["aliases"].remove(a)
    for col in ("adjectives", "nouns"):
        seen = {}
        for r in out:
            for a in r[col]:
                if seen.setdefault(a, r["key"]) != r["key"]:
                    problem("countries:", col, a, "of both", seen[a], "and", r["key"])
                if owner.get(a, r["key"]) != r["key"]:
                    problem("countries:", col, a, "of", r["key"], "is a name of", owner[a])
    seats = collections.Counter(f for r in out for f in [r["capital"]] + r["government"] if f)
    for f, n in seats.items():
        if n > 1:
            problem("countries: the seat", f, "is claimed", n, "times")
    header = ["key", "name", "qid", "aliases", "adjectives", "nouns", "capital", "currency", "government", "lat", "lon"]
    write(HERE / "countries.tsv", header, [{k: "|".join(v) if isinstance(v, list) else v for k, v in r.items()} for r in out])
    return out


def country_forms(countries):
    return {f: r["key"] for r in countries for f in [r["name"]] + r["aliases"] + r["adjectives"] + r["nouns"] + r["government"]}


# ---------------------------------------------------------------- actors

ABROAD = {"stellantis", "dyson", "nayara-energy"}  # described by another country than that of their seat
TYPES = {"organisation", "company", "ministry", "force", "group", "agency", "media", "person", "alliance", "party"}
BUSINESS = re.compile(r"compan|corporat|bank|manufactur|conglomerate|airline|retail|chain|brand|multinational|oil|energy|utility|insur|firm|operator|enterprise|group|provider|"
                      r"service|carrier|postal|platform|store|producer|institution|house|stationery|building society|steel|division|subsidiary|logistics|mobile|railway|quick|"
                      r"starlink|fintech|watch|car|courier|online|gas|telecom|software|pipl?eline|transmission|network|clinic|medical center|organi[sz]ation", re.I)


def nationality(countries):
    words = {}
    for r in countries:
        for f in [r["name"]] + r["adjectives"] + r["aliases"]:
            if len(f) > 3 or f in ("US", "UK"):
                words[f] = r["key"]
    return words


def build_actors(data, countries):
    by_label = collections.defaultdict(list)
    by_qid = {}
    for d in data.nsi:
        by_label[straight(d["label"])].append(d)
        by_qid[d["qid"]] = d
    land = nationality(countries)
    land_of = {r["key"] for r in countries}
    out, keys = [], {}
    matched = []
    for r in hand("actors"):
        key, label = r["key"], straight(r["label"] or "")
        if key in keys or key in land_of:
            problem("actors: key", key, "twice, or a country's")
        keys[key] = r
        if r["type"] not in TYPES:
            problem("actors:", key, "has type", r["type"])
        pick = None
        if re.fullmatch(r"Q\d+", label):
            pick = by_qid.get(label)
            if not pick:
                problem("actors:", key, label, "is not in the organisation list")
        elif label and label != "-":
            if len(by_label[label]) == 1:
                pick = by_label[label][0]
            elif r["type"] == "company":  # several of that name: the one of the right country
                fits = [d for d in by_label[label] if any(re.search(rf"\b{re.escape(w)}\b", d["description"]) for w, k in land.items() if k == r["parent"])]
                pick = fits[0] if len(fits) == 1 else None
            elif by_label[label]:
                problem("actors:", key, "label", label, "is ambiguous")
            else:
                problem("actors:", key, "label", label, "is not in the organisation list")
        # A company's description must speak of business, and of no other country than its own.
        if pick and r["type"] == "company" and not re.fullmatch(r"Q\d+", label):
            said = {k for w, k in land.items() if re.search(rf"\b{re.escape(w)}\b", pick["description"])}
            own = {r["parent"], {"gb": "gb-eng"}.get(r["parent"], "")}
            if not BUSINESS.search(pick["description"]) or (said and not said & own and label == straight(r["name"]) and r["parent"] in land_of and key not in ABROAD):
                print("  no id for", r["name"], "- described as", pick["description"])
                pick = None
        if key == "eu":
            pick = {"qid": "Q458"}
        if pick and r["type"] == "company":
            matched.append((r["name"], pick["qid"], pick.get("description", "")))
        al = [straight(a) for a in forms(r["aliases"])]
        out.append({"key": key, "name": straight(r["name"]), "type": r["type"], "qid": data.check_qid(pick["qid"] if pick else "", f"actors {key}"),
                    "aliases": unique(al + [ascii_form(a) for a in [r["name"]] + al]), "parent": r["parent"]})
    for r in out:
        if r["parent"] and r["parent"] not in land_of and r["parent"] not in keys:
            problem("actors:", r["key"], "has the unknown parent", r["parent"])
        r["aliases"] = [a for a in r["aliases"] if a != r["name"]]
    dup = collections.Counter(r["qid"] for r in out if r["qid"])
    for q, n in dup.items():
        if n > 1:
            problem("actors:", q, "is used", n, "times")
    # Clashes: with countries the country keeps the form; among actors a form has one owner, names first, then file order.
    taken = country_forms(countries)
    names = {}
    for r in out:
        if r["name"] in taken:
            problem("actors: the name", r["name"], "belongs to the country", taken[r["name"]])
        if names.setdefault(r["name"], r["key"]) != r["key"]:
            problem("actors: the name", r["name"], "is used by", r["key"], "and", names[r["name"]])
    for r in out:
        keep = []
        for a in r["aliases"]:
            if a in taken:
                print(f"  clash: {a!r} of actor {r['key']} stays with country {taken[a]}")
            elif names.setdefault(a, r["key"]) != r["key"]:
                print(f"  clash: {a!r} of actor {r['key']} stays with actor {names[a]}")
            else:
                keep.append(a)
        r["aliases"] = keep
    write(HERE / "actors.tsv", ["key", "name", "type", "qid", "aliases", "parent"], [dict(r, aliases="|".join(r["aliases"])) for r in out])
    return out, matched


# ---------------------------------------------------------------- people

MONTHS = {m: i for i, m in enumerate("January February March April May June July August September October November December".split(), 1)} | {"Sep": 9, "Oct": 10}
TITLE = set("""President Prime Minister Ministers King Queen Emperor Premier Chancellor Sultan Amir Emir Pope Prince Princess Grand Duke Governor Governor-General Chief Executive Supreme Leader Co-Vice Vice
General Gen. Col. Capt. Sr. Dr. Sir Dame Interim Acting Transition Transitional Transition Caretaker Chairman Chairperson Chair Council Councils Cabinet Commission State Affairs Confederation Assembly Territorial
Government Spain China Polynesia French Presidential Sovereign Forces Armed Leadership CNSP GNU Taoiseach (Prime Crown and Foreign Taliban Commander-in-Chief Lord Mann of the for Administrator Mayor Island
Lieutenant Commissioner Secretary Political Pontifical Vatican City Swiss People's Presidency co-chiefs state Captains Regent Homeland (CNSP) Co-prince Archbishop overall (Ulu Tokelau) Sudanese Safeguard National Liberation""".split())
PARTICLES = {"bin", "al", "el", "de", "da", "dos", "van", "der", "von", "bint", "ibn", "la", "le", "du", "e", "y"}


def proper(token):
    """SURNAME -> Surname; particles and joined names stay readable."""
    if not (token.upper() == token and len(re.sub(r"\W", "", token)) > 1) or re.fullmatch(r"[IVX]+", token):
        return token
    parts = re.split(r"([-'’ ])", token)
    out = ""
    for p in parts:  # O'BRIEN -> O'Brien, but TUIMALEALI'IFANO -> Tuimaleali'ifano
        out += p if len(p) < 2 else p.lower() if re.search(r"\w\w['’]$", out) else p[0] + p[1:].lower()
    return re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), out).replace("El-", "el-").replace("Al-", "al-")


# Rows that the hand table has under another spelling, or that say something else; territories whose heads are no news.
LEADER_DROP = {"Wachiralongkon", "Abdallah II", "Abd-al-Hamid Dubaybah", "Muhammad bin Abd al-Rahman Al Thani", "Lorenzo Bugli", "Fernando Vergez Alzaga"}
LEADER_SKIP = set("tk pn nf cc io wf pm bl mf sh fk cx mp as sy sm".split())
# Surnames that are ordinary words or other people's first names.
SURNAME_NO = set("Friday Browne Barrow Wheatley Farnham Haas Neves Taye Salman Muhammad Frederik Harald Tove Burton Clausen Davis Drew Bostic Debono Cuong Levi Kristo Philippe Carl Eman Hans-Adam".split()) | {"Correia Silva", "Carl Gustaf"}


def parse_leader(text):
    """`President Paul KAGAME (since 22 April 2000)` -> name, surname, role, since."""
    text = text.strip('"').replace('""', '"')
    since = ""
    m = re.search(r"since (?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", text)
    if m:
        since = m[3] + (f"-{MONTHS[m[2]]:02}" if m[2] in MONTHS else "") + (f"-{int(m[1]):02}" if m[1] and m[2] in MONTHS else "")
    head = re.split(r"[;,(]", re.sub(r'"[^"]*" ?', "", re.sub(r"\((?!since)[^)]*\) ?", "", text)))
    head = next((h for h in head if re.search(r"\b[A-ZÀ-Þ'’-]{2,}\b", h) or len(h.split()) > 2), "")
    tokens = head.split()
    last = max((i for i, t in enumerate(tokens) if t in TITLE), default=-1)
    role = " ".join(tokens[:last + 1]).lower()
    person = tokens[last + 1:]
    surname = [t for t in person if t.upper() == t and len(re.sub(r"\W", "", t)) > 1 and not re.fullmatch(r"[IVX]+\.?", t)]
    return " ".join(proper(t) for t in person), " ".join(proper(t) for t in surname), role, since


def build_people(data, countries, actors, words, first):
    by_name = {fold(f): r["key"] for r in countries for f in [r["name"]] + r["aliases"]}
    places = country_forms(countries)
    actor_keys = {a["key"] for a in actors}
    land_keys = {c["key"] for c in countries}
    out = []
    for r in hand("people"):
        if r["country"] and r["country"] not in land_keys and r["country"] not in actor_keys:
            problem("people:", r["name"], "has the unknown country", r["country"])
        if r["since"] and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", r["since"]):
            problem("people:", r["name"], "since", r["since"])
        out.append(dict(r, aliases=forms(r["aliases"])))
    parent = {a["key"]: a["parent"] for a in actors}
    known = collections.defaultdict(set)
    for r in out:
        key = r["country"]
        while key:
            for f in [r["name"]] + r["aliases"]:
                known[key] |= set(fold(f).split())
            key = parent.get(key)
    everywhere = {t for r in out if r["name"] in ("Charles III", "Donald Trump", "Emmanuel Macron", "Xi Jinping", "Leo XIV") for t in fold(r["name"]).split()} | {"willem", "frederik", "harald"}
    seen = {r["name"] for r in out}
    for d in data.leaders:
        key = factbook_key(d, by_name)
        if not key or key not in land_keys or key in LEADER_SKIP:
            continue
        name, surname, role, since = parse_leader(d["text"])
        if name in LEADER_DROP:
            continue
        if not name or not surname or " " not in name and not surname:
            continue
        tokens = set(fold(surname).split())
        if tokens & known[key] or name in seen:
            continue
        if tokens & everywhere and key not in ("gb", "us", "fr", "cn", "nl", "dk", "no", "va"):
            continue
        if len(name.split()) == 1 and "king" not in role and "emperor" not in role:
            continue
        seen.add(name)
        known[key] |= tokens
        role = re.sub(r"^(acting|interim|caretaker|transition|transitional) ", "", role)
        role = "president" if role.startswith("president") or "presidential" in role else "prime minister" if "prime minister" in role or role.startswith("premier") and key in ("tw",) else role.replace(" dr.", "").strip()
        role = "sultan" if name.startswith("Hassanal") else role
        monarch = []
        if role in ("king", "emperor", "prince"):
            given = re.sub(r" [IVX]+$", "", name)
            if " " not in name:
                name = f"{role.title()} {name}"
            else:
                monarch = [f"{role.title()} {name}"] + ([f"{role.title()} {given}"] if given != name else [])
            surname = ""
        out.append({"name": straight(name), "country": key, "role": role or d["role"], "since": since, "aliases": monarch, "surname": surname})
    # A surname alone is an alias if it can mean nothing else here.
    count = collections.Counter()
    for r in out:
        count.update(set([r["name"]] + r["aliases"]))
        if r.get("surname"):
            count[r["surname"]] += 1
    towns = {straight(c["name"]) for c in data.cities if int(c["population"]) >= 50_000}
    for r in out:
        s = r.pop("surname", "")
        if s and s != r["name"] and count[s] == 1 and s.lower() not in words and s.lower() not in data.first and s not in SURNAME_NO and s not in places and s not in towns and len(s) > 3 and not re.search(r"[IVX]$", s):
            r["aliases"].append(s)
        r["aliases"] = [a for a in unique([straight(a) for a in r["aliases"]] + [ascii_form(a) for a in [r["name"]] + r["aliases"]]) if a != r["name"] and a.lower() not in words - {"musk"}]
    taken = dict(places) | {f: a["key"] for a in actors for f in [a["name"]] + a["aliases"]}
    owner = {}
    for r in out:
        for a in [r["name"]] + r["aliases"]:
            if a in taken:
                print(f"  clash: {a!r} of {r['name']} is also {taken[a]}")
            if owner.setdefault(a, r["name"]) != r["name"]:
                problem("people: both", r["name"], "and", owner[a], "claim", a)
        r["aliases"] = [a for a in r["aliases"] if a not in taken]
    write(HERE / "people.tsv", ["name", "country", "role", "since", "aliases"], [dict(r, aliases="|".join(r["aliases"])) for r in out])
    return out


# ---------------------------------------------------------------- regions

# What a first-level region is called in the news of that country.
# Where the bare name is the usual one (Helmand, Borno, Tuscany); elsewhere a region always carries its suffix (Sofia region).
BARE = set("ae af at au be br ca ch cn de es et fi fr ge gr id ie in iq ir it jp kp kr lb mm mx my ng nl no nz ph pk pl pt ru sd se so ss sy ua us ye za cd eg ba".split())
SUFFIX = {"af": "province", "ar": "province", "bd": "division", "be": "", "bf": "region", "bg": "province", "bo": "department", "br": "state", "by": "region", "cd": "province", "cf": "prefecture", "ch": "canton",
          "ci": "district", "cl": "region", "cn": "province", "co": "department", "cu": "province", "cz": "region", "dz": "province", "ec": "province", "eg": "governorate", "et": "region", "ge": "region",
          "gh": "region", "gr": "region", "gt": "department", "hn": "department", "hr": "county", "hu": "county", "id": "province", "il": "district", "in": "state", "iq": "province", "ir": "province", "it": "region",
          "jo": "governorate", "jp": "prefecture", "ke": "county", "kg": "region", "kh": "province", "kp": "province", "kr": "province", "kz": "region", "la": "province", "lb": "governorate", "ma": "region",
          "mg": "region", "ml": "region", "mm": "region", "mn": "province", "mx": "state", "my": "state", "mz": "province", "na": "region", "ne": "region", "ng": "state", "ni": "department", "no": "county",
          "np": "province", "pe": "region", "pg": "province", "ph": "region", "pk": "province", "pl": "province", "pt": "district", "py": "department", "ro": "county", "ru": "region", "sa": "region", "sd": "state",
          "se": "county", "sk": "region", "sn": "region", "so": "region", "ss": "state", "sv": "department", "sy": "province", "td": "region", "th": "province", "tj": "region", "tm": "region", "tn": "governorate",
          "tr": "province", "tz": "region", "ua": "oblast", "uy": "department", "uz": "region", "ve": "state", "vn": "province", "ye": "governorate", "zm": "province", "zw": "province", "es": "region", "fr": "region",
          "nl": "province", "fi": "region", "at": "state", "de": "state", "au": "", "ca": "", "us": "", "nz": "region", "za": "province", "dk": "region", "ie": "", "ao": "province", "cm": "region", "om": "governorate",
          "ae": "emirate", "lk": "province", "gn": "region", "ly": "district", "dj": "region", "er": "region", "pa": "province", "cr": "province", "do": "province", "lr": "county", "am": "province"}
TAIL = re.compile(r" (Province|Region|Governorate|Department|County|State|District|Prefecture|Oblast|oblast|Oblisi|Division|Voivodeship|Voblasc'|Kray|Krai|Republic|Pradesh Province|Emirate|Canton|Aimak|Aymag|Regional State)$|-do$|^(State of|County of|Region of|Muhafazat|Raionul|Opština) ")
# first-level regions that are one city: the city stands for them
CITY_STATES = {("cn", "Beijing"), ("cn", "Shanghai"), ("cn", "Tianjin"), ("cn", "Chongqing"), ("de", "Berlin"), ("de", "Hamburg"), ("at", "Vienna"), ("jp", "Tokyo"), ("kr", "Seoul"), ("kr", "Busan"), ("kr", "Daegu"), ("kr", "Incheon"),
               ("kr", "Gwangju"), ("kr", "Daejeon"), ("kr", "Ulsan"), ("vn", "Hanoi"), ("in", "Delhi"), ("in", "Chandigarh"), ("in", "Puducherry"), ("ru", "Moscow"), ("ru", "Saint Petersburg"), ("ru", "St Petersburg"), ("cz", "Prague"), ("id", "Jakarta"),
               ("mx", "Mexico City"), ("th", "Bangkok"), ("kh", "Phnom Penh"), ("kz", "Astana"), ("kz", "Almaty"), ("kz", "Shymkent"), ("kz", "Baikonur"), ("et", "Addis Ababa"), ("et", "Dire Dawa"), ("kp", "Pyongyang"), ("kg", "Bishkek"),
               ("uz", "Tashkent"), ("tj", "Dushanbe"), ("tm", "Ashgabat"), ("mn", "Ulaanbaatar"), ("hu", "Budapest"), ("ro", "Bucharest"), ("pk", "Islamabad"), ("my", "Kuala Lumpur"), ("my", "Putrajaya"), ("cd", "Kinshasa"), ("ge", "Tbilisi"),
               ("am", "Yerevan"), ("no", "Oslo"), ("hr", "Zagreb"), ("by", "Minsk City"), ("ua", "Kyiv City"), ("ua", "Sevastopol City"), ("sg", "Singapore"), ("np", "Kathmandu"), ("ma", "Casablanca"), ("td", "N'Djamena"), ("ml", "Bamako"),
               ("cf", "Bangui"), ("cg", "Brazzaville"), ("ne", "Niamey"), ("lb", "Beirut"), ("ye", "Amanat Alasimah"), ("vn", "Ho Chi Minh City (HCMC)"), ("vn", "Hai Phong"), ("vn", "Da Nang City"), ("ch", "Geneva"), ("uz", "Toshkent Shahri"), ("es", "Madrid"), ("es", "Ceuta"), ("es", "Melilla"), ("ar", "Buenos Aires F.D."), ("gb", "England"), ("gb", "Scotland"),
               ("gb", "Wales"), ("gb", "Northern Ireland"), ("us", "District of Columbia"), ("lr", "Monrovia"), ("az", "Baku"), ("mm", "Nay Pyi Taw"), ("mm", "Naypyidaw"), ("kg", "Osh City"), ("kh", "Pailin"), ("ao", "Luanda"), ("ng", "FCT"), ("au", "Australian Capital Territory")}
RENAME = {("ua", "Kirovohrad"): "Kirovohrad", ("by", "Homyel' Voblasc'"): "Gomel", ("by", "Grodnenskaya"): "Grodno", ("ru", "Stavropol Kray"): "Stavropol Krai", ("it", "Basilicate"): "Basilicata", ("it", "The Marches"): "Marche",
          ("de", "Rheinland-Pfalz"): "Rhineland-Palatinate", ("de", "Baden-Wurttemberg"): "Baden-Württemberg", ("es", "Castille-La Mancha"): "Castile-La Mancha", ("es", "Castille and León"): "Castile and León", ("es", "Valencia"): "Valencia",
          ("fr", "New Aquitaine"): "Nouvelle-Aquitaine", ("et", "Oromiya"): "Oromia", ("et", "Āfar"): "Afar", ("et", "Somali"): "Somali", ("et", "Bīnshangul Gumuz"): "Benishangul-Gumuz", ("ru", "Udmurtiya Republic"): "Udmurtia", ("ru", "Tatarstan Republic"): "Tatarstan",
          ("kr", "Gyeongsangbuk-do"): "North Gyeongsang", ("kr", "Gyeongsangnam-do"): "South Gyeongsang", ("kr", "Chungcheongnam-do"): "South Chungcheong", ("kr", "Jeollanam-do"): "South Jeolla", ("kr", "Jeollabuk-do"): "North Jeolla", ("kr", "Jeju-do"): "Jeju",
          ("kp", "P'yŏngan-bukto"): "North Pyongan", ("kp", "Kangwŏn-do"): "Kangwon", ("kp", "Yanggang-do"): "Ryanggang", ("kp", "Chagang"): "Chagang", ("iq", "Salah ad Din"): "Salahuddin", ("sy", "Rif-dimashq"): "Rif Dimashq", ("ye", "Ta‘izz"): "Taiz", ("ye", "Al Hudaydah"): "Hodeidah",
          ("ye", "Muhafazat Hadramaout"): "Hadramawt", ("ye", "Şa‘dah"): "Saada", ("ye", "Ma’rib"): "Marib", ("ye", "Al Bayda"): "Bayda", ("ye", "Aḑ Ḑāli‘"): "Dhale", ("ye", "Laḩij"): "Lahij", ("ye", "Ḩajjah"): "Hajjah", ("ye", "Omran"): "Amran", ("ye", "Soqatra"): "", ("za", "Mpumalanga"): "", ("ye", "Al Jawf"): "Al Jawf",
          ("ir", "Māzandarān"): "Mazandaran", ("af", "Ghowr"): "Ghor", ("af", "Khowst"): "Khost", ("af", "Oruzgan"): "Uruzgan", ("af", "Nimroz"): "Nimruz", ("mm", "Ayeyarwady"): "Ayeyarwady", ("mx", "México"): "", ("my", "Melaka"): "Malacca", ("tr", "Şanlıurfa"): "Sanliurfa",
          ("sy", "Suwayda"): "Sweida", ("sy", "Al-Hasakah"): "Hasakah", ("iq", "Duhok"): "Dohuk", ("iq", "Babil"): "Babylon", ("pl", "Mazovia"): "Masovia", ("pl", "Kujawsko-Pomorskie"): "Kuyavia-Pomerania", ("ba", "Srpska"): "", ("ba", "Federation of B&H"): "", ("ge", "Abkhazia"): "",
          ("ua", "Crimea"): "", ("ps", "Gaza Strip"): "", ("ps", "West Bank"): "", ("za", "North West"): "", ("pk", "Punjab"): "", ("pk", "Gilgit-Baltistan"): "", ("pk", "Azad Kashmir"): "", ("pk", "Khyber Pakhtunkhwa"): "", ("in", "Jammu and Kashmir"): "",
          ("dk", "Capital Region"): "", ("ru", "Adygeya Republic"): "Adygea", ("ru", "Arkhangelskaya"): "Arkhangelsk Oblast", ("ru", "Buryatiya Republic"): "Buryatia", ("ru", "Chukotka"): "Chukotka Autonomous Okrug",
          ("ru", "Chuvash Republic"): "Chuvashia", ("ru", "Ingushetiya Republic"): "Ingushetia", ("ru", "Kabardino-Balkariya Republic"): "Kabardino-Balkaria", ("ru", "Kalmykiya Republic"): "Kalmykia", ("ru", "Karachayevo-Cherkesiya Republic"): "Karachay-Cherkessia",
          ("ru", "Khakasiya Republic"): "Khakassia", ("ru", "Khanty-Mansia"): "Khanty-Mansi Autonomous Okrug", ("ru", "Kuzbass"): "Kemerovo Oblast", ("ru", "Leningradskaya Oblast'"): "Leningrad Oblast", ("ru", "Mariy-El Republic"): "Mari El",
          ("ru", "Mordoviya Republic"): "Mordovia", ("ru", "Primorye"): "Primorsky Krai", ("ru", "Republic of Tyva"): "Tuva", ("ru", "St.-Petersburg"): "", ("ru", "Yamalo-Nenets"): "Yamalo-Nenets Autonomous Okrug", ("ru", "Zabaykalskiy (Transbaikal) Kray"): "Zabaykalsky Krai",
          ("sd", "Al Jazirah"): "", ("sd", "Al Qaḑārif"): "", ("sd", "Red Sea"): "", ("sd", "White Nile"): "", ("sd", "Blue Nile"): "", ("sd", "Western Darfur"): "", ("sd", "Southern Darfur"): "", ("sd", "Southern Kordofan"): "", ("sd", "Northern Darfur"): "", ("sd", "Eastern Darfur"): "",
          ("sd", "Central Darfur"): "", ("sd", "West Kordofan"): "", ("sd", "North Kordofan"): "", ("ng", "Cross River State"): "", ("ng", "Niger State"): "", ("ng", "Rivers State"): "", ("ng", "Plateau State"): "", ("ng", "Delta"): "", ("ss", "Unity"): "", ("ss", "Upper Nile"): "",
          ("mm", "Rakhine"): "", ("in", "Andaman and Nicobar"): "", ("in", "Andaman and Nicobar Islands"): "", ("in", "Lakshadweep"): "", ("br", "Federal District"): "", ("za", "Free State"): "", ("kr", "Sejong-si"): "", ("ke", "Murang'A"): "Murang'a", ("ke", "Tharaka - Nithi"): "Tharaka-Nithi", ("es", "Canary Islands"): "",
          ("cz", "Carlsbad Region"): "Karlovy Vary Region", ("mm", "Chin State"): "", ("mm", "Kachin State"): "", ("mm", "Kayah State"): "", ("mm", "Kayin State"): "", ("mm", "Shan State"): "", ("mm", "Sagaing Region"): "", ("mm", "Mon"): "",
          ("vn", "Can Tho City"): "", ("bg", "Sofia-Capital"): "", ("mz", "Maputo City"): "", ("id", "Maluku"): "Maluku", ("tj", "Republican Subordination"): "", ("do", "Nacional"): "", ("co", "Bogota D.C."): "", ("ch", "Saint Gallen"): "St. Gallen", ("ch", "Basel-City"): "Basel-Stadt",
          ("fi", "Paijat-Hame"): "Päijät-Häme", ("il", "Judea and Samaria Area"): "", ("ve", "Distrito Federal"): "", ("ve", "Dependencias Federales"): "", ("th", "Chon Buri"): "Chonburi", ("ir", "Kurdistan Province"): "Kurdistan province", ("ru", "Nenets"): "Nenets Autonomous Okrug", ("ru", "Sakha"): "Sakha", ("be", "Brussels Capital"): "", ("sa", "'Asir Region"): "Asir", ("gr", "Mount Athos"): "Mount Athos", ("sd", "Northern State"): "", ("no", "Oslo"): ""}
OBLAST = {"Vinnytsia": "Vinnytska", "Volyn": "Volynska", "Dnipropetrovsk": "Dnipropetrovska", "Donetsk": "Donetska", "Zhytomyr": "Zhytomyrska", "Zakarpattia": "Zakarpatska", "Zaporizhzhia": "Zaporizka", "Ivano-Frankivsk": "Ivano-Frankivska",
          "Kyiv": "Kyivska", "Kirovohrad": "Kirovohradska", "Luhansk": "Luhanska", "Lviv": "Lvivska", "Mykolaiv": "Mykolaivska", "Odesa": "Odeska", "Poltava": "Poltavska", "Rivne": "Rivnenska", "Sumy": "Sumska", "Ternopil": "Ternopilska",
          "Kharkiv": "Kharkivska", "Kherson": "Khersonska", "Khmelnytskyi": "Khmelnytska", "Cherkasy": "Cherkaska", "Chernivtsi": "Chernivetska", "Chernihiv": "Chernihivska"}
OBLAST_OLD = {"Kharkiv": ["Kharkov"], "Odesa": ["Odessa"], "Kyiv": ["Kiev"], "Luhansk": ["Lugansk"], "Zaporizhzhia": ["Zaporizhia", "Zaporizhzhya", "Zaporozhye"], "Mykolaiv": ["Nikolaev"], "Khmelnytskyi": ["Khmelnytsky", "Khmelnitsky"], "Lviv": ["Lvov"], "Chernihiv": ["Chernigov"], "Vinnytsia": ["Vinnitsa"]}
OBLAST_BARE = {"Zakarpattia": ["Zakarpattia", "Transcarpathia", "Transcarpathia region"], "Volyn": ["Volyn"], "Dnipropetrovsk": ["Dnipropetrovsk"], "Kirovohrad": ["Kirovohrad"]}
REGION_QID = {("ua", "Donetsk Oblast"): "Q2012050", ("ua", "Luhansk Oblast"): "Q171965", ("az", "Nagorno-Karabakh"): ""}
ALIAS = {("ru", "Kemerovo Oblast"): ["Kuzbass"], ("ru", "Chukotka Autonomous Okrug"): ["Chukotka"], ("ru", "Khanty-Mansi Autonomous Okrug"): ["Khanty-Mansi region", "Khanty-Mansiysk region"], ("ru", "Yamalo-Nenets Autonomous Okrug"): ["Yamalo-Nenets region", "Yamalo-Nenets"],
         ("ru", "Tuva"): ["Tyva"], ("ru", "Moscow Oblast"): ["Moscow region", "Moscow Region", "Moscow oblast"], ("cn", "Xinjiang"): ["Xinjiang Uyghur Autonomous Region", "Xinjiang Uygur Autonomous Region"], ("cn", "Tibet"): ["Tibet Autonomous Region", "Xizang"], ("cn", "Guangxi"): ["Guangxi Zhuang Autonomous Region"], ("cn", "Inner Mongolia"): ["Inner Mongolia Autonomous Region"],
         ("au", "New South Wales"): ["NSW"], ("de", "North Rhine-Westphalia"): ["NRW"], ("de", "Mecklenburg-Vorpommern"): ["Mecklenburg-Western Pomerania"], ("ru", "Sakha"): ["Yakutia", "Sakha Republic"], ("ru", "Primorsky Krai"): ["Primorye", "Primorsky Territory"],
         ("ru", "Chechnya"): ["Chechen Republic"], ("ru", "Bashkortostan"): ["Bashkiria"], ("ru", "Zabaykalsky Krai"): ["Transbaikal"], ("in", "Odisha"): ["Orissa"], ("in", "Uttarakhand"): ["Uttaranchal"], ("it", "Trentino-Alto Adige"): ["South Tyrol", "Trentino"], ("it", "Apulia"): ["Puglia"],
         ("ng", "Akwa Ibom State"): ["Akwa Ibom"], ("us", "Washington"): ["Washington state", "Washington State"], ("us", "New York"): ["New York state", "New York State"], ("us", "Georgia"): ["Georgia state", "state of Georgia"], ("pk", "Balochistan"): ["Baluchistan"], ("pk", "Sindh"): ["Sind"],
         ("et", "Tigray"): ["Tigray region"], ("et", "Oromia"): ["Oromiya"], ("mm", "Ayeyarwady"): ["Irrawaddy"], ("fr", "Corsica"): ["Corse"], ("tr", "Hatay"): [], ("ru", "Kamchatka Krai"): [], ("iq", "Anbar"): ["al-Anbar", "Al Anbar"], ("iq", "Nineveh"): ["Ninewa", "Ninevah"], ("iq", "Salahuddin"): ["Salah al-Din", "Saladin province"],
         ("fr", "Île-de-France"): ["Paris region"], ("es", "Catalonia"): ["Catalunya"], ("es", "Basque Country"): ["Basque region"], ("ca", "Newfoundland and Labrador"): [], ("ca", "British Columbia"): ["B.C.", "BC"], ("gr", "Crete"): []}
US_SHORT = dict(zip("Alabama Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Illinois Indiana Kansas Kentucky Louisiana Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Oklahoma Oregon Pennsylvania Tennessee Vermont Virginia Wisconsin Wyoming".split(),
                    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn. Vt. Va. Wis. Wyo.".split()))
US_SHORT |= {"New Hampshire": "N.H.", "New Jersey": "N.J.", "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.", "North Dakota": "N.D.", "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "West Virginia": "W.Va."}
# countries whose first-level units are municipalities, parishes or atolls: not news places of their own
SMALL = set("ad ag ai as bb bm bn bs bt bw bz ck cv dm fj fm fo gd gg gi gm gp gq gu gw gy hk im is je ki km kn kw ky lc li ls lt lu lv mc md me mh mk mo mp mq mr ms mt mu mv mw nc nr nu pf pm pn pr pw qa re rs sb sc sh si sj sl sm sr st sz tc tf tg tk tl to tt tv tw ug um vc vg vi vu wf ws xk yt gl bi bj rw ga cg sx ax gf gb bh".split())
GENERIC = set("north south east west northern southern eastern western central centre center upper lower middle north-east north-west south-east south-west region province district state governorate department capital federal metropolitan of and the islands "
              "city coast area plateau plateaux savannah savanes lakes littoral maritime centrale nord sud est ouest oriental cascades bay lac unity delta rivers north-western nord-est nord-ouest sud-est sud-ouest".split())


def build_regions(data, countries, words, first):
    at = collections.defaultdict(list)
    city_names = collections.defaultdict(dict)
    big = {straight(c["name"]): c["country"].lower() for c in sorted(data.cities, key=lambda c: int(c["population"])) if int(c["population"]) >= 50_000}
    english = {(h["country"], h["geonames_name"]): h["name"] for h in hand("cities") if h["name"]}
    for c in data.cities:
        cc = c["country"].lower()
        at[c["country"], c["admin1"]].append((float(c["lat"]), float(c["lon"])))
        for n in (straight(c["name"]), ascii_form(c["name"]).replace("'", ""), english.get((c["country"], c["name"]), "")):
            city_names[cc][n] = max(int(c["population"]), city_names[cc].get(n, 0))
    land = country_forms(countries)
    qid = {}
    for code, d in data.rigour.items():
        if "-" in code and d.get("qid"):
            cc = code.split("-")[0]
            base = re.sub(r" \(.*", "", straight(d["name"]))
            qid[cc, fold(TAIL.sub("", base))] = d["qid"]
            qid[cc, fold(base)] = d["qid"]
    out, by_code = [], {}
    for a in data.admin1:
        country, code = a["code"].split(".", 1)
        cc = country.lower()
        full = straight(a["name"])
        name = RENAME.get((cc, a["name"]), RENAME.get((cc, full), full))
        points = at.get((country, code), [])
        by_code[country, code] = TAIL.sub("", name) or full
        if not name or cc in SMALL or cc not in SUFFIX or (cc, full) in CITY_STATES:
            continue
        if cc in ("in", "pk", "ir", "af", "sa", "ye", "iq", "sy", "eg", "jp", "kp", "kz", "et", "tr", "vn", "ge", "sd", "om", "mn", "la", "kh", "ly", "lb", "jo", "uz", "az"):
            plain = ascii_form(name).replace("'", "") if cc not in ("jp",) else ascii_form(name)
        else:
            plain = name
        kind = TAIL.search(plain)
        base = TAIL.sub("", plain).strip()
        suffix = SUFFIX[cc]
        q = qid.get((cc, fold(plain))) or qid.get((cc, fold(base))) or qid.get((cc, fold(full))) or ""
        if not kind and (cc, base) in CITY_STATES:
            continue
        aliases = []
        if cc == "ua":
            name = f"{base} Oblast"
            aliases = [f"{base} region", f"{base} Region", f"{base} oblast", f"{OBLAST[base]} oblast", f"{OBLAST[base]} Oblast"]
            aliases += [f"{o} {w}" for o in OBLAST_OLD.get(base, []) for w in ("region", "Oblast", "oblast")] + OBLAST_BARE.get(base, [])
        elif cc == "ru":
            rig = {k: v for k, v in data.rigour.items() if k.startswith("ru-")}
            match = [v["name"] for v in rig.values() if fold(v["name"]) == fold(plain)] + [v["name"] for v in rig.values() if fold(TAIL.sub("", v["name"])) == fold(base)]
            name = straight(match[0]) if match else plain
            if re.search(r" (Oblast|Krai)$", name):
                base = re.sub(r" (Oblast|Krai)$", "", name)
                aliases = [f"{base} region", f"{base} Region", f"{base} {name.split()[-1].lower()}"] + ([f"{base} Territory"] if name.endswith("Krai") else [])
            q = next((v["qid"] for v in rig.values() if v["name"] == name or straight(v["name"]) == name), q)
        else:
            generic = all(t in GENERIC or t in words for t in fold(base).split()) and not q
            if generic or base.lower() in first and not q and base in city_names[cc]:
                if generic and not kind:
                    continue
                if generic and all(t in GENERIC for t in fold(plain).split()):
                    continue
            same_as_city = city_names[cc].get(base, 0) >= 15_000
            other = base in land or generic or cc not in BARE or not q and (base.lower() in data.first or base.lower() in words or big.get(base, "") not in ("", cc))
            title = suffix.title() if suffix else ""
            if suffix and (same_as_city or other or plain.endswith(" " + suffix)) and cc not in ("us", "au", "ca"):
                name = f"{base.removesuffix(' ' + suffix)} {suffix}"
                aliases = [f"{base} {title}"]
            else:
                name = base if not (kind and kind[0].strip() in ("Republic",)) else plain
                aliases = [f"{base} {suffix}", f"{base} {title}"] if suffix and cc not in ("de", "es", "fr", "it", "at", "nl", "fi", "in", "gr") else []
                if cc == "in":
                    aliases = [f"{base} state"]
        if cc == "us" and base in US_SHORT:
            aliases.append(US_SHORT[base])
        aliases += ALIAS.get((cc, name), []) + ALIAS.get((cc, base), [])
        by_code[country, code] = name
        lat = lon = ""
        if points:
            lat = number(sum(p[0] for p in points) / len(points))
            lon = number(mean_longitude([p[1] for p in points]))
        out.append({"name": name, "country": cc, "qid": REGION_QID.get((cc, name), q), "lat": lat, "lon": lon, "aliases": aliases})
    # A name that several countries use goes to the region with an id; the others say what they are.
    sharers = collections.Counter(r["name"] for r in out)
    for r in out:
        suffix = SUFFIX[r["country"]]
        if sharers[r["name"]] > 1 and not r["qid"] and suffix and not r["name"].endswith(suffix):
            r["aliases"] = [f"{r['name']} {suffix.title()}"]
            r["name"] = f"{r['name']} {suffix}"
    own = {(r["country"], r["name"]) for r in hand("regions")}
    kept = []
    for r in out:  # a capital's district beside the province of the same name: the first one stays
        if (r["country"], r["name"]) not in own:
            own.add((r["country"], r["name"]))
            kept.append(r)
    out = kept
    lands = {c["key"] for c in countries}
    for r in hand("regions"):
        if r["country"] not in lands:
            problem("regions:", r["name"], "has the unknown country", r["country"])
        q = r["qid"] or qid.get((r["country"], fold(r["name"])), "")
        out.append({"name": r["name"], "country": r["country"], "qid": q, "lat": number(r["lat"]), "lon": number(r["lon"]), "aliases": forms(r["aliases"])})
    for r in out:
        data.check_qid(r["qid"], f"regions {r['name']}")
        r["aliases"] = [a for a in unique([straight(a) for a in r["aliases"]] + [ascii_form(a) for a in [r["name"]] + r["aliases"]]) if a != r["name"]]
    # One owner a form: names first (a form may be the name of two regions in two countries), then file order; a country keeps its own names.
    names = {r["name"] for r in out}
    owner = {}
    for r in out:
        keep = []
        for a in r["aliases"]:
            if a in land or a in names or a.lower() in words or owner.setdefault(a, r["name"]) != r["name"]:
                continue
            keep.append(a)
        r["aliases"] = keep
    out.sort(key=lambda r: (r["country"], r["name"]))
    seen = collections.Counter((r["country"], r["name"]) for r in out)
    for k, n in seen.items():
        if n > 1:
            problem("regions:", k, "twice")
    dup = collections.Counter(r["qid"] for r in out if r["qid"])
    for q, n in dup.items():
        if n > 1:
            problem("regions:", q, "is used", n, "times:", [r["name"] for r in out if r["qid"] == q])
    write(HERE / "regions.tsv", ["name", "country", "qid", "lat", "lon", "aliases"], [dict(r, aliases="|".join(r["aliases"])) for r in out])
    return out, by_code


def mean_longitude(values):
    x = sum(math.cos(math.radians(v)) for v in values)
    y = sum(math.sin(math.radians(v)) for v in values)
    return round(math.degrees(math.atan2(y, x)), 4)


# ---------------------------------------------------------------- features

FEATURE_TYPES = {"continent", "region", "ocean", "sea", "gulf", "bay", "strait", "canal", "river", "lake", "island", "mountain", "site", "space"}


def build_features(data, countries, regions):
    land = country_forms(countries)
    taken = {f for r in regions for f in [r["name"]] + r["aliases"]}
    out, owner = [], {}
    for r in hand("features"):
        if r["type"] not in FEATURE_TYPES:
            problem("features:", r["name"], "has type", r["type"])
        if r["name"] in land:
            problem("features:", r["name"], "is a name of", land[r["name"]])
        if r["name"] in taken:
            continue  # the region stands for it
        data.check_qid(r["qid"], f"features {r['name']}")
        out.append({"name": straight(r["name"]), "type": r["type"], "qid": r["qid"], "lat": number(r["lat"], 1), "lon": number(r["lon"], 1), "aliases": [straight(a) for a in forms(r["aliases"])]})
        if owner.setdefault(r["name"], r["name"]) != r["name"] or sum(o["name"] == r["name"] for o in out) > 1:
            problem("features:", r["name"], "twice")
    for r in out:
        keep = []
        for a in unique(r["aliases"] + [ascii_form(x) for x in [r["name"]] + r["aliases"]]):
            if a == r["name"] or a in land or a in taken:
                continue
            if owner.setdefault(a, r["name"]) != r["name"]:
                print(f"  clash: {a!r} of feature {r['name']} stays with {owner[a]}")
                continue
            keep.append(a)
        r["aliases"] = keep
    write(HERE / "features.tsv", ["name", "type", "qid", "lat", "lon", "aliases"], [dict(r, aliases="|".join(r["aliases"])) for r in out])
    return out


# ---------------------------------------------------------------- cities

# Names romanised from another script: diacritics are transliteration marks, which the news leaves out.
ROMANISED = set("AE AF AM BD BG BH BT BY CN DJ EG ER ET GE IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MM MN NP OM PK PS QA RU SA SD SO SY TH TJ TW UA YE MV".split())
FOLDED = set("AZ TM TR UZ VN".split())  # written in Latin letters, but plain in English news; the native spelling is an alias
UA_KEEP = set("Khmelnytskyi Kropyvnytskyi Khrustalnyi Sheptytskyi".split())
UA_DROP = re.compile(r"(skyi|nyi|Masyv|Zabudova|Kvartaly|Bereh)$|^(Rayon|Livoberezhnyi|Pivnichna|Pivnichno|Pivdenna|Nova |Novyi |Stara |Stare |Skhidni|Darnytsya|Teremky|Vidradnyi|Shevchenko$|Podil$|Desna$|Pechersk$|Voskresenka|Kivsharivka$|Bosse$|Sotsmisto)")
UA_FINE = re.compile(r"^(Nova Kakhovka|Novyi Rozdil|Bilhorod-Dnistrovskyi|Novhorod-Siverskyi|Korsun-Shevchenkivskyi|Kamyanets-Podilskyi|Kropyvnytskyi|Volodymyr-Volynskyi)$")
# City districts that GeoNames lists among cities, or names that would mislead.
CITY_DROP = {("US", "New South Memphis"), ("US", "South Boston"), ("JP", "Honchō"), ("IQ", "Al Mawşil al Jadīdah"), ("IQ", "Al Başrah al Qadīmah"), ("LB", "Ra’s Bayrūt"), ("JM", "New Kingston"), ("PH", "Mandaluyong"), ("HK", "Victoria"), ("PS", "Old City"), ("CN", "Macau"), ("HK", "Hong Kong Island"),
             ("HK", "New Territories"), ("HK", "Hong Kong"), ("MO", "Macau"), ("RU", "Donetsk"), ("UA", "Desna"), ("GN", "Camayenne"), ("SA", "Sulţānah"), ("AE", "Dayrah"), ("KE", "Kakamega ")}
STOP_EXTRA = "Bay|Bar|Van|Man|Most|Mira|Sur|Ica|Ham|Hit|Hun|Hat|Ash|Ban|Of|Date|Mine|Male|March|Split|Poole|Deal|Sale|Rugby|Hove|Wells|Battle|Ware|Eye|Diss|Bury|Barking|Reading|Nice|Tours|Angers|Laval|Lens|Bitter|Mobile|Gap|Central|Union|Liberty|Commerce|Defiance|Normal|Surprise|Globe|Orange|Corona|Aurora|Temple|Garland|Champaign|Opportunity|Enterprise|Independence|Hope|Success|Paradise|Eureka|Columbia|Ontario".split("|")
# Ordinary words or first names that are nevertheless well known cities.
KEEP_WORDS = {("US", "Anchorage"), ("US", "Savannah"), ("US", "Norfolk"), ("US", "Trenton"), ("US", "Modesto"), ("US", "Cheyenne"), ("AU", "Darwin"), ("FR", "Versailles"), ("FR", "Lourdes"), ("FR", "Brest"), ("GB", "Poole"),
              ("GB", "Derby"), ("GB", "Preston"), ("IE", "Cork"), ("DE", "Jena"), ("LK", "Kandy"), ("HR", "Split")}


def plain_city(name, cc):
    """The name as English news spells it, by rule; hand-made names come first."""
    n = straight(name)
    n = re.sub(r" \([^)]*\)", "", n)
    n = n.split(" / ")[0].split("/")[0].strip()
    if "," in n:
        n = n.split(",")[0]
    if cc == "RU":
        n = re.sub(r"(?<=[žšчзшщьлнртдсгкжц])ë", "yo", n).replace("ë", "yo").replace("Ë", "Yo").replace("'", "")
        n = re.sub(r"(yy|iy)\b", "y", n).replace("yye ", "ye ")
    elif cc == "UA":
        n = n.replace("'", "")
        n = re.sub(r"yy\b", "yi", n)
        n = re.sub(r"(?<=[bcdfghklmnprstvzx])ya", "ia", n)
        n = re.sub(r"(?<=[bcdfghklmnprstvzx])yu", "iu", n)
        n = re.sub(r"(?<=[aeou])yi", "i", n)
        n = re.sub(r"iyi", "ii", n)
        n = re.sub(r"iya$", "iia", n)
        n = re.sub(r"(?<=[a-z])ye", "ie", n)
    elif cc in ("KP", "KR"):
        n = ascii_form(n).replace("'", "")
        n = re.sub(r"-(si|up|ri|ni|dong|gun|kun)$", "", n)
    elif cc == "BY":
        n = ascii_form(n).replace("'", "")
    elif cc in ROMANISED:
        n = ascii_form(n)
        if cc not in ("CN", "IL", "TD", "ET", "ER"):
            n = re.sub(r"(?<![A-Za-z])'|'(?![a-z])|(?<=[aeiou])'(?=[a-z])|(?<=[a-z])'(?=[aeiou])", "", n)
    elif cc in FOLDED:
        n = ascii_form(n)
        if cc == "UZ":
            n = n.replace(" Shahri", "")
    return re.sub(r"\s+", " ", n).strip()


def build_cities(data, countries, regions, by_code, features, people, actors, words, first):
    overrides = {}
    rows = [dict(r, cc=r["country"], pop=int(r["population"])) for r in data.cities]
    rows.sort(key=lambda r: (-r["pop"], int(r["geonameid"])))
    index = collections.defaultdict(list)
    for r in rows:
        index[r["cc"], r["name"]].append(r)
    for h in hand("cities"):
        found = index.get((h["country"], h["geonames_name"]))
        if not found:
            want = h["geonames_name"]
            found = [r for r in rows if r["cc"] == h["country"] and want in r["alt_latin"].split("|")]
        if not found:
            problem("cities: no", h["country"], h["geonames_name"])
            continue
        overrides[found[0]["geonameid"]] = h
    land = country_forms(countries)
    region_of = {}
    for r in regions:
        for f in [r["name"]] + r["aliases"]:
            region_of.setdefault(f, r["country"])
    feature = {f for r in features for f in [r["name"]] + r["aliases"]}
    surnames = {a for p in people for a in p["aliases"] if " " not in a}
    firms = {f for a in actors for f in [a["name"]] + a["aliases"]}
    capital = {c["capital"]: c["key"] for c in countries if c["capital"]}
    extra_stop = set(STOP_EXTRA)
    out, dropped = [], collections.Counter()
    for r in rows:
        cc, pop, key = r["cc"], r["pop"], r["cc"].lower()
        if (cc, r["name"]) in CITY_DROP:
            continue
        h = overrides.get(r["geonameid"])
        name = h["name"] if h and h["name"] else (straight(r["name"]) if h else plain_city(r["name"], cc))
        if not h and cc == "UA" and (UA_DROP.search(r["name"]) and not UA_FINE.search(r["name"]) and r["name"] not in UA_KEEP):
            continue
        if "(Kreis" in r["name"] or not name or not latin(name) or len(name) < 2 or re.search(r"\d", name):
            continue
        is_capital = capital.get(name) == key
        ordinary = name.lower() in words or name.lower() in first or name in extra_stop
        if not is_capital and (cc, name) not in KEEP_WORDS and not (h and h["name"]):
            if ordinary and pop < 300_000:
                dropped[name] = max(dropped[name], pop)
                continue
            if pop < 300_000 and name in land and land[name] != key:
                dropped[name] = max(dropped[name], pop)
                continue
            if pop < 300_000 and name in land and land[name] == key and name in {c["name"] for c in countries}:
                continue
            if pop < 300_000 and cc == "US" and region_of.get(name) == key:
                continue
            if pop < 300_000 and region_of.get(name, key) != key and not key.startswith(region_of[name][:2]):
                continue
            if pop < 300_000 and (name in surnames or name in feature):
                continue
            if pop < 100_000 and name in firms:
                continue
        aliases = forms(h["aliases"]) if h else []
        aliases = [a for a in aliases if a != "-"]
        native = straight(r["name"])
        if not h and cc in FOLDED and native != name and cc != "UZ":
            aliases.append(native)
        if not h and cc in ("RU", "UA") and ascii_form(native).replace("'", "") != name and "(" not in native:
            aliases.append(ascii_form(native).replace("'", ""))
        if cc == "PH" and name.endswith(" City") and name not in ("Quezon City", "Angeles City"):
            aliases.append(name[:-5])
        if " / " in r["name"]:
            aliases += [straight(x) for x in r["name"].split(" / ")[1:]]
        m = re.match(r"(Saint|Sainte|St\.|St|Fort|Mount) (.*)", name)
        if m and cc in ("US", "GB", "CA", "AU", "IE", "NZ"):
            aliases += {"Saint": [f"St. {m[2]}", f"St {m[2]}"], "St.": [f"St {m[2]}", f"Saint {m[2]}"], "St": [f"St. {m[2]}", f"Saint {m[2]}"], "Mount": [f"Mt. {m[2]}"]}.get(m[1], [])
        out.append({"name": name, "country": key, "admin1": by_code.get((cc, r["admin1"]), ""), "lat": f"{float(r['lat']):.2f}", "lon": f"{float(r['lon']):.2f}", "population": pop, "id": r["geonameid"],
                    "aliases": aliases})
    for e in hand("cities.extra"):
        if any(o["name"] == e["name"] and o["country"] == e["country"].lower() for o in out):
            print("  the extra city", e["name"], "is in the data already")
            continue
        out.append({"name": e["name"], "country": e["country"].lower(), "admin1": by_code.get((e["country"], e["admin1"]), ""), "lat": f"{float(e['lat']):.2f}", "lon": f"{float(e['lon']):.2f}",
                    "population": int(e["population"]) or "", "id": "", "aliases": forms(e["aliases"])})
    # Aliases: an ASCII spelling; nothing that is a word, a first name, a country, or a larger city's name.
    size = {}
    for o in out:
        size[o["name"]] = max(o["population"] or 0, size.get(o["name"], 0))
    owner = {}
    for o in sorted(out, key=lambda o: -(o["population"] or 0)):
        keep = []
        for a in unique([straight(x) for x in o["aliases"]] + [ascii_form(x) for x in [o["name"]] + o["aliases"]]):
            if a == o["name"] or a.lower() in words or a in land and land[a] != o["country"] or len(a) < 2:
                continue
            if a.lower() in first and (o["population"] or 0) < 300_000:
                continue
            if size.get(a, 0) > (o["population"] or 0) or owner.setdefault(a, o["name"]) != o["name"]:
                continue
            keep.append(a)
        o["aliases"] = keep
    out.sort(key=lambda o: (-(o["population"] or 0), o["country"], o["name"]))
    # The same city twice (a district, an old entry): the larger one stays.
    seen, rows = {}, []
    for o in out:
        near = seen.setdefault((o["name"], o["country"]), [])
        if any(abs(float(o["lat"]) - float(p["lat"])) < 0.35 and abs(float(o["lon"]) - float(p["lon"])) < 0.5 for p in near):
            continue
        near.append(o)
        rows.append(o)
    write(HERE / "cities.tsv", ["name", "country", "admin1", "lat", "lon", "population", "id", "aliases"], [dict(o, aliases="|".join(o["aliases"])) for o in rows])
    have = {o["name"] for o in rows} | {a for o in rows for a in o["aliases"]}
    # A name that the tables keep for something else is not stopped: the state of Virginia, the Moon.
    have |= {f for r in regions + features for f in [r["name"]] + r["aliases"]} | {f for p in people for f in [p["name"]] + p["aliases"]} | set(land)
    # Numerals of monarchs and `Jr.` are no surnames.
    stop = sorted((set(dropped) | extra_stop | set("II III IV VI VII VIII XIV XVI Jr Jr.".split())) - have)
    for c in countries:
        if c["capital"] and not any(c["capital"] in [o["name"]] + o["aliases"] and o["country"] == c["key"][:2] for o in rows):
            print("  the capital", c["capital"], "of", c["name"], "is not in cities.tsv")
    return rows, stop, dropped


# ---------------------------------------------------------------- first names, stop list


def build_first_names(data, countries):
    land = {f.lower() for f in country_forms(countries)}
    closed = {w.lower() for w, t in data.tags.items() if t in CLOSED}
    ranked = sorted(data.first, key=lambda n: (-data.first[n], n))
    # Words that would be read as names all over a text: `an`, `so`, `my`; and countries: `china`, `german`, `jordan` stays a name in `land` only.
    return [n for n in ranked if n not in closed and n not in land and len(n) > 1][:3000]


def write_stop(stop):
    """Puts the stop list into places.yaml, in place of the one that is there."""
    path = GRAMMARS / "places.yaml"
    if not path.exists():
        print("  places.yaml is not there: no stop list written")
        return
    text = path.read_text(encoding="utf-8")
    risky = {"no", "yes", "on", "off", "true", "false", "null", "y", "n"}
    line, block = "  ", []
    for s in stop:
        item = json.dumps(s, ensure_ascii=False) if s.lower() in risky or not re.fullmatch(r"[A-Za-zÀ-ÿ][\w .'-]*", s) or "'" in s else s
        if len(line) + len(item) + 2 > 150:
            block.append(line.rstrip())
            line = "  "
        line += item + ", "
    block.append(line.rstrip().rstrip(","))
    new = "stop: [   # written by tables/derive_gazetteer.py\n" + "\n".join(block) + "]\n"
    text, n = re.subn(r"^stop: \[.*?\]\n", lambda m: new, text, flags=re.S | re.M)
    if n != 1:
        problem("places.yaml has", n, "stop lists")
    path.write_text(text, encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    data = Data(pathlib.Path(sys.argv[1]))
    (GRAMMARS / "en").mkdir(exist_ok=True)
    tags = write_tags(data)
    words = {w for w, t in tags.items() if len(w) > 1}
    write_irregular(data)
    countries = build_countries(data)
    names = build_first_names(data, countries)
    (HERE / "first_names.txt").write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")
    written[HERE / "first_names.txt"] = (len(names), (HERE / "first_names.txt").stat().st_size)
    first = set(names)
    actors, matched = build_actors(data, countries)
    people = build_people(data, countries, actors, words, first)
    regions, by_code = build_regions(data, countries, words, first)
    features = build_features(data, countries, regions)
    cities, stop, dropped = build_cities(data, countries, regions, by_code, features, people, actors, words, first)
    write_stop(stop)
    total = 0
    for path, (rows, size) in written.items():
        print(f"{path.relative_to(GRAMMARS)}\t{rows} rows\t{size} bytes")
        total += size
        if path.suffix == ".tsv":
            lines = path.read_text(encoding="utf-8").splitlines()
            width = lines[0].count("\t")
            for i, line in enumerate(lines, 1):
                if line.count("\t") != width:
                    problem(path.name, "line", i, "has", line.count("\t") + 1, "columns")
    print(f"total\t{total} bytes; stop list {len(stop)}; with Wikidata id: countries {sum(bool(c['qid']) for c in countries)}, actors {sum(bool(a['qid']) for a in actors)}, regions {sum(bool(r['qid']) for r in regions)}")
    if total > LIMIT:
        problem("the tables hold", total, "bytes, over", LIMIT)
    for p in problems:
        print("PROBLEM", p)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
