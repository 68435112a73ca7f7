//! Cuts text into pieces: words, numbers, codes, clock times, addresses, single signs. Knows no vocabulary.
//! Both documents and the forms of grammar files are cut here, so that the two always agree.

pub use super::bytes::fold;
use super::bytes::{DIGIT, HIGH, LETTER, WHITE, class, is_cjk, is_combining, is_contraction, skip_letters};
use super::markup;

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// Letters, inner apostrophes, dotted abbreviations (`U.S.`), letters before a dollar sign (`US$`).
    Word,
    /// Digits with inner separators (`3,000.5`).
    Number,
    /// Letters and digits in one (`A400M`, `G7`, `4Q25`, `km2`).
    Code,
    /// `15:20`.
    Clock,
    /// An address of the net or of mail.
    Url,
    /// Any other character, one at a time.
    Sign,
}

/// A piece of text, as a byte range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is made of.
    pub kind: PieceKind,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether a line break stands before it.
    pub newline: bool,
}

/// Iterates over the pieces of a text. Linear: every byte is looked at a bounded number of times.
#[derive(Debug, Clone)]
pub struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    /// A lexer at the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0 }
    }

    /// Goes back, or on, to a byte that begins a character: what follows is cut as if a piece ended there.
    pub const fn resume(&mut self, at: usize) {
        self.at = at;
    }

    /// Takes a word of two letters or more behind one space, if what follows ends a word for certain: by far most pieces are such.
    #[inline]
    pub(crate) fn plain(&mut self) -> Option<(usize, usize)> {
        let [b' ', first, ..] = self.bytes.get(self.at..)? else { return None };
        if class(*first) != LETTER {
            return None;
        }
        let start = self.at + 1;
        let end = skip_letters(self.bytes, start);
        if end < start + 2 || !matches!(self.bytes.get(end), Some(b' ' | b',' | b'\n')) {
            return None;
        }
        self.at = end;
        Some((start, end))
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            None => None,
            Some(&b) if b < 0x80 => Some(b as char),
            Some(_) => self.text[at..].chars().next(),
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn letter_at(&self, at: usize) -> Option<usize> {
        match class(*self.bytes.get(at)?) {
            LETTER => Some(1),
            HIGH => self.high_letter_at(at),
            _ => None,
        }
    }

    #[cold]
    fn high_letter_at(&self, at: usize) -> Option<usize> {
        let c = self.text.get(at..)?.chars().next()?;
        (c.is_alphabetic() && !is_cjk(c) || is_combining(c)).then(|| c.len_utf8())
    }

    #[inline]
    fn letters(&self, mut at: usize) -> usize {
        loop {
            at = skip_letters(self.bytes, at);
            if at >= self.bytes.len() || class(self.bytes[at]) != HIGH {
                return at;
            }
            match self.high_letter_at(at) {
                Some(n) => at += n,
                None => return at,
            }
        }
    }

    fn digits(&self, mut at: usize) -> usize {
        while self.byte(at).is_ascii_digit() {
            at += 1;
        }
        at
    }

    fn apostrophe_at(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            b'\'' => Some(1),
            0xE2 if self.bytes[at..].starts_with("’".as_bytes()) => Some(3),
            _ => None,
        }
    }

    fn number(&self, start: usize) -> (usize, PieceKind) {
        let mut at = self.digits(start);
        if self.byte(at) == b':' && at - start <= 2 && self.digits(at + 1) == at + 3 {
            at += 3;
            if self.byte(at) == b':' && self.digits(at + 1) == at + 3 {
                at += 3;
            }
            return (at, PieceKind::Clock);
        }
        loop {
            let next = match self.byte(at) {
                b'.' | b',' => at + 1,
                // `43'000`: the Swiss way
                b'\'' if self.digits(at + 1) == at + 4 && self.letter_at(at + 4).is_none() => at + 1,
                _ => match self.group_space(at) {
                    Some(n) if at - start <= 3 || self.grouped_by_space(start, at) => {
                        let end = self.digits(at + n);
                        if end == at + n + 3 && self.letter_at(end).is_none() {
                            at = end;
                            continue;
                        }
                        break;
                    }
                    _ => break,
                },
            };
            if !self.byte(next).is_ascii_digit() {
                break;
            }
            at = self.digits(next);
        }
        // digits + letters + digits is a code (`4Q25`)
        let letters = self.letters(at);
        if letters > at && letters - at <= 3 && self.byte(letters).is_ascii_digit() {
            return (self.code(letters), PieceKind::Code);
        }
        (at, PieceKind::Number)
    }

    /// One past the digits and letters from `at` on.
    fn code(&self, mut at: usize) -> usize {
        loop {
            let next = self.letters(self.digits(at));
            if next == at {
                return at;
            }
            at = next;
        }
    }

    /// A number, with an exponent behind it (`1.2e+14`, `1e10`).
    fn exponent(&self, start: usize) -> (usize, PieceKind) {
        let power = if self.byte(start + 1) == b'e' { self.digits(start + 2) } else { start };
        if matches!(power - start, 3 | 4) && self.letter_at(power).is_none() && !matches!(self.byte(power), b'-' | b'/') {
            return (power, PieceKind::Number);
        }
        let (end, kind) = self.number(start);
        if kind == PieceKind::Number && matches!(self.byte(end), b'e' | b'E') {
            let sign = usize::from(matches!(self.byte(end + 1), b'+' | b'-'));
            let power = self.digits(end + 1 + sign);
            if power > end + 1 + sign
                && power - end <= 5
                && self.letter_at(power).is_none()
                && (sign == 1 || self.bytes[start..end].contains(&b'.'))
            {
                return (power, PieceKind::Number);
            }
        }
        (end, kind)
    }

    /// A no-break, thin or narrow no-break space that can group digits.
    fn group_space(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            0xC2 if self.bytes[at..].starts_with("\u{a0}".as_bytes()) => Some(2),
            0xE2 if self.bytes[at..].starts_with("\u{202f}".as_bytes()) || self.bytes[at..].starts_with("\u{2009}".as_bytes()) => Some(3),
            _ => None,
        }
    }

    fn grouped_by_space(&self, start: usize, at: usize) -> bool {
        !self.bytes[start..at].iter().all(u8::is_ascii_digit) && self.bytes[start..at].iter().any(|b| *b >= 0x80)
    }

    fn word(&self, start: usize) -> (usize, PieceKind) {
        let mut at = self.letters(start);
        // by far most words end here
        match self.byte(at) {
            b' ' | b'\n' if at > start + 1 => return (at, PieceKind::Word),
            b'@' | b':' | b'.' => {
                if let Some(end) = self.url(start, at) {
                    return (end, PieceKind::Url);
                }
            }
            _ => {}
        }
        // the `n't` that was cut off its verb
        if at == start + 1
            && self.byte(start).eq_ignore_ascii_case(&b'n')
            && start > 0
            && self.bytes[start - 1].is_ascii_alphabetic()
            && let Some(n) = self.apostrophe_at(at)
            && self.letters(at + n) == at + n + 1
            && self.byte(at + n).eq_ignore_ascii_case(&b't')
        {
            return (at + n + 1, PieceKind::Word);
        }
        // dotted abbreviation: single letters each followed by a dot
        if self.byte(at) == b'.' && self.text[start..at].chars().count() == 1 && self.letter_at(at + 1).is_some() {
            let mut end = at + 1;
            let mut last_full = false;
            while let Some(n) = self.letter_at(end) {
                if self.letter_at(end + n).is_some() {
                    break;
                }
                end += n;
                last_full = self.byte(end) == b'.';
                if last_full {
                    end += 1;
                } else {
                    break;
                }
            }
            if end > at + 1 && (last_full || self.letter_at(end).is_none()) {
                return (end, PieceKind::Word);
            }
        }
        // `$US100`: whose dollar it is, behind the sign
        let dollar =
            start > 0 && self.bytes[start - 1] == b'$' && at - start <= 3 && self.bytes[start..at].iter().all(u8::is_ascii_uppercase);
        if self.byte(at).is_ascii_digit() && !dollar {
            return (self.code(at), PieceKind::Code);
        }
        match self.char_at(at) {
            Some('²' | '³') => return (at + 2, PieceKind::Code),
            Some('$') if at - start <= 3 && self.bytes[start..at].iter().all(u8::is_ascii_uppercase) => return (at + 1, PieceKind::Word),
            _ => {}
        }
        // inner apostrophes: contractions split off, others stay (`O'Brien`)
        while let Some(n) = self.apostrophe_at(at) {
            let rest = self.letters(at + n);
            if rest == at + n {
                break;
            }
            let tail = &self.bytes[at + n..rest];
            if is_contraction(tail) {
                if tail.eq_ignore_ascii_case(b"t") && self.byte(at - 1).eq_ignore_ascii_case(&b'n') {
                    // `did` and `n't`; what is left of it is one piece
                    at = if at - start > 1 { at - 1 } else { rest };
                }
                break;
            }
            at = rest;
        }
        (at, PieceKind::Word)
    }

    /// Web and mail addresses run to the next white space.
    fn url(&self, start: usize, word: usize) -> Option<usize> {
        let rest = &self.bytes[start..];
        let is_url = rest.starts_with(b"http://") || rest.starts_with(b"https://") || rest.starts_with(b"www.");
        let mut end = start;
        if !is_url {
            if self.byte(word) != b'@' || self.letter_at(word + 1).is_none() {
                return None;
            }
            end = word + 1;
        }
        while end < self.bytes.len()
            && !self.bytes[end].is_ascii_whitespace()
            && !matches!(self.bytes[end], b')' | b'>' | b'"' | b']' | b'|')
        {
            end += 1;
        }
        while end > start && matches!(self.bytes[end - 1], b'.' | b',' | b';' | b':') {
            end -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        (end > start).then_some(end)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Piece;

    #[inline]
    fn next(&mut self) -> Option<Piece> {
        let (mut spaced, mut newline) = (false, false);
        loop {
            let b = *self.bytes.get(self.at)?;
            let class = class(b);
            if class == WHITE {
                newline |= b == b'\n';
                spaced = true;
                self.at += 1;
            } else if class != HIGH {
                let Some(end) = markup::tag_end(self.bytes, self.at) else { break };
                spaced = true;
                self.at = end;
            } else {
                let c = self.text[self.at..].chars().next()?;
                if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{ad}') {
                    spaced = true;
                    self.at += c.len_utf8();
                } else {
                    break;
                }
            }
        }
        let start = self.at;
        let bare_point = self.bytes[start] == b'.'
            && (spaced || start == 0 || matches!(self.bytes[start - 1], b'$' | b'-' | b'+' | b'('))
            && self.byte(start + 1).is_ascii_digit();
        let (end, kind) = if self.letter_at(start).is_some() {
            self.word(start)
        } else if class(self.bytes[start]) == DIGIT {
            self.exponent(start)
        } else if bare_point {
            (self.digits(start + 1), PieceKind::Number)
        } else if let Some(n) = self.apostrophe_at(start).filter(|_| !spaced) {
            // clitic after a word, or alone as a form of a grammar file
            let rest = self.letters(start + n);
            if is_contraction(&self.bytes[start + n..rest]) { (rest, PieceKind::Word) } else { (start + n, PieceKind::Sign) }
        } else {
            let n = self.text[start..].chars().next().map_or(1, char::len_utf8);
            (start + n, PieceKind::Sign)
        };
        self.at = end;
        Some(Piece { start, end, kind, spaced, newline })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        Lexer::new(text).map(|p| &text[p.start..p.end]).collect()
    }

    #[test]
    fn pieces_of_news_text() {
        assert_eq!(
            cut("Russia’s 12-year-old F-16s don't cost US$3,000.50."),
            ["Russia", "’s", "12", "-", "year", "-", "old", "F", "-", "16", "s", "do", "n't", "cost", "US$", "3,000.50", "."]
        );
        assert_eq!(
            cut("At 15:20 the U.S. A400M flew 300km, 5 km² (4Q25)"),
            ["At", "15:20", "the", "U.S.", "A400M", "flew", "300", "km", ",", "5", "km²", "(", "4Q25", ")"]
        );
        assert_eq!(
            cut("students' O'Brien see https://x.org/a1. 3\u{a0}000"),
            ["students", "'", "O'Brien", "see", "https://x.org/a1", ".", "3\u{a0}000"]
        );
        assert_eq!(
            cut("<p class=\"x\">Ten</p><td>5</td> p<0.05 if a<b <y>"),
            ["Ten", "5", "p", "<", "0.05", "if", "a", "<", "b", "<", "y", ">"]
        );
        assert_eq!(cut("$US1,000 or $A5"), ["$", "US", "1,000", "or", "$", "A", "5"]);
        // forms of grammar files are cut as texts are
        for form in ["'s", "’s", "n't", "'re"] {
            assert_eq!(cut(form), [form]);
        }
    }
}
