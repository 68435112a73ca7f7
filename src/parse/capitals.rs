//! Runs of capitalised words: how far a name goes on, and what it is by the look of it.

use super::names::{MAX_NAME, Referent};
use super::tokens::Tokens;
use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::{Tag, WordId};
use crate::grammar::{Grammar, sets::Set};
use crate::text::TokenFlags;
use std::ops::Range;

/// How many capitalised words run on from `n`, small connectors between them included.
pub(super) fn capital_run(view: &Tokens<'_>, n: usize, shouting: bool) -> usize {
    if shouting {
        return 0;
    }
    let mut start = n;
    let common = |i: usize| {
        let t = &view.tokens[i];
        let tag = view.grammar.lexicon.info(t.word).tag;
        (tag != Tag::Unknown || common_noun(view.grammar, t.word)) && !t.flags.has(TokenFlags::UPPER)
    };
    let function = |i: usize| {
        let tag = view.grammar.lexicon.info(view.tokens[i].word).tag;
        matches!(tag, Tag::Determiner | Tag::Pronoun | Tag::Preposition | Tag::Conjunction | Tag::Auxiliary | Tag::Adverb | Tag::Particle)
    };
    if start == 0
        || start > 0 && view.tokens[start - 1].kind == PieceKind::Sign && !view.is(start - 1, Set::Comma) && !view.is(start - 1, Set::Dash)
    {
        // `Bank of Kenya` opens a sentence
        let of = view.is(start, Set::OrganisationHead) && view.is(start + 1, Set::Of);
        let next_capital = view.get(start + 1 + usize::from(of)).is_some_and(|t| t.capital() && t.kind == PieceKind::Word);
        if common(start) && !next_capital || function(start) {
            return 0;
        }
    } else if function(start) {
        return 0;
    }
    let mut end = start;
    while end < view.tokens.len() && end - n < MAX_NAME {
        let t = &view.tokens[end];
        let word = matches!(t.kind, PieceKind::Word | PieceKind::Code) && t.capital();
        if word && end > n && office(view, end) {
            break;
        }
        if word && (end == n || t.spaced() || view.is(end - 1, Set::Dash)) && !(end > n && view.is(end, Set::PossessiveMark)) {
            end += 1;
            start = end;
            continue;
        }
        // `Bank of Russia`, `Institute for the Study of War`, `Al-Shabaab`
        let joiner = view.is(end, Set::Of)
            || view.is(end, Set::For)
            || view.is(end, Set::The) && (view.is(end - 1, Set::Of) || view.is(end - 1, Set::For));
        let dash = view.is(end, Set::Dash) && view.joined(end);
        // `Wai-ching`, `Jong-un`: the second half of a given name
        if dash && end > n && second_half(view, n, end) {
            end += 2;
            start = end;
            continue;
        }
        // `Department of Roads and Bridges`, `Water and Land Agency`, `Marsh County Sheriff's Office`
        if end > n && (joins_subjects(view, n, end) || bodys_own(view, end)) {
            end += 1;
            continue;
        }
        let ahead = (end + 1..(end + 3).min(view.tokens.len()))
            .take_while(|i| *i == end + 1 || view.is(*i - 1, Set::The))
            .any(|i| view.tokens[i].capital());
        if end > n && (joiner || dash) && ahead && head_before(view, n, end, dash) {
            end += 1;
            continue;
        }
        break;
    }
    start - n
}

/// Whether the second half of a given name stands behind a hyphen: no word that is known, or a short one behind a surname (`Ki-moon`, `Yong-nam`).
fn second_half(view: &Tokens<'_>, n: usize, dash: usize) -> bool {
    let tag = |i: usize| view.grammar.lexicon.info(view.tokens[i].word).tag;
    let Some(second) = view.get(dash + 1).filter(|t| t.kind == PieceKind::Word && !t.capital()) else { return false };
    let length = |i: usize| view.tokens[i].end - view.tokens[i].start;
    let surname = dash > n + 1 && length(dash - 1) < 6;
    let known = tag(dash + 1) != Tag::Unknown;
    second.end - second.start < 6
        && (!known && (surname || tag(dash - 1) == Tag::Unknown)
            || surname && tag(dash + 1) == Tag::Noun && length(dash + 1) < 5 && !view.is(dash + 1, Set::CompoundTail))
}

/// Whether `and` at a token joins what a body is for: common nouns on both sides, and a noun that heads organisations before or behind.
pub(super) fn joins_subjects(view: &Tokens<'_>, n: usize, and: usize) -> bool {
    let common = |i: usize| {
        let tagged = |t: &crate::text::Token| matches!(view.grammar.lexicon.info(t.word).tag, Tag::Noun | Tag::Adjective);
        view.get(i).is_some_and(|t| t.capital() && t.kind == PieceKind::Word && tagged(t))
    };
    let heads = |mut tokens: Range<usize>| tokens.any(|i| view.is(i, Set::OrganisationHead));
    if !view.is(and, Set::And) || !common(and - 1) || !common(and + 1) {
        return false;
    }
    let of = (n + 1..and).find(|i| view.is(*i, Set::Of) || view.is(*i, Set::For));
    let behind = (and + 1..(and + 5).min(view.tokens.len())).take_while(|i| view.tokens[*i].capital()).last().map_or(and, |i| i + 1);
    of.is_some_and(|of| heads(n..of)) || !heads(n..and) && heads(and + 2..behind)
}

/// Whether a mark of possession stands inside the name of a body: a common word for people before it, a noun that heads organisations behind.
pub(super) fn bodys_own(view: &Tokens<'_>, mark: usize) -> bool {
    let whose = || view.grammar.lexicon.noun_lemma(view.tokens[mark - 1].word);
    view.is(mark, Set::PossessiveMark)
        && view.grammar.frames.in_class(crate::grammar::frames::PERSON, whose())
        && (mark + 1..(mark + 4).min(view.tokens.len()))
            .take_while(|i| view.tokens[*i].capital() && view.tokens[*i].kind == PieceKind::Word)
            .any(|i| view.is(i, Set::OrganisationHead))
}

/// `of` joins only after a noun that heads organisations or offices (`Bank of`, `Ministry of`).
pub(super) fn head_before(view: &Tokens<'_>, n: usize, end: usize, dash: bool) -> bool {
    dash || (n..end).any(|i| view.is(i, Set::OrganisationHead) || view.is(i, Set::CompanySuffix))
}

/// `Brandt CEO Ana Perkovic`, `Bank of Lumeria Governor Ada Mensah`: a title between the name of a body and that of who holds the office.
fn office(view: &Tokens<'_>, n: usize) -> bool {
    let Some((used, _)) = view.grammar.names.titles.longest(view.skip(n).words()) else { return false };
    let named = |i: usize| view.get(i).is_some_and(|t| t.capital() && t.kind == PieceKind::Word && t.spaced());
    let body = |i: usize| view.is(i, Set::OrganisationHead) || view.is(i, Set::SiteNoun) || view.is(i, Set::CompanySuffix);
    let run = (n + used..n + used + 4).take_while(|i| named(*i)).count();
    let honorific = view.is(n, Set::TitleMan) || view.is(n, Set::TitleWoman);
    run > 1 && !honorific && view.tokens[n].spaced() && !(n + used..n + used + run).any(body)
}

/// A noun that the lexicon does not have, but a class or a trigger of the grammar (`Cobalt`).
fn common_noun(grammar: &Grammar, word: WordId) -> bool {
    let lemma = grammar.lexicon.noun_lemma(word);
    grammar.frames.classes_of.contains_key(&lemma) || grammar.frames.by_noun.contains_key(&lemma)
}

pub(super) fn shape(view: &Tokens<'_>, n: usize, run: usize) -> Option<Referent> {
    if run == 0 {
        return None;
    }
    let words = n..n + run;
    if words.clone().any(|i| view.is(i, Set::OrganisationHead) || view.is(i, Set::CompanySuffix)) && run > 1 {
        return Some(Referent::Organisation);
    }
    let first = &view.tokens[n];
    // `the Clara Storm`
    let last = view.grammar.lexicon.noun_lemma(view.tokens[n + run - 1].word);
    let thing = n > 0 && view.is(n - 1, Set::The) && view.grammar.frames.in_class(crate::grammar::frames::INERT, last);
    if !thing && (2..=4).contains(&run) && view.grammar.names.first_names.contains(&first.word) && first.word != 0 {
        return Some(Referent::Person);
    }
    if run == 1 {
        let t = first;
        let tag = view.grammar.lexicon.info(t.word).tag;
        if view.grammar.months.contains_key(&t.word)
            || view.grammar.weekdays.contains_key(&t.word)
            || ((tag != Tag::Unknown || common_noun(view.grammar, t.word)) && n == 0)
            || n == 0 && view.grammar.lexicon.info(t.word).number != 0
            || t.end - t.start < 2
        {
            return None;
        }
    }
    Some(Referent::Unknown)
}
