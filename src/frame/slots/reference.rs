//! Pronouns and definite descriptions: the latest earlier name that one can stand for.

use super::company::far;
use super::{Context, named, somebody};
use crate::frame::Filler;
use crate::frame::syntax::Cat;
use crate::grammar::frames::{AGENT, PERSON};
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::Referent;
use std::ops::Range;

/// A pronoun or definite description and the latest earlier name that it can stand for.
pub(super) fn reference(ctx: &Context<'_>, tokens: Range<usize>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let definite = s.cats[tokens.start] == Cat::Determiner && (s.is(tokens.start, Set::The) || s.is(tokens.start, Set::Demonstrative))
        || s.cats[tokens.start] == Cat::Possessive;
    let wants = |set| s.is(head, set);
    let kind = if wants(Set::PronounThing) {
        Wanted::Thing
    } else if wants(Set::PronounMan) || wants(Set::PronounWoman) || definite && wants(Set::DefinitePerson) {
        Wanted::Person
    } else if wants(Set::PronounThey) {
        Wanted::Group
    } else if definite && wants(Set::DefiniteCountry) {
        Wanted::Country
    } else if definite && (wants(Set::DefiniteCompany) || wants(Set::DefiniteOrganisation)) {
        Wanted::Organisation
    } else if definite && wants(Set::OrganisationHead) {
        let found = named::body_before(ctx, head)?;
        return Some(Filler::Reference(s.in_document(&tokens), found));
    } else {
        return None;
    };
    // `he` is no Ms Brannigan
    let other = if wants(Set::PronounMan) {
        Some(Set::TitleWoman)
    } else if wants(Set::PronounWoman) {
        Some(Set::TitleMan)
    } else {
        None
    };
    // `the ministry slashed its forecast`: its own
    if s.cats[tokens.start] == Cat::Possessive
        && matches!(kind, Wanted::Thing | Wanted::Group)
        && let Some(h) = s.clauses[usize::from(s.clause_of[head])].subject.filter(|h| *h < tokens.start)
        && s.mentions[h] == 0
        && s.grammar.frames.in_class(AGENT, s.noun_lemma(h))
        && let Some(found) = super::doer(ctx, h)
    {
        return Some(found);
    }
    // `and the Union has doubled its contribution`: the subject of its own clause
    let own = || {
        let h = s.clauses[usize::from(s.clause_of[head])].subject.filter(|h| *h < tokens.start)?;
        ctx.mention_at(h).filter(|m| kind == Wanted::Thing && s.cats[tokens.start] == Cat::Possessive && suits(ctx, kind, *m))
    };
    if let Some(teller) = telling(ctx, kind, head) {
        return Some(teller);
    }
    let found = own().or_else(|| same_sentence(ctx, kind, other, head, tokens.start));
    // `The group said it would …`: whatever the group is
    if found.is_none()
        && kind == Wanted::Thing
        && let Some(parent) = s.clauses[usize::from(s.clause_of[head])].parent
        && let Some(h) = s.clauses[parent].subject.filter(|h| *h < tokens.start && s.mentions[*h] == 0)
        && (s.is(h, Set::DefiniteCompany) || s.is(h, Set::DefiniteOrganisation))
        && let Some(p) = s.phrase_at(h)
    {
        return reference(ctx, p.tokens.clone(), h);
    }
    // `The tower opened. It is 300 m tall`: a thing is meant
    if found.is_none() && kind == Wanted::Thing && tokens.start == 0 && super::left_out::opening_thing(ctx).is_some() {
        return None;
    }
    if found.is_none()
        && let Some(phrase) = nameless(ctx, kind)
    {
        return Some(phrase);
    }
    let found = found.or_else(|| {
        let (kind, sentence) = chain(ctx, kind);
        earlier_sentence(ctx, kind, other, sentence).or_else(|| far(ctx, kind, sentence))
    });
    match found {
        Some(found) => Some(Filler::Reference(s.in_document(&tokens), found)),
        // `the government`, `the party` where nothing was named that it could be: who acts has no name
        None if matches!(kind, Wanted::Thing | Wanted::Group) => described(ctx, kind, false),
        None if kind == Wanted::Organisation || wants(Set::DefiniteGovernment) => {
            let from = (tokens.start..head).find(|i| !matches!(s.cats[*i], Cat::Determiner | Cat::Possessive)).unwrap_or(head);
            Some(Filler::Phrase(s.in_document(&(from..head + 1))))
        }
        None => None,
    }
}

/// The subject of a clause that the pronoun's clause hangs on or follows (`Microsoft said it would …`); of others than `it` any name before it.
fn same_sentence(ctx: &Context<'_>, kind: Wanted, other: Option<Set>, head: usize, start: usize) -> Option<usize> {
    let s = ctx.s;
    let own = usize::from(s.clause_of[head]);
    let takes = |m: &usize| suits(ctx, kind, *m) && !titled(ctx, other, *m);
    let above = s.clauses[own].parent;
    let before = (0..own).rev().filter(|c| Some(*c) != above);
    let subject = above.into_iter().chain(before).take(6).find_map(|c| {
        let subject = s.clauses[c].subject.filter(|h| *h < start)?;
        // what is counted is many
        let phrase = s.phrase_at(subject).filter(|p| kind != Wanted::Thing || p.tokens.clone().all(|i| s.quantities[i] == 0))?;
        let named = ctx.mention_at(subject).filter(takes);
        // `Banco Lario chairman Ugo Setti said it would …`: the bank
        // `workers at Kelmar fear it will`
        let where_ = || {
            let at = phrase.tokens.end;
            let next = s.phrase_from(at + 1).filter(|n| n.tokens.start == at + 1 && n.head < start)?;
            let hangs = kind == Wanted::Thing && (s.is(at, Set::At) || s.is(at, Set::Of)) && s.cats[at] == Cat::Preposition;
            ctx.mention_at(next.head).filter(|m| hangs && takes(m) && !super::places::known_place(ctx, *m))
        };
        let named = named.or_else(where_);
        named.or_else(|| phrase.tokens.clone().filter(|i| *i <= subject).filter_map(|i| ctx.mention_at(i)).rev().find(takes))
    });
    let any = || {
        let earlier = (ctx.mentions.start..ctx.mentions.end).rev();
        earlier
            .filter(|m| ctx.mention(*m).tokens.end <= s.at + start as u32)
            .find(|m| kind != Wanted::Thing && (kind.takes(ctx, &ctx.mention(*m).referent, false) || officed(ctx, kind, *m)))
    };
    subject.or_else(any)
}

/// `Ivan Marsh, chief executive of Kelmar, said the company would`: a name of nothing known behind an office of a company.
fn officed(ctx: &Context<'_>, kind: Wanted, mention: usize) -> bool {
    let s = ctx.s;
    let start = (ctx.mention(mention).tokens.start - s.at) as usize;
    let of = start > 1 && (s.is(start - 1, Set::Of) || s.is(start - 1, Set::At)) && s.is(start - 2, Set::CompanyOffice);
    kind == Wanted::Organisation && of && suits(ctx, kind, mention)
}

/// `the coast guard said it had`, `police said they had`: who tells it, where that is nobody's name.
fn telling(ctx: &Context<'_>, kind: Wanted, head: usize) -> Option<Filler> {
    let s = ctx.s;
    if !matches!(kind, Wanted::Thing | Wanted::Group | Wanted::Person) || s.cats[head] != Cat::Pronoun {
        return None;
    }
    let above = s.clauses[usize::from(s.clause_of[head])].parent.filter(|c| s.says(*c))?;
    let teller = s.clauses[above].subject.filter(|h| *h < head && s.mentions[*h] == 0)?;
    let p = s.phrase_at(teller)?;
    let lemma = s.noun_lemma(teller);
    let many = s.grammar.lexicon.info(s.word(teller)).singular != 0 || s.is(teller, Set::OrganisationHead) && p.tokens.len() == 1;
    let agrees = if kind == Wanted::Group { many } else { !many };
    let from = p.tokens.start + usize::from(s.cats[p.tokens.start] == Cat::Determiner);
    let force =
        s.grammar.names.compositions.longest((from..p.tokens.end).map(|i| s.word(i))).is_some_and(|(n, _)| from + n == p.tokens.end);
    let person = s.grammar.frames.in_class(PERSON, lemma) && !force;
    let body = if kind == Wanted::Person {
        person
    } else {
        (force || s.grammar.frames.in_class(AGENT, lemma)) && (kind == Wanted::Group || !person)
    };
    let bare = p.tokens.clone().all(|i| s.mentions[i] == 0 && s.quantities[i] == 0);
    if agrees && body && bare { super::doer(ctx, teller) } else { None }
}

/// Whether the name of a subject can be what is pointed at; one of which nothing is known too, if it can be somebody's.
pub(super) fn suits(ctx: &Context<'_>, kind: Wanted, mention: usize) -> bool {
    let referent = &ctx.scan.mentions[mention].referent;
    kind.takes(ctx, referent, true)
        && (*referent != Referent::Unknown || somebody(ctx, mention))
        && !(kind == Wanted::Person && several(ctx, mention))
}

/// Whether a name is that of several: `the Kinks`.
fn several(ctx: &Context<'_>, mention: usize) -> bool {
    let m = ctx.scan.mentions[mention].clone();
    let text = &ctx.scan.text;
    let the = m.tokens.start.checked_sub(1).is_some_and(|i| ctx.s.grammar.is(text.tokens[i as usize].word, Set::The));
    m.referent == Referent::Unknown && the
}

/// Whether a name has a title of this class before it.
fn titled(ctx: &Context<'_>, title: Option<Set>, mention: usize) -> bool {
    let before = ctx.mention(mention).tokens.start.checked_sub(1);
    title.zip(before).is_some_and(|(set, i)| ctx.s.grammar.is(ctx.scan.text.tokens[i as usize].word, set))
}

/// Sentences that are looked back through.
const REACH: u32 = 3;

/// Sentences that are looked back through for a company or country called by what it is.
pub(super) const FAR: u32 = 16;

/// Sentences that begin with what points back, one behind the other, that are passed over.
const CHAIN: u32 = 3;

/// `The group expects … . It will cut …`: what a sentence before points back to with its first word is meant again; from which sentence on to look.
fn chain(ctx: &Context<'_>, kind: Wanted) -> (Wanted, u32) {
    let (mut kind, mut sentence) = (kind, ctx.sentence);
    if !matches!(kind, Wanted::Thing | Wanted::Organisation) {
        return (kind, sentence);
    }
    let text = &ctx.scan.text;
    for _ in 0..CHAIN {
        let Some(before) = sentence.checked_sub(1).map(|k| &text.sentences[k as usize]) else { break };
        let first = before.tokens.start;
        let is = |i: u32, set| i < before.tokens.end && ctx.s.grammar.is(text.tokens[i as usize].word, set);
        let capital = |i: u32| i < before.tokens.end && text.tokens[i as usize].capital();
        let described = is(first, Set::The)
            && (first + 1..first + 3)
                .find(|i| is(*i, Set::DefiniteCompany) || is(*i, Set::DefiniteOrganisation))
                .is_some_and(|i| !(first + 1..i + 2).any(capital));
        // `costs rose, the company said. It has …`
        let said = || {
            (first + 1..before.tokens.end).any(|i| {
                is(i, Set::The) && is(i - 1, Set::Comma) && is(i + 1, Set::DefiniteCompany) && {
                    let verb = text.tokens.get(i as usize + 2).map_or(0, |t| ctx.s.grammar.lexicon.info(t.word).verb);
                    ctx.s.grammar.reporting.contains_key(&verb)
                }
            })
        };
        if described || said() {
            kind = Wanted::Organisation;
        } else if !is(first, Set::PronounThing) {
            break;
        }
        sentence -= 1;
    }
    (kind, sentence)
}

/// `The enemy fired 30 missiles. It also …`: the sentence before begins with somebody who has no name.
fn nameless(ctx: &Context<'_>, kind: Wanted) -> Option<Filler> {
    if matches!(kind, Wanted::Thing | Wanted::Group) { described(ctx, kind, true) } else { None }
}

/// The same; `strict`: nobody who is called by what a name stands for (`the company`).
fn described(ctx: &Context<'_>, kind: Wanted, strict: bool) -> Option<Filler> {
    let text = &ctx.scan.text;
    let grammar = ctx.s.grammar;
    let before = &text.sentences[ctx.sentence.checked_sub(1)? as usize];
    let first = before.tokens.start;
    let word = |i: u32| text.tokens.get(i as usize).filter(|_| i < before.tokens.end).map_or(0, |t| t.word);
    let agent = |i: u32| grammar.frames.in_class(AGENT, grammar.lexicon.noun_lemma(word(i)));
    let plural_at = |i: u32| grammar.lexicon.info(word(i)).singular != 0 || grammar.is(word(i), Set::OrganisationHead);
    // `The army`, `A haulage firm`; `Police`, `Rebels` without an article
    let from = if grammar.is(word(first), Set::The) || grammar.is(word(first), Set::Article) {
        first + 1
    } else if kind == Wanted::Group && agent(first) && plural_at(first) && !agent(first + 1) {
        first
    } else {
        return None;
    };
    let head = (from..from + 3).find(|i| agent(*i) && !agent(*i + 1))?;
    let named = (from.max(first + 1)..head + 2).any(|i| text.tokens[i as usize].capital()) || agent(head + 1);
    let stands_back =
        [Set::DefiniteCompany, Set::DefiniteOrganisation, Set::DefiniteCountry].into_iter().any(|set| grammar.is(word(head), set));
    let plural = grammar.lexicon.info(word(head)).singular != 0;
    let group = grammar.is(word(head), Set::OrganisationHead);
    let agrees = if kind == Wanted::Group { plural || group && !strict || head == first } else { !plural };
    if named || strict && stands_back || !agrees {
        return None;
    }
    Some(Filler::Phrase(from..head + 1))
}

/// The name that a sentence before is about: the first that hangs on no preposition; else its last.
fn earlier_sentence(ctx: &Context<'_>, kind: Wanted, other: Option<Set>, sentence: u32) -> Option<usize> {
    let mut end = ctx.scan.mentions[..ctx.mentions.start].partition_point(|m| m.sentence < sentence);
    let (mut weak, mut last_resort) = (None, None);
    for _ in 0..REACH {
        let Some(last) = end.checked_sub(1).and_then(|k| ctx.scan.mentions.get(k)) else { break };
        if last.sentence + REACH < sentence {
            break;
        }
        let from = ctx.scan.mentions[..end].partition_point(|m| m.sentence < last.sentence);
        let first = (from..end).find(|m| heads(ctx, *m) && !beside(ctx, *m));
        if let Some(m) = first.filter(|m| suits(ctx, kind, *m) && !titled(ctx, other, *m)) {
            // `Lens paid for Adama Diallo. He …`: a person rather than a name of nothing known
            let unknown = kind == Wanted::Person && ctx.scan.mentions[m].referent == Referent::Unknown && !teller(ctx, m);
            let person = || {
                (from..end)
                    .find(|k| (kind.takes(ctx, &ctx.scan.mentions[*k].referent, false) || personal(ctx, *k)) && !titled(ctx, other, *k))
            };
            let found = if unknown { person() } else { Some(m) };
            if found.is_some() {
                return found;
            }
            last_resort = last_resort.or(Some(m));
            end = from;
            continue;
        }
        if weak.is_none() {
            let fits = |m: &usize| kind.takes(ctx, &ctx.scan.mentions[*m].referent, false) || kind == Wanted::Person && personal(ctx, *m);
            weak = (from..end).rev().find(|m| fits(m) && !titled(ctx, other, *m));
        }
        if weak.is_some() {
            break;
        }
        end = from;
    }
    weak.or(last_resort)
}

/// `the midfielder Adama Diallo`: whether a name of which nothing is known stands behind what a person is.
fn personal(ctx: &Context<'_>, mention: usize) -> bool {
    let m = &ctx.scan.mentions[mention];
    let before = m.tokens.start.checked_sub(1).map_or(0, |i| ctx.scan.text.tokens[i as usize].word);
    let grammar = ctx.s.grammar;
    m.referent == Referent::Unknown && grammar.frames.in_class(PERSON, grammar.lexicon.noun_lemma(before))
}

/// Whether a name of which nothing is known has a comma or a past tense of saying behind it, as persons have: `Diallo, 22, said`.
fn teller(ctx: &Context<'_>, mention: usize) -> bool {
    let text = &ctx.scan.text;
    let end = ctx.scan.mentions[mention].tokens.end as usize;
    let Some(next) = text.tokens.get(end) else { return false };
    let info = ctx.s.grammar.lexicon.info(next.word);
    ctx.s.grammar.reporting.contains_key(&info.verb)
}

/// A name that only says where or whose (`LIMA - `, `German` of `German carmaker Brandt`): what the sentence is about stands behind it.
pub(super) fn beside(ctx: &Context<'_>, mention: usize) -> bool {
    let m = &ctx.scan.mentions[mention];
    let next = ctx.scan.mentions.get(mention + 1).filter(|n| n.sentence == m.sentence && n.tokens.start <= m.tokens.end + BEHIND);
    // `Peru's largest lender, Banco Andes, wrote off`
    let is = |i: u32, set| ctx.scan.text.tokens.get(i as usize).is_some_and(|t| ctx.s.grammar.is(t.word, set));
    if is(m.tokens.end, Set::PossessiveMark) && next.is_some_and(|n| is(n.tokens.start - 1, Set::Comma) && n.referent != Referent::Person) {
        return true;
    }
    let Referent::Known(e, role) = m.referent else { return false };
    match ctx.s.grammar.names.kind(e) {
        NameKind::City => next.is_some(),
        NameKind::Country if role == NameRole::Capital => {
            next.is_some() && ctx.s.grammar.is(ctx.scan.text.tokens[m.tokens.end as usize].word, Set::Comma)
        }
        NameKind::Country => {
            matches!(role, NameRole::Demonym | NameRole::Adjective)
                && next.is_some_and(|n| matches!(n.referent, Referent::Unknown | Referent::Organisation))
        }
        _ => false,
    }
}

/// Words between a name that says where and the name that a sentence is about.
const BEHIND: u32 = 5;

/// Whether a name stands where the subject of its sentence does: no preposition before it.
pub(super) fn heads(ctx: &Context<'_>, mention: usize) -> bool {
    let m = &ctx.scan.mentions[mention];
    let text = &ctx.scan.text;
    let first = text.sentences[m.sentence as usize].tokens.start;
    let is = |i: u32, set| ctx.s.grammar.is(text.tokens[i as usize].word, set);
    let mut i = m.tokens.start;
    for _ in 0..4 {
        if i == first {
            return true;
        }
        i -= 1;
        if is(i, Set::Preposition) || is(i, Set::To) || is(i, Set::Comma) && i > first {
            return is(i, Set::Comma);
        }
    }
    true
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Thing,
    Person,
    Group,
    Country,
    Organisation,
}

impl Wanted {
    fn takes(self, ctx: &Context<'_>, referent: &Referent, loose: bool) -> bool {
        let known = match referent {
            Referent::Known(e, NameRole::Capital) if loose => Some(ctx.s.grammar.names.kind(*e)),
            Referent::Known(e, NameRole::Name | NameRole::Government) => Some(ctx.s.grammar.names.kind(*e)),
            Referent::Known(e, NameRole::Surname) => Some(ctx.s.grammar.names.kind(*e)),
            _ => None,
        };
        match self {
            Self::Thing => {
                matches!(known, Some(NameKind::Country | NameKind::Organisation))
                    || matches!(referent, Referent::Composed(..) | Referent::Organisation)
                    || loose && *referent == Referent::Unknown
            }
            Self::Person => known == Some(NameKind::Person) || *referent == Referent::Person || loose && *referent == Referent::Unknown,
            Self::Group => {
                matches!(known, Some(NameKind::Organisation)) || matches!(referent, Referent::Composed(..) | Referent::Organisation)
            }
            Self::Country => known == Some(NameKind::Country),
            Self::Organisation => {
                known == Some(NameKind::Organisation)
                    || matches!(referent, Referent::Composed(..) | Referent::Organisation)
                    || loose && *referent == Referent::Unknown
            }
        }
    }
}
