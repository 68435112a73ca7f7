//! The JSON Schema of the claim record, generated from its types; `docs/claim.schema.json` is kept equal to it by a test.

use crate::normalise::Claim;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use serde_json::Value;

/// The schema (draft 2020-12) of one line of JSON Lines, and of one entry of `claims` in a sheet but for the quoted decimals there.
pub fn claim() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Claim>();
    close(&mut schema);
    schema.insert("title".to_owned(), "claimsheet claim record".into());
    schema.to_value()
}

/// The schema as it stands in `docs/`.
pub fn claim_json() -> String {
    format!("{:#}\n", claim())
}

/// Refuses keys that the record does not have, and lets optional ones be absent or null alike, as schemars does already.
fn close(schema: &mut Schema) {
    if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
    transform_subschemas(&mut close, schema);
}
