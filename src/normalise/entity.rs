//! Names as written to entities as meant: usual name, id, type; capitals and metonyms to the state they act for.

use super::{Entity, Place};
use crate::base::Number;
use crate::frame::Filler;
use crate::grammar::Grammar;
use crate::grammar::names::{NameEntry, NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::{Referent, Scan};
use std::ops::Range;

/// Who fills a slot.
pub fn entity(grammar: &Grammar, scan: &Scan, filler: &Filler) -> Entity {
    match filler {
        Filler::Mention(m) => mention(grammar, scan, *m, &scan.mentions[*m].tokens),
        Filler::Reference(tokens, m) => mention(grammar, scan, *m, tokens),
        Filler::Phrase(tokens) => {
            let text = folded(scan.text.slice(tokens));
            Entity { name: text.clone(), text, id: None, kind: None }
        }
    }
}

fn mention(grammar: &Grammar, scan: &Scan, index: usize, tokens: &Range<u32>) -> Entity {
    let m = &scan.mentions[index];
    let text = folded(scan.text.slice(tokens));
    let own = || folded(scan.text.slice(&m.tokens));
    match m.referent {
        Referent::Known(e, _) => {
            let entry = grammar.names.entry(e);
            Entity { text, name: entry.name.to_string(), id: qid(&entry), kind: Some(entry.label.to_string()).filter(|l| !l.is_empty()) }
        }
        Referent::Composed(country, composition) => {
            let c = &grammar.names.composed[composition as usize];
            let entry = grammar.names.entry(country);
            let name = c.name.replace("{country}", adjective(grammar, country, &entry));
            // an organisation of the tables may go by the very same name
            let known = grammar.names.organisations.get(name.as_str()).map(|n| grammar.names.entry(*n));
            Entity { text, id: known.as_ref().and_then(qid), name, kind: Some(c.label.to_string()) }
        }
        Referent::Person => Entity { text, name: full_name(grammar, scan, index, own()), id: None, kind: Some("person".to_owned()) },
        Referent::Organisation => Entity { text, name: own(), id: None, kind: Some("organisation".to_owned()) },
        Referent::Unknown => Entity { text, name: full_name(grammar, scan, index, own()), id: None, kind: None },
    }
}

fn adjective<'g>(grammar: &'g Grammar, country: u32, entry: &NameEntry<'g>) -> &'g str {
    grammar.names.adjectives.get(&country).map_or(entry.name, |a| a)
}

/// How many names of persons back the full name of a surname is looked for: more than an article has, and few enough that time stays
/// linear in a document of any length.
const REACH: usize = 500;

/// A surname alone is the person of that surname named before it.
fn full_name(grammar: &Grammar, scan: &Scan, index: usize, own: String) -> String {
    if own.contains(' ') {
        return own;
    }
    // `the Bank`: the organisation whose name ends so
    let from = scan.mentions[index].tokens.start;
    let definite = from > 0 && grammar.is(scan.text.tokens[from as usize - 1].word, Set::The);
    let fits = |r: &Referent| matches!(r, Referent::Person | Referent::Unknown) || definite && *r == Referent::Organisation;
    let persons = scan.mentions[..index].iter().rev().filter(|m| fits(&m.referent));
    let before = persons.take(REACH).find_map(|m| {
        let text = scan.text.slice(&m.tokens);
        let last = text.rsplit(' ').next()?;
        let same = last == own
            || last.len() > 5
                && own.len() > 5
                && (last.strip_prefix(own.as_str()).is_some_and(|r| r.len() == 1) || own.strip_prefix(last).is_some_and(|r| r.len() == 1));
        (text.contains(' ') && same).then(|| folded(text))
    });
    before.unwrap_or(own)
}

fn qid(entry: &NameEntry<'_>) -> Option<String> {
    Some(entry.qid.to_owned()).filter(|q| !q.is_empty())
}

/// Where.
pub fn place(grammar: &Grammar, scan: &Scan, index: usize) -> Place {
    let m = &scan.mentions[index];
    let text = folded(scan.text.slice(&m.tokens));
    match m.referent {
        Referent::Known(e, role) => {
            let entry = if role == NameRole::Capital {
                city_of(grammar, &text).unwrap_or_else(|| grammar.names.entry(e))
            } else {
                grammar.names.entry(e)
            };
            let number = |s: &str| s.parse::<Number>().ok();
            let name = if role == NameRole::Capital { text.clone() } else { entry.name.to_string() };
            Place {
                text,
                name,
                id: entry.id(),
                lat: entry.position.as_ref().and_then(|p| number(p.0)),
                lon: entry.position.as_ref().and_then(|p| number(p.1)),
                kind: Some(entry.label.to_string()).filter(|l| !l.is_empty()),
            }
        }
        _ => Place { name: text.clone(), text, id: None, lat: None, lon: None, kind: None },
    }
}

fn city_of<'g>(grammar: &'g Grammar, name: &str) -> Option<NameEntry<'g>> {
    let mut key = String::new();
    let words = name.split(' ').map(|w| {
        crate::base::lexer::fold(w, &mut key);
        grammar.lexicon.id(&key)
    });
    let words: Vec<u32> = words.collect();
    let (n, forms) = grammar.names.forms.longest(words.iter().copied())?;
    (n == words.len()).then(|| forms.iter().map(|f| grammar.names.entry(f.entry)).find(|e| e.kind == NameKind::City)).flatten()
}

/// White space folded to single spaces.
pub fn folded(text: &str) -> String {
    // nearly all text is folded already
    let bytes = text.as_bytes();
    // no early exit, so that the compiler takes many bytes at once
    let flag = |odd: bool| u8::from(odd);
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let odd = pairs.fold(0, |odd, (a, b)| odd | flag(*a < b' ') | flag(*a == b' ') & flag(*b <= b' ') | flag(*b >= 0x80));
    if odd == 0 && bytes.first().is_none_or(|b| (b'!'..0x80).contains(b)) && bytes.last().is_none_or(|b| *b > b' ') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
