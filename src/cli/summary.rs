//! The table at the end of a run, on standard error.

use claimsheet::base::{Kind, LedgerReason};
use claimsheet::normalise::{Claim, LedgerEntry};
use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::time::Duration;

/// How many kinds or reasons are named unless all are asked for.
const TOP: usize = 6;

/// How many examples of a reason of the ledger are told, and how long one may be, in characters.
const EXAMPLES: usize = 4;
const EXAMPLE: usize = 30;

/// What a run came to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Summary {
    pub documents: u64,
    pub without_claims: u64,
    pub claims: BTreeMap<Kind, u64>,
    pub ledger: BTreeMap<LedgerReason, u64>,
    pub examples: BTreeMap<LedgerReason, Vec<String>>,
    pub skipped: u64,
    pub unused_rows: usize,
    pub errors: u64,
    pub bytes: u64,
}

impl Summary {
    /// Adds one document.
    pub(super) fn add(&mut self, claims: &[Claim], ledger: &[LedgerEntry]) {
        self.documents += 1;
        self.without_claims += u64::from(claims.is_empty());
        for claim in claims {
            *self.claims.entry(claim.kind).or_default() += 1;
        }
        for entry in ledger {
            *self.ledger.entry(entry.reason).or_default() += 1;
            self.example(entry.reason, entry.text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// Keeps a number as an example of its reason, if it is short, new, and there is room.
    fn example(&mut self, reason: LedgerReason, text: String) {
        let known = self.examples.entry(reason).or_default();
        if known.len() < EXAMPLES && text.chars().count() <= EXAMPLE && !known.contains(&text) {
            known.push(text);
        }
    }

    /// Why numbers are no claims: a row for each reason, the most frequent first, with examples.
    pub(super) fn reasons(&self) -> String {
        let mut sorted: Vec<_> = self.ledger.iter().collect();
        sorted.sort_by_key(|(k, n)| (std::cmp::Reverse(**n), **k));
        let mut out = String::new();
        for (reason, n) in sorted {
            let quoted: Vec<String> = self.examples.get(reason).into_iter().flatten().map(|e| format!("{e:?}")).collect();
            let _ = writeln!(out, "{}", format!("{:<13}{n:>7}  {}", reason.to_string(), quoted.join(", ")).trim_end());
        }
        out
    }

    /// Adds what another part of the run came to.
    pub(super) fn absorb(&mut self, other: Self) {
        self.documents += other.documents;
        self.without_claims += other.without_claims;
        self.skipped += other.skipped;
        self.errors += other.errors;
        other.claims.into_iter().for_each(|(k, n)| *self.claims.entry(k).or_default() += n);
        other.ledger.into_iter().for_each(|(k, n)| *self.ledger.entry(k).or_default() += n);
        for (reason, texts) in other.examples {
            texts.into_iter().for_each(|text| self.example(reason, text));
        }
    }

    /// The table; `all` names every reason of the ledger.
    pub(super) fn table(&self, took: Duration, all: bool) -> String {
        let mut out = String::new();
        let mut row = |what: &str, n: &dyn Display, more: &str| {
            let _ = writeln!(out, "{}", format!("{what:<11}{n:>9}  {more}").trim_end());
        };
        let none = if self.without_claims > 0 { format!("{} without a claim", self.without_claims) } else { String::new() };
        row("documents", &self.documents, &none);
        row("claims", &self.claims.values().sum::<u64>(), &parts(&self.claims, usize::MAX));
        row("ledger", &self.ledger.values().sum::<u64>(), &parts(&self.ledger, if all { usize::MAX } else { TOP }));
        if self.skipped > 0 {
            row("skipped", &self.skipped, "files of other kinds");
        }
        if self.unused_rows > 0 {
            row("metadata", &self.unused_rows, "rows for documents that were not given");
        }
        row("errors", &self.errors, "");
        row("read", &size(self.bytes), &format!("in {:.3} s, {}", took.as_secs_f64(), speed(self.bytes, took)));
        out
    }
}

/// `deaths 5, payment 3, …`: the most frequent first, ties in stated order.
fn parts<K: Copy + Ord + Display>(counts: &BTreeMap<K, u64>, most: usize) -> String {
    let mut sorted: Vec<_> = counts.iter().collect();
    sorted.sort_by_key(|(k, n)| (std::cmp::Reverse(**n), **k));
    let mut parts: Vec<String> = sorted.iter().take(most).map(|(k, n)| format!("{k} {n}")).collect();
    let rest: u64 = sorted.iter().skip(most).map(|(_, n)| **n).sum();
    if rest > 0 {
        parts.push(format!("other {rest}"));
    }
    parts.join(", ")
}

/// A number of bytes for people.
fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return format!("{bytes} B"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit)
}

/// Megabytes (10⁶ bytes) a second: bytes a microsecond.
pub(super) fn speed(bytes: u64, took: Duration) -> String {
    let tenths = u128::from(bytes) * 10 / took.as_micros().max(1);
    format!("{}.{} MB/s", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_the_most_frequent_first() {
        let summary = Summary {
            documents: 5,
            without_claims: 1,
            claims: BTreeMap::from([(Kind::Payment, 3), (Kind::Deaths, 3), (Kind::Share, 8)]),
            ledger: LedgerReason::ALL.iter().take(8).zip(1..).map(|(r, n)| (*r, n)).collect(),
            skipped: 2,
            bytes: 18_240,
            ..Summary::default()
        };
        let table = summary.table(Duration::from_millis(10), false);
        let expected = "\
documents          5  1 without a claim
claims            14  share 8, deaths 3, payment 3
ledger            36  pronoun 8, furniture 7, idiom 6, ordinal 5, name 4, date 3, other 3
skipped            2  files of other kinds
errors             0
read         18.2 kB  in 0.010 s, 1.8 MB/s
";
        assert_eq!(table, expected);
        assert!(summary.table(Duration::ZERO, true).contains("date 3, time 2, claimed 1\n"));
    }
}
