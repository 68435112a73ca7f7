//! One claim, field by field, each with what it was read from.

use super::page::Page;
use super::rule;
use crate::frame::{self, Filler, Frame};
use crate::grammar::{Grammar, RuleId, measures::CurrencyIndex};
use crate::normalise::{Claim, Entity, money};
use crate::parse::{Scan, country, measure::Measure};

/// How many triggers beside the one that won are shown.
const RUNNERS_UP: usize = 4;

pub(super) fn claim(page: &mut Page, grammar: &Grammar, scan: &Scan, frame: &Frame, claim: &Claim, n: usize) {
    let why = frame::why(grammar, scan, frame);
    page.heading(&format!("claim {}: “{}”", n + 1, claim.quantity.text));
    kind(page, grammar, frame, &why);
    page.labelled("governed by", &why.verbs.join(", "));
    page.labelled("named by", &why.nouns.join(", "));
    let q = &claim.quantity;
    let range = [q.low, q.high].map(|n| n.map_or("…".to_owned(), |n| n.to_string()));
    let value = q.value.map_or_else(|| range.join(" to "), |v| v.to_string());
    let unit = q.unit.as_deref().map_or(String::new(), |u| format!(" {u}"));
    let per = q.per.as_deref().map_or(String::new(), |p| format!(" per {p}"));
    let change = q.change.map_or(String::new(), |c| format!(", {c}"));
    page.labelled("says", &format!("{} {value}{unit}{per}{change}", q.relation));
    currency(page, grammar, scan, frame);
    let item = |i: &crate::normalise::Item| format!("“{}” (head {})", i.text, i.head);
    if let Some(i) = &claim.item {
        page.labelled("item", &format!("{}: {}", item(i), why.item.unwrap_or("")));
    }
    if let Some(i) = &claim.base {
        page.labelled("base", &item(i));
    }
    entity(page, "actor", claim.actor.as_ref(), frame.actor.as_ref(), why.actor.as_deref());
    entity(page, "recipient", claim.recipient.as_ref(), frame.recipient.as_ref(), why.recipient.as_deref());
    let said = frame.rules.iter().find(|r| says(grammar, **r)).map(|r| rule(grammar, *r));
    entity(page, "said by", claim.attribution.as_ref(), frame.attribution.as_ref(), said.as_deref());
    let denied = if claim.negated { ", denied" } else { "" };
    let silent = if claim.modality == crate::base::Modality::Actual {
        "no word says otherwise"
    } else {
        "by its trigger, or what leads the list in"
    };
    let by = frame.rules.iter().find(|r| carries_modality(grammar, **r)).map_or(silent.to_owned(), |r| rule(grammar, *r));
    page.labelled("modality", &format!("{}{denied}: {by}", claim.modality));
    let places: Vec<String> =
        claim.places.iter().map(|p| format!("“{}” {} {}", p.text, p.name, p.id.as_deref().unwrap_or("")).trim().to_owned()).collect();
    page.labelled("places", &places.join(", "));
    if let Some(t) = &claim.time {
        let day = |d: Option<chrono::NaiveDate>| d.map_or_else(|| "…".to_owned(), |d| d.to_string());
        page.labelled("time", &format!("“{}” {} to {}", t.text, day(t.start), day(t.end)));
    }
    normalised(page, claim);
    page.table("rules", &claim.rules.iter().map(|r| vec![r.to_string()]).collect::<Vec<_>>());
}

/// The kind, by which trigger, and which other triggers fired.
fn kind(page: &mut Page, grammar: &Grammar, frame: &Frame, why: &frame::Why) {
    let fired_by = |r: &frame::Reason| {
        let words: Vec<String> =
            [("verb", &r.verb), ("noun", &r.noun)].iter().filter_map(|(what, w)| w.as_ref().map(|w| format!("{what} `{w}`"))).collect();
        if words.is_empty() { "item".to_owned() } else { words.join(", ") }
    };
    let won = why.fired.first().filter(|r| r.score == frame.score && r.kind == frame.kind);
    let by = match won {
        Some(r) => format!("{}, score {}, by {}", rule(grammar, r.rule), r.score, fired_by(r)),
        None if frame.score == 0 => "no trigger: by the list that it stands in, or by its dimension".to_owned(),
        None => "by the sort of number, whatever fired".to_owned(),
    };
    page.labelled("kind", &format!("{}: {by}", frame.kind));
    let others = why.fired.iter().filter(|r| won.is_none_or(|w| w.rule != r.rule));
    let rows: Vec<Vec<String>> =
        others.take(RUNNERS_UP).map(|r| vec![r.score.to_string(), r.kind.to_string(), rule(grammar, r.rule), fired_by(r)]).collect();
    if !rows.is_empty() {
        page.table("runners-up", &rows);
    }
}

fn entity(page: &mut Page, label: &str, entity: Option<&Entity>, filler: Option<&Filler>, found: Option<&str>) {
    let Some(e) = entity else { return };
    let how = match filler {
        Some(Filler::Mention(_)) => "a name",
        Some(Filler::Reference(..)) => "stands for a name before it",
        Some(Filler::Phrase(_)) => "a phrase that names nobody",
        None => "",
    };
    let what: Vec<&str> = [e.kind.as_deref(), e.id.as_deref()].into_iter().flatten().collect();
    let what = if what.is_empty() { String::new() } else { format!(" ({})", what.join(" ")) };
    let found = found.map_or(String::new(), |f| format!(", {f}"));
    page.labelled(label, &format!("“{}” = {}{what}: {how}{found}", e.text, e.name));
}

/// Whether an entry is one of modality.
fn carries_modality(grammar: &Grammar, rule: RuleId) -> bool {
    let mut found = grammar.modal_verbs.values().chain(grammar.modal_nouns.values()).any(|cue| cue.rule == rule);
    grammar.modal_words.each(|_, cues| found |= cues.iter().any(|cue| cue.rule == rule));
    found
}

/// Whether an entry is one of attribution.
fn says(grammar: &Grammar, rule: RuleId) -> bool {
    let mut found = grammar.reporting.values().chain(grammar.source_nouns.values()).any(|r| *r == rule);
    grammar.source_prepositions.each(|_, rules| found |= rules.contains(&rule));
    found
}

/// Which currency a shared word or sign means, and why.
fn currency(page: &mut Page, grammar: &Grammar, scan: &Scan, frame: &Frame) {
    let Measure::Money(candidates, _) = &frame.quantity.measure else { return };
    let code = |c: CurrencyIndex| &*grammar.measures.currencies[c as usize].code;
    let [default, others @ ..] = candidates.as_slice() else { return };
    let sentence = frame.quantity.sentence;
    let chosen = money::choose(grammar, scan, candidates, sentence);
    let countries = &grammar.measures.currencies[chosen as usize].countries;
    let named = scan.mentions.iter().filter(|m| country(grammar, m).is_some_and(|c| countries.contains(&c)));
    let by = named.min_by_key(|m| m.sentence != sentence).map(|m| {
        let where_ = if m.sentence == sentence { "the sentence" } else { "the document" };
        format!("{where_} names “{}”", scan.text.slice(&m.tokens))
    });
    let why = match by {
        _ if others.is_empty() => "the form means nothing else".to_owned(),
        Some(by) if chosen != *default => format!("not {}, the default: {by}", code(*default)),
        _ => "the default of its form; nothing here speaks for another".to_owned(),
    };
    page.labelled("currency", &format!("{}: {why}", code(chosen)));
}

fn normalised(page: &mut Page, claim: &Claim) {
    let n = &claim.normalised;
    let end = |e: Option<crate::base::Number>| e.map_or("…".to_owned(), |e| e.to_string());
    let (open, close) = (if n.low_included { '[' } else { '(' }, if n.high_included { ']' } else { ')' });
    let qudt = n.qudt.as_deref().map_or(String::new(), |q| format!(" (QUDT {q})"));
    page.labelled("means", &format!("{open}{}, {}{close} {}{qudt}", end(n.low), end(n.high), n.unit));
    if let Some(m) = &n.money {
        let amount = |a: Option<crate::base::Number>, code: &str| a.map(|a| format!("{code} {a}"));
        let amounts: Vec<String> = [amount(m.eur, "EUR"), amount(m.usd, "USD")].into_iter().flatten().collect();
        let rates: Vec<String> = m.rates.iter().map(|(code, rate)| format!("{rate} {code}")).collect();
        page.labelled("money", &format!("{} at the ECB rates of {}: 1 EUR = {}", amounts.join(" = "), m.rate_date, rates.join(" = ")));
    }
    for r in &claim.restated {
        let unit = r.unit.as_deref().unwrap_or("");
        let check = r.check.as_ref().map_or(String::new(), |c| {
            format!(": {} to one, where the reference is {}; deviation {}", c.implied_rate, c.reference_rate, c.deviation)
        });
        page.labelled("restated", &format!("“{}” = {} {unit}{check}", r.text, r.value));
    }
}
