//! The vocabularies of the RDF export: prefixes, terms, and IRIs made of ids and names, percent-encoded so that any text will do.

use crate::base::Number;
use chrono::NaiveDate;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{GraphName, Literal, NamedNode, Quad, Term};

/// Terms of our own: kinds, modalities, hedges and about ten properties.
pub(super) const CS: &str = "https://example.org/claimsheet/ns#";
/// Documents, propositions, claims, anchors, runs.
pub(super) const ID: &str = "https://example.org/claimsheet/id/";
/// Actors and sources, by Wikidata id or by name.
pub(super) const ACTOR: &str = "https://example.org/claimsheet/actor/";
/// Places, by gazetteer id or by name.
pub(super) const PLACE: &str = "https://example.org/claimsheet/place/";
/// Counted things, by head noun; kept apart from `cs:` because "target" is a noun too.
pub(super) const ITEM: &str = "https://example.org/claimsheet/item/";
/// Units that QUDT has no name for.
pub(super) const OWN_UNIT: &str = "https://example.org/claimsheet/unit/";
/// Rule sets, by version and hash.
pub(super) const RULES: &str = "https://example.org/claimsheet/rules/";
pub(super) const SCHEMA: &str = "https://schema.org/";
pub(super) const QUDT: &str = "http://qudt.org/schema/qudt/";
pub(super) const UNIT: &str = "http://qudt.org/vocab/unit/";
pub(super) const QKIND: &str = "http://qudt.org/vocab/quantitykind/";
pub(super) const OA: &str = "http://www.w3.org/ns/oa#";
pub(super) const PROV: &str = "http://www.w3.org/ns/prov#";
pub(super) const CITO: &str = "http://purl.org/spar/cito/";
pub(super) const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
pub(super) const OWL: &str = "http://www.w3.org/2002/07/owl#";
pub(super) const WIKIDATA: &str = "http://www.wikidata.org/entity/";
pub(super) const GEONAMES: &str = "https://sws.geonames.org/";
pub(super) const DCT: &str = "http://purl.org/dc/terms/";
pub(super) const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// The prefixes of the Turtle form, sorted.
pub(super) const PREFIXES: &[(&str, &str)] = &[
    ("a", ACTOR),
    ("c", ID),
    ("cito", CITO),
    ("cs", CS),
    ("dct", DCT),
    ("item", ITEM),
    ("oa", OA),
    ("owl", OWL),
    ("place", PLACE),
    ("prov", PROV),
    ("qkind", QKIND),
    ("qudt", QUDT),
    ("schema", SCHEMA),
    ("skos", SKOS),
    ("unit", UNIT),
    ("wd", WIKIDATA),
    ("xsd", XSD),
];

/// The IRI of a fixed term; `local` must be a plain name.
pub(super) fn term(vocabulary: &str, local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{vocabulary}{local}"))
}

/// The IRI of anything named by free text: spaces become `_`, all but letters, digits and `-` is percent-encoded
/// (dots too: not every reader of Turtle takes a name that ends in one).
pub(super) fn named(namespace: &str, text: &str) -> NamedNode {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut iri = String::with_capacity(namespace.len() + text.len());
    iri.push_str(namespace);
    for &byte in text.as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => iri.push(byte as char),
            b' ' => iri.push('_'),
            _ => iri.extend(['%', DIGITS[usize::from(byte >> 4)] as char, DIGITS[usize::from(byte & 15)] as char]),
        }
    }
    NamedNode::new_unchecked(iri)
}

/// The IRI of a part of a node: `…#value`.
pub(super) fn part(whole: &NamedNode, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#{name}", whole.as_str()))
}

/// `equipment_loss` → `EquipmentLoss`, `at_most` → `AtMost`.
pub(super) fn capitalised(name: &str) -> String {
    let mut start = true;
    name.chars()
        .filter_map(|c| {
            let first = std::mem::replace(&mut start, c == '_');
            (c != '_').then_some(if first { c.to_ascii_uppercase() } else { c })
        })
        .collect()
}

/// The statements about one subject, in the order in which they are made.
pub(super) struct About<'q> {
    quads: &'q mut Vec<Quad>,
    subject: NamedNode,
    graph: GraphName,
}

impl<'q> About<'q> {
    /// A subject in the default graph.
    pub(super) fn new(quads: &'q mut Vec<Quad>, subject: &NamedNode) -> Self {
        Self { quads, subject: subject.clone(), graph: GraphName::DefaultGraph }
    }

    /// A subject in a named graph.
    pub(super) fn within(quads: &'q mut Vec<Quad>, graph: &NamedNode, subject: &NamedNode) -> Self {
        Self { quads, subject: subject.clone(), graph: graph.clone().into() }
    }

    fn state(&mut self, predicate: NamedNode, object: impl Into<Term>) -> &mut Self {
        self.quads.push(Quad::new(self.subject.clone(), predicate, object, self.graph.clone()));
        self
    }

    /// `a` this class.
    pub(super) fn is_a(&mut self, class: NamedNode) -> &mut Self {
        self.state(rdf::TYPE.into_owned(), class)
    }

    /// Points at another node.
    pub(super) fn iri(&mut self, vocabulary: &str, local: &str, object: NamedNode) -> &mut Self {
        self.state(term(vocabulary, local), object)
    }

    /// Plain text.
    pub(super) fn text(&mut self, vocabulary: &str, local: &str, text: &str) -> &mut Self {
        self.state(term(vocabulary, local), Literal::new_simple_literal(text))
    }

    /// Plain text, where there is some.
    pub(super) fn some_text(&mut self, vocabulary: &str, local: &str, text: Option<&str>) -> &mut Self {
        if let Some(text) = text {
            self.text(vocabulary, local, text);
        }
        self
    }

    /// English text.
    pub(super) fn english(&mut self, vocabulary: &str, local: &str, text: &str) -> &mut Self {
        self.state(term(vocabulary, local), Literal::new_language_tagged_literal_unchecked(text, "en"))
    }

    /// An exact decimal, without trailing zeros after the point.
    pub(super) fn decimal(&mut self, vocabulary: &str, local: &str, number: Number) -> &mut Self {
        self.state(term(vocabulary, local), Literal::new_typed_literal(number.canonical(), xsd::DECIMAL))
    }

    /// A whole number.
    pub(super) fn whole(&mut self, vocabulary: &str, local: &str, number: u32) -> &mut Self {
        self.state(term(vocabulary, local), Literal::from(u64::from(number)))
    }

    /// `true`; falsehood is left out.
    pub(super) fn flag(&mut self, vocabulary: &str, local: &str, flag: bool) -> &mut Self {
        if flag {
            self.state(term(vocabulary, local), Literal::from(true));
        }
        self
    }

    /// A day.
    pub(super) fn day(&mut self, vocabulary: &str, local: &str, day: NaiveDate) -> &mut Self {
        self.state(term(vocabulary, local), Literal::new_typed_literal(day.to_string(), xsd::DATE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_makes_a_valid_iri() {
        for text in ["Q159", "Fabian Hoffmann", "Zelenský", "a/b#c?<d>\"", "per_cent", "feb.", "100%", "\0\n", ""] {
            let iri = named(ACTOR, text);
            assert!(NamedNode::new(iri.as_str()).is_ok(), "{iri}");
        }
        assert_ne!(named(ACTOR, "a b"), named(ACTOR, "a_b"));
    }

    #[test]
    fn names_are_capitalised_word_by_word() {
        assert_eq!(capitalised("at_least"), "AtLeast");
        assert_eq!(capitalised("capability"), "Capability");
    }
}
