//! Differences between hand-made sheets: what is aligned with what, and how it is said.

use super::compare::{Difference, compare};
use super::{Count, describe};
use claimsheet::base::{Kind, LedgerReason};
use claimsheet::export::Sheet;
use claimsheet::normalise::*;
use claimsheet::{Claims, Document};
use std::path::Path;

fn claim(text: &str, at: u32) -> Claim {
    let span = [at, at + text.len() as u32];
    serde_json::from_value(serde_json::json!({
        "id": format!("c-{at}"), "proposition": "p-1", "doc": "a", "kind": "deaths",
        "quantity": {"text": text, "chars": span, "bytes": span, "relation": "exact", "value": 5},
        "normalised": {"low": 5, "high": 5, "low_included": true, "high_included": true, "unit": "{person}"},
        "item": {"text": "people", "head": "person"}, "modality": "actual", "negated": false, "places": [], "restated": [],
        "evidence": {"sentence": "Five people died.", "line": 3, "chars": [0, 17], "bytes": [0, 17]}, "rules": ["en/frames/deaths.yaml#kill"],
    }))
    .expect("a claim")
}

fn entry(text: &str, at: u32, reason: LedgerReason) -> LedgerEntry {
    let span = [at, at + text.len() as u32];
    LedgerEntry { text: text.into(), chars: span, bytes: span, line: 2, reason, rule: None }
}

fn sheet(claims: Vec<Claim>, ledger: Vec<LedgerEntry>) -> Sheet {
    let document = DocumentInfo::of(&Document::new("a", ""), "en");
    Sheet::new(Claims { document, claims, ledger, sentences: Vec::new() }, "", &[])
}

#[test]
fn equal_sheets_do_not_differ_whatever_the_grammars() {
    let old = sheet(vec![claim("five", 3)], vec![entry("2022", 9, LedgerReason::Date)]);
    let mut new = old.clone();
    new.grammars = "other".into();
    new.version = "9.9.9".into();
    assert!(compare(&old, &new).is_empty());
}

#[test]
fn a_change_names_its_fields_old_and_new() {
    let old = sheet(vec![claim("five", 3)], Vec::new());
    let mut new = old.clone();
    let c = &mut new.claims[0];
    c.id = "c-9".into();
    c.proposition = "p-9".into();
    c.quantity.value = Some("5.50".parse().expect("a number"));
    c.actor = Some(Entity { text: "it".into(), name: "Russia".into(), id: None, kind: None });
    c.item = None;
    let differences = compare(&old, &new);
    assert_eq!(
        describe(Path::new("a.md"), &differences),
        "a.md
  changed \"five\", line 3: Five people died.
    quantity.value: 5 → 5.50
    item: {\"text\":\"people\",\"head\":\"person\"} → null
    actor: null → {\"text\":\"it\",\"name\":\"Russia\"}
    rules: en/frames/deaths.yaml#kill
"
    );
    assert_eq!(Count::of(&differences).changed, 1);
}

#[test]
fn a_changed_id_alone_is_said() {
    let old = sheet(vec![claim("five", 3)], Vec::new());
    let mut new = old.clone();
    new.claims[0].id = "c-9".into();
    let text = describe(Path::new("a.md"), &compare(&old, &new));
    assert!(text.contains("    id: \"c-3\" → \"c-9\"\n"), "{text}");
}

#[test]
fn claims_are_aligned_by_place_then_by_nearness() {
    let mut other_kind = claim("five", 3);
    other_kind.kind = Kind::Injuries;
    let old = sheet(vec![claim("five", 3), other_kind.clone(), claim("ten", 40), claim("nine", 60), claim("six", 90)], Vec::new());
    // Two at one place keep their kinds, whatever their order; one has grown a hedge; one has moved; one is gone and one has come.
    let new = sheet(vec![other_kind, claim("five", 3), claim("about ten", 34), claim("nine", 160), claim("eleven", 200)], Vec::new());
    let differences = compare(&old, &new);
    let said: Vec<(&str, &str)> = differences
        .claims
        .iter()
        .map(|d| match d {
            Difference::Missing(c) => ("missing", c.quantity.text.as_str()),
            Difference::New(c) => ("new", c.quantity.text.as_str()),
            Difference::Changed { new, .. } => ("changed", new.quantity.text.as_str()),
        })
        .collect();
    assert_eq!(said, [("changed", "about ten"), ("missing", "six"), ("changed", "nine"), ("new", "eleven")]);
}

#[test]
fn the_ledger_is_compared_but_for_claimed_numbers() {
    let old = sheet(Vec::new(), vec![entry("five", 3, LedgerReason::Claimed), entry("2022", 9, LedgerReason::Date)]);
    let new = sheet(Vec::new(), vec![entry("2022", 9, LedgerReason::Name), entry("one", 20, LedgerReason::Pronoun)]);
    assert_eq!(
        describe(Path::new("a.md"), &compare(&old, &new)),
        "a.md
  ledger: changed \"2022\", line 2, name: reason: \"date\" → \"name\"
  ledger: new \"one\", line 2, pronoun
"
    );
}
