//! Pronouns and definite descriptions: the latest earlier name that one can stand for.

use super::Context;
use crate::frame::Filler;
use crate::frame::syntax::Cat;
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
    } else {
        return None;
    };
    let antecedent = ctx.scan.mentions[..ctx.mentions.end].iter().enumerate().rev().take(40).find(|(_, m)| {
        let earlier = m.tokens.end <= s.at + tokens.start as u32;
        let near = m.sentence + 3 >= ctx.sentence;
        earlier && near && kind.takes(ctx, &m.referent) && (m.sentence < ctx.sentence || !matches!(kind, Wanted::Thing))
    })?;
    Some(Filler::Reference(s.at + tokens.start as u32..s.at + tokens.end as u32, antecedent.0))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Thing,
    Person,
    Group,
    Country,
    Organisation,
}

impl Wanted {
    fn takes(self, ctx: &Context<'_>, referent: &Referent) -> bool {
        let known = match referent {
            Referent::Known(e, NameRole::Name | NameRole::Government) => Some(ctx.s.grammar.names.entry(*e).kind),
            Referent::Known(e, NameRole::Surname) => Some(ctx.s.grammar.names.entry(*e).kind),
            _ => None,
        };
        match self {
            Self::Thing => {
                matches!(known, Some(NameKind::Country | NameKind::Organisation))
                    || matches!(referent, Referent::Composed(..) | Referent::Organisation)
            }
            Self::Person => known == Some(NameKind::Person) || *referent == Referent::Person,
            Self::Group => {
                matches!(known, Some(NameKind::Organisation)) || matches!(referent, Referent::Composed(..) | Referent::Organisation)
            }
            Self::Country => known == Some(NameKind::Country),
            Self::Organisation => {
                known == Some(NameKind::Organisation) || matches!(referent, Referent::Composed(..) | Referent::Organisation)
            }
        }
    }
}
