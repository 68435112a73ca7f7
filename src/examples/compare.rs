//! A claim and what an example says of it in, the fields that differ out.

use super::marks::{Marked, Role};
use crate::Grammar;
use crate::base::{Change, Kind, Modality, Number, Relation};
use crate::grammar::measures::Ratio;
use crate::grammar::schema::{ExpectedClaim, Scalar};
use crate::grammar::{morphology, sets::Set};
use crate::normalise::{Claim, Entity, Item, entity::folded};
use rust_decimal::Decimal;

/// Digits from which on a written value stands for one that does not end (`0.666666667`).
const ROUNDED_DIGITS: usize = 9;

/// Fields that differ, each as `field: expected …, came out …`.
pub(super) struct Differences<'g> {
    grammar: &'g Grammar,
    pub(super) found: Vec<String>,
}

/// What a field must hold.
#[derive(Clone, Copy)]
enum Wanted<'w> {
    /// It is not looked at.
    Anything,
    /// It must be absent.
    Nothing,
    /// It must be this.
    Just(&'w str),
}

impl<'w> Wanted<'w> {
    fn of(field: Option<&'w Option<String>>) -> Self {
        field.map_or(Self::Anything, |f| f.as_deref().map_or(Self::Nothing, Self::Just))
    }

    fn or_any(words: Option<&'w str>) -> Self {
        words.map_or(Self::Anything, Self::Just)
    }
}

fn shown(value: Option<&str>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |v| format!("`{v}`"))
}

fn number(n: Option<Number>) -> Option<String> {
    n.map(|n| n.0.normalize().to_string())
}

impl<'g> Differences<'g> {
    pub(super) fn new(grammar: &'g Grammar) -> Self {
        Self { grammar, found: Vec::new() }
    }

    fn say(&mut self, field: &str, expected: Option<&str>, got: Option<&str>) {
        self.found.push(format!("{field}: expected {}, came out {}", shown(expected), shown(got)));
    }

    fn field(&mut self, field: &str, wanted: Wanted<'_>, got: Option<&str>) {
        let expected = match wanted {
            Wanted::Anything => return,
            Wanted::Nothing => None,
            Wanted::Just(words) => Some(words),
        };
        if expected != got {
            self.say(field, expected, got);
        }
    }

    fn number(&mut self, field: &str, expected: Option<&Option<Scalar>>, got: Option<Number>) {
        if let Some(expected) = expected {
            let same = match (expected, got) {
                (Some(e), Some(n)) => same_number(&e.0, n.0),
                (None, None) => true,
                _ => false,
            };
            if !same {
                self.say(field, expected.as_ref().map(|e| e.0.as_str()), number(got).as_deref());
            }
        }
    }

    /// Every field that the map names.
    pub(super) fn fields(&mut self, want: &ExpectedClaim, kind: Option<Kind>, got: &Claim) {
        let q = &got.quantity;
        self.field("quantity", Wanted::or_any(want.quantity.as_deref()), Some(&q.text));
        self.number("value", want.value.as_ref(), q.value);
        self.number("low", want.low.as_ref(), q.low);
        self.number("high", want.high.as_ref(), q.high);
        self.field("relation", Wanted::or_any(want.relation.as_deref()), Some(q.relation.name()));
        let unit = want.unit.as_ref().map_or(Wanted::Anything, |u| u.as_ref().map_or(Wanted::Nothing, |u| Wanted::Just(&u.0)));
        self.field("unit", unit, q.unit.as_deref());
        self.field("per", Wanted::of(want.per.as_ref()), q.per.as_deref());
        self.field("change", Wanted::of(want.change.as_ref()), q.change.map(Change::name));
        self.field("kind", Wanted::or_any(want.kind.as_deref().or(kind.map(Kind::name))), Some(got.kind.name()));
        self.field("item", Wanted::of(want.item.as_ref()), got.item.as_ref().map(|i| i.head.as_str()));
        self.field("base", Wanted::of(want.base.as_ref()), got.base.as_ref().map(|i| i.head.as_str()));
        let name = |e: &Option<Entity>| e.as_ref().map(|e| e.name.clone());
        self.field("actor", Wanted::of(want.actor.as_ref()), name(&got.actor).as_deref());
        self.field("recipient", Wanted::of(want.recipient.as_ref()), name(&got.recipient).as_deref());
        self.field("attribution", Wanted::of(want.attribution.as_ref()), name(&got.attribution).as_deref());
        self.field("modality", Wanted::or_any(want.modality.as_deref()), Some(got.modality.name()));
        if let Some(negated) = want.negated.filter(|n| *n != got.negated) {
            self.say("negated", Some(&negated.to_string()), Some(&got.negated.to_string()));
        }
        if let Some(places) = &want.places {
            let list = |names: &[String]| if names.is_empty() { None } else { Some(names.join(", ")) };
            let mut expected = places.clone().unwrap_or_default();
            let mut names: Vec<String> = got.places.iter().map(|p| p.name.clone()).collect();
            expected.sort();
            names.sort();
            if expected != names {
                self.say("places", list(&expected).as_deref(), list(&names).as_deref());
            }
        }
        let day = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string());
        self.field("time", Wanted::of(want.time.as_ref()), got.time.as_ref().map(|t| t.text.as_str()));
        self.field("start", Wanted::of(want.start.as_ref()), day(got.time.as_ref().and_then(|t| t.start)).as_deref());
        self.field("end", Wanted::of(want.end.as_ref()), day(got.time.as_ref().and_then(|t| t.end)).as_deref());
        if let Some(restated) = &want.restated {
            let first = got.restated.first();
            let same = match (restated, first) {
                (Some(e), Some(r)) => same_number(&e.value.0, r.value.0) && e.unit == r.unit,
                (None, None) => true,
                _ => false,
            };
            if !same {
                let write = |value: &str, unit: Option<&str>| format!("{value} {}", unit.unwrap_or("")).trim().to_owned();
                let expected = restated.as_ref().map(|e| write(&e.value.0, e.unit.as_deref()));
                let got = first.map(|r| write(&r.value.0.normalize().to_string(), r.unit.as_deref()));
                self.say("restated", expected.as_deref(), got.as_deref());
            }
        }
    }

    /// Every mark: items by their head noun, the others by text or name.
    pub(super) fn marks(&mut self, marked: &Marked, got: &Claim) {
        for mark in &marked.marks {
            let words = marked.words(mark);
            let name = mark.role.name();
            // what the map states of the field differs already
            if self.found.iter().any(|f| f.starts_with(name)) {
                continue;
            }
            match mark.role {
                Role::Quantity if words != got.quantity.text => self.say(name, Some(words), Some(&got.quantity.text)),
                Role::Quantity => {}
                Role::Item => self.head(name, words, got.item.as_ref()),
                Role::Base => self.head(name, words, got.base.as_ref()),
                Role::Actor => self.entity(name, words, got.actor.as_ref()),
                Role::Recipient => self.entity(name, words, got.recipient.as_ref()),
                Role::Attribution => self.entity(name, words, got.attribution.as_ref()),
                Role::Place => {
                    let placed = got.places.iter().any(|p| [&p.text, &p.name].into_iter().any(|t| self.same_words(words, t)));
                    if !placed {
                        let names: Vec<&str> = got.places.iter().map(|p| p.text.as_str()).collect();
                        self.say(name, Some(words), Some(names.join(", ").as_str()).filter(|n| !n.is_empty()));
                    }
                }
                Role::Time => {
                    let time = got.time.as_ref().map(|t| t.text.as_str());
                    if time != Some(words) {
                        self.say(name, Some(words), time);
                    }
                }
                Role::Restated => {
                    if !got.restated.iter().any(|r| r.text == words) {
                        self.say(name, Some(words), got.restated.first().map(|r| r.text.as_str()));
                    }
                }
            }
        }
    }

    fn entity(&mut self, field: &str, words: &str, got: Option<&Entity>) {
        let same = got.is_some_and(|e| [&e.text, &e.name].into_iter().any(|form| self.same_words(words, form)));
        if !same {
            self.say(field, Some(words), got.map(|e| e.text.as_str()));
        }
    }

    /// By head noun: that of the words before `of`, or that behind it (`rounds of ammunition`).
    fn head(&mut self, field: &str, words: &str, got: Option<&Item>) {
        let heads = self.heads(words);
        if !got.is_some_and(|i| heads.contains(&i.head)) {
            self.say(field, heads.first().map(String::as_str), got.map(|i| i.head.as_str()));
        }
    }

    fn heads(&self, words: &str) -> Vec<String> {
        let is = |word: &str, set: Set| self.grammar.is(self.grammar.lexicon.id(&word.to_lowercase()), set);
        let list: Vec<&str> = words.split([' ', '-', '\u{a0}']).filter(|w| !w.is_empty()).collect();
        let end = list.iter().position(|w| is(w, Set::Preposition)).filter(|p| *p > 0).unwrap_or(list.len());
        let mut heads = vec![list[end - 1]];
        if list.get(end).is_some_and(|w| is(w, Set::Of)) {
            heads.extend(list.last());
        }
        heads.into_iter().map(|w| self.singular(w)).collect()
    }

    fn singular(&self, word: &str) -> String {
        let word = word.to_lowercase();
        let info = self.grammar.lexicon.info(self.grammar.lexicon.id(&word));
        if info.singular != 0 { self.grammar.lexicon.word(info.singular).to_owned() } else { morphology::singular(&word) }
    }

    /// Equal but for white space and an article in front.
    fn same_words(&self, a: &str, b: &str) -> bool {
        let bare = |text: &str| {
            let text = folded(text);
            match text.split_once(' ') {
                Some((first, rest)) if self.grammar.is(self.grammar.lexicon.id(&first.to_lowercase()), Set::The) => rest.to_owned(),
                Some((first, rest)) if self.grammar.is(self.grammar.lexicon.id(&first.to_lowercase()), Set::Article) => rest.to_owned(),
                _ => text,
            }
        };
        bare(a) == bare(b)
    }
}

fn same_number(expected: &str, got: Decimal) -> bool {
    let Some(wanted) = Ratio::parse(expected).and_then(Ratio::decimal) else { return false };
    let digits = expected.bytes().filter(u8::is_ascii_digit).count();
    let endless = expected.contains('/') || wanted.scale() > 0 && digits >= ROUNDED_DIGITS;
    let places = if expected.contains('/') { ROUNDED_DIGITS as u32 } else { wanted.scale() };
    wanted == got || endless && wanted.round_dp(places) == got.round_dp(places)
}

/// What in a map is no name or number at all.
pub(super) fn nonsense(want: &ExpectedClaim) -> Vec<String> {
    let mut out = Vec::new();
    let mut name = |field: &str, value: Option<&String>, known: fn(&str) -> bool, all: String| {
        if let Some(value) = value.filter(|v| !known(v)) {
            out.push(format!("`{field}: {value}` is unknown; one of {all} would be right"));
        }
    };
    name("relation", want.relation.as_ref(), |v| Relation::from_name(v).is_some(), names(Relation::ALL));
    name("change", want.change.as_ref().and_then(Option::as_ref), |v| Change::from_name(v).is_some(), names(Change::ALL));
    name("kind", want.kind.as_ref(), |v| Kind::from_name(v).is_some(), names(Kind::ALL));
    name("modality", want.modality.as_ref(), |v| Modality::from_name(v).is_some(), names(Modality::ALL));
    for (field, value) in [("value", &want.value), ("low", &want.low), ("high", &want.high)] {
        if let Some(Some(v)) = value
            && Ratio::parse(&v.0).is_none()
        {
            out.push(format!("`{field}: {}` is no number", v.0));
        }
    }
    for (field, value) in [("start", &want.start), ("end", &want.end)] {
        if let Some(Some(v)) = value
            && crate::ingest::parse_date(v).is_none()
        {
            out.push(format!("`{field}: {v}` is no date; YYYY-MM-DD would be right"));
        }
    }
    out
}

pub(super) fn names<T: std::fmt::Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_equal_by_value_and_endless_ones_as_far_as_written() {
        let third = Decimal::from(2) / Decimal::from(3);
        for (written, number, same) in [
            ("3000", Decimal::from(3000), true),
            ("0.30", Decimal::new(3, 1), true),
            ("0.666666667", third, true),
            ("2/3", third, true),
            ("0.67", third, false),
            ("3001", Decimal::from(3000), false),
        ] {
            assert_eq!(same_number(written, number), same, "{written}");
        }
    }
}
