"""Attributions moved from the front of their sentence to its back."""
import re

from changed.edit import Piece, Layout

# The end of a sentence: a stop before a blank or a new line; not the one of an abbreviation or an initial.
BODY = r"(?P<body>(?:[^.!?;:\n\[\]]|\.(?=\d)|(?<=U)\.(?=[A-Z])|(?<=U\.[A-Z])\.(?= [a-z]))+?)\.(?=\s|$)"
HEAD = r"(?:(?<=\n)|(?<=[a-z0-9)\"”][.!?] )|^)"
OFFICES = "governor|mayor|head|minister|director|chairman|chairwoman|spokesman|spokeswoman|expert|president"
ROLE = rf"(?:, (?:the|a|an) (?:\w+ )?(?:{OFFICES})\b[^,.\n]*)?"
NAME = r"(?:[Tt]he |A |An )?(?:[A-Z]\.(?:[A-Z]\.)+ )?[A-Z][\w'’-]*(?: (?:(?:of|for|the) )*[\w'’-]+){0,6}?(?: \([A-Z]+\))?"
SPEAKER = rf"(?P<who>(?!It\b|This\b|There\b){NAME}{ROLE})"
ACCORDING = re.compile(HEAD + r"According\sto\s(?P<who>[^,.;:\"“”()\n]{3,70}?" + ROLE + r"),\s" + BODY)
SAID = re.compile(HEAD + SPEAKER + r",? (?P<verb>said|says|claimed|stated|announced|reported|confirmed|estimated)\sthat\s" + BODY)
# A body that opens with an apposition of the speaker, or goes on to another one, is not the thing said.
OTHER = re.compile(r"(?:the|a|an|quoting|citing|who|which|speaking)\b[^,]*,|.*\b(?:while|but)\b|.*\b(?:said|claimed|reported|according)\b", re.S)
# What points back to the speaker would point forward after the move.
BACK = {
    "plural": re.compile(r"\b(?:they|their|them|themselves)\b", re.I),
    "person": re.compile(r"\b(?:he|his|him|she|her|hers)\b", re.I),
    "other": re.compile(r"\b(?:it|its|itself|they|their|them)\b", re.I),
}


def safe(who, body, people):
    """Whether a thing said can go before its speaker: no word in it points back, and its quotation marks are whole."""
    sort = "plural" if re.search(r" [a-z]+s$", who) else "person" if "," in who or who in people else "other"
    points = BACK[sort].search(body)
    whole = body.count('"') % 2 == 0 and body.count("“") == body.count("”") and "‘" not in body and len(re.findall(r"\B'|'\B", body)) % 2 == 0
    return not points and whole and not OTHER.match(body) and len(body.split()) >= 4


def moves(text, people=()):
    """Sentences whose attribution can move: (start, end, pieces before the stop)."""
    out = []
    for pattern in (ACCORDING, SAID):
        for m in pattern.finditer(text):
            body = m["body"]
            if not safe(m["who"], body, people):
                continue
            start, end = m.span()
            first = m.start("body")
            who = Piece(*m.span("who"))
            if pattern is SAID:
                lowered = re.match(r"(?:The|A|An) ", m["who"])
                name = [Piece(who.start, who.start + 1, m["who"][0].lower()), Piece(who.start + 1, who.end)] if lowered else [who]
                tail = [Piece(end, end, ", "), *name, Piece(end, end, ("," if "," in m["who"] else "") + " " + m["verb"])]
            else:
                tail = [Piece(end, end, ", according to "), who]
            out.append((start, end, [Piece(first, first + 1, text[first].upper()), Piece(first + 1, end - 1), *tail, Piece(end - 1, end)]))
    return sorted(out)


def layout(text, gold_spans, people):
    """The text with its attributions moved, and how many were; a sentence whose front holds a gold span stays."""
    pieces, at, count = [], 0, 0
    for start, end, inner in moves(text, people):
        kept = [(p.start, p.end) for p in inner if p.start < p.end]
        whole = lambda a, b: any(x <= a and b <= y for x, y in merged(kept))
        if start < at or not all(whole(a, b) for a, b in gold_spans if a < end and start < b):
            continue
        pieces += [Piece(at, start), *inner]
        at, count = end, count + 1
    pieces.append(Piece(at, len(text)))
    return Layout(text, [p for p in pieces if p.new is not None or p.start < p.end]), count


def merged(spans):
    """Stretches joined where one ends as the next begins."""
    out = []
    for a, b in spans:
        if out and out[-1][1] == a:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out
