//! `claimsheet grammars`: checks grammar files and runs their examples, or lists the words they know.

use super::args::GrammarArgs;
use super::{DONE, FAILED, report};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use claimsheet::examples::{self, CheckReport};
use claimsheet::grammar::{GrammarError, words};
use clap::{Args, Subcommand};
use std::fmt::Write as _;
use std::io::{BufWriter, IsTerminal, Write, stdout};
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `grammars`.
#[derive(Args)]
#[command(after_help = "Examples:
  claimsheet grammars check my-grammars/
  claimsheet grammars words pound")]
pub(super) struct GrammarsArgs {
    #[command(subcommand)]
    command: GrammarsCommand,
}

/// What to do with the grammars.
#[derive(Subcommand)]
enum GrammarsCommand {
    /// Check every file and run its examples: the built-in ones, or those of a folder on top of them
    Check {
        /// Folder of grammar files
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// List the forms that the grammars know, each with the entry that it belongs to
    Words {
        /// Only forms and entries in which this occurs
        #[arg(value_name = "FILTER", default_value = "", hide_default_value = true)]
        filter: String,
        #[command(flatten)]
        grammar: GrammarArgs,
    },
}

/// Runs `grammars`.
pub(super) fn run(args: &GrammarsArgs) -> anyhow::Result<ExitCode> {
    let (text, status) = match &args.command {
        GrammarsCommand::Check { folder } => {
            let report = examples::check(folder.as_deref());
            let status = if report.errors.is_empty() { DONE } else { FAILED };
            (printed(&report, stdout().is_terminal()), status)
        }
        GrammarsCommand::Words { filter, grammar } => match words(grammar.folders(), filter) {
            Ok(words) => (listed(&words), DONE),
            Err(mistakes) => {
                for mistake in &mistakes {
                    report::error(&mistake.to_string());
                }
                (String::new(), FAILED)
            }
        },
    };
    let mut out = BufWriter::new(stdout().lock());
    // whoever reads may have enough of a long list
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    Ok(ExitCode::from(status))
}

/// Every problem as `file:line:col: error: …`, on a terminal with its line, and a summary.
fn printed(report: &CheckReport, terminal: bool) -> String {
    let mut out = String::new();
    let mut all: Vec<(&GrammarError, &str)> = report.errors.iter().map(|e| (e, "error")).collect();
    all.extend(report.warnings.iter().map(|w| (w, "warning")));
    all.sort();
    for (problem, severity) in all {
        let GrammarError { file, line, column, message } = problem;
        let place = match (line, column) {
            (0, _) => file.clone(),
            (line, 0) => format!("{file}:{line}"),
            (line, column) => format!("{file}:{line}:{column}"),
        };
        let _ = writeln!(out, "{place}: {severity}: {message}");
        if terminal && let Some(source) = report.files.iter().find(|f| f.path == *file) {
            excerpt(&mut out, &source.text, *line, *column, severity);
        }
    }
    let files = report.files.iter().filter(|f| f.name.ends_with(".yaml")).count();
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let counts = [
        (files, "file"),
        (report.entries, "entry"),
        (report.examples, "example"),
        (report.errors.len(), "error"),
        (report.warnings.len(), "warning"),
    ];
    let counts: Vec<String> = counts.iter().map(|(n, what)| count(*n, what).replace("entrys", "entries")).collect();
    let _ = writeln!(out, "{}", counts.join(", "));
    out
}

/// The line of a problem with the word that it begins at underlined.
fn excerpt(out: &mut String, source: &str, line: u32, column: u32, severity: &str) {
    let Some(span) = word_at(source, line, column) else { return };
    let level = if severity == "error" { Level::ERROR } else { Level::WARNING };
    let snippet = Snippet::source(source).annotation(AnnotationKind::Primary.span(span));
    let _ = writeln!(out, "{}", Renderer::styled().render(&[Group::with_level(level).element(snippet)]));
}

/// The bytes of the word at a place, of the whole line where no column is known.
fn word_at(source: &str, line: u32, column: u32) -> Option<Range<usize>> {
    let n = line.checked_sub(1)? as usize;
    let start: usize = source.split_inclusive('\n').take(n).map(str::len).sum();
    let text = source[start..].lines().next()?;
    let Some(before) = column.checked_sub(1) else { return Some(start..start + text.len()) };
    let from = text.char_indices().nth(before as usize).map_or(text.len(), |(i, _)| i);
    let rest = &text[from..];
    let quoted = rest.starts_with('"').then(|| rest[1..].find('"').map(|i| i + 2)).flatten();
    let length =
        quoted.or_else(|| rest.find([' ', ',', ':', ']', '}'])).unwrap_or(rest.len()).max(rest.chars().next().map_or(0, char::len_utf8));
    Some(start + from..start + from + length)
}

/// `form  role  owner`, aligned.
fn listed(words: &[claimsheet::grammar::Word]) -> String {
    // one long phrase shall not push everything to the right
    let width = |text: &str| text.chars().count();
    let forms = words.iter().map(|w| width(&w.form)).max().unwrap_or(0).min(40);
    let roles = words.iter().map(|w| width(&w.role)).max().unwrap_or(0);
    let mut out = String::new();
    for w in words {
        let _ = writeln!(out, "{:forms$}  {:roles$}  {}", w.form, w.role, w.owner);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_word_that_begins_there() {
        let source = "a: 1\nunits:\n  - {key: é5, names: [\"two words\"]}\n";
        let at = |line, column| word_at(source, line, column).map(|r| &source[r]);
        assert_eq!(at(3, 11), Some("é5"));
        assert_eq!(at(3, 23), Some("\"two words\""));
        assert_eq!(at(1, 0), Some("a: 1"));
        assert_eq!(at(3, 99), Some(""));
        assert_eq!((at(0, 0), at(9, 1)), (None, None));
    }
}
