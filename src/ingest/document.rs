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
        }
    }

    /// Line of the input at which the text begins, from 1.
    pub fn first_line(&self) -> u32 {
        1
    }

    /// The same document with a publication date.
    #[must_use]
    pub fn published(mut self, date: NaiveDate) -> Self {
        self.metadata.published = Some((date, PublishedFrom::Given));
        self
    }
}
