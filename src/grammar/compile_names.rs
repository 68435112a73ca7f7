//! Actors and places: files and tables to [`super::names::Names`].

use super::compile::{Compiler, mark};
use super::names::Composition;
use super::schema::{self, CompositionEntry, Text};
use super::tables;

impl Compiler<'_> {
    pub(super) fn actors(&mut self, f: &schema::ActorFile) {
        self.name_tables(&f.tables);
        for role in &f.roles {
            let rule = self.rule(&role.key);
            for form in &role.forms {
                mark(&mut self.grammar.names.roles, &mut self.lexicon, &form.value, rule);
                let plural = super::morphology::with_s(&form.value);
                mark(&mut self.grammar.names.roles, &mut self.lexicon, &plural, rule);
            }
        }
        for title in &f.titles {
            mark(&mut self.grammar.names.titles, &mut self.lexicon, &title.value, ());
        }
        self.compositions(&f.forces);
        self.compositions(&f.ministries);
    }

    fn compositions(&mut self, entries: &[CompositionEntry]) {
        for entry in entries {
            let rule = self.rule(&entry.key);
            let Some(name) = entry.name.as_ref().filter(|n| n.value.contains("{country}")) else {
                self.error_at(&entry.key, format!("`{}` needs a `name` with `{{country}}` in it", entry.key.value));
                continue;
            };
            self.grammar.names.composed.push(Composition {
                name: name.value.as_str().into(),
                label: entry.kind.as_ref().map_or("organisation", |k| k.value.as_str()).into(),
                rule,
            });
            let index = self.grammar.names.composed.len() as u16 - 1;
            for noun in &entry.nouns {
                mark(&mut self.grammar.names.compositions, &mut self.lexicon, &noun.value, index);
            }
        }
    }

    pub(super) fn places(&mut self, f: &schema::PlaceFile) {
        for stop in &f.stop {
            let word = self.lexicon.intern(&stop.value.to_lowercase());
            self.grammar.names.stop.insert(word);
        }
        self.name_tables(&f.tables);
        for form in &f.prepositions {
            mark(&mut self.grammar.names.place_prepositions, &mut self.lexicon, &form.value, ());
        }
        for form in &f.heads {
            mark(&mut self.grammar.names.place_heads, &mut self.lexicon, &form.value, ());
            let plural = super::morphology::with_s(&form.value);
            mark(&mut self.grammar.names.place_heads, &mut self.lexicon, &plural, ());
        }
        if let Some(text) = self.table(f.first_names.as_ref()) {
            for name in text.lines().filter(|l| !l.is_empty()) {
                let id = self.lexicon.intern(name.trim());
                self.grammar.names.first_names.insert(id);
            }
        }
    }

    /// Reads the tables a file names.
    fn name_tables(&mut self, tables: &[Text]) {
        for table in tables::in_order(tables, |t| &t.value) {
            let Some(text) = self.table(Some(table)) else { continue };
            if !tables::names(&mut self.lexicon, &mut self.grammar.names, &table.value, &text) {
                self.error_at(table, format!("table `{}` has no column `name`", table.value));
            }
        }
    }
}
