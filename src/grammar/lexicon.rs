//! Words as numbers: every form of every grammar file has an id, and what is known of a word stands under it.

use super::sets::{Set, SetBits};
use crate::base::bytes::Short;
use crate::base::lexer::{Lexer, Piece, PieceKind, fold};
use rustc_hash::FxHashMap;

pub use super::tags::{Starts, Tag, VerbForm};

/// Id of a folded word; 0 is the unknown word.
pub type WordId = u32;

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordInfo {
    /// Lemma, when it can be a verb that grammars know or an irregular one.
    pub verb: WordId,
    /// Singular, when it is a plural that grammars know or an irregular one.
    pub singular: WordId,
    /// First byte of its letters.
    start: u32,
    /// Index + 1 into the number words.
    pub number: u16,
    /// Index of the closed classes it belongs to; most words belong to none, index 0.
    sets: u16,
    /// Index of the closed classes of which a form of several words begins with it.
    begins: u16,
    /// Bytes of its letters.
    length: u16,
    /// Most frequent part of speech.
    pub tag: Tag,
    /// Which form of its verb it is.
    pub form: VerbForm,
    /// What can begin with this word.
    pub starts: Starts,
}

/// Longest word, in bytes; longer ones are unknown.
const LONGEST: usize = u16::MAX as usize;

/// All words of the grammar: their letters one after another in one string, their ids in a table of hashes.
#[derive(Debug)]
pub struct Lexicon {
    /// Words of at most 16 bytes by their hash: open addressing, a power of two in size, at most half full. The letters stand in the entry, so
    /// that a look-up touches one place of memory.
    short: Vec<Entry>,
    /// Longer words.
    long: FxHashMap<Box<str>, WordId>,
    info: Vec<WordInfo>,
    letters: String,
    /// Distinct combinations of closed classes; the first is none.
    combinations: Vec<SetBits>,
    /// A bit a word, set where a number can begin with it: asked of every word of every text, so that it must stay near.
    numerals: Vec<u64>,
}

/// A word of at most 16 bytes and its id; 0: free.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    word: Short,
    id: WordId,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self {
            short: vec![Entry::default(); 1024],
            long: FxHashMap::default(),
            info: vec![WordInfo::default()],
            letters: String::new(),
            combinations: vec![SetBits::default()],
            numerals: Vec::new(),
        }
    }
}

/// Folded by a multiplication; quick, and good enough for words.
#[inline]
const fn hash(word: Short) -> u64 {
    let (a, b) = word.numbers();
    let wide = (a ^ 0x9E37_79B9_7F4A_7C15) as u128 * (b.rotate_left(23) ^ 0xD6E8_FEB8_6659_FD93) as u128;
    (wide >> 64) as u64 ^ wide as u64
}

impl Lexicon {
    /// A lexicon with only the unknown word.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where a word is, or the free entry where it would be.
    #[inline]
    fn entry(&self, word: Short) -> usize {
        let mask = self.short.len() - 1;
        let mut at = hash(word) as usize & mask;
        loop {
            let entry = &self.short[at];
            if entry.id == 0 || entry.word == word {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// The id of a folded word of at most 16 bytes, 0 if unknown.
    #[inline]
    pub fn id_of_short(&self, folded: Short) -> WordId {
        self.short[self.entry(folded)].id
    }

    /// The id of a folded word, 0 if unknown.
    #[inline]
    pub fn id(&self, folded: &str) -> WordId {
        match Short::of(folded.as_bytes(), 0, folded.len()) {
            Some(short) => self.id_of_short(short),
            None => self.long.get(folded).copied().unwrap_or(0),
        }
    }

    /// The id of a folded word, made if need be; the unknown word for an empty one or one of more than 65,535 bytes.
    pub fn intern(&mut self, folded: &str) -> WordId {
        if folded.is_empty() || folded.len() > LONGEST {
            return 0;
        }
        let known = self.id(folded);
        if known != 0 {
            return known;
        }
        let id = self.info.len() as WordId;
        let start = self.letters.len() as u32;
        self.letters.push_str(folded);
        self.info.push(WordInfo { start, length: folded.len() as u16, ..WordInfo::default() });
        self.enter(id);
        id
    }

    /// Puts a new word into its table.
    fn enter(&mut self, id: WordId) {
        let word = self.word(id);
        let Some(short) = Short::of(word.as_bytes(), 0, word.len()) else {
            let word = word.into();
            self.long.insert(word, id);
            return;
        };
        let at = self.entry(short);
        self.short[at] = Entry { word: short, id };
        if self.info.len() * 2 > self.short.len() {
            let size = self.short.len() * 2;
            let entries = std::mem::replace(&mut self.short, vec![Entry::default(); size]);
            for entry in entries.into_iter().filter(|e| e.id != 0) {
                let at = self.entry(entry.word);
                self.short[at] = entry;
            }
        }
    }

    /// What is known of a word.
    #[inline]
    pub fn info(&self, id: WordId) -> &WordInfo {
        &self.info[id as usize]
    }

    /// What is known of a word, to be added to.
    pub fn info_mut(&mut self, id: WordId) -> &mut WordInfo {
        &mut self.info[id as usize]
    }

    /// Notes what can begin with a word.
    pub fn add_start(&mut self, id: WordId, what: Starts) {
        self.info_mut(id).starts.add(what);
        if what.has(Starts::NUMERAL) {
            let at = id as usize / 64;
            self.numerals.resize(self.numerals.len().max(at + 1), 0);
            self.numerals[at] |= 1 << (id % 64);
        }
    }

    /// Whether a number can begin with a word.
    #[inline]
    pub fn is_numeral(&self, id: WordId) -> bool {
        self.numerals.get(id as usize / 64).is_some_and(|bits| bits & 1 << (id % 64) != 0)
    }

    /// The noun lemma of a word: its singular where one is known.
    #[inline]
    pub fn noun_lemma(&self, id: WordId) -> WordId {
        let singular = self.info(id).singular;
        if singular != 0 { singular } else { id }
    }

    /// The folded word of an id; empty for the unknown word.
    pub fn word(&self, id: WordId) -> &str {
        let info = &self.info[id as usize];
        &self.letters[info.start as usize..info.start as usize + info.length as usize]
    }

    /// The closed classes of a word.
    #[inline]
    pub fn sets(&self, id: WordId) -> SetBits {
        self.combinations[self.info[id as usize].sets as usize]
    }

    /// Whether a word belongs to a closed class.
    #[inline]
    pub fn is(&self, id: WordId, set: Set) -> bool {
        let combination = self.info[id as usize].sets;
        combination != 0 && self.combinations[combination as usize].has(set)
    }

    /// Puts a word into a closed class.
    pub fn add_to(&mut self, id: WordId, set: Set) {
        self.info[id as usize].sets = self.combination(self.info[id as usize].sets, set);
    }

    /// The closed classes of which a form of several words begins with this word.
    #[inline]
    pub fn begins(&self, id: WordId) -> SetBits {
        self.combinations[self.info[id as usize].begins as usize]
    }

    /// Notes that a form of several words of a closed class begins with a word.
    pub fn add_beginning(&mut self, id: WordId, set: Set) {
        self.info[id as usize].begins = self.combination(self.info[id as usize].begins, set);
    }

    /// The index of a combination with one class more.
    fn combination(&mut self, index: u16, set: Set) -> u16 {
        let mut wanted = self.combinations[index as usize];
        wanted.add(set);
        let known = self.combinations.iter().position(|c| *c == wanted);
        let index = known.unwrap_or_else(|| {
            self.combinations.push(wanted);
            self.combinations.len() - 1
        });
        index as u16
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.info.len()
    }

    /// Whether there is no word but the unknown one.
    pub fn is_empty(&self) -> bool {
        self.len() <= 1
    }

    /// The whole as plain numbers and letters, before any word has been put into a closed class; for [`Lexicon::from_parts`].
    pub fn parts(&self) -> (Vec<u32>, Vec<u32>, &str) {
        let short = self.short.iter().flat_map(|e| {
            let [a, b, c, d, length] = e.word.parts();
            [a, b, c, d, length, e.id]
        });
        let info = self.info.iter().flat_map(|i| {
            let small = u32::from(i.length) | (i.tag as u32) << 16 | (i.form as u32) << 24;
            [i.verb, i.singular, i.start, small]
        });
        (short.collect(), info.collect(), &self.letters)
    }

    /// A lexicon as [`Lexicon::parts`] gave it.
    pub fn from_parts(short: &[u32], info: &[u32], letters: &str) -> Self {
        let short = short.chunks_exact(6).map(|e| Entry { word: Short::from_parts([e[0], e[1], e[2], e[3], e[4]]), id: e[5] });
        let info = info.chunks_exact(4).map(|i| WordInfo {
            verb: i[0],
            singular: i[1],
            start: i[2],
            length: i[3] as u16,
            tag: Tag::ALL[(i[3] >> 16 & 0xFF) as usize],
            form: VerbForm::ALL[(i[3] >> 24) as usize],
            ..WordInfo::default()
        });
        let mut lexicon = Self { short: short.collect(), info: info.collect(), letters: letters.to_owned(), ..Self::default() };
        let long = (1..lexicon.info.len() as WordId).filter(|id| usize::from(lexicon.info(*id).length) > Short::LONGEST);
        lexicon.long = long.map(|id| (lexicon.word(id).into(), id)).collect();
        lexicon
    }

    /// A form of a grammar file as word ids, cut as texts are cut.
    pub fn intern_form(&mut self, form: &str) -> Vec<WordId> {
        let mut ids = Vec::new();
        let mut key = String::new();
        // letters and single spaces cut themselves
        if form.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ') {
            for word in form.split(' ').filter(|w| !w.is_empty()) {
                key.clear();
                key.push_str(word);
                key.make_ascii_lowercase();
                ids.push(self.intern(&key));
            }
            return ids;
        }
        // `n't`, `'s`: a clitic is one piece behind its word, so it is one here
        if !form.contains(' ') && form.chars().any(|c| matches!(c, '\'' | '’')) && form.chars().any(char::is_alphabetic) && form.len() <= 6
        {
            fold(form, &mut key);
            return vec![self.intern(&key)];
        }
        for_each_piece(form, |piece, _| {
            fold(piece, &mut key);
            ids.push(self.intern(&key));
            true
        });
        ids
    }
}

/// Cuts a form, an abbreviation's dot joined to its word (`approx.`, `No.`).
pub fn for_each_piece(form: &str, mut each: impl FnMut(&str, Piece) -> bool) {
    let mut pieces = Lexer::new(form).peekable();
    while let Some(mut piece) = pieces.next() {
        if piece.kind == PieceKind::Word
            && !form[piece.start..piece.end].ends_with('.')
            && let Some(dot) = pieces.peek().filter(|d| !d.spaced && &form[d.start..d.end] == ".")
        {
            piece.end = dot.end;
            pieces.next();
        }
        if !each(&form[piece.start..piece.end], piece) {
            return;
        }
    }
}
