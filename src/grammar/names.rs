//! Actors and places, compiled: names, demonyms, metonyms, and who is meant by them.

use super::lexicon::WordId;
use super::trie::Trie;

/// Index into [`Names::entries`].
pub type NameIndex = u32;

/// What sort of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum NameKind {
    Country,
    City,
    Region,
    Feature,
    Organisation,
    Person,
}

/// A named thing.
#[derive(Debug, Clone)]
pub struct NameEntry {
    /// Usual English name.
    pub name: &'static str,
    /// Key in its table, where it has one.
    pub key: &'static str,
    /// Wikidata id; empty if unknown.
    pub qid: &'static str,
    /// GeoNames id; empty if unknown.
    pub geonames: &'static str,
    /// Sort.
    pub kind: NameKind,
    /// Type in the record: country, company, sea …
    pub label: &'static str,
    /// The country it belongs to.
    pub country: Option<NameIndex>,
    /// Latitude and longitude, decimal text.
    pub position: Option<(&'static str, &'static str)>,
    /// People living there, 0 if unknown.
    pub population: u32,
}

/// How a form names its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy)]
pub struct NameForm {
    /// Whom.
    pub entry: NameIndex,
    /// How.
    pub role: NameRole,
}

/// A noun that with a country makes an actor: `{country} armed forces`.
#[derive(Debug, Clone)]
pub struct Composition {
    /// Name with `{country}`.
    pub name: Box<str>,
    /// Type in the record.
    pub label: Box<str>,
    /// The entry.
    pub rule: super::RuleId,
}

/// All names and the ways to write them.
#[derive(Debug, Default)]
pub struct Names {
    /// Named things.
    pub entries: Vec<NameEntry>,
    /// Forms, folded; a reading needs a capital letter in the text.
    pub forms: Trie<NameForm>,
    /// Country by ISO alpha-2 key.
    pub countries: rustc_hash::FxHashMap<&'static str, NameIndex>,
    /// Organisations by usual name.
    pub organisations: rustc_hash::FxHashMap<&'static str, NameIndex>,
    /// First adjective of a country, for composed names.
    pub adjectives: rustc_hash::FxHashMap<NameIndex, &'static str>,
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

impl NameEntry {
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
    /// Lays the forms out for searching.
    pub fn finish(&mut self) {
        self.forms.finish();
        self.compositions.finish();
        self.roles.finish();
        self.titles.finish();
        self.place_prepositions.finish();
        self.place_heads.finish();
    }

    /// The entry of a form.
    pub fn entry(&self, index: NameIndex) -> &NameEntry {
        &self.entries[index as usize]
    }
}
