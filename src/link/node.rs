//! What stands in the graph: nodes with their payloads and edges with what they say. Never holds a document's text.

use crate::base::{Change, Kind, Modality, Number, Relation, Span};
use crate::link::Interval;
use crate::normalise::{Claim, DocumentInfo, Item, Time};
use std::collections::BTreeSet;

/// A node of the claim graph.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An article.
    Document(Box<DocumentNode>),
    /// A sentence that says at least one claim.
    Sentence(Box<Sentence>),
    /// An utterance: one document says so at one place.
    Claim(Box<Claim>),
    /// What is claimed, whoever says it.
    Proposition(Box<Proposition>),
    /// Who acts, receives or says.
    Actor(Actor),
    /// Where.
    Place(Location),
    /// What is counted or measured.
    Item(Thing),
}

/// The sort of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeKind {
    /// [`Node::Document`].
    Document,
    /// [`Node::Sentence`].
    Sentence,
    /// [`Node::Claim`].
    Claim,
    /// [`Node::Proposition`].
    Proposition,
    /// [`Node::Actor`].
    Actor,
    /// [`Node::Place`].
    Place,
    /// [`Node::Item`].
    Item,
}

impl NodeKind {
    /// The name used in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Sentence => "sentence",
            Self::Claim => "claim",
            Self::Proposition => "proposition",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Item => "item",
        }
    }
}

impl Node {
    /// The sort of this node.
    pub const fn kind(&self) -> NodeKind {
        match self {
            Self::Document(_) => NodeKind::Document,
            Self::Sentence(_) => NodeKind::Sentence,
            Self::Claim(_) => NodeKind::Claim,
            Self::Proposition(_) => NodeKind::Proposition,
            Self::Actor(_) => NodeKind::Actor,
            Self::Place(_) => NodeKind::Place,
            Self::Item(_) => NodeKind::Item,
        }
    }

    /// A key that is unique in the graph and rests on content alone, the same in every run that meets the same node.
    pub fn key(&self) -> String {
        match self {
            Self::Document(d) => format!("document:{}", d.info.id),
            Self::Sentence(s) => format!("sentence:{}@{}-{}", s.doc, s.bytes.start(), s.bytes.end()),
            Self::Claim(c) => format!("claim:{}", c.id),
            Self::Proposition(p) => format!("proposition:{}", p.id),
            Self::Actor(a) => format!("actor:{}", a.key()),
            Self::Place(p) => format!("place:{}", p.key()),
            Self::Item(i) => format!("item:{}", i.head),
        }
    }
}

/// A document and how many sentences it has, with or without numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNode {
    /// What is known of it.
    pub info: DocumentInfo,
    /// Number of sentences in the text.
    pub sentences: usize,
}

/// A sentence that says at least one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The document's id.
    pub doc: String,
    /// 1-based place among the document's sentences, where the segmentation has it.
    pub ordinal: Option<u32>,
    /// The words, white space folded.
    pub text: String,
    /// Byte range into the document's text.
    pub bytes: Span,
    /// Code-point range into the document's text, half open.
    pub chars: [u32; 2],
}

/// What is claimed: equal in every document that says the same. Words are those of the first document, in order of ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposition {
    /// Content hash.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// How firmly.
    pub modality: Modality,
    /// Whether it is denied.
    pub negated: bool,
    /// Which way, when the number says by how much something moved.
    pub change: Option<Change>,
    /// Denominator of a rate, as written.
    pub per: Option<String>,
    /// The amount as meant.
    pub interval: Interval,
    /// UCUM code of the interval's unit, ISO code for money.
    pub unit: String,
    /// Local name of that unit in the QUDT vocabulary, where known.
    pub qudt: Option<String>,
    /// The single number in `unit` that the claims put, hedged or not; absent for bounds and ranges, and where claims differ.
    pub value: Option<Number>,
    /// Every hedge that led to this interval.
    pub relations: BTreeSet<Relation>,
    /// Every wording of the amount, white space folded.
    pub wordings: BTreeSet<String>,
    /// What is counted or measured.
    pub item: Option<Item>,
    /// The whole it is a share of.
    pub base: Option<Item>,
    /// When.
    pub time: Option<Time>,
}

/// Somebody, whichever role they play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The usual English name.
    pub name: String,
    /// Wikidata id, where known.
    pub id: Option<String>,
    /// country, organisation, person …
    pub kind: Option<String>,
}

/// Somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// The usual English name.
    pub name: String,
    /// Wikidata or GeoNames id, where known.
    pub id: Option<String>,
    /// country, region, city …
    pub kind: Option<String>,
    /// Degrees north.
    pub lat: Option<Number>,
    /// Degrees east.
    pub lon: Option<Number>,
}

/// Something counted or measured, by its head noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Head noun, singular, lower case.
    pub head: String,
}

impl Actor {
    /// The id, or the name in lower case where there is no id.
    pub fn key(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.name.to_lowercase())
    }
}

impl Location {
    /// The id, or the name in lower case where there is no id.
    pub fn key(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.name.to_lowercase())
    }
}

/// An edge of the claim graph, from the first node named to the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edge {
    /// Document to sentence.
    Contains,
    /// Sentence to claim.
    Says,
    /// Claim to proposition.
    Asserts,
    /// Proposition to the actor.
    By(Mention),
    /// Proposition to the recipient.
    To(Mention),
    /// Proposition to a place.
    At(Mention),
    /// Proposition to the item.
    Of(Mention),
    /// Claim to who the text says says so.
    Attributed(Mention),
    /// Two propositions may speak of one amount: their intervals differ and overlap. From the lower proposition id.
    Compatible(Overlap),
    /// Two propositions cannot both hold as they stand. From the lower proposition id.
    Conflicts(Gap),
}

/// The words by which a proposition or claim names the node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// As written in the first document that says it.
    pub text: String,
}

/// What two intervals share, in the unit of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// Lower end; absent: open.
    pub low: Option<Number>,
    /// Upper end; absent: open.
    pub high: Option<Number>,
}

/// How far two intervals lie apart, in the unit of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// From the upper end of the one to the lower end of the other; zero where they touch and an end is left out.
    pub width: Number,
}

/// The sort of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EdgeKind {
    /// [`Edge::Contains`].
    Contains,
    /// [`Edge::Says`].
    Says,
    /// [`Edge::Asserts`].
    Asserts,
    /// [`Edge::By`].
    By,
    /// [`Edge::To`].
    To,
    /// [`Edge::At`].
    At,
    /// [`Edge::Of`].
    Of,
    /// [`Edge::Attributed`].
    Attributed,
    /// [`Edge::Compatible`].
    Compatible,
    /// [`Edge::Conflicts`].
    Conflicts,
}

impl EdgeKind {
    /// The name used in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contains => "contains",
            Self::Says => "says",
            Self::Asserts => "asserts",
            Self::By => "by",
            Self::To => "to",
            Self::At => "at",
            Self::Of => "of",
            Self::Attributed => "attributed",
            Self::Compatible => "compatible",
            Self::Conflicts => "conflicts",
        }
    }
}

impl Edge {
    /// The sort of this edge.
    pub const fn kind(&self) -> EdgeKind {
        match self {
            Self::Contains => EdgeKind::Contains,
            Self::Says => EdgeKind::Says,
            Self::Asserts => EdgeKind::Asserts,
            Self::By(_) => EdgeKind::By,
            Self::To(_) => EdgeKind::To,
            Self::At(_) => EdgeKind::At,
            Self::Of(_) => EdgeKind::Of,
            Self::Attributed(_) => EdgeKind::Attributed,
            Self::Compatible(_) => EdgeKind::Compatible,
            Self::Conflicts(_) => EdgeKind::Conflicts,
        }
    }

    /// The words by which the edge names its target, for the edges that do.
    pub fn mention(&self) -> Option<&str> {
        match self {
            Self::By(m) | Self::To(m) | Self::At(m) | Self::Of(m) | Self::Attributed(m) => Some(&m.text),
            _ => None,
        }
    }
}
