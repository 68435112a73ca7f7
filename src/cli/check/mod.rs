//! `claimsheet check`: extracts again where an approved sheet stands beside an article, says what changed, and on request approves it.

mod compare;
#[cfg(test)]
mod tests;

use super::args::{GrammarArgs, RunArgs};
use super::batch::Batch;
use super::guard::guarded;
use super::{DIFFERENT, DONE, FAILED, report};
use claimsheet::export::{Sheet, sheet, write::write_whole};
use claimsheet::ingest::{PublishedFrom, ReadOptions, articles, read};
use claimsheet::normalise::{Claim, LedgerEntry};
use claimsheet::{Document, Grammar, analyse};
use clap::Args;
use compare::{Difference, Differences, FieldChange};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `check`.
#[derive(Args)]
#[command(after_help = "Example: claimsheet check seeds/ && echo as approved
To approve the first time: claimsheet extract seeds/ -o seeds/")]
pub(super) struct CheckArgs {
    /// Folder of articles with approved sheets beside them (a.md, a.yaml), or one such article
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Approve what is found now: write the new sheets over the old ones
    #[arg(long)]
    accept: bool,
    #[command(flatten)]
    pub(super) grammar: GrammarArgs,
    #[command(flatten)]
    run: RunArgs,
}

/// How many there are of each.
#[derive(Default)]
struct Count {
    articles: u64,
    differing: u64,
    accepted: u64,
    missing: u64,
    new: u64,
    changed: u64,
    ledger: u64,
    errors: u64,
}

/// What checking one article came to: what is to be said, and the counts.
type Checked = Result<(String, Count), String>;

/// Runs `check`.
pub(super) fn run(args: &CheckArgs, grammar: &Grammar) -> anyhow::Result<ExitCode> {
    let mut count = Count::default();
    let mut pairs = Vec::new();
    let mut without = 0_u64;
    for article in articles(&args.folder) {
        match article {
            Ok(article) => match article.with_extension("yaml") {
                approved if approved.is_file() => pairs.push((article, approved)),
                _ => without += 1,
            },
            Err(e) => {
                report::error(&e.to_string());
                count.errors += 1;
            }
        }
    }
    if pairs.is_empty() && count.errors == 0 {
        let folder = args.folder.display();
        anyhow::bail!(
            "{folder}: no approved sheet beside any of {without} articles; wanted: a.yaml beside a.md, as `claimsheet extract {folder} -o {folder}` writes it"
        );
    }
    let batch = Batch::new(args.run.threads)?;
    let mut pairs = pairs.into_iter();
    loop {
        // Some articles at a time, so that what is found is said as it is found.
        let chunk = batch.chunk(&mut pairs, |_| 1 << 16);
        if chunk.is_empty() {
            break;
        }
        for checked in batch.work(chunk, |(article, approved)| one(&article, &approved, grammar, args.accept)) {
            match checked {
                Ok((text, one)) => {
                    count.absorb(&one);
                    if std::io::stdout().lock().write_all(text.as_bytes()).is_err() {
                        // Nobody reads on; the status is still worth having.
                    }
                }
                Err(message) => {
                    count.errors += 1;
                    report::error(&message);
                }
            }
        }
    }
    if !args.run.quiet {
        report::plain(&count.summary(without));
    }
    Ok(ExitCode::from(match () {
        () if count.errors > 0 => FAILED,
        () if count.differing > count.accepted => DIFFERENT,
        () => DONE,
    }))
}

/// Extracts one article again and compares; with `accept`, writes the new sheet where it differs.
fn one(article: &Path, approved: &Path, grammar: &Grammar, accept: bool) -> Checked {
    let old = sheet::read(approved).map_err(|e| e.to_string())?;
    let options = ReadOptions::default();
    let document = match read(article, &options).map(|mut documents| documents.next()) {
        Ok(Some(Ok(document))) => document,
        Ok(Some(Err(e))) | Err(e) => return Err(e.to_string()),
        Ok(None) => return Err(format!("{}: there is no document in it", article.display())),
    };
    let document = as_approved(document, &old);
    let claims = guarded(&article.display().to_string(), || analyse(grammar, document))?;
    let conventions = super::extract::conventions(grammar, &claims.claims);
    let new = Sheet::new(claims, grammar.sha256(), &conventions);
    let differences = compare::compare(&old, &new);
    let mut count = Count::of(&differences);
    if accept && !differences.is_empty() {
        let yaml = new.to_yaml().map_err(|e| e.to_string())?;
        write_whole(approved, yaml.as_bytes()).map_err(|e| e.to_string())?;
        count.accepted = 1;
    }
    Ok((describe(article, &differences), count))
}

/// The document under the id and with the metadata of its approved sheet: those are what the sheet was made with.
fn as_approved(mut document: Document, approved: &Sheet) -> Document {
    let head = &approved.document;
    document.id.clone_from(&head.id);
    document.metadata.title.clone_from(&head.title);
    document.metadata.source.clone_from(&head.source);
    document.metadata.url.clone_from(&head.url);
    document.metadata.published = head.published.map(|date| (date, head.published_from.unwrap_or(PublishedFrom::Sheet)));
    document
}

impl Count {
    fn of(differences: &Differences<'_>) -> Self {
        let mut count = Self { articles: 1, ..Self::default() };
        count.differing = u64::from(!differences.is_empty());
        for claim in &differences.claims {
            match claim {
                Difference::Missing(_) => count.missing += 1,
                Difference::New(_) => count.new += 1,
                Difference::Changed { .. } => count.changed += 1,
            }
        }
        count.ledger = differences.ledger.len() as u64;
        count
    }

    fn absorb(&mut self, other: &Self) {
        self.articles += other.articles;
        self.differing += other.differing;
        self.accepted += other.accepted;
        self.missing += other.missing;
        self.new += other.new;
        self.changed += other.changed;
        self.ledger += other.ledger;
    }

    fn summary(&self, without: u64) -> String {
        let mut out =
            format!("checked {} articles: {} as approved, {} differ", self.articles, self.articles - self.differing, self.differing);
        if self.differing > 0 {
            let Self { missing, new, changed, ledger, .. } = self;
            let _ = write!(out, " (claims: {missing} missing, {new} new, {changed} changed; ledger: {ledger})");
        }
        if self.accepted > 0 {
            let _ = write!(out, "; {} approved now", self.accepted);
        } else if self.differing > 0 {
            out.push_str("; --accept approves");
        }
        if without > 0 {
            let _ = write!(out, "; {without} articles without an approved sheet");
        }
        if self.errors > 0 {
            let _ = write!(out, "; {} errors", self.errors);
        }
        out.push('\n');
        out
    }
}

/// What changed in one article; nothing where nothing did.
fn describe(article: &Path, differences: &Differences<'_>) -> String {
    let mut out = String::new();
    if differences.is_empty() {
        return out;
    }
    let _ = writeln!(out, "{}", article.display());
    for field in &differences.head {
        let hint = if field.path == "document.sha256" { " (the article is no longer the one that was approved)" } else { "" };
        let _ = writeln!(out, "  {}{hint}", change(field));
    }
    for claim in &differences.claims {
        match claim {
            Difference::Missing(claim) => whole(&mut out, "missing", claim),
            Difference::New(claim) => whole(&mut out, "new", claim),
            Difference::Changed { new, fields, .. } => {
                title(&mut out, "changed", new);
                for field in fields {
                    let _ = writeln!(out, "    {}", change(field));
                }
                let _ = writeln!(out, "    rules: {}", new.rules.join(", "));
            }
        }
    }
    for entry in &differences.ledger {
        match entry {
            Difference::Missing(entry) => ledger(&mut out, "missing", entry, ""),
            Difference::New(entry) => ledger(&mut out, "new", entry, ""),
            Difference::Changed { new, fields, .. } => {
                let changes: Vec<String> = fields.iter().map(change).collect();
                ledger(&mut out, "changed", new, &format!(": {}", changes.join("; ")));
            }
        }
    }
    out
}

fn change(field: &FieldChange) -> String {
    format!("{}: {} → {}", field.path, field.old, field.new)
}

fn title(out: &mut String, what: &str, claim: &Claim) {
    let _ = writeln!(out, "  {what:<8}{:?}, line {}: {}", claim.quantity.text, claim.evidence.line, claim.evidence.sentence);
}

/// A claim that the other sheet does not have.
fn whole(out: &mut String, what: &str, claim: &Claim) {
    title(out, what, claim);
    let name = |e: &Option<claimsheet::normalise::Entity>| e.as_ref().map_or_else(|| "none".to_owned(), |e| e.name.clone());
    let item = claim.item.as_ref().map_or("none", |i| i.text.as_str());
    let _ = writeln!(out, "    kind: {}, item: {item}, actor: {}, modality: {}", claim.kind, name(&claim.actor), claim.modality);
    let _ = writeln!(out, "    rules: {}", claim.rules.join(", "));
}

fn ledger(out: &mut String, what: &str, entry: &LedgerEntry, more: &str) {
    let _ = writeln!(out, "  ledger: {what} {:?}, line {}, {}{more}", entry.text, entry.line, entry.reason);
}
