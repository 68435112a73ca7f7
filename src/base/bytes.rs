//! What bytes of UTF-8 text are, by a table.

/// An ASCII letter.
pub(crate) const LETTER: u8 = 1;
/// An ASCII digit.
pub(crate) const DIGIT: u8 = 2;
/// ASCII white space and control characters.
pub(crate) const WHITE: u8 = 4;
/// Part of a character beyond ASCII.
pub(crate) const HIGH: u8 = 8;

static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut b = 0;
    while b < 256 {
        let byte = b as u8;
        table[b] = if byte.is_ascii_alphabetic() {
            LETTER
        } else if byte.is_ascii_digit() {
            DIGIT
        } else if byte <= b' ' || byte == 0x7F {
            WHITE
        } else if byte >= 0x80 {
            HIGH
        } else {
            0
        };
        b += 1;
    }
    table
};

/// What a byte is; 0 for a sign.
#[inline]
pub(crate) fn class(byte: u8) -> u8 {
    CLASS[byte as usize]
}

/// The same byte eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of every byte that is an ASCII letter; wrong for bytes beyond ASCII, whose own highest bit is set.
#[inline]
const fn letter_marks(eight_bytes: u64) -> u64 {
    let lower = (eight_bytes | eight(0x20)) & eight(0x7F);
    let from_a = lower + eight(0x80 - b'a');
    let above_z = lower + eight(0x80 - b'z' - 1);
    from_a & !above_z & eight(0x80)
}

/// One past the run of ASCII letters that begins at `at`.
#[inline]
pub(crate) fn skip_letters(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let eight_bytes = u64::from_le_bytes(*chunk);
        let others = !letter_marks(eight_bytes) & eight(0x80) | eight_bytes & eight(0x80);
        if others != 0 {
            return at + (others.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while at < bytes.len() && class(bytes[at]) == LETTER {
        at += 1;
    }
    at
}

/// At most 16 bytes as two numbers, zeros behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Short {
    low: u64,
    high: u64,
    length: u32,
}

impl Short {
    /// Most bytes that there can be.
    pub const LONGEST: usize = 16;

    /// The bytes from `start` to `end`; none if they are more than 16.
    #[inline]
    pub fn of(bytes: &[u8], start: usize, end: usize) -> Option<Self> {
        let length = end.checked_sub(start).filter(|n| *n <= Self::LONGEST)?;
        let mut window = [0; 16];
        match bytes.get(start..).and_then(|rest| rest.first_chunk::<16>()) {
            Some(chunk) => window = *chunk,
            None => window[..length].copy_from_slice(bytes.get(start..end)?),
        }
        let whole = u128::from_le_bytes(window);
        let kept = if length == 16 { whole } else { whole & ((1 << (8 * length)) - 1) };
        Some(Self { low: kept as u64, high: (kept >> 64) as u64, length: length as u32 })
    }

    /// The same with ASCII letters small; none if a byte lies beyond ASCII.
    #[inline]
    pub fn lower_ascii(self) -> Option<Self> {
        let lower = |eight_bytes: u64| {
            let capital = letter_marks(eight_bytes) & !(eight_bytes << 2);
            eight_bytes | capital >> 2
        };
        ((self.low | self.high) & eight(0x80) == 0).then(|| Self { low: lower(self.low), high: lower(self.high), length: self.length })
    }

    /// The bytes as one number, zeros behind them.
    #[inline]
    pub(crate) const fn letters(self) -> u128 {
        self.low as u128 | (self.high as u128) << 64
    }
}

/// Characters of scripts without spaces between words, each a sign of its own.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Accents that stand behind their letter.
pub(crate) fn is_combining(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F)
}

/// Lower-cases into `buffer` and makes every apostrophe straight: the key under which a piece is looked up.
pub fn fold(piece: &str, buffer: &mut String) {
    buffer.clear();
    if piece.is_ascii() {
        buffer.push_str(piece);
        buffer.make_ascii_lowercase();
        return;
    }
    for c in piece.chars() {
        match c {
            '’' | '‘' | 'ʼ' => buffer.push('\''),
            c if c.is_ascii() => buffer.push(c.to_ascii_lowercase()),
            c => buffer.extend(c.to_lowercase()),
        }
    }
}

/// Whether letters behind an apostrophe are a word of their own.
pub(crate) fn is_contraction(tail: &[u8]) -> bool {
    [b"s".as_slice(), b"t", b"re", b"ve", b"ll", b"d", b"m"].iter().any(|c| tail.eq_ignore_ascii_case(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_letters_and_small_letters_are_those_of_the_standard_library() {
        let text: Vec<u8> = (0..=255).chain(*b"ABCxyz").chain(*b"@[`{longerThanEight9").collect();
        for start in 0..text.len() {
            let run = text[start..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
            assert_eq!(skip_letters(&text, start), start + run, "from {start}");
            for end in start..=(start + 16).min(text.len()) {
                let written = &text[start..end];
                let short = Short::of(&text, start, end).expect("at most 16 bytes");
                assert_eq!(short, Short::of(written, 0, written.len()).expect("at most 16 bytes"));
                let lower = Short::of(&written.to_ascii_lowercase(), 0, written.len());
                assert_eq!(short.lower_ascii(), lower.filter(|_| written.is_ascii()), "{written:?}");
            }
        }
        assert_eq!(Short::of(&text, 0, 17), None);
    }
}
