"""The project's own tables of names, read for swapping: which name is of which sort, and what may stand for it."""
import collections
import csv
import dataclasses
import re

# Countries whose name has an article, and those where "the North" or a namesake makes a swap unsafe.
ARTICLE = {"us", "gb", "ae", "nl", "ph", "bs", "gm", "mv", "do", "cf", "cd", "sc", "mh", "km", "sb"}
UNSAFE = set("kp kr ge td jo tr ne gn cg cd dm do mk ss sd va mc sg gb-nir ws as hk mo ps".split())
# Where the family name comes first, the last word of a name is no surname.
FAMILY_FIRST = {"cn", "kr", "kp", "vn", "hk", "tw", "kh", "hu", "mm"}
# What is swapped as a whole; a force or a ministry has its country in its name, and that is swapped instead.
ORGANISATIONS = {"company", "agency", "media"}
# Parliaments and courts are no agencies, whatever the table calls them.
STATE = re.compile(r"\b(?:Duma|Congress|Senate|Parliament|House|Court|Council|Assembly|Rada)\b")
COMPOSED = {"agency", "organisation", "ministry", "force", "party", "group"}

# Money whose name several countries share: with one of them in the text, it may be that one's.
SHARED = {"dollar", "pound"}

NO_SURNAME = re.compile(r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:Jan|Febr)uary|April|June|July|August|(?:Septem|Octo|Novem|Decem)ber|.*'s")
ABBREVIATION = re.compile(r"[A-Z]{2,5}$")
DOTTED = re.compile(r"(?:[A-Z]\.){2,}$")
PLAIN = re.compile(r"[A-Z][a-z]+$")


@dataclasses.dataclass(frozen=True)
class Name:
    """A form of an entity: its sort, whose it is, and what part it plays among that entity's forms."""

    sort: str
    key: str
    role: str = "name"


def split(cell):
    return [x for x in (cell or "").split("|") if x]


def is_short(form):
    return bool(ABBREVIATION.match(form) or DOTTED.match(form))


class Tables:
    """All names, by form; and the entities by sort and key."""

    def __init__(self, folder):
        rows = lambda file: list(csv.DictReader((folder / file).open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
        self.first_names = set((folder / "first_names.txt").read_text(encoding="utf-8").split())
        self.countries = {r["key"]: r for r in rows("countries.tsv")}
        self.people = {r["name"]: r for r in rows("people.tsv")}
        self.actors = {r["key"]: r for r in rows("actors.tsv")}
        self.cities = collections.OrderedDict()
        for r in rows("cities.tsv"):
            self.cities.setdefault(r["name"], r)
        self.regions = {r["name"]: r["country"] for r in rows("regions.tsv")}
        self.cities_in = collections.Counter(r["country"] for r in self.cities.values() if PLAIN.match(r["name"]))
        self.money = {k: r["name"].split()[-1].lower() for r in rows("currencies.tsv") for k in split(r["countries"])}
        self.names = {}
        fixed = {f for file in ("regions.tsv", "features.tsv") for r in rows(file) for f in [r["name"], *split(r["aliases"])]}
        for key, r in self.countries.items():
            for form, role in self.country_forms(r).items():
                self.names.setdefault(form, Name("country", key, role))
        self.country_words = {f for f, n in self.names.items() if n.role in ("name", "short", "alias", "adjective")}
        for r in self.people.values():
            for form in [r["name"], *split(r["aliases"])]:
                self.names.setdefault(form, Name("person", r["name"]))
        for key, r in self.actors.items():
            for form in [r["name"], *split(r["aliases"])]:
                if r["type"] in COMPOSED and self.holds_country(form):
                    continue
                self.names.setdefault(form, Name("organisation" if r["type"] in ORGANISATIONS and not STATE.search(r["name"]) else "fixed", key))
        for form in fixed:
            old = self.names.get(form)
            if old is None or (old.sort == "country" and old.role == "name"):
                self.names[form] = Name("fixed", form)
        for r in self.cities.values():
            for form in [r["name"], *split(r["aliases"])]:
                if len(form) > 3 and form.lower() not in self.first_names:
                    self.names.setdefault(form, Name("city", r["name"]))
        self.by_first = collections.defaultdict(list)
        for form in self.names:
            self.by_first[re.match(r"\w*", form)[0]].append(form)
        for forms in self.by_first.values():
            forms.sort(key=len, reverse=True)
        self.surnames = sorted({n.split()[-1] for n, r in self.people.items() if self.plain_person(n) and n.split()[-1] not in self.names})

    @staticmethod
    def country_forms(row):
        """Every form of a country with its part: name, short (US, U.S.), alias, adjective, one, many, capital, government."""
        forms = {row["name"]: "name"}
        for form in split(row["aliases"]):
            forms.setdefault(form, "short" if is_short(form) else "alias")
        for form in split(row["adjectives"]):
            forms.setdefault(form, "short" if is_short(form) else "adjective")
        for form in split(row["nouns"]):
            forms.setdefault(form, "many" if form.endswith(("s", "men", "women")) else "one")
        if row["capital"]:
            forms.setdefault(row["capital"], "capital")
        for form in split(row["government"]):
            forms.setdefault(form, "government")
        return forms

    def holds_country(self, form):
        words = form.split()
        return any(" ".join(words[i:j]) in self.country_words for i in range(len(words)) for j in range(i + 1, len(words) + 1))

    def plain_person(self, name):
        """Whether a person's name is two plain words, the latter of which is a surname and nothing else."""
        words = name.split()
        return (
            len(words) == 2
            and all(PLAIN.match(w) and len(w) > 3 for w in words)
            and self.people[name]["country"] not in FAMILY_FIRST
            and words[1].lower() not in self.first_names
            and not NO_SURNAME.fullmatch(words[1])
            and self.names.get(words[1], Name("person", name)).key == name
        )

    # --- what may stand for a country ------------------------------------------------------------------------------------------

    def analogue(self, source, target, form, role):
        """What stands in the target country for this form of the source; None where nothing does."""
        forms = self.country_forms(self.countries[target])
        pick = lambda role, test=lambda f: True: next((f for f, r in forms.items() if r == role and test(f)), None)
        if role == "name":
            return self.countries[target]["name"]
        if role == "short":
            return pick("short", lambda f: bool(DOTTED.match(f)) == bool(DOTTED.match(form)))
        if role == "adjective":
            return pick("adjective") or pick("one")
        if role == "one":
            return pick("one") or pick("adjective")
        if role == "many":
            return pick("many")
        if role in ("capital", "government"):
            return self.countries[target]["capital"] or None
        long = len(form.split()) > 1
        return pick("alias", lambda f: (f.startswith("Republic of ") if long else " " not in f and not f.endswith("s"))) or (
            self.countries[target]["name"] if target in ARTICLE and long else None)

    def targets(self, source):
        """Countries of the same sort: the same article, regular words for the people, a capital, cities enough."""
        if source in ("us", "gb", "ae"):
            return [k for k in ("us", "gb", "ae") if k != source]
        cities, out = self.cities_in, []
        for key, r in self.countries.items():
            adjective, nouns = split(r["adjectives"])[:1], split(r["nouns"])
            regular = adjective and nouns[:1] == adjective and adjective[0] + "s" in nouns
            if key not in UNSAFE and (key in ARTICLE) == (source in ARTICLE) and regular and r["capital"] and cities[key] >= 12:
                plain = PLAIN.match(r["name"]) and PLAIN.match(adjective[0]) and r["name"].lower() not in self.first_names
                if plain and self.names[r["name"]].sort == "country":
                    out.append(key)
        return out
