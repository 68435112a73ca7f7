"""Finding names in text: the longest first, as whole words with their capitals, never in a URL."""
import re

from changed.tables import Name

URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b[\w-]+\.(?:com|org|net|gov|ie|eu)\b\S*")
# A state or province of the same name as a capital or a country.
OFFICE = re.compile(r"\b(?:[Gg]overnor|[Ss]tate|[Uu]niversity|[Gg]ulf) of $")
# A language, not a people.
LANGUAGE = re.compile(r"\b(?:in|speak|speaks|spoken|into|only) $")
ALONE = re.compile(r"\W*(?:$|[\"”,.;]|(?:only|in|or|and)\b)")
# Ships are named after people.
SHIP = re.compile(r"\b(?:USS|HMS|HMC|M/V|MV|RV|Hurricane|Hurricanes|Storm)\s+(?:\w+\s+and\s+)?$")


def level(text):
    """The text with plain blanks and apostrophes, every character in its place."""
    return re.sub(r"\s", " ", text).replace("’", "'")


def names(text, tables, more=()):
    """Occurrences (start, end, form, Name), not overlapping; `more` are forms of this document, before those of the tables."""
    flat, more, at, found = level(text), dict(more), 0, []
    closed = [m.span() for m in URL.finditer(text)]
    own = sorted(more, key=len, reverse=True)
    for word in re.finditer(r"\w+", flat):
        start = word.start()
        if start < at or not (word[0][0].isupper() or word[0][0].isdigit()) or any(a <= start < b for a, b in closed):
            continue
        options = [f for f in own if flat.startswith(f, start)] + [f for f in tables.by_first.get(word[0], ()) if flat.startswith(f, start)]
        for form in sorted(options, key=len, reverse=True):
            end = start + len(form)
            if re.match(r"\w|-\d|\$", flat[end:end + 2]):
                continue
            name = more.get(form) or tables.names[form]
            if name.sort == "country" and name.role in ("capital", "name") and OFFICE.search(flat[max(0, start - 20):start]):
                name = Name("fixed", form)
            if name.role == "capital" and (re.match(r" [A-Z]\w+ [A-Z]", flat[end:end + 40]) or re.search(r"[A-Z]\w+, $", flat[:start])):
                name = Name("fixed", form)
            if name.role == "adjective" and LANGUAGE.search(flat[:start]) and ALONE.match(flat[end:end + 8]):
                name = Name("fixed", form)
            if SHIP.search(flat[max(0, start - 30):start]):
                name = Name("fixed", form)
            found.append((start, end, form, name))
            at = end
            break
    return found
