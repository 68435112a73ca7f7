//! A claim graph as GraphML: typed keys first, then nodes and edges with the data they have.

use super::graph_fields::{EDGE_FIELDS, Fields, NODE_FIELDS, Type};
use crate::link::ClaimGraph;
use std::io::{self, Write};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"#;

pub(super) fn write(graph: &ClaimGraph, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    for (scope, prefix, fields) in [("node", 'n', NODE_FIELDS), ("edge", 'e', EDGE_FIELDS)] {
        for (name, kind) in fields {
            let kind = type_name(*kind);
            writeln!(out, r#"  <key id="{prefix}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>"#)?;
        }
    }
    writeln!(out, r#"  <graph id="claims" edgedefault="directed">"#)?;
    for (index, node) in graph.nodes() {
        writeln!(out, r#"    <node id="n{}">"#, index.index())?;
        data(out, 'n', &Fields::of_node(node))?;
        writeln!(out, "    </node>")?;
    }
    for (place, (from, to, edge)) in graph.edges().enumerate() {
        writeln!(out, r#"    <edge id="e{place}" source="n{}" target="n{}">"#, from.index(), to.index())?;
        data(out, 'e', &Fields::of_edge(edge))?;
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

fn data(out: &mut dyn Write, prefix: char, fields: &Fields) -> io::Result<()> {
    for (name, value) in &fields.0 {
        writeln!(out, r#"      <data key="{prefix}_{name}">{}</data>"#, escape(&value.to_string()))?;
    }
    Ok(())
}

const fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Whole => "long",
        Type::Decimal => "double",
        Type::Flag => "boolean",
    }
}

/// Text as XML 1.0 content. Characters that XML cannot hold in any form become U+FFFD.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Written plainly, a parser would fold it into a line feed.
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(escape("a<b> & \"c\"\0\u{1b}\t\u{ffff}"), "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}\u{fffd}\t\u{fffd}");
    }
}
