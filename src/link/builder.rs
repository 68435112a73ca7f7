//! Sorted claims in, nodes and the edges between a document, what it says, and whom and what that names, out.

use crate::base::Span;
use crate::link::node::{Actor, DocumentNode, Edge, Location, Mention, Node, Proposition, Sentence, Thing};
use crate::link::{EdgeKind, Interval};
use crate::normalise::{Claim, Claims, Entity, Evidence, Item, Place};
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The graph without links between propositions; nodes stand in the order of documents and of their texts.
pub(super) fn build(claims: Vec<Claims>) -> StableDiGraph<Node, Edge> {
    let mut builder = Builder::default();
    for of_document in claims {
        builder.document(of_document);
    }
    builder.graph
}

#[derive(Default)]
struct Builder {
    graph: StableDiGraph<Node, Edge>,
    documents: FxHashMap<String, NodeIndex>,
    claims: FxHashMap<String, NodeIndex>,
    propositions: FxHashMap<String, NodeIndex>,
    actors: FxHashMap<String, NodeIndex>,
    places: FxHashMap<String, NodeIndex>,
    items: FxHashMap<String, NodeIndex>,
}

impl Builder {
    fn document(&mut self, Claims { document: info, claims, sentences: spans, .. }: Claims) {
        let id = info.id.clone();
        let document = if let Some(known) = self.documents.get(&id) {
            *known
        } else {
            let node = Node::Document(Box::new(DocumentNode { info, sentences: spans.len() }));
            let index = self.graph.add_node(node);
            self.documents.insert(id.clone(), index);
            index
        };
        let ordinals: FxHashMap<Span, u32> = spans.into_iter().zip(1..).collect();
        let mut sentences = FxHashMap::default();
        for claim in claims {
            if self.claims.contains_key(&claim.id) {
                continue;
            }
            let bytes = span(claim.evidence.bytes);
            let sentence = *sentences.entry(bytes).or_insert_with(|| {
                let sentence = sentence(&id, &claim.evidence, bytes, ordinals.get(&bytes).copied());
                let index = self.graph.add_node(Node::Sentence(Box::new(sentence)));
                self.graph.add_edge(document, index, Edge::Contains);
                index
            });
            self.claim(sentence, claim);
        }
    }

    fn claim(&mut self, sentence: NodeIndex, claim: Claim) {
        let proposition = self.proposition(&claim);
        let source = claim.attribution.as_ref().map(|by| (self.actor(by), mention(&by.text)));
        let id = claim.id.clone();
        let node = self.graph.add_node(Node::Claim(Box::new(claim)));
        self.claims.insert(id, node);
        self.graph.add_edge(sentence, node, Edge::Says);
        self.graph.add_edge(node, proposition, Edge::Asserts);
        if let Some((actor, words)) = source {
            self.graph.add_edge(node, actor, Edge::Attributed(words));
        }
    }

    fn proposition(&mut self, claim: &Claim) -> NodeIndex {
        if let Some(&index) = self.propositions.get(&claim.proposition) {
            if let Some(Node::Proposition(known)) = self.graph.node_weight_mut(index) {
                known.hear(claim);
            }
            return index;
        }
        let index = self.graph.add_node(Node::Proposition(Box::new(Proposition::of(claim))));
        self.propositions.insert(claim.proposition.clone(), index);
        if let Some(entity) = &claim.actor {
            let actor = self.actor(entity);
            self.graph.add_edge(index, actor, Edge::By(mention(&entity.text)));
        }
        if let Some(entity) = &claim.recipient {
            let recipient = self.actor(entity);
            self.graph.add_edge(index, recipient, Edge::To(mention(&entity.text)));
        }
        for place in &claim.places {
            let target = self.place(place);
            let known = self.graph.edges(index).any(|e| e.target() == target && e.weight().kind() == EdgeKind::At);
            if !known {
                self.graph.add_edge(index, target, Edge::At(mention(&place.text)));
            }
        }
        if let Some(item) = &claim.item {
            let target = self.item(item);
            self.graph.add_edge(index, target, Edge::Of(mention(&item.text)));
        }
        index
    }

    fn actor(&mut self, entity: &Entity) -> NodeIndex {
        let actor = Actor { name: entity.name.clone(), id: entity.id.clone(), kind: entity.kind.clone() };
        let graph = &mut self.graph;
        *self.actors.entry(actor.key()).or_insert_with(|| graph.add_node(Node::Actor(actor)))
    }

    fn place(&mut self, place: &Place) -> NodeIndex {
        let place = Location { name: place.name.clone(), id: place.id.clone(), kind: place.kind.clone(), lat: place.lat, lon: place.lon };
        let graph = &mut self.graph;
        *self.places.entry(place.key()).or_insert_with(|| graph.add_node(Node::Place(place)))
    }

    fn item(&mut self, item: &Item) -> NodeIndex {
        let graph = &mut self.graph;
        *self.items.entry(item.head.clone()).or_insert_with(|| graph.add_node(Node::Item(Thing { head: item.head.clone() })))
    }
}

impl Proposition {
    fn of(claim: &Claim) -> Self {
        let interval = Interval::of(&claim.normalised);
        Self {
            id: claim.proposition.clone(),
            kind: claim.kind,
            modality: claim.modality,
            negated: claim.negated,
            change: claim.quantity.change,
            per: claim.quantity.per.clone(),
            interval,
            unit: claim.normalised.unit.clone(),
            qudt: claim.normalised.qudt.clone(),
            value: single_value(&interval, claim),
            relations: BTreeSet::from([claim.quantity.relation]),
            wordings: BTreeSet::from([folded(&claim.quantity.text)]),
            item: claim.item.clone(),
            base: claim.base.clone(),
            time: claim.time.clone(),
        }
    }

    /// Takes in one more claim of the same proposition.
    fn hear(&mut self, claim: &Claim) {
        if self.value != single_value(&self.interval, claim) {
            self.value = None;
        }
        self.relations.insert(claim.quantity.relation);
        self.wordings.insert(folded(&claim.quantity.text));
    }
}

/// Vague magnitudes ("hundreds") have no value of their own, whatever their interval.
fn single_value(interval: &Interval, claim: &Claim) -> Option<crate::base::Number> {
    claim.quantity.value.and_then(|_| interval.value(claim.quantity.relation))
}

fn sentence(doc: &str, evidence: &Evidence, bytes: Span, ordinal: Option<u32>) -> Sentence {
    Sentence { doc: doc.to_owned(), ordinal, text: evidence.sentence.clone(), bytes, chars: evidence.chars }
}

fn span([start, end]: [u32; 2]) -> Span {
    Span::new(start.min(end), start.max(end))
}

/// White space folded: a line break within the words is not another wording.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn mention(text: &str) -> Mention {
    Mention { text: text.to_owned() }
}
