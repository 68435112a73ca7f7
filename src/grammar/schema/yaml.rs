//! Mistakes of YAML in the words of claimsheet: what was found and what would be right.

/// A YAML mistake: where and what.
#[derive(Debug, Clone)]
pub struct YamlError {
    /// Line, from 1; 0 where not known.
    pub line: u32,
    /// Column, from 1; 0 where not known.
    pub column: u32,
    /// What was found and what would be right.
    pub message: String,
    /// Whether it is a mistake of one entry, so that the rest of the file can still be read without that entry.
    pub local: bool,
}

/// Reads a value; the mistake that ends the reading has its place.
pub(super) fn read<T: serde::de::DeserializeOwned>(source: &str) -> Result<T, YamlError> {
    serde_saphyr::from_str(source).map_err(|e| {
        let (line, column) = e.location().map_or((0, 0), |l| (l.line() as u32, l.column() as u32));
        let (message, local) = plain(&e, word_at(source, line, column));
        YamlError { line, column, message, local }
    })
}

/// What was found and what would be right, and whether it is a mistake of one entry. `word` is what stands at the place.
fn plain(error: &serde_saphyr::Error, word: &str) -> (String, bool) {
    use serde_saphyr::Error;
    let wanted = |expected: &str| {
        match expected {
            "sequence start" | "a sequence" => "a list, `[…]`,",
            "mapping start" | "a map" => "a map, `{…}`,",
            "string scalar" | "a string" => "a word",
            other => other,
        }
        .to_owned()
    };
    match error.without_snippet() {
        Error::SerdeUnknownField { field, expected, .. } => {
            (format!("`{field}` is no key here; one of {} would be right", expected.join(", ")), true)
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            (format!("`{variant}` is unknown here; one of {} would be right", expected.join(", ")), true)
        }
        Error::DuplicateMappingKey { key, .. } => {
            (format!("key `{}` stands twice in one map; write it once", key.as_deref().unwrap_or("?")), true)
        }
        Error::SerdeMissingField { field, .. } => (format!("key `{field}` is missing; every entry of this list needs it"), true),
        // of a list or map the place is that of its key
        Error::SerdeInvalidType { unexpected, expected, .. } if matches!(unexpected.as_str(), "sequence" | "map") => {
            let found = if unexpected == "map" { "a map" } else { "a list" };
            (format!("{found} found for `{word}`; {} would be right", wanted(expected)), true)
        }
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            (format!("`{word}` found; {} would be right", wanted(expected)), true)
        }
        Error::Unexpected { expected, .. } => (format!("`{word}` found; {} would be right", wanted(expected)), true),
        Error::InvalidScalar { ty, .. } => {
            let number = if ty.starts_with(['i', 'u']) { "a whole number" } else { ty };
            (format!("`{word}` found; {number} would be right"), true)
        }
        other => {
            let text = other.to_string();
            let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("not valid YAML").trim_start_matches("error: ");
            let first = first.rfind(" at line ").map_or(first, |i| &first[..i]);
            (first.to_owned(), matches!(other, Error::Message { .. }))
        }
    }
}

/// What stands at a place, to the end of its word or of its line.
fn word_at(source: &str, line: u32, column: u32) -> &str {
    let text = source.lines().nth((line as usize).saturating_sub(1)).unwrap_or("");
    let from = text.char_indices().nth((column as usize).saturating_sub(1)).map_or(text.len(), |(i, _)| i);
    let rest = &text[from..];
    let close = |open: char| match open {
        '[' => Some(']'),
        '{' => Some('}'),
        '"' => Some('"'),
        _ => None,
    };
    let end = match rest.chars().next().and_then(close) {
        Some(end) => rest[1..].find(end).map(|i| i + 2),
        None => rest.find([',', ']', '}', ':']),
    };
    rest[..end.unwrap_or(rest.len())].trim_end()
}
