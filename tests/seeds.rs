//! The articles of `seeds/` and the claims that must be found in them (`*.expected.yaml`, `shared.yaml`): all differences at once.

mod scoring;

use chrono::NaiveDate;
use claimsheet::base::{Change, Kind, LedgerReason, Modality, Number, Relation};
use claimsheet::ingest::{ReadOptions, read};
use claimsheet::normalise::{Claim, Claims};
use claimsheet::{Grammar, analyse};
use scoring::{close, is_called, is_headed, is_place, overlap};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What a seed's page says of its claims.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    doc: String,
    claims: Vec<Expected>,
}

/// A claim that must be found: `quote` to `kind` are always there; another field that is absent says nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    quote: String,
    nth: usize,
    relation: Relation,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    unit: Option<String>,
    kind: Kind,
    per: Option<String>,
    change: Option<Change>,
    item: Option<String>,
    base: Option<String>,
    actor: Option<String>,
    recipient: Option<String>,
    attribution: Option<String>,
    modality: Option<Modality>,
    negated: Option<bool>,
    places: Option<Vec<String>>,
    time: Option<Days>,
    restated: Option<Vec<Again>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Again {
    quote: String,
    value: Number,
    unit: String,
}

/// Facts that two reports of one event share.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
    documents: [String; 2],
    #[serde(rename = "shared_propositions")]
    least: usize,
    facts: Vec<Fact>,
}

#[derive(Deserialize)]
struct Fact {
    quotes: [String; 2],
}

/// A seed as extracted, with its text.
struct Seed {
    text: String,
    claims: Claims,
}

static SEEDS: LazyLock<BTreeMap<String, Seed>> = LazyLock::new(|| {
    let grammar = Grammar::embedded();
    let options = ReadOptions::default();
    let documents = read(&folder(), &options).expect("seeds/ can be read").map(|d| d.expect("a seed can be read"));
    documents.map(|d| (d.id.clone(), Seed { text: d.text.clone(), claims: analyse(&grammar, d) })).collect()
});

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn yaml<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let text = std::fs::read_to_string(folder().join(name)).unwrap_or_else(|e| panic!("seeds/{name}: {e}"));
    serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("seeds/{name}: {e}"))
}

impl Seed {
    /// Byte range of the `nth` occurrence of a quote.
    fn place(&self, quote: &str, nth: usize) -> [u32; 2] {
        let (start, _) = self.text.match_indices(quote).nth(nth - 1).unwrap_or_else(|| panic!("{}: no {quote:?}", self.claims.document.id));
        [start as u32, (start + quote.len()) as u32]
    }

    /// The claim that stands at a place best: with this value rather than another, then by how much they share.
    fn at(&self, place: [u32; 2], value: Option<Number>) -> Option<&Claim> {
        let here = self.claims.claims.iter().filter(|c| overlap(c.quantity.bytes, place) > 0);
        here.max_by_key(|c| (close(c.quantity.value, value), overlap(c.quantity.bytes, place)))
    }
}

/// What a comparison comes to: how many fields were stated, and those that differ.
#[derive(Default)]
struct Differences {
    stated: usize,
    found: Vec<String>,
}

impl Differences {
    fn check(&mut self, field: &str, right: bool, wanted: &dyn Debug, have: &dyn Debug) {
        self.stated += 1;
        if !right {
            self.found.push(format!("{field}: {have:?}, expected {wanted:?}"));
        }
    }
}

fn differences(e: &Expected, c: &Claim) -> Differences {
    let mut d = Differences::default();
    let q = &c.quantity;
    d.check("text", q.text == e.quote, &e.quote, &q.text);
    d.check("relation", q.relation == e.relation, &e.relation, &q.relation);
    d.check("value", close(q.value, e.value), &e.value, &q.value);
    if e.value.is_none() {
        d.check("low", close(q.low, e.low), &e.low, &q.low);
        d.check("high", close(q.high, e.high), &e.high, &q.high);
    }
    d.check("unit", q.unit == e.unit, &e.unit, &q.unit);
    d.check("kind", c.kind == e.kind, &e.kind, &c.kind);
    if e.per.is_some() {
        d.check("per", q.per == e.per, &e.per, &q.per);
    }
    if e.change.is_some() {
        d.check("change", q.change == e.change, &e.change, &q.change);
    }
    for (field, wanted, have) in [("item", &e.item, &c.item), ("base", &e.base, &c.base)] {
        if let Some(head) = wanted {
            d.check(field, is_headed(have.as_ref(), head), head, &have.as_ref().map(|i| &i.head));
        }
    }
    for (field, wanted, have) in
        [("actor", &e.actor, &c.actor), ("recipient", &e.recipient, &c.recipient), ("attribution", &e.attribution, &c.attribution)]
    {
        if let Some(name) = wanted {
            d.check(field, is_called(have.as_ref(), name), name, &have.as_ref().map(|h| &h.name));
        }
    }
    if let Some(modality) = e.modality {
        d.check("modality", c.modality == modality, &modality, &c.modality);
    }
    if let Some(negated) = e.negated {
        d.check("negated", c.negated == negated, &negated, &c.negated);
    }
    if let Some(places) = &e.places {
        let all = places.len() == c.places.len() && places.iter().all(|name| c.places.iter().any(|p| is_place(p, name)));
        d.check("places", all, places, &c.places.iter().map(|p| &p.name).collect::<Vec<_>>());
    }
    if let Some(days) = &e.time {
        let have = c.time.as_ref().map(|t| (t.start, t.end));
        d.check("time", have == Some((days.start, days.end)), &(days.start, days.end), &c.time.as_ref().map(|t| (&t.text, t.start, t.end)));
    }
    for again in e.restated.iter().flatten() {
        let same = |r: &claimsheet::normalise::Restated| {
            r.text == again.quote && close(Some(r.value), Some(again.value)) && r.unit.as_ref() == Some(&again.unit)
        };
        let have: Vec<_> = c.restated.iter().map(|r| (&r.text, r.value, &r.unit)).collect();
        d.check("restated", c.restated.iter().any(same), &(&again.quote, again.value, &again.unit), &have);
    }
    d
}

#[test]
fn every_expected_claim_is_found_with_its_fields() {
    let (mut wanted, mut found, mut whole, mut stated, mut report) = (0, 0, 0, 0, Vec::new());
    let mut wrong = 0;
    for (id, seed) in SEEDS.iter() {
        let page: Page = yaml(&format!("{id}.expected.yaml"));
        assert_eq!(&page.doc, id);
        for e in &page.claims {
            wanted += 1;
            let Some(claim) = seed.at(seed.place(&e.quote, e.nth), e.value) else {
                report.push(format!("{id} «{}» ({}): not found", e.quote, e.kind));
                continue;
            };
            let d = differences(e, claim);
            found += 1;
            stated += d.stated;
            wrong += d.found.len();
            whole += usize::from(d.found.is_empty());
            if !d.found.is_empty() {
                report.push(format!("{id} «{}»: {}", e.quote, d.found.join("; ")));
            }
        }
    }
    assert_eq!(found, wanted, "every claim of the seeds is found");
    // Today's wrong answers stand in a file of their own, each beside what would be right: none may change unseen, for better or worse.
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/known_wrong/seeds.txt");
    let now = format!(
        "{} of {stated} fields right, {whole} of {wanted} claims right in every stated field\n{}\n",
        stated - wrong,
        report.join("\n")
    );
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("the list can be written");
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let change =
        |from: &str, to: &str| -> Vec<String> { to.lines().filter(|l| !from.lines().any(|k| k == *l)).map(str::to_owned).collect() };
    assert!(
        known == now,
        "answers changed (UPDATE=1 writes the list, after reading it)\n  no longer: {:#?}\n  now: {:#?}",
        change(&now, &known),
        change(&known, &now)
    );
}

#[test]
fn an_article_without_numbers_that_count_has_no_claim() {
    let claims = &SEEDS["s06-talks-stall"].claims.claims;
    assert!(claims.is_empty(), "{:?}", claims.iter().map(|c| (&c.quantity.text, &c.evidence.sentence)).collect::<Vec<_>>());
}

#[test]
fn two_reports_of_one_event_share_propositions() {
    let shared: Shared = yaml("shared.yaml");
    let [one, two] = shared.documents.each_ref().map(|id| &SEEDS[id.as_str()]);
    let mut report = Vec::new();
    for fact in &shared.facts {
        let at = |seed: &Seed, quote: &str| seed.at(seed.place(quote, 1), None).cloned();
        let (Some(a), Some(b)) = (at(one, &fact.quotes[0]), at(two, &fact.quotes[1])) else {
            report.push(format!("{:?}: not found in both", fact.quotes));
            continue;
        };
        if a.proposition != b.proposition {
            report.push(format!("{:?}: {}", fact.quotes, apart(&a, &b)));
        }
    }
    let equal = shared.facts.len() - report.len();
    assert!(
        equal >= shared.least,
        "{equal} of {} facts are equal propositions in both reports, {} must be\n  {}",
        shared.facts.len(),
        shared.least,
        report.join("\n  ")
    );
}

/// The fields that a proposition is made of in which two claims differ.
fn apart(a: &Claim, b: &Claim) -> String {
    let of = |c: &Claim| -> Vec<(&'static str, String)> {
        let entity = |e: &Option<claimsheet::normalise::Entity>| {
            e.as_ref().map(|e| e.id.clone().unwrap_or_else(|| e.name.clone())).unwrap_or_default()
        };
        let item = |i: &Option<claimsheet::normalise::Item>| i.as_ref().map(|i| format!("{} ({})", i.text, i.head)).unwrap_or_default();
        let n = &c.normalised;
        vec![
            ("kind", c.kind.to_string()),
            ("actor", entity(&c.actor)),
            ("recipient", entity(&c.recipient)),
            ("item", item(&c.item)),
            ("base", item(&c.base)),
            ("interval", format!("{:?} {:?} {} {} {}", n.low, n.high, n.low_included, n.high_included, n.unit)),
            ("per", format!("{:?}", c.quantity.per)),
            ("change", format!("{:?}", c.quantity.change)),
            ("modality", c.modality.to_string()),
            ("negated", c.negated.to_string()),
            ("places", c.places.iter().map(|p| p.id.clone().unwrap_or_else(|| p.name.clone())).collect::<Vec<_>>().join("|")),
            ("time", c.time.as_ref().map(|t| format!("{:?}/{:?}", t.start, t.end)).unwrap_or_default()),
        ]
    };
    let pairs = of(a).into_iter().zip(of(b)).filter(|(x, y)| x.1 != y.1);
    let said: Vec<String> = pairs.map(|(x, y)| format!("{}: {:?} and {:?}", x.0, x.1, y.1)).collect();
    if said.is_empty() { "the propositions differ, no field does".to_owned() } else { said.join("; ") }
}

#[test]
fn numbers_that_are_no_claims_say_why() {
    let reason = |id: &str, quote: &str, within: &str| {
        let seed = &SEEDS[id];
        let [start, end] = seed.place(within, 1);
        let inside = |bytes: [u32; 2]| bytes[0] >= start && bytes[1] <= end;
        seed.claims.ledger.iter().find(|l| inside(l.bytes) && l.text.contains(quote)).map(|l| l.reason)
    };
    for (id, quote, within, wanted) in [
        ("s01-missile-output", "Three", "World War Three", LedgerReason::Name),
        ("s01-missile-output", "16", "Patriot and F-16", LedgerReason::Name),
        ("s01-missile-output", "2022", "the invasion of February 2022", LedgerReason::Date),
    ] {
        assert_eq!(reason(id, quote, within), Some(wanted), "{id}: {quote} in {within:?}");
    }
}

#[test]
fn spans_quote_the_text() {
    for (id, seed) in SEEDS.iter() {
        let chars: Vec<char> = seed.text.chars().collect();
        for c in &seed.claims.claims {
            let [from, to] = c.quantity.chars.map(|n| n as usize);
            assert_eq!(chars[from..to].iter().collect::<String>(), c.quantity.text, "{id}");
            let [from, to] = c.quantity.bytes.map(|n| n as usize);
            assert_eq!(&seed.text[from..to], c.quantity.text, "{id}");
        }
    }
}
