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
