//! The claim record: the fields, names and order of DESIGN section 4. What stands here is what sheets and JSON Lines hold.

use crate::base::{Change, Kind, LedgerReason, Modality, Number, Relation, Span};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One numeric claim of one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Utterance hash: document, span and proposition.
    pub id: String,
    /// Content hash, equal in two articles that say the same.
    pub proposition: String,
    /// The document's id.
    pub doc: Arc<str>,
    /// What the claim is about.
    pub kind: Kind,
    /// How much, as written.
    pub quantity: Quantity,
    /// How much, as meant.
    pub normalised: Normalised,
    /// What is counted or measured.
    pub item: Option<Item>,
    /// For a share: the whole it is a share of.
    pub base: Option<Item>,
    /// Who does, has, makes, pays, needs it.
    pub actor: Option<Entity>,
    /// Who gets, suffers or is aimed at.
    pub recipient: Option<Entity>,
    /// Who says so.
    pub attribution: Option<Entity>,
    /// How firmly.
    pub modality: Modality,
    /// Whether the text denies it.
    pub negated: bool,
    /// Where.
    pub places: Vec<Place>,
    /// When.
    pub time: Option<Time>,
    /// The same amount in other units or currency.
    pub restated: Vec<Restated>,
    /// The sentence that says it.
    pub evidence: Evidence,
    /// Every grammar entry that took part, as `file#key`.
    pub rules: Vec<Arc<str>>,
}

/// A quantity as written, its scale applied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// The words: hedge, sign, number, scale, unit.
    pub text: String,
    /// Code-point range into the document's text, half open.
    pub chars: [u32; 2],
    /// UTF-8 byte range into the document's text, half open.
    pub bytes: [u32; 2],
    /// How the number bounds the quantity.
    pub relation: Relation,
    /// The number; absent for ranges and vague magnitudes.
    pub value: Option<Number>,
    /// Lower end of a range or vague magnitude.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Number>,
    /// Upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Number>,
    /// ISO 4217 code, `%`, `pp`, `x`, `1` or a unit symbol; absent for counts.
    pub unit: Option<String>,
    /// Denominator of a rate, a singular noun.
    pub per: Option<String>,
    /// Which way, when the number says by how much something moved.
    pub change: Option<Change>,
}

/// A quantity as meant: an interval in a canonical unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Default)]
pub struct Normalised {
    /// Lower end; absent: open.
    pub low: Option<Number>,
    /// Upper end; absent: open.
    pub high: Option<Number>,
    /// Whether the lower end itself belongs to the interval.
    pub low_included: bool,
    /// Whether the upper end itself belongs to the interval.
    pub high_included: bool,
    /// UCUM code of the canonical unit; counted things in braces, `{missile}/a`; ISO code for money.
    pub unit: String,
    /// Local name of the unit in the QUDT vocabulary, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qudt: Option<String>,
    /// The amount in euros and US dollars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<Money>,
}

/// An amount of money at the day's rate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Money {
    /// In euros, of the value (or the low end); two digits after the point.
    #[serde(rename = "EUR")]
    pub eur: Option<Number>,
    /// In US dollars.
    #[serde(rename = "USD")]
    pub usd: Option<Number>,
    /// Every rate used, units per euro, by ISO code.
    pub rates: std::collections::BTreeMap<String, Number>,
    /// The business day of the rates.
    pub rate_date: NaiveDate,
}

/// A noun phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// With its modifiers, without determiner.
    pub text: String,
    /// Head noun, singular, lower case.
    pub head: String,
}

/// Somebody: a country, organisation, group, person or firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// As written here.
    pub text: String,
    /// The usual English name.
    pub name: String,
    /// Wikidata id, only where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// country, organisation, person, force, ministry, company, group, agency, media …
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// Somewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// As written.
    pub text: String,
    /// The usual English name.
    pub name: String,
    /// Wikidata (`Q…`) or GeoNames (`geonames:…`) id, only where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Number>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Number>,
    /// country, region, city, sea, site …
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// The words that date a quantity, and the days they mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// As written.
    pub text: String,
    /// First day, absent: open or not known.
    pub start: Option<NaiveDate>,
    /// Last day, included.
    pub end: Option<NaiveDate>,
}

/// The same amount given again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Restated {
    /// As written.
    pub text: String,
    /// Code-point range, half open.
    pub chars: [u32; 2],
    /// The number.
    pub value: Number,
    /// Its unit.
    pub unit: Option<String>,
    /// How the two amounts compare.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<RestatedCheck>,
}

/// Restated over stated, beside the reference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RestatedCheck {
    /// Restated value divided by the stated one.
    pub implied_rate: Number,
    /// The exact factor, or the day's exchange rate.
    pub reference_rate: Number,
    /// implied / reference − 1, four digits after the point.
    pub deviation: Number,
}

/// Where the claim stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The sentence, white space folded.
    pub sentence: String,
    /// 1-based line of the quantity.
    pub line: u32,
    /// Code-point range of the sentence, half open.
    pub chars: [u32; 2],
    /// Byte range of the sentence, half open.
    pub bytes: [u32; 2],
}

/// A number that is no claim, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerEntry {
    /// As written.
    pub text: String,
    /// Code-point range, half open.
    pub chars: [u32; 2],
    /// Byte range, half open.
    pub bytes: [u32; 2],
    /// 1-based line.
    pub line: u32,
    /// Why.
    pub reason: LedgerReason,
    /// The grammar entry that decided, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Arc<str>>,
}

/// All that one document yields: what `normalise::resolve` returns and a sheet holds. Without the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    /// The document without its text.
    pub document: DocumentInfo,
    /// In text order.
    pub claims: Vec<Claim>,
    /// In text order.
    pub ledger: Vec<LedgerEntry>,
    /// Byte spans of sentences, for the graph.
    pub sentences: Vec<Span>,
}

/// What is known of a document, as it stands at the head of its sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentInfo {
    /// Id: the file's stem, or its path where two stems are the same, or the record's own id.
    pub id: String,
    /// Title, where known.
    pub title: Option<String>,
    /// Publication date, where known.
    pub published: Option<NaiveDate>,
    /// How the publication date is known.
    pub published_from: Option<crate::ingest::PublishedFrom>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// sha256 of the input's bytes.
    pub sha256: String,
    /// `en`, or `und` where the text is plainly not English.
    pub language: String,
    /// Length of the text in bytes.
    pub bytes: u64,
    /// What was assumed on reading: encoding, replaced bytes, repeated paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}
