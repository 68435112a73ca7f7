//! What a clause or sentence hands on to what stands behind it.

use super::quotation;
use super::record::{Filler, ItemPhrase};
use crate::base::{Change, Kind, Modality};
use crate::grammar::RuleId;
use crate::parse::TimeExpression;

/// What one clause hands on to the next quantity or to the items of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Carried {
    pub(super) kind: Option<Kind>,
    pub(super) actor: Option<Filler>,
    pub(super) recipient: Option<Filler>,
    pub(super) modality: Option<Modality>,
    pub(super) change: Option<Change>,
    pub(super) rule: Option<RuleId>,
    /// When, by the sentence that leads a list in.
    pub(super) time: Option<TimeExpression>,
    /// The kind of amounts of money, where the lead-in of a list names one.
    pub(super) money: Option<Kind>,
    /// What the amounts of a list are of.
    pub(super) item: Option<ItemPhrase>,
    /// Who does what the items of a list say without a subject.
    pub(super) subject: Option<Filler>,
    /// Triggers of nouns of the lead-in, and whose these were.
    pub(super) named: Vec<(crate::grammar::frames::TriggerIndex, Option<Filler>)>,
}

/// What a sentence hands on to the sentences behind it.
#[derive(Default)]
pub(super) struct Before {
    /// The quotations of the document.
    pub(super) quotations: quotation::Quotations,
    /// The sentence that led a list in last, and what it says.
    pub(super) lead: Option<(u32, Carried)>,
}
