//! Frames in, claims out: numbers to intervals, units to canonical units, money to the day's rate, words to ids and dates.

pub mod entity;
pub mod interval;
pub mod money;
mod proposition;
pub mod record;
mod resolve;
pub mod time;

pub use record::*;
pub use resolve::resolve;

use crate::ingest::Document;

impl DocumentInfo {
    /// What a sheet says of a document at its head.
    pub fn of(document: &Document, language: &str) -> Self {
        let m = &document.metadata;
        Self {
            id: document.id.clone(),
            title: m.title.clone(),
            published: m.published.map(|(d, _)| d),
            published_from: m.published.map(|(_, how)| how),
            source: m.source.clone(),
            url: m.url.clone(),
            sha256: document.sha256.clone(),
            language: language.to_owned(),
            bytes: document.text.len() as u64,
            notes: document.notes.clone(),
        }
    }
}
