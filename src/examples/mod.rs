//! Grammar files in, what is wrong with them out: lint, and every example run through the whole pipeline. Never changes a grammar.

mod compare;
mod marks;
mod used;

pub use crate::grammar::{CheckReport, CheckedFile};

use crate::base::{Kind, LedgerReason};
use crate::grammar::schema::{Example, Expect, ExpectedClaim, File};
use crate::grammar::{self, Grammar, GrammarError};
use crate::ingest::{Document, parse_date};
use crate::normalise::{Claim, Claims};
use compare::Differences;
use marks::{Marked, Role};
use std::path::Path;
use used::Evidence;

/// The publication date of an example that states none: a Wednesday.
const PUBLISHED: &str = "2025-01-15";

/// Checks the built-in grammars, or those of a folder on top of them: lint, then every example.
///
/// ```
/// let dir = tempfile::tempdir()?;
/// let grammar = "
/// grammar: frame
/// format: 1
/// about: Eggs, where they are laid.
/// kind: production
/// triggers:
///   - {key: lay, verb: [lay], item: [egg], at: object, actor: subject}
/// examples:
///   - text: The hens laid {quantity:300} {item:eggs}.
///     claim: {value: 300}
///   - text: The hens laid eggs in 2021.
///     claim: none
/// ";
/// std::fs::write(dir.path().join("eggs.yaml"), grammar)?;
/// let report = claimsheet::examples::check(Some(dir.path()));
/// assert_eq!(report.errors, []);
/// assert_eq!((report.entries, report.examples), (1, 2));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn check(folder: Option<&Path>) -> CheckReport {
    let mut report = grammar::check(folder);
    let (mut errors, mut warnings) = (Vec::new(), Vec::new());
    for checked in &report.files {
        let Some(file) = &checked.file else { continue };
        let evidence = run_all(&report.grammar, checked, file, &mut errors);
        // where some of the file could not be read, what is missing may stand in just that
        if !checked.broken {
            let asked = if report.built_in { &mut errors } else { &mut warnings };
            completeness(checked, file, &evidence, asked);
        }
    }
    report.errors.append(&mut errors);
    report.errors.sort();
    report.warnings.append(&mut warnings);
    report.warnings.sort();
    report
}

/// Runs the examples of a file.
fn run_all(grammar: &Grammar, checked: &CheckedFile, file: &File, errors: &mut Vec<GrammarError>) -> Evidence {
    let kind = match file {
        File::Frame(f) => f.kind.as_ref().and_then(|k| Kind::from_name(&k.value)),
        _ => None,
    };
    let mut evidence = Evidence::default();
    for example in file.examples() {
        let message = match (run(grammar, example, kind, &mut evidence), &example.wrong) {
            (Ok(()), None) => continue,
            (Err(message), None) => message,
            // today's wrong answer is held to, too: it changes for the better or it is told
            (Err(message), Some(wrong)) if message == wrong.value => continue,
            (Err(message), Some(wrong)) => format!("its `wrong` says “{}”, and now comes out: {message}", wrong.value),
            (Ok(()), Some(_)) => "comes out right now; its `wrong` is to be taken away".to_owned(),
        };
        errors.push(GrammarError::new(&checked.path, example.text.line, example.text.column, message));
    }
    evidence
}

/// What every file must have: a negative example, and an example for every entry.
fn completeness(checked: &CheckedFile, file: &File, evidence: &Evidence, out: &mut Vec<GrammarError>) {
    let examples = file.examples();
    let negative = |e: &Example| matches!(e.claim, Some(Expect::None)) || e.claims.as_ref().is_some_and(Vec::is_empty);
    if !examples.iter().any(negative) {
        let what = if examples.is_empty() { "no example" } else { "no negative example" };
        let message = format!("{what}; at least one sentence with `claim: none`, which this file must leave alone, would be right");
        out.push(GrammarError::new(&checked.path, 1, 1, message));
    }
    for entry in evidence.unused(checked, file) {
        let key = &entry.key;
        let wanted = match entry.proof {
            grammar::entries::Proof::Rule => format!("a sentence whose claim takes `{}#{key}`", checked.name),
            grammar::entries::Proof::Words => {
                let some: Vec<String> = entry.forms.iter().take(3).map(|f| format!("`{}`", f.text)).collect();
                format!("a sentence with one of its forms ({}{})", some.join(", "), if entry.forms.len() > 3 { " …" } else { "" })
            }
        };
        out.push(GrammarError::new(&checked.path, entry.line, entry.column, format!("no example of this file uses `{key}`; {wanted} would be right")));
    }
}

/// Runs one example; the message says what was expected and what came out.
fn run(grammar: &Grammar, example: &Example, kind: Option<Kind>, evidence: &mut Evidence) -> Result<(), String> {
    let marked = marks::read(&example.text.value)?;
    sensible(example, &marked)?;
    let written = example.published.as_deref().unwrap_or(PUBLISHED);
    let published = parse_date(written).ok_or_else(|| format!("`published: {written}` is no date; YYYY-MM-DD would be right"))?;
    let found = crate::analyse(grammar, Document::new("example", marked.text.clone()).published(published));
    evidence.text(grammar, &marked.text);
    for rule in found.claims.iter().flat_map(|c| &c.rules).chain(found.ledger.iter().filter_map(|l| l.rule.as_ref())) {
        evidence.rule(rule);
    }
    let mut problems = Vec::new();
    match (&example.claim, &example.claims) {
        (Some(Expect::None), _) => {
            if !found.claims.is_empty() {
                problems.push(format!("expected no claim, came out {}", listed(&found.claims)));
            }
        }
        (Some(Expect::Claim(want)), _) => one(grammar, &marked, Some(want), kind, &found, &mut problems),
        (None, Some(wants)) => all(grammar, &marked, wants, kind, &found, &mut problems),
        (None, None) if !marked.marks.is_empty() => one(grammar, &marked, None, kind, &found, &mut problems),
        (None, None) => {}
    }
    for reason in example.ledger.iter().flatten() {
        if !found.ledger.iter().any(|l| l.reason.name() == reason.value) {
            let got: Vec<String> = found.ledger.iter().map(|l| format!("{} `{}`", l.reason, l.text)).collect();
            let got = if got.is_empty() { "nothing".to_owned() } else { got.join(", ") };
            problems.push(format!("ledger: expected `{}`, came out {got}", reason.value));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("; ")) }
}

/// What an example says must make sense before it is run.
fn sensible(example: &Example, marked: &Marked) -> Result<(), String> {
    if example.claim.is_some() && example.claims.is_some() {
        return Err("`claim` and `claims` both stand here; write one of them".to_owned());
    }
    let silent = example.claim.is_none() && example.claims.is_none() && example.ledger.as_ref().is_none_or(Vec::is_empty);
    if silent && marked.marks.is_empty() {
        return Err("the example says nothing of what must come out; `claim: none`, or `claim` with the fields that count, would be right".to_owned());
    }
    if matches!(example.claim, Some(Expect::None)) && !marked.marks.is_empty() {
        return Err("`claim: none` stands beside marks; a text that yields nothing has nothing to mark".to_owned());
    }
    if example.claims.is_none() && marked.of(Role::Quantity).count() > 1 {
        return Err("two quantities are marked for one claim; mark the one that `claim` is about, or write `claims`".to_owned());
    }
    let one = match &example.claim {
        Some(Expect::Claim(want)) => Some(&**want),
        _ => None,
    };
    let mut wrong: Vec<String> = one.into_iter().chain(example.claims.iter().flatten()).flat_map(compare::nonsense).collect();
    for reason in example.ledger.iter().flatten().filter(|r| LedgerReason::from_name(&r.value).is_none()) {
        wrong.push(format!("`ledger: {}` is no reason; one of {} would be right", reason.value, compare::names(LedgerReason::ALL)));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
}

/// The claim at the marked quantity, or the only one.
fn one(grammar: &Grammar, marked: &Marked, want: Option<&ExpectedClaim>, kind: Option<Kind>, found: &Claims, problems: &mut Vec<String>) {
    let mark = marked.of(Role::Quantity).next();
    let claim = match mark {
        Some(mark) => {
            let within = |c: &&Claim| (c.quantity.bytes[0] as usize) < mark.bytes.end && mark.bytes.start < c.quantity.bytes[1] as usize;
            let exact = |c: &&Claim| c.quantity.bytes[0] as usize == mark.bytes.start && c.quantity.bytes[1] as usize == mark.bytes.end;
            found.claims.iter().find(exact).or_else(|| found.claims.iter().find(within))
        }
        None if found.claims.len() == 1 => found.claims.first(),
        None => None,
    };
    let Some(claim) = claim else {
        let at = mark.map_or_else(|| "one claim".to_owned(), |m| format!("a claim at `{}`", marked.words(m)));
        let left: Vec<String> = found.ledger.iter().map(|l| format!("`{}` is left out as {}", l.text, l.reason)).collect();
        let left = if left.is_empty() { String::new() } else { format!(" ({})", left.join(", ")) };
        problems.push(format!("expected {at}, came out {}{left}", listed(&found.claims)));
        return;
    };
    let mut differences = Differences::new(grammar);
    match want {
        Some(want) => differences.fields(want, kind, claim),
        None => differences.fields(&ExpectedClaim::default(), kind, claim),
    }
    differences.marks(marked, want, claim);
    problems.append(&mut differences.found);
}

/// All claims in text order; a mark must fit one of them.
fn all(grammar: &Grammar, marked: &Marked, wants: &[ExpectedClaim], kind: Option<Kind>, found: &Claims, problems: &mut Vec<String>) {
    if wants.len() != found.claims.len() {
        let plural = if wants.len() == 1 { "" } else { "s" };
        problems.push(format!("expected {} claim{plural}, came out {}", wants.len(), listed(&found.claims)));
        return;
    }
    for (n, (want, claim)) in wants.iter().zip(&found.claims).enumerate() {
        let mut differences = Differences::new(grammar);
        differences.fields(want, kind, claim);
        problems.extend(differences.found.iter().map(|d| format!("claim {} (`{}`): {d}", n + 1, claim.quantity.text)));
    }
    for mark in &marked.marks {
        let alone = Marked { text: marked.text.clone(), marks: vec![mark.clone()] };
        let fits = found.claims.iter().any(|claim| {
            let mut differences = Differences::new(grammar);
            differences.marks(&alone, None, claim);
            differences.found.is_empty()
        });
        if !fits {
            problems.push(format!("{}: expected `{}`, came out with no claim", mark.role.name(), marked.words(mark)));
        }
    }
}

fn listed(claims: &[Claim]) -> String {
    if claims.is_empty() {
        return "none".to_owned();
    }
    let each: Vec<String> = claims.iter().map(|c| format!("`{}` ({})", c.quantity.text, c.kind)).collect();
    format!("{}: {}", claims.len(), each.join(", "))
}
