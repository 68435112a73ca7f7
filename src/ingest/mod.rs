//! Files and folders in, documents out, one by one. Never interprets the text.

pub mod document;

pub use document::{Document, Metadata, PublishedFrom};
