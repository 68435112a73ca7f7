//! The JSON Schema in `docs/` is that of the types, and records pass it.

mod support;

use claimsheet::base::Relation;
use claimsheet::export::{jsonl, schema};
use claimsheet::normalise::Claim;
use serde_json::Value;
use support::{claim, n};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/claim.schema.json");

#[test]
fn the_schema_in_docs_is_current() {
    let current = schema::claim_json();
    if std::env::var_os("UPDATE").is_some_and(|v| v == "1") {
        std::fs::write(PATH, &current).expect("docs/ can be written");
    }
    let kept = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(kept == current, "docs/claim.schema.json is out of date: run `UPDATE=1 cargo test --test schema` and commit it");
}

fn records(claims: &[Claim]) -> Vec<Value> {
    let mut out = Vec::new();
    jsonl::write(&mut out, claims, std::path::Path::new("-")).expect("records are JSON");
    out.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).expect("JSON")).collect()
}

#[test]
fn records_pass_the_schema() {
    let schema = jsonschema::validator_for(&schema::claim()).expect("a schema");
    let full = claim("almost 3,000", "3000");
    let mut bare = claim("hundreds", "200.5");
    bare.quantity.relation = Relation::AtLeast;
    bare.quantity.low = bare.quantity.value.take();
    bare.normalised = claimsheet::normalise::Normalised { low: Some(n("0.000000001")), ..Default::default() };
    (bare.item, bare.actor, bare.attribution, bare.time) = (None, None, None, None);
    bare.places.clear();
    bare.restated.clear();
    for record in records(&[full, bare]) {
        assert!(schema.is_valid(&record), "{:#}\n{:?}", record, schema.iter_errors(&record).map(|e| e.to_string()).collect::<Vec<_>>());
    }
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let schema = jsonschema::validator_for(&schema::claim()).expect("a schema");
    let good = records(&[claim("almost 3,000", "3000")]).remove(0);
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut record = good.clone();
        change(&mut record);
        record
    };
    for bad in [
        changed(&|r| r["kind"] = "nonsense".into()),
        changed(&|r| r["quantity"]["value"] = "3000".into()),
        changed(&|r| r["extra"] = 1.into()),
        changed(&|r| r["actor"]["extra"] = 1.into()),
        changed(&|r| drop(r.as_object_mut().map(|o| o.remove("evidence")))),
        changed(&|r| r["quantity"]["chars"] = serde_json::json!([1, 2, 3])),
        Value::Null,
    ] {
        assert!(!schema.is_valid(&bad), "{bad:#}");
    }
}

#[test]
fn null_and_an_absent_key_mean_the_same() {
    let schema = jsonschema::validator_for(&schema::claim()).expect("a schema");
    let mut record = records(&[claim("almost 3,000", "3000")]).remove(0);
    let fields = record.as_object_mut().expect("an object");
    fields.retain(|_, v| !v.is_null());
    fields.insert("time".into(), Value::Null);
    assert!(schema.is_valid(&record));
}
