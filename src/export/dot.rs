//! A claim graph as Graphviz draws it: left to right, a box per document, then propositions, then whom and what they name.

use super::graph_fields::{label, proposition_label};
use crate::link::{ClaimGraph, Edge, EdgeKind, Node};
use petgraph::stable_graph::NodeIndex;
use rustc_hash::FxHashSet;
use std::io::{self, Write};

/// Above this many claims the sentences are left out, so that a drawing can still be read.
const SENTENCES_UP_TO: usize = 80;
/// Widest line of a label, in characters.
const WIDTH: usize = 34;
/// Longest text of a label, in characters.
const LENGTH: usize = 140;

const HEAD: &str = r##"digraph claims {
  graph [rankdir=LR, nodesep=0.12, ranksep=0.55, fontname="Helvetica", fontsize=12, labeljust=l, outputorder=edgesfirst];
  node [fontname="Helvetica", fontsize=10, margin="0.10,0.05", height=0.3, style=filled, color="#5f6b76", fillcolor="#ffffff"];
  edge [fontname="Helvetica", fontsize=9, color="#8a949e", fontcolor="#5f6b76", arrowsize=0.6];
"##;

pub(super) fn write(graph: &ClaimGraph, out: &mut dyn Write) -> io::Result<()> {
    let with_sentences = graph.claims().count() <= SENTENCES_UP_TO;
    out.write_all(HEAD.as_bytes())?;
    if !with_sentences {
        writeln!(out, "  // More than {SENTENCES_UP_TO} claims: sentences are left out. GraphML and JSON have them.")?;
    }
    for (document, _) in graph.documents() {
        cluster(graph, document, with_sentences, out)?;
    }
    let shared: FxHashSet<NodeIndex> = graph.shared().into_iter().map(|shared| shared.proposition).collect();
    for (index, node) in graph.nodes() {
        let text = quoted(&label(node));
        match node {
            Node::Document(_) | Node::Sentence(_) | Node::Claim(_) => Ok(()),
            Node::Proposition(proposition) => {
                let text = quoted(&proposition_label(proposition));
                let look = if shared.contains(&index) { r##"fillcolor="#ffd98a", penwidth=2.2"## } else { r##"fillcolor="#fff3d6""## };
                writeln!(out, "  {} [shape=box, style=\"filled,rounded\", {look}, label={text}];", id(index))
            }
            Node::Actor(_) => writeln!(out, r##"  {} [shape=ellipse, fillcolor="#cfe3f7", label={text}];"##, id(index)),
            Node::Place(_) => writeln!(out, r##"  {} [shape=house, fillcolor="#d5ecd2", label={text}];"##, id(index)),
            Node::Item(_) => writeln!(out, r##"  {} [shape=hexagon, fillcolor="#e6dcf3", label={text}];"##, id(index)),
        }?;
    }
    for (from, to, edge) in graph.edges() {
        draw(from, to, edge, with_sentences, out)?;
    }
    writeln!(out, "}}")
}

/// One document with its sentences and claims; the cluster stands for the document.
fn cluster(graph: &ClaimGraph, document: NodeIndex, with_sentences: bool, out: &mut dyn Write) -> io::Result<()> {
    let Some(node @ Node::Document(payload)) = graph.node(document) else { return Ok(()) };
    let title = label(node);
    let info = &payload.info;
    let origin: Vec<String> = info.source.iter().cloned().chain(info.published.map(|day| day.to_string())).collect();
    let title = if origin.is_empty() { title } else { format!("{title} · {}", origin.join(", ")) };
    writeln!(out, "  subgraph cluster_{} {{", document.index())?;
    writeln!(out, r##"    label={}; style="rounded,filled"; color="#c3cad1"; fillcolor="#f4f6f8";"##, quoted(&title))?;
    let sentences = graph.targets(document, EdgeKind::Contains);
    if sentences.is_empty() {
        // Graphviz draws no cluster without a node.
        writeln!(out, r##"    {} [shape=plaintext, fillcolor="#f4f6f8", label="no claim"];"##, id(document))?;
    }
    for sentence in sentences {
        if let (true, Some(node)) = (with_sentences, graph.node(sentence)) {
            writeln!(out, "    {} [shape=note, label={}];", id(sentence), quoted(&label(node)))?;
        }
        for claim in graph.targets(sentence, EdgeKind::Says) {
            if let Some(node) = graph.node(claim) {
                writeln!(out, r##"    {} [shape=box, fillcolor="#ffffff", label={}];"##, id(claim), quoted(&label(node)))?;
            }
        }
    }
    writeln!(out, "  }}")
}

fn draw(from: NodeIndex, to: NodeIndex, edge: &Edge, with_sentences: bool, out: &mut dyn Write) -> io::Result<()> {
    let look = match edge {
        Edge::Contains => return Ok(()),
        Edge::Says if !with_sentences => return Ok(()),
        Edge::Says => "arrowhead=none",
        Edge::Asserts => r##"color="#b07d12""##,
        Edge::By(_) => r#"label="by""#,
        Edge::To(_) => r#"label="to""#,
        Edge::At(_) => r#"label="at""#,
        Edge::Of(_) => "style=dotted, arrowhead=none",
        Edge::Attributed(_) => r#"style=dashed, label="according to""#,
        Edge::Compatible(_) => r##"color="#3b8f4a", fontcolor="#3b8f4a", dir=none, constraint=false, label="compatible""##,
        Edge::Conflicts(_) => r##"color="#c2362b", fontcolor="#c2362b", dir=none, penwidth=1.8, constraint=false, label="conflicts""##,
    };
    writeln!(out, "  {} -> {} [{look}];", id(from), id(to))
}

fn id(index: NodeIndex) -> String {
    format!("n{}", index.index())
}

/// A label in quotes: cut to length, wrapped at spaces, quotes and backslashes escaped, control characters blanked.
fn quoted(text: &str) -> String {
    let mut label = String::from("\"");
    let (mut column, mut length) = (0, 0);
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column > 0 {
            if column + 1 + width > WIDTH {
                label.push_str("\\n");
                column = 0;
            } else {
                label.push(' ');
                column += 1;
            }
        }
        for c in word.chars() {
            if length >= LENGTH {
                label.push_str("…\"");
                return label;
            }
            match c {
                '"' => label.push_str("\\\""),
                '\\' => label.push_str("\\\\"),
                c if c.is_control() => label.push('\u{fffd}'),
                c => label.push(c),
            }
            length += 1;
        }
        column += width;
    }
    label.push('"');
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_wrapped_cut_and_escaped() {
        assert_eq!(quoted(r#"He said "a\b""#), r#""He said \"a\\b\"""#);
        assert_eq!(
            quoted("Russia can produce almost 3,000 cruise missiles a year"),
            "\"Russia can produce almost 3,000\\ncruise missiles a year\""
        );
        let long = quoted(&"x".repeat(1000));
        assert!(long.ends_with("x…\"") && long.chars().count() == LENGTH + 3);
        assert_eq!(quoted(""), "\"\"");
    }
}
