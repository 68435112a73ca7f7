//! Units in RDF: the QUDT unit and kind of quantity of a proposition, and words for people to read.

use super::rdf_terms::{OWN_UNIT, QKIND, UNIT, named, term};
use crate::base::Kind;
use crate::link::Proposition;
use oxrdf::NamedNode;

/// A canonical unit taken apart: `{missile}/a` is a count per year, `EUR` money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit<'p> {
    sort: Sort<'p>,
    /// The denominator of a rate; a speed's hour is no rate but part of the unit.
    per: Option<&'p str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort<'p> {
    Count,
    Money(&'p str),
    Other(&'p str),
}

impl<'p> Unit<'p> {
    fn of(p: &'p Proposition) -> Self {
        Self::parts(&p.unit, p.qudt.as_deref(), p.per.is_some())
    }

    /// The parts of a canonical unit as normalised claims have it: where the claim is a rate, the denominator stands last.
    fn parts(unit: &'p str, qudt: Option<&str>, rate: bool) -> Self {
        let whole = |top: &str| top.matches('{').count() == top.matches('}').count();
        let split = if rate { unit.rsplit_once('/').filter(|(top, _)| whole(top)) } else { None };
        let (top, per) = split.map_or((unit, None), |(top, per)| (top, Some(per)));
        let sort = match top {
            // Counts of nothing named are numbers, as shares and multiples are; QUDT's name tells them apart.
            "1" if qudt.map_or(per.is_some(), |name| name.starts_with("NUM")) => Sort::Count,
            "" => Sort::Count,
            _ if top.starts_with('{') && top.ends_with('}') => Sort::Count,
            _ if top.len() == 3 && top.bytes().all(|b| b.is_ascii_uppercase()) => Sort::Money(top),
            _ => Sort::Other(top),
        };
        Self { sort, per }
    }
}

/// The unit of a proposition's value: what the normalisation found, else `NUM`, `NUM-PER-YR`, `CCY_…`, else one of our own.
pub(super) fn unit(p: &Proposition) -> NamedNode {
    if let Some(qudt) = &p.qudt {
        return named_unit(qudt);
    }
    match Unit::of(p) {
        Unit { sort: Sort::Count, per: Some("a") } => term(UNIT, "NUM-PER-YR"),
        Unit { sort: Sort::Count, .. } => term(UNIT, "NUM"),
        Unit { sort: Sort::Money(code), .. } => term(UNIT, &format!("CCY_{code}")),
        Unit { sort: Sort::Other("%"), .. } => term(UNIT, "PERCENT"),
        Unit { sort: Sort::Other("1" | "x"), .. } => term(UNIT, "UNITLESS"),
        Unit { sort: Sort::Other(_), .. } => named(OWN_UNIT, &p.unit),
    }
}

/// QUDT's local names hold `_`, which names made of free text do not.
fn named_unit(local: &str) -> NamedNode {
    if !local.is_empty() && local.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        term(UNIT, local)
    } else {
        named(OWN_UNIT, local)
    }
}

/// The denominator that [`unit`] does not name already.
pub(super) fn per<'p>(p: &'p Proposition, unit: &NamedNode) -> Option<&'p str> {
    let named = unit.as_str().contains("-PER-") || (unit.as_str().starts_with(OWN_UNIT) && p.unit.contains('/'));
    if named { None } else { Unit::of(p).per.map(denominator).or(p.per.as_deref()) }
}

fn denominator(code: &str) -> &str {
    match code {
        "a" => "year",
        other => other.trim_matches(['{', '}']),
    }
}

/// QUDT's kind of quantity, where it is plain.
pub(super) fn quantity_kind(p: &Proposition) -> Option<NamedNode> {
    let Unit { sort, per } = Unit::of(p);
    let kind = match sort {
        Sort::Count if per.is_some() => "CountRate",
        Sort::Count => match p.kind {
            Kind::Deaths
            | Kind::Injuries
            | Kind::Missing
            | Kind::Captured
            | Kind::Displacement
            | Kind::Strength
            | Kind::Recruitment
            | Kind::Participants => "Population",
            _ => "Count",
        },
        Sort::Money(_) => "Currency",
        Sort::Other(unit) => match (unit, p.kind) {
            ("%" | "1" | "x" | "[pp]", _) => "DimensionlessRatio",
            (_, Kind::Age | Kind::Duration) => "Time",
            (_, Kind::Distance) => "Length",
            (_, Kind::Area) => "Area",
            (_, Kind::Mass) => "Mass",
            (_, Kind::Speed) => "Speed",
            (_, Kind::Temperature) => "Temperature",
            (_, Kind::Volume) => "Volume",
            ("W" | "kW" | "MW" | "GW", Kind::Power) => "Power",
            ("J" | "kW.h" | "W.h" | "MW.h" | "GW.h" | "TW.h" | "kWh", Kind::Power) => "Energy",
            _ => return None,
        },
    };
    Some(term(QKIND, kind))
}

/// The unit in words: `missile per year`, `EUR`, `km`.
pub(super) fn unit_text(p: &Proposition) -> String {
    let Unit { sort, per } = Unit::of(p);
    let mut text = match (sort, &p.item) {
        (Sort::Count, Some(item)) => item.head.clone(),
        (Sort::Count, None) => String::new(),
        (Sort::Money(code), _) => code.to_owned(),
        (Sort::Other(other), _) => other.to_owned(),
    };
    if let Some(per) = per.map(denominator).or(p.per.as_deref()) {
        text.push_str(if text.is_empty() { "per " } else { " per " });
        text.push_str(per);
    }
    text
}

/// The unit's code with the name of its code list, as schema.org wants codes that are not UN/CEFACT's.
pub(super) fn unit_code(p: &Proposition) -> Option<String> {
    match Unit::of(p).sort {
        Sort::Money(code) => Some(format!("ISO4217:{code}")),
        Sort::Count if p.unit.is_empty() => None,
        Sort::Count | Sort::Other(_) => Some(format!("UCUM:{}", p.unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_taken_apart_at_the_rate() {
        let count = |per| Unit { sort: Sort::Count, per };
        assert_eq!(Unit::parts("{missile}/a", Some("NUM-PER-YR"), true), count(Some("a")));
        assert_eq!(Unit::parts("1", Some("NUM"), false), count(None));
        assert_eq!(Unit::parts("1/{game}", None, true), count(Some("{game}")));
        assert_eq!(Unit::parts("", None, false), count(None));
        assert_eq!(Unit::parts("{km/h fan}", Some("NUM"), true), count(None));
        assert_eq!(Unit::parts("1", Some("UNITLESS"), false), Unit { sort: Sort::Other("1"), per: None });
        assert_eq!(Unit::parts("EUR/a", None, true), Unit { sort: Sort::Money("EUR"), per: Some("a") });
        assert_eq!(Unit::parts("km/h", None, false), Unit { sort: Sort::Other("km/h"), per: None });
        assert_eq!(Unit::parts("%/a", None, true), Unit { sort: Sort::Other("%"), per: Some("a") });
    }

    #[test]
    fn only_names_of_qudt_are_taken_for_its_own() {
        assert_eq!(named_unit("CCY_EUR").as_str(), "http://qudt.org/vocab/unit/CCY_EUR");
        assert!(named_unit("K M>").as_str().starts_with(OWN_UNIT));
    }
}
