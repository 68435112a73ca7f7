//! The lexicon and the gazetteer of the built-in tables as `build.rs` laid them out: loaded by copying, not by reading tables.

use super::lexicon::Lexicon;
use super::names::{NameEntry, NameForm, NameKind, NameRole, Names};
use super::trie::Trie;

pub(super) const KINDS: [NameKind; 6] =
    [NameKind::Country, NameKind::City, NameKind::Region, NameKind::Feature, NameKind::Organisation, NameKind::Person];
pub(super) const ROLES: [NameRole; 6] =
    [NameRole::Name, NameRole::Adjective, NameRole::Demonym, NameRole::Government, NameRole::Capital, NameRole::Surname];
/// Numbers that an entry takes: its words, its kind with its label, its country, its population.
const ENTRY: usize = WORDS + 3;
/// Words of an entry that stand in its table.
pub(super) const WORDS: usize = 6;
/// A text's length above its table above its offset.
pub(super) const LENGTH: u32 = 9;

/// Blocks of bytes, each behind its length.
struct Reader(&'static [u8]);

impl Reader {
    fn block(&mut self) -> Option<&'static [u8]> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let (block, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        self.0 = rest;
        Some(block)
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        Some(self.block()?.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    fn text(&mut self) -> Option<&'static str> {
        std::str::from_utf8(self.block()?).ok()
    }
}

/// The tables that were read, by name, with their texts: the same at writing and at reading.
pub(super) type TableTexts = [(String, &'static str)];

/// Where each table begins when they stand one after another.
pub(super) fn starts(tables: &TableTexts) -> Vec<usize> {
    let ends = tables.iter().scan(0, |end, (_, table)| {
        *end += table.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends).take(tables.len()).collect()
}

/// What `build.rs` laid out. `None`: not written by it, or from other tables.
pub(super) fn read(bytes: &'static [u8], tables: &TableTexts) -> Option<(Lexicon, Names)> {
    let mut input = Reader(bytes);
    let (short, info) = (input.numbers()?, input.numbers()?);
    let lexicon = Lexicon::from_parts(&short, &info, input.text()?);
    let parts = [input.numbers()?, input.numbers()?, input.numbers()?, input.numbers()?];
    let mut names =
        Names { forms: Trie::from_parts(parts, |n| NameForm { entry: n >> 3, role: ROLES[(n & 7) as usize] }), ..Names::default() };
    let starts = starts(tables);
    let text = |place: u32| -> Option<&'static str> {
        let (length, at) = ((place >> (32 - LENGTH)) as usize, (place & ((1 << (32 - LENGTH)) - 1)) as usize);
        if length == 0 {
            return Some("");
        }
        let n = starts.partition_point(|s| *s <= at) - 1;
        tables[n].1.get(at - starts[n]..at - starts[n] + length)
    };
    let rows = input.numbers()?;
    let labels: Vec<&'static str> = input.text()?.split('\n').collect();
    names.entries.reserve_exact(rows.len() / ENTRY);
    for row in rows.chunks_exact(ENTRY) {
        let (kind, label) = (KINDS[(row[WORDS] >> 16) as usize], labels[(row[WORDS] & 0xFFFF) as usize]);
        let position = (row[4] != 0).then_some((text(row[4])?, text(row[5])?));
        let entry = NameEntry {
            name: text(row[0])?,
            key: text(row[1])?,
            qid: text(row[2])?,
            geonames: text(row[3])?,
            kind,
            label,
            country: row[WORDS + 1].checked_sub(1),
            position,
            population: row[WORDS + 2],
        };
        let index = names.entries.len() as u32;
        match kind {
            NameKind::Country => drop(names.countries.insert(entry.key, index)),
            NameKind::Organisation => drop(names.organisations.insert(entry.name, index)),
            _ => {}
        }
        names.entries.push(entry);
    }
    for pair in input.numbers()?.chunks_exact(2) {
        names.adjectives.insert(pair[0], text(pair[1])?);
    }
    Some((lexicon, names))
}
