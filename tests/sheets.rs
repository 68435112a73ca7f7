//! Fact sheets: what they look like, that they come back as they were, and that no reader of YAML takes a word for something else.

mod support;

use claimsheet::export::{Sheet, sheet};
use proptest::prelude::*;
use std::path::Path;
use support::{claim, claims};

fn written(sheet: &Sheet) -> String {
    sheet.to_yaml().expect("sheets can be written")
}

#[test]
fn a_sheet_reads_like_the_design() {
    let sheet = Sheet::new(claims(vec![claim("almost 3,000", "3000")]), &"ab".repeat(32), &["almost: [v − max(5 %, u), v)".to_owned()]);
    insta::assert_snapshot!(written(&sheet));
}

#[test]
fn a_sheet_without_claims_is_a_sheet() {
    let mut none = claims(Vec::new());
    none.ledger.clear();
    let yaml = written(&Sheet::new(none, "", &[]));
    assert!(yaml.starts_with("claimsheet: 1\ndocument:\n"), "{yaml}");
    assert!(yaml.ends_with("\nclaims: []\nledger: []\n"), "{yaml}");
    assert!(sheet::parse(Path::new("a.yaml"), &yaml).is_ok());
}

#[test]
fn numbers_keep_every_digit() {
    for digits in ["0", "-5", "18446744073709551616", "1000000000000000000000000000", "2.50", "0.6666666666666666666666666667", "-0.05"] {
        let sheet = Sheet::new(claims(vec![claim("x", digits)]), "", &[]);
        let yaml = written(&sheet);
        let expected = if digits.contains('.') { format!("  value: \"{digits}\"") } else { format!("  value: {digits}\n") };
        assert!(yaml.replace('\'', "\"").contains(&expected), "{digits}\n{yaml}");
        let back = sheet::parse(Path::new("a.yaml"), &yaml).expect("sheets can be read");
        assert_eq!(back.claims[0].quantity.value.map(|v| v.to_string()).as_deref(), Some(digits));
    }
}

#[test]
fn json_lines_hold_plain_numbers() {
    let mut out = Vec::new();
    claimsheet::export::jsonl::write(&mut out, &[claim("x\ny", "2.50"), claim("z", "1000000000000000000000000000")], Path::new("-"))
        .expect("JSON");
    let text = String::from_utf8(out).expect("UTF-8");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains(r#""value":2.50,"#) && lines[1].contains(r#""value":1000000000000000000000000000,"#), "{text}");
}

#[test]
fn what_is_no_sheet_says_so() {
    for (text, wanted) in [
        ("five tanks", "a.yaml:1:1: not a fact sheet: invalid type"),
        ("claimsheet: 2\n", "a.yaml: not a fact sheet: its layout is version 2, this program knows version 1"),
        ("claimsheet: 1\nclaims: []\n", "a.yaml"),
        ("claimsheet: [", "a.yaml:"),
        ("", "a.yaml"),
    ] {
        let message = sheet::parse(Path::new("a.yaml"), text).expect_err(text).to_string();
        assert!(message.starts_with(wanted) && message.lines().count() == 1, "{message}");
    }
    assert!(sheet::read(Path::new("none.yaml")).is_err());
}

/// Words that one YAML or another takes for a boolean, a null, a number or a date, and signs that mean something.
fn awkward() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "NO",
        "no",
        "on",
        "Off",
        "y",
        "null",
        "~",
        "",
        " ",
        "1_000",
        "0x1F",
        "1e3",
        ".5",
        "1:30",
        "2025-11-27",
        "=",
        "<<",
        "- a",
        "a: b",
        "a #b",
        "{missile}/a",
        "[5]",
        "'",
        "\"",
        "%",
        "@",
        "`",
        "!",
        "&a",
        "*a",
        "|",
        ">",
        "?",
        "---",
        "...",
        "\n",
        "a\nb\n",
        "\r\n",
        "\t",
        "a ",
        "\0",
        "\u{85}",
        "\u{2028}",
        "\u{FEFF}",
        "\u{7F}",
        "\u{1b}[0m",
        "🙂",
        "“5”",
        "\\",
        "\\n",
        "5, 6",
        "a]",
        "}",
    ];
    prop_oneof![prop::sample::select(WORDS).prop_map(str::to_owned), any::<String>(), "[ -~\n]{0,200}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn sheets_come_back_as_they_were(text in awkward(), title in awkward(), note in awkward(), rule in awkward()) {
        let mut record = claim(&text, "3000");
        record.rules = vec![rule.into(), "x".into()];
        record.item = record.item.map(|mut i| { i.text.clone_from(&note); i });
        let mut of = claims(vec![record.clone(), record]);
        of.document.title = Some(title);
        of.document.notes = vec![note.clone()];
        of.ledger[0].text = text;
        let sheet = Sheet::new(of, "", &[note]);
        let yaml = written(&sheet);
        let back = sheet::parse(Path::new("a.yaml"), &yaml);
        prop_assert!(back.is_ok(), "{:?}\n{}", back, yaml);
        prop_assert_eq!(&back.unwrap(), &sheet, "{}", yaml);
        // A second reader, of other ancestry.
        let other: Result<Sheet, _> = serde_saphyr::from_str(&yaml);
        prop_assert!(other.is_ok(), "{:?}\n{}", other, yaml);
        prop_assert_eq!(other.unwrap(), sheet);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_of_the_file() {
    let sheet = Sheet::new(claims(vec![claim("almost 3,000", "3000")]), "", &[]);
    let mut full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let message = sheet.write_yaml(&mut full, Path::new("a.yaml")).expect_err("no space").to_string();
    assert!(message.starts_with("a.yaml: cannot be written: No space left"), "{message}");
}
