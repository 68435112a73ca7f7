//! What the entries of grammar files look like, one struct a list.

use super::{At, OneOrMany, Text};
use serde::{Deserialize, Serialize};

macro_rules! entry {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Stable id within the file.
            pub key: Text,
            $($(#[$fdoc])* #[serde(default)] pub $field: $ty,)*
        }
    };
}

entry! {
    /// A closed class of words.
    SetEntry {
        /// Its members, of one word or several.
        forms: Vec<Text>,
    }
}
entry! {
    /// Words with a number: cardinals, fractions, multiples, vague magnitudes, months, weekdays.
    ValueEntry {
        /// The words.
        forms: Vec<Text>,
        /// The number, exact; `a/b` for a ratio.
        value: Option<Text>,
        /// Lower bound of a vague magnitude.
        low: Option<Text>,
        /// Suffixes that may be glued to digits, exact case.
        suffixes: Vec<Text>,
        /// Unit that a word stands for by itself (`%`, `pp`).
        unit: Option<Text>,
        /// Which way a verb of multiplying goes.
        change: Option<Text>,
    }
}
entry! {
    /// A way to bound a number.
    HedgeEntry {
        /// The relation it states.
        relation: Option<Text>,
        /// Before the number.
        before: Vec<Text>,
        /// After the number.
        after: Vec<Text>,
        /// Verb lemmas whose object the number is.
        verbs: Vec<Text>,
        /// A change it states besides (`another`, `an extra`).
        change: Option<Text>,
        /// Whether it belongs to the quoted amount (default) or stands outside of it.
        outside: bool,
    }
}
entry! {
    /// Words that carry a modality.
    ModalityEntry {
        /// Which one.
        modality: Option<Text>,
        /// Modal verbs, exact forms.
        modals: Vec<Text>,
        /// Verb lemmas that govern the clause.
        verbs: Vec<Text>,
        /// Nouns that the quantity is the value of, or that govern it.
        nouns: Vec<Text>,
        /// Other words of the clause.
        words: Vec<Text>,
    }
}
entry! {
    /// How sources are named.
    AttributionEntry {
        /// Reporting verbs, lemmas.
        verbs: Vec<Text>,
        /// Prepositional openings (`according to`).
        prepositions: Vec<Text>,
        /// Nouns that can say something.
        nouns: Vec<Text>,
    }
}
entry! {
    /// A unit of measure.
    UnitEntry {
        /// UCUM code.
        ucum: Option<Text>,
        /// Local name in QUDT.
        qudt: Option<Text>,
        /// Exact factor to the canonical unit.
        factor: Option<Text>,
        /// Added after multiplying; temperature only.
        offset: Option<Text>,
        /// Words, any case.
        names: Vec<Text>,
        /// Irregular plurals.
        plurals: Vec<Text>,
        /// Symbols, exact case.
        symbols: Vec<Text>,
        /// Whether a symbol may follow digits without a space.
        glued: Option<bool>,
        /// Whether a symbol may follow digits after a space.
        spaced: Option<bool>,
        /// Symbols that mean this unit only beside a larger or smaller one (`17m 30s`), exact case.
        beside: Vec<Text>,
        /// Whether its symbols stand before the number (`Mach 2`) as well.
        before: bool,
        /// The unit is a multiple of another (`decade`: ten years).
        multiple_of: Option<MultipleOf>,
        /// The unit is a rate of another (`bpd`: barrels a day), which is what the record says.
        rate: Option<RateOf>,
    }
}

/// A unit that is another a period.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateOf {
    /// Key of the other unit.
    pub unit: Text,
    /// Key of the period's unit.
    pub per: Text,
}

/// Letters around a currency code that scale its number.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeScale {
    /// The letters.
    pub form: Text,
    /// How many.
    pub times: At<u32>,
}

/// A unit that is so many of another.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MultipleOf {
    /// Key of the other unit.
    pub unit: Text,
    /// How many.
    pub times: At<u32>,
}

entry! {
    /// A class of nouns.
    ClassEntry {
        /// Lemmas, or `$class`.
        nouns: Vec<Text>,
    }
}
entry! {
    /// What makes a frame fire, and which slots it fills.
    TriggerEntry {
        /// Lemmas of the governing verb.
        verb: Vec<Text>,
        /// Lemmas of the noun that names the quantity.
        noun: Vec<Text>,
        /// Lemmas or classes of the counted noun.
        item: Vec<Text>,
        /// Lemmas or classes that must occur in the sentence.
        context: Vec<Text>,
        /// Where the quantity stands to the verb.
        at: OneOrMany,
        /// Dimensions, overriding the file's.
        dimension: OneOrMany,
        /// Who fills the actor.
        actor: OneOrMany,
        /// Who fills the recipient.
        recipient: OneOrMany,
        /// Change that the trigger states.
        change: Option<Text>,
        /// Modality that the trigger states.
        modality: Option<Text>,
        /// Relation that the verb states.
        relation: Option<Text>,
        /// Denominator that the noun carries.
        per: Option<Text>,
        /// Added to the score, −9 to 9.
        weight: At<i32>,
    }
}
impl Default for At<i32> {
    fn default() -> Self {
        Self { value: 0, line: 0, column: 0 }
    }
}
entry! {
    /// A currency, beyond what the table holds.
    CurrencyEntry {
        /// Names, any case; plurals are made.
        names: Vec<Text>,
        /// Irregular plurals.
        plurals: Vec<Text>,
        /// Symbols.
        symbols: Vec<Text>,
    }
}
/// A form that several currencies share.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedCurrency {
    /// The word or sign.
    pub form: Text,
    /// What it means unless the document says otherwise.
    pub default: Text,
    /// What else it can mean.
    #[serde(default)]
    pub others: Vec<Text>,
    /// Plurals that are not regular.
    #[serde(default)]
    pub plurals: Vec<Text>,
}
/// A part of a currency unit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subunit {
    /// The word or sign.
    pub form: Text,
    /// Currencies it is part of, the default first.
    pub of: Vec<Text>,
    /// How many make one.
    pub divide: At<u32>,
    /// Plurals that are not regular.
    #[serde(default)]
    pub plurals: Vec<Text>,
    /// May be glued to digits (`50p`).
    #[serde(default)]
    pub glued: bool,
}
entry! {
    /// Nouns that with a country's adjective make an actor.
    CompositionEntry {
        /// The nouns.
        nouns: Vec<Text>,
        /// Name with `{country}` in it.
        name: Option<Text>,
        /// Type of the actor.
        #[serde(rename = "type")]
        kind: Option<Text>,
    }
}
entry! {
    /// A form that several entries claim, and what decides.
    SharedForm {
        /// The form.
        form: Option<Text>,
        /// `file.yaml#key` of those that claim it, the default first.
        entries: Vec<Text>,
        /// What decides.
        rule: Option<Text>,
    }
}
