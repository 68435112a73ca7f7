//! `claimsheet graph`: the claims of all documents as one graph, in a format that graph tools read.

use super::args::{GrammarArgs, InputArgs, RunArgs};
use claimsheet::Grammar;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `graph`.
#[derive(Args)]
#[command(after_help = "Examples:
  claimsheet graph news/ --format turtle -o claims.ttl
  claimsheet graph article.md --format dot | dot -Tsvg > claims.svg")]
pub(super) struct GraphArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// In which form
    #[arg(long, value_enum)]
    pub format: GraphFormat,
    /// Which file to write, or - for standard output
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
    #[command(flatten)]
    pub(super) grammar: GrammarArgs,
    #[command(flatten)]
    pub(super) run: RunArgs,
}

/// Forms of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    /// GraphML with typed keys, for Gephi, yEd, NetworkX
    Graphml,
    /// DOT, for Graphviz
    Dot,
    /// Nodes and edges as JSON
    Json,
    /// RDF as Turtle
    Turtle,
    /// RDF as sorted N-Quads
    Nquads,
}

/// Runs `graph`.
pub(super) fn graph(_args: &GraphArgs, _grammar: &Grammar) -> anyhow::Result<ExitCode> {
    anyhow::bail!("`claimsheet graph` is not built yet")
}
