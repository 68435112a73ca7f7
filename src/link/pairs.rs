//! Links between propositions that speak of one amount: compatible and conflicting. Works by key, within small windows:
//! never compares every proposition with every other.

use crate::base::{Change, Kind, Modality};
use crate::link::node::{Edge, EdgeKind, Gap, Node, Overlap, Proposition};
use crate::normalise::{Item, Time};
use petgraph::Direction::Incoming;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;
use std::collections::{BTreeMap, BTreeSet};

/// How many neighbours, in order of their intervals, a proposition is compared with.
const WINDOW: usize = 64;
/// How many links of one sort a proposition sends out to those that follow it.
const LINKS: usize = 8;

/// What two propositions must share to be compared at all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: Kind,
    actor: Option<NodeIndex>,
    item: Option<String>,
    unit: String,
    per: Option<String>,
    change: Option<Change>,
}

/// One proposition of a bucket, with what else decides.
struct Member<'g> {
    node: NodeIndex,
    proposition: &'g Proposition,
    places: BTreeSet<NodeIndex>,
    /// The documents that assert it.
    documents: BTreeSet<NodeIndex>,
}

/// Adds the links between propositions, in the order of their keys.
///
/// Compatible: same kind, actor, item, unit, rate, change and polarity, places and times not at odds, and intervals that
/// overlap without being equal; two that are open on one side always overlap, which tells nothing. Conflicts: the same, with
/// equal places, time and modality, and intervals that share no number. Without an actor and an item there is nothing to
/// compare by; a conflict needs an actor or a place and two documents, for one document that gives two numbers speaks of
/// two things; no conflict is seen in what is many things at once (ages, scores), merely possible, or denied.
pub(super) fn link(graph: &mut StableDiGraph<Node, Edge>) {
    let mut links = Vec::new();
    for (key, members) in buckets(graph) {
        within(&key, members, &mut links);
    }
    for (from, to, edge) in links {
        graph.add_edge(from, to, edge);
    }
}

fn buckets(graph: &StableDiGraph<Node, Edge>) -> BTreeMap<Key, Vec<Member<'_>>> {
    let mut buckets: BTreeMap<Key, Vec<Member<'_>>> = BTreeMap::new();
    for node in graph.node_indices() {
        let Some(Node::Proposition(proposition)) = graph.node_weight(node) else { continue };
        let targets = |kind: EdgeKind| graph.edges(node).filter(move |e| e.weight().kind() == kind).map(|e| e.target());
        let actor = targets(EdgeKind::By).next();
        let item = proposition.item.as_ref().map(item_key);
        if actor.is_none() && item.is_none() {
            continue;
        }
        let unit = proposition.unit.clone();
        // A rate's unit names its canonical denominator already, whatever the words were.
        let per = proposition.per.clone().filter(|_| !unit.contains('/'));
        let key = Key { kind: proposition.kind, actor, item, unit, per, change: proposition.change };
        let places = targets(EdgeKind::At).collect();
        let documents = documents(graph, node);
        buckets.entry(key).or_default().push(Member { node, proposition, places, documents });
    }
    buckets
}

/// From the proposition back over claims and sentences.
fn documents(graph: &StableDiGraph<Node, Edge>, proposition: NodeIndex) -> BTreeSet<NodeIndex> {
    let sources = |node: NodeIndex, kind: EdgeKind| {
        graph.edges_directed(node, Incoming).filter(move |e| e.weight().kind() == kind).map(|e| e.source())
    };
    sources(proposition, EdgeKind::Asserts)
        .flat_map(|claim| sources(claim, EdgeKind::Says))
        .flat_map(|sentence| sources(sentence, EdgeKind::Contains))
        .collect()
}

fn within(key: &Key, mut members: Vec<Member<'_>>, links: &mut Vec<(NodeIndex, NodeIndex, Edge)>) {
    members.sort_by(|a, b| {
        let (p, q) = (a.proposition, b.proposition);
        p.interval.order(&q.interval).then_with(|| p.id.cmp(&q.id))
    });
    for (place, a) in members.iter().enumerate() {
        let (mut compatible, mut conflicts) = (0, 0);
        for b in members.iter().skip(place + 1).take(WINDOW) {
            let Some(edge) = relate(key, a, b) else { continue };
            let count = if edge.kind() == EdgeKind::Conflicts { &mut conflicts } else { &mut compatible };
            if *count < LINKS {
                *count += 1;
                let (from, to) = if a.proposition.id <= b.proposition.id { (a, b) } else { (b, a) };
                links.push((from.node, to.node, edge));
            }
        }
    }
}

/// What holds between two propositions of one bucket; `a` comes first in the order of intervals.
fn relate(key: &Key, a: &Member<'_>, b: &Member<'_>) -> Option<Edge> {
    let (p, q) = (a.proposition, b.proposition);
    if p.negated != q.negated || p.interval == q.interval {
        return None;
    }
    if p.interval.is_disjoint(&q.interval) {
        let same = a.places == b.places && same_time(p.time.as_ref(), q.time.as_ref()) && p.modality == q.modality;
        let placed = key.actor.is_some() || !a.places.is_empty();
        let told_apart = a.documents.union(&b.documents).nth(1).is_some();
        let many = matches!(key.kind, Kind::Age | Kind::Score);
        let width = p.interval.gap_below(&q.interval).unwrap_or_default();
        return (same && placed && told_apart && !many && !p.negated && firm(p.modality)).then_some(Edge::Conflicts(Gap { width }));
    }
    let apart = !a.places.is_empty() && !b.places.is_empty() && a.places.is_disjoint(&b.places);
    if apart || p.interval.is_open_with(&q.interval) || times_apart(p.time.as_ref(), q.time.as_ref()) {
        return None;
    }
    let (low, high) = p.interval.meet(&q.interval);
    Some(Edge::Compatible(Overlap { low, high }))
}

/// Whether two amounts of this modality exclude each other: of what merely may be, several may.
fn firm(modality: Modality) -> bool {
    modality != Modality::Possible
}

fn same_time(a: Option<&Time>, b: Option<&Time>) -> bool {
    let days = |t: Option<&Time>| t.map(|t| (t.start, t.end)).filter(|(start, end)| start.is_some() || end.is_some());
    match (days(a), days(b)) {
        (None, None) => a.map(|t| t.text.to_lowercase()) == b.map(|t| t.text.to_lowercase()),
        (a, b) => a == b,
    }
}

fn times_apart(a: Option<&Time>, b: Option<&Time>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let after = |x: &Time, y: &Time| x.start.zip(y.end).is_some_and(|(start, end)| start > end);
    after(a, b) || after(b, a)
}

/// The item with its modifiers, whether written in the singular or the plural: the word that the head noun stands for is
/// replaced by the head, the last word where none begins like it.
fn item_key(item: &Item) -> String {
    let text = item.text.to_lowercase();
    let head = item.head.to_lowercase();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let stem: String = head.chars().take(head.chars().count().saturating_sub(1).max(3)).collect();
    match words.iter().rposition(|word| word.starts_with(&stem)).or(words.len().checked_sub(1)) {
        Some(at) => words[at] = &head,
        None => words.push(&head),
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str, head: &str) -> String {
        item_key(&Item { text: text.to_owned(), head: head.to_owned() })
    }

    #[test]
    fn item_key_is_the_same_in_singular_and_plural() {
        assert_eq!(key("cruise missiles", "missile"), key("cruise missile", "missile"));
        assert_eq!(key("Army bodies", "body"), "army body");
        assert_eq!(key("people", "person"), "person");
        assert_eq!(key("rounds of ammunition", "round"), "round of ammunition");
        assert_ne!(key("ballistic missiles", "missile"), key("cruise missiles", "missile"));
        assert_eq!(key("", "man"), "man");
    }
}
