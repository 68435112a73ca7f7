//! Names in a document: actors and places that the grammar knows, what is composed of them (`the Russian defence ministry`),
//! and capitalised words that it does not know.

use super::capitals::{capital_run, shape};
use super::seen::{Seen, opening};
use super::tokens::Tokens;
use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::Tag;
use crate::grammar::names::{NameForm, NameIndex, NameKind, NameRole};
use crate::grammar::{Grammar, sets::Set};
use crate::text::{BlockKind, Text, TokenFlags};
use std::ops::Range;

/// Who or what a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referent {
    /// An entry of the gazetteer, and how it is named.
    Known(NameIndex, NameRole),
    /// A force or ministry of a country: country and composition.
    Composed(NameIndex, u16),
    /// A person by the look of it: a title or first name before a surname.
    Person,
    /// An organisation by the look of it.
    Organisation,
    /// A capitalised name of which nothing is known.
    Unknown,
}

/// A name in the text.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Its tokens, titles and possessive mark excluded.
    pub tokens: Range<u32>,
    /// Its sentence.
    pub sentence: u32,
    /// Who.
    pub referent: Referent,
}

/// Longest run of capitalised words taken for one name.
pub(super) const MAX_NAME: usize = 9;

/// All mentions of a document in order, none overlapping.
pub fn scan(grammar: &Grammar, text: &Text) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut seen = Seen::default();
    for (s, sentence) in text.sentences.iter().enumerate() {
        if text.blocks[sentence.block as usize].kind == BlockKind::Furniture {
            continue;
        }
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let view = Tokens { tokens: &text.tokens[range], at: sentence.tokens.start, text: &text.document.text, grammar };
        let shouting = shouting(&view);
        let mut n = 0;
        if let Some(referent) = opening(&view, &seen) {
            out.push(Mention { tokens: view.at..view.at + 1, sentence: s as u32, referent });
            n = 1;
        }
        while n < view.tokens.len() {
            let t = &view.tokens[n];
            if let Some(end) = domain(&view, n) {
                let tokens = view.at + n as u32..view.at + end as u32;
                out.push(Mention { tokens, sentence: s as u32, referent: Referent::Organisation });
                n = end;
                continue;
            }
            if !t.capital() || !matches!(t.kind, PieceKind::Word | PieceKind::Code) {
                n += 1;
                continue;
            }
            match at(&view, n, shouting) {
                Some((referent, start, end)) => {
                    let (referent, start) = numbered(&view, referent, start, end);
                    let referent = seen.body(&view, referent, start..end);
                    seen.note(&view, referent, start..end);
                    out.push(Mention { tokens: view.at + start as u32..view.at + end as u32, sentence: s as u32, referent });
                    n = end.max(n + 1);
                }
                None => n += 1,
            }
        }
    }
    out
}

/// `Booking.com`: one past a company by the name of its site.
fn domain(view: &Tokens<'_>, n: usize) -> Option<usize> {
    let joined = |i: usize| view.get(i).is_some_and(|t| !t.spaced());
    let named = view.tokens[n].capital() && view.tokens[n].kind == PieceKind::Word && view.is(n + 2, Set::Domain);
    (named && view.written(n + 1) == "." && joined(n + 1) && joined(n + 2)).then_some(n + 3)
}

/// `the 47th Brigade`: the number of a body belongs to its name.
fn numbered(view: &Tokens<'_>, referent: Referent, start: usize, end: usize) -> (Referent, usize) {
    let body = matches!(referent, Referent::Organisation | Referent::Unknown) && view.is(end - 1, Set::OrganisationHead);
    if body && start >= 2 && view.is(start - 1, Set::OrdinalSuffix) && !view.tokens[start - 1].spaced() {
        return (Referent::Organisation, start - 2);
    }
    (referent, start)
}

/// A sentence of which all content words are capitalised (a headline): capitals say nothing there.
fn shouting(view: &Tokens<'_>) -> bool {
    let small = |t: &crate::text::Token| {
        let tag = view.grammar.lexicon.info(t.word).tag;
        matches!(tag, Tag::Determiner | Tag::Pronoun | Tag::Preposition | Tag::Conjunction | Tag::Auxiliary | Tag::Adverb | Tag::Particle)
    };
    let mut words = 0;
    for t in view.tokens.iter().filter(|t| t.kind == PieceKind::Word && t.end - t.start > 3) {
        if t.capital() {
            words += 1;
        } else if !small(t) {
            return false;
        }
    }
    words >= 4
}

fn at(view: &Tokens<'_>, n: usize, shouting: bool) -> Option<(Referent, usize, usize)> {
    let input = view.skip(n);
    // a title or role before a name: the name is the person
    if let Some((skip, _)) = view.grammar.names.titles.longest(input.words())
        && let Some(t) = view.get(n + skip).filter(|t| t.capital())
        && t.kind == PieceKind::Word
        && let Some((referent, start, end)) = person_or_known(view, n + skip)
    {
        return Some((referent, start, end));
    }
    // `Two Americans were killed`: so many people of a country
    let counts = || view.grammar.lexicon.info(view.tokens[0].word).number != 0 && view.tokens[0].kind == PieceKind::Word;
    if n == 0 && !shouting && counts() && view.get(1).is_some_and(|t| t.capital()) {
        let people = known(view, 1).is_some_and(|(form, _)| matches!(form.role, NameRole::Demonym | NameRole::Adjective));
        if people {
            return None;
        }
    }
    // `Carmaker Brandt`, `Rival Lario`: a common word that opens the sentence is no part of the name behind it
    if n == 0 && !shouting && described(view) {
        return None;
    }
    let known = known(view, n);
    let run = capital_run(view, n, shouting);
    if let Some((form, used)) = known {
        let kind = view.grammar.names.kind(form.entry);
        // `the Biden administration`, `the Biden-Harris Administration`: those who govern, and no person
        if kind == NameKind::Person
            && let Some(country) = view.grammar.names.country(form.entry)
            && let Some(end) = governing(view, n + used)
        {
            return Some((Referent::Known(country, NameRole::Government), n, end));
        }
        if kind == NameKind::Country
            && let Some((end, composition)) = composed(view, n + used)
        {
            // `Saudi Arabia's Civil Defence Authority`
            let heads = |i: usize| view.get(i).is_some_and(|t| t.capital()) && view.is(i, Set::OrganisationHead);
            let end = if heads(end) && !shouting { end + 1 } else { end };
            return Some((Referent::Composed(form.entry, composition), n, end));
        }
        // `the opposition Labour Front`
        if run > used && used == 1 && !shouting && kind == NameKind::Organisation && shape(view, n, run) == Some(Referent::Organisation) {
            return Some((Referent::Organisation, n, n + run));
        }
        // a longer capitalised run around a short known word is a name of its own (`Boston Dynamics`, `Moscow Exchange`)
        if run > used
            && !shouting
            && matches!(form.role, NameRole::Name | NameRole::Surname | NameRole::Capital)
            && matches!(kind, NameKind::City | NameKind::Person | NameKind::Region | NameKind::Country)
        {
            if let Some(referent) = shape(view, n, run).filter(|r| *r != Referent::Unknown) {
                return Some((referent, n, n + run));
            }
            // `Dublin Airport`, `Portland Point`
            let headed = view.grammar.names.place_heads.longest(view.skip(n + run - 1).words()).is_some();
            if (matches!(kind, NameKind::City) || form.role == NameRole::Capital) && (headed || view.is(n + run - 1, Set::SiteNoun)) {
                return Some((Referent::Unknown, n, n + run));
            }
            // `London Metal Exchange`, `Chicago Bulls`, but `Paris Thursday`
            let dated = view.grammar.weekdays.contains_key(&view.tokens[n + used].word)
                || view.grammar.months.contains_key(&view.tokens[n + used].word);
            if matches!(kind, NameKind::City) && (view.grammar.names.population(form.entry) < 500_000 || !dated) {
                return Some((shape(view, n, run).unwrap_or(Referent::Unknown), n, n + run));
            }
        }
        return Some((Referent::Known(form.entry, form.role), n, n + used));
    }
    if run == 0 || shouting {
        return None;
    }
    shape(view, n, run).map(|r| (r, n, n + run))
}

/// Whether a sentence opens with a noun of what somebody is, and goes on with a name.
fn described(view: &Tokens<'_>) -> bool {
    let info = view.grammar.lexicon.info(view.tokens[0].word);
    let head = |i: usize| view.is(i, Set::OrganisationHead) || view.is(i, Set::CompanySuffix) || view.is(i, Set::SiteNoun);
    let strange = |i: usize| {
        view.get(i).is_some_and(|t| {
            t.capital() && t.spaced() && t.kind == PieceKind::Word && view.grammar.lexicon.info(t.word).tag == Tag::Unknown
        })
    };
    let noun = view.is(0, Set::DefiniteCompany) || view.is(0, Set::RivalWord);
    noun && info.singular == 0 && strange(1) && !head(0) && !head(1)
}

/// One past a noun of government behind the name of who leads it, the name of a second leader allowed between.
fn governing(view: &Tokens<'_>, n: usize) -> Option<usize> {
    let second = view.is(n, Set::Dash) && view.joined(n) && view.get(n + 1).is_some_and(|t| t.capital());
    let at = if second { n + 2 } else { n };
    view.is(at, Set::GovernmentNoun).then_some(at + 1)
}

fn person_or_known(view: &Tokens<'_>, n: usize) -> Option<(Referent, usize, usize)> {
    let run = capital_run(view, n, false).max(1);
    let mut best = None;
    // `President Donald J. Trump`: any known person inside the run
    for k in 0..run {
        if let Some((form, used)) = known(view, n + k)
            && view.grammar.names.kind(form.entry) == NameKind::Person
        {
            best = Some((Referent::Known(form.entry, form.role), n, (n + run).max(n + k + used)));
            break;
        }
    }
    best.or(Some((Referent::Person, n, n + run)))
}

/// The best reading of the longest known form at token `n`.
fn known(view: &Tokens<'_>, n: usize) -> Option<(NameForm, usize)> {
    let forms = &view.grammar.names.forms;
    let (mut node, mut best) = (0, None);
    for (i, t) in view.tokens[n..].iter().enumerate() {
        match forms.step(node, t.word) {
            Some(to) => node = to,
            None => break,
        }
        if !forms.at(node).is_empty() && acceptable(view, n, i + 1) {
            best = Some((i + 1, node));
        }
    }
    let (used, node) = best?;
    // the best reading stands first
    let form = *forms.at(node).first()?;
    let kind = view.grammar.names.kind(form.entry);
    // `Labour costs rose`: a common word that opens its sentence before a noun
    let tag_at = |i: usize| view.get(i).filter(|t| !t.capital()).map(|t| view.grammar.lexicon.info(t.word));
    if used == 1
        && n == 0
        && kind == NameKind::Organisation
        && view.grammar.lexicon.info(view.tokens[n].word).tag == Tag::Noun
        && tag_at(1).is_some_and(|i| i.tag == Tag::Noun && i.singular != 0)
    {
        return None;
    }
    // a city or surname that is a common word needs more than its capital
    let single = used == 1;
    if single && matches!(kind, NameKind::City | NameKind::Person | NameKind::Region | NameKind::Feature) {
        if view.grammar.names.stop.contains(&view.tokens[n].word) {
            return None;
        }
        let tag = view.grammar.lexicon.info(view.tokens[n].word).tag;
        let opens = n == 0 && tag != Tag::Unknown;
        if opens && view.grammar.names.population(form.entry) < 500_000 && kind != NameKind::Feature
            || form.role == NameRole::Surname && tag != Tag::Unknown
        {
            return None;
        }
    }
    Some((form, used))
}

/// Every word but small ones must have its capital; one-letter and all-lower forms never match.
fn acceptable(view: &Tokens<'_>, n: usize, used: usize) -> bool {
    let first = &view.tokens[n];
    let last = &view.tokens[n + used - 1];
    if used == 1 {
        let len = first.end - first.start;
        // two-letter names are names only in capitals (`US`, not `Us`)
        return len > 3
            || first.flags.has(TokenFlags::UPPER)
            || len == 3 && first.capital() && view.grammar.lexicon.info(first.word).tag == Tag::Unknown
            || view.written(n).contains('.');
    }
    last.capital()
        || last.kind == PieceKind::Number
        || last.kind == PieceKind::Code
        || !last.flags.has(TokenFlags::CAPITAL) && used > 2
        || view.written(n + used - 1).len() > 3
}

/// `defence ministry`, `'s army`, `Navy` after a country.
fn composed(view: &Tokens<'_>, n: usize) -> Option<(usize, u16)> {
    let skip = usize::from(view.is(n, Set::PossessiveMark));
    let input = view.skip((n + skip).min(view.tokens.len()));
    let (used, values) = view.grammar.names.compositions.longest(input.words())?;
    Some((n + skip + used, values[0]))
}
