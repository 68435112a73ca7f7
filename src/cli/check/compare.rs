//! Two sheets of one article in, their differences out: claims are aligned by where they stand, then compared field by field.

use claimsheet::base::LedgerReason;
use claimsheet::export::Sheet;
use claimsheet::normalise::{Claim, LedgerEntry};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A field that is not as it was: its path, the old value and the new one, as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldChange {
    pub path: String,
    pub old: String,
    pub new: String,
}

/// A claim or a ledger entry of the old sheet, of the new one, or of both and not the same.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Difference<'a, T> {
    Missing(&'a T),
    New(&'a T),
    Changed { old: &'a T, new: &'a T, fields: Vec<FieldChange> },
}

/// All in which two sheets differ, in text order. Version and grammars are not compared: that they change is why sheets are checked.
#[derive(Debug, Default)]
pub(super) struct Differences<'a> {
    pub head: Vec<FieldChange>,
    pub claims: Vec<Difference<'a, Claim>>,
    pub ledger: Vec<Difference<'a, LedgerEntry>>,
}

impl Differences<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.head.is_empty() && self.claims.is_empty() && self.ledger.is_empty()
    }
}

/// Compares the approved sheet with the one made now.
pub(super) fn compare<'a>(old: &'a Sheet, new: &'a Sheet) -> Differences<'a> {
    let mut head = fields("document", &old.document, &new.document);
    head.extend(fields("conventions", &old.conventions, &new.conventions));
    // The ids hash the other fields: they are news only where nothing else is.
    let hash = |f: &FieldChange| f.path == "id" || f.path == "proposition";
    let claims = differ(&old.claims, &new.claims, |changes| {
        if !changes.iter().all(hash) {
            changes.retain(|f| !hash(f));
        }
    });
    // A claim's own number is in the ledger too; it is said once.
    let unclaimed = |sheet: &'a Sheet| sheet.ledger.iter().filter(|e| e.reason != LedgerReason::Claimed).collect::<Vec<_>>();
    let ledger = differ_refs(&unclaimed(old), &unclaimed(new), |_| {});
    Differences { head, claims, ledger }
}

/// What the alignment looks at.
trait Placed: Serialize {
    fn bytes(&self) -> [u32; 2];
    fn text(&self) -> &str;
    /// Tells apart two that stand at the same place.
    fn sort(&self) -> &'static str;
}

impl Placed for Claim {
    fn bytes(&self) -> [u32; 2] {
        self.quantity.bytes
    }
    fn text(&self) -> &str {
        &self.quantity.text
    }
    fn sort(&self) -> &'static str {
        self.kind.name()
    }
}

impl Placed for LedgerEntry {
    fn bytes(&self) -> [u32; 2] {
        self.bytes
    }
    fn text(&self) -> &str {
        &self.text
    }
    fn sort(&self) -> &'static str {
        self.reason.name()
    }
}

fn differ<'a, T: Placed>(old: &'a [T], new: &'a [T], tidy: impl Fn(&mut Vec<FieldChange>)) -> Vec<Difference<'a, T>> {
    differ_refs(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>(), tidy)
}

fn differ_refs<'a, T: Placed>(old: &[&'a T], new: &[&'a T], tidy: impl Fn(&mut Vec<FieldChange>)) -> Vec<Difference<'a, T>> {
    let pairs = align(old, new);
    let mut found: Vec<([u32; 2], Difference<'a, T>)> = Vec::new();
    let mut paired = vec![false; new.len()];
    for (o, n) in pairs {
        match n {
            None => found.push((old[o].bytes(), Difference::Missing(old[o]))),
            Some(n) => {
                paired[n] = true;
                let mut changes = fields("", old[o], new[n]);
                if !changes.is_empty() {
                    tidy(&mut changes);
                    found.push((new[n].bytes(), Difference::Changed { old: old[o], new: new[n], fields: changes }));
                }
            }
        }
    }
    let fresh = new.iter().zip(&paired).filter(|(_, p)| !**p).map(|(n, _)| (n.bytes(), Difference::New(*n)));
    found.extend(fresh);
    found.sort_by_key(|(bytes, _)| *bytes);
    found.into_iter().map(|(_, d)| d).collect()
}

/// Pairs each old one with a new one: at the same bytes and of the same sort, at the same bytes, overlapping, then the nearest with the same words.
fn align<T: Placed>(old: &[&T], new: &[&T]) -> Vec<(usize, Option<usize>)> {
    let mut to: Vec<Option<usize>> = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    let mut places: BTreeMap<[u32; 2], Vec<usize>> = BTreeMap::new();
    for (n, item) in new.iter().enumerate() {
        places.entry(item.bytes()).or_default().push(n);
    }
    for same_sort in [true, false] {
        for (o, item) in old.iter().enumerate().filter(|(o, _)| to[*o].is_none()).map(|(o, i)| (o, *i)).collect::<Vec<_>>() {
            let fits = |n: &&usize| !taken[**n] && (!same_sort || new[**n].sort() == item.sort());
            if let Some(n) = places.get(&item.bytes()).and_then(|at| at.iter().find(fits)).copied() {
                (to[o], taken[n]) = (Some(n), true);
            }
        }
    }
    // Few are left: whatever did not stand where it stood.
    for overlapping in [true, false] {
        for o in 0..old.len() {
            if to[o].is_some() {
                continue;
            }
            let ([start, end], text) = (old[o].bytes(), old[o].text());
            let fits = |n: &usize| {
                let [from, till] = new[*n].bytes();
                !taken[*n] && if overlapping { from < end && start < till } else { new[*n].text() == text }
            };
            let best = (0..new.len()).filter(fits).min_by_key(|n| new[*n].bytes()[0].abs_diff(start));
            if let Some(n) = best {
                (to[o], taken[n]) = (Some(n), true);
            }
        }
    }
    to.into_iter().enumerate().collect()
}

/// The fields in which two records differ, in the order of the record.
fn fields<T: Serialize>(path: &str, old: &T, new: &T) -> Vec<FieldChange> {
    let value = |v: &T| serde_json::to_value(v).unwrap_or(Value::Null);
    let mut changes = Vec::new();
    walk(path, &value(old), &value(new), &mut changes);
    changes
}

fn walk(path: &str, old: &Value, new: &Value, changes: &mut Vec<FieldChange>) {
    let under = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (old, new) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, value) in a {
                walk(&under(key), value, b.get(key).unwrap_or(&Value::Null), changes);
            }
            for (key, value) in b.iter().filter(|(k, _)| !a.contains_key(*k)) {
                walk(&under(key), &Value::Null, value, changes);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() && a.iter().all(Value::is_object) => {
            for (i, (x, y)) in a.iter().zip(b).enumerate() {
                walk(&format!("{path}[{i}]"), x, y, changes);
            }
        }
        _ if old == new => {}
        _ => changes.push(FieldChange { path: path.to_owned(), old: old.to_string(), new: new.to_string() }),
    }
}
