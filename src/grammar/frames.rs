//! Frames, compiled: triggers indexed by the lemma that fires them.

use super::{RuleId, lexicon::WordId};
use crate::base::{Change, Dimension, Kind, Modality, Relation};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// Key of the class of people in `en/classes.yaml`, which the code asks for.
pub const PERSON: &str = "person";
/// Key of the class of people and groups that act without being named.
pub const AGENT: &str = "agent";
/// Key of the class of people who work for somebody.
pub const WORKER: &str = "worker";
/// Key of the class of words that say of a name that it is no one who acts.
pub const INERT: &str = "inert";
/// Class of what bears the name of where it happens.
pub const LOCAL_EVENT: &str = "local-event";
/// Class of what happens.
pub const EVENT: &str = "event";
/// Class of blows that somebody deals.
pub const STRIKE: &str = "strike";
/// Class of those who act for a state.
pub const OFFICIAL: &str = "official";
/// Class of those who fight for a state.
pub const SOLDIER: &str = "soldier";
/// Key of the class of words for one town.
pub const TOWN: &str = "town";
/// Key of the class of those who stand in a relation to somebody and act on their own.
pub const COUNTERPART: &str = "counterpart";
/// Key of the class of words for periods.
pub const TIME_NOUN: &str = "time-noun";

/// Index into [`Frames::triggers`].
pub type TriggerIndex = u16;

/// Where a quantity's phrase stands to the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Position {
    Any,
    Subject,
    Object,
    /// After a preposition, by its word.
    After(WordId),
}

/// Where a slot's filler stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Slot {
    Subject,
    Object,
    Possessor,
    /// After a preposition, by its word.
    After(WordId),
}

/// A set of dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lemmas {
    /// Lemmas of its own.
    pub words: FxHashSet<WordId>,
    /// Classes.
    pub classes: Vec<u16>,
}

/// What makes a frame fire, and which slots it fills.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
    /// Lemmas of which one must occur in the sentence, by their number in [`Contexts`].
    pub context: Option<u8>,
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

/// A set of the contexts that triggers ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ContextSet([u64; 4]);

impl ContextSet {
    /// How many contexts there can be.
    pub const MOST: usize = 256;

    /// Whether a context is among them.
    #[inline]
    pub const fn has(self, context: u8) -> bool {
        self.0[context as usize / 64] & 1 << (context % 64) != 0
    }

    /// Those of both.
    #[inline]
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a | e, b | f, c | g, d | h])
    }
}

/// The contexts that triggers ask for, numbered, and of which of them each word is a lemma.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Contexts {
    all: Vec<Lemmas>,
    /// By word, an index into `sets`; words beyond the end belong to none.
    of: Vec<u16>,
    sets: Vec<ContextSet>,
}

impl Contexts {
    /// The contexts that a word satisfies.
    #[inline]
    pub fn of(&self, word: WordId) -> ContextSet {
        self.of.get(word as usize).map_or(ContextSet([0; 4]), |set| self.sets[*set as usize])
    }

    /// The number of a context, as it was or as the next one; none if there are too many.
    pub fn number(&mut self, mut context: Lemmas) -> Option<u8> {
        context.classes.sort_unstable();
        context.classes.dedup();
        let number = self.all.iter().position(|c| *c == context).unwrap_or(self.all.len());
        if number == self.all.len() {
            self.all.push(context);
        }
        u8::try_from(number).ok()
    }

    /// Lays out what [`Contexts::of`] finds, once every context has its number.
    pub fn finish(&mut self, classes_of: &FxHashMap<WordId, smallvec::SmallVec<[u16; 4]>>) {
        let mut sets: FxHashMap<WordId, ContextSet> = FxHashMap::default();
        let mut by_class: Vec<ContextSet> = Vec::new();
        for (number, context) in self.all.iter().enumerate().take(ContextSet::MOST) {
            let (part, bit) = (number / 64, 1 << (number % 64));
            for class in &context.classes {
                by_class.resize(by_class.len().max(*class as usize + 1), ContextSet::default());
                by_class[*class as usize].0[part] |= bit;
            }
            for word in &context.words {
                sets.entry(*word).or_default().0[part] |= bit;
            }
        }
        for (word, classes) in classes_of {
            let own = classes.iter().filter_map(|c| by_class.get(*c as usize)).fold(ContextSet::default(), |all, c| all.with(*c));
            if own != ContextSet::default() {
                let set = sets.entry(*word).or_default();
                *set = set.with(own);
            }
        }
        self.of = vec![0; sets.keys().max().map_or(0, |last| *last as usize + 1)];
        self.sets = vec![ContextSet::default()];
        for (word, set) in sets {
            let index = self.sets.iter().position(|s| *s == set).unwrap_or(self.sets.len());
            if index == self.sets.len() {
                self.sets.push(set);
            }
            self.of[word as usize] = index as u16;
        }
    }
}

/// All triggers and their indexes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Frames {
    /// Contexts that triggers ask for.
    pub contexts: Contexts,
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
        // most words are in no class
        self.classes_of.get(&word).is_some_and(|c| self.class_index.get(class).is_some_and(|index| c.contains(index)))
    }

    /// Whether any trigger of a verb is of this kind.
    pub fn tells(&self, verb: WordId, kind: Kind) -> bool {
        self.by_verb.get(&verb).is_some_and(|list| list.iter().any(|t| self.triggers[*t as usize].kind == kind))
    }
}
