//! Bare numbers that mean the unit of the number they stand beside: `fell by 9 million barrels to 420 million`, `3.8%, compared with 4.1`,
//! `41 degrees in Rome and 39 in Naples`. Numbers that count something of their own keep to themselves.

use super::ambiguous::millions_again;
use super::exclude::noun_follows;
use super::measure::Measure;
use super::numeral::Form;
use super::quantity::{Amount, Quantity};
use super::tokens::Tokens;
use crate::base::{Dimension, Kind, lexer::PieceKind};
use crate::grammar::lexicon::{Tag, VerbForm};
use crate::grammar::sets::Set;
use crate::text::TokenFlags;
use rust_decimal::Decimal;

/// Tokens between two numbers of one comparison.
const NEAR: usize = 18;
/// One number is at most so many times another that shares its unit.
const SCALES: u32 = 1000;

/// Gives every bare number of a sentence the unit and the denominator of the number that it is compared or listed with.
pub(super) fn inherit(view: &Tokens<'_>, quantities: &mut [Quantity]) {
    for i in 1..quantities.len() {
        let (before, rest) = quantities.split_at_mut(i);
        let q = &mut rest[0];
        if let Some(partner) = before.last() {
            millions_again(view, partner, q);
        }
        let plain = |q: &Quantity| !q.score && matches!(q.form, Form::Digits | Form::Words | Form::Article) && q.restated.is_none();
        let plain_partner = |p: &Quantity| !p.score && matches!(p.form, Form::Digits | Form::Words | Form::Article);
        let Some(partner) = before.last().filter(|p| plain_partner(p) && !p.compound && measured(p)) else { continue };
        let pair = Pair { view, partner, q };
        let unit = plain(q) && pair.bare() && pair.alike() && (pair.level() || pair.listed() || pair.step() || pair.object());
        let per = q.per.is_none() && partner.per.is_some() && q.measure == partner.measure && pair.level();
        if unit {
            q.measure = partner.measure.clone();
            q.dimension = partner.dimension;
        }
        if (unit || per)
            && q.per.is_none()
            && let Some((per, _)) = &partner.per
        {
            q.per = Some((per.clone(), q.tokens.end..q.tokens.end));
        }
    }
}

fn measured(q: &Quantity) -> bool {
    matches!(q.measure, Measure::Unit(..) | Measure::Money(..) | Measure::Percent(_)) && q.dimension != Dimension::Age
}

/// A measured number and the next one.
struct Pair<'v, 'a> {
    view: &'v Tokens<'a>,
    partner: &'v Quantity,
    q: &'v Quantity,
}

impl Pair<'_, '_> {
    /// Where the partner ends, its denominator included, and where the next number begins and ends, within the sentence.
    fn places(&self) -> (usize, usize, usize) {
        let end = self.partner.per.as_ref().map_or(self.partner.tokens.end, |(_, per)| per.end.max(self.partner.tokens.end));
        let at = |token: u32| (token - self.view.at) as usize;
        (at(end), at(self.q.tokens.start), at(self.q.tokens.end))
    }

    fn direction(&self, i: usize) -> bool {
        direction(self.view, i)
    }

    /// Whether the number has no unit, and counts nothing that stands behind it.
    fn bare(&self) -> bool {
        bare(self.view, self.q)
    }

    /// Whether both are of one order of magnitude.
    fn alike(&self) -> bool {
        let value = |q: &Quantity| match q.amount {
            Amount::Value(v) | Amount::Range(_, v) | Amount::AtLeast(v) => v.abs(),
        };
        let (a, b) = (value(self.partner), value(self.q));
        let within = |x: Decimal, y: Decimal| y.checked_mul(SCALES.into()).is_none_or(|most| x <= most);
        !a.is_zero() && within(a, b) && within(b, a)
    }

    fn verb(&self, i: usize) -> bool {
        let t = &self.view.tokens[i];
        let info = self.view.grammar.lexicon.info(t.word);
        if t.capital() || t.kind != PieceKind::Word {
            return false;
        }
        let noun = matches!(info.tag, Tag::Noun | Tag::Adjective);
        matches!(info.tag, Tag::Verb | Tag::Auxiliary) || !noun && matches!(info.form, VerbForm::Past | VerbForm::PastOrParticiple)
    }

    /// Whether nothing between the two but `compared` is a verb.
    fn together(&self, from: usize, to: usize) -> bool {
        from <= to
            && to - from <= NEAR
            && (from..to).all(|i| self.view.is(i, Set::Compared) || !self.verb(i) && !self.view.is(i, Set::Semicolon))
    }

    /// `by 9 barrels to 420`, `from 3 tons to 2`, `to £4bn from 3.9bn`, `5%, up from 4`, `3.8%, compared with 4.1`.
    fn level(&self) -> bool {
        let (from, start, _) = self.places();
        let article = usize::from(start > from && (self.view.is(start - 1, Set::The) || self.view.is(start - 1, Set::ArticleOne)));
        let Some(at) = (start - article).checked_sub(1).filter(|at| *at >= from && self.together(from, *at)) else { return false };
        if self.view.is(at, Set::Compared) || at > from && self.view.is(at - 1, Set::Compared) {
            return true;
        }
        let first = (self.partner.tokens.start - self.view.at) as usize;
        let before = |set: Set| first > 0 && self.view.is(first - 1, set);
        let relative = matches!(self.partner.dimension, Dimension::Percent | Dimension::Points);
        let comma = |to: usize| (from..to).any(|i| self.view.is(i, Set::Comma));
        if self.view.is(at, Set::To) {
            let step = before(Set::By) || before(Set::MoveFromTo) || self.partner.change.is_some();
            let begun = before(Set::From);
            return !comma(at) && at - from <= 4 && (begun || step && !relative) && moved(self.view, first);
        }
        if self.view.is(at, Set::From) {
            let stated = before(Set::To) || before(Set::At) || before(Set::Be) || before(Set::Of) || before(Set::LevelVerb);
            let up = at > from && self.direction(at - 1);
            return up || !comma(at) && (stated || !relative) && moved(self.view, first);
        }
        false
    }

    /// `12 miles on Monday and 15 on Tuesday`, `2 tonnes of wheat and 30 of barley`: parts of one list, each with the same preposition.
    fn listed(&self) -> bool {
        let (from, start, end) = self.places();
        let Some(next) = self.view.get(end).filter(|_| self.view.is(end, Set::Preposition)) else { return false };
        let joined = (from..start).any(|i| self.view.is(i, Set::And) || self.view.is(i, Set::Comma));
        let reach = if self.view.is(end, Set::Of) { 1 } else { 5 };
        joined && self.together(from, start) && (from..start.min(from + reach)).any(|i| self.view.tokens[i].word == next.word)
    }

    /// `expected a fall of 2.2 million`, `forecasts of a 0.6 million rise`: a step of what the partner measures.
    fn step(&self) -> bool {
        let (from, start, end) = self.places();
        let of = start > from + 1 && self.view.is(start - 1, Set::Of) && self.direction(start - 2);
        let rise =
            self.view.get(end).is_some_and(|t| t.kind == PieceKind::Word) && self.direction(end) && self.view.is(end, Set::MoveFromTo);
        let article = start > from && self.view.is(start - 1, Set::ArticleOne);
        (of || rise && article) && matches!(self.partner.measure, Measure::Unit(..)) && self.partner.dimension != Dimension::Duration
    }

    /// `planted 600 hectares and hopes to harvest 200`: what another verb does to as much; people are not so measured.
    fn object(&self) -> bool {
        let (from, start, end) = self.places();
        let ends = self.view.get(end).is_none_or(|t| t.kind == PieceKind::Sign && !self.view.is(end, Set::Dash));
        let Measure::Unit(..) = self.partner.measure else { return false };
        let acts =
            |i: usize| self.verb(i) || self.view.is(i - 1, Set::To) && self.view.grammar.lexicon.info(self.view.tokens[i].word).verb != 0;
        if !ends || start <= from + 1 || !acts(start - 1) || self.view.is(from, Set::Of) || start - from > NEAR {
            return false;
        }
        let decimal = match self.q.amount {
            Amount::Value(v) | Amount::Range(v, _) | Amount::AtLeast(v) => !v.fract().is_zero(),
        };
        let amount = matches!(self.partner.dimension, Dimension::Area | Dimension::Mass | Dimension::Volume | Dimension::Energy);
        let frames = &self.view.grammar.frames;
        let lemma = self.view.grammar.lexicon.info(self.view.tokens[start - 1].word).verb;
        let people = |t: &u16| {
            let kind = frames.triggers[*t as usize].kind;
            kind <= Kind::Participants || matches!(kind, Kind::Attack | Kind::Interception | Kind::EquipmentLoss | Kind::Score | Kind::Vote)
        };
        decimal || amount && !frames.by_verb.get(&lemma).into_iter().flatten().any(people)
    }
}

/// Which way a word says that something moved.
fn direction(view: &Tokens<'_>, i: usize) -> bool {
    view.is(i, Set::IncreaseToBy) || view.is(i, Set::DecreaseToBy)
}

/// Whether a number has no unit, and counts nothing that stands behind it.
fn bare(view: &Tokens<'_>, q: &Quantity) -> bool {
    let end = (q.tokens.end - view.at) as usize;
    let count = q.measure == Measure::Count && !q.compound;
    let Some(next) = view.get(end) else { return count };
    let tag = view.grammar.lexicon.info(next.word).tag;
    let free = match next.kind {
        PieceKind::Sign => next.spaced() || !view.is(end, Set::Dash),
        PieceKind::Word => {
            !next.capital()
                && (next.flags.has(TokenFlags::TIMELY)
                    || matches!(tag, Tag::Preposition | Tag::Adverb | Tag::Determiner | Tag::Conjunction)
                    || view.is(end, Set::Preposition)
                    || view.is(end, Set::And)
                    || view.is(end, Set::Subordinator)
                    || direction(view, end))
        }
        _ => false,
    };
    count && free && (direction(view, end) || !noun_follows(view, end))
}

/// `Net sales slipped to 1.46 billion.`: a bare number of millions after a noun of money is in the currency told before. `last` is the
/// currency of the last amount of money, and is kept up to date.
pub(super) fn currency(view: &Tokens<'_>, quantities: &mut [Quantity], last: &mut Option<Measure>) {
    for q in quantities {
        if let Measure::Money(candidates, 1) = &q.measure {
            *last = Some(Measure::Money(candidates.clone(), 1));
        } else if let Some(money) = last
            && q.form == Form::Digits
            && !q.score
            && millions(view, q)
            && bare(view, q)
            && of_money(view, (q.tokens.start - view.at) as usize)
        {
            q.measure = money.clone();
            q.dimension = Dimension::Money;
        }
    }
}

/// Whether a scale is written behind the digits.
fn millions(view: &Tokens<'_>, q: &Quantity) -> bool {
    let core = (q.core.start - view.at) as usize..(q.core.end - view.at) as usize;
    let large = match q.amount {
        Amount::Value(v) | Amount::Range(v, _) | Amount::AtLeast(v) => v.abs() >= Decimal::from(100_000),
    };
    large && core.clone().any(|i| view.written(i).bytes().any(|b| b.is_ascii_alphabetic()))
}

/// Whether the last noun before token `n` that names money tells of income or debt, and not of what is sold (`car sales`).
fn of_money(view: &Tokens<'_>, n: usize) -> bool {
    let frames = &view.grammar.frames;
    let tag = |i: usize| view.grammar.lexicon.info(view.tokens[i].word).tag;
    (n.saturating_sub(NEAR)..n)
        .rev()
        .take_while(|i| !view.is(*i, Set::Semicolon))
        .find_map(|i| {
            let triggers = frames.by_noun.get(&view.grammar.lexicon.noun_lemma(view.tokens[i].word))?;
            let money = triggers.iter().map(|t| &frames.triggers[*t as usize]).any(|t| {
                matches!(t.kind, Kind::Revenue | Kind::Debt)
                    && t.verbs.is_empty()
                    && t.items.is_none()
                    && t.dimensions.has(Dimension::Money)
            });
            money.then(|| i == 0 || tag(i - 1) != Tag::Noun || view.is(i - 1, Set::FinanceModifier))
        })
        .unwrap_or(false)
}

/// Whether something moves in the words before token `n`.
fn moved(view: &Tokens<'_>, n: usize) -> bool {
    (n.saturating_sub(12)..n).any(|i| view.is(i, Set::MoveFromTo) || view.is(i, Set::IncreaseToBy) || view.is(i, Set::DecreaseToBy))
}
