//! Arguments that several subcommands take, and what they come to.

use super::{FAILED, report};
use chrono::NaiveDate;
use claimsheet::Grammar;
use claimsheet::ingest::{MetadataTable, ReadOptions, Reader, parse_date, read_all};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Which documents, and what is known of them.
#[derive(Args)]
pub(super) struct InputArgs {
    /// Files (.txt, .md, .jsonl), folders of such files, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// CSV with a header doc,published[,title,source,url]; its filled cells outdo what documents say of themselves
    #[arg(long, value_name = "FILE.csv")]
    metadata: Option<PathBuf>,
    /// Publication date, YYYY-MM-DD, of documents that have none of their own
    #[arg(long, value_name = "DATE", value_parser = date)]
    published: Option<NaiveDate>,
    /// Take every line as a document of its own, named by its number
    #[arg(long)]
    lines: bool,
}

impl InputArgs {
    /// The options to read with, and how many mistakes of the metadata table were reported.
    pub(super) fn options(&self) -> (ReadOptions, u64) {
        let mut errors = 0;
        let metadata = self.metadata.as_deref().map(|path| {
            let (table, problems) = MetadataTable::load(path);
            for problem in &problems {
                let rest = if table.is_empty() { " (the documents are done without it)" } else { "" };
                report::error(&format!("{problem}{rest}"));
                errors += 1;
            }
            table
        });
        (ReadOptions { metadata, published: self.published, lines: self.lines }, errors)
    }

    /// The documents.
    pub(super) fn read<'o>(&self, options: &'o ReadOptions) -> Reader<'o> {
        read_all(&self.paths, options)
    }
}

/// Which grammars.
#[derive(Args)]
pub(super) struct GrammarArgs {
    /// Folder of grammar files that add to the built-in ones; may be given again
    #[arg(long = "grammars", value_name = "DIR")]
    folders: Vec<PathBuf>,
}

impl GrammarArgs {
    /// The folders, as given.
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Loads the grammars and goes on with them; mistakes in them are all said, and end the run before it writes anything.
    pub(super) fn with(&self, work: impl FnOnce(&Grammar) -> anyhow::Result<ExitCode>) -> anyhow::Result<ExitCode> {
        match Grammar::load(&self.folders) {
            Ok(grammar) => {
                let done = work(&grammar);
                // the process ends here: giving a hundred thousand words back one by one would only take time
                std::mem::forget(grammar);
                done
            }
            Err(mistakes) => {
                for mistake in mistakes {
                    report::error(&mistake.to_string());
                }
                Ok(ExitCode::from(FAILED))
            }
        }
    }
}

/// How to run.
#[derive(Args)]
pub(super) struct RunArgs {
    /// How many threads to work with; the results are the same for any number [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Neither progress bar nor summary; errors are still said
    #[arg(long, short)]
    pub quiet: bool,
}

/// A date for the command line.
pub(super) fn date(words: &str) -> Result<NaiveDate, String> {
    parse_date(words).ok_or_else(|| "a date is written YYYY-MM-DD".to_owned())
}
