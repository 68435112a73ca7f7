//! The README holds what it says: its table is what the sentences come to, and its commands print what stands under them.
//!
//! `UPDATE=1 cargo test --test readme` writes both anew; read the difference. Commands run in a folder with `seeds/` in it; a YAML block
//! whose first line is a comment with a path is a file there. A block whose commands have no output under them is run only if
//! it has one already or is being updated, and one with a comment (`#`) in a command shows how to type it and is not run.

use claimsheet::base::{Change, Modality, Number, Relation};
use claimsheet::normalise::Claim;
use claimsheet::{Document, Grammar, analyse};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
/// When the sentences of the table were published.
const PUBLISHED: &str = "2025-11-27";

#[test]
fn the_readme_is_current() {
    let kept = fs::read_to_string(PATH).expect("README.md");
    let grammar = Grammar::embedded();
    let folder = Folder::new();
    let mut now = String::new();
    let mut lines = kept.lines().peekable();
    let mut table = false;
    while let Some(line) = lines.next() {
        table = line.starts_with("| the text says") || table && line.starts_with('|');
        match line {
            "```console" => {
                let block: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
                let _ = write!(now, "```console\n{}```\n", folder.console(&block));
                continue;
            }
            "```yaml" => {
                let block: Vec<&str> = lines.clone().take_while(|l| *l != "```").collect();
                folder.file(&block);
            }
            _ if table && !line.starts_with("| the text says") && !line.starts_with("|---") => {
                let sentence = line.trim_matches('|').split(" | ").next().unwrap_or_default().trim();
                let _ = writeln!(now, "| {sentence} | {} |", summary(&grammar, sentence));
                continue;
            }
            _ => {}
        }
        now.push_str(line);
        now.push('\n');
    }
    if std::env::var_os("UPDATE").is_some_and(|v| v == "1") {
        fs::write(PATH, &now).expect("README.md can be written");
    } else if kept != now {
        let stale = now.lines().zip(kept.lines()).find(|(a, b)| a != b);
        let (have, says) = stale.unwrap_or_default();
        panic!(
            "README.md says\n  {says}\nand it is now\n  {have}\nrun `UPDATE=1 cargo test --test readme`, read the difference, and commit it"
        );
    }
}

/// Where the commands run.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"), folder.path().join("seeds"));
        fs::create_dir(&to).expect("a folder");
        for file in fs::read_dir(from).expect("seeds/").flatten() {
            fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
        }
        Self(folder)
    }

    /// Writes a block that begins with `# path`.
    fn file(&self, block: &[&str]) {
        let Some(path) = block.first().and_then(|l| l.strip_prefix("# ")).map(|p| self.0.path().join(p)) else { return };
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, format!("{}\n", block.join("\n"))).expect("a file");
    }

    /// A block of commands, each with what it prints now.
    fn console(&self, block: &[&str]) -> String {
        let shown_only = block.iter().any(|l| l.starts_with("$ ") && l.contains(" # ") || *l == "$ cargo test");
        if shown_only {
            return block.iter().map(|l| format!("{l}\n")).collect();
        }
        let mut out = String::new();
        let mut rest = block;
        while let Some((command, after)) = rest.split_first() {
            let length = after.iter().position(|l| l.starts_with("$ ")).unwrap_or(after.len());
            let old = after[..length].join("\n");
            rest = &after[length..];
            let printed = self.run(command.trim_start_matches("$ "));
            // figures of time are those of the run that wrote them
            let same = !old.is_empty() && timeless(&old) == timeless(printed.trim_end());
            let lines = if same { old } else { printed };
            let _ = writeln!(out, "{command}");
            if !lines.trim().is_empty() {
                let _ = writeln!(out, "{}", lines.trim_end());
            }
        }
        out
    }

    fn run(&self, command: &str) -> String {
        let binary = PathBuf::from(env!("CARGO_BIN_EXE_claimsheet"));
        let command = command.replace("cargo run --release --", "claimsheet");
        let path = std::env::join_paths(
            binary.parent().map(Path::to_owned).into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
        );
        let ran = Command::new("sh")
            .args(["-c", &format!("{{ {command}\n}} 2>&1")])
            .env("PATH", path.expect("a search path"))
            .current_dir(self.0.path())
            .stdin(std::process::Stdio::null())
            .output()
            .expect("a shell");
        String::from_utf8_lossy(&ran.stdout).into_owned()
    }
}

/// Without what differs from run to run: seconds and speed.
fn timeless(printed: &str) -> String {
    let lines = printed.lines().map(|l| if l.starts_with("read ") { l.split(" in ").next().unwrap_or(l) } else { l });
    lines.collect::<Vec<_>>().join("\n")
}

/// A sentence's claims in a cell of the table.
fn summary(grammar: &Grammar, sentence: &str) -> String {
    let found = analyse(grammar, Document::new("a", sentence).published(PUBLISHED.parse().expect("a date")));
    let claims: Vec<String> = found.claims.iter().map(cell).collect();
    if claims.is_empty() {
        let numbers: Vec<String> = found.ledger.iter().map(|l| format!("{} ({})", l.text, l.reason)).collect();
        return format!("no claim; in the ledger: {}", numbers.join(", "));
    }
    claims.join(" <br> ")
}

fn cell(c: &Claim) -> String {
    let q = &c.quantity;
    let grouped = |n: Number| {
        let plain = n.canonical();
        let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
        let mut out = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        fraction.map_or(out.clone(), |f| format!("{out}.{f}"))
    };
    let mut parts = vec![format!("**{}**", c.kind)];
    parts.extend(c.actor.as_ref().map(|a| a.name.clone()));
    parts.extend(c.recipient.as_ref().map(|r| format!("to {}", r.name)));
    if c.modality != Modality::Actual {
        parts.push(c.modality.to_string());
    }
    if c.negated {
        parts.push("denied".to_owned());
    }
    let mut amount = Vec::new();
    if q.relation != Relation::Exact {
        amount.push(q.relation.name().replace('_', " "));
    }
    amount.extend(q.change.map(|c| if c == Change::Increase { "+".to_owned() } else { "−".to_owned() }));
    let number = match (q.value, q.low, q.high) {
        (Some(v), ..) => grouped(v),
        (_, Some(low), Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
        (_, Some(low), None) => grouped(low),
        _ => String::new(),
    };
    amount.push(number);
    amount.extend(q.unit.clone());
    amount.extend(c.item.as_ref().map(|i| i.text.to_lowercase()));
    amount.extend(q.per.as_ref().map(|p| format!("per {p}")));
    parts.push(amount.join(" ").replace("+ ", "+").replace("− ", "−"));
    let end = |n: Option<Number>| n.map_or("…".to_owned(), grouped);
    let n = &c.normalised;
    let (open, close) = (if n.low_included { '[' } else { '(' }, if n.high_included { ']' } else { ')' });
    parts.push(format!("{open}{}; {}{close} `{}`", end(n.low), end(n.high), n.unit));
    for r in &c.restated {
        let check = r.check.as_ref().map_or(String::new(), |k| {
            let percent = (k.deviation.0 * Number::from(100).0).normalize();
            let side = if percent.is_sign_negative() { "under" } else { "over" };
            format!(", {} % {side} that day's rate", percent.abs().round_dp(0))
        });
        parts.push(format!("again as {} {}{check}", grouped(r.value), r.unit.as_deref().unwrap_or_default()));
    }
    parts.extend(c.places.iter().map(|p| format!("in {}", p.name)));
    let day = |d: Option<chrono::NaiveDate>| d.map_or("…".to_owned(), |d| d.to_string());
    parts.extend(c.time.as_ref().map(|t| format!("{} to {}", day(t.start), day(t.end))));
    parts.extend(c.attribution.as_ref().map(|a| format!("says {}", a.name)));
    parts.join(" · ")
}
