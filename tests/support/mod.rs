//! What the tests share: the binary, run in a folder of its own, and hand-made claims for what is done with claims, whatever finds them.
#![allow(dead_code)]

use claimsheet::Claims;
use claimsheet::base::{Change, Kind, LedgerReason, Modality, Number, Relation};
use claimsheet::normalise::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

/// What a run of the binary printed, and its exit status.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// The lines on standard error that are errors.
    pub(crate) fn errors(&self) -> Vec<&str> {
        self.stderr.lines().filter(|l| l.starts_with("claimsheet: error: ")).collect()
    }

    /// Asserts the exit status and hands the run on.
    pub(crate) fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// A temporary folder to run the binary in.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for (name, text) in files {
            folder.put(name, text.as_bytes());
        }
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, bytes).expect("a file can be written");
    }

    pub(crate) fn get(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// The names of all files in a folder below, sorted.
    pub(crate) fn names(&self, below: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path().join(below)) else { return Vec::new() };
        let mut names: Vec<String> = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the binary here.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs the binary here with this on its standard input.
    pub(crate) fn run_with(&self, args: &[&str], stdin: &str) -> Ran {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("claimsheet");
        let Output { status, stdout, stderr } =
            command.args(args).current_dir(self.path()).write_stdin(stdin).output().expect("the binary runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ran { status: status.code().unwrap_or(-1), stdout: text(stdout), stderr: text(stderr) }
    }
}

pub(crate) fn n(digits: &str) -> Number {
    digits.parse().expect("a decimal number")
}

pub(crate) fn entity(name: &str) -> Entity {
    Entity { text: name.into(), name: name.into(), id: Some("Q159".into()), kind: Some("country".into()) }
}

/// A claim with every field filled, its words being `text`.
pub(crate) fn claim(text: &str, value: &str) -> Claim {
    let chars = [3, 3 + text.chars().count() as u32];
    Claim {
        id: "c-0123456789abcdef".into(),
        proposition: "p-0123456789abcdef".into(),
        doc: "a".into(),
        kind: Kind::Production,
        quantity: Quantity {
            text: text.into(),
            chars,
            bytes: [3, 3 + text.len() as u32],
            relation: Relation::Almost,
            value: Some(n(value)),
            low: None,
            high: None,
            unit: None,
            per: Some("year".into()),
            change: Some(Change::Increase),
        },
        normalised: Normalised {
            low: Some(n("2850.50")),
            high: Some(n(value)),
            low_included: true,
            high_included: false,
            unit: "{missile}/a".into(),
            qudt: None,
            money: Some(Money {
                eur: Some(n("10000.00")),
                usd: None,
                rates: BTreeMap::from([("GBP".to_owned(), n("0.87550"))]),
                rate_date: "2025-11-28".parse().expect("a date"),
            }),
        },
        item: Some(Item { text: "cruise and ballistic missiles".into(), head: "missile".into() }),
        base: None,
        actor: Some(entity("Russia")),
        recipient: None,
        attribution: Some(entity(text)),
        modality: Modality::Capability,
        negated: false,
        places: vec![Place {
            text: "NO".into(),
            name: "Norway".into(),
            id: None,
            lat: Some(n("60.472")),
            lon: Some(n("-8.4689")),
            kind: Some("country".into()),
        }],
        time: Some(Time { text: "in 2025".into(), start: "2025-01-01".parse().ok(), end: None }),
        restated: vec![Restated { text: "£8,000".into(), chars, value: n("8000"), unit: Some("GBP".into()), check: None }],
        evidence: Evidence { sentence: text.into(), line: 13, chars, bytes: [3, 9] },
        rules: vec!["en/frames/production.yaml#0".into(), "en/hedges.yaml#almost".into()],
    }
}

pub(crate) fn claims(claims: Vec<Claim>) -> Claims {
    Claims {
        document: DocumentInfo {
            id: "a".into(),
            title: Some("NO: it is “on”".into()),
            published: "2025-11-27".parse().ok(),
            published_from: Some(claimsheet::ingest::PublishedFrom::FrontMatter),
            source: None,
            url: None,
            sha256: "00".repeat(32),
            language: "en".into(),
            bytes: 1234,
            notes: vec!["1 NUL byte kept".into()],
        },
        claims,
        ledger: vec![LedgerEntry {
            text: "2022".into(),
            chars: [1, 5],
            bytes: [1, 5],
            line: 1,
            reason: LedgerReason::Date,
            rule: Some("en/times.yaml#year".into()),
        }],
        sentences: Vec::new(),
    }
}
