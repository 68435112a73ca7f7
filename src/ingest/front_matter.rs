//! YAML front matter: cut from the head of a text and read. What does not look like front matter is prose, and stays.

use super::document::{Metadata, PublishedFrom, parse_date};
use super::error::{At, IngestError};
use serde::Deserialize;
use std::path::Path;

/// The keys that are used; others (author, tags …) belong to other programs and are passed over.
#[derive(Deserialize, Default)]
struct FrontMatter {
    title: Option<String>,
    published: Option<String>,
    source: Option<String>,
    url: Option<String>,
}

/// What front matter tells, and where the text proper starts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub metadata: Metadata,
    /// Byte at which the body starts.
    pub body: usize,
    /// 1-based line at which the body starts.
    pub first_line: u32,
}

const WANTED: &str = "YAML between two lines of ---, such as `published: 2025-11-27`; values that hold `: ` or start with a sign in quotes";
const WANTED_DATE: &str = "a date written YYYY-MM-DD";
const WANTED_END: &str = "a closing line of ---";

/// Reads the front matter of `text`, if it has any: a first line `---` followed by a line that starts like `key:`.
pub(super) fn split(path: &Path, text: &str) -> Result<Head, IngestError> {
    let none = Head { first_line: 1, ..Head::default() };
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|l| l.trim_end() == "---") else { return Ok(none) };
    let start = first.len();
    let mut end = start;
    let mut line = 1;
    let mut looks_like_keys = None;
    for l in lines {
        line += 1;
        let bare = l.trim_end();
        if bare == "---" || bare == "..." {
            if looks_like_keys == Some(false) {
                return Ok(none);
            }
            let metadata = parse(path, &text[start..end])?;
            return Ok(Head { metadata, body: end + l.len(), first_line: line + 1 });
        }
        if looks_like_keys.is_none() && !bare.is_empty() && !bare.starts_with('#') {
            if !is_key(bare) {
                return Ok(none);
            }
            looks_like_keys = Some(true);
        }
        end += l.len();
    }
    if looks_like_keys != Some(true) {
        return Ok(none);
    }
    let found = "opened on this line and never closed".to_owned();
    Err(IngestError::FrontMatter { at: At::line(path, 1), found, wanted: WANTED_END })
}

fn is_key(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else { return false };
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    !key.is_empty() && key.chars().all(word) && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

fn parse(path: &Path, yaml: &str) -> Result<Metadata, IngestError> {
    if yaml.trim().is_empty() {
        return Ok(Metadata::default());
    }
    let broken = |at, found| IngestError::FrontMatter { at, found, wanted: WANTED };
    let read: FrontMatter = serde_saphyr::from_str(yaml).map_err(|e| {
        // The opening --- is line 1 of the file.
        let at = match e.location() {
            Some(l) if l.line() > 0 => At::column(path, l.line() + 1, l.column().max(1)),
            _ => At::line(path, 2),
        };
        broken(at, plain(&e))
    })?;
    let words = read.published.as_deref().map(str::trim).filter(|s| !s.is_empty());
    let date = words.and_then(parse_date);
    if let (Some(words), None) = (words, date) {
        let line = yaml.lines().position(|l| l.starts_with("published")).map_or(2, |n| n as u64 + 2);
        let found = format!("published: {words:?} is no date");
        return Err(IngestError::FrontMatter { at: At::line(path, line), found, wanted: WANTED_DATE });
    }
    let published = date.map(|date| (date, PublishedFrom::FrontMatter));
    let filled = |s: Option<String>| s.filter(|s| !s.trim().is_empty());
    Ok(Metadata { title: filled(read.title), published, source: filled(read.source), url: filled(read.url) })
}

/// The message of a YAML error on one line, without the place, which is said in front.
fn plain(error: &serde_saphyr::Error) -> String {
    let text = error.without_snippet().to_string();
    let line = text.lines().next().unwrap_or_default();
    let message = line.split_once(" at line ").map_or(line, |(message, _)| message);
    message.strip_prefix("error: ").unwrap_or(message).trim_end_matches([':', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Result<Head, String> {
        split(Path::new("a.md"), text).map_err(|e| e.to_string())
    }

    #[test]
    fn keys_are_read_and_the_body_starts_after_them() {
        let text = "---\ntitle: NO\npublished: 2025-11-27\nauthor: someone\nsource: 1\n---\nBody";
        let h = head(text).unwrap();
        assert_eq!(&text[h.body..], "Body");
        assert_eq!(h.first_line, 7);
        assert_eq!(h.metadata.title.as_deref(), Some("NO"));
        assert_eq!(h.metadata.source.as_deref(), Some("1"));
        assert_eq!(h.metadata.published, parse_date("2025-11-27").map(|d| (d, PublishedFrom::FrontMatter)));
    }

    #[test]
    fn windows_line_ends_and_empty_heads_are_fine() {
        let h = head("---\r\ntitle: A\r\n---\r\nBody").unwrap();
        assert_eq!((h.body, h.first_line, h.metadata.title.as_deref()), (20, 4, Some("A")));
        assert_eq!(head("---\n---\nBody").unwrap().first_line, 3);
    }

    #[test]
    fn a_rule_above_prose_is_no_front_matter() {
        for text in ["---\nFive tanks.\n---\nMore.", "---\nFive tanks.", "---", "", "--- a\nb: c\n---\n", "---\n\n\n"] {
            assert_eq!(head(text), Ok(Head { first_line: 1, ..Head::default() }), "{text:?}");
        }
    }

    #[test]
    fn mistakes_say_where_they_are() {
        for (text, wanted) in [
            ("---\ntitle: A\nBody", "a.md:1: broken front matter: opened on this line and never closed; wanted: a closing line of ---"),
            (
                "---\ntitle: A\npublished: soon\n---\n",
                "a.md:3: broken front matter: published: \"soon\" is no date; wanted: a date written YYYY-MM-DD",
            ),
            ("---\ntitle: [A\n---\n", "a.md:"),
            ("---\ntitle: A\ntitle: B\n---\n", "a.md:3:1: broken front matter: "),
            ("---\ntitle: A: B\n---\n", "a.md:2:"),
        ] {
            let message = head(text).unwrap_err();
            assert!(message.starts_with(wanted), "{message}");
            assert_eq!(message.lines().count(), 1, "{message}");
        }
    }
}
