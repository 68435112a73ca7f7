//! One line of a `.jsonl` file in, one document's parts out.

use super::document::{Metadata, PublishedFrom, parse_date};
use super::error::{At, IngestError};
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;

/// The keys that are used; others are passed over.
#[derive(Deserialize)]
struct Record {
    id: Option<Value>,
    text: Option<String>,
    title: Option<String>,
    published: Option<String>,
    source: Option<String>,
    url: Option<String>,
}

/// Reads one line; the id is absent where the record has none.
pub(super) fn parse(path: &Path, line: u64, bytes: &[u8]) -> Result<(Option<String>, String, Metadata), IngestError> {
    let wrong = |found: String| IngestError::Json { at: At::line(path, line), found };
    let record: Record = serde_json::from_slice(bytes).map_err(|e| {
        // serde_json counts lines within this line: only its column is of use.
        let message = e.to_string();
        let found = message.rsplit_once(" at line ").map_or(message.as_str(), |(m, _)| m).to_owned();
        IngestError::Json { at: At::column(path, line, e.column().max(1) as u64), found }
    })?;
    let id = match record.id {
        None | Some(Value::Null) => None,
        Some(Value::String(s)) => Some(s).filter(|s| !s.trim().is_empty()),
        Some(Value::Number(n)) => Some(n.to_string()),
        Some(_) => return Err(wrong("`id` is neither a string nor a number".to_owned())),
    };
    let text = record.text.ok_or_else(|| wrong("no key `text`".to_owned()))?;
    let published = match record.published.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
        None => None,
        Some(words) => {
            let date = parse_date(words).ok_or_else(|| wrong(format!("`published`: {words:?} is no date written YYYY-MM-DD")))?;
            Some((date, PublishedFrom::Record))
        }
    };
    let filled = |s: Option<String>| s.filter(|s| !s.trim().is_empty());
    let metadata = Metadata { title: filled(record.title), published, source: filled(record.source), url: filled(record.url) };
    Ok((id, text, metadata))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<(Option<String>, String, Metadata), String> {
        parse(Path::new("a.jsonl"), 3, line.as_bytes()).map_err(|e| e.to_string())
    }

    #[test]
    fn records_need_a_text_and_nothing_else() {
        assert_eq!(read(r#"{"text": "five"}"#), Ok((None, "five".into(), Metadata::default())));
        let (id, _, metadata) = read(r#"{"id": 7, "text": "", "published": "2025-11-27T08:00:00Z", "title": null, "x": [1]}"#).unwrap();
        assert_eq!((id.as_deref(), metadata.title), (Some("7"), None));
        assert_eq!(metadata.published.map(|p| p.1), Some(PublishedFrom::Record));
    }

    #[test]
    fn mistakes_say_line_and_column() {
        for (line, wanted) in [
            ("{\"text\": \"a\"", "a.jsonl:3:12: not a JSON record: EOF while parsing an object; wanted: one object a line"),
            ("five tanks", "a.jsonl:3:2: not a JSON record: expected ident; wanted: "),
            ("[1]", "a.jsonl:3:"),
            ("{}", "a.jsonl:3: not a JSON record: no key `text`; wanted: "),
            (r#"{"text": 5}"#, "a.jsonl:3:10: not a JSON record: invalid type: integer `5`, expected a string"),
            (r#"{"text": "a", "published": "soon"}"#, "a.jsonl:3: not a JSON record: `published`: \"soon\" is no date"),
            (r#"{"text": "a", "id": []}"#, "a.jsonl:3: not a JSON record: `id` is neither"),
        ] {
            let message = read(line).unwrap_err();
            assert!(message.starts_with(wanted), "{message}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_overflow() {
        let deep = format!("{{\"text\": \"a\", \"x\": {}", "[".repeat(100_000));
        assert!(read(&deep).is_err());
    }
}
