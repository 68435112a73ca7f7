"""Texts in pieces: replacements and moves, and where each span of the old text stands in the new one."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Edit:
    """`text[start:end]` becomes `new`; `sort` names what it is counted as (None: a side effect, such as an article)."""

    start: int
    end: int
    new: str
    sort: str | None


@dataclasses.dataclass(frozen=True)
class Piece:
    """A stretch of the old text and what stands for it; with `new` absent it is copied."""

    start: int
    end: int
    new: str | None = None


class Layout:
    """A new text made of pieces of an old one, in any order."""

    def __init__(self, text, pieces):
        self.placed, parts, at = [], [], 0
        for piece in pieces:
            new = text[piece.start:piece.end] if piece.new is None else piece.new
            self.placed.append((piece, at))
            parts.append(new)
            at += len(new)
        self.text = "".join(parts)

    def span(self, start, end):
        """The span in the new text, or None where an edge fell inside a replacement or the ends were torn apart."""
        first, last = self._edge(start, start), self._edge(end - 1, end)
        return None if first is None or last is None or first >= last else (first, last)

    def _edge(self, inside, edge):
        for piece, at in self.placed:
            if piece.start <= inside < piece.end:
                if piece.new is None:
                    return at + edge - piece.start
                if edge == piece.start:
                    return at
                return at + len(piece.new) if edge == piece.end else None
        return None


def replaced(text, edits):
    """The layout after replacements that do not overlap."""
    pieces, at = [], 0
    for e in sorted(edits, key=lambda e: e.start):
        assert e.start >= at, f"edits overlap at {e.start}: {e.new!r}"
        pieces += [Piece(at, e.start), Piece(e.start, e.end, e.new)]
        at = e.end
    return Layout(text, [p for p in pieces + [Piece(at, len(text))] if p.new is not None or p.start < p.end])


def apart(edits, spans):
    """Edits without those that overlap an earlier one, or cut the edge of a span."""
    kept = []
    for e in edits:
        cuts = any(e.start < b and a < e.end and not (a <= e.start and e.end <= b) for a, b in spans)
        if not cuts and not any(e.start < k.end and k.start < e.end for k in kept):
            kept.append(e)
    return kept


def spans(gold):
    """Every span that a gold file holds: (record, start, end)."""
    for claim in gold["claims"]:
        yield claim, claim["start"], claim["end"]
        for again in claim.get("restated") or []:
            if "start" in again:
                yield again, again["start"], again["end"]
    for passed in gold.get("ignore", []):
        yield passed, passed["start"], passed["end"]


def moved(gold, layout):
    """Writes the spans of the new text, and what stands there, into the gold."""
    for record, start, end in list(spans(gold)):
        there = layout.span(start, end)
        assert there, f"{gold['doc']}: the span {start}..{end} is torn"
        record["start"], record["end"] = there
        if "quote" in record:
            record["quote"] = layout.text[there[0]:there[1]]
