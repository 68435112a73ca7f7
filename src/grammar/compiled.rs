//! All vocabulary and rules, compiled: what `build.rs` lays out in the binary, and what is compiled from files of users.

use super::frames::Frames;
use super::lexicon::{Lexicon, WordId};
use super::measures::{self, Measures};
use super::names::Names;
use super::numbers::{Hedge, Numbers};
use super::rates;
use super::sets::Set;
use super::trie::Trie;
use crate::base::Modality;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Index of a grammar entry in [`Grammar::rule`]; 0 is no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct RuleId(pub u16);

/// What a word says about modality, and how it has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModalityCue {
    /// Which modality.
    pub modality: Modality,
    /// The entry.
    pub rule: RuleId,
}

/// All vocabulary and rules, compiled; lent to every stage.
///
/// ```
/// let grammar = claimsheet::Grammar::embedded();
/// assert_eq!(grammar.sha256().len(), 64);
/// ```
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Grammar {
    /// Words.
    pub lexicon: Lexicon,
    /// Closed classes of several words.
    pub sets: Trie<Set>,
    /// Number words, scales, fractions, hedges.
    pub numbers: Numbers,
    /// Hedges by index.
    pub hedges: Vec<Hedge>,
    /// Units and currencies.
    pub measures: Measures,
    /// Actors and places.
    pub names: Names,
    /// Kinds and their triggers.
    pub frames: Frames,
    /// Modal verbs and other words, as they stand.
    pub modal_words: Trie<ModalityCue>,
    /// Verb lemmas that carry a modality.
    pub modal_verbs: FxHashMap<WordId, ModalityCue>,
    /// Noun lemmas that carry a modality.
    pub modal_nouns: FxHashMap<WordId, ModalityCue>,
    /// Reporting verbs by lemma.
    pub reporting: FxHashMap<WordId, RuleId>,
    /// Openings of a source (`according to`).
    pub source_prepositions: Trie<RuleId>,
    /// Nouns that can say something, by lemma.
    pub source_nouns: FxHashMap<WordId, RuleId>,
    /// Months, by word: 1 to 12.
    pub months: FxHashMap<WordId, (u32, RuleId)>,
    /// Weekdays, by word: 1 (Monday) to 7.
    pub weekdays: FxHashMap<WordId, (u32, RuleId)>,
    /// Names of rules, `file#key`.
    pub(super) rules: Vec<Arc<str>>,
    /// Interval conventions, by relation, as the sheets state them.
    pub conventions: Vec<String>,
    /// Daily reference rates; their table is text and stays so.
    #[serde(skip)]
    pub rates: rates::Rates,
    #[serde(skip)]
    pub(super) sha256: String,
}

impl Grammar {
    /// sha256 over all grammar files, hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The `file#key` of a rule.
    pub fn rule(&self, rule: RuleId) -> &Arc<str> {
        &self.rules[rule.0 as usize]
    }

    /// How many rules there are, the empty one included.
    pub fn rule_count(&self) -> usize {
        self.rules.len()
    }

    /// Which place an ordinal word names (`third`: 3).
    pub fn ordinal_value(&self, word: WordId) -> Option<u32> {
        self.numbers.ordinals.get(&word).copied()
    }

    /// Whether a word is the fraction with this denominator (`half`: 2).
    pub fn fraction_is(&self, word: WordId, denominator: u32) -> bool {
        let index = self.lexicon.info(word).number as usize;
        let fraction = index.checked_sub(1).and_then(|i| self.numbers.words.get(i)).and_then(|w| w.fraction);
        fraction.is_some_and(|f| f.denominator == denominator.into() && f.numerator == 1.into())
    }

    /// The unit of years, in which ages are counted.
    pub fn year_unit(&self) -> Option<measures::UnitIndex> {
        self.measures.units.iter().position(|u| &*u.key == "a").map(|i| i as measures::UnitIndex)
    }

    /// The noun of a unit in the singular, by its key.
    pub fn unit_name(&self, key: &str) -> Option<String> {
        self.measures.unit(key).map(|u| u.noun.to_string())
    }

    /// Whether the word belongs to the class.
    #[inline]
    pub fn is(&self, word: WordId, set: Set) -> bool {
        self.lexicon.is(word, set)
    }
}
