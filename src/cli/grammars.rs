//! `claimsheet grammars`: checks grammar files and runs their examples, or lists the words they know.

use super::args::GrammarArgs;
use claimsheet::Grammar;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `grammars`.
#[derive(Args)]
#[command(after_help = "Examples:
  claimsheet grammars check my-grammars/
  claimsheet grammars words")]
pub(super) struct GrammarsArgs {
    #[command(subcommand)]
    pub command: GrammarsCommand,
    #[command(flatten)]
    pub(super) grammar: GrammarArgs,
}

/// What to do with the grammars.
#[derive(Subcommand)]
pub(super) enum GrammarsCommand {
    /// Check every file and run its examples: the built-in ones, or those of a folder on top of them
    Check {
        /// Folder of grammar files
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// List every form that the grammars know, with the entry that it belongs to
    Words,
}

/// Runs `grammars`.
pub(super) fn grammars(args: &GrammarsArgs, _grammar: &Grammar) -> anyhow::Result<ExitCode> {
    match &args.command {
        GrammarsCommand::Check { folder: _ } => anyhow::bail!("`claimsheet grammars check` is not built yet"),
        GrammarsCommand::Words => anyhow::bail!("`claimsheet grammars words` is not built yet"),
    }
}
