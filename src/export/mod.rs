//! Claims and graphs in, files out.

mod error;
pub mod jsonl;
pub mod schema;
pub mod sheet;
pub mod write;
mod yaml;

pub use error::ExportError;
pub use sheet::Sheet;
