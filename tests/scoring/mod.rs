//! How annotations and claims are compared, as `score.py` compares them: names by any of their spellings, numbers within rounding.
#![allow(dead_code)]

use claimsheet::base::Number;
use claimsheet::normalise::{Entity, Item, Place};

/// A name without case, article, possessive, typographic quotes and stray signs.
pub(crate) fn norm(words: &str) -> String {
    let kept: String = words
        .to_lowercase()
        .replace('’', "'")
        .chars()
        .map(|c| if c.is_alphanumeric() || "_%'&/ .-".contains(c) { c } else { ' ' })
        .collect();
    let mut s = kept.trim();
    for article in ["the ", "a ", "an "] {
        if let Some(rest) = s.strip_prefix(article) {
            s = rest.trim();
            break;
        }
    }
    s = s.strip_suffix("'s").or_else(|| s.strip_suffix('.')).unwrap_or(s);
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an entity goes by a name.
pub(crate) fn is_called(entity: Option<&Entity>, name: &str) -> bool {
    let wanted = norm(name);
    entity.is_some_and(|e| [Some(&e.name), Some(&e.text), e.id.as_ref()].into_iter().flatten().any(|n| norm(n) == wanted))
}

/// Whether a place goes by a name.
pub(crate) fn is_place(place: &Place, name: &str) -> bool {
    let wanted = norm(name);
    [Some(&place.name), Some(&place.text), place.id.as_ref()].into_iter().flatten().any(|n| norm(n) == wanted)
}

/// Whether a noun phrase has a head.
pub(crate) fn is_headed(item: Option<&Item>, head: &str) -> bool {
    item.is_some_and(|i| norm(&i.head) == norm(head))
}

/// Whether two numbers are the same within what rounding leaves; both absent is the same.
pub(crate) fn close(a: Option<Number>, b: Option<Number>) -> bool {
    match (a.map(float), b.map(float)) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 + 5e-4 * a.abs().max(b.abs()),
        (None, None) => true,
        _ => false,
    }
}

fn float(n: Number) -> f64 {
    n.to_string().parse().expect("a decimal is a float too")
}

/// How much two half-open ranges share; negative where they do not touch.
pub(crate) fn overlap(a: [u32; 2], b: [u32; 2]) -> i64 {
    i64::from(a[1].min(b[1])) - i64::from(a[0].max(b[0]))
}
