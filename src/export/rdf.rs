//! A claim graph as RDF, in Turtle and in sorted N-Quads: documents, propositions, claims, anchors, the run, names.

use super::graph_fields::proposition_label;
use super::rdf_names::{self, document_iri};
use super::rdf_terms::*;
use super::rdf_units::{per, quantity_kind, unit, unit_code, unit_text};
use crate::base::hash::short_id;
use crate::base::{Change, Relation};
use crate::link::{Bound, ClaimGraph, EdgeKind, Node, Proposition};
use crate::normalise::{Claim, Time};
use oxrdf::{NamedNode, Quad, Triple};
use oxttl::TurtleSerializer;
use petgraph::stable_graph::NodeIndex;
use std::fmt::Write as _;
use std::io::{self, Write};

/// How many characters of the sentence stand before and after the quote of an anchor.
const CONTEXT: usize = 32;

/// Writes Turtle: nodes in the order of the graph, the run among them.
pub(super) fn write_turtle(graph: &ClaimGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = TurtleSerializer::new();
    for &(name, iri) in PREFIXES {
        serializer = serializer.with_prefix(name, iri).map_err(io::Error::other)?;
        // The serializer would write them in an order that differs from run to run.
        writeln!(out, "@prefix {name}: <{iri}> .")?;
    }
    let mut body = serializer.low_level();
    let mut first = Vec::new();
    describe(graph, &mut |quad| {
        let triple = Triple::from(quad);
        if first.is_empty() {
            body.serialize_triple(&triple, &mut first)?;
            out.write_all(after_prefixes(&first))
        } else {
            body.serialize_triple(&triple, &mut *out)
        }
    })?;
    body.finish(&mut *out)
}

/// What follows the `@prefix` lines at the start of `turtle`.
fn after_prefixes(turtle: &[u8]) -> &[u8] {
    let lines = turtle.split_inclusive(|&byte| byte == b'\n');
    let prefixes: usize = lines.take_while(|line| line.starts_with(b"@prefix ")).map(<[u8]>::len).sum();
    &turtle[prefixes..]
}

/// Writes N-Quads, each line once, in the order of their bytes.
pub(super) fn write_nquads(graph: &ClaimGraph, out: &mut dyn Write) -> io::Result<()> {
    // One buffer and the ranges of its lines: a string a line would take twice the memory.
    let (mut text, mut lines) = (String::new(), Vec::new());
    describe(graph, &mut |quad| {
        let start = text.len();
        writeln!(text, "{quad} .").map_err(io::Error::other)?;
        lines.push(start..text.len());
        Ok(())
    })?;
    lines.sort_unstable_by(|a, b| text[a.clone()].cmp(&text[b.clone()]));
    lines.dedup_by(|a, b| text[a.clone()] == text[b.clone()]);
    lines.into_iter().try_for_each(|line| out.write_all(text[line].as_bytes()))
}

/// Hands every statement on, those about one subject together.
fn describe(graph: &ClaimGraph, sink: &mut dyn FnMut(Quad) -> io::Result<()>) -> io::Result<()> {
    let model = Model { graph, run: run_iri(graph) };
    let mut quads = Vec::new();
    let mut flush = |quads: &mut Vec<Quad>| quads.drain(..).try_for_each(&mut *sink);
    for (_, document) in graph.documents() {
        rdf_names::document(document, &mut quads);
        flush(&mut quads)?;
    }
    for (index, proposition) in graph.propositions() {
        model.proposition(index, proposition, &mut quads);
        flush(&mut quads)?;
    }
    for (index, claim) in graph.claims() {
        model.claim(index, claim, &mut quads);
        flush(&mut quads)?;
    }
    model.run(&mut quads);
    flush(&mut quads)?;
    for (_, actor) in graph.actors() {
        rdf_names::actor(actor, &mut quads);
        flush(&mut quads)?;
    }
    for (_, place) in graph.places() {
        rdf_names::place(place, &mut quads);
        flush(&mut quads)?;
    }
    for (_, item) in graph.items() {
        rdf_names::item(item, &mut quads);
        flush(&mut quads)?;
    }
    Ok(())
}

struct Model<'g> {
    graph: &'g ClaimGraph,
    run: NamedNode,
}

impl Model<'_> {
    fn proposition(&self, index: NodeIndex, p: &Proposition, quads: &mut Vec<Quad>) {
        let iri = named(ID, &p.id);
        let value = part(&iri, "value");
        let mut about = About::new(quads, &iri);
        about.is_a(term(SCHEMA, "Observation")).is_a(term(QUDT, "Quantity"));
        about.english(SKOS, "prefLabel", &proposition_label(p));
        for actor in self.targets(index, EdgeKind::By) {
            about.iri(SCHEMA, "observationAbout", actor);
        }
        about.iri(SCHEMA, "variableMeasured", term(CS, p.kind.name()));
        for thing in self.targets(index, EdgeKind::Of) {
            about.iri(CS, "countedThing", thing);
        }
        about.some_text(CS, "itemText", p.item.as_ref().map(|item| item.text.as_str()));
        about.some_text(CS, "base", p.base.as_ref().map(|base| base.text.as_str()));
        for recipient in self.targets(index, EdgeKind::To) {
            about.iri(CS, "recipient", recipient);
        }
        for place in self.targets(index, EdgeKind::At) {
            about.iri(DCT, "spatial", place);
        }
        about.iri(CS, "modality", term(CS, &capitalised(p.modality.name()))).flag(CS, "negated", p.negated);
        if let Some(change) = p.change {
            let way = if change == Change::Increase { "Increase" } else { "Decrease" };
            about.iri(CS, "change", term(CS, way)).flag(QUDT, "isDeltaQuantity", true);
        }
        if let Some(kind) = quantity_kind(p) {
            about.iri(QUDT, "hasQuantityKind", kind);
        }
        about.iri(QUDT, "quantityValue", value.clone());
        for (kind, name) in [(EdgeKind::Compatible, "agreesWith"), (EdgeKind::Conflicts, "disagreesWith")] {
            for other in self.targets(index, kind) {
                about.iri(CITO, name, other);
            }
        }
        self.value(index, p, &value, quads);
    }

    fn value(&self, index: NodeIndex, p: &Proposition, value: &NamedNode, quads: &mut Vec<Quad>) {
        let mut about = About::new(quads, value);
        about.is_a(term(QUDT, "QuantityValue")).is_a(term(SCHEMA, "QuantitativeValue"));
        let (low, high) = (p.interval.low(), p.interval.high());
        let unbounded = low == Bound::Open && high == Bound::Open;
        // A value must hold some number: without an interval, the one that was written.
        if let Some(number) = p.value.or_else(|| unbounded.then(|| self.written(index)).flatten()) {
            about.decimal(QUDT, "value", number).decimal(SCHEMA, "value", number);
        }
        for (bound, name) in [(low, "minValue"), (high, "maxValue")] {
            if let Some(number) = bound.number() {
                about.decimal(SCHEMA, name, number);
            }
            if let Bound::Excluded(_) = bound {
                about.iri(CS, "excludes", term(SCHEMA, name));
            }
        }
        let unit = unit(p);
        let per = per(p, &unit);
        about.iri(QUDT, "hasUnit", unit).some_text(CS, "per", per);
        let text = unit_text(p);
        about.some_text(SCHEMA, "unitCode", unit_code(p).as_deref());
        about.some_text(SCHEMA, "unitText", Some(text.as_str()).filter(|text| !text.is_empty()));
        for relation in p.relations.iter().filter(|&&relation| relation != Relation::Exact) {
            about.iri(CS, "approximator", term(CS, &capitalised(relation.name())));
        }
        for wording in &p.wordings {
            about.text(CS, "surface", wording);
        }
    }

    /// The number that the first claim of a proposition writes.
    fn written(&self, proposition: NodeIndex) -> Option<crate::base::Number> {
        let claim = *self.graph.sources(proposition, EdgeKind::Asserts).first()?;
        let Node::Claim(claim) = self.graph.node(claim)? else { return None };
        let quantity = &claim.quantity;
        quantity.value.or(quantity.low).or(quantity.high)
    }

    fn claim(&self, index: NodeIndex, claim: &Claim, quads: &mut Vec<Quad>) {
        let iri = named(ID, &claim.id);
        let document = self.graph.document_of(index).and_then(|document| self.iri(document));
        let Some(document) = document else { return };
        let mut about = About::new(quads, &iri);
        about.is_a(term(SCHEMA, "Claim")).is_a(term(PROV, "Entity"));
        for proposition in self.targets(index, EdgeKind::Asserts) {
            about.iri(SCHEMA, "mainEntity", proposition);
        }
        about.text(SCHEMA, "text", &claim.evidence.sentence);
        for source in self.targets(index, EdgeKind::Attributed) {
            about.iri(SCHEMA, "author", source);
        }
        about.iri(SCHEMA, "appearance", document.clone()).iri(SCHEMA, "claimInterpreter", software());
        about.some_text(SCHEMA, "temporalCoverage", claim.time.as_ref().map(coverage).as_deref());
        for restated in &claim.restated {
            about.text(CS, "restatedAs", &restated.text);
        }
        for rule in &claim.rules {
            about.text(CS, "foundBy", rule);
        }
        if claim.rules.is_empty() {
            about.text(CS, "foundBy", "unrecorded");
        }
        about.iri(PROV, "wasQuotedFrom", document.clone());
        About::within(quads, &self.run, &iri).iri(PROV, "wasGeneratedBy", self.run.clone());
        anchor(claim, &iri, document, quads);
    }

    fn run(&self, quads: &mut Vec<Quad>) {
        let (run, version) = (&self.run, env!("CARGO_PKG_VERSION"));
        let association = part(run, "association");
        let mut about = About::within(quads, run, run);
        about.is_a(term(PROV, "Activity"));
        for (_, document) in self.graph.documents() {
            about.iri(PROV, "used", document_iri(document));
        }
        about.iri(PROV, "qualifiedAssociation", association.clone());
        let plan = named(&format!("{RULES}{version}/sha256-"), self.graph.grammar_sha256());
        About::within(quads, run, &association).is_a(term(PROV, "Association")).iri(PROV, "agent", software()).iri(
            PROV,
            "hadPlan",
            plan.clone(),
        );
        About::within(quads, run, &plan).is_a(term(PROV, "Plan"));
        About::within(quads, run, &software())
            .is_a(term(PROV, "SoftwareAgent"))
            .is_a(term(SCHEMA, "SoftwareApplication"))
            .text(SCHEMA, "name", env!("CARGO_PKG_NAME"))
            .text(SCHEMA, "softwareVersion", version);
    }

    fn targets(&self, index: NodeIndex, kind: EdgeKind) -> impl Iterator<Item = NamedNode> {
        self.graph.targets(index, kind).into_iter().filter_map(|target| self.iri(target))
    }

    fn iri(&self, index: NodeIndex) -> Option<NamedNode> {
        Some(match self.graph.node(index)? {
            Node::Document(document) => document_iri(document),
            Node::Sentence(_) => return None,
            Node::Claim(claim) => named(ID, &claim.id),
            Node::Proposition(proposition) => named(ID, &proposition.id),
            Node::Actor(actor) => named(ACTOR, &actor.key()),
            Node::Place(place) => named(PLACE, &place.key()),
            Node::Item(item) => named(ITEM, &item.head),
        })
    }
}

/// A name for this run that rests on what went into it: the documents, the grammars, the version.
fn run_iri(graph: &ClaimGraph) -> NamedNode {
    let mut parts = vec![env!("CARGO_PKG_VERSION").to_owned(), graph.grammar_sha256().to_owned()];
    parts.extend(graph.documents().map(|(_, document)| document_iri(document).into_string()));
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    named(ID, &short_id("run", &parts))
}

fn software() -> NamedNode {
    term(ID, "software")
}

/// Ties a claim to its quantity in the text, by quote, by code points and by bytes.
fn anchor(claim: &Claim, iri: &NamedNode, document: NamedNode, quads: &mut Vec<Quad>) {
    let quantity = &claim.quantity;
    let anchor = named(ID, &format!("a-{}", claim.id.strip_prefix("c-").unwrap_or(&claim.id)));
    let target = part(&anchor, "target");
    let [quote, chars, bytes] = ["quote", "chars", "bytes"].map(|name| part(&anchor, name));
    About::new(quads, &anchor)
        .is_a(term(OA, "Annotation"))
        .iri(OA, "motivatedBy", term(OA, "identifying"))
        .iri(OA, "hasBody", iri.clone())
        .iri(OA, "hasTarget", target.clone());
    About::new(quads, &target)
        .is_a(term(OA, "SpecificResource"))
        .iri(OA, "hasSource", document)
        .iri(OA, "hasSelector", quote.clone())
        .iri(OA, "hasSelector", chars.clone())
        .iri(OA, "hasSelector", bytes.clone());
    let (before, after) = context(claim);
    About::new(quads, &quote)
        .is_a(term(OA, "TextQuoteSelector"))
        .some_text(OA, "prefix", before)
        .text(OA, "exact", &quantity.text)
        .some_text(OA, "suffix", after);
    for (selector, class, [start, end]) in
        [(chars, "TextPositionSelector", quantity.chars), (bytes, "DataPositionSelector", quantity.bytes)]
    {
        About::new(quads, &selector).is_a(term(OA, class)).whole(OA, "start", start).whole(OA, "end", end);
    }
}

/// What stands before and after the quantity in its sentence. Found by position; where folded white space has moved it,
/// by its words if they occur but once; else nothing is said.
fn context(claim: &Claim) -> (Option<&str>, Option<&str>) {
    let (quote, sentence) = (claim.quantity.text.as_str(), claim.evidence.sentence.as_str());
    let by_position = claim.quantity.bytes[0].checked_sub(claim.evidence.bytes[0]).map(|at| at as usize);
    let at = by_position
        .filter(|&at| sentence.get(at..).is_some_and(|rest| rest.starts_with(quote)))
        .or_else(|| sentence.find(quote).filter(|_| !quote.is_empty() && sentence.matches(quote).count() == 1));
    let Some((before, rest)) = at.and_then(|at| sentence.split_at_checked(at)) else { return (None, None) };
    let after = &rest[quote.len()..];
    let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    (Some(&before[start..]).filter(|text| !text.is_empty()), Some(&after[..end]).filter(|text| !text.is_empty()))
}

/// ISO 8601: a day, `start/end`, `start/..`, `../end`; the words where no day is known.
fn coverage(time: &Time) -> String {
    match (time.start, time.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start}/{end}"),
        (Some(start), None) => format!("{start}/.."),
        (None, Some(end)) => format!("../{end}"),
        (None, None) => time.text.clone(),
    }
}
