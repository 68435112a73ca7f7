//! `claimsheet extract`: documents in, fact sheets or JSON Lines out, read, worked and written chunk by chunk.

use super::args::{GrammarArgs, InputArgs, RunArgs};
use super::batch::Batch;
use super::guard::guarded;
use super::output::{Format, Output, Share};
use super::progress::Progress;
use super::summary::Summary;
use super::{DONE, FAILED, report};
use claimsheet::export::{ExportError, Sheet};
use claimsheet::ingest::IngestError;
use claimsheet::normalise::Claim;
use claimsheet::{Document, Grammar, analyse};
use clap::{Args, ValueEnum};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `extract`.
#[derive(Args)]
#[command(after_help = "Examples:
  claimsheet extract article.md --published 2025-11-27 -o -
  claimsheet extract news/ --metadata news/metadata.csv --format jsonl -o out/
  claimsheet extract news/ --ledger")]
pub(super) struct ExtractArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Where to: a folder, one file (.yaml or .jsonl), or - for standard output
    #[arg(long, short, value_name = "DIR", default_value = "out/")]
    output: PathBuf,
    /// In which form
    #[arg(long, value_enum, default_value = "yaml")]
    format: Format,
    /// Print why numbers are not claims: each reason, how often, and some of them; with =all every one, where it stands
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "summary")]
    ledger: Option<Ledger>,
    #[command(flatten)]
    pub(super) grammar: GrammarArgs,
    #[command(flatten)]
    run: RunArgs,
}

/// How much of the ledger is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ledger {
    /// Reasons, counts, examples
    Summary,
    /// Every number that is not a claim, too
    All,
}

/// What one document came to.
struct Done {
    id: String,
    summary: Summary,
    ledger: String,
    share: Result<Share, ExportError>,
}

/// Runs `extract`.
pub(super) fn run(args: &ExtractArgs, grammar: &Grammar) -> anyhow::Result<ExitCode> {
    let (options, errors) = args.input.options();
    let mut reader = args.input.read(&options);
    let batch = Batch::new(args.run.threads)?;
    let mut output = Output::new(&args.output, args.format);
    let mut progress = Progress::new(args.run.quiet);
    let mut summary = Summary { errors, ..Summary::default() };
    'run: loop {
        let chunk = batch.chunk(&mut reader, |d| d.as_ref().map_or(0, |d| d.text.len()));
        if chunk.is_empty() {
            break;
        }
        for done in batch.work(chunk, |document| one(document, grammar, args)) {
            let failed = match done {
                Err(message) => Some(message),
                Ok(done) => {
                    summary.absorb(done.summary);
                    if !done.ledger.is_empty() {
                        progress.aside(|| report::plain(&done.ledger));
                    }
                    match done.share.and_then(|share| output.add(&done.id, &share)) {
                        Ok(()) => None,
                        // Whoever reads has enough, as `head` does.
                        Err(e) if e.is_broken_pipe() => break 'run,
                        // Without the folder, or the one file, there is nowhere to go on to.
                        Err(e @ ExportError::Folder { .. }) => return Err(e.into()),
                        Err(e @ ExportError::Unwritable { .. }) if !output.is_folder() => return Err(e.into()),
                        Err(e) => Some(e.to_string()),
                    }
                }
            };
            if let Some(message) = failed {
                summary.errors += 1;
                progress.aside(|| report::error(&message));
            }
        }
        let (files, left) = reader.progress();
        progress.show(files, left, reader.bytes());
    }
    match output.finish() {
        Err(e) if !e.is_broken_pipe() => return Err(e.into()),
        _ => {}
    }
    let took = progress.finish();
    summary.skipped = reader.skipped();
    summary.unused_rows = reader.unused_rows();
    summary.bytes = reader.bytes();
    if !args.run.quiet {
        report::plain(&summary.table(took, args.ledger.is_some()));
    }
    if args.ledger.is_some() {
        report::plain(&summary.reasons());
    }
    Ok(ExitCode::from(if summary.errors > 0 { FAILED } else { DONE }))
}

/// All stages on one document, and its output.
fn one(document: Result<Document, IngestError>, grammar: &Grammar, args: &ExtractArgs) -> Result<Done, String> {
    let document = document.map_err(|e| e.to_string())?;
    let id = document.id.clone();
    guarded(&id.clone(), move || {
        let claims = analyse(grammar, document);
        let mut summary = Summary::default();
        summary.add(&claims.claims, &claims.ledger);
        let mut ledger = String::new();
        for entry in claims.ledger.iter().filter(|_| args.ledger == Some(Ledger::All)) {
            let rule = entry.rule.as_deref().map_or_else(String::new, |r| format!(" ({r})"));
            let _ = writeln!(ledger, "{id}:{}: {}: {:?}{rule}", entry.line, entry.reason, entry.text);
        }
        let conventions = conventions(grammar, &claims.claims);
        Done { id, summary, ledger, share: args.format.share(Sheet::new(claims, grammar.sha256(), &conventions)) }
    })
}

/// The interval conventions that the claims used: those of the relations that occur.
pub(super) fn conventions(grammar: &Grammar, claims: &[Claim]) -> Vec<String> {
    let relation = |line: &String| line.split_once(':').map_or(line.as_str(), |(name, _)| name).to_owned();
    let used = |line: &&String| claims.iter().any(|c| c.quantity.relation.name() == relation(line));
    grammar.conventions.iter().filter(used).cloned().collect()
}
