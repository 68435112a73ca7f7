//! Words as numbers: every form of every grammar file has an id, and what is known of a word stands under it.

use super::sets::{Set, SetBits};
use crate::base::lexer::{Lexer, Piece, PieceKind, fold};
use hashbrown::HashTable;
use rustc_hash::FxHashMap;

/// Id of a folded word; 0 is the unknown word.
pub type WordId = u32;

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

    /// Whether any of `other` is set.
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds some.
    pub const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordInfo {
    /// Most frequent part of speech.
    pub tag: Tag,
    /// Closed classes it belongs to.
    pub sets: SetBits,
    /// Index + 1 into the number words.
    pub number: u16,
    /// Lemma, when it can be a verb that grammars know or an irregular one.
    pub verb: WordId,
    /// Which form of that lemma.
    pub form: VerbForm,
    /// Singular, when it is a plural that grammars know or an irregular one.
    pub singular: WordId,
    /// What can begin with this word.
    pub starts: Starts,
}

fn word_of<'l>(letters: &'l str, ends: &[u32], id: WordId) -> &'l str {
    let start = (id as usize).checked_sub(1).map_or(0, |before| ends[before]);
    &letters[start as usize..ends[id as usize] as usize]
}

/// All words of the grammar: their letters one after another in one string, their ids in a table of hashes.
#[derive(Debug, Default)]
pub struct Lexicon {
    ids: HashTable<WordId>,
    info: Vec<WordInfo>,
    letters: String,
    ends: Vec<u32>,
}

fn hash(word: &str) -> u64 {
    use std::hash::{BuildHasher, Hasher};
    let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
    hasher.write(word.as_bytes());
    hasher.finish()
}

impl Lexicon {
    /// A lexicon with only the unknown word.
    pub fn new() -> Self {
        Self { ids: HashTable::new(), info: vec![WordInfo::default()], letters: String::new(), ends: vec![0] }
    }

    /// Room for `n` words more.
    pub fn reserve(&mut self, n: usize) {
        let (letters, ends) = (&self.letters, &self.ends);
        self.ids.reserve(n, |id| hash(word_of(letters, ends, *id)));
        self.info.reserve(n);
        self.ends.reserve(n);
        self.letters.reserve(n * 8);
    }

    /// The id of a folded word, 0 if unknown.
    #[inline]
    pub fn id(&self, folded: &str) -> WordId {
        self.ids.find(hash(folded), |id| word_of(&self.letters, &self.ends, *id) == folded).copied().unwrap_or(0)
    }

    /// The id of a folded word, made if need be.
    pub fn intern(&mut self, folded: &str) -> WordId {
        let known = self.id(folded);
        if known != 0 || folded.is_empty() {
            return known;
        }
        let id = self.info.len() as WordId;
        self.letters.push_str(folded);
        self.ends.push(self.letters.len() as u32);
        self.info.push(WordInfo::default());
        let (letters, ends) = (&self.letters, &self.ends);
        self.ids.insert_unique(hash(folded), id, |id| hash(word_of(letters, ends, *id)));
        id
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

    /// The folded word of an id; empty for the unknown word.
    pub fn word(&self, id: WordId) -> &str {
        word_of(&self.letters, &self.ends, id)
    }

    /// Whether a word belongs to a closed class.
    #[inline]
    pub fn is(&self, id: WordId, set: Set) -> bool {
        self.info[id as usize].sets.has(set)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.info.len()
    }

    /// Whether there is no word but the unknown one.
    pub fn is_empty(&self) -> bool {
        self.len() <= 1
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

/// Sequences of words with values at their ends; longest match.
#[derive(Debug)]
pub struct Trie<T> {
    next: FxHashMap<(u32, WordId), u32>,
    values: Vec<smallvec::SmallVec<[T; 1]>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { next: FxHashMap::default(), values: vec![smallvec::SmallVec::new()] }
    }
}

impl<T> Trie<T> {
    /// Room for `n` nodes more.
    pub fn reserve(&mut self, n: usize) {
        self.next.reserve(n);
        self.values.reserve(n);
    }

    /// Adds a value under a sequence of words.
    pub fn insert(&mut self, words: impl IntoIterator<Item = WordId>, value: T) {
        let mut node = 0;
        for word in words {
            let fresh = self.values.len() as u32;
            let to = *self.next.entry((node, word)).or_insert(fresh);
            if to == fresh {
                self.values.push(smallvec::SmallVec::new());
            }
            node = to;
        }
        self.values[node as usize].push(value);
    }

    /// The node below `node` along `word`; the root is 0.
    #[inline]
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        if word == 0 {
            return None;
        }
        self.next.get(&(node, word)).copied()
    }

    /// What ends at a node.
    #[inline]
    pub fn at(&self, node: u32) -> &[T] {
        &self.values[node as usize]
    }

    /// The longest sequence that begins the words: its length and values.
    pub fn longest(&self, words: impl Iterator<Item = WordId>) -> Option<(usize, &[T])> {
        let (mut node, mut best) = (0, None);
        for (n, word) in words.enumerate() {
            match self.step(node, word) {
                Some(to) => node = to,
                None => break,
            }
            if !self.at(node).is_empty() {
                best = Some((n + 1, self.at(node)));
            }
        }
        best
    }

    /// Every sequence with the values at its end, in no order.
    pub fn each(&self, mut visit: impl FnMut(&[WordId], &[T])) {
        let mut above: Vec<(u32, WordId)> = vec![(0, 0); self.values.len()];
        for ((node, word), to) in &self.next {
            above[*to as usize] = (*node, *word);
        }
        let mut words = Vec::new();
        for (node, values) in self.values.iter().enumerate().skip(1).filter(|(_, v)| !v.is_empty()) {
            words.clear();
            let mut at = node as u32;
            while at != 0 {
                let (parent, word) = above[at as usize];
                words.push(word);
                at = parent;
            }
            words.reverse();
            visit(&words, values);
        }
    }

    /// The words that begin a sequence.
    pub fn first_words(&self) -> impl Iterator<Item = WordId> + '_ {
        self.next.keys().filter(|(node, _)| *node == 0).map(|(_, word)| *word)
    }

    /// How many sequences end here.
    pub fn len(&self) -> usize {
        self.values.iter().filter(|v| !v.is_empty()).count()
    }

    /// Whether there is no sequence.
    pub fn is_empty(&self) -> bool {
        self.next.is_empty()
    }
}
