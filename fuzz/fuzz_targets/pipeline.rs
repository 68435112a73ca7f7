//! All stages on a document of any bytes, dated or not: no panic, and the sheet is valid YAML that reads back.
#![no_main]

use claimsheet::export::{Sheet, sheet};
use claimsheet::ingest::parse_date;
use claimsheet::{Document, Grammar, analyse};
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::embedded);

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut document = Document::new("fuzz", text);
    if bytes.len().is_multiple_of(2) {
        document = document.published(parse_date("2025-01-15").expect("a date"));
    }
    let claims = analyse(&GRAMMAR, document);
    let path = Path::new("fuzz.yaml");
    let mut out = Vec::new();
    Sheet::new(claims, GRAMMAR.sha256(), &[]).write_yaml(&mut out, path).expect("a sheet can be written");
    let yaml = String::from_utf8(out).expect("a sheet is UTF-8");
    assert!(sheet::parse(path, &yaml).is_ok(), "{yaml}");
});
