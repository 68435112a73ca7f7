//! The command line: one file a subcommand, and what they share.

mod args;
mod batch;
mod check;
mod explain;
mod extract;
mod grammars;
mod graph;
mod guard;
mod output;
mod progress;
mod report;
mod summary;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Exit statuses: what was asked for is done; a check found differences; there was an error.
const DONE: u8 = 0;
const DIFFERENT: u8 = 1;
const FAILED: u8 = 2;

/// Reads news text and writes down every numeric claim in it: how much, of what, who, where, when, who says so, how firmly.
#[derive(Parser)]
#[command(name = "claimsheet", version, max_term_width = 110, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Example: claimsheet extract articles/ -o sheets/
\nExit status: 0 done, 1 a check found differences, 2 an error (every other input is still done).")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a fact sheet for every article, or all claims as JSON Lines.
    Extract(extract::ExtractArgs),
    /// Show what each stage makes of a sentence, which rules fire, and why a number is not claimed.
    Explain(explain::ExplainArgs),
    /// Check grammar files and run their examples, or list the words they know.
    Grammars(grammars::GrammarsArgs),
    /// Write the claims of all articles as one graph.
    Graph(graph::GraphArgs),
    /// Extract again where an approved sheet stands beside an article, and show what changed.
    Check(check::CheckArgs),
}

/// Runs the command that the arguments ask for.
pub(crate) fn run() -> ExitCode {
    guard::install();
    let result = match Cli::parse().command {
        Command::Extract(args) => args.grammar.with(|grammar| extract::run(&args, grammar)),
        Command::Explain(args) => args.grammar.with(|grammar| explain::run(&args, grammar)),
        Command::Grammars(args) => grammars::run(&args),
        Command::Graph(args) => args.grammar.with(|grammar| graph::graph(&args, grammar)),
        Command::Check(args) => args.grammar.with(|grammar| check::run(&args, grammar)),
    };
    result.unwrap_or_else(|e| {
        report::error(&format!("{e:#}"));
        ExitCode::from(FAILED)
    })
}
