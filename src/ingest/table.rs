//! The `--metadata` table: CSV with a header `doc,published[,title,source,url]`, one row a document. A bad row costs that row only.

use super::decode::decode;
use super::document::{Metadata, PublishedFrom, parse_date};
use super::error::{At, IngestError};
use rustc_hash::FxHashMap;
use std::path::Path;

/// What a table tells of documents, by document id.
#[derive(Debug, Default)]
pub struct MetadataTable {
    rows: FxHashMap<String, Metadata>,
}

const WANTED: &str = "CSV with a header `doc,published[,title,source,url]`";
const WANTED_DATE: &str = "a date written YYYY-MM-DD, or an empty cell";
const WANTED_ROW: &str = "as many cells as the header has";

impl MetadataTable {
    /// Reads a table; the problems are those of single rows, which are left out, or of the whole, which is then empty.
    pub fn load(path: &Path) -> (Self, Vec<IngestError>) {
        match std::fs::read(path) {
            Ok(bytes) => Self::parse(path, &decode(bytes).0),
            Err(source) => (Self::default(), vec![IngestError::Unreadable { at: At::file(path), source }]),
        }
    }

    fn parse(path: &Path, text: &str) -> (Self, Vec<IngestError>) {
        let mut table = Self::default();
        let mut problems = Vec::new();
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let problem = |at, found, wanted| IngestError::Metadata { at, found, wanted };
        let header = match reader.headers() {
            Ok(header) => header.clone(),
            Err(e) => return (table, vec![problem(At::line(path, 1), one_line(&e), WANTED)]),
        };
        let column = |name: &str| header.iter().position(|h| h.eq_ignore_ascii_case(name));
        let Some(doc) = column("doc") else {
            let first = header.iter().collect::<Vec<_>>().join(",");
            let found = if first.is_empty() { "the file is empty".to_owned() } else { format!("no column `doc` in {:?}", shorten(&first)) };
            return (table, vec![problem(At::line(path, 1), found, WANTED)]);
        };
        let [published, title, source, url] = ["published", "title", "source", "url"].map(column);
        for row in reader.records() {
            let row = match row {
                Ok(row) => row,
                Err(e) => {
                    let at = e.position().map_or_else(|| At::file(path), |p| At::line(path, p.line()));
                    problems.push(problem(at, one_line(&e), WANTED_ROW));
                    continue;
                }
            };
            let at = row.position().map_or_else(|| At::file(path), |p| At::line(path, p.line()));
            let cell = |n: Option<usize>| n.and_then(|n| row.get(n)).filter(|c| !c.is_empty()).map(str::to_owned);
            let Some(id) = cell(Some(doc)) else {
                problems.push(problem(at, "the cell `doc` is empty".to_owned(), "a document's id: its file's stem"));
                continue;
            };
            let date = cell(published);
            let read = date.as_deref().and_then(parse_date);
            if let (Some(words), None) = (&date, read) {
                // The row's other cells are still good.
                problems.push(problem(at.clone(), format!("published: {:?} is no date", shorten(words)), WANTED_DATE));
            }
            let metadata = Metadata {
                title: cell(title),
                published: read.map(|d| (d, PublishedFrom::Metadata)),
                source: cell(source),
                url: cell(url),
            };
            if let Some(other) = table.rows.get(&id) {
                if *other != metadata {
                    problems.push(problem(at, format!("a second and different row for `{}`", shorten(&id)), "one row a document"));
                }
                continue;
            }
            table.rows.insert(id, metadata);
        }
        (table, problems)
    }

    /// What the table tells of a document.
    pub fn get(&self, id: &str) -> Option<&Metadata> {
        self.rows.get(id)
    }

    /// How many documents it tells of.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it tells of none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn one_line(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} cells where the header has {expected_len}"),
        _ => error.to_string().lines().next().unwrap_or_default().to_owned(),
    }
}

/// The beginning of a text, for messages.
fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (MetadataTable, Vec<String>) {
        let (table, problems) = MetadataTable::parse(Path::new("m.csv"), text);
        (table, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn empty_cells_are_unknown() {
        let (table, problems) = parse("doc,published,title\na,2025-11-27,\"One, two\"\nb,,\n");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(table.get("a").unwrap().title.as_deref(), Some("One, two"));
        assert_eq!(table.get("b"), Some(&Metadata::default()));
        assert_eq!(table.get("c"), None);
    }

    #[test]
    fn columns_may_stand_in_any_order_and_others_are_passed_over() {
        let (table, problems) = parse("published, words ,DOC\n2025-11-27,300,a\n");
        assert!(problems.is_empty(), "{problems:?}");
        assert!(table.get("a").unwrap().published.is_some());
    }

    #[test]
    fn mistakes_cost_one_row_and_say_where() {
        let (table, problems) = parse("doc,published\na,27.11.2025\nb\nc,2025-11-27\nc,2025-11-28\n,2025-11-27\nd,2025-11-27\n");
        assert_eq!(table.len(), 3);
        assert_eq!(
            problems,
            [
                "m.csv:2: metadata: published: \"27.11.2025\" is no date; wanted: a date written YYYY-MM-DD, or an empty cell",
                "m.csv:3: metadata: 1 cells where the header has 2; wanted: as many cells as the header has",
                "m.csv:5: metadata: a second and different row for `c`; wanted: one row a document",
                "m.csv:6: metadata: the cell `doc` is empty; wanted: a document's id: its file's stem",
            ]
        );
    }

    #[test]
    fn what_is_no_table_is_said_to_be_none() {
        for text in ["", "Five tanks were destroyed.\nMore.", "\u{FFFD}\0PNG\r\n\u{1a}"] {
            let (table, problems) = parse(text);
            assert!(table.is_empty());
            assert_eq!(problems.len(), 1, "{text:?} {problems:?}");
        }
    }
}
