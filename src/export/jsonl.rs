//! JSON Lines: one claim record a line, numbers exact. Claims only; the ledger stands in sheets.

use super::error::{ExportError, Failure};
use crate::normalise::Claim;
use std::io::Write;
use std::path::Path;

/// Writes one line for each claim; `path` is what messages call the place they go to.
pub fn write(out: &mut impl Write, claims: &[Claim], path: &Path) -> Result<(), ExportError> {
    for claim in claims {
        let failed = |e| ExportError::failed(e, path, &claim.doc, "JSON");
        let broken = |e: serde_json::Error| failed(if e.is_io() { Failure::Io(e.into()) } else { Failure::Data(e.to_string()) });
        serde_json::to_writer(&mut *out, claim).map_err(broken)?;
        out.write_all(b"\n").map_err(|e| failed(Failure::Io(e)))?;
    }
    Ok(())
}
