//! What grammar files look like, one struct a schema. Shared with `build.rs`, so it imports nothing of the crate.

mod entry;
mod example;
mod value;
mod yaml;

pub use entry::*;
pub use example::*;
pub use value::*;
pub use yaml::YamlError;

use serde::{Deserialize, Serialize};
use yaml::read;

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
    /// Codes that are written in small letters as well.
    lower_codes: Vec<Text>,
    /// Codes before a dollar sign (`CAD$`).
    dollar_codes: Vec<Text>,
    /// Codes that tables write with a scale (`MEUR`, `SEKm`).
    scale_codes: Vec<Text>,
    /// Letters before such a code.
    scale_prefixes: Vec<CodeScale>,
    /// Letters behind such a code.
    scale_suffixes: Vec<CodeScale>,
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
    /// Closed classes.
    sets: Vec<SetEntry>,
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
    "frame",
    "classes",
    "units",
    "currencies",
    "rates",
    "actors",
    "places",
    "numerals",
    "hedges",
    "times",
    "modality",
    "attribution",
    "function",
    "verbs",
    "nouns",
    "names",
    "text",
    "shared",
];

/// Reads one grammar file by the schema its header states.
pub fn parse_file(source: &str) -> Result<File, YamlError> {
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

impl File {
    /// Drops the examples: the compiled form needs none.
    #[must_use]
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
