"""Who stands for whom in a document: countries, cities, persons and organisations, each for another of the same sort."""
import re

from changed import find
from changed.edit import Edit
from changed.invent import Inventor
from changed.tables import ABBREVIATION, ARTICLE, NO_SURNAME, PLAIN, SHARED, UNSAFE, Name, split

TITLES = re.compile(r"(?:President|Prime Minister|Secretary|General|Mr|Mr\.|Mrs|Ms|Dr|Dr\.|King|Prince|Chancellor|Senator|Governor) ")
PLACED = re.compile(r"\b(?:in|near|at|from|around|outside|to|towards)\s$")
NEXT_CAPITAL = re.compile(r"[\s-]+(?!I\b)[A-Z]")


class Cast:
    """The swaps of one document: `forms` gives, for every form of what is swapped, its replacement."""

    def __init__(self, text, gold, tables, random, vocabulary, sorts, invent=False):
        self.text, self.gold, self.tables, self.random, self.vocabulary = text, gold, tables, random, vocabulary
        self.forms, self.own, self.country_of, self.called = {}, {}, {}, {}
        self.flat = find.level(text)
        self.inventor = Inventor(tables, random) if invent else None
        self.told = "\n".join(strings(gold))
        if "person" in sorts:
            self.unknown_persons()
        self.found = find.names(text, tables, self.own)
        if "country" in sorts:
            self.countries()
        if "city" in sorts:
            self.cities()
        if "person" in sorts:
            self.known_persons()
        if "organisation" in sorts:
            self.organisations()

    def free(self, name):
        """Whether a replacement is nobody else in the document, and no word of it."""
        words = name.replace("'", " ").split()
        return name not in self.flat and name not in self.told and name not in self.forms.values() and not any(
            w.lower() in self.vocabulary for w in words if len(words) == 1)

    def choose(self, options):
        options = [o for o in options if self.free(o)]
        return self.random.choice(options) if options else None

    # --- countries -------------------------------------------------------------------------------------------------------------

    def countries(self):
        seen = {}
        for start, end, form, name in self.found:
            if name.sort == "country":
                seen.setdefault(name.key, []).append((start, end, form, name.role))
        taken = set(seen) | {n.key for _, _, _, n in find.names(self.told, self.tables) if n.sort == "country"}
        for source in sorted(seen):
            row = self.tables.countries[source]
            if source in UNSAFE or self.tables.names.get(row["name"], Name("", "")).sort != "country":
                continue
            named = any(role in ("name", "short", "adjective", "one", "many") for *_, role in seen[source])
            if not named or row["name"].lower() in self.tables.first_names:
                continue
            whole = lambda t: all(self.tables.analogue(source, t, form, role) for _, _, form, role in seen[source])
            # a dollar is the American one where no other country with a dollar is named
            money = lambda t: source in ARTICLE or self.tables.money.get(t) not in SHARED
            options = [t for t in self.tables.targets(source) if t not in taken and whole(t) and money(t)]
            if not options:
                continue
            target = self.random.choice(options)
            taken.add(target)
            self.country_of[source] = target
            for form, role in self.tables.country_forms(row).items():
                if role == "government" and re.search(rf"\b{re.escape(form)} [A-Z]", self.flat):
                    continue
                if self.tables.names.get(form) == Name("country", source, role):
                    self.forms[form] = self.tables.analogue(source, target, form, role) or self.tables.countries[target]["name"]

    # --- cities ----------------------------------------------------------------------------------------------------------------

    def cities(self):
        places = {p for c in self.gold["claims"] for x in c.get("places") or [] for p in (x if isinstance(x, list) else [x])}
        seen = {}
        for start, end, form, name in self.found:
            if name.sort == "city":
                seen.setdefault(name.key, []).append((start, end, form))
        fixed = {form for _, _, form, n in self.found if n.sort == "fixed"}
        settled = {self.tables.regions[f] for f in fixed if f in self.tables.regions}
        for key, where in sorted(seen.items()):
            # a province or a constituency of that name would be torn from its city
            longer = any(NEXT_CAPITAL.match(self.flat[end:]) or re.search(r"[A-Z]\w+ $", self.flat[:start]) for start, end, _ in where)
            if longer or any(re.search(rf"\b{re.escape(key)}\b", f) for f in fixed):
                continue
            if not any(form in places or PLACED.search(self.flat[:start]) for start, _, form in where):
                continue
            row = self.tables.cities[key]
            if len(key) < 4 or key.lower() in self.vocabulary:
                continue
            large = self.large(row)
            # where a province of the old country is named, its cities stay there
            country = row["country"] if row["country"] in settled else self.country_of.get(row["country"], row["country"])
            mine = [n for n, r in self.tables.cities.items() if r["country"] == country and self.large(r) == large and self.plain_city(n)]
            new = self.choose(mine) if len(mine) >= 5 else None
            new = new or self.choose([n for n, r in self.tables.cities.items() if self.large(r) and self.plain_city(n)])
            if self.inventor:
                new = self.inventor.word("city")
            if new:
                for form in [key, *split(row["aliases"])]:
                    if self.tables.names.get(form, Name("", "")).sort == "city":
                        self.forms[form] = new

    def plain_city(self, name):
        """Whether a city is one word that is nothing else."""
        known = self.tables.names.get(name, Name("", "")).sort == "city" and name.lower() not in self.vocabulary
        return known and len(name) > 4 and PLAIN.match(name)

    @staticmethod
    def large(row):
        return int(row["population"] or 0) >= 100000

    # --- persons ---------------------------------------------------------------------------------------------------------------

    def unknown_persons(self):
        """Two capitalised words of which the first is a first name, or that the gold gives both whole and by surname."""
        whole = set()
        for claim in self.gold["claims"]:
            for slot in ("actor", "recipient", "attribution"):
                given = [x for x in claim.get(slot) or [] if x]
                two = [x for x in given if re.fullmatch(r"[A-Z][\w'-]+ [A-Z][\w'-]+", x) and x.split()[1] in given]
                whole |= {x for x in two if x in self.flat and not TITLES.match(x)}
        for m in re.finditer(r"(?<![\w-])([A-Z][a-z]+) ([A-Z][\w'-]+?)(?='s|[^\w'-])", self.flat):
            before = self.flat[:m.start()]
            if m[1].lower() not in self.tables.first_names or NEXT_CAPITAL.match(self.flat[m.end():]) or find.SHIP.search(before[-30:]):
                continue
            known = self.tables.names.get(m[1], Name("city", "")).sort != "city" or m[2] in self.tables.names or m[0] in self.tables.names
            if not known and not NO_SURNAME.fullmatch(m[2]) and m[2].lower() not in self.vocabulary:
                whole.add(m[0])
        surnames, places = {}, {n for _, _, n, w in find.names(self.flat, self.tables) if w.sort in ("fixed", "organisation", "country")}
        for name in sorted(whole):
            first, last = name.split()
            if name in self.tables.names or last in places or f"the {name}" in self.flat or f"The {name}" in self.flat:
                continue
            if last not in surnames:
                others = [s for s in self.tables.surnames if s not in surnames.values()]
                new = self.inventor.word("person") if self.inventor else self.choose(others)
                if not new:
                    continue
                surnames[last] = new
            self.person(name, self.first_name(first) + " " + surnames[last])

    def first_name(self, old):
        """A first name that ends alike, as a guess at its gender; kept where none is at hand."""
        alike = lambda n: len(n) > 3 and n[-1] == old[-1] and abs(len(n) - len(old)) < 3 and n not in self.vocabulary
        options = sorted(n.capitalize() for n in self.tables.first_names if alike(n) and n.capitalize() not in self.tables.names)
        return self.random.choice(options) if options and old.lower() in self.tables.first_names else old

    def person(self, old, new):
        """Registers a person by whole name and by surname; not at all where a mention by surname would be missed."""
        if self.mentioned(old, new):
            self.own[old] = Name("person", old)
            self.forms[old] = new
            self.forms.setdefault(old.split()[-1], new.split()[-1])

    def mentioned(self, old, new):
        """Registers the mentions by surname alone, or behind a title where the surname is a word too; False where some are neither."""
        last = old.split()[-1]
        if len(last) > 3 and last.lower() not in self.vocabulary and self.tables.names.get(last, Name("city", "")).sort in ("city", "person"):
            self.own.setdefault(last, Name("person", old))
            return True
        titled = {m[1] for m in re.finditer(rf"({TITLES.pattern}){re.escape(last)}\b", self.flat)}
        rest = self.flat.replace(old, "")
        for title in titled:
            rest = rest.replace(title + last, "")
        if re.search(rf"\b{re.escape(last)}\b", rest):
            return False
        for title in titled:
            self.own[title + last] = Name("person", old)
            self.forms[title + last] = title + new.split()[-1]
        return True

    def known_persons(self):
        seen = sorted({n.key for _, _, f, n in self.found if n.sort == "person" and n.key in self.tables.people})
        for key in seen:
            row = self.tables.people[key]
            plain = [n for n in self.tables.people if self.tables.plain_person(n) and self.free(n.split()[-1])]
            same = [n for n in plain if self.tables.people[n]["role"] == row["role"]]
            # who has a title of the swapped country had better be of the new one
            mine = [n for n in same if self.tables.people[n]["country"] == self.country_of.get(row["country"], row["country"])]
            new = self.choose(mine) or self.choose(same) or self.choose(plain)
            if self.inventor:
                new = f"{self.first_name(key.split()[0])} {self.inventor.word('person')}"
            if not new:
                continue
            last = key.split()[-1]
            if not self.mentioned(key, new):
                continue
            for form in {key, last, *split(row["aliases"])}:
                title = TITLES.match(form)
                self.forms[form] = title[0] + new.split()[-1] if title else new if len(form.split()) > 1 else new.split()[-1]

    # --- organisations ---------------------------------------------------------------------------------------------------------

    def organisations(self):
        seen = {}
        for _, _, form, name in self.found:
            if name.sort == "organisation":
                seen.setdefault(name.key, set()).add(form)
        for key, forms in sorted(seen.items()):
            row = self.tables.actors[key]
            if any(f.lower() in self.vocabulary for f in forms):
                continue
            options = [k for k, r in self.tables.actors.items() if r["type"] == row["type"] and k != key and self.alike(key, k, forms)]
            options = [k for k in options if self.tables.actors[k]["parent"] == row["parent"]] or options
            if not options:
                continue
            new = self.random.choice(options)
            for form in [row["name"], *split(row["aliases"])]:
                if self.tables.names.get(form) == Name("organisation", key):
                    if self.inventor:
                        self.forms[form] = self.inventor.organisation(form)
                        continue
                    self.forms[form] = self.organisation(new, form) or self.tables.actors[new]["name"]
                    self.called[self.forms[form]] = self.tables.actors[new]["name"]

    def organisation(self, key, form):
        """The form of an organisation that is written like this one: an abbreviation, one word, or several."""
        row, shape = self.tables.actors[key], lambda f: "short" if ABBREVIATION.match(f) else "word" if " " not in f else "words"
        own = [f for f in [row["name"], *split(row["aliases"])] if self.tables.names.get(f) == Name("organisation", key)]
        return next((f for f in own if shape(f) == shape(form) and re.fullmatch(r"[A-Za-z' ]+", f) and not self.tables.holds_country(f)), None)

    def alike(self, old, new, forms):
        return all(f and self.free(f) for f in (self.organisation(new, form) for form in forms))

    # --- what comes of it ------------------------------------------------------------------------------------------------------

    def edits(self):
        """The replacements in the text, with the articles that go with them."""
        out = []
        for start, end, form, name in find.names(self.text, self.tables, self.own):
            new = self.forms.get(form)
            if new is None or name.sort == "fixed" or self.inside(self.flat, start, end, name):
                continue
            if name.role == "government" and self.flat[start - 4:start].lower() == "the ":
                start -= 4
            new = wrapped(self.text[start:end], new)
            if self.flat[end - 1] == "s" and re.match(r"' ?\w", self.flat[end:]) and self.flat[end + 1] != "s" and new[-1] != "s":
                new, end = f"{new}{self.text[end]}s", end + 1
            out.append(Edit(start, end, new, name.sort))
            article = re.search(r"\b([Aa])(n?) $", self.flat[:start])
            if article and (vowel(new), article[2]) in ((True, ""), (False, "n")):
                out.append(Edit(article.start(), article.start() + 1 + len(article[2]), article[1] + ("n" if vowel(new) else ""), None))
        return out

    def inside(self, text, start, end, name):
        """Whether a word is part of a longer name: an adjective at its end, a surname that begins it."""
        longer = NEXT_CAPITAL.match(text[end:])
        if name.role == "adjective":
            return bool(re.search(r"\b(?:News|TV|BBC|Radio|Times) $", text[:start])) and not longer
        if name.role == "alias" and " " not in text[start:end]:
            return bool(longer)
        return name.sort == "person" and name.key not in self.tables.people and " " not in text[start:end] and bool(longer)

    def found_forms(self):
        return {f for _, _, f, n in self.found if n.sort in ("city", "organisation")}

    def slot(self, value):
        """A slot of the gold, swapped alike; where a name's usual form is another one, that is right, too."""
        if not isinstance(value, list):
            return self.string(value)
        new = [self.slot(v) for v in value]
        return new + [n for n in dict.fromkeys(self.called.get(v) for v in new if isinstance(v, str)) if n and n not in new]

    def people(self):
        """Persons' names as they now stand in the text."""
        forms = [f for _, _, f, n in self.found if n.sort == "person"] + list(self.own)
        return {self.forms.get(f, f) for f in forms}

    def string(self, text):
        """A name or phrase of the gold, swapped alike."""
        if not isinstance(text, str):
            return text
        if text in self.forms:
            return self.forms[text]
        role = self.tables.names.get(text.capitalize(), Name("", "")).role
        if text.capitalize() in self.forms and text.islower() and (role in ("one", "many", "adjective") or text.capitalize() in self.found_forms()):
            return self.forms[text.capitalize()].lower()
        out, at = [], 0
        for start, end, form, name in find.names(text, self.tables, self.own):
            if form in self.forms and name.sort != "fixed" and not self.inside(text, start, end, name):
                out += [text[at:start], self.forms[form]]
                at = end
        return "".join([*out, text[at:]])


def strings(node):
    """Every string of a gold file."""
    if isinstance(node, str):
        yield node
    for x in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from strings(x)


def wrapped(old, new):
    """A replacement broken over lines where the old name was."""
    gap = re.search(r"\s*\n\s*", old)
    return new.replace(" ", gap[0], 1) if gap and " " in new else new


def vowel(word):
    """Whether a word begins with a vowel to the ear, as far as its spelling tells."""
    if re.match(r"U[.A-Z]|Uni|Uk|Ug|Uru|Eu|One|Ur[aeiou]", word):
        return False
    return word[0] in "AEIOUÉaeiou" or bool(re.match(r"(?:[FHLMNRSX][A-Z]{1,4})\b", word) and not re.match(r"N[AE]|FEMA|NASA|NATO", word))
