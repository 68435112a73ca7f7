//! Nodes and edges as flat, typed fields: what GraphML and JSON write, and the one-line labels that DOT draws.

use crate::base::{Change, Number};
use crate::link::{Actor, DocumentNode, Edge, Location, Node, Proposition, Sentence};
use crate::normalise::{Claim, Item, Time};
use serde::{Serialize, Serializer};
use std::fmt;

/// The type of a field, as GraphML names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Whole,
    Decimal,
    Flag,
}

/// A field's content.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Whole(u64),
    Decimal(Number),
    Flag(bool),
}

/// Every field of nodes, in the order in which they are written. `key` is unique in the graph; `ref` is the id that the
/// claim record uses.
pub(super) const NODE_FIELDS: &[(&str, Type)] = &[
    ("key", Type::Text),
    ("kind", Type::Text),
    ("label", Type::Text),
    ("ref", Type::Text),
    ("doc", Type::Text),
    ("title", Type::Text),
    ("published", Type::Text),
    ("source", Type::Text),
    ("url", Type::Text),
    ("sha256", Type::Text),
    ("language", Type::Text),
    ("sentences", Type::Whole),
    ("ordinal", Type::Whole),
    ("text", Type::Text),
    ("line", Type::Whole),
    ("char_start", Type::Whole),
    ("char_end", Type::Whole),
    ("byte_start", Type::Whole),
    ("byte_end", Type::Whole),
    ("claim_kind", Type::Text),
    ("relation", Type::Text),
    ("value", Type::Decimal),
    ("low", Type::Decimal),
    ("high", Type::Decimal),
    ("low_included", Type::Flag),
    ("high_included", Type::Flag),
    ("unit", Type::Text),
    ("per", Type::Text),
    ("change", Type::Text),
    ("item", Type::Text),
    ("base", Type::Text),
    ("modality", Type::Text),
    ("negated", Type::Flag),
    ("time", Type::Text),
    ("time_start", Type::Text),
    ("time_end", Type::Text),
    ("rules", Type::Text),
    ("name", Type::Text),
    ("type", Type::Text),
    ("lat", Type::Decimal),
    ("lon", Type::Decimal),
];

/// Every field of edges, in the order in which they are written.
pub(super) const EDGE_FIELDS: &[(&str, Type)] =
    &[("kind", Type::Text), ("mention", Type::Text), ("low", Type::Decimal), ("high", Type::Decimal), ("gap", Type::Decimal)];

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Whole(n) => n.fmt(f),
            Self::Decimal(n) => n.fmt(f),
            Self::Flag(b) => b.fmt(f),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(n) => serializer.serialize_u64(*n),
            Self::Decimal(n) => n.serialize(serializer),
            Self::Flag(b) => serializer.serialize_bool(*b),
        }
    }
}

/// Fields under way: absent ones are left out.
pub(super) struct Fields(pub(super) Vec<(&'static str, Value)>);

impl Fields {
    fn text(&mut self, name: &'static str, text: impl Into<String>) {
        self.0.push((name, Value::Text(text.into())));
    }

    fn some_text(&mut self, name: &'static str, text: Option<&(impl ToString + ?Sized)>) {
        self.0.extend(text.map(|text| (name, Value::Text(text.to_string()))));
    }

    fn decimal(&mut self, name: &'static str, number: Option<Number>) {
        self.0.extend(number.map(|number| (name, Value::Decimal(number))));
    }

    fn whole(&mut self, name: &'static str, number: impl Into<u64>) {
        self.0.push((name, Value::Whole(number.into())));
    }

    fn flag(&mut self, name: &'static str, flag: bool) {
        self.0.push((name, Value::Flag(flag)));
    }

    /// All fields of a node.
    pub(super) fn of_node(node: &Node) -> Self {
        let mut fields = Self(Vec::with_capacity(24));
        fields.text("key", node.key());
        fields.text("kind", node.kind().name());
        fields.text("label", label(node));
        match node {
            Node::Document(document) => fields.document(document),
            Node::Sentence(sentence) => fields.sentence(sentence),
            Node::Claim(claim) => fields.claim(claim),
            Node::Proposition(proposition) => fields.proposition(proposition),
            Node::Actor(actor) => fields.actor(actor),
            Node::Place(place) => fields.place(place),
            Node::Item(item) => fields.text("name", &item.head),
        }
        fields
    }

    /// All fields of an edge.
    pub(super) fn of_edge(edge: &Edge) -> Self {
        let mut fields = Self(Vec::with_capacity(3));
        fields.text("kind", edge.kind().name());
        fields.some_text("mention", edge.mention());
        match edge {
            Edge::Compatible(overlap) => {
                fields.decimal("low", overlap.low);
                fields.decimal("high", overlap.high);
            }
            Edge::Conflicts(gap) => fields.decimal("gap", Some(gap.width)),
            _ => {}
        }
        fields
    }

    fn document(&mut self, document: &DocumentNode) {
        let info = &document.info;
        self.text("ref", &info.id);
        self.some_text("title", info.title.as_ref());
        self.some_text("published", info.published.as_ref());
        self.some_text("source", info.source.as_ref());
        self.some_text("url", info.url.as_ref());
        self.text("sha256", &info.sha256);
        self.text("language", &info.language);
        self.whole("sentences", document.sentences as u64);
    }

    fn sentence(&mut self, sentence: &Sentence) {
        self.text("doc", &sentence.doc);
        self.0.extend(sentence.ordinal.map(|n| ("ordinal", Value::Whole(n.into()))));
        self.text("text", &sentence.text);
        self.ranges(sentence.chars, [sentence.bytes.start(), sentence.bytes.end()]);
    }

    fn ranges(&mut self, chars: [u32; 2], bytes: [u32; 2]) {
        self.whole("char_start", chars[0]);
        self.whole("char_end", chars[1]);
        self.whole("byte_start", bytes[0]);
        self.whole("byte_end", bytes[1]);
    }

    /// How much as written; how much as meant stands in the proposition.
    fn claim(&mut self, claim: &Claim) {
        let quantity = &claim.quantity;
        self.text("ref", &claim.id);
        self.text("doc", &*claim.doc);
        self.text("text", &quantity.text);
        self.whole("line", claim.evidence.line);
        self.ranges(quantity.chars, quantity.bytes);
        self.text("claim_kind", claim.kind.name());
        self.text("relation", quantity.relation.name());
        self.decimal("value", quantity.value);
        self.decimal("low", quantity.low);
        self.decimal("high", quantity.high);
        self.some_text("unit", quantity.unit.as_ref());
        self.some_text("per", quantity.per.as_ref());
        self.text("rules", claim.rules.join(" "));
    }

    fn proposition(&mut self, p: &Proposition) {
        self.text("ref", &p.id);
        self.text("claim_kind", p.kind.name());
        self.decimal("value", p.value);
        let (low, high) = (p.interval.low(), p.interval.high());
        self.decimal("low", low.number());
        self.decimal("high", high.number());
        self.flag("low_included", matches!(low, crate::link::Bound::Included(_)));
        self.flag("high_included", matches!(high, crate::link::Bound::Included(_)));
        self.text("unit", &p.unit);
        self.some_text("per", p.per.as_ref());
        self.some_text("change", p.change.as_ref());
        self.some_text("item", p.item.as_ref().map(|item| &item.text));
        self.some_text("base", p.base.as_ref().map(|base| &base.text));
        self.text("modality", p.modality.name());
        self.flag("negated", p.negated);
        self.some_text("time", p.time.as_ref().map(|time| &time.text));
        self.some_text("time_start", p.time.as_ref().and_then(|time| time.start.as_ref()));
        self.some_text("time_end", p.time.as_ref().and_then(|time| time.end.as_ref()));
    }

    fn actor(&mut self, actor: &Actor) {
        self.some_text("ref", actor.id.as_ref());
        self.text("name", &actor.name);
        self.some_text("type", actor.kind.as_ref());
    }

    fn place(&mut self, place: &Location) {
        self.some_text("ref", place.id.as_ref());
        self.text("name", &place.name);
        self.some_text("type", place.kind.as_ref());
        self.decimal("lat", place.lat);
        self.decimal("lon", place.lon);
    }
}

/// One line that tells a reader what the node is.
pub(super) fn label(node: &Node) -> String {
    match node {
        Node::Document(document) => document.info.title.clone().unwrap_or_else(|| document.info.id.clone()),
        Node::Sentence(sentence) => sentence.text.clone(),
        Node::Claim(claim) => claim.quantity.text.clone(),
        Node::Proposition(proposition) => proposition_label(proposition),
        Node::Actor(actor) => actor.name.clone(),
        Node::Place(place) => place.name.clone(),
        Node::Item(item) => item.head.clone(),
    }
}

/// `production: almost 3,000 cruise and ballistic missiles / year (capability)`.
pub(super) fn proposition_label(p: &Proposition) -> String {
    let mut label = p.kind.name().replace('_', " ");
    label.push_str(if p.negated { ": not " } else { ": " });
    label.push_str(match p.change {
        Some(Change::Increase) => "+ ",
        Some(Change::Decrease) => "− ",
        None => "",
    });
    label.push_str(p.wordings.first().map_or("", String::as_str));
    if let Some(Item { text, .. }) = &p.item {
        label.push(' ');
        label.push_str(text);
    }
    if let Some(per) = &p.per {
        label.push_str(" / ");
        label.push_str(per);
    }
    if let Some(Item { text, .. }) = &p.base {
        label.push_str(" of ");
        label.push_str(text);
    }
    if let Some(Time { text, .. }) = &p.time {
        label.push_str(", ");
        label.push_str(text);
    }
    if p.modality != crate::base::Modality::Actual {
        label.push_str(" (");
        label.push_str(p.modality.name());
        label.push(')');
    }
    label
}
