//! A document as read: its text, never rewritten afterwards, and what is known of it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a publication date came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedFrom {
    /// YAML front matter of the file.
    FrontMatter,
    /// A row of the `--metadata` table.
    Metadata,
    /// `--published` on the command line, or the caller.
    Given,
    /// A key of the JSON record.
    Record,
    /// An approved sheet beside the article.
    Sheet,
}

/// What is known of a document besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Title.
    pub title: Option<String>,
    /// Publication date and how it is known.
    pub published: Option<(NaiveDate, PublishedFrom)>,
    /// Publisher.
    pub source: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// One article. Spans everywhere are byte ranges into `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Id, unique within a run.
    pub id: String,
    /// The decoded text.
    pub text: String,
    /// What is known of it.
    pub metadata: Metadata,
    /// sha256 of the bytes it was read from, hexadecimal.
    pub sha256: String,
    /// What was assumed on reading.
    pub notes: Vec<String>,
    /// 1-based line of the file on which `text` starts: 1 unless front matter was cut or the file holds a document a line.
    pub first_line: u32,
}

impl Document {
    /// A document from text at hand; its hash is that of the text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            id: id.into(),
            sha256: crate::base::hash::sha256_hex(text.as_bytes()),
            text,
            metadata: Metadata::default(),
            notes: Vec::new(),
            first_line: 1,
        }
    }

    /// The same document with a publication date.
    #[must_use]
    pub fn published(mut self, date: NaiveDate) -> Self {
        self.metadata.published = Some((date, PublishedFrom::Given));
        self
    }
}

/// Reads a date written `YYYY-MM-DD`, a time after it (`T10:00:00Z`) being passed over.
pub fn parse_date(words: &str) -> Option<NaiveDate> {
    let (date, rest) = words.trim().split_at_checked(10)?;
    let shape = date.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let timed = rest.is_empty() || rest.starts_with(['T', 't', ' ']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if !(shape && timed) {
        return None;
    }
    NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_iso_dates_with_or_without_a_time() {
        let day = NaiveDate::from_ymd_opt(2025, 11, 27);
        for good in ["2025-11-27", " 2025-11-27 ", "2025-11-27T10:00:00Z", "2025-11-27 10:00"] {
            assert_eq!(parse_date(good), day, "{good}");
        }
        for bad in ["", "2025", "2025-1-5", "27/11/2025", "2025-13-01", "2025-02-30", "2025-11-27x", "2025-11-27T", "２０２５-11-27"] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }
}
