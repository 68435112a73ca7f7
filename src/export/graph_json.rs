//! A claim graph as JSON: `{"directed", "multigraph", "graph", "nodes": […], "links": […]}`, a node or link a line.

use super::graph_fields::Fields;
use crate::link::{ClaimGraph, Node};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, Write};

/// Fields as an object: a node's key is its `id`, which links name as their `source` and `target`.
struct Object {
    ends: Option<(String, String)>,
    fields: Fields,
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some((source, target)) = &self.ends {
            map.serialize_entry("source", source)?;
            map.serialize_entry("target", target)?;
        }
        for (name, value) in &self.fields.0 {
            map.serialize_entry(if *name == "key" { "id" } else { *name }, value)?;
        }
        map.end()
    }
}

pub(super) fn write(graph: &ClaimGraph, out: &mut dyn Write) -> io::Result<()> {
    let about = serde_json::json!({
        "generator": "claimsheet",
        "version": env!("CARGO_PKG_VERSION"),
        "grammars_sha256": graph.grammar_sha256(),
    });
    write!(out, "{{\"directed\":true,\"multigraph\":true,\"graph\":{about},\n\"nodes\":[")?;
    let nodes = graph.nodes().map(|(_, node)| Object { ends: None, fields: Fields::of_node(node) });
    list(out, nodes)?;
    write!(out, "],\n\"links\":[")?;
    let key = |index| graph.node(index).map_or_else(String::new, Node::key);
    let links = graph.edges().map(|(from, to, edge)| Object { ends: Some((key(from), key(to))), fields: Fields::of_edge(edge) });
    list(out, links)?;
    writeln!(out, "]}}")
}

fn list(out: &mut dyn Write, objects: impl Iterator<Item = Object>) -> io::Result<()> {
    for (place, object) in objects.enumerate() {
        out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &object)?;
    }
    out.write_all(b"\n")
}
