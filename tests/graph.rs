//! The claim graph and its exports, on claims made by hand: what is shared, what is linked, and that every format is sound
//! and does not depend on the order of documents.

#[path = "support/handmade.rs"]
mod handmade;

use claimsheet::export::{GraphFormat, write_graph};
use claimsheet::link::{ClaimGraph, Edge, EdgeKind, Node, NodeKind};
use claimsheet::{Claims, link};
use handmade::{GRAMMAR, articles};
use std::collections::{BTreeMap, BTreeSet};

fn connect(claims: Vec<Claims>) -> ClaimGraph {
    link::connect(&GRAMMAR, claims)
}

fn export(graph: &ClaimGraph, format: GraphFormat) -> String {
    let mut out = Vec::new();
    write_graph(graph, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Every order of three documents and a few of all.
fn orders() -> Vec<Vec<Claims>> {
    let all = articles();
    let mut orders: Vec<Vec<Claims>> = (0..all.len())
        .map(|by| {
            let mut rotated = all.clone();
            rotated.rotate_left(by);
            rotated
        })
        .collect();
    let mut reversed = all;
    reversed.reverse();
    orders.push(reversed);
    orders
}

/// Edges of one sort between propositions, by the wording of their amounts.
fn links(graph: &ClaimGraph, kind: EdgeKind) -> BTreeSet<[String; 2]> {
    let wording = |index| match graph.node(index) {
        Some(Node::Proposition(p)) => p.wordings.first().cloned().unwrap_or_default(),
        other => panic!("not a proposition: {other:?}"),
    };
    let pairs = graph.edges().filter(|(_, _, edge)| edge.kind() == kind);
    pairs
        .map(|(from, to, _)| {
            let mut pair = [wording(from), wording(to)];
            pair.sort();
            pair
        })
        .collect()
}

#[test]
fn equal_propositions_of_two_documents_share_a_node() {
    let graph = connect(articles());
    let shared = graph.shared();
    let told: Vec<(String, Vec<String>)> = shared
        .iter()
        .map(|shared| {
            let Some(Node::Proposition(p)) = graph.node(shared.proposition) else { panic!("not a proposition") };
            let documents = shared.documents.iter().map(|d| graph.node(*d).unwrap().key()).collect();
            (p.wordings.iter().cloned().collect::<Vec<_>>().join(" = "), documents)
        })
        .collect();
    let documents = |ids: &[&str]| ids.iter().map(|id| format!("document:{id}")).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            ("almost 3,000 = just under 3,000".to_owned(), documents(&["a-missiles", "b-agency"])),
            ("at least 30".to_owned(), documents(&["a-missiles", "b-agency"])),
        ]
    );
}

#[test]
fn order_of_documents_does_not_matter_to_a_single_byte() {
    let mut seen: BTreeMap<GraphFormat, BTreeSet<String>> = BTreeMap::new();
    for order in orders() {
        let graph = connect(order);
        for format in GraphFormat::ALL {
            seen.entry(*format).or_default().insert(export(&graph, *format));
        }
    }
    for (format, outputs) in seen {
        assert_eq!(outputs.len(), 1, "{format} differs with the order of documents");
    }
}

#[test]
fn every_claim_hangs_between_its_sentence_and_its_proposition() {
    let graph = connect(articles());
    let total: usize = articles().iter().map(|a| a.claims.len()).sum();
    assert_eq!(graph.claims().count(), total);
    for (index, claim) in graph.claims() {
        assert_eq!(graph.sources(index, EdgeKind::Says).len(), 1);
        let [proposition] = graph.targets(index, EdgeKind::Asserts)[..] else { panic!("one proposition for {}", claim.id) };
        assert_eq!(graph.node(proposition).unwrap().key(), format!("proposition:{}", claim.proposition));
        let document = graph.document_of(index).unwrap();
        assert_eq!(graph.node(document).unwrap().key(), format!("document:{}", claim.doc));
    }
    // One sentence says two claims, and stands there once.
    let (sentence, _) = graph.sentences().find(|(_, s)| s.text.starts_with("At least 30 people")).unwrap();
    assert_eq!(graph.targets(sentence, EdgeKind::Says).len(), 2);
    let keys: Vec<String> = graph.nodes().map(|(_, node)| node.key()).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "keys are unique");
    assert_eq!(graph.of_kind(NodeKind::Document).count(), articles().len());
}

#[test]
fn roles_become_edges_to_one_actor() {
    let graph = connect(articles());
    let (russia, _) = graph.actors().find(|(_, actor)| actor.name == "Russia").unwrap();
    assert!(!graph.sources(russia, EdgeKind::By).is_empty());
    assert!(!graph.sources(russia, EdgeKind::Attributed).is_empty());
    let (ternopil, place) = graph.places().find(|(_, place)| place.name == "Ternopil").unwrap();
    assert_eq!(place.lat, Some("49.55".parse().unwrap()));
    assert!(!graph.sources(ternopil, EdgeKind::At).is_empty());
    let (missile, _) = graph.items().find(|(_, item)| item.head == "missile").unwrap();
    let words: BTreeSet<&str> = graph.edges().filter(|(_, to, _)| *to == missile).filter_map(|(_, _, e)| e.mention()).collect();
    assert_eq!(words, BTreeSet::from(["cruise and ballistic missiles"]));
}

#[test]
fn close_propositions_are_compatible_and_disjoint_ones_conflict() {
    let graph = connect(articles());
    let compatible = links(&graph, EdgeKind::Compatible);
    assert!(compatible.contains(&["about 2,900".to_owned(), "almost 3,000".to_owned()]), "{compatible:?}");
    let conflicts = links(&graph, EdgeKind::Conflicts);
    assert_eq!(conflicts, BTreeSet::from([["19".to_owned(), "at least 30".to_owned()]]));
    let gap = graph.edges().find_map(|(_, _, edge)| if let Edge::Conflicts(gap) = edge { Some(gap.width) } else { None });
    assert_eq!(gap, Some(11.into()));
}

#[test]
fn one_document_does_not_contradict_itself() {
    let made = |id: &str, numbers: &[u32]| {
        let text: String = numbers.iter().map(|n| format!("Plant made {n} widgets. ")).collect();
        let article = handmade::Article::new(id, &text);
        let article = numbers.iter().fold(article, |article, n| {
            article.claim(&format!("Plant made {n} widgets."), &n.to_string(), "production", |claim| {
                claim["actor"] = handmade::entity("Plant", None);
                handmade::between(claim, *n, *n);
            })
        });
        article.finish()
    };
    let alone = connect(vec![made("a", &[5, 7])]);
    assert!(links(&alone, EdgeKind::Conflicts).is_empty());
    let two = connect(vec![made("a", &[5]), made("b", &[7])]);
    assert_eq!(links(&two, EdgeKind::Conflicts), BTreeSet::from([["5".to_owned(), "7".to_owned()]]));
}

#[test]
fn many_like_propositions_are_linked_in_linear_number() {
    let text: String = (0..2000).map(|n| format!("Plant made {n} to {} widgets. ", n + 900)).collect();
    let mut article = handmade::Article::new("many", &text);
    for n in 0..2000 {
        let (sentence, quote) = (format!("Plant made {n} to {} widgets.", n + 900), format!("{n} to {}", n + 900));
        article = article.claim(&sentence, &quote, "production", |claim| {
            claim["actor"] = handmade::entity("Plant", None);
            claim["item"] = serde_json::json!({"text": "widgets", "head": "widget"});
            handmade::between(claim, n, n + 900);
        });
    }
    let graph = connect(vec![article.finish()]);
    let linked = graph.edges().filter(|(_, _, edge)| edge.kind() == EdgeKind::Compatible).count();
    assert!(linked > 2000 && linked <= 2000 * 8, "{linked} links");
}

#[test]
fn one_id_twice_is_one_document_and_one_claim() {
    let mut twice = articles();
    twice.extend(articles());
    assert_eq!(export(&connect(twice), GraphFormat::Json), export(&connect(articles()), GraphFormat::Json));
}

#[test]
fn graphml_is_well_formed_and_its_data_are_declared_and_typed() {
    let graph = connect(articles());
    let text = export(&graph, GraphFormat::Graphml);
    let xml = roxmltree::Document::parse(&text).expect("well-formed");
    let named =
        |name: &str| xml.descendants().filter(move |n| n.has_tag_name(("http://graphml.graphdrawing.org/xmlns", name))).collect::<Vec<_>>();
    let keys: BTreeMap<&str, (&str, &str)> = named("key")
        .iter()
        .map(|key| (key.attribute("id").unwrap(), (key.attribute("for").unwrap(), key.attribute("attr.type").unwrap())))
        .collect();
    for data in named("data") {
        let (scope, kind) = keys[data.attribute("key").unwrap()];
        assert_eq!(data.parent().unwrap().tag_name().name(), scope);
        let text = data.text().unwrap_or_default();
        let fits = match kind {
            "long" => text.parse::<u64>().is_ok(),
            "double" => text.parse::<f64>().is_ok(),
            "boolean" => text == "true" || text == "false",
            other => other == "string",
        };
        assert!(fits, "{text:?} is no {kind}");
    }
    assert_eq!(named("node").len(), graph.nodes().count());
    assert_eq!(named("edge").len(), graph.edges().count());
    let ids: BTreeSet<&str> = named("node").iter().filter_map(|n| n.attribute("id")).collect();
    assert!(named("edge").iter().all(|e| ids.contains(e.attribute("source").unwrap()) && ids.contains(e.attribute("target").unwrap())));
    assert!(text.contains("&lt;b&gt;Fish &amp; chips&lt;/b&gt;"), "markup is escaped");
}

#[test]
fn json_links_name_nodes_that_exist() {
    let json: serde_json::Value = serde_json::from_str(&export(&connect(articles()), GraphFormat::Json)).unwrap();
    let ids: BTreeSet<&str> = json["nodes"].as_array().unwrap().iter().map(|n| n["id"].as_str().unwrap()).collect();
    let links = json["links"].as_array().unwrap();
    assert!(!links.is_empty());
    for link in links {
        assert!(ids.contains(link["source"].as_str().unwrap()) && ids.contains(link["target"].as_str().unwrap()), "{link}");
    }
    let value = |wording: &str| {
        let node = json["nodes"].as_array().unwrap().iter().find(|n| n["kind"] == "claim" && n["text"] == wording).unwrap();
        node["value"].to_string()
    };
    assert_eq!(value("2.50 per cent"), "2.50", "written precision is kept");
}

#[test]
fn dot_is_balanced_and_draws_every_node_it_joins() {
    let graph = connect(articles());
    let dot = export(&graph, GraphFormat::Dot);
    let (mut braces, mut brackets, mut quoted, mut escaped) = (0, 0, false, false);
    for c in dot.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' => braces += 1,
            '}' => braces -= 1,
            '[' => brackets += 1,
            ']' => brackets -= 1,
            _ => {}
        }
        assert!(braces >= 0 && (0..=1).contains(&brackets));
    }
    assert_eq!((braces, brackets, quoted), (0, 0, false));
    let lines = || dot.lines().map(str::trim);
    let drawn: BTreeSet<&str> = lines().filter(|l| !l.contains("->")).filter_map(|l| l.split_once(" [")).map(|(id, _)| id).collect();
    for line in lines().filter(|l| l.contains("->")) {
        let (from, rest) = line.split_once(" -> ").unwrap();
        let (to, _) = rest.split_once(" [").unwrap();
        assert!(drawn.contains(from) && drawn.contains(to), "{line}");
    }
    assert_eq!(lines().filter(|l| l.starts_with("subgraph cluster_")).count(), articles().len());
}
