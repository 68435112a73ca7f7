//! All the mistakes of one YAML file, not only the first: an entry that cannot be read is noted, taken out, and the rest read again.

use super::schema::{self, File, YamlError};

/// Mistakes after which a file is given up.
const MOST: usize = 50;

/// The file without the entries that cannot be read, and what is wrong with those; no file where nothing can be read at all.
pub(super) fn parse(text: &str) -> (Option<File>, Vec<YamlError>) {
    let mut errors: Vec<YamlError> = Vec::new();
    let mut source = text.to_owned();
    loop {
        let error = match schema::parse_file(&source) {
            Ok(file) => {
                errors.sort_by_key(|e| (e.line, e.column));
                return (Some(file), errors);
            }
            Err(error) => error,
        };
        let rest = if error.local && errors.len() < MOST { without_entry(&source, error.line as usize) } else { None };
        errors.push(error);
        match rest {
            Some(rest) => source = rest,
            None => return (None, errors),
        }
    }
}

/// The source with the entry around a line blanked, every other line in its place; the whole section where the line belongs to no entry.
fn without_entry(source: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = source.lines().collect();
    let at = line.checked_sub(1).filter(|l| *l < lines.len())?;
    let head = (0..=at).rev().find(|l| is_section(lines[*l]))?;
    let end = (head + 1..lines.len()).find(|l| is_section(lines[*l])).unwrap_or(lines.len());
    let is_blank = |l: &str| l.trim().is_empty() || l.trim_start().starts_with('#');
    let first = (head + 1..end).find(|l| !is_blank(lines[*l]));
    let indent = first.filter(|l| lines[*l].trim_start().starts_with("- ")).map(|l| depth(lines[l]));
    let opens = |l: usize| !is_blank(lines[l]) && indent.is_some_and(|i| depth(lines[l]) == i);
    let entry = (head + 1..=at).rev().find(|l| opens(*l)).map(|from| {
        let to = (from + 1..end).find(|l| opens(*l)).unwrap_or(end);
        from..to
    });
    // a list that loses its last entry goes as a whole: `units:` alone would be a mistake of its own
    let entry = entry.filter(|e| (head + 1..end).any(|l| opens(l) && !e.contains(&l))).unwrap_or(head..end);
    if entry.clone().all(|l| lines[l].is_empty()) {
        return None;
    }
    let kept: Vec<&str> = lines.iter().enumerate().map(|(l, text)| if entry.contains(&l) { "" } else { *text }).collect();
    Some(kept.join("\n"))
}

/// A key of the file itself, at the left margin; the three of the header cannot be done without.
fn is_section(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_alphabetic()) && !["grammar:", "format:", "about:"].iter().any(|h| line.starts_with(h))
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "grammar: units\nformat: 1\nabout: x\n";

    #[test]
    fn every_entry_that_cannot_be_read_is_told_and_the_others_are_kept() {
        let text = format!(
            "{HEAD}dimension: length\nunits:\n  - {{key: a, factr: \"1\"}}\n  - {{key: b, factor: \"1\"}}\n  - key: c\n    names: 5\n  - {{key: d, key: e}}\nshapes: []\n"
        );
        let (file, errors) = parse(&text);
        assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [6, 9, 10, 11], "{errors:?}");
        let Some(File::Units(units)) = file else { panic!("{errors:?}") };
        assert_eq!(units.units.iter().map(|u| u.key.value.as_str()).collect::<Vec<_>>(), ["b"]);
        assert_eq!(units.units[0].key.line, 7);
    }

    #[test]
    fn a_file_that_is_no_yaml_is_told_once() {
        let (file, errors) = parse(&format!("{HEAD}units: [a\n"));
        assert!(file.is_none());
        assert_eq!(errors.len(), 1);
    }
}
