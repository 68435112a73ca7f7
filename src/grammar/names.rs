//! Actors and places, compiled: names, demonyms, metonyms, and who is meant by them.

use super::lexicon::WordId;
use super::rows::{Letters, Rows};
use super::trie::Trie;
use serde::{Deserialize, Serialize};

/// Index into [`Names::entries`].
pub type NameIndex = u32;

/// What sort of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum NameKind {
    Country,
    City,
    Region,
    Feature,
    Organisation,
    Person,
}

impl NameKind {
    /// All of them, in order.
    const ALL: [Self; 6] = [Self::Country, Self::City, Self::Region, Self::Feature, Self::Organisation, Self::Person];
}

/// A named thing.
#[derive(Debug, Clone, Copy)]
pub struct NameEntry<'n> {
    /// Usual English name.
    pub name: &'n str,
    /// Key in its table, where it has one.
    pub key: &'n str,
    /// Wikidata id; empty if unknown.
    pub qid: &'n str,
    /// GeoNames id; empty if unknown.
    pub geonames: &'n str,
    /// Sort.
    pub kind: NameKind,
    /// Type in the record: country, company, sea …
    pub label: &'n str,
    /// The country it belongs to.
    pub country: Option<NameIndex>,
    /// Latitude and longitude, decimal text.
    pub position: Option<(&'n str, &'n str)>,
    /// People living there, 0 if unknown.
    pub population: u32,
}

/// Texts of an entry: name, key, the two ids, latitude, longitude.
const TEXTS: usize = 6;
/// Bytes of an entry's row: where its texts begin, how long each is, its sort, its label, its country + 1, its population.
const ENTRY: usize = 4 + 2 * TEXTS + 2 + 8;

/// Named things, each as a row of numbers and its texts one after another.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Entries {
    rows: Rows<ENTRY>,
    texts: Letters,
    labels: Vec<Box<str>>,
}

impl Entries {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds one, and says which it is; texts beyond 65,535 bytes are cut off.
    pub(super) fn push(&mut self, entry: &NameEntry<'_>) -> NameIndex {
        let (lat, lon) = entry.position.unwrap_or_default();
        let mut row = [0; ENTRY];
        for (n, text) in [entry.name, entry.key, entry.qid, entry.geonames, lat, lon].into_iter().enumerate() {
            let end = text.floor_char_boundary(usize::from(u16::MAX));
            let place = self.texts.push(&text[..end]);
            if n == 0 {
                row[..4].copy_from_slice(&place.start.to_le_bytes());
            }
            row[4 + 2 * n..6 + 2 * n].copy_from_slice(&(end as u16).to_le_bytes());
        }
        let label = self.labels.iter().position(|l| **l == *entry.label).unwrap_or_else(|| {
            self.labels.push(entry.label.into());
            self.labels.len() - 1
        });
        row[16] = entry.kind as u8;
        // more labels than a byte can tell would be a mistake of a table: the last ones are called nothing
        row[17] = u8::try_from(label).unwrap_or(u8::MAX);
        row[18..22].copy_from_slice(&entry.country.map_or(0, |c| c + 1).to_le_bytes());
        row[22..].copy_from_slice(&entry.population.to_le_bytes());
        self.rows.push(row);
        self.rows.len() as NameIndex - 1
    }

    /// Row of one of them; an empty one beyond the last.
    #[inline]
    fn row(&self, index: NameIndex) -> &[u8; ENTRY] {
        self.rows.get(index as usize).unwrap_or(&[0; ENTRY])
    }

    fn get(&self, index: NameIndex) -> NameEntry<'_> {
        let row = self.row(index);
        let length = |n: usize| u32::from(u16::from_le_bytes([row[4 + 2 * n], row[5 + 2 * n]]));
        let text = |n: usize| {
            let start = number(row, 0) + (0..n).map(length).sum::<u32>();
            self.texts.get(start..start + length(n))
        };
        NameEntry {
            name: text(0),
            key: text(1),
            qid: text(2),
            geonames: text(3),
            kind: kind(row),
            label: self.labels.get(usize::from(row[17])).map_or("", |l| l),
            country: number(row, 18).checked_sub(1),
            position: (length(4) > 0).then(|| (text(4), text(5))),
            population: number(row, 22),
        }
    }
}

#[inline]
fn number(row: &[u8; ENTRY], at: usize) -> u32 {
    u32::from_le_bytes([row[at], row[at + 1], row[at + 2], row[at + 3]])
}

#[inline]
fn kind(row: &[u8; ENTRY]) -> NameKind {
    NameKind::ALL.get(usize::from(row[16])).copied().unwrap_or(NameKind::Feature)
}

/// How a form names its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameRole {
    /// The name itself or an alias.
    Name,
    /// An adjective (`Russian`).
    Adjective,
    /// People of it (`Russians`).
    Demonym,
    /// A metonym that acts for a state (`Kremlin`).
    Government,
    /// The capital: a city, and a government where it acts.
    Capital,
    /// A surname alone.
    Surname,
}

/// A form's reading.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct NameForm {
    /// Whom.
    pub entry: NameIndex,
    /// How.
    pub role: NameRole,
}

/// A noun that with a country makes an actor: `{country} armed forces`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Composition {
    /// Name with `{country}`.
    pub name: Box<str>,
    /// Type in the record.
    pub label: Box<str>,
    /// The entry.
    pub rule: super::RuleId,
}

/// All names and the ways to write them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Names {
    /// Named things.
    pub entries: Entries,
    /// Forms, folded; a reading needs a capital letter in the text.
    pub forms: Trie<NameForm>,
    /// Country by ISO alpha-2 key.
    pub countries: rustc_hash::FxHashMap<Box<str>, NameIndex>,
    /// Organisations by usual name.
    pub organisations: rustc_hash::FxHashMap<Box<str>, NameIndex>,
    /// First adjective of a country, for composed names.
    pub adjectives: rustc_hash::FxHashMap<NameIndex, Box<str>>,
    /// Forces, ministries and offices by noun.
    pub compositions: Trie<u16>,
    /// What they make.
    pub composed: Vec<Composition>,
    /// Nouns of office (president, minister).
    pub roles: Trie<super::RuleId>,
    /// Titles before a name.
    pub titles: Trie<()>,
    /// Prepositions before a place.
    pub place_prepositions: Trie<()>,
    /// Common nouns that make a place name (region, oblast).
    pub place_heads: Trie<()>,
    /// Place names that are common words or first names.
    pub stop: rustc_hash::FxHashSet<WordId>,
    /// First names.
    pub first_names: rustc_hash::FxHashSet<WordId>,
}

impl NameEntry<'_> {
    /// Wikidata id, or `geonames:` and a number, where known.
    pub fn id(&self) -> Option<String> {
        match (self.qid, self.geonames) {
            ("", "") => None,
            ("", number) => Some(format!("geonames:{number}")),
            (qid, _) => Some(qid.to_owned()),
        }
    }
}

impl Names {
    /// Lays the forms out for searching, the likeliest reading of each first.
    pub fn finish(&mut self) {
        let entries = &self.entries;
        self.forms.order_by(|form| {
            let row = entries.row(form.entry);
            let rank = match (kind(row), form.role) {
                (NameKind::Country, NameRole::Name) => 0,
                (NameKind::Person, NameRole::Name) => 1,
                (NameKind::Organisation, NameRole::Name) => 2,
                (NameKind::Country, NameRole::Adjective) => 3,
                (NameKind::Country, NameRole::Demonym) => 4,
                (NameKind::Country, NameRole::Capital | NameRole::Government) => 5,
                (NameKind::Feature, _) => 6,
                (NameKind::Region, _) => 7,
                (NameKind::City, _) => 8,
                _ => 9,
            };
            (rank, std::cmp::Reverse(number(row, 22)))
        });
        self.forms.finish();
        self.compositions.finish();
        self.roles.finish();
        self.titles.finish();
        self.place_prepositions.finish();
        self.place_heads.finish();
    }

    /// Whether a name is that of a company.
    pub fn company(&self, index: NameIndex) -> bool {
        self.entry(index).label == "company"
    }

    /// The sort of an entry.
    #[inline]
    pub fn kind(&self, index: NameIndex) -> NameKind {
        kind(self.entries.row(index))
    }

    /// The country that an entry belongs to.
    #[inline]
    pub fn country(&self, index: NameIndex) -> Option<NameIndex> {
        number(self.entries.row(index), 18).checked_sub(1)
    }

    /// How many people live there, 0 if unknown.
    #[inline]
    pub fn population(&self, index: NameIndex) -> u32 {
        number(self.entries.row(index), 22)
    }

    /// The entry of a form.
    pub fn entry(&self, index: NameIndex) -> NameEntry<'_> {
        self.entries.get(index)
    }
}
