//! Our own annotated texts in `tests/corpus`: how many of their quantities are found, and how many are right, as `score.py` counts.
//!
//! They were annotated before frames were written for them and guard against fitting other texts; a floor is raised to what was reached,
//! never lowered.

mod scoring;

use claimsheet::base::Number;
use claimsheet::ingest::{MetadataTable, ReadOptions, read};
use claimsheet::normalise::Claim;
use claimsheet::{Grammar, analyse};
use scoring::{close, norm, overlap};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// Least F1 of numbers found.
const FOUND: f64 = 0.985;
/// Least F1 of quantities: found, with value, relation, unit and denominator right.
const QUANTITY: f64 = 0.975;

#[derive(Deserialize)]
struct Gold {
    claims: Vec<Annotation>,
    #[serde(default)]
    ignore: Vec<Spot>,
}

#[derive(Deserialize)]
struct Spot {
    start: Option<u32>,
    end: Option<u32>,
}

/// An annotated claim; a field holds every acceptable answer.
#[derive(Deserialize)]
struct Annotation {
    quote: String,
    start: u32,
    end: u32,
    #[serde(default)]
    relation: Answers,
    #[serde(default)]
    unit: Answers,
    #[serde(default)]
    per: Answers,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    restated: Vec<Spot>,
}

/// One answer or several; `None`: leaving it empty is right.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answers {
    One(Option<String>),
    Any(Vec<Option<String>>),
}

impl Default for Answers {
    fn default() -> Self {
        Self::One(None)
    }
}

impl Answers {
    fn take(&self, have: Option<&str>) -> bool {
        let have = have.map(norm);
        let same = |a: &Option<String>| a.as_deref().map(norm) == have;
        match self {
            Self::One(one) => same(one),
            Self::Any(all) if all.is_empty() => have.is_none(),
            Self::Any(all) => all.iter().any(same),
        }
    }
}

impl Annotation {
    fn span(&self) -> [u32; 2] {
        [self.start, self.end]
    }

    fn value_is(&self, claim: &Claim) -> bool {
        let q = &claim.quantity;
        close(self.value, q.value) && (self.value.is_some() || close(self.low, q.low) && close(self.high, q.high))
    }

    fn quantity_is(&self, claim: &Claim) -> bool {
        let q = &claim.quantity;
        self.value_is(claim)
            && self.relation.take(Some(q.relation.name()))
            && self.unit.take(q.unit.as_deref())
            && self.per.take(q.per.as_deref())
    }
}

#[derive(Default)]
struct Count {
    right: usize,
    spurious: usize,
    missed: usize,
}

impl Count {
    fn f1(&self) -> f64 {
        let wrong = self.spurious + self.missed;
        if self.right + wrong == 0 { 1.0 } else { 2.0 * self.right as f64 / (2 * self.right + wrong) as f64 }
    }
}

/// Pairs annotations with claims: equal value first, then the larger share of the span; each is used once.
fn align(gold: &[Annotation], claims: &[Claim]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, c) in claims.iter().enumerate() {
            let span = c.quantity.chars;
            let shared = overlap(g.span(), span);
            if shared > 0 {
                let share = shared as f64 / f64::from((g.end - g.start).max(span[1] - span[0]));
                pairs.push((g.value_is(c), share, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let (mut golds, mut taken, mut out) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, _, i, j) in pairs {
        if !golds.contains(&i) && !taken.contains(&j) {
            golds.insert(i);
            taken.insert(j);
            out.push((i, j));
        }
    }
    out
}

#[test]
fn own_texts_reach_their_floors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let (metadata, problems) = MetadataTable::load(&folder.join("docs/metadata.csv"));
    assert!(problems.is_empty(), "{problems:?}");
    let options = ReadOptions { metadata: Some(metadata), ..ReadOptions::default() };
    let grammar = Grammar::embedded();
    let (mut found, mut quantity, mut report, mut documents) = (Count::default(), Count::default(), Vec::new(), 0);
    for document in read(&folder.join("docs"), &options).expect("tests/corpus/docs") {
        let document = document.expect("a text of the corpus");
        let id = document.id.clone();
        documents += 1;
        let text = std::fs::read_to_string(folder.join(format!("gold/{id}.json"))).unwrap_or_else(|e| panic!("{id}: {e}"));
        let gold: Gold = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{id}: {e}"));
        let claims = analyse(&grammar, document).claims;
        let pairs = align(&gold.claims, &claims);
        for (i, g) in gold.claims.iter().enumerate().filter(|(_, g)| !g.optional) {
            match pairs.iter().find(|p| p.0 == i) {
                None => {
                    found.missed += 1;
                    quantity.missed += 1;
                    report.push(format!("{id}: missed «{}»", g.quote));
                }
                Some((_, j)) => {
                    found.right += 1;
                    if g.quantity_is(&claims[*j]) {
                        quantity.right += 1;
                    } else {
                        quantity.spurious += 1;
                        quantity.missed += 1;
                        let q = &claims[*j].quantity;
                        report.push(format!(
                            "{id}: «{}» read as {:?} {:?} {:?} {:?} {:?} {:?}",
                            g.quote, q.relation, q.value, q.low, q.high, q.unit, q.per
                        ));
                    }
                }
            }
        }
        let ignored: Vec<[u32; 2]> =
            gold.claims.iter().flat_map(|g| &g.restated).chain(&gold.ignore).filter_map(|s| Some([s.start?, s.end?])).collect();
        for (j, claim) in claims.iter().enumerate().filter(|(j, _)| !pairs.iter().any(|p| p.1 == *j)) {
            if !ignored.iter().any(|s| overlap(*s, claim.quantity.chars) > 0) {
                found.spurious += 1;
                quantity.spurious += 1;
                report.push(format!("{id}: spurious «{}» ({j})", claim.quantity.text));
            }
        }
    }
    assert_eq!(documents, 30);
    let said = format!(
        "found F1 {:.3} (floor {FOUND}), quantity F1 {:.3} (floor {QUANTITY})\n  {}",
        found.f1(),
        quantity.f1(),
        report.join("\n  ")
    );
    println!("{said}");
    assert!(found.f1() >= FOUND && quantity.f1() >= QUANTITY, "{said}");
}
