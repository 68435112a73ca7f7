//! Pieces to tokens: each with the id of its word and what its letters look like.

use crate::base::bytes::Short;
use crate::base::lexer::{Lexer, Piece, PieceKind, fold};
use crate::grammar::{
    Grammar,
    lexicon::{BLOCK, Classes, Starts, WordId},
    measures::MeasureForm,
    sets::Set,
};

/// What a token's letters look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TokenFlags(u8);

impl TokenFlags {
    /// White space before it.
    pub const SPACED: Self = Self(1);
    /// A line break before it.
    pub const NEWLINE: Self = Self(2);
    /// First letter is a capital.
    pub const CAPITAL: Self = Self(4);
    /// Two letters or more, all capitals.
    pub const UPPER: Self = Self(8);
    /// Letters of another script.
    pub const FOREIGN: Self = Self(16);
    /// Has a digit, or its word is a number word: a number can start here.
    pub const NUMERIC: Self = Self(32);
    /// An expression of time can begin with its word.
    pub const TIMELY: Self = Self(64);

    /// Whether all flags of `other` are set.
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether some flag of either is set.
    #[inline]
    pub const fn any(self, one: Self, other: Self) -> bool {
        self.0 & (one.0 | other.0) != 0
    }

    fn set(&mut self, other: Self, on: bool) {
        if on {
            self.0 |= other.0;
        }
    }
}

/// A token: 16 bytes, no text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its folded word, 0 if no grammar knows it.
    pub word: WordId,
    /// What it is made of.
    pub kind: PieceKind,
    /// What its letters look like.
    pub flags: TokenFlags,
    /// The closed classes of its word.
    pub classes: Classes,
}

impl Token {
    /// Whether white space stands before it.
    #[inline]
    pub const fn spaced(self) -> bool {
        self.flags.has(TokenFlags::SPACED)
    }

    /// Whether its first letter is a capital.
    #[inline]
    pub const fn capital(self) -> bool {
        self.flags.has(TokenFlags::CAPITAL)
    }
}

/// Longest piece that is looked up, in bytes.
const LONGEST: usize = 64;
/// Longest abbreviation without its dot, in bytes.
const ABBREVIATION: usize = 8;

/// Stands for a word until it is looked up.
const PENDING: WordId = WordId::MAX;

/// Cuts a text into tokens; one lookup a token, no allocation a token.
pub(super) fn tokenise(grammar: &Grammar, text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    let mut key = String::with_capacity(64);
    let mut lexer = Lexer::new(text);
    let bytes = text.as_bytes();
    let mut held: Option<Piece> = None;
    loop {
        if held.is_none()
            && let Some((start, end)) = lexer.plain()
        {
            tokens.push(token(text, start, end, PENDING, PieceKind::Word, true, false));
            continue;
        }
        let Some(mut piece) = held.take().or_else(|| lexer.next()) else { break };
        if piece.kind == PieceKind::Code {
            let written = &text[piece.start..piece.end];
            if let Some(letters) = money_code(grammar, text, piece.start, piece.end) {
                piece.end = piece.start + letters;
                piece.kind = PieceKind::Word;
                lexer.resume(piece.end);
            } else if let Some(digits) = unit_power(grammar, written) {
                piece.end = piece.start + digits;
                piece.kind = PieceKind::Number;
                lexer.resume(piece.end);
            }
        }
        let length = piece.end - piece.start;
        let mut word = PENDING;
        let dot = bytes.get(piece.end) == Some(&b'.') && length <= ABBREVIATION;
        if dot && piece.kind == PieceKind::Word && bytes[piece.end - 1] != b'.' {
            fold(&text[piece.start..piece.end], &mut key);
            key.push('.');
            let dotted = grammar.lexicon.id(&key);
            if dotted != 0 && (grammar.is(dotted, Set::Abbreviation) || grammar.months.contains_key(&dotted)) {
                lexer.next();
                let next = lexer.next();
                let number_follows = next.is_some_and(|n| n.kind == PieceKind::Number);
                if number_follows || !grammar.is(dotted, Set::NumberName) {
                    piece.end += 1;
                    word = dotted;
                    held = next;
                } else {
                    // a sentence may end in `no.`: the dot stays a sign of its own
                    tokens.push(token(text, piece.start, piece.end, word, piece.kind, piece.spaced, piece.newline));
                    tokens.push(token(text, piece.end, piece.end + 1, PENDING, PieceKind::Sign, false, false));
                    held = next;
                    continue;
                }
            }
        }
        tokens.push(token(text, piece.start, piece.end, word, piece.kind, piece.spaced, piece.newline));
    }
    look_up(grammar, text, &mut tokens, &mut key);
    tokens
}

/// Gives every token its word, a block of words at a time.
fn look_up(grammar: &Grammar, text: &str, tokens: &mut [Token], key: &mut String) {
    let (mut places, mut letters, mut waiting) = ([0; BLOCK], [0; BLOCK], 0);
    for n in 0..tokens.len() {
        let t = &mut tokens[n];
        if t.word != PENDING {
            continue;
        }
        let short = Short::of(text.as_bytes(), t.start as usize, t.end as usize).and_then(Short::lower_ascii);
        let Some(short) = short else {
            t.word = long_word(grammar, &text[t.start as usize..t.end as usize], key);
            continue;
        };
        (places[waiting], letters[waiting]) = (n, short.letters());
        waiting += 1;
        if waiting == BLOCK {
            for (n, id) in places.iter().zip(grammar.lexicon.ids_of_short(&letters)) {
                tokens[*n].word = id;
            }
            waiting = 0;
        }
    }
    for (n, id) in places[..waiting].iter().zip(grammar.lexicon.ids_of_short(&letters)) {
        tokens[*n].word = id;
    }
    for t in tokens {
        let marks = grammar.lexicon.marks(t.word);
        t.flags.set(TokenFlags::NUMERIC, marks.starts.has(Starts::NUMERAL));
        t.flags.set(TokenFlags::TIMELY, marks.starts.has(Starts::TIME));
        t.classes = marks.classes;
    }
}

/// The id of a word of any length and script.
#[cold]
fn long_word(grammar: &Grammar, written: &str, key: &mut String) -> WordId {
    if written.len() > LONGEST {
        return 0;
    }
    fold(written, key);
    grammar.lexicon.id(key)
}

/// How many letters of `USD115`, `Rs900` or `RM500` are a currency that may stand before its number. Capitals begin many names too
/// (`SR71`, `COP28`): three digits, a scale, separators or a code that is written in small letters as well tell money.
fn money_code(grammar: &Grammar, text: &str, start: usize, end: usize) -> Option<usize> {
    let written = &text[start..end];
    let letters = written.bytes().position(|b| b.is_ascii_digit()).filter(|n| written[..*n].chars().all(char::is_alphabetic))?;
    let (code, digits) = written.split_at(letters);
    let scale = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let scaled = grammar.numbers.suffixes.contains_key(scale);
    if !(2..=4).contains(&letters) || !scale.is_empty() && !scaled {
        return None;
    }
    let lower = code.to_lowercase();
    let forms = measures_of(grammar, &lower);
    let known = |exact: &str| forms.iter().any(|f| f.before && f.exact.as_deref() == Some(exact));
    let tail = text.as_bytes().get(end..end + 2).is_some_and(|t| matches!(t[0], b'.' | b',') && t[1].is_ascii_digit());
    let upper = code.bytes().all(|b| b.is_ascii_uppercase());
    let plain = !upper || scaled || tail || digits.len() == 3 || digits.len() > 3 && letters == 3 || known(&lower);
    (plain && known(code)).then_some(letters)
}

/// What a folded word by itself can measure.
fn measures_of<'g>(grammar: &'g Grammar, folded: &str) -> &'g [MeasureForm] {
    let forms = &grammar.measures.forms;
    forms.step(0, grammar.lexicon.id(folded)).map_or(&[], |node| forms.at(node))
}

/// How many bytes of `23km2` are its number: the rest is a unit.
fn unit_power(grammar: &Grammar, written: &str) -> Option<usize> {
    let digits = written.bytes().position(|b| !b.is_ascii_digit() && !matches!(b, b'.' | b',')).filter(|n| *n > 0)?;
    let unit = &written[digits..];
    let known = measures_of(grammar, &unit.to_lowercase()).iter().any(|f| f.exact.as_deref() == Some(unit));
    known.then_some(digits)
}

#[inline]
fn token(text: &str, start: usize, end: usize, word: WordId, kind: PieceKind, spaced: bool, newline: bool) -> Token {
    let mut flags = TokenFlags::default();
    flags.set(TokenFlags::SPACED, spaced);
    flags.set(TokenFlags::NEWLINE, newline);
    let first = text.as_bytes()[start];
    if first.is_ascii_lowercase() {
        // by far most words
        flags.set(TokenFlags::NUMERIC, kind == PieceKind::Code);
        // `eBay`, `easyJet`: as good as a capital in front; `mRNA`, `kWh` are none
        let bytes = &text.as_bytes()[start..end];
        let inner = bytes.len() > 3 && bytes[1].is_ascii_uppercase() || bytes.len() > 6 && bytes[3..].iter().any(u8::is_ascii_uppercase);
        if inner && kind == PieceKind::Word && bytes[bytes.len() - 2..].iter().all(u8::is_ascii_lowercase) {
            flags.set(TokenFlags::CAPITAL, true);
        }
        return Token { start: start as u32, end: end as u32, word, kind, flags, classes: Classes::default() };
    }
    let written = &text[start..end];
    let capital = if first < 0x80 { first.is_ascii_uppercase() } else { written.chars().next().is_some_and(char::is_uppercase) };
    flags.set(TokenFlags::CAPITAL, capital);
    if capital && written.len() > 1 {
        flags.set(TokenFlags::UPPER, !written.chars().any(char::is_lowercase));
    }
    flags.set(
        TokenFlags::FOREIGN,
        first >= 0x80
            && written.chars().next().is_some_and(|c| c.is_alphabetic() && c as u32 > 0x24F && !matches!(c as u32, 0x1E00..=0x1EFF)),
    );
    let numeric = matches!(kind, PieceKind::Number | PieceKind::Code | PieceKind::Clock)
        || kind == PieceKind::Sign && first >= 0x80 && crate::base::digits::vulgar_fraction(written).is_some();
    flags.set(TokenFlags::NUMERIC, numeric);
    Token { start: start as u32, end: end as u32, word, kind, flags, classes: Classes::default() }
}
