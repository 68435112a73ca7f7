//! A document in, an account of every stage's work on it out: words, times, names, quantities, what was left out, syntax, and for every
//! claim the entries that fired and those that nearly did. The tool for writing grammars; never changes a result.

mod claims;
mod page;

use crate::base::Span;
use crate::frame::{self, Filler, Frames, Syntax};
use crate::grammar::{Grammar, RuleId, sets::Set};
use crate::ingest::Document;
use crate::normalise::{self, Claims, LedgerEntry, entity};
use crate::parse::{self, Amount, Quantity, Referent, Scan, SentenceScan, measure::Measure};
use crate::text::{self, BlockKind, Text};
use page::Page;

/// What every stage made of a document, as aligned plain text; of the sentences on one line of its file, where a line is given. Nothing
/// where that line has no sentence.
///
/// ```
/// use claimsheet::{Document, Grammar, explain};
/// let grammar = Grammar::embedded();
/// let text = explain::explain(&grammar, Document::new("d", "Russia can produce almost 3,000 missiles a year."), None);
/// assert!(text.expect("a sentence").contains("en/frames/production.yaml#"));
/// ```
pub fn explain(grammar: &Grammar, document: Document, line: Option<u32>) -> Option<String> {
    let claims = crate::analyse(grammar, document.clone());
    let mut frames = frame::assemble(grammar, parse::scan(grammar, text::segment(grammar, document)));
    if frames.scan.mentions.is_empty() {
        // without a quantity nobody looked for names
        frames.scan.mentions = parse::names::scan(grammar, &frames.scan.text);
    }
    let text = &frames.scan.text;
    let wanted = line.map(|line| line_span(text, line));
    let shown: Vec<u32> = (0..text.sentences.len() as u32)
        .filter(|s| {
            let span = text.span(&text.sentences[*s as usize].tokens);
            wanted.is_none_or(|w| w.is_some_and(|w| w.overlaps(span)))
        })
        .collect();
    if shown.is_empty() {
        return None;
    }
    let mut page = Page::default();
    if !text.english {
        page.heading("the text is plainly not English: no number in it is claimed");
    }
    for sentence in shown {
        one(&mut page, grammar, &frames, &claims, sentence);
    }
    Some(page.finish())
}

/// The bytes of a line of the file, its break left out.
fn line_span(text: &Text, line: u32) -> Option<Span> {
    let n = line.checked_sub(text.document.first_line)? as usize;
    let mut start = 0;
    for (i, l) in text.document.text.split('\n').enumerate() {
        if i == n {
            return Some(Span::new(start as u32, (start + l.len()) as u32));
        }
        start += l.len() + 1;
    }
    None
}

fn one(page: &mut Page, grammar: &Grammar, frames: &Frames, claims: &Claims, sentence: u32) {
    let scan = &frames.scan;
    let text = &scan.text;
    let tokens = text.sentences[sentence as usize].tokens.clone();
    let block = &text.blocks[text.sentences[sentence as usize].block as usize];
    let kind = match block.kind {
        BlockKind::Headline => "headline",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list item",
        BlockKind::Furniture => "page furniture",
    };
    let span = text.span(&tokens);
    let line = text.document.first_line + text.document.text[..span.start() as usize].matches('\n').count() as u32;
    let repeats = if block.repeats.is_some() { ", repeats an earlier block" } else { "" };
    page.heading(&format!("sentence {} of {}: {kind}, line {line}{repeats}", sentence + 1, text.sentences.len()));
    page.line(2, &entity::folded(text.slice(&tokens)));
    if let Some(lead) = text.lead_in(sentence) {
        page.labelled("led in by", &entity::folded(text.slice(&text.sentences[lead as usize].tokens)));
    }
    let empty = SentenceScan { sentence, quantities: Vec::new(), times: Vec::new() };
    let found = scan.sentences.iter().find(|s| s.sentence == sentence).unwrap_or(&empty);
    let mentions = scan.mentions.partition_point(|m| m.sentence < sentence)..scan.mentions.partition_point(|m| m.sentence <= sentence);
    let syntax = Syntax::read(grammar, text, found, &scan.mentions[mentions.clone()], mentions.start);
    words(page, grammar, &syntax);
    times(page, grammar, scan, found);
    names(page, grammar, scan, mentions);
    quantities(page, grammar, scan, found);
    let within = |b: &[u32; 2]| b[0] >= span.start() && b[1] <= span.end();
    left_out(page, claims.ledger.iter().filter(|l| within(&l.bytes)));
    phrases(page, grammar, &syntax);
    for (n, claim) in claims.claims.iter().enumerate().filter(|(_, c)| within(&c.quantity.bytes)) {
        let frame =
            frames.frames.iter().find(|f| text.span(&f.quantity.tokens) == Span::new(claim.quantity.bytes[0], claim.quantity.bytes[1]));
        if let Some(frame) = frame {
            claims::claim(page, grammar, scan, frame, claim, n);
        }
    }
}

/// Words with what they do in the sentence, their likeliest part of speech, what they are forms of, and the classes they belong to.
fn words(page: &mut Page, grammar: &Grammar, s: &Syntax<'_>) {
    let rows: Vec<Vec<String>> = (0..s.len())
        .map(|i| {
            let info = grammar.lexicon.info(s.word(i));
            let mut forms = Vec::new();
            if info.verb != 0 {
                forms.push(format!("{} ({:?})", grammar.lexicon.word(info.verb), info.form));
            }
            if info.singular != 0 {
                forms.push(format!("{} (plural)", grammar.lexicon.word(info.singular)));
            }
            if info.number != 0 {
                forms.push("number word".to_owned());
            }
            let sets_of = grammar.lexicon.sets(s.word(i));
            let sets: Vec<&str> = Set::ALL.iter().filter(|set| sets_of.has(**set)).map(|set| set.key()).collect();
            let tag = if s.word(i) == 0 { "not known".to_owned() } else { format!("{:?}", info.tag) };
            vec![s.written(i).to_owned(), format!("{:?}", s.cats[i]), tag, forms.join(", "), sets.join(" ")]
        })
        .collect();
    page.table("words", &rows);
}

fn rule(grammar: &Grammar, rule: RuleId) -> String {
    grammar.rule(rule).to_string()
}

fn times(page: &mut Page, grammar: &Grammar, scan: &Scan, found: &SentenceScan) {
    let published = scan.text.document.metadata.published.map(|p| p.0);
    let rows: Vec<Vec<String>> = found
        .times
        .iter()
        .map(|t| {
            let (start, end) = normalise::time::resolve(t, published, false);
            let day = |d: Option<chrono::NaiveDate>| d.map_or_else(|| "…".to_owned(), |d| d.to_string());
            let days = if start.or(end).is_some() { format!("{} to {}", day(start), day(end)) } else { "no dates".to_owned() };
            let weak = if t.weak { "dates little" } else { "" };
            vec![format!("“{}”", scan.text.slice(&t.tokens)), format!("{:?}", t.when), days, weak.to_owned(), rule(grammar, t.rule)]
        })
        .collect();
    page.table("times", &rows);
}

fn names(page: &mut Page, grammar: &Grammar, scan: &Scan, mentions: std::ops::Range<usize>) {
    let rows: Vec<Vec<String>> = mentions
        .map(|m| {
            let mention = &scan.mentions[m];
            let e = entity::entity(grammar, scan, &Filler::Mention(m));
            let (reading, by) = match mention.referent {
                Referent::Known(entry, role) => (format!("known by {role:?}"), grammar.names.entry(entry).key.to_string()),
                Referent::Composed(_, composition) => {
                    ("composed".to_owned(), rule(grammar, grammar.names.composed[composition as usize].rule))
                }
                Referent::Person => ("a person by its looks".to_owned(), String::new()),
                Referent::Organisation => ("an organisation by its looks".to_owned(), String::new()),
                Referent::Unknown => ("not known".to_owned(), String::new()),
            };
            let what = [e.kind.unwrap_or_default(), e.id.unwrap_or_default()].join(" ");
            vec![format!("“{}”", scan.text.slice(&mention.tokens)), e.name, what, reading, by]
        })
        .collect();
    page.table("names", &rows);
}

fn quantities(page: &mut Page, grammar: &Grammar, scan: &Scan, found: &SentenceScan) {
    let mut rows = Vec::new();
    for q in &found.quantities {
        let rules: Vec<&str> = q.rules.iter().map(|r| &**grammar.rule(*r)).filter(|r| !r.is_empty()).collect();
        let per = q.per.as_ref().map_or(String::new(), |(per, _)| format!("per {per}"));
        let hedge = if q.hedged { format!("{}, by a hedge", q.relation) } else { q.relation.to_string() };
        let change = q.change.map_or(String::new(), |c| c.to_string());
        let compound = if q.compound { "joined by a hyphen" } else { "" };
        let notes: Vec<&str> = [hedge.as_str(), &per, &change, compound].into_iter().filter(|n| !n.is_empty()).collect();
        let words = format!("“{}”", scan.text.slice(&q.tokens));
        rows.push(vec![words, amount(&q.amount), measured(grammar, q), notes.join(", "), rules.join(" ")]);
        if let Some(again) = &q.restated {
            let words = format!("“{}”", scan.text.slice(&again.tokens));
            rows.push(vec![words, amount(&again.amount), measured(grammar, again), "restates the one above".to_owned(), String::new()]);
        }
    }
    page.table("quantities", &rows);
}

fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Value(v) => v.to_string(),
        Amount::Range(a, b) => format!("{a} to {b}"),
        Amount::AtLeast(v) => format!("{v} or more"),
    }
}

fn measured(grammar: &Grammar, q: &Quantity) -> String {
    match &q.measure {
        Measure::Count => "count".to_owned(),
        Measure::Unit(unit, _) => format!("{} ({})", grammar.measures.units[*unit as usize].key, q.dimension),
        Measure::Money(candidates, _) => {
            let codes: Vec<&str> = candidates.iter().map(|c| &*grammar.measures.currencies[*c as usize].code).collect();
            let more = if codes.len() > 4 { " …" } else { "" };
            format!("{}{more} (money)", codes[..codes.len().min(4)].join("/"))
        }
        Measure::Percent(key) => format!("{key} ({})", q.dimension),
        Measure::Fraction => "fraction".to_owned(),
        Measure::Multiple => "multiple".to_owned(),
    }
}

fn left_out<'l>(page: &mut Page, ledger: impl Iterator<Item = &'l LedgerEntry>) {
    use crate::base::LedgerReason;
    let rows: Vec<Vec<String>> = ledger
        .map(|l| {
            let why = match l.reason {
                LedgerReason::Claimed => "part of a claim",
                LedgerReason::Time => "places something in time",
                LedgerReason::Date => "a date, a year or a time of day",
                LedgerReason::Name => "part of a name or code",
                LedgerReason::Ordinal => "an ordinal, a rank, or a part called first or second",
                LedgerReason::Idiom => "a fixed phrase that claims nothing",
                LedgerReason::Furniture => "page furniture, a list mark or boilerplate",
                LedgerReason::Pronoun => "a number word that stands for a noun",
                LedgerReason::Restated => "says an amount again that is claimed already",
                LedgerReason::NoFrame => "a quantity that no frame takes",
                LedgerReason::TooLarge => "more than 28 digits",
                LedgerReason::NotEnglish => "the document is not English",
                LedgerReason::Malformed => "digits that make no number",
                LedgerReason::Vague => "a quantifier without a number",
                LedgerReason::Table => "a cell of a table, whose headings are lost in running text",
            };
            vec![format!("“{}”", l.text), l.reason.to_string(), why.to_owned(), l.rule.as_deref().unwrap_or_default().to_owned()]
        })
        .collect();
    page.table("left out", &rows);
}

fn phrases(page: &mut Page, grammar: &Grammar, s: &Syntax<'_>) {
    let slice = |range: &std::ops::Range<usize>| entity::folded(s.text.slice(&s.in_document(range)));
    let verbs: Vec<Vec<String>> = s
        .verbs
        .iter()
        .map(|v| {
            let flags = [
                (v.passive, "passive"),
                (v.infinitive, "infinitive"),
                (!v.finite && !v.infinitive, "not finite"),
                (v.copula, "links only"),
                (v.negated, "denied"),
            ];
            let flags: Vec<&str> = flags.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
            let clause = &s.clauses[v.clause];
            let subject = clause.subject.map_or(String::new(), |h| format!("subject `{}`", s.written(h)));
            let hangs = clause
                .parent
                .and_then(|p| s.clauses[p].verb)
                .map_or(String::new(), |g| format!("{:?}, hangs on `{}`", clause.link, s.written(s.verbs[g].main)));
            vec![format!("“{}”", slice(&v.tokens)), grammar.lexicon.word(v.lemma).to_owned(), flags.join(", "), subject, hangs]
        })
        .collect();
    page.table("verbs", &verbs);
    let nouns: Vec<Vec<String>> = s
        .phrases
        .iter()
        .map(|p| {
            let before = p.preposition.map_or(String::new(), |i| format!("after `{}`", s.written(i)));
            vec![format!("“{}”", slice(&p.tokens)), s.written(p.head).to_owned(), before]
        })
        .collect();
    page.table("phrases", &nouns);
}
