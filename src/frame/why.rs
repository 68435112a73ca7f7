//! A frame in, the reasons for it out: everything its clause fired, and where each filler was found. For `explain` only; no stage needs it.

use super::clause::{Clause, Naming};
use super::items::Item;
use super::reading::mentions_of;
use super::{Filler, Frame, Syntax, clause, items, slots, triggers};
use crate::base::Kind;
use crate::grammar::frames::{Position, Slot};
use crate::grammar::{Grammar, RuleId};
use crate::parse::Scan;

/// A trigger that fired.
#[derive(Debug, Clone)]
pub struct Reason {
    /// The entry.
    pub rule: RuleId,
    /// Its kind.
    pub kind: Kind,
    /// How strongly.
    pub score: i32,
    /// The verb that fired it, as written.
    pub verb: Option<String>,
    /// The noun that fired it, as written.
    pub noun: Option<String>,
}

/// Why a frame came out as it did.
#[derive(Debug, Clone, Default)]
pub struct Why {
    /// All triggers that fired, the strongest first.
    pub fired: Vec<Reason>,
    /// Verbs that govern the quantity, the nearest first, each with the place that the quantity has to it.
    pub verbs: Vec<String>,
    /// Nouns that name the quantity, each with how.
    pub nouns: Vec<String>,
    /// Where the item was found.
    pub item: Option<&'static str>,
    /// Where the actor was found.
    pub actor: Option<String>,
    /// Where the recipient was found.
    pub recipient: Option<String>,
}

/// Reads the clause of a frame's quantity again and tells everything that was weighed.
pub fn why(grammar: &Grammar, scan: &Scan, frame: &Frame) -> Why {
    let q = &frame.quantity;
    let Some(found) = scan.sentences.iter().find(|s| s.sentence == q.sentence) else { return Why::default() };
    let mentions = mentions_of(scan, q.sentence);
    let s = Syntax::read(grammar, &scan.text, found, &scan.mentions[mentions.clone()], mentions.start);
    let ctx = slots::Context { scan, s: &s, sentence: q.sentence, mentions };
    let own = items::following(&s, q);
    let clause = clause::read(&s, q, own.as_ref());
    let mut fired = Vec::new();
    triggers::each(&s, q, own.as_ref(), &clause, |f| fired.push(f));
    fired.sort_by_key(|f| (-f.score, f.trigger));
    let written = |token: usize| s.written(token).to_owned();
    let reasons = fired.iter().map(|f| {
        let trigger = &grammar.frames.triggers[f.trigger as usize];
        let verb = f.verb.map(|v| written(s.verbs[clause.verbs[v].group].main));
        Reason { rule: trigger.rule, kind: trigger.kind, score: f.score, verb, noun: f.noun.map(written) }
    });
    let won = fired.first().filter(|f| f.score == frame.score);
    let slot = |filler: &Option<Filler>, of_trigger: fn(&crate::grammar::frames::Trigger) -> &[Slot]| {
        let filler = filler.as_ref()?;
        let item: Option<Item> = own.clone().or_else(|| frame.item.as_ref().and_then(|i| within(&s, i)));
        let found = won.and_then(|f| {
            let wanted = of_trigger(&grammar.frames.triggers[f.trigger as usize]);
            let slot = wanted.iter().find(|w| {
                slots::fill(&ctx, &[**w], slots::Taken { fired: f, clause: &clause, item: item.as_ref(), quantity: q }).as_ref()
                    == Some(filler)
            })?;
            let governor = f.verb.map(|v| written(s.verbs[clause.verbs[v].group].main));
            Some(place_of_slot(grammar, *slot, governor.or_else(|| f.noun.map(written)).as_deref()))
        });
        Some(found.unwrap_or_else(|| "carried over from the list, its lead-in, or the item".to_owned()))
    };
    Why {
        fired: reasons.collect(),
        verbs: clause.verbs.iter().map(|g| format!("{} ({})", written(s.verbs[g.group].main), position(grammar, g.position))).collect(),
        nouns: named(&s, &clause),
        item: frame.item.as_ref().map(|_| if own.is_some() { "the phrase at the number" } else { "elsewhere in the clause" }),
        actor: slot(&frame.actor, |t| &t.actor),
        recipient: slot(&frame.recipient, |t| &t.recipient),
    }
}

fn within(s: &Syntax<'_>, item: &super::ItemPhrase) -> Option<Item> {
    let start = item.tokens.start.checked_sub(s.at)? as usize;
    let end = (item.tokens.end - s.at) as usize;
    (end <= s.len() && start < end).then(|| Item { tokens: start..end, head: end - 1 })
}

fn named(s: &Syntax<'_>, clause: &Clause) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for n in &clause.nouns {
        let how = match n.how {
            Naming::Head => "it is counted",
            Naming::Modifier => "in one phrase with it",
            Naming::Of => "it is its value",
            Naming::Subject => "subject of its verb",
            Naming::Object => "object of its verb",
        };
        let line = format!("{} ({how})", s.written(n.token));
        if !out.contains(&line) {
            out.push(line);
        }
    }
    out
}

fn position(grammar: &Grammar, position: Position) -> String {
    match position {
        Position::Any => "anywhere".to_owned(),
        Position::Subject => "as its subject".to_owned(),
        Position::Object => "as its object".to_owned(),
        Position::After(word) => format!("after `{}`", grammar.lexicon.word(word)),
    }
}

fn place_of_slot(grammar: &Grammar, slot: Slot, governor: Option<&str>) -> String {
    let of = governor.map_or(String::new(), |g| format!(" of `{g}`"));
    match slot {
        Slot::Subject => format!("subject{of}"),
        Slot::Object => format!("object{of}"),
        Slot::Possessor => format!("possessor{of}"),
        Slot::After(word) => format!("after `{}`", grammar.lexicon.word(word)),
    }
}
