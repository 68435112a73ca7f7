//! Records in, YAML out, in one pass and without a tree between: whole numbers plain, other decimals as quoted strings, so that no reader passes
//! them through a float. Sheets are the form most asked for, and a general YAML writer took as long as all stages before it together.

mod scalar;
mod serializer;

use super::error::Failure;
use super::sheet::Sheet;
use serde::Serialize;
use serializer::{Place, Value};
use std::io::Write;

/// Writes a sheet as a YAML document, ended by a line end.
pub(super) fn write(out: &mut impl Write, sheet: &Sheet) -> Result<(), Failure> {
    let mut emitter = Emitter { out, pending: Vec::with_capacity(CHUNK + (CHUNK >> 2)) };
    sheet.serialize(Value { emitter: &mut emitter, key: "", indent: 0, place: Place::Top })?;
    emitter.out.write_all(&emitter.pending).map_err(Failure::Io)
}

/// How much is gathered before it is written out.
const CHUNK: usize = 1 << 16;

/// Where text goes: gathered, then written in chunks.
struct Emitter<'a> {
    out: &'a mut dyn Write,
    pending: Vec<u8>,
}

impl Emitter<'_> {
    fn raw(&mut self, text: &str) {
        self.pending.extend_from_slice(text.as_bytes());
    }

    fn blank(&mut self, n: usize) {
        self.pending.resize(self.pending.len() + n, b' ');
    }

    fn flush_if_large(&mut self) -> Result<(), Failure> {
        if self.pending.len() >= CHUNK {
            self.out.write_all(&self.pending).map_err(Failure::Io)?;
            self.pending.clear();
        }
        Ok(())
    }
}

/// What stands under these keys takes a line for each key or item; all else stands on one line.
fn is_tall(key: &str, place: Place) -> bool {
    match place {
        Place::Top => true,
        Place::Flow => false,
        Place::AfterDash => key == "claims",
        Place::AfterKey => {
            matches!(key, "document" | "claims" | "ledger" | "conventions" | "notes" | "quantity" | "evidence" | "places" | "restated")
        }
    }
}
