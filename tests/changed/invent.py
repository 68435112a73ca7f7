"""Names that no table holds, put together from halves of names that one does."""
import re

from changed.tables import ABBREVIATION


class Inventor:
    """Draws names of cities, persons and organisations that the extractor cannot know."""

    def __init__(self, tables, random):
        self.tables, self.random = tables, random
        words = [n for n in tables.cities if re.fullmatch(r"[A-Z][a-z]{5,9}", n)]
        self.halves = {"city": words, "person": tables.surnames}

    def word(self, sort):
        """The beginning of one name and the end of another."""
        for _ in range(1000):
            first, last = self.random.choice(self.halves[sort]), self.random.choice(self.halves[sort])
            new = first[: (len(first) + 1) // 2] + last[len(last) // 2 :]
            if new not in self.tables.names and new not in (first, last) and len(new) > 4 and new[-1] != "s":
                return new
        raise ValueError(f"no {sort} can be invented")

    def organisation(self, form):
        """A name written like this one: as many letters, or one word before its last."""
        if ABBREVIATION.match(form):
            return "".join(self.random.choice("BCDFGKLPRTVZ") for _ in form)
        return self.word("city") + (" " + last if " " in form and (last := form.split()[-1]) not in self.tables.country_words else "")
