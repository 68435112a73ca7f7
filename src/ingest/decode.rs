//! Bytes in, text out: UTF-8, UTF-16 by its byte order mark, else the likeliest legacy encoding. Never fails; says what it assumed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How much of a text the guess of its encoding looks at.
const GUESS_FROM: usize = 1 << 20;

/// Decodes `bytes`; the notes say what was assumed, replaced or odd, and are empty for plain UTF-8.
pub fn decode(bytes: Vec<u8>) -> (String, Vec<String>) {
    let mut notes = Vec::new();
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding != UTF_8 => {
            notes.push(format!("read as {}, by its byte order mark", encoding.name()));
            with(encoding, &bytes[mark..], &mut notes)
        }
        bom => {
            let mut bytes = bytes;
            if let Some((_, mark)) = bom {
                notes.push("byte order mark removed".to_owned());
                bytes.drain(..mark);
            }
            String::from_utf8(bytes).unwrap_or_else(|e| not_utf8(e.as_bytes(), &mut notes))
        }
    };
    let nuls = memchr::memchr_iter(0, text.as_bytes()).count();
    if nuls > 0 {
        notes.push(format!("{nuls} NUL {} kept", if nuls == 1 { "byte" } else { "bytes" }));
    }
    (text, notes)
}

/// Text that is broken UTF-8, or something else altogether: where intact multi-byte sequences outnumber the broken ones it is the former,
/// since other encodings hardly ever form such sequences by chance.
fn not_utf8(bytes: &[u8], notes: &mut Vec<String>) -> String {
    let (mut intact, mut broken, mut first) = (0_usize, 0_usize, None);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        intact += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first.get_or_insert(at);
        }
        at += chunk.invalid().len();
    }
    if intact > 0 && intact >= broken {
        replaced(notes, broken);
        return String::from_utf8_lossy(bytes).into_owned();
    }
    // English text in a Western encoding has few bytes above ASCII (quotes, dashes, currency signs), and a detector takes `£` for the `Ł` of
    // a neighbouring code page. Only a text of another alphabet, most of whose bytes are above ASCII, is worth a guess.
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    let encoding = if high < bytes.len() / 4 {
        WINDOWS_1252
    } else {
        let from = first.unwrap_or(0);
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(&bytes[from..bytes.len().min(from + GUESS_FROM)], true);
        detector.guess(None, Utf8Detection::Deny)
    };
    notes.push(format!("not UTF-8: read as {}, a guess", encoding.name()));
    with(encoding, bytes, notes)
}

fn with(encoding: &'static Encoding, bytes: &[u8], notes: &mut Vec<String>) -> String {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed {
        replaced(notes, text.matches('\u{FFFD}').count());
    }
    text.into_owned()
}

fn replaced(notes: &mut Vec<String>, n: usize) {
    notes.push(format!("{n} invalid byte {} replaced by U+FFFD", if n == 1 { "sequence" } else { "sequences" }));
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn read(bytes: &[u8]) -> (String, String) {
        let (text, notes) = decode(bytes.to_vec());
        (text, notes.join("; "))
    }

    #[test]
    fn plain_utf8_needs_no_note() {
        assert_eq!(read("€10,000 “up to”".as_bytes()), ("€10,000 “up to”".into(), String::new()));
        assert_eq!(read(b""), (String::new(), String::new()));
    }

    #[test]
    fn byte_order_marks_are_cut() {
        assert_eq!(read(b"\xEF\xBB\xBFfive").0, "five");
        let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain("£5".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&little), ("£5".into(), "read as UTF-16LE, by its byte order mark".into()));
        let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain("£5".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(read(&big), ("£5".into(), "read as UTF-16BE, by its byte order mark".into()));
    }

    #[test]
    fn odd_length_utf16_says_what_it_replaced() {
        let (text, notes) = read(b"\xFF\xFE5\x00\xA3");
        assert_eq!(text, "5\u{FFFD}");
        assert!(notes.ends_with("1 invalid byte sequence replaced by U+FFFD"), "{notes}");
    }

    #[test]
    fn windows_1252_is_recognised() {
        for (bytes, text) in [
            (&b"The firm paid \xA35m, or \x805.8m, in \x93back pay\x94."[..], "The firm paid £5m, or €5.8m, in “back pay”."),
            (&b"It cost \xA310."[..], "It cost £10."),
            (&b"Nato\x92s target of 260,000"[..], "Nato’s target of 260,000"),
            (&b"10\x9620 caf\xE9s in M\xFCnchen and Malm\xF6"[..], "10–20 cafés in München and Malmö"),
        ] {
            assert_eq!(read(bytes), (text.into(), "not UTF-8: read as windows-1252, a guess".into()));
        }
    }

    #[test]
    fn other_alphabets_are_guessed() {
        let (text, notes) =
            read(b"\xCF\xEE \xE4\xE0\xED\xED\xFB\xEC \xEC\xE8\xED\xE8\xF1\xF2\xE5\xF0\xF1\xF2\xE2\xE0, 30 \xF7\xE5\xEB\xEE\xE2\xE5\xEA.");
        assert_eq!((text.as_str(), notes.as_str()), ("По данным министерства, 30 человек.", "not UTF-8: read as windows-1251, a guess"));
    }

    #[test]
    fn broken_utf8_stays_utf8() {
        let (text, notes) = read(b"\xE2\x82\xAC5bn and \xE2\x82 and 3,000");
        assert_eq!(text, "€5bn and \u{FFFD} and 3,000");
        assert_eq!(notes, "1 invalid byte sequence replaced by U+FFFD");
    }

    #[test]
    fn nul_bytes_are_kept_and_noted() {
        assert_eq!(read(b"5\x00tanks"), ("5\0tanks".into(), "1 NUL byte kept".into()));
    }

    #[test]
    fn any_bytes_at_all_give_text() {
        let noise: Vec<u8> = (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(!read(&noise).0.is_empty());
    }
}
