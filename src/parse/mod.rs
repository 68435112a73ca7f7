//! Text in, what is found in it out: quantities, times, names, and numbers that are no claims. Never fails: prose is no error.

mod age;
mod ambiguous;
mod amount;
mod anchored;
mod capitals;
mod compound;
mod date;
mod designation;
pub mod exclude;
pub mod fractions;
mod hedge;
mod inherit;
pub mod measure;
pub mod names;
pub mod numeral;
mod pronoun;
pub mod quantity;
mod seen;
mod table;
pub mod time;
pub mod times;
pub mod tokens;
pub mod words;

pub use names::{Mention, Referent};
pub use quantity::{Amount, Quantity};
pub use time::{Bound, Period, TimeExpression, When};
pub use tokens::Tokens;

use crate::base::{LedgerReason, lexer::PieceKind};
use crate::grammar::{
    Grammar, RuleId,
    names::NameKind,
    sets::{Set, SetBits},
};
use crate::text::{BlockKind, Text, Token, TokenFlags};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A number that is no claim, and why.
#[derive(Debug, Clone)]
pub struct Excluded {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Why.
    pub reason: LedgerReason,
    /// The entry that decided.
    pub rule: RuleId,
}

/// What stands in a sentence.
#[derive(Debug, Clone, Default)]
pub struct SentenceScan {
    /// Index of the sentence.
    pub sentence: u32,
    /// Quantities in order.
    pub quantities: Vec<Quantity>,
    /// Times in order.
    pub times: Vec<TimeExpression>,
}

/// A text and all that was found in it.
#[derive(Debug)]
pub struct Scan {
    /// The text.
    pub text: Text,
    /// Sentences that have a number.
    pub sentences: Vec<SentenceScan>,
    /// Names of the whole document, in text order.
    pub mentions: Vec<Mention>,
    /// How often the document names each country, by its entry: itself, or somebody or somewhere of it.
    pub countries: FxHashMap<u32, u32>,
    /// Numbers that are no claims.
    pub excluded: Vec<Excluded>,
}

/// Finds quantities, times and names.
///
/// ```
/// use claimsheet::{Document, Grammar, parse, text};
/// let grammar = Grammar::embedded();
/// let text = text::segment(&grammar, Document::new("d", "Almost 3,000 missiles were built in 2024."));
/// let scan = parse::scan(&grammar, text);
/// let found = &scan.sentences[0];
/// assert_eq!((found.quantities.len(), found.times.len()), (1, 1));
/// assert_eq!(scan.text.slice(&found.quantities[0].tokens), "Almost 3,000");
/// ```
pub fn scan(grammar: &Grammar, text: Text) -> Scan {
    let mut sentences = Vec::new();
    let mut excluded = Vec::new();
    let mut any = false;
    let mut money = None;
    let cells = table::cells(&text);
    for (s, sentence) in text.sentences.iter().enumerate() {
        let furniture = text.blocks[sentence.block as usize].kind == BlockKind::Furniture;
        if furniture || !text.english {
            let reason = if furniture { LedgerReason::Furniture } else { LedgerReason::NotEnglish };
            leave_out(&text.tokens, 0, sentence.tokens.clone(), reason, RuleId(0), &mut excluded);
            continue;
        }
        if !sentence.numeric {
            continue;
        }
        if cells.binary_search(&sentence.block).is_ok() {
            leave_out(&text.tokens, 0, sentence.tokens.clone(), LedgerReason::Table, RuleId(0), &mut excluded);
            continue;
        }
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let view = Tokens { tokens: &text.tokens[range], at: sentence.tokens.start, text: &text.document.text, grammar };
        let mut found = sentence_scan(view, s as u32, &mut excluded);
        inherit::currency(&view, &mut found.quantities, &mut money);
        any |= !found.quantities.is_empty();
        sentences.push(found);
    }
    // the marks of lists (`1.`, `2)`) stand before their blocks
    let mut end = 0;
    for block in &text.blocks {
        leave_out(&text.tokens, 0, end..block.tokens.start, LedgerReason::Furniture, RuleId(0), &mut excluded);
        end = block.tokens.end;
    }
    columns(grammar, &text, &mut sentences, &mut excluded);
    let mentions = if any { names::scan(grammar, &text) } else { Vec::new() };
    let mut countries = FxHashMap::default();
    for country in mentions.iter().filter_map(|m| country(grammar, m)) {
        *countries.entry(country).or_default() += 1;
    }
    Scan { text, sentences, mentions, countries, excluded }
}

/// The entry of the country that a mention names, or that what it names belongs to.
pub fn country(grammar: &Grammar, mention: &Mention) -> Option<u32> {
    let (Referent::Known(e, _) | Referent::Composed(e, _)) = mention.referent else { return None };
    if grammar.names.kind(e) == NameKind::Country { Some(e) } else { grammar.names.country(e) }
}

/// More bare numbers than this in one document are columns of digits, which claim nothing: they go to the ledger.
const BARE_NUMBERS: usize = 2000;

fn columns(grammar: &Grammar, text: &Text, sentences: &mut [SentenceScan], excluded: &mut Vec<Excluded>) {
    let bare = |q: &Quantity| {
        let next = text.tokens.get(q.tokens.end as usize);
        q.measure == measure::Measure::Count
            && !q.compound
            && next.is_none_or(|t| t.kind != PieceKind::Word || t.flags.has(TokenFlags::NEWLINE) || grammar.is(t.word, Set::And))
    };
    if sentences.iter().flat_map(|s| &s.quantities).filter(|q| bare(q)).count() <= BARE_NUMBERS {
        return;
    }
    for s in sentences {
        for q in s.quantities.iter().filter(|q| bare(q)) {
            excluded.push(Excluded { tokens: q.tokens.clone(), reason: LedgerReason::NoFrame, rule: RuleId(0) });
        }
        s.quantities.retain(|q| !bare(q));
        s.quantities.shrink_to_fit();
    }
}

/// Leaves the numbers among some tokens of the document out, for one reason. `at` is the index of the first of `tokens`.
fn leave_out(tokens: &[Token], at: u32, range: Range<u32>, reason: LedgerReason, rule: RuleId, excluded: &mut Vec<Excluded>) {
    for i in range.filter(|i| tokens[(i - at) as usize].flags.has(TokenFlags::NUMERIC)) {
        excluded.push(Excluded { tokens: i..i + 1, reason, rule });
    }
}

/// Classes of words that say what pairs of numbers in their sentence are.
const CONTEXT: SetBits = SetBits::of(&[Set::ScoreContext, Set::VoteContext]);

fn sentence_scan(view: Tokens<'_>, sentence: u32, excluded: &mut Vec<Excluded>) -> SentenceScan {
    let times = times::scan(view);
    let mut out = SentenceScan { sentence, quantities: Vec::new(), times: Vec::new() };
    let context = view.tokens.iter().map(|t| view.grammar.lexicon.classes(t.classes)).filter(|s| s.any(CONTEXT));
    let (scores, votes) =
        context.fold((false, false), |(scores, votes), s| (scores || s.has(Set::ScoreContext), votes || s.has(Set::VoteContext)));
    let votes = scores || votes;
    let lines = table::lines(&view);
    let mut n = 0;
    let mut floor = 0;
    let mut next_time = 0;
    while n < view.tokens.len() {
        let at = view.at + n as u32;
        while next_time < times.len() && times[next_time].core.end <= at {
            next_time += 1;
        }
        if let Some(t) = times.get(next_time).filter(|t| t.core.contains(&at)) {
            let counted = matches!(t.when, When::Window(..) | When::Ahead(..));
            if !counted {
                let end = (t.core.end - view.at) as usize;
                leave_out(view.tokens, view.at, at..t.core.end, LedgerReason::Date, t.rule, excluded);
                n = end;
                floor = end;
                continue;
            }
        }
        if !can_start(&view, n) {
            n += 1;
            continue;
        }
        if (votes || between_sides(&view, n))
            && let Some(pair) = score_pair(&view, n, sentence, scores || !votes)
        {
            let end = pair[1].tokens.end;
            out.quantities.extend(pair);
            n = (end - view.at) as usize;
            floor = n;
            continue;
        }
        let row = table::row(&view, n).max(usize::from(lines && table::is_cell(&view, n)));
        if row > 0 {
            leave_out(view.tokens, view.at, at..at + row as u32, LedgerReason::Table, RuleId(0), excluded);
            n += row;
            floor = n;
            continue;
        }
        if let Some((reason, used)) = exclude::exclude(&view, n) {
            excluded.push(Excluded { tokens: at..at + used as u32, reason, rule: RuleId(0) });
            n += used;
            floor = n;
            continue;
        }
        if let Some(mut q) = quantity::quantity(view, n, floor, sentence) {
            count_points(&view, &mut q, scores && !(0..view.tokens.len()).any(|i| view.is(i, Set::PricedName)));
            let mut end = (q.tokens.end - view.at) as usize;
            if let Some(r) = &q.restated {
                leave_out(view.tokens, view.at, q.tokens.end..r.tokens.start, LedgerReason::Restated, RuleId(0), excluded);
                excluded.push(Excluded { tokens: r.tokens.clone(), reason: LedgerReason::Restated, rule: RuleId(0) });
                end = (r.tokens.end - view.at) as usize;
                end = restated_again(&view, end, excluded);
            }
            if let Some((_, tokens)) = &q.per {
                // `per second`, `per 100,000 people`: part of the claim's rate
                leave_out(view.tokens, view.at, tokens.clone(), LedgerReason::Claimed, RuleId(0), excluded);
                end = end.max((tokens.end - view.at) as usize);
            }
            if offset_in_time(&view, &q) {
                excluded.push(Excluded { tokens: q.tokens.clone(), reason: LedgerReason::Time, rule: RuleId(0) });
            } else {
                out.quantities.push(q);
            }
            n = end.max(n + 1);
            floor = n;
        } else {
            let t = &view.tokens[n];
            if t.flags.has(TokenFlags::NUMERIC) {
                let number = matches!(t.kind, PieceKind::Number | PieceKind::Code | PieceKind::Clock);
                let reason = if number { LedgerReason::Malformed } else { LedgerReason::Pronoun };
                excluded.push(Excluded { tokens: at..at + 1, reason, rule: RuleId(0) });
            }
            n += 1;
        }
    }
    inherit::inherit(&view, &mut out.quantities);
    out.times = times;
    out
}

/// `£4m ($5m; €4.6m)`: further amounts in the same bracket restate as well. Returns one past the last of them.
fn restated_again(view: &Tokens<'_>, end: usize, excluded: &mut Vec<Excluded>) -> usize {
    if !view.is(end, Set::Semicolon) && !view.is(end, Set::Comma) && !view.is(end, Set::Slash) {
        return end;
    }
    let Some(close) = (end..(end + 8).min(view.tokens.len())).find(|i| view.is(*i, Set::CloseBracket)) else { return end };
    leave_out(view.tokens, view.at, view.at + end as u32..view.at + close as u32, LedgerReason::Restated, RuleId(0), excluded);
    close
}

/// `Sweden 1 – 0 Korea`: a pair of small numbers between two names is a score, whatever else is said.
fn between_sides(view: &Tokens<'_>, n: usize) -> bool {
    let small = |i: usize| view.get(i).is_some_and(|t| t.kind == PieceKind::Number && t.end - t.start <= 2);
    let name = |i: usize| view.get(i).is_some_and(|t| t.kind == PieceKind::Word && t.capital());
    n > 0
        && view.is(n + 1, Set::Dash)
        && small(n)
        && small(n + 2)
        && name(n - 1)
        && name(n + 3)
        && !view.grammar.months.contains_key(&view.tokens[n - 1].word)
}

/// Whether an amount can begin at token `n`: a number, a currency sign or an article before one, a minus.
fn can_start(view: &Tokens<'_>, n: usize) -> bool {
    let t = &view.tokens[n];
    if t.flags.has(TokenFlags::NUMERIC) || t.kind == PieceKind::Url {
        return true;
    }
    let numeric = |i: usize| view.get(i).is_some_and(|t| t.flags.has(TokenFlags::NUMERIC));
    if !(numeric(n + 1) || numeric(n + 2) || numeric(n + 3)) {
        return false;
    }
    view.is(n, Set::ArticleOne)
        || view.is(n, Set::Few)
        || view.is(n, Set::Minus) && t.kind == PieceKind::Word && numeric(n + 1)
        || view.is(n, Set::Minus)
            && t.kind == PieceKind::Sign
            && view.get(n + 1).is_some_and(|t| !t.spaced())
            && (n == 0 || t.spaced() || view.is(n - 1, Set::OpenBracket))
        || measure::before(view.skip(n)).is_some()
        || view.skip(n).sets().is_some_and(|(_, s)| s.contains(&Set::Few) || s.contains(&Set::Idiom))
}

/// `won 3-1`, `voted 7-2`: two numbers, each a claim.
fn score_pair(view: &Tokens<'_>, n: usize, sentence: u32, scores: bool) -> Option<[Quantity; 2]> {
    let number = |i: usize| view.get(i).filter(|t| t.kind == PieceKind::Number && view.written(i).bytes().all(|b| b.is_ascii_digit()));
    let (a, b) = (number(n)?, number(n + 2)?);
    if !view.is(n + 1, Set::Dash) || a.end - a.start > 3 || b.end - b.start > 3 {
        return None;
    }
    let dash = view.get(n + 1)?;
    if dash.spaced() != b.spaced() {
        return None;
    }
    let first: u32 = view.written(n).parse().ok()?;
    let second: u32 = view.written(n + 2).parse().ok()?;
    // a unit, percent or scale after it makes it a range
    let rest = view.skip(n + 3);
    let number = numeral::numeral(view.skip(n + 2).take_one()).ok()?.1;
    let measured = measure::after(rest, &number, b.end).is_some()
        || rest.first().is_some_and(|t| t.kind == PieceKind::Word && view.grammar.lexicon.info(t.word).number != 0);
    // `1-1/2`: a mixed fraction
    let fraction = view.is(n + 3, Set::Slash) && view.joined(n + 3);
    if measured || fraction || first > 200 || second > 200 || !scores && first < second {
        return None;
    }
    let one = |i: usize| {
        let mut q = quantity::quantity(view.skip(i).take_one(), 0, 0, sentence)?;
        q.score = true;
        Some(q)
    };
    Some([one(n)?, one(n + 2)?])
}

/// Points won in sport are counted things, not units.
fn count_points(view: &Tokens<'_>, q: &mut Quantity, scores: bool) {
    let measure::Measure::Unit(_, 1) = q.measure else { return };
    let ends_in_unit = q.tokens.end == q.core.end && q.core.len() > 1 && q.restated.is_none();
    // `half a point`: of a rate
    let part = matches!(q.amount, Amount::Value(v) if v < rust_decimal::Decimal::ONE);
    if scores && !part && ends_in_unit && view.grammar.is(view.tokens[(q.core.end - 1 - view.at) as usize].word, Set::ScorePoint) {
        q.measure = measure::Measure::Count;
        q.dimension = crate::base::Dimension::Count;
        q.core.end -= 1;
        q.tokens.end -= 1;
    }
}

/// `two days later`, `a year ago`: it places an event, and is no claim of its own.
fn offset_in_time(view: &Tokens<'_>, q: &Quantity) -> bool {
    // `usually within 12 to 72 hours after eating` says how long, not when
    if q.dimension != crate::base::Dimension::Duration || q.compound || matches!(q.amount, Amount::Range(..)) {
        return false;
    }
    let n = (q.tokens.end - view.at) as usize;
    // `held it for three hours before they were pushed back`: how long
    let lasted =
        (q.tokens.start > view.at).then(|| (q.tokens.start - view.at) as usize - 1).is_some_and(|before| view.is(before, Set::For));
    !lasted && (view.is(n, Set::Ago) || view.is(n, Set::Later))
}
