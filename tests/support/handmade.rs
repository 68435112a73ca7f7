//! Claims made by hand from sentences that truly stand in a text, so that spans, lines and hashes are right.
#![allow(dead_code)]

use claimsheet::base::Span;
use claimsheet::base::hash::{sha256_hex, short_id};
use claimsheet::normalise::{Claim, Claims, DocumentInfo};
use claimsheet::{Document, Grammar};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The built-in grammars, loaded once.
pub(crate) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::embedded);

pub(crate) struct Article {
    document: Document,
    claims: Vec<Claim>,
    sentences: Vec<Span>,
}

impl Article {
    pub(crate) fn new(id: &str, text: &str) -> Self {
        Self { document: Document::new(id, text), claims: Vec::new(), sentences: Vec::new() }
    }

    /// A claim whose quantity is the first `quote` in `sentence`; `edit` fills in the rest of the record.
    pub(crate) fn claim(mut self, sentence: &str, quote: &str, kind: &str, edit: impl FnOnce(&mut Value)) -> Self {
        let text = &self.document.text;
        let start = text.find(sentence).unwrap_or_else(|| panic!("no {sentence:?}"));
        let at = start + text[start..].find(quote).unwrap_or_else(|| panic!("no {quote:?}"));
        let bytes = |from: usize, len: usize| json!([from, from + len]);
        let chars = |from: usize, len: usize| {
            let first = text[..from].chars().count();
            json!([first, first + text[from..from + len].chars().count()])
        };
        let folded = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut claim = json!({
            "id": "", "proposition": "", "doc": self.document.id, "kind": kind,
            "quantity": {"text": quote, "chars": chars(at, quote.len()), "bytes": bytes(at, quote.len()), "relation": "exact",
                "value": null, "unit": null, "per": null, "change": null},
            "normalised": {"low": null, "high": null, "low_included": true, "high_included": true, "unit": "1"},
            "item": null, "base": null, "actor": null, "recipient": null, "attribution": null, "modality": "actual",
            "negated": false, "places": [], "time": null, "restated": [],
            "evidence": {"sentence": folded, "line": text[..at].matches('\n').count() + 1,
                "chars": chars(start, sentence.len()), "bytes": bytes(start, sentence.len())},
            "rules": [format!("en/frames/{kind}.yaml#0")],
        });
        edit(&mut claim);
        let quantity = &claim["quantity"];
        let content: Vec<String> = [&claim["normalised"], &quantity["per"], &quantity["change"], &claim["negated"], &claim["kind"]]
            .into_iter()
            .chain([&claim["modality"], &claim["actor"]["name"], &claim["recipient"]["name"], &claim["item"]["head"], &claim["time"]])
            .chain(claim["places"].as_array().unwrap().iter().map(|place| &place["name"]))
            .map(Value::to_string)
            .collect();
        let proposition = short_id("p", &content.iter().map(String::as_str).collect::<Vec<_>>());
        claim["id"] = json!(short_id("c", &[&self.document.id, &at.to_string(), &proposition]));
        claim["proposition"] = json!(proposition);
        self.sentences.push(Span::new(start as u32, (start + sentence.len()) as u32));
        self.claims.push(serde_json::from_value(claim).expect("a claim record"));
        self
    }

    pub(crate) fn finish(mut self) -> Claims {
        self.sentences.sort_unstable();
        self.sentences.dedup();
        let document = DocumentInfo::of(&self.document, "en");
        Claims { document, claims: self.claims, ledger: Vec::new(), sentences: self.sentences }
    }
}

pub(crate) fn entity(name: &str, id: Option<&str>) -> Value {
    json!({"text": name, "name": name, "id": id, "type": if id.is_some() { "country" } else { "group" }})
}

/// Relation, value, and the interval in a unit; `None` leaves an end open.
pub(crate) fn amount(claim: &mut Value, relation: &str, value: Value, [low, high]: [Value; 2], unit: &str) {
    claim["quantity"]["relation"] = json!(relation);
    claim["quantity"]["value"] = value;
    claim["normalised"] = json!({"low": low, "high": high, "low_included": !low.is_null(),
        "high_included": !high.is_null() && relation != "almost", "unit": unit});
}

pub(crate) fn between(claim: &mut Value, low: u32, high: u32) {
    claim["quantity"]["low"] = json!(low);
    claim["quantity"]["high"] = json!(high);
    amount(claim, "between", Value::Null, [json!(low), json!(high)], "{widget}");
}

const MISSILES: &str = "Almost there.\n\nRussia can produce almost 3,000 cruise and ballistic missiles a year, the \
latest calculations say. Soldiers — “volunteers” — will be paid up to €10,000 (£8,000) to join.\n\nAt least 30 people, \
or at least 30, were killed in Ternopil and another 80,000\ntroops are needed. Oil costs $60 a barrel; rates rose by 2.50 per cent \
to a low of -40C.\n";
const AGENCY: &str = "Russia is able to turn out just under 3,000 cruise and ballistic missiles each year. Moscow said about 2,900 \
cruise and ballistic missiles can be made a year. It did not launch 12 drones. Officials counted at least 30 dead in Ternopil.\n";
const ODD: &str = "<b>Fish & chips</b> \"cost\" \\7 leagues\\ and\u{0}more. Only 19 people died in Ternopil. Hundreds fled.\n";

/// The text of a document of [`articles`].
pub(crate) fn text_of(id: &str) -> &'static str {
    match id {
        "a-missiles" => MISSILES,
        "b-agency" => AGENCY,
        "c/odd \"one\"" => ODD,
        _ => "",
    }
}

fn missiles(claim: &mut Value) {
    claim["actor"] = entity("Russia", Some("Q159"));
    claim["item"] = json!({"text": "cruise and ballistic missiles", "head": "missile"});
    claim["modality"] = json!("capability");
    claim["quantity"]["per"] = json!("year");
}

fn almost_3000(claim: &mut Value) {
    missiles(claim);
    amount(claim, "almost", json!(3000), [json!(2850), json!(3000)], "{missile}/a");
}

fn killed_in_ternopil(claim: &mut Value) {
    claim["item"] = json!({"text": "people", "head": "person"});
    claim["places"] =
        json!([{"text": "Ternopil", "name": "Ternopil", "id": "geonames:691650", "lat": 49.55, "lon": 25.59, "type": "city"}]);
}

fn at_least_30(claim: &mut Value) {
    killed_in_ternopil(claim);
    amount(claim, "at_least", json!(30), [json!(30), Value::Null], "{person}");
}

/// Four documents: two that share two propositions, one full of awkward characters, one without a claim.
pub(crate) fn articles() -> Vec<Claims> {
    let russia = || entity("Russia", Some("Q159"));
    let first = "Russia can produce almost 3,000 cruise and ballistic missiles a year, the latest calculations say.";
    let pay = "Soldiers — “volunteers” — will be paid up to €10,000 (£8,000) to join.";
    let killed = "At least 30 people, or at least 30, were killed in Ternopil and another 80,000\ntroops are needed.";
    let rates = "Oil costs $60 a barrel; rates rose by 2.50 per cent to a low of -40C.";
    let mut a = Article::new("a-missiles", MISSILES)
        .claim(first, "almost 3,000", "production", |c| {
            almost_3000(c);
            c["attribution"] = json!({"text": "latest calculations", "name": "latest calculations"});
        })
        .claim(pay, "up to €10,000", "payment", |c| {
            c["recipient"] = json!({"text": "volunteers", "name": "volunteers", "type": "group"});
            c["modality"] = json!("planned");
            c["quantity"]["unit"] = json!("EUR");
            c["restated"] = json!([{"text": "£8,000", "chars": [0, 6], "value": 8000, "unit": "GBP"}]);
            amount(c, "at_most", json!(10000), [json!(0), json!(10000)], "EUR");
        })
        .claim(killed, "at least 30", "deaths", at_least_30)
        .claim(killed, "80,000", "recruitment", |c| {
            c["item"] = json!({"text": "troops", "head": "troop"});
            c["modality"] = json!("required");
            c["quantity"]["change"] = json!("increase");
            amount(c, "exact", json!(80000), [json!(75000), json!(85000)], "{troop}");
        })
        .claim(rates, "$60", "price", |c| {
            c["item"] = json!({"text": "Oil", "head": "oil"});
            c["quantity"]["per"] = json!("barrel");
            c["quantity"]["unit"] = json!("USD");
            amount(c, "exact", json!(60), [json!(60), json!(60)], "USD");
        })
        .claim(rates, "2.50 per cent", "growth", |c| {
            c["quantity"]["change"] = json!("increase");
            c["quantity"]["unit"] = json!("%");
            c["time"] = json!({"text": "since 2014", "start": "2014-01-01", "end": null});
            amount(c, "exact", serde_json::from_str("2.50").unwrap(), [json!(2.5), json!(2.5)], "%");
        })
        .claim(rates, "-40C", "temperature", |c| {
            c["quantity"]["unit"] = json!("degC");
            amount(c, "exact", json!(-40), [json!(-40), json!(-40)], "Cel");
            c["normalised"]["qudt"] = json!("DEG_C");
        })
        .finish();
    a.document.title = Some("Missiles \"galore\" & <pay>".to_owned());
    a.document.published = chrono::NaiveDate::from_ymd_opt(2025, 6, 5);
    a.document.url = Some("https://news.example/2025/article?x=1&y=2".to_owned());
    a.document.source = Some("Example News".to_owned());

    let turn_out = "Russia is able to turn out just under 3,000 cruise and ballistic missiles each year.";
    let moscow = "Moscow said about 2,900 cruise and ballistic missiles can be made a year.";
    let mut b = Article::new("b-agency", AGENCY)
        .claim(turn_out, "just under 3,000", "production", almost_3000)
        .claim(moscow, "about 2,900", "production", |c| {
            missiles(c);
            c["attribution"] = russia();
            amount(c, "about", json!(2900), [json!(2610), json!(3190)], "{missile}/a");
        })
        .claim("It did not launch 12 drones.", "12 drones", "attack", |c| {
            c["actor"] = russia();
            c["negated"] = json!(true);
            amount(c, "exact", json!(12), [json!(12), json!(12)], "{drone}");
        })
        .claim("Officials counted at least 30 dead in Ternopil.", "at least 30", "deaths", at_least_30)
        .finish();
    b.document.url = Some("not an address".to_owned());

    let c = Article::new("c/odd \"one\"", ODD)
        .claim("<b>Fish & chips</b> \"cost\" \\7 leagues\\ and\u{0}more.", "7 leagues", "distance", |c| {
            c["actor"] = entity("<b>Fish & chips</b> \"\\\u{0}", None);
            c["item"] = json!({"text": "a/b#c \"", "head": "b#c \"{}"});
            c["rules"] = json!([]);
            amount(c, "exact", json!(7), [json!(7), json!(7)], "[league]");
        })
        .claim("Only 19 people died in Ternopil.", "19", "deaths", |c| {
            killed_in_ternopil(c);
            amount(c, "exact", json!(19), [json!(19), json!(19)], "{person}");
        })
        .claim("Hundreds fled.", "Hundreds", "displacement", |c| {
            c["quantity"]["low"] = json!(200);
            amount(c, "at_least", Value::Null, [json!(200), Value::Null], "{person}");
        })
        .finish();
    let mut empty = Article::new("d-empty", "").finish();
    empty.document.sha256 = sha256_hex(b"");
    vec![a, b, c, empty]
}
