//! Frames to records: every field as DESIGN section 4 has it, and the ledger beside them.

use super::interval::{self, Interval};
use super::proposition::{Key, proposition};
use super::{Claim, Claims, DocumentInfo, Evidence, Item, LedgerEntry, Normalised, Quantity, Restated, Time, entity, money, time};
use crate::base::{Dimension, Kind, LedgerReason, Number, Relation, Span, hash::hashed};
use crate::frame::{Frame, Frames};
use crate::grammar::{Grammar, RuleId, rates::DayRates};
use crate::parse::{Amount, Scan, measure::Measure};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Bytes between two checkpoints of [`Offsets`].
const CHECKPOINT: usize = 64;

/// Code-point offsets and line numbers of byte offsets: counted once at checkpoints, from there on demand.
struct Offsets<'t> {
    bytes: &'t [u8],
    /// Code points and line breaks before every checkpoint.
    marks: Vec<(u32, u32)>,
    first_line: u32,
}

/// At most [`CHECKPOINT`] bytes: small counters are added side by side.
fn count(bytes: &[u8]) -> (u32, u32) {
    let (mut chars, mut lines) = (0u8, 0u8);
    for b in bytes {
        chars += u8::from((*b as i8) >= -0x40);
        lines += u8::from(*b == b'\n');
    }
    (u32::from(chars), u32::from(lines))
}

impl<'t> Offsets<'t> {
    fn new(text: &'t str, first_line: u32) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::with_capacity(bytes.len() / CHECKPOINT + 1);
        let mut sum = (0, 0);
        for block in bytes.chunks(CHECKPOINT) {
            marks.push(sum);
            let (c, l) = count(block);
            sum = (sum.0 + c, sum.1 + l);
        }
        marks.push(sum);
        Self { bytes, marks, first_line }
    }

    /// Code points before a byte offset, and its line.
    fn at(&self, byte: usize) -> (u32, u32) {
        let mark = byte / CHECKPOINT;
        let (chars, lines) = self.marks[mark];
        let (c, l) = count(&self.bytes[mark * CHECKPOINT..byte]);
        (chars + c, self.first_line + lines + l)
    }

    fn span(&self, span: Span) -> ([u32; 2], [u32; 2], u32) {
        let (start, line) = self.at(span.start() as usize);
        let (end, _) = self.at(span.end() as usize);
        ([start, end], [span.start(), span.end()], line)
    }
}

/// Turns frames into claims and everything else that is a number into ledger entries.
///
/// ```
/// use claimsheet::{Document, Grammar, frame, normalise, parse, text};
/// let grammar = Grammar::embedded();
/// let document = Document::new("d", "The range is 3 miles, he said in 2024.");
/// let claims = normalise::resolve(&grammar, frame::assemble(&grammar, parse::scan(&grammar, text::segment(&grammar, document))));
/// let range = &claims.claims[0].normalised;
/// assert_eq!((range.low, range.unit.as_str()), ("4828.032".parse().ok(), "m"));
/// assert_eq!(claims.ledger[0].text, "2024");
/// ```
pub fn resolve(grammar: &Grammar, frames: Frames) -> Claims {
    let Frames { scan, frames } = frames;
    let document = &scan.text.document;
    let published = document.metadata.published.map(|p| p.0);
    let offsets = Offsets::new(&document.text, document.first_line);
    let calendar = time::Calendar::of(&scan, published);
    let rates = published.and_then(|date| grammar.rates.on(date));
    let mut claims = Vec::with_capacity(frames.len());
    let mut ledger = Vec::new();
    let doc = document.id.as_str().into();
    for frame in &frames {
        match claim(grammar, &scan, &doc, frame, &calendar, rates.as_ref(), &offsets) {
            Some(c) => claims.push(c),
            None => ledger.push(entry(grammar, &scan, &frame.quantity.tokens, LedgerReason::TooLarge, RuleId(0), &offsets)),
        }
    }
    let mut excluded: Vec<_> = scan.excluded.iter().collect();
    excluded.sort_by_key(|e| (e.tokens.start, e.tokens.end));
    for e in excluded {
        ledger.push(entry(grammar, &scan, &e.tokens, e.reason, e.rule, &offsets));
    }
    ledger.sort_by_key(|e| e.bytes);
    let sentences = scan.text.sentences.iter().map(|s| scan.text.span(&s.tokens)).collect();
    let mut info = DocumentInfo::of(document, if scan.text.english { "en" } else { "und" });
    for b in &scan.text.blocks {
        if let Some(first) = b.repeats {
            let (_, line) = offsets.at(scan.text.span(&b.tokens).start() as usize);
            let (_, of) = offsets.at(scan.text.span(&scan.text.blocks[first as usize].tokens).start() as usize);
            info.notes.push(format!("line {line} repeats line {of}"));
        }
    }
    Claims { document: info, claims, ledger, sentences }
}

fn entry(
    grammar: &Grammar,
    scan: &Scan,
    tokens: &std::ops::Range<u32>,
    reason: LedgerReason,
    rule: RuleId,
    offsets: &Offsets<'_>,
) -> LedgerEntry {
    let span = scan.text.span(tokens);
    let (chars, bytes, line) = offsets.span(span);
    LedgerEntry {
        text: span.of(&scan.text.document.text).to_owned(),
        chars,
        bytes,
        line,
        reason,
        rule: Some(grammar.rule(rule)).filter(|r| !r.is_empty()).cloned(),
    }
}

/// The unit of a measure as the record has it.
fn unit_key(grammar: &Grammar, scan: &Scan, measure: &Measure, sentence: u32, index: bool) -> Option<String> {
    match measure {
        // `the index fell to 47.3`
        Measure::Count if index => Some("1".to_owned()),
        Measure::Count => None,
        Measure::Unit(u, _) => Some(grammar.measures.units[*u as usize].key.to_string()),
        Measure::Money(candidates, _) => {
            let c = money::choose(grammar, scan, candidates, sentence);
            grammar.measures.currencies.get(c as usize).map(|c| c.code.to_string())
        }
        Measure::Percent(key) => Some(key.to_string()),
        Measure::Fraction => Some("1".to_owned()),
        Measure::Multiple => Some("x".to_owned()),
    }
}

fn claim(
    grammar: &Grammar,
    scan: &Scan,
    doc: &Arc<str>,
    frame: &Frame,
    calendar: &time::Calendar,
    rates: Option<&DayRates<'_>>,
    offsets: &Offsets<'_>,
) -> Option<Claim> {
    let q = &frame.quantity;
    let span = without_stop(&scan.text.document.text, scan.text.span(&q.tokens));
    let (chars, bytes, line) = offsets.span(span);
    let index = frame.kind == Kind::Measure && frame.item.as_ref().is_none_or(|i| i.tokens.start < q.tokens.start);
    let unit = unit_key(grammar, scan, &q.measure, q.sentence, index);
    let (value, low, high) = match q.amount {
        Amount::Value(v) => (Some(Number(v)), None, None),
        Amount::Range(a, b) => (None, Some(Number(a)), Some(Number(b))),
        Amount::AtLeast(v) => (None, Some(Number(v)), None),
    };
    let quantity = Quantity {
        text: span.of(&scan.text.document.text).to_owned(),
        chars,
        bytes,
        relation: frame.relation,
        value,
        low,
        high,
        unit: unit.clone(),
        per: frame.per.clone(),
        change: frame.change,
    };
    let item = frame.item.as_ref().map(|i| Item { text: entity::folded(scan.text.slice(&i.tokens)), head: i.head.clone() });
    let base = frame.base.as_ref().map(|i| Item { text: entity::folded(scan.text.slice(&i.tokens)), head: i.head.clone() });
    let normalised = normalised(grammar, frame, &unit, item.as_ref(), rates)?;
    let restated = q.restated.as_deref().and_then(|r| restated(grammar, scan, q, r, &unit, rates, offsets)).into_iter().collect();
    let of = |f: &Option<crate::frame::Filler>| f.as_ref().map(|f| entity::entity(grammar, scan, f));
    let mut places: Vec<super::Place> = Vec::new();
    for m in &frame.places {
        let place = entity::place(grammar, scan, *m);
        if !places.iter().any(|p| p.name == place.name) {
            places.push(place);
        }
    }
    let time = frame.time.as_ref().map(|t| {
        let (start, end) = calendar.resolve(t, frame.future);
        Time { text: entity::folded(scan.text.slice(&t.tokens)), start, end }
    });
    let sentence = &scan.text.sentences[q.sentence as usize];
    let sentence_span = clip(scan, &sentence.tokens, span);
    let (sentence_chars, sentence_bytes, _) = offsets.span(sentence_span);
    let mut rules: Vec<Arc<str>> = Vec::with_capacity(frame.rules.len().max(1));
    for rule in frame.rules.iter().map(|r| grammar.rule(*r)) {
        if !rules.contains(rule) {
            rules.push(Arc::clone(rule));
        }
    }
    if rules.is_empty() {
        rules.push(format!("fallback#{}", frame.kind).into());
    }
    let mut claim = Claim {
        id: String::new(),
        proposition: String::new(),
        doc: Arc::clone(doc),
        kind: frame.kind,
        quantity,
        normalised,
        item,
        base,
        actor: of(&frame.actor),
        recipient: of(&frame.recipient),
        attribution: of(&frame.attribution),
        modality: frame.modality,
        negated: frame.negated,
        places,
        time,
        restated,
        evidence: Evidence {
            sentence: entity::folded(sentence_span.of(&scan.text.document.text)),
            line,
            chars: sentence_chars,
            bytes: sentence_bytes,
        },
        rules,
    };
    claim.proposition = proposition(&claim);
    let mut key = Key(String::with_capacity(192));
    key.push(&scan.text.document.sha256);
    key.push(&scan.text.document.id);
    key.write(bytes[0]);
    key.write(bytes[1]);
    key.push(&claim.proposition);
    claim.id = hashed("c", &key.0);
    Some(claim)
}

/// The span without the full stop of its sentence (`€5bn.`); dotted letters keep theirs (`p.a.`).
fn without_stop(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let last = words.rsplit([' ', '\n']).next().unwrap_or(words);
    match last.strip_suffix('.') {
        Some(rest) if !rest.is_empty() && !(rest.contains('.') && !rest.contains(|c: char| c.is_ascii_digit())) => {
            Span::new(span.start(), span.end() - 1)
        }
        _ => span,
    }
}

/// Longest evidence, in bytes; beyond it only what stands around the quantity is quoted, cut between words.
const EVIDENCE: u32 = 1200;
/// Bytes quoted on either side of a quantity of such a sentence.
const WINDOW: u32 = 160;

fn clip(scan: &Scan, tokens: &std::ops::Range<u32>, quantity: Span) -> Span {
    let whole = scan.text.span(tokens);
    if whole.len() <= EVIDENCE {
        return whole;
    }
    let from = quantity.start().saturating_sub(WINDOW);
    let to = quantity.end() + WINDOW;
    let words = &scan.text.tokens[tokens.start as usize..tokens.end as usize];
    let first = words.partition_point(|t| t.start < from).min(words.len() - 1);
    let last = words.partition_point(|t| t.end <= to).max(first + 1);
    Span::new(words[first].start.min(quantity.start()), words[last - 1].end.max(quantity.end()))
}

/// The interval in the canonical unit, per year where the rate is one of time.
fn normalised(
    grammar: &Grammar,
    frame: &Frame,
    unit: &Option<String>,
    item: Option<&Item>,
    rates: Option<&DayRates<'_>>,
) -> Option<Normalised> {
    let q = &frame.quantity;
    let negative = matches!(q.dimension, Dimension::Temperature | Dimension::Percent | Dimension::Points)
        || matches!(q.amount, Amount::Value(v) if v.is_sign_negative());
    let interval = match q.amount {
        Amount::Value(v) => interval::of_value(v, frame.relation, negative),
        Amount::Range(a, b) => interval::of_range(a, Some(b)),
        Amount::AtLeast(v) => interval::of_range(v, None),
    };
    let (mut interval, mut symbol, mut qudt) = match &q.measure {
        Measure::Unit(u, _) => {
            let u = &grammar.measures.units[*u as usize];
            let to = |v: Decimal| u.factor.of(v)?.checked_add(u.offset).map(tidy);
            (interval.map(to)?, u.canonical.to_string(), u.qudt.as_ref().map(ToString::to_string))
        }
        Measure::Money(..) => {
            let code = unit.clone().unwrap_or_default();
            (interval, code.clone(), Some(format!("CCY_{code}")))
        }
        Measure::Percent(key) => match &**key {
            "%" => (interval, "%".to_owned(), Some("PERCENT".to_owned())),
            key => {
                let factor = if key == "bp" { Decimal::new(1, 2) } else { Decimal::ONE };
                (interval.map(|v| v.checked_mul(factor).map(tidy))?, "[pp]".to_owned(), None)
            }
        },
        Measure::Fraction | Measure::Multiple => (interval, "1".to_owned(), Some("UNITLESS".to_owned())),
        Measure::Count => {
            let head = item.map_or("1".to_owned(), |i| format!("{{{}}}", i.head.replace(['{', '}'], "")));
            (interval, head, Some("NUM".to_owned()))
        }
    };
    if let Some(per) = &frame.per {
        if let Some(times) = per_year(grammar, per) {
            let scaled: Option<Interval> = interval.map(|v| v.checked_mul(times).map(tidy));
            interval = scaled?;
            symbol.push_str("/a");
            qudt = qudt.filter(|q| q == "NUM").map(|_| "NUM-PER-YR".to_owned());
        } else {
            symbol.push_str("/{");
            symbol.push_str(&per.replace(['{', '}'], ""));
            symbol.push('}');
            qudt = None;
        }
    }
    let (low, high) = interval.ends();
    let money = match (&q.measure, unit) {
        (Measure::Money(..), Some(code)) => {
            let amount = match q.amount {
                Amount::Value(v) | Amount::Range(v, _) | Amount::AtLeast(v) => v,
            };
            money::convert(rates, code, amount)
        }
        _ => None,
    };
    let inverted = matches!((low, high), (Some(a), Some(b)) if a > b);
    let (low, high) = if inverted { (high, low) } else { (low, high) };
    Some(Normalised { low, high, low_included: interval.low_included, high_included: interval.high_included, unit: symbol, qudt, money })
}

/// To at most twelve digits after the point, so that factors leave no tail of rounding.
fn tidy(v: Decimal) -> Decimal {
    v.round_dp(12).normalize()
}

/// How many of a period make a year.
fn per_year(grammar: &Grammar, per: &str) -> Option<Decimal> {
    let periods = [("a", 1), ("mo", 12), ("wk", 52), ("d", 365), ("h", 8760), ("min", 525_600), ("s", 31_536_000)];
    if per == "quarter" {
        return Some(Decimal::from(4));
    }
    periods.iter().find(|(key, _)| grammar.measures.unit(key).is_some_and(|u| *u.noun == *per)).map(|(_, n)| Decimal::from(*n))
}

fn restated(
    grammar: &Grammar,
    scan: &Scan,
    stated: &crate::parse::Quantity,
    again: &crate::parse::Quantity,
    unit: &Option<String>,
    rates: Option<&DayRates<'_>>,
    offsets: &Offsets<'_>,
) -> Option<Restated> {
    let Amount::Value(mut value) = again.amount else { return None };
    if let Measure::Money(_, divide) = &again.measure {
        value = value.checked_div(Decimal::from(*divide))?;
    }
    let span = scan.text.span(&again.tokens);
    let (chars, ..) = offsets.span(span);
    let other = unit_key(grammar, scan, &again.measure, again.sentence, false);
    let reference = match (&stated.measure, &again.measure) {
        (Measure::Unit(a, _), Measure::Unit(b, _)) => {
            let (a, b) = (&grammar.measures.units[*a as usize], &grammar.measures.units[*b as usize]);
            if a.offset == b.offset { a.factor.decimal().zip(b.factor.decimal()).and_then(|(x, y)| x.checked_div(y)) } else { None }
        }
        _ => money::cross_rate(rates, unit.as_deref().unwrap_or(""), other.as_deref().unwrap_or("")),
    };
    let check = match stated.amount {
        Amount::Value(v) if stated.relation != Relation::Between => money::check(v, value, reference),
        _ => None,
    };
    Some(Restated { text: span.of(&scan.text.document.text).to_owned(), chars, value: Number(value), unit: other, check })
}
