//! Words in, YAML scalars out: plain only where every YAML, 1.1 or 1.2, block or flow, reads the same word; in double quotes otherwise.

/// Words that one YAML or another takes for something else, in lower case.
const RESERVED: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];

/// Appends the word as a scalar.
pub(super) fn append(out: &mut Vec<u8>, word: &str) {
    if is_plain(word) {
        out.extend_from_slice(word.as_bytes());
    } else {
        quoted(out, word);
    }
}

/// Stricter than any YAML needs: a word starts with a letter, holds no sign that means something anywhere, and ends in no blank.
/// What starts with a digit may be a number, a date or a time of day to somebody.
fn is_plain(word: &str) -> bool {
    let sign = |c: char| matches!(c, ' ' | '.' | '-' | '_' | '/' | '(' | ')' | '$' | '£' | '€' | '+' | '’' | '“' | '”' | '–');
    let ascii = |b: u8| b.is_ascii_alphanumeric() || sign(char::from(b));
    let mut before = ' ';
    let fits = |c: char| {
        // `file.yaml#key` is one word, ` #` begins a comment.
        let fits = if c.is_ascii() { ascii(c as u8) || (c == '#' && before != ' ') } else { c.is_alphanumeric() || sign(c) };
        before = c;
        fits
    };
    word.starts_with(char::is_alphabetic) && word.chars().all(fits) && !word.ends_with(' ') && !is_reserved(word)
}

fn is_reserved(word: &str) -> bool {
    word.len() <= 5 && RESERVED.iter().any(|r| word.eq_ignore_ascii_case(r))
}

fn quoted(out: &mut Vec<u8>, word: &str) {
    out.push(b'"');
    let bytes = word.as_bytes();
    let (mut done, mut at) = (0, 0);
    // The bytes that a character to be escaped can begin with are few.
    let suspect = |b: &u8| matches!(b, 0..=0x1F | b'"' | b'\\' | 0x7F | 0xC2 | 0xE2 | 0xEF);
    while let Some(n) = bytes[at..].iter().position(suspect) {
        at += n;
        let Some(c) = word[at..].chars().next() else { break };
        let next = at + c.len_utf8();
        if let Some(escape) = escape(c) {
            out.extend_from_slice(&bytes[done..at]);
            out.extend_from_slice(escape.as_bytes());
            done = next;
        }
        at = next;
    }
    out.extend_from_slice(&bytes[done..]);
    out.push(b'"');
}

fn escape(c: char) -> Option<String> {
    Some(match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        '\0'..='\x1f' | '\x7f'..='\u{9f}' => format!("\\x{:02X}", c as u32),
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => format!("\\u{:04X}", c as u32),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    fn scalar(word: &str) -> String {
        let mut out = Vec::new();
        super::append(&mut out, word);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_looks_like_something_else_is_quoted() {
        for plain in ["Russia", "cruise and ballistic missiles", "en/hedges.yaml#almost", "£8m", "Zoë", "not on", "F-16", "c-12"] {
            let expected = if plain.starts_with('£') { format!("\"{plain}\"") } else { plain.to_owned() };
            assert_eq!(scalar(plain), expected);
        }
        for quoted in [
            "NO",
            "on",
            "y",
            "Null",
            "2022",
            "2025-11-27",
            "1e3",
            "",
            " a",
            "a ",
            "a: b",
            "a #b",
            "- a",
            "{missile}/a",
            "%",
            "5,6",
            "?က",
            "=",
            "<<",
        ] {
            assert_eq!(scalar(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(scalar("a\nb\t\"\\\0\u{85}\u{2028}"), "\"a\\nb\\t\\\"\\\\\\x00\\x85\\u2028\"");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn plain_words_are_plain_to_a_wary_writer_too(word in "[a-zA-Z]{1,5}|[ -~]{1,12}|[a-zé .#_/+()$€’-]{1,20}") {
            let ours = scalar(&word);
            let theirs = serde_saphyr::to_string(&word).unwrap();
            prop_assert!(ours.starts_with('"') || theirs.trim_end() == word, "{ours} {theirs}");
        }
    }
}
