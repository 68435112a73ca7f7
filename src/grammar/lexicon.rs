//! Words as numbers: every form of every grammar file has an id, and what is known of a word stands under it. Made by
//! [`super::lexicon_builder::LexiconBuilder`], then only read, where `build.rs` laid it out.

use super::rows::{Letters, Row, Rows, copied};
use super::sets::{Set, SetBits};
use crate::base::bytes::Short;
use serde::{Deserialize, Serialize};

pub use super::tags::{Starts, Tag, VerbForm};

/// Id of a folded word; 0 is the unknown word.
pub type WordId = u32;

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordInfo {
    /// Lemma, when it can be a verb that grammars know or an irregular one.
    pub verb: WordId,
    /// Singular, when it is a plural that grammars know or an irregular one.
    pub singular: WordId,
    /// Index + 1 into the number words.
    pub number: u16,
    /// Index of the closed classes it belongs to; most words belong to none, index 0.
    pub(super) sets: u16,
    /// Index of the closed classes of which a form of several words begins with it.
    pub(super) begins: u16,
    /// Most frequent part of speech.
    pub tag: Tag,
    /// Which form of its verb it is.
    pub form: VerbForm,
    /// What can begin with this word.
    pub starts: Starts,
}

/// Which combination of closed classes a word belongs to; see [`Lexicon::classes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u16);

/// What every token is told of its word.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// Which of a number and an expression of time can begin with it.
    pub starts: Starts,
    /// Its closed classes.
    pub classes: Classes,
}

/// What [`Lexicon::marks`] tells of beginnings.
const MARKS: Starts = Starts::NUMERAL.with(Starts::TIME);

impl Row for WordInfo {
    const BYTES: usize = 17;

    fn write(&self, out: &mut Vec<u8>) {
        self.verb.write(out);
        self.singular.write(out);
        for small in [self.number, self.sets, self.begins] {
            out.extend(small.to_le_bytes());
        }
        out.extend([self.tag as u8, self.form as u8, self.starts.bits()]);
    }

    fn read(row: &[u8]) -> Self {
        let Some(row) = row.first_chunk::<17>() else { return Self::default() };
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, tag, form, starts] = *row;
        Self {
            verb: u32::from_le_bytes([a, b, c, d]),
            singular: u32::from_le_bytes([e, f, g, h]),
            number: u16::from_le_bytes([i, j]),
            sets: u16::from_le_bytes([k, l]),
            begins: u16::from_le_bytes([m, n]),
            tag: Tag::ALL.get(usize::from(tag)).copied().unwrap_or_default(),
            form: VerbForm::ALL.get(usize::from(form)).copied().unwrap_or_default(),
            starts: Starts::of_bits(starts),
        }
    }
}

/// Bytes of an entry of a table of words: 16 of letters, 4 of the id.
const ENTRY: usize = 20;

/// Words of at most 16 bytes by their hash: open addressing, a power of two in size, at most half full. The letters stand in the entry, so
/// that a look-up touches one place of memory.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Table {
    entries: Rows<ENTRY>,
    mask: u32,
}

/// How many words are looked up at once.
pub const BLOCK: usize = 16;

/// Folded by a multiplication; quick, and good enough for words.
#[inline]
const fn hash(letters: u128) -> u32 {
    let (a, b) = (letters as u64, (letters >> 64) as u64);
    let wide = (a ^ 0x9E37_79B9_7F4A_7C15) as u128 * (b.rotate_left(23) ^ 0xD6E8_FEB8_6659_FD93) as u128;
    (wide >> 64) as u32 ^ wide as u32
}

impl Table {
    fn of(words: &[(Short, WordId)]) -> Self {
        let size = (words.len() * 2).max(2).next_power_of_two();
        let mut entries = vec![[0; ENTRY]; size];
        for (word, id) in words {
            let mut at = hash(word.letters()) as usize & (size - 1);
            while entries[at][16..] != [0; 4] {
                at = (at + 1) & (size - 1);
            }
            entries[at][..16].copy_from_slice(&word.letters().to_le_bytes());
            entries[at][16..].copy_from_slice(&id.to_le_bytes());
        }
        Self { entries: entries.into_iter().collect(), mask: size as u32 - 1 }
    }

    /// A byte of the entry where the search for a word begins: reading it brings the entry near.
    #[inline]
    fn touch(&self, hash: u32) -> u8 {
        self.entries.get((hash & self.mask) as usize).map_or(0, |e| e[0])
    }

    /// The id of a word, 0 if it is not there.
    #[inline]
    fn find(&self, hash: u32, letters: u128) -> WordId {
        let mut at = hash & self.mask;
        while let Some((word, [a, b, c, d])) = self.entries.get(at as usize).and_then(|e| e.split_first_chunk::<16>()) {
            let id = u32::from_le_bytes([*a, *b, *c, *d]);
            if id == 0 || u128::from_le_bytes(*word) == letters {
                return id;
            }
            at = (at + 1) & self.mask;
        }
        0
    }
}

/// All words of the grammar: their letters one after another in one string, their ids in tables of hashes.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lexicon {
    /// The words that texts are mostly made of, apart from the rest, so that they share few pages of memory; their ids are the lowest.
    common: Table,
    /// Other words of at most 16 bytes.
    rare: Table,
    /// Ids of longer words, in the order of their letters.
    long: Rows<4>,
    #[serde(with = "copied")]
    info: Vec<WordInfo>,
    /// Where the letters of each word begin, one more than there are words.
    begin: Rows<4>,
    letters: Letters,
    /// Distinct combinations of closed classes; the first is none.
    combinations: Vec<SetBits>,
    /// [`Marks`] of each word: asked of every word of every text, so that they must stay near.
    #[serde(with = "copied")]
    marks: Vec<u32>,
}

impl Lexicon {
    /// Lays words out, the unknown one first; the first `common` ids are those of common words.
    pub(super) fn of<'w>(
        words: impl Iterator<Item = &'w str> + Clone,
        info: &[WordInfo],
        combinations: Vec<SetBits>,
        common: usize,
    ) -> Self {
        let short = |word: &str| Short::of(word.as_bytes(), 0, word.len());
        let ids = || words.clone().zip(0 as WordId..).skip(1);
        let (frequent, rare): (Vec<_>, Vec<_>) =
            ids().filter_map(|(word, id)| Some((short(word)?, id))).partition(|(_, id)| (*id as usize) < common);
        let mut long: Vec<(&str, WordId)> = ids().filter(|(word, _)| short(word).is_none()).collect();
        long.sort_unstable();
        let mut letters = Letters::default();
        let begin: Vec<u32> = std::iter::once(0).chain(words.clone().map(|word| letters.push(word).end)).collect();
        Self {
            common: Table::of(&frequent),
            rare: Table::of(&rare),
            long: Rows::of_numbers(&long.into_iter().map(|(_, id)| id).collect::<Vec<_>>()),
            info: info.to_vec(),
            begin: Rows::of_numbers(&begin),
            letters,
            combinations,
            marks: info.iter().map(|i| u32::from(i.starts.bits() & MARKS.bits()) | u32::from(i.sets) << 16).collect(),
        }
    }

    /// The id of a folded word of at most 16 bytes, 0 if unknown.
    #[inline]
    pub fn id_of_short(&self, folded: Short) -> WordId {
        let (hash, letters) = (hash(folded.letters()), folded.letters());
        match self.common.find(hash, letters) {
            0 => self.rare.find(hash, letters),
            id => id,
        }
    }

    /// [`Lexicon::id_of_short`] of several words at once, by their letters: their entries are fetched before any is looked at, so that
    /// waiting for memory overlaps.
    #[inline]
    pub fn ids_of_short(&self, letters: &[u128; BLOCK]) -> [WordId; BLOCK] {
        let (mut hashes, mut ids) = ([0; BLOCK], [0; BLOCK]);
        let mut touched = 0;
        for (hash_of, word) in hashes.iter_mut().zip(letters) {
            *hash_of = hash(*word);
            touched ^= self.common.touch(*hash_of);
        }
        for n in 0..BLOCK {
            ids[n] = self.common.find(hashes[n], letters[n]);
            if ids[n] == 0 {
                touched ^= self.rare.touch(hashes[n]);
            }
        }
        for n in 0..BLOCK {
            if ids[n] == 0 {
                ids[n] = self.rare.find(hashes[n], letters[n]);
            }
        }
        std::hint::black_box(touched);
        ids
    }

    /// The id of a folded word, 0 if unknown.
    #[inline]
    pub fn id(&self, folded: &str) -> WordId {
        match Short::of(folded.as_bytes(), 0, folded.len()) {
            Some(short) => self.id_of_short(short),
            None => self.id_of_long(folded),
        }
    }

    #[cold]
    fn id_of_long(&self, folded: &str) -> WordId {
        let (mut low, mut high) = (0, self.long.len());
        while low < high {
            let middle = low.midpoint(high);
            let id = self.long.number(middle);
            match self.word(id).cmp(folded) {
                std::cmp::Ordering::Equal => return id,
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        0
    }

    /// What is known of a word.
    #[inline]
    pub fn info(&self, id: WordId) -> &WordInfo {
        &self.info[id as usize]
    }

    /// What every token is told of its word.
    #[inline]
    pub fn marks(&self, id: WordId) -> Marks {
        let marks = self.marks.get(id as usize).copied().unwrap_or_default();
        Marks { starts: Starts::of_bits(marks as u8), classes: Classes((marks >> 16) as u16) }
    }

    /// The noun lemma of a word: its singular where one is known.
    #[inline]
    pub fn noun_lemma(&self, id: WordId) -> WordId {
        let singular = self.info(id).singular;
        if singular != 0 { singular } else { id }
    }

    /// The folded word of an id; empty for the unknown word.
    pub fn word(&self, id: WordId) -> &str {
        let at = id as usize;
        self.letters.get(self.begin.number(at)..self.begin.number(at + 1))
    }

    /// The closed classes that a token belongs to.
    #[inline]
    pub fn classes(&self, classes: Classes) -> &SetBits {
        &self.combinations[usize::from(classes.0)]
    }

    /// The closed classes of a word.
    #[inline]
    pub fn sets(&self, id: WordId) -> SetBits {
        self.combination(self.info(id).sets)
    }

    /// Whether a word belongs to a closed class.
    #[inline]
    pub fn is(&self, id: WordId, set: Set) -> bool {
        let combination = self.info(id).sets;
        combination != 0 && self.combination(combination).has(set)
    }

    /// The closed classes of which a form of several words begins with this word.
    #[inline]
    pub fn begins(&self, id: WordId) -> SetBits {
        self.combination(self.info(id).begins)
    }

    #[inline]
    fn combination(&self, index: u16) -> SetBits {
        self.combinations[usize::from(index)]
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.info.len()
    }

    /// Whether there is no word but the unknown one.
    pub fn is_empty(&self) -> bool {
        self.len() <= 1
    }
}
