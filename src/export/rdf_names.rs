//! Statements about what has a name of its own in RDF: documents, actors, places, items.

use super::rdf_terms::*;
use crate::base::hash::short_id;
use crate::link::{Actor, DocumentNode, Location, Thing};
use oxrdf::{NamedNode, Quad};

/// The first digits of the bytes' hash, and of the id's: two documents of one wording stay two.
pub(super) fn document_iri(document: &DocumentNode) -> NamedNode {
    let info = &document.info;
    named(ID, &format!("doc-{}-{}", info.sha256.get(..8).unwrap_or(&info.sha256), &short_id("", &[&info.id])[1..9]))
}

pub(super) fn document(document: &DocumentNode, quads: &mut Vec<Quad>) {
    let info = &document.info;
    let mut about = About::new(quads, &document_iri(document));
    about.is_a(term(SCHEMA, "NewsArticle")).is_a(term(PROV, "Entity"));
    about.text(SCHEMA, "identifier", &info.id).some_text(SCHEMA, "headline", info.title.as_deref());
    if let Some(url) = &info.url {
        match NamedNode::new(url) {
            Ok(iri) => about.iri(SCHEMA, "url", iri),
            Err(_) => about.text(SCHEMA, "url", url),
        };
    }
    if let Some(day) = info.published {
        about.day(SCHEMA, "datePublished", day);
    }
    about.some_text(SCHEMA, "publisher", info.source.as_deref());
    about.text(SCHEMA, "inLanguage", &info.language).text(SCHEMA, "sha256", &info.sha256);
    about.text(DCT, "format", "text/plain; charset=utf-8");
}

pub(super) fn actor(actor: &Actor, quads: &mut Vec<Quad>) {
    let class = match actor.kind.as_deref() {
        Some("country") => Some("Country"),
        Some("person") => Some("Person"),
        Some("city" | "region") => Some("AdministrativeArea"),
        Some(_) => Some("Organization"),
        None => None,
    };
    let mut about = About::new(quads, &named(ACTOR, &actor.key()));
    if let Some(class) = class {
        about.is_a(term(SCHEMA, class));
    }
    about.is_a(term(PROV, "Agent")).english(SKOS, "prefLabel", &actor.name);
    same_as(&mut about, actor.id.as_deref());
}

pub(super) fn place(place: &Location, quads: &mut Vec<Quad>) {
    let class = match place.kind.as_deref() {
        Some("country") => "Country",
        Some("city") => "City",
        _ => "Place",
    };
    let mut about = About::new(quads, &named(PLACE, &place.key()));
    about.is_a(term(SCHEMA, class)).english(SKOS, "prefLabel", &place.name);
    for (name, degrees) in [("latitude", place.lat), ("longitude", place.lon)] {
        if let Some(degrees) = degrees {
            about.decimal(SCHEMA, name, degrees);
        }
    }
    same_as(&mut about, place.id.as_deref());
}

pub(super) fn item(item: &Thing, quads: &mut Vec<Quad>) {
    About::new(quads, &named(ITEM, &item.head)).is_a(term(SKOS, "Concept")).english(SKOS, "prefLabel", &item.head);
}

/// Wikidata and GeoNames know the same thing under their own name.
fn same_as(about: &mut About<'_>, id: Option<&str>) {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let Some(id) = id else { return };
    if id.strip_prefix('Q').is_some_and(digits) {
        about.iri(OWL, "sameAs", term(WIKIDATA, id));
    } else if let Some(number) = id.strip_prefix("geonames:").filter(|number| digits(number)) {
        about.iri(OWL, "sameAs", term(GEONAMES, &format!("{number}/")));
    }
}
