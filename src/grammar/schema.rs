//! What grammar files look like, one struct a schema. Shared with `build.rs`, so it imports nothing of the crate.

use serde::{Deserialize, Deserializer, Serialize};

/// A value with the place in its file where it stands (1-based line and column).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let s = serde_saphyr::Spanned::<T>::deserialize(deserializer)?;
            Ok(Self { value: s.value, line: s.referenced.line() as u32, column: s.referenced.column() as u32 })
        } else {
            let (value, line, column) = Deserialize::deserialize(deserializer)?;
            Ok(Self { value, line, column })
        }
    }
}

/// A string with its place.
pub type Text = At<String>;

/// One value or a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OneOrMany(pub Vec<Text>);

/// What [`OneOrMany`] is written as; a lone word takes its place from the span around it.
enum Written {
    One(String),
    Many(Vec<Text>),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Written;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a word or a list of words")
            }
            fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Written, E> {
                Ok(Written::One(v.to_owned()))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Written, A::Error> {
                let mut out = Vec::new();
                while let Some(v) = seq.next_element::<Text>()? {
                    out.push(v);
                }
                Ok(Written::Many(out))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let At { value, line, column } = At::<Written>::deserialize(deserializer)?;
            Ok(match value {
                Written::One(value) => Self(vec![At { value, line, column }]),
                Written::Many(list) => Self(list),
            })
        } else {
            Ok(Self(Deserialize::deserialize(deserializer)?))
        }
    }
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// The first three keys of every file; read before the rest, to know the schema.
#[derive(Debug, Clone, Deserialize)]
pub struct Header {
    /// Schema name.
    pub grammar: Text,
    /// Format number, 1.
    pub format: At<u32>,
    /// What belongs here.
    pub about: String,
}

macro_rules! file {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $(@$default:ident)? $field:ident : $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Schema name.
            pub grammar: String,
            /// Format number, 1.
            pub format: u32,
            /// What belongs here and what does not.
            pub about: String,
            $($(#[$fdoc])* #[serde(default)] pub $field: $ty,)*
            /// Sentences that are run.
            #[serde(default)]
            pub examples: Vec<Example>,
        }
    };
}
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

/// A sentence and what must come out of it. Only read by `grammars check`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence, with `{role:words}` marks.
    pub text: Text,
    /// Expected claim, as YAML text of a map, or `none`.
    #[serde(default)]
    pub claim: Option<Expect>,
    /// All expected claims, in text order.
    #[serde(default)]
    pub claims: Option<Vec<ExpectedClaim>>,
    /// Reasons that must stand in the ledger.
    #[serde(default)]
    pub ledger: Option<Vec<Text>>,
    /// Publication date.
    #[serde(default)]
    pub published: Option<String>,
    /// What comes out today instead, where the program is wrong: asserted as much as a right answer is.
    #[serde(default)]
    pub wrong: Option<Text>,
}

/// `none`, or the fields a claim must have.
#[derive(Debug, Clone, Serialize)]
pub enum Expect {
    /// No claim at all.
    None,
    /// One claim with these fields.
    Claim(Box<ExpectedClaim>),
}

impl<'de> Deserialize<'de> for Expect {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Expect;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("`none` or a map of fields")
            }
            fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Expect, E> {
                if v == "none" { Ok(Expect::None) } else { Err(E::custom(format!("`{v}` found; write `none` or a map of fields"))) }
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Expect, A::Error> {
                let claim = ExpectedClaim::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(Expect::Claim(Box::new(claim)))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A field that must have a value, must be absent (`null`), or is not looked at (not written).
pub type Field<T> = Option<Option<T>>;

fn field<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Field<T>, D::Error> {
    Option::<T>::deserialize(d).map(Some)
}

/// Fields a claim must have.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct ExpectedClaim {
    pub quantity: Option<String>,
    pub relation: Option<String>,
    #[serde(deserialize_with = "field")]
    pub value: Field<Scalar>,
    #[serde(deserialize_with = "field")]
    pub low: Field<Scalar>,
    #[serde(deserialize_with = "field")]
    pub high: Field<Scalar>,
    #[serde(deserialize_with = "field")]
    pub unit: Field<Scalar>,
    #[serde(deserialize_with = "field")]
    pub per: Field<String>,
    #[serde(deserialize_with = "field")]
    pub change: Field<String>,
    pub kind: Option<String>,
    #[serde(deserialize_with = "field")]
    pub item: Field<String>,
    #[serde(deserialize_with = "field")]
    pub base: Field<String>,
    #[serde(deserialize_with = "field")]
    pub actor: Field<String>,
    #[serde(deserialize_with = "field")]
    pub recipient: Field<String>,
    #[serde(deserialize_with = "field")]
    pub attribution: Field<String>,
    pub modality: Option<String>,
    pub negated: Option<bool>,
    #[serde(deserialize_with = "field")]
    pub places: Field<Vec<String>>,
    #[serde(deserialize_with = "field")]
    pub time: Field<String>,
    #[serde(deserialize_with = "field")]
    pub start: Field<String>,
    #[serde(deserialize_with = "field")]
    pub end: Field<String>,
    #[serde(deserialize_with = "field")]
    pub restated: Field<ExpectedRestated>,
}

/// A restated amount.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ExpectedRestated {
    pub value: Scalar,
    pub unit: Option<String>,
}

/// A number or a string, kept as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Scalar;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number or a string")
            }
            fn visit_str<E>(self, v: &str) -> Result<Scalar, E> {
                Ok(Scalar(v.to_owned()))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
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
        /// The unit is a multiple of another (`decade`: ten years).
        multiple_of: Option<MultipleOf>,
    }
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

file! { /// `en/frames/<kind>.yaml`.
FrameFile {
    /// One of the 38 kinds.
    kind: Option<Text>,
    /// Which quantities it takes.
    dimension: OneOrMany,
    /// What makes it fire.
    triggers: Vec<TriggerEntry>,
} }
file! { /// `en/classes.yaml`.
ClassFile {
    /// The classes.
    classes: Vec<ClassEntry>,
} }
file! { /// `units/<dimension>.yaml`.
UnitFile {
    /// Dimension of all units in the file.
    dimension: Option<Text>,
    /// Key of the unit that factors convert to.
    canonical: Option<Text>,
    /// The units.
    units: Vec<UnitEntry>,
} }
file! { /// `currencies.yaml`.
CurrencyFile {
    /// Table of currencies.
    table: Option<Text>,
    /// Additions.
    currencies: Vec<CurrencyEntry>,
    /// Forms of several currencies.
    shared: Vec<SharedCurrency>,
    /// Parts of units.
    subunits: Vec<Subunit>,
} }
file! { /// `rates.yaml`.
RateFile {
    /// Table of daily reference rates.
    table: Option<Text>,
} }
file! { /// `actors.yaml`.
ActorFile {
    /// Tables of actors, people and countries.
    tables: Vec<Text>,
    /// Nouns of office.
    roles: Vec<SetEntry>,
    /// Titles before a person's name.
    titles: Vec<Text>,
    /// Forces by composition.
    forces: Vec<CompositionEntry>,
    /// Ministries and offices by composition.
    ministries: Vec<CompositionEntry>,
} }
file! { /// `places.yaml`.
PlaceFile {
    /// Tables of cities, regions and features.
    tables: Vec<Text>,
    /// List of first names.
    first_names: Option<Text>,
    /// Prepositions before a place.
    prepositions: Vec<Text>,
    /// Common nouns that make a place name.
    heads: Vec<Text>,
    /// City names that are English words or first names.
    stop: Vec<Text>,
} }
file! { /// `en/numerals.yaml`.
NumeralFile {
    /// one, two, … ninety, hundred.
    cardinals: Vec<ValueEntry>,
    /// thousand, million, … with suffixes.
    scales: Vec<ValueEntry>,
    /// half, third, quarter …
    fractions: Vec<ValueEntry>,
    /// doubled, threefold …
    multiples: Vec<ValueEntry>,
    /// dozens, hundreds …
    vague: Vec<ValueEntry>,
    /// first, second …
    ordinals: Vec<ValueEntry>,
    /// per cent, percentage points …
    percent: Vec<ValueEntry>,
    /// Other closed classes.
    sets: Vec<SetEntry>,
} }
file! { /// `en/hedges.yaml`.
HedgeFile {
    /// The hedges.
    hedges: Vec<HedgeEntry>,
    /// Interval conventions, one line a relation.
    conventions: Vec<Text>,
} }
file! { /// `en/times.yaml`.
TimeFile {
    /// January to December, with number.
    months: Vec<ValueEntry>,
    /// Monday to Sunday, with number.
    weekdays: Vec<ValueEntry>,
    /// Other closed classes.
    sets: Vec<SetEntry>,
} }
file! { /// `en/modality.yaml`.
ModalityFile {
    /// Words by modality.
    entries: Vec<ModalityEntry>,
    /// Negations and other closed classes.
    sets: Vec<SetEntry>,
} }
file! { /// `en/attribution.yaml`.
AttributionFile {
    /// Words by sort.
    entries: Vec<AttributionEntry>,
    /// Other closed classes.
    sets: Vec<SetEntry>,
} }
file! { /// `en/function.yaml`, `en/verbs.yaml`, `en/nouns.yaml`, `en/names.yaml`, `en/text.yaml`.
SetFile {
    /// Closed classes.
    sets: Vec<SetEntry>,
} }
file! { /// `en/shared.yaml`.
SharedFile {
    /// The forms.
    forms: Vec<SharedForm>,
} }

/// Any grammar file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[allow(missing_docs, clippy::large_enum_variant)]
pub enum File {
    Frame(FrameFile),
    Classes(ClassFile),
    Units(UnitFile),
    Currencies(CurrencyFile),
    Rates(RateFile),
    Actors(ActorFile),
    Places(PlaceFile),
    Numerals(NumeralFile),
    Hedges(HedgeFile),
    Times(TimeFile),
    Modality(ModalityFile),
    Attribution(AttributionFile),
    Sets(SetFile),
    Shared(SharedFile),
}

/// Names of the schemas, as `grammar:` states them.
pub const SCHEMAS: &[&str] = &[
    "frame", "classes", "units", "currencies", "rates", "actors", "places", "numerals", "hedges", "times", "modality", "attribution",
    "function", "verbs", "nouns", "names", "text", "shared",
];

/// A YAML mistake: where and what.
#[derive(Debug, Clone)]
pub struct YamlError {
    /// Line, from 1; 0 where not known.
    pub line: u32,
    /// Column, from 1; 0 where not known.
    pub column: u32,
    /// What was found and what would be right.
    pub message: String,
    /// Whether it is a mistake of one entry, so that the rest of the file can still be read without that entry.
    pub local: bool,
}

/// Reads one grammar file by the schema its header states.
pub fn parse_file(source: &str) -> Result<File, YamlError> {
    fn read<T: serde::de::DeserializeOwned>(source: &str) -> Result<T, YamlError> {
        serde_saphyr::from_str(source).map_err(|e| {
            let (line, column) = e.location().map_or((0, 0), |l| (l.line() as u32, l.column() as u32));
            let (message, local) = plain(&e, word_at(source, line, column));
            YamlError { line, column, message, local }
        })
    }
    let header: Header = read(source)?;
    if header.format.value != 1 {
        return Err(YamlError {
            line: header.format.line,
            column: header.format.column,
            message: format!("`format: {}` found; this version reads `format: 1`", header.format.value),
            local: false,
        });
    }
    Ok(match header.grammar.value.as_str() {
        "frame" => File::Frame(read(source)?),
        "classes" => File::Classes(read(source)?),
        "units" => File::Units(read(source)?),
        "currencies" => File::Currencies(read(source)?),
        "rates" => File::Rates(read(source)?),
        "actors" => File::Actors(read(source)?),
        "places" => File::Places(read(source)?),
        "numerals" => File::Numerals(read(source)?),
        "hedges" => File::Hedges(read(source)?),
        "times" => File::Times(read(source)?),
        "modality" => File::Modality(read(source)?),
        "attribution" => File::Attribution(read(source)?),
        "function" | "verbs" | "nouns" | "names" | "text" => File::Sets(read(source)?),
        "shared" => File::Shared(read(source)?),
        other => {
            return Err(YamlError {
                line: header.grammar.line,
                column: header.grammar.column,
                message: format!("no schema is called `{other}`; one of {} would be right", SCHEMAS.join(", ")),
                local: false,
            });
        }
    })
}

/// What was found and what would be right, and whether it is a mistake of one entry. `word` is what stands at the place.
fn plain(error: &serde_saphyr::Error, word: &str) -> (String, bool) {
    use serde_saphyr::Error;
    let wanted = |expected: &str| {
        match expected {
            "sequence start" | "a sequence" => "a list, `[…]`,",
            "mapping start" | "a map" => "a map, `{…}`,",
            "string scalar" | "a string" => "a word",
            other => other,
        }
        .to_owned()
    };
    match error.without_snippet() {
        Error::SerdeUnknownField { field, expected, .. } => (format!("`{field}` is no key here; one of {} would be right", expected.join(", ")), true),
        Error::SerdeUnknownVariant { variant, expected, .. } => (format!("`{variant}` is unknown here; one of {} would be right", expected.join(", ")), true),
        Error::DuplicateMappingKey { key, .. } => {
            (format!("key `{}` stands twice in one map; write it once", key.as_deref().unwrap_or("?")), true)
        }
        Error::SerdeMissingField { field, .. } => (format!("key `{field}` is missing; every entry of this list needs it"), true),
        // of a list or map the place is that of its key
        Error::SerdeInvalidType { unexpected, expected, .. } if matches!(unexpected.as_str(), "sequence" | "map") => {
            let found = if unexpected == "map" { "a map" } else { "a list" };
            (format!("{found} found for `{word}`; {} would be right", wanted(expected)), true)
        }
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            (format!("`{word}` found; {} would be right", wanted(expected)), true)
        }
        Error::Unexpected { expected, .. } => (format!("`{word}` found; {} would be right", wanted(expected)), true),
        Error::InvalidScalar { ty, .. } => {
            let number = if ty.starts_with(['i', 'u']) { "a whole number" } else { ty };
            (format!("`{word}` found; {number} would be right"), true)
        }
        other => {
            let text = other.to_string();
            let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("not valid YAML").trim_start_matches("error: ");
            let first = first.rfind(" at line ").map_or(first, |i| &first[..i]);
            (first.to_owned(), matches!(other, Error::Message { .. }))
        }
    }
}

/// What stands at a place, to the end of its word or of its line.
fn word_at(source: &str, line: u32, column: u32) -> &str {
    let text = source.lines().nth((line as usize).saturating_sub(1)).unwrap_or("");
    let from = text.char_indices().nth((column as usize).saturating_sub(1)).map_or(text.len(), |(i, _)| i);
    let rest = &text[from..];
    let close = |open: char| match open {
        '[' => Some(']'),
        '{' => Some('}'),
        '"' => Some('"'),
        _ => None,
    };
    let end = match rest.chars().next().and_then(close) {
        Some(end) => rest[1..].find(end).map(|i| i + 2),
        None => rest.find([',', ']', '}', ':']),
    };
    rest[..end.unwrap_or(rest.len())].trim_end()
}

impl File {
    /// Drops the examples: the compiled form needs none.
    pub fn without_examples(mut self) -> Self {
        self.examples_mut().clear();
        self
    }

    /// The file's examples.
    pub fn examples(&self) -> &[Example] {
        match self {
            Self::Frame(f) => &f.examples,
            Self::Classes(f) => &f.examples,
            Self::Units(f) => &f.examples,
            Self::Currencies(f) => &f.examples,
            Self::Rates(f) => &f.examples,
            Self::Actors(f) => &f.examples,
            Self::Places(f) => &f.examples,
            Self::Numerals(f) => &f.examples,
            Self::Hedges(f) => &f.examples,
            Self::Times(f) => &f.examples,
            Self::Modality(f) => &f.examples,
            Self::Attribution(f) => &f.examples,
            Self::Sets(f) => &f.examples,
            Self::Shared(f) => &f.examples,
        }
    }

    fn examples_mut(&mut self) -> &mut Vec<Example> {
        match self {
            Self::Frame(f) => &mut f.examples,
            Self::Classes(f) => &mut f.examples,
            Self::Units(f) => &mut f.examples,
            Self::Currencies(f) => &mut f.examples,
            Self::Rates(f) => &mut f.examples,
            Self::Actors(f) => &mut f.examples,
            Self::Places(f) => &mut f.examples,
            Self::Numerals(f) => &mut f.examples,
            Self::Hedges(f) => &mut f.examples,
            Self::Times(f) => &mut f.examples,
            Self::Modality(f) => &mut f.examples,
            Self::Attribution(f) => &mut f.examples,
            Self::Sets(f) => &mut f.examples,
            Self::Shared(f) => &mut f.examples,
        }
    }
}
