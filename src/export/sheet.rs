//! The fact sheet of one document: written as YAML, read back for checks. The fields are those of DESIGN section 4.

use super::error::ExportError;
use super::yaml;
use crate::normalise::{Claim, Claims, DocumentInfo, LedgerEntry};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;

/// The version of the layout of sheets that this program writes and reads.
pub const FORMAT: u32 = 1;

/// All that is known of one document's numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Version of this layout.
    pub claimsheet: u32,
    /// The document.
    pub document: DocumentInfo,
    /// Version of the program that wrote the sheet.
    pub version: String,
    /// sha256 of the grammars that were used.
    pub grammars: String,
    /// How hedges were read as intervals: conventions, not measurements.
    #[serde(default)]
    pub conventions: Vec<String>,
    /// In text order.
    pub claims: Vec<Claim>,
    /// Numbers that are not claims, each with its reason; in text order.
    pub ledger: Vec<LedgerEntry>,
}

impl Sheet {
    /// The sheet of a document: `grammars` is the sha256 of the grammars, `conventions` are those that its claims used.
    pub fn new(claims: Claims, grammars: &str, conventions: &[String]) -> Self {
        Self {
            claimsheet: FORMAT,
            document: claims.document,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            grammars: grammars.to_owned(),
            conventions: conventions.to_vec(),
            claims: claims.claims,
            ledger: claims.ledger,
        }
    }

    /// The sheet as YAML, ended by a line end. Equal sheets give equal text.
    pub fn to_yaml(&self) -> Result<String, ExportError> {
        let mut out = Vec::new();
        self.write_yaml(&mut out, Path::new(""))?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    /// Writes the sheet as YAML; `path` is what messages call the place it goes to.
    pub fn write_yaml(&self, out: &mut impl Write, path: &Path) -> Result<(), ExportError> {
        yaml::write(out, self).map_err(|e| ExportError::failed(e, path, &self.document.id, "YAML"))
    }
}

/// Reads a sheet from a file.
pub fn read(path: &Path) -> Result<Sheet, ExportError> {
    let text = std::fs::read_to_string(path).map_err(|source| ExportError::Unreadable { path: path.to_owned(), source })?;
    parse(path, &text)
}

/// Reads a sheet from text; `path` is what messages call it.
pub fn parse(path: &Path, text: &str) -> Result<Sheet, ExportError> {
    #[derive(Deserialize)]
    struct Version {
        claimsheet: u32,
    }
    let wrong = |place, found| ExportError::NoSheet { path: path.to_owned(), place, found };
    let broken = |e: serde_yaml::Error| {
        let place = e.location().map_or_else(String::new, |l| format!(":{}:{}", l.line(), l.column()));
        let text = e.to_string();
        let line = text.lines().next().unwrap_or_default();
        wrong(place, line.split_once(" at line ").map_or(line, |(message, _)| message).to_owned())
    };
    // The version first: a sheet of another layout would only confuse by its details.
    let version: Version = serde_yaml::from_str(text).map_err(broken)?;
    if version.claimsheet != FORMAT {
        return Err(wrong(String::new(), format!("its layout is version {}, this program knows version {FORMAT}", version.claimsheet)));
    }
    serde_yaml::from_str(text).map_err(broken)
}
