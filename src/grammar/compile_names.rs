//! Actors and places: files and tables to [`super::names::Names`].

use super::compile::{Compiler, mark};
use super::names::{Composition, NameEntry, NameForm, NameIndex, NameKind, NameRole};
use super::schema::{self, CompositionEntry, Text};

impl Compiler<'_> {
    fn entry(&mut self, entry: NameEntry) -> NameIndex {
        self.grammar.names.entries.push(entry);
        self.grammar.names.entries.len() as NameIndex - 1
    }

    fn name(&mut self, form: &str, entry: NameIndex, role: NameRole) {
        mark(&mut self.grammar.names.forms, &mut self.grammar.lexicon, form.trim(), NameForm { entry, role });
    }

    fn names_of_list(&mut self, list: &str, entry: NameIndex, role: NameRole) {
        for form in list.split('|').filter(|f| !f.trim().is_empty()) {
            self.name(form, entry, role);
        }
    }

    /// Tables in the order that references need: countries before what lies in them.
    fn tables_in_order<'t>(tables: &'t [Text]) -> Vec<&'t Text> {
        let rank = |t: &Text| {
            ["countries", "actors", "people", "regions", "features", "cities"].iter().position(|n| t.value.contains(n)).unwrap_or(9)
        };
        let mut order: Vec<&'t Text> = tables.iter().collect();
        order.sort_by_key(|t| rank(t));
        order
    }

    pub(super) fn actors(&mut self, f: &schema::ActorFile) {
        self.name_tables(&f.tables);
        for role in &f.roles {
            let rule = self.rule(&role.key);
            for form in &role.forms {
                mark(&mut self.grammar.names.roles, &mut self.grammar.lexicon, &form.value, rule);
                let plural = super::morphology::with_s(&form.value);
                mark(&mut self.grammar.names.roles, &mut self.grammar.lexicon, &plural, rule);
            }
        }
        for title in &f.titles {
            mark(&mut self.grammar.names.titles, &mut self.grammar.lexicon, &title.value, ());
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
                mark(&mut self.grammar.names.compositions, &mut self.grammar.lexicon, &noun.value, index);
            }
        }
    }

    pub(super) fn places(&mut self, f: &schema::PlaceFile) {
        self.grammar.names.stop = f.stop.iter().map(|s| s.value.to_lowercase().into()).collect();
        self.name_tables(&f.tables);
        for form in &f.prepositions {
            mark(&mut self.grammar.names.place_prepositions, &mut self.grammar.lexicon, &form.value, ());
        }
        for form in &f.heads {
            mark(&mut self.grammar.names.place_heads, &mut self.grammar.lexicon, &form.value, ());
            let plural = super::morphology::with_s(&form.value);
            mark(&mut self.grammar.names.place_heads, &mut self.grammar.lexicon, &plural, ());
        }
        if let Some(text) = self.table(f.first_names.as_ref()) {
            for name in text.lines().filter(|l| !l.is_empty()) {
                let id = self.grammar.lexicon.intern(name.trim());
                self.grammar.names.first_names.insert(id);
            }
        }
    }

    fn name_tables(&mut self, tables: &[Text]) {
        for table in Self::tables_in_order(tables) {
            // names live as long as the process: built-in tables do anyway, a user's are loaded once
            let text: &'static str = match self.table(Some(table)) {
                Some(std::borrow::Cow::Borrowed(text)) => text,
                Some(std::borrow::Cow::Owned(text)) => String::leak(text),
                None => continue,
            };
            let mut lines = text.lines();
            let header: Vec<&str> = lines.next().unwrap_or("").split('\t').map(str::trim).collect();
            let column = |name: &str| header.iter().position(|h| *h == name);
            let Some(name_column) = column("name") else {
                self.error_at(table, format!("table `{}` has no column `name`", table.value));
                continue;
            };
            let columns = Columns {
                name: name_column,
                key: column("key"),
                qid: column("qid"),
                aliases: column("aliases"),
                adjectives: column("adjectives"),
                nouns: column("nouns"),
                capital: column("capital"),
                government: column("government"),
                kind: column("type"),
                country: column("country").or_else(|| column("parent")),
                lat: column("lat"),
                lon: column("lon"),
                population: column("population"),
                id: column("id"),
            };
            let sort = match table.value.as_str() {
                t if t.contains("countries") => NameKind::Country,
                t if t.contains("people") => NameKind::Person,
                t if t.contains("cities") => NameKind::City,
                t if t.contains("regions") => NameKind::Region,
                t if t.contains("features") => NameKind::Feature,
                _ => NameKind::Organisation,
            };
            let mut cells: Vec<&'static str> = Vec::new();
            for line in lines.filter(|l| !l.trim().is_empty()) {
                cells.clear();
                cells.extend(line.split('\t').map(str::trim));
                self.name_row(sort, &columns, &cells);
            }
        }
    }

    fn name_row(&mut self, kind: NameKind, columns: &Columns, cells: &[&'static str]) {
        let cell = |c: Option<usize>| c.and_then(|c| cells.get(c)).copied().unwrap_or("");
        let name = cell(Some(columns.name));
        if name.is_empty() {
            return;
        }
        let label = match kind {
            NameKind::Country => "country",
            NameKind::City => "city",
            NameKind::Region => "region",
            NameKind::Person => "person",
            _ => cell(columns.kind),
        };
        let country = self.grammar.names.countries.get(cell(columns.country)).copied();
        let position = (!cell(columns.lat).is_empty()).then(|| (cell(columns.lat), cell(columns.lon)));
        let key = cell(columns.key);
        let population = cell(columns.population).parse().unwrap_or(0);
        let is_country = kind == NameKind::Country;
        let index = self.entry(NameEntry {
            name,
            key,
            qid: cell(columns.qid),
            geonames: cell(columns.id),
            kind,
            label,
            country,
            position,
            population,
        });
        if is_country {
            self.grammar.names.countries.insert(key, index);
            if let Some(first) = cell(columns.adjectives).split('|').find(|a| !a.trim().is_empty()) {
                self.grammar.names.adjectives.insert(index, first.trim());
            }
        }
        if kind == NameKind::Organisation {
            self.grammar.names.organisations.insert(name, index);
        }
        self.name(name, index, NameRole::Name);
        self.names_of_list(cell(columns.aliases), index, NameRole::Name);
        self.names_of_list(cell(columns.adjectives), index, NameRole::Adjective);
        self.names_of_list(cell(columns.nouns), index, NameRole::Demonym);
        self.names_of_list(cell(columns.capital), index, NameRole::Capital);
        self.names_of_list(cell(columns.government), index, NameRole::Government);
        if kind == NameKind::Person
            && let Some((_, surname)) = name.rsplit_once(' ')
        {
            self.name(surname, index, NameRole::Surname);
        }
    }
}

struct Columns {
    name: usize,
    key: Option<usize>,
    qid: Option<usize>,
    aliases: Option<usize>,
    adjectives: Option<usize>,
    nouns: Option<usize>,
    capital: Option<usize>,
    government: Option<usize>,
    kind: Option<usize>,
    country: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    population: Option<usize>,
    id: Option<usize>,
}
