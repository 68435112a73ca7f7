//! What a word can be: a weak part of speech, a form of a verb, the beginning of something longer.

/// A weak part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Tag {
    #[default]
    Unknown,
    Noun,
    Verb,
    Adjective,
    Adverb,
    Pronoun,
    Determiner,
    Preposition,
    Conjunction,
    Auxiliary,
    Particle,
    Interjection,
}

impl Tag {
    /// All of them, in order.
    pub(super) const ALL: [Self; 12] = [
        Self::Unknown,
        Self::Noun,
        Self::Verb,
        Self::Adjective,
        Self::Adverb,
        Self::Pronoun,
        Self::Determiner,
        Self::Preposition,
        Self::Conjunction,
        Self::Auxiliary,
        Self::Particle,
        Self::Interjection,
    ];

    /// From the tag names of `en/tags.tsv` (Universal Dependencies).
    pub fn from_name(name: &str) -> Self {
        match name {
            "NOUN" => Self::Noun,
            "VERB" => Self::Verb,
            "ADJ" => Self::Adjective,
            "ADV" => Self::Adverb,
            "PRON" => Self::Pronoun,
            "DET" => Self::Determiner,
            "ADP" => Self::Preposition,
            "CCONJ" | "SCONJ" => Self::Conjunction,
            "AUX" => Self::Auxiliary,
            "PART" => Self::Particle,
            "INTJ" => Self::Interjection,
            _ => Self::Unknown,
        }
    }
}

/// Which form of its lemma a verb is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum VerbForm {
    #[default]
    Base,
    Third,
    Past,
    Participle,
    /// Past and participle look alike (`killed`).
    PastOrParticiple,
    Ing,
}

impl VerbForm {
    /// All of them, in order.
    pub(super) const ALL: [Self; 6] = [Self::Base, Self::Third, Self::Past, Self::Participle, Self::PastOrParticiple, Self::Ing];
}

/// What can begin with a word, so that the search for it need not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Starts(u8);

impl Starts {
    /// An expression of time.
    pub const TIME: Self = Self(1);
    /// A form of several words of a closed class.
    pub const SET: Self = Self(2);
    /// A numeral in words.
    pub const NUMERAL: Self = Self(4);
    /// A unit or currency.
    pub const MEASURE: Self = Self(8);
    /// A modal word.
    pub const MODAL: Self = Self(16);
    /// An opening of a source.
    pub const SOURCE: Self = Self(32);
    /// A month.
    pub const MONTH: Self = Self(64);
    /// A day of the week.
    pub const WEEKDAY: Self = Self(128);

    /// Those of both.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `other` is set.
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// As bits, for [`Starts::of_bits`].
    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    /// What [`Starts::bits`] gave.
    pub(super) const fn of_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// Adds some.
    pub const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
