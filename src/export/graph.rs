//! A claim graph in, one file of the wanted format out. Equal graphs give equal bytes in every format.

use super::{dot, graph_json, graphml, rdf};
use crate::link::ClaimGraph;
use std::{fmt, io, str::FromStr};
use thiserror::Error;

/// How a claim graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GraphFormat {
    /// GraphML with typed keys: yEd, Gephi, networkx, igraph.
    Graphml,
    /// Graphviz.
    Dot,
    /// One object with `nodes` and `links`, as networkx and D3 read it; a node or link a line.
    Json,
    /// RDF in Turtle, with prefixes, the run among the rest.
    Turtle,
    /// RDF in N-Quads, lines sorted, the run in a named graph of its own.
    Nquads,
}

impl GraphFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Graphml, Self::Dot, Self::Json, Self::Turtle, Self::Nquads];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Graphml => "graphml",
            Self::Dot => "dot",
            Self::Json => "json",
            Self::Turtle => "turtle",
            Self::Nquads => "nquads",
        }
    }

    /// The usual ending of a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Graphml => "graphml",
            Self::Dot => "dot",
            Self::Json => "json",
            Self::Turtle => "ttl",
            Self::Nquads => "nq",
        }
    }
}

impl fmt::Display for GraphFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for GraphFormat {
    type Err = GraphExportError;

    fn from_str(name: &str) -> Result<Self, GraphExportError> {
        Self::ALL.iter().copied().find(|format| format.name() == name).ok_or_else(|| GraphExportError::Format(name.to_owned()))
    }
}

/// Why a graph was not written.
#[derive(Debug, Error)]
pub enum GraphExportError {
    /// The writer refused.
    #[error("cannot write the graph: {0}")]
    Io(#[from] io::Error),
    /// There is no format of this name.
    #[error("no graph format {0:?}; there are graphml, dot, json, turtle and nquads")]
    Format(String),
}

/// Writes the whole graph in one format.
///
/// ```
/// use claimsheet::export::{GraphFormat, write_graph};
/// use claimsheet::{Document, Grammar, link};
///
/// let grammar = Grammar::embedded();
/// let claims = claimsheet::extract(&grammar, [Document::new("a", "Nothing to count.")]).collect();
/// let graph = link::connect(&grammar, claims);
///
/// let mut out = Vec::new();
/// write_graph(&graph, GraphFormat::Turtle, &mut out)?;
/// assert!(String::from_utf8_lossy(&out).contains("schema:NewsArticle"));
/// # Ok::<(), claimsheet::export::GraphExportError>(())
/// ```
///
/// # Errors
/// When `out` refuses to be written to.
pub fn write_graph(graph: &ClaimGraph, format: GraphFormat, out: &mut dyn io::Write) -> Result<(), GraphExportError> {
    match format {
        GraphFormat::Graphml => graphml::write(graph, out)?,
        GraphFormat::Dot => dot::write(graph, out)?,
        GraphFormat::Json => graph_json::write(graph, out)?,
        GraphFormat::Turtle => rdf::write_turtle(graph, out)?,
        GraphFormat::Nquads => rdf::write_nquads(graph, out)?,
    }
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in GraphFormat::ALL {
            assert_eq!(format.name().parse::<GraphFormat>().unwrap(), *format);
        }
        assert!("gexf".parse::<GraphFormat>().unwrap_err().to_string().contains("turtle"));
    }
}
