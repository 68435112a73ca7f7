//! Frames, compiled: triggers indexed by the lemma that fires them.

use super::{RuleId, lexicon::WordId};
use crate::base::{Change, Dimension, Kind, Modality, Relation};
use rustc_hash::{FxHashMap, FxHashSet};

/// Key of the class of people in `en/classes.yaml`, which the code asks for.
pub const PERSON: &str = "person";
/// Key of the class of people and groups that act without being named.
pub const AGENT: &str = "agent";
/// Key of the class of words that say of a name that it is no one who acts.
pub const INERT: &str = "inert";

/// Index into [`Frames::triggers`].
pub type TriggerIndex = u16;

/// Where a quantity's phrase stands to the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Position {
    Any,
    Subject,
    Object,
    /// After a preposition, by its word.
    After(WordId),
}

/// Where a slot's filler stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Slot {
    Subject,
    Object,
    Possessor,
    /// After a preposition, by its word.
    After(WordId),
}

/// A set of dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DimensionSet(u32);

impl DimensionSet {
    /// Every dimension.
    pub const ANY: Self = Self(u32::MAX);

    /// Adds one.
    pub fn add(&mut self, dimension: Dimension) {
        self.0 |= 1 << dimension as u32;
    }

    /// Whether it is among them.
    pub const fn has(self, dimension: Dimension) -> bool {
        self.0 & (1 << dimension as u32) != 0
    }
}

/// Lemmas, and classes of lemmas by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lemmas {
    /// Lemmas of its own.
    pub words: FxHashSet<WordId>,
    /// Classes.
    pub classes: Vec<u16>,
}

/// What makes a frame fire, and which slots it fills.
#[derive(Debug, Clone)]
pub struct Trigger {
    /// The entry.
    pub rule: RuleId,
    /// The frame's kind.
    pub kind: Kind,
    /// Whether it asks for a verb, and for which particles by verb lemma (0: none).
    pub verbs: Vec<(WordId, WordId)>,
    /// Nouns, each as its words, last one first.
    pub nouns: Vec<Vec<WordId>>,
    /// Lemmas of the counted noun; none: any.
    pub items: Option<Lemmas>,
    /// Lemmas of which one must occur in the sentence.
    pub context: Option<Lemmas>,
    /// Where the quantity may stand.
    pub at: Vec<Position>,
    /// What it may measure.
    pub dimensions: DimensionSet,
    /// Whether the trigger narrowed the dimensions of its file.
    pub narrowed: bool,
    /// Who fills the actor, in order of preference.
    pub actor: Vec<Slot>,
    /// Who fills the recipient.
    pub recipient: Vec<Slot>,
    /// Change that it states.
    pub change: Option<Change>,
    /// Modality that it states.
    pub modality: Option<Modality>,
    /// Relation that its verb states.
    pub relation: Option<Relation>,
    /// Denominator that its noun carries.
    pub per: Option<Box<str>>,
    /// Added to the score.
    pub weight: i32,
}

/// All triggers and their indexes.
#[derive(Debug, Default)]
pub struct Frames {
    /// Triggers in order of kinds, then of files.
    pub triggers: Vec<Trigger>,
    /// By verb lemma.
    pub by_verb: FxHashMap<WordId, Vec<TriggerIndex>>,
    /// By last word of the noun.
    pub by_noun: FxHashMap<WordId, Vec<TriggerIndex>>,
    /// Triggers with only an item, by its lemma.
    pub by_item: FxHashMap<WordId, Vec<TriggerIndex>>,
    /// By class, triggers with only an item.
    pub by_class: Vec<Vec<TriggerIndex>>,
    /// Index of each noun class by key.
    pub class_index: FxHashMap<Box<str>, u16>,
    /// Classes of each lemma.
    pub classes_of: FxHashMap<WordId, smallvec::SmallVec<[u16; 4]>>,
}

impl Frames {
    /// Whether a lemma is one of a list, itself or by a class.
    pub fn among(&self, lemmas: &Lemmas, word: WordId) -> bool {
        word != 0
            && (lemmas.words.contains(&word)
                || !lemmas.classes.is_empty() && self.classes_of.get(&word).is_some_and(|c| c.iter().any(|k| lemmas.classes.contains(k))))
    }

    /// Whether a lemma belongs to the class of this key.
    pub fn in_class(&self, class: &str, word: WordId) -> bool {
        let Some(index) = self.class_index.get(class) else { return false };
        self.classes_of.get(&word).is_some_and(|c| c.contains(index))
    }
}
