//! A lexicon in the making: words are added, and what is known of them.

use super::lexicon::{Lexicon, Starts, WordId, WordInfo};
use super::sets::{Set, SetBits};
use crate::base::lexer::{Lexer, Piece, PieceKind, fold};
use rustc_hash::FxHashMap;

/// Longest word, in bytes; longer ones are unknown.
const LONGEST: usize = u16::MAX as usize;

/// Words and what is known of them, until [`LexiconBuilder::finish`] lays them out.
#[derive(Debug)]
pub(super) struct LexiconBuilder {
    ids: FxHashMap<Box<str>, WordId>,
    /// By id.
    words: Vec<Box<str>>,
    info: Vec<WordInfo>,
    combinations: Vec<SetBits>,
    common: usize,
}

impl LexiconBuilder {
    /// The unknown word, and behind it common words, the most frequent first.
    pub(super) fn new<'w>(common: impl IntoIterator<Item = &'w str>) -> Self {
        let mut new = Self {
            ids: FxHashMap::default(),
            words: vec!["".into()],
            info: vec![WordInfo::default()],
            combinations: vec![SetBits::default()],
            common: 0,
        };
        for word in common {
            new.intern(word);
        }
        new.common = new.words.len();
        new
    }

    /// Lays the words out for looking them up.
    pub(super) fn finish(self) -> Lexicon {
        Lexicon::of(self.words.iter().map(|w| &**w), &self.info, self.combinations, self.common)
    }

    /// The id of a folded word, 0 if unknown.
    pub(super) fn id(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or(0)
    }

    /// The id of a folded word, made if need be; the unknown word for an empty one or one of more than 65,535 bytes.
    pub(super) fn intern(&mut self, folded: &str) -> WordId {
        if folded.is_empty() || folded.len() > LONGEST {
            return 0;
        }
        let known = self.id(folded);
        if known != 0 {
            return known;
        }
        let id = self.words.len() as WordId;
        self.ids.insert(folded.into(), id);
        self.words.push(folded.into());
        self.info.push(WordInfo::default());
        id
    }

    /// What is known of a word.
    pub(super) fn info(&self, id: WordId) -> WordInfo {
        self.info[id as usize]
    }

    /// What is known of a word, to be added to.
    pub(super) fn info_mut(&mut self, id: WordId) -> &mut WordInfo {
        &mut self.info[id as usize]
    }

    /// Notes what can begin with a word.
    pub(super) fn add_start(&mut self, id: WordId, what: Starts) {
        self.info_mut(id).starts.add(what);
    }

    /// The closed classes of a word.
    pub(super) fn sets(&self, id: WordId) -> SetBits {
        self.combinations[usize::from(self.info(id).sets)]
    }

    /// Whether a word belongs to a closed class.
    pub(super) fn is(&self, id: WordId, set: Set) -> bool {
        self.sets(id).has(set)
    }

    /// Puts a word into a closed class.
    pub(super) fn add_to(&mut self, id: WordId, set: Set) {
        self.info_mut(id).sets = self.combination(self.info(id).sets, set);
    }

    /// The closed classes of which a form of several words begins with this word.
    pub(super) fn begins(&self, id: WordId) -> SetBits {
        self.combinations[usize::from(self.info(id).begins)]
    }

    /// Notes that a form of several words of a closed class begins with a word.
    pub(super) fn add_beginning(&mut self, id: WordId, set: Set) {
        self.info_mut(id).begins = self.combination(self.info(id).begins, set);
    }

    /// The index of a combination with one class more.
    fn combination(&mut self, index: u16, set: Set) -> u16 {
        let mut wanted = self.combinations[usize::from(index)];
        wanted.add(set);
        let known = self.combinations.iter().position(|c| *c == wanted);
        let index = known.unwrap_or_else(|| {
            self.combinations.push(wanted);
            self.combinations.len() - 1
        });
        index as u16
    }

    /// How many words there are, the unknown one included.
    pub(super) fn count(&self) -> usize {
        self.words.len()
    }

    /// A form of a grammar file as word ids, cut as texts are cut.
    pub(super) fn intern_form(&mut self, form: &str) -> Vec<WordId> {
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
fn for_each_piece(form: &str, mut each: impl FnMut(&str, Piece) -> bool) {
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
