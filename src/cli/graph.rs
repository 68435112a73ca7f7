//! `claimsheet graph`: the claims of all documents as one graph, in a format that graph tools read.

use super::args::{GrammarArgs, InputArgs, RunArgs};
use super::batch::Batch;
use super::guard::guarded;
use super::progress::Progress;
use super::summary::Summary;
use super::{DONE, FAILED, report};
use anyhow::Context;
use claimsheet::export::write::WholeFile;
use claimsheet::export::{self, GraphExportError, write_graph};
use claimsheet::{Grammar, analyse, link};
use clap::{Args, ValueEnum};
use std::io::{BufWriter, ErrorKind};
use std::path::{Path, PathBuf};
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

impl From<GraphFormat> for export::GraphFormat {
    fn from(format: GraphFormat) -> Self {
        match format {
            GraphFormat::Graphml => Self::Graphml,
            GraphFormat::Dot => Self::Dot,
            GraphFormat::Json => Self::Json,
            GraphFormat::Turtle => Self::Turtle,
            GraphFormat::Nquads => Self::Nquads,
        }
    }
}

/// Runs `graph`.
pub(super) fn graph(args: &GraphArgs, grammar: &Grammar) -> anyhow::Result<ExitCode> {
    let (options, errors) = args.input.options();
    let mut reader = args.input.read(&options);
    let batch = Batch::new(args.run.threads)?;
    let mut progress = Progress::new(args.run.quiet);
    let mut summary = Summary { errors, ..Summary::default() };
    let mut all = Vec::new();
    loop {
        let chunk = batch.chunk(&mut reader, |d| d.as_ref().map_or(0, |d| d.text.len()));
        if chunk.is_empty() {
            break;
        }
        for done in batch.work(chunk, |document| {
            let document = document.map_err(|e| e.to_string())?;
            guarded(&document.id.clone(), move || analyse(grammar, document))
        }) {
            match done {
                Ok(claims) => {
                    summary.add(&claims.claims, &claims.ledger);
                    all.push(claims);
                }
                Err(message) => {
                    summary.errors += 1;
                    progress.aside(|| report::error(&message));
                }
            }
        }
        let (files, left) = reader.progress();
        progress.show(files, left, reader.bytes());
    }
    let graph = link::connect(grammar, all);
    write(&graph, args.format.into(), &args.output)?;
    let took = progress.finish();
    summary.skipped = reader.skipped();
    summary.unused_rows = reader.unused_rows();
    summary.bytes = reader.bytes();
    if !args.run.quiet {
        report::plain(&summary.table(took, false));
    }
    Ok(ExitCode::from(if summary.errors > 0 { FAILED } else { DONE }))
}

/// To standard output, or whole into a file. A reader of standard output that has enough, as `head` does, is no error.
fn write(graph: &link::ClaimGraph, format: export::GraphFormat, to: &Path) -> anyhow::Result<()> {
    if to.as_os_str() == "-" {
        let mut stdout = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        return match write_graph(graph, format, &mut stdout) {
            Err(GraphExportError::Io(e)) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
            result => Ok(result?),
        };
    }
    let mut file = WholeFile::create(to)?;
    write_graph(graph, format, &mut file).with_context(|| to.display().to_string())?;
    Ok(file.commit()?)
}
