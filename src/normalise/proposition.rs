//! Ids of claims and of what they say, whatever the wording.

use super::{Claim, Entity, Item};
use crate::base::hash::{SEPARATOR, hashed};
use smallvec::SmallVec;
use std::borrow::Cow;

/// What is hashed to an id: parts, each ended by a separator so that no two lists collide.
pub(super) struct Key(pub String);

impl Key {
    pub(super) fn push(&mut self, part: &str) {
        self.0.push_str(part);
        self.0.push(SEPARATOR);
    }

    pub(super) fn write(&mut self, part: impl std::fmt::Display) {
        use std::fmt::Write;
        // writing to a string cannot fail
        let _ = write!(self.0, "{part}{SEPARATOR}");
    }

    fn entity(&mut self, e: Option<&Entity>) {
        match e {
            Some(e) => self.id_or_name(e.id.as_deref(), &e.name),
            None => self.push(""),
        }
    }

    fn id_or_name(&mut self, id: Option<&str>, name: &str) {
        if let Some(id) = id {
            self.push(id);
        } else {
            self.lower(name);
            self.push("");
        }
    }

    fn lower(&mut self, text: &str) {
        if text.is_ascii() {
            let from = self.0.len();
            self.0.push_str(text);
            self.0[from..].make_ascii_lowercase();
        } else {
            self.0.push_str(&text.to_lowercase());
        }
    }

    /// The head and the words before it, in order of the alphabet.
    fn item(&mut self, item: Option<&Item>) {
        if let Some(i) = item {
            self.0.push_str(&i.head);
            self.0.push(' ');
            let lower = i.text.to_lowercase();
            let mut words: SmallVec<[&str; 8]> = lower.split([' ', '-']).collect();
            words.pop();
            words.sort_unstable();
            for (n, word) in words.iter().enumerate() {
                if n > 0 {
                    self.0.push(' ');
                }
                self.0.push_str(word);
            }
        }
        self.push("");
    }
}

/// Kind, actor, recipient, item, base, interval, unit, per, change, modality, negation, places, time: never wording.
pub(super) fn proposition(c: &Claim) -> String {
    let mut key = Key(String::with_capacity(256));
    key.push(c.kind.name());
    key.entity(c.actor.as_ref());
    key.entity(c.recipient.as_ref());
    key.item(c.item.as_ref());
    key.item(c.base.as_ref());
    let n = &c.normalised;
    for end in [n.low, n.high] {
        match end {
            Some(number) => key.write(number.0.normalize()),
            None => key.push(""),
        }
    }
    key.push(if n.low_included { "[" } else { "(" });
    key.push(if n.high_included { "]" } else { ")" });
    key.push(&n.unit);
    key.push(c.quantity.per.as_deref().unwrap_or(""));
    key.push(c.quantity.change.map_or("", crate::base::Change::name));
    key.push(c.modality.name());
    key.push(if c.negated { "not" } else { "" });
    let mut places: SmallVec<[Cow<'_, str>; 4]> =
        c.places.iter().map(|p| p.id.as_deref().map_or_else(|| p.name.to_lowercase().into(), Cow::Borrowed)).collect();
    places.sort_unstable();
    key.push(&places.join("|"));
    if let Some(t) = &c.time {
        for (day, end) in [(t.start, "/"), (t.end, "")] {
            if let Some(day) = day {
                key.0.push_str(&day.to_string());
            }
            key.0.push_str(end);
        }
    }
    key.push("");
    hashed("p", &key.0)
}
