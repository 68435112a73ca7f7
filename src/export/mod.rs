//! Claims and graphs in, files out.

mod dot;
mod error;
pub mod graph;
mod graph_fields;
mod graph_json;
mod graphml;
pub mod jsonl;
mod rdf;
mod rdf_names;
mod rdf_terms;
mod rdf_units;
pub mod schema;
pub mod sheet;
pub mod write;
mod yaml;

pub use error::ExportError;
pub use graph::{GraphExportError, GraphFormat, write_graph};
pub use sheet::Sheet;
