//! `claimsheet explain`: what each stage made of a sentence, which rules fired, and why a number was not claimed.

use super::DONE;
use super::args::{GrammarArgs, date};
use super::guard::guarded;
use chrono::NaiveDate;
use claimsheet::explain::explain;
use claimsheet::ingest::{ReadOptions, read};
use claimsheet::{Document, Grammar};
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};
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
pub(super) fn run(args: &ExplainArgs, grammar: &Grammar) -> anyhow::Result<ExitCode> {
    let (document, line) = match (&args.sentence, &args.at) {
        (_, Some((path, line))) => (article(path, args.published)?, Some(*line)),
        (Some(sentence), None) => (given(sentence, args.published), None),
        (None, None) => anyhow::bail!("a sentence, or --at FILE:LINE, would be right"),
    };
    let place = args.at.as_ref().map_or_else(|| "the sentence".to_owned(), |(path, line)| format!("{}:{line}", path.display()));
    let text = guarded(&place, || explain(grammar, document, line)).map_err(anyhow::Error::msg)?;
    let Some(text) = text else { anyhow::bail!("{place}: no words there; the number of a line with a sentence would be right") };
    // whoever reads may have enough
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    Ok(ExitCode::from(DONE))
}

fn given(sentence: &str, published: Option<NaiveDate>) -> Document {
    let document = Document::new("sentence", sentence);
    match published {
        Some(date) => document.published(date),
        None => document,
    }
}

/// The whole article: what a line means may hang on the lines before it.
fn article(path: &Path, published: Option<NaiveDate>) -> anyhow::Result<Document> {
    if !path.extension().is_some_and(|e| e == "md" || e == "txt") {
        anyhow::bail!("{}: --at takes a line of an article in a .md or .txt file", path.display());
    }
    let options = ReadOptions { published, ..ReadOptions::default() };
    let mut documents = read(path, &options)?;
    documents.next().ok_or_else(|| anyhow::anyhow!("{}: there is no article in it", path.display()))?.map_err(Into::into)
}
