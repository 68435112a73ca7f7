"""Other numbers for the numbers of a gold file: written in the same form, with the values worked out anew."""
import re
from fractions import Fraction

from changed.edit import Edit

DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?")
WORDS = ["two three four five six seven eight nine".split(), "ten eleven twelve".split(), "twenty thirty forty fifty sixty seventy".split()]
WORD = {w: n for n, w in enumerate(["zero", "one", *WORDS[0], *WORDS[1]])}
WORD |= {w: 20 + 10 * n for n, w in enumerate(WORDS[2])}
TOKEN = re.compile(DIGITS.pattern + r"|(?<![\w-])(?:" + "|".join(WORD) + r")(?![\w])(?!-(?:and|one|two|three|four|five|six|seven|eight|nine))", re.I)


def value(token):
    return Fraction(WORD[token.lower()]) if token.lower() in WORD else Fraction(token.replace(",", ""))


def plain(number, like):
    """A number for JSON: whole where it is, else rounded like the old one was."""
    if number.denominator == 1 and isinstance(like, int):
        return int(number)
    return float(number)


class Numbers:
    """The numbers of one document: every token has one replacement throughout, and no two share one."""

    def __init__(self, text, gold, random):
        self.text, self.gold, self.random = text, gold, random
        self.new, self.kept = {}, set()
        self.claims = [c for c in gold["claims"]]
        told = list(self.dated())
        for c in self.claims:
            tokens = self.tokens(c)
            if not self.changes(c, tokens) or any(a < c["end"] and c["start"] < b for a, b in told):
                self.kept.update(t.lower() for t, _, _ in tokens)
                for r in c.get("restated") or []:
                    self.kept.update(m[0].lower() for m in TOKEN.finditer(r["quote"]))

    def tokens(self, claim):
        return [(m[0], claim["start"] + m.start(), claim["start"] + m.end()) for m in TOKEN.finditer(self.text[claim["start"]:claim["end"]])]

    def dated(self):
        """Stretches whose words date something: a number there makes a date, which would have to be worked out anew."""
        for c in self.claims:
            words = (c.get("time") or {}).get("text")
            for m in re.finditer(re.escape(words), self.text) if words else ():
                yield m.span()

    @staticmethod
    def values(claim):
        """The fields that hold the numbers of a claim, in order of writing."""
        return ("low", "high") if claim["value"] is None else ("value",)

    def changes(self, claim, tokens):
        """Whether the numbers of a claim can change: written one a field, not one or nought, no side of a score."""
        fields = [claim.get(f) for f in self.values(claim)]
        if "score" in claim["kind"] or len(tokens) != len(fields) or not all(isinstance(f, (int, float)) for f in fields):
            return False
        if len(tokens) > 1 and all(t.lower() in WORD for t, _, _ in tokens):
            # "six or seven": neighbours, and no other pair reads as one amount
            return False
        return all(value(t) not in (0, 1) and not re.fullmatch(r"[12]\d{3}", t) for t, _, _ in tokens)

    def draw(self, token, steady):
        """A number of the same form: its digits, grouping, decimals and trailing noughts; `steady` keeps the first of several digits."""
        low = token.lower()
        if low in WORD:
            row = next((r for r in WORDS if low in r), [low])
            new = self.random.choice(row)
            return new.capitalize() if token[0].isupper() else new
        whole = token.split(".")[0].replace(",", "")
        tail = len(token) - len(token.rstrip("0,"))
        digits = [i for i, d in enumerate(token) if d.isdigit() and (i < len(token) - tail or "." in token)]
        out = list(token)
        for i in digits:
            edge = i == 0 or i == digits[-1]
            out[i] = str(self.random.randint(1 if edge else 0, 9))
        if token[0] == "0":
            out[0] = "0"
        if len(whole) == 1 and len(digits) == 1:
            out[0] = str(self.random.randint(2, 9))
        if len(whole) == 4 and "," not in token:
            out[0] = str(self.random.randint(3, 9))
        if steady and len(whole) > 1:
            out[0] = token[0]
        return "".join(out)

    def replace(self, token, steady=False):
        """This document's replacement of a token; the token itself where it has to stay."""
        low = token.lower()
        if low in self.kept:
            return token
        if low not in self.new:
            for _ in range(200):
                new = self.draw(token, steady)
                if new.lower() != low and new.lower() not in self.new.values() and new.lower() not in self.kept:
                    break
            else:
                new = token
            self.new[low] = new.lower()
        new = self.new[low]
        return new.capitalize() if token[0].isupper() else new

    def restate(self, claim, record):
        """The token of a restated amount, in proportion to the new one and in the old form; None where that cannot be."""
        (token, _, _), (again,) = self.tokens(claim)[0], [m[0] for m in TOKEN.finditer(record["quote"])] or [None]
        ratio = value(self.replace(token)) / value(token)
        places = len(again.split(".")[1]) if "." in again else 0
        new = f"{float(value(again) * ratio):,.{places}f}" if "," in again else f"{float(value(again) * ratio):.{places}f}"
        return new if len(new) == len(again) else None

    def edits(self):
        """The replacements, with the values in the gold already changed."""
        out = {}
        linked = [c for c in self.claims if any("start" in r for r in c.get("restated") or [])]
        for c in linked:
            if self.changes(c, self.tokens(c)) and self.values(c) == ("value",) and self.tokens(c)[0][0].lower() not in self.kept:
                self.settle(c, c["restated"][0])
        for c in self.claims:
            tokens = self.tokens(c)
            if not self.changes(c, tokens):
                continue
            # an age stays one, and a share beyond a hundred per cent near it
            steady = "age" in c["kind"] or c.get("unit") == "%" and any(value(t) > 99 for t, _, _ in tokens)
            fields, new = self.values(c), [self.replace(t, steady) for t, _, _ in tokens]
            if len(new) == 2 and (value(new[0]) >= value(new[1])) != (value(tokens[0][0]) >= value(tokens[1][0])):
                continue
            for field, (old, start, end), token in zip(fields, tokens, new):
                c[field] = plain(Fraction(str(c[field])) * value(token) / value(old), c[field])
                if token != old:
                    out[start] = Edit(start, end, token, "number")
            for r in c.get("restated") or []:
                tokens = list(TOKEN.finditer(r["quote"]))
                if "start" in r and len(tokens) == 1 and isinstance(r.get("value"), (int, float)):
                    token = self.replace(tokens[0][0])
                    r["value"] = plain(Fraction(str(r["value"])) * value(token) / value(tokens[0][0]), r["value"])
                    if token != tokens[0][0]:
                        out[r["start"] + tokens[0].start()] = Edit(r["start"] + tokens[0].start(), r["start"] + tokens[0].end(), token, "number")
        return list(out.values())

    def settle(self, claim, record):
        """Chooses an amount and the one that restates it together, or keeps both."""
        token, tokens = self.tokens(claim)[0][0], list(TOKEN.finditer(record["quote"]))
        again = tokens[0][0].lower() if len(tokens) == 1 else None
        if again is None or again in self.kept or again in self.new:
            self.new.setdefault(token.lower(), token.lower()) if again else None
            return
        for _ in range(100):
            self.new.pop(token.lower(), None)
            self.replace(token)
            new = self.restate(claim, record)
            if new and new not in self.new.values():
                self.new[again] = new
                return
        self.new[token.lower()], self.new[again] = token.lower(), again
