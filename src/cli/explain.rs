//! `claimsheet explain`: what each stage made of a sentence, which rules fired, and why a number was not claimed.

use super::args::{GrammarArgs, date};
use chrono::NaiveDate;
use claimsheet::Grammar;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `explain`.
#[derive(Args)]
#[command(after_help = "Examples:
  claimsheet explain \"Russia can produce almost 3,000 missiles a year.\"
  claimsheet explain --at article.md:13")]
pub(super) struct ExplainArgs {
    /// The sentence
    #[arg(required_unless_present = "at", conflicts_with = "at")]
    pub sentence: Option<String>,
    /// Explain this line of a file instead
    #[arg(long, value_name = "FILE:LINE", value_parser = place)]
    pub at: Option<(PathBuf, u32)>,
    /// Publication date, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<NaiveDate>,
    #[command(flatten)]
    pub(super) grammar: GrammarArgs,
}

/// `FILE:LINE`, the line being 1-based.
fn place(words: &str) -> Result<(PathBuf, u32), String> {
    let parts = words.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
    match parts {
        Some((file, line)) if !file.is_empty() && line > 0 => Ok((PathBuf::from(file), line)),
        _ => Err("a place is written FILE:LINE, such as article.md:13".to_owned()),
    }
}

/// Runs `explain`.
pub(super) fn explain(_args: &ExplainArgs, _grammar: &Grammar) -> anyhow::Result<ExitCode> {
    anyhow::bail!("`claimsheet explain` is not built yet")
}
