//! JSON Lines: one claim record a line, numbers exact. Claims only; the ledger stands in sheets.

use super::error::ExportError;
use crate::normalise::Claim;

/// Appends one line for each claim.
pub fn append(out: &mut Vec<u8>, claims: &[Claim]) -> Result<(), ExportError> {
    for claim in claims {
        serde_json::to_writer(&mut *out, claim).map_err(|e| ExportError::Unserialisable {
            doc: claim.doc.clone(),
            format: "JSON",
            found: e.to_string(),
        })?;
        out.push(b'\n');
    }
    Ok(())
}
