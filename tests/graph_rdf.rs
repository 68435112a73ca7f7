//! The RDF form of a claim graph: as many claims as the graph, values that hold, and files that other tools read.

#[path = "support/handmade.rs"]
mod handmade;

use claimsheet::export::{GraphFormat, write_graph};
use claimsheet::{Claims, link};
use handmade::{GRAMMAR, articles};
use oxrdf::{Graph, GraphName, NamedNode, NamedNodeRef, Quad, Term, vocab::rdf};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

const SCHEMA: &str = "https://schema.org/";
const CS: &str = "https://example.org/claimsheet/ns#";
const QUDT: &str = "http://qudt.org/schema/qudt/";

fn export(claims: Vec<Claims>, format: GraphFormat) -> String {
    let mut out = Vec::new();
    write_graph(&link::connect(&GRAMMAR, claims), format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn turtle() -> Graph {
    let text = export(articles(), GraphFormat::Turtle);
    // Kept for `pyshacl -s ../shared/rdf/shapes.ttl`, by hand and in CI.
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/handmade.ttl"), &text).unwrap();
    oxttl::TurtleParser::new().for_slice(&text).collect::<Result<_, _>>().expect("valid Turtle")
}

fn term(vocabulary: &str, local: &str) -> NamedNode {
    NamedNode::new(format!("{vocabulary}{local}")).unwrap()
}

fn subjects(graph: &Graph, class: &NamedNode) -> Vec<NamedNode> {
    let found = graph.subjects_for_predicate_object(rdf::TYPE, class.as_ref());
    found.map(|s| NamedNode::new(s.to_string().trim_matches(['<', '>'])).unwrap()).collect()
}

fn objects(graph: &Graph, subject: NamedNodeRef<'_>, predicate: &NamedNode) -> Vec<String> {
    let mut found: Vec<String> = graph
        .objects_for_subject_predicate(subject, predicate.as_ref())
        .map(|o| match o.into_owned() {
            Term::Literal(l) => l.value().to_owned(),
            Term::NamedNode(n) => n.into_string(),
            other => panic!("neither literal nor IRI: {other}"),
        })
        .collect();
    found.sort();
    found
}

/// The value node of the proposition with this wording.
fn value_of(graph: &Graph, wording: &str) -> NamedNode {
    subjects(graph, &term(QUDT, "QuantityValue"))
        .into_iter()
        .find(|value| objects(graph, value.as_ref(), &term(CS, "surface")).iter().any(|s| s == wording))
        .unwrap_or_else(|| panic!("no value {wording:?}"))
}

#[test]
fn turtle_has_as_many_claims_as_the_documents() {
    let graph = turtle();
    let claims: usize = articles().iter().map(|a| a.claims.len()).sum();
    assert_eq!(subjects(&graph, &term(SCHEMA, "Claim")).len(), claims);
    assert_eq!(subjects(&graph, &term(SCHEMA, "NewsArticle")).len(), articles().len());
    let propositions: BTreeSet<String> = articles().into_iter().flat_map(|a| a.claims).map(|c| c.proposition).collect();
    assert_eq!(subjects(&graph, &term(SCHEMA, "Observation")).len(), propositions.len());
}

#[test]
fn turtle_and_nquads_say_the_same_and_only_the_run_is_apart() {
    let text = export(articles(), GraphFormat::Nquads);
    let quads: Vec<Quad> = oxttl::NQuadsParser::new().for_slice(&text).collect::<Result<_, _>>().expect("valid N-Quads");
    let flat: Graph = quads.iter().map(|q| oxrdf::Triple::from(q.clone())).collect();
    let both: (BTreeSet<String>, BTreeSet<String>) =
        (flat.iter().map(|t| t.to_string()).collect(), turtle().iter().map(|t| t.to_string()).collect());
    assert_eq!(both.0, both.1);
    let names: BTreeSet<String> =
        quads.iter().filter(|q| q.graph_name != GraphName::DefaultGraph).map(|q| q.graph_name.to_string()).collect();
    assert_eq!(names.len(), 1, "{names:?}");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.is_sorted() && lines.windows(2).all(|w| w[0] != w[1]), "sorted, each once");
    assert!(!text.contains("_:"), "no blank nodes");
}

#[test]
fn turtle_is_the_same_from_call_to_call() {
    let texts: BTreeSet<String> = (0..8).map(|_| export(articles(), GraphFormat::Turtle)).collect();
    assert_eq!(texts.len(), 1);
    let text = texts.first().unwrap();
    assert_eq!(text.matches("@prefix cs:").count(), 1);
}

#[test]
fn values_keep_units_hedges_and_ends_apart() {
    let graph = turtle();
    let get = |wording: &str, vocabulary: &str, local: &str| objects(&graph, value_of(&graph, wording).as_ref(), &term(vocabulary, local));
    let unit = |wording: &str| get(wording, QUDT, "hasUnit").join(" ").replace("http://qudt.org/vocab/unit/", "unit:");

    assert_eq!(unit("almost 3,000"), "unit:NUM-PER-YR");
    assert_eq!(get("almost 3,000", QUDT, "value"), ["3000"]);
    assert_eq!(get("almost 3,000", CS, "approximator"), [format!("{CS}Almost")]);
    assert_eq!(get("almost 3,000", SCHEMA, "minValue"), ["2850"]);
    assert_eq!(get("almost 3,000", CS, "excludes"), [format!("{SCHEMA}maxValue")]);

    assert_eq!(unit("at least 30"), "unit:NUM");
    assert_eq!(get("at least 30", SCHEMA, "minValue"), ["30"]);
    assert!(get("at least 30", SCHEMA, "maxValue").is_empty(), "open ends are left out");
    assert!(get("at least 30", QUDT, "value").is_empty(), "a bound is no value");

    assert_eq!(unit("up to €10,000"), "unit:CCY_EUR");
    assert_eq!(unit("$60"), "unit:CCY_USD");
    assert_eq!(get("$60", CS, "per"), ["barrel"]);
    assert_eq!(get("2.50 per cent", SCHEMA, "value"), ["2.5"]);
    assert_eq!(unit("-40C"), "unit:DEG_C");
    assert_eq!(unit("7 leagues"), "https://example.org/claimsheet/unit/%5Bleague%5D");
}

#[test]
fn every_interval_stands_the_right_way_round() {
    let graph = turtle();
    for value in subjects(&graph, &term(QUDT, "QuantityValue")) {
        let number = |name| -> Option<Decimal> { Some(objects(&graph, value.as_ref(), &term(SCHEMA, name)).first()?.parse().unwrap()) };
        let (low, high) = (number("minValue"), number("maxValue"));
        assert!(low.is_none() || high.is_none() || low <= high, "{value}: {low:?} > {high:?}");
        assert!(low.is_some() || high.is_some() || number("value").is_some(), "{value} holds no number");
    }
}

#[test]
fn propositions_tell_kind_item_modality_and_denial() {
    let graph = turtle();
    let of = |wording: &str, vocabulary: &str, local: &str| {
        let value = value_of(&graph, wording);
        let proposition = NamedNode::new(value.as_str().trim_end_matches("#value")).unwrap();
        objects(&graph, proposition.as_ref(), &term(vocabulary, local))
    };
    assert_eq!(of("almost 3,000", SCHEMA, "variableMeasured"), [format!("{CS}production")]);
    assert_eq!(of("almost 3,000", SCHEMA, "observationAbout"), ["https://example.org/claimsheet/actor/Q159"]);
    assert_eq!(of("almost 3,000", CS, "countedThing"), ["https://example.org/claimsheet/item/missile"]);
    assert_eq!(of("almost 3,000", CS, "modality"), [format!("{CS}Capability")]);
    assert_eq!(of("80,000", QUDT, "isDeltaQuantity"), ["true"]);
    assert_eq!(of("12 drones", CS, "negated"), ["true"]);
    assert!(of("almost 3,000", CS, "negated").is_empty());
    assert_eq!(of("up to €10,000", CS, "recipient"), ["https://example.org/claimsheet/actor/volunteers"]);
    let same = term("http://www.w3.org/2002/07/owl#", "sameAs");
    let russia = NamedNode::new("https://example.org/claimsheet/actor/Q159").unwrap();
    assert_eq!(objects(&graph, russia.as_ref(), &same), ["http://www.wikidata.org/entity/Q159"]);
}

#[test]
fn anchors_point_at_the_quantity_by_quote_characters_and_bytes() {
    let graph = turtle();
    let oa = |local: &str| term("http://www.w3.org/ns/oa#", local);
    for claims in articles() {
        let text = handmade::text_of(&claims.document.id);
        for claim in claims.claims {
            let anchor = format!("https://example.org/claimsheet/id/a-{}", claim.id.trim_start_matches("c-"));
            let part = |name: &str| NamedNode::new(format!("{anchor}#{name}")).unwrap();
            let one = |name: &str, local: &str| objects(&graph, part(name).as_ref(), &oa(local)).first().cloned();
            let offset = |name: &str, local: &str| one(name, local).unwrap().parse::<usize>().unwrap();
            let exact = one("quote", "exact").unwrap();
            assert_eq!(text[offset("bytes", "start")..offset("bytes", "end")], exact);
            let (start, end) = (offset("chars", "start"), offset("chars", "end"));
            assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), exact);
            let (before, after) = (one("quote", "prefix").unwrap_or_default(), one("quote", "suffix").unwrap_or_default());
            let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let around = format!("{before}{exact}{after}");
            assert!(folded.contains(around.trim()), "{around:?}");
        }
    }
}
