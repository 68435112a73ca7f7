//! The claim graph and the questions it answers. Read only: `connect` builds it.

use crate::link::node::{Actor, DocumentNode, Edge, EdgeKind, Location, Node, NodeKind, Proposition, Sentence, Thing};
use crate::normalise::Claim;
use petgraph::Direction::{self, Incoming, Outgoing};
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::collections::BTreeSet;

/// Documents, what they say, and how that hangs together.
///
/// ```text
/// document ─contains→ sentence ─says→ claim ─asserts→ proposition ─by→ actor, ─to→ recipient, ─at→ place, ─of→ item
///                                     claim ─attributed→ actor       proposition ─compatible, conflicts→ proposition
/// ```
#[derive(Debug, Clone)]
pub struct ClaimGraph {
    graph: StableDiGraph<Node, Edge>,
    grammar_sha256: String,
}

/// A proposition that more than one document asserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The proposition.
    pub proposition: NodeIndex,
    /// The documents, in the order of the graph; at least two.
    pub documents: Vec<NodeIndex>,
}

macro_rules! nodes {
    ($($(#[$doc:meta])* $name:ident: $variant:ident($payload:ty);)+) => {
        $($(#[$doc])*
        pub fn $name(&self) -> impl Iterator<Item = (NodeIndex, &$payload)> {
            self.nodes().filter_map(|(index, node)| match node {
                Node::$variant(payload) => {
                    let payload: &$payload = payload;
                    Some((index, payload))
                }
                _ => None,
            })
        })+
    };
}

impl ClaimGraph {
    pub(super) fn new(graph: StableDiGraph<Node, Edge>, grammar_sha256: String) -> Self {
        Self { graph, grammar_sha256 }
    }

    /// The graph itself, for petgraph's algorithms.
    pub fn petgraph(&self) -> &StableDiGraph<Node, Edge> {
        &self.graph
    }

    /// sha256 over the grammars that the claims were found with.
    pub fn grammar_sha256(&self) -> &str {
        &self.grammar_sha256
    }

    /// All nodes in canonical order.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeIndex, &Node)> {
        self.graph.node_indices().filter_map(|index| Some((index, self.graph.node_weight(index)?)))
    }

    /// All edges in canonical order: source, target and what the edge says.
    pub fn edges(&self) -> impl Iterator<Item = (NodeIndex, NodeIndex, &Edge)> {
        self.graph.edge_references().map(|edge| (edge.source(), edge.target(), edge.weight()))
    }

    /// One node.
    pub fn node(&self, index: NodeIndex) -> Option<&Node> {
        self.graph.node_weight(index)
    }

    /// Every node of one sort, in canonical order.
    pub fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = (NodeIndex, &Node)> {
        self.nodes().filter(move |(_, node)| node.kind() == kind)
    }

    nodes! {
        /// Every document, sorted by id.
        documents: Document(DocumentNode);
        /// Every sentence that says a claim, in text order.
        sentences: Sentence(Sentence);
        /// Every claim, in text order.
        claims: Claim(Claim);
        /// Every proposition, in the order in which documents first assert them.
        propositions: Proposition(Proposition);
        /// Everybody who acts, receives or says.
        actors: Actor(Actor);
        /// Every place.
        places: Place(Location);
        /// Every item, by its head noun.
        items: Item(Thing);
    }

    /// Where edges of this sort lead from `node`, in canonical order.
    pub fn targets(&self, node: NodeIndex, kind: EdgeKind) -> Vec<NodeIndex> {
        self.neighbours(node, kind, Outgoing)
    }

    /// Where edges of this sort that lead to `node` come from, in canonical order.
    pub fn sources(&self, node: NodeIndex, kind: EdgeKind) -> Vec<NodeIndex> {
        self.neighbours(node, kind, Incoming)
    }

    fn neighbours(&self, node: NodeIndex, kind: EdgeKind, direction: Direction) -> Vec<NodeIndex> {
        let mut found: Vec<_> = self
            .graph
            .edges_directed(node, direction)
            .filter(|edge| edge.weight().kind() == kind)
            .map(|edge| if direction == Outgoing { edge.target() } else { edge.source() })
            .collect();
        found.sort_unstable();
        found
    }

    /// The document that says a claim.
    pub fn document_of(&self, claim: NodeIndex) -> Option<NodeIndex> {
        let sentence = *self.sources(claim, EdgeKind::Says).first()?;
        self.sources(sentence, EdgeKind::Contains).first().copied()
    }

    /// The documents that assert a proposition, each once, in canonical order.
    pub fn documents_of(&self, proposition: NodeIndex) -> Vec<NodeIndex> {
        let claims = self.sources(proposition, EdgeKind::Asserts);
        let documents: BTreeSet<_> = claims.into_iter().filter_map(|claim| self.document_of(claim)).collect();
        documents.into_iter().collect()
    }

    /// The propositions that two or more documents assert, in canonical order.
    pub fn shared(&self) -> Vec<Shared> {
        self.propositions()
            .map(|(proposition, _)| Shared { proposition, documents: self.documents_of(proposition) })
            .filter(|shared| shared.documents.len() > 1)
            .collect()
    }
}
