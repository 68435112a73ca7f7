//! Claims of all documents in, one graph out: equal propositions meet, close ones are linked. Never reads a text, and the
//! order in which documents come does not matter.

mod builder;
mod graph;
mod interval;
mod node;
mod pairs;

pub use graph::{ClaimGraph, Shared};
pub use interval::{Bound, Interval};
pub use node::{Actor, DocumentNode, Edge, EdgeKind, Gap, Location, Mention, Node, NodeKind, Overlap, Proposition, Sentence, Thing};

use crate::grammar::Grammar;
use crate::normalise::Claims;

/// Builds one graph of the claims of all documents.
///
/// Documents are sorted by id first, so that the same set in any order gives the same graph, node for node.
/// Two documents with one id are one document; two claims with one id are one claim.
///
/// ```
/// use claimsheet::{Document, Grammar, link};
///
/// let grammar = Grammar::embedded();
/// let documents = [("b", "Second."), ("a", "First.")].map(|(id, text)| Document::new(id, text));
/// let graph = link::connect(&grammar, claimsheet::extract(&grammar, documents).collect());
///
/// let ids: Vec<&str> = graph.documents().map(|(_, document)| document.info.id.as_str()).collect();
/// assert_eq!(ids, ["a", "b"]);
/// assert_eq!(graph.claims().count(), 0);
/// assert!(graph.shared().is_empty());
/// ```
pub fn connect(grammar: &Grammar, mut claims: Vec<Claims>) -> ClaimGraph {
    claims.sort_by_cached_key(|c| {
        let d = &c.document;
        (d.id.clone(), d.sha256.clone(), d.published, d.url.clone(), d.title.clone())
    });
    let mut graph = builder::build(claims);
    pairs::link(&mut graph);
    ClaimGraph::new(graph, grammar.sha256().to_owned())
}
