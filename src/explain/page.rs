//! Aligned plain text: headings, labelled lines, tables.

use std::fmt::Write;

/// Text that is being set.
#[derive(Default)]
pub(super) struct Page(String);

/// Width of the labels on the left.
const LABEL: usize = 13;

impl Page {
    pub(super) fn heading(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.line(0, text);
    }

    pub(super) fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.0, "{}", format!("{:indent$}{text}", "").trim_end());
    }

    /// `label        text`; nothing where there is no text.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.line(2, &format!("{label:LABEL$}{text}"));
        }
    }

    /// Rows under a label, their columns aligned; `none` where there is no row.
    pub(super) fn table(&mut self, label: &str, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|t| t.chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        if rows.is_empty() {
            self.labelled(label, "none");
        }
        for (n, row) in rows.iter().enumerate() {
            let mut text = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                let _ = write!(text, "{cell:width$}  ");
            }
            self.line(2, &format!("{:LABEL$}{text}", if n == 0 { label } else { "" }));
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_letters_not_bytes() {
        let mut page = Page::default();
        page.heading("words");
        page.table("a", &[vec!["€é".into(), "1".into()], vec!["xyz".into(), "22".into()]]);
        page.table("b", &[]);
        page.labelled("c", "");
        assert_eq!(page.finish(), "words\n  a            €é   1\n               xyz  22\n  b            none\n");
    }
}
