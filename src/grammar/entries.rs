//! A parsed file in, its entries out: key, place, forms, and how it shows that an example used one. For lint, for counting what examples
//! use, and for listing words.

use super::schema::{CompositionEntry, File, SetEntry, Text, ValueEntry};

/// How an entry shows that it took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Its `file#key` stands in the rules of a claim or of a ledger entry.
    Rule,
    /// It is a plain class of words: one of its forms stands in the text.
    Words,
}

/// A way to write what an entry is about.
#[derive(Debug, Clone)]
pub struct Form {
    /// As the file has it.
    pub text: String,
    /// What it is to its entry: `verb`, `symbol`, `before` …
    pub role: &'static str,
    /// Line, from 1.
    pub line: u32,
}

/// An entry of a grammar file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its key; with the file's name it is the rule.
    pub key: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// How it shows that it took part.
    pub proof: Proof,
    /// Its forms.
    pub forms: Vec<Form>,
}

impl Entry {
    fn new(key: &Text, proof: Proof) -> Self {
        Self { key: key.value.clone(), line: key.line, column: key.column, proof, forms: Vec::new() }
    }

    fn with(mut self, role: &'static str, forms: &[Text]) -> Self {
        self.forms.extend(forms.iter().map(|f| Form { text: f.value.clone(), role, line: f.line }));
        self
    }

    fn named(name: &str, role: &'static str, forms: &[Text]) -> Option<Self> {
        let first = forms.first()?;
        Some(
            Self { key: name.to_owned(), line: first.line, column: first.column, proof: Proof::Words, forms: Vec::new() }.with(role, forms),
        )
    }
}

fn sets(sets: &[SetEntry]) -> impl Iterator<Item = Entry> + '_ {
    sets.iter().map(|s| Entry::new(&s.key, Proof::Words).with("form", &s.forms))
}

fn values(values: &[ValueEntry], proof: Proof) -> impl Iterator<Item = Entry> + '_ {
    values.iter().map(move |v| Entry::new(&v.key, proof).with("form", &v.forms).with("suffix", &v.suffixes))
}

fn compositions(entries: &[CompositionEntry]) -> impl Iterator<Item = Entry> + '_ {
    entries.iter().map(|c| Entry::new(&c.key, Proof::Words).with("noun", &c.nouns))
}

/// The entries of a file in the order of its sections.
pub fn entries(file: &File) -> Vec<Entry> {
    let mut out = Vec::new();
    match file {
        File::Frame(f) => out.extend(f.triggers.iter().map(|t| {
            let entry = Entry::new(&t.key, Proof::Rule).with("verb", &t.verb).with("noun", &t.noun);
            entry.with("item", &t.item).with("context", &t.context)
        })),
        File::Classes(f) => out.extend(f.classes.iter().map(|c| Entry::new(&c.key, Proof::Words).with("noun", &c.nouns))),
        File::Units(f) => out.extend(f.units.iter().map(|u| {
            let entry = Entry::new(&u.key, Proof::Rule).with("name", &u.names).with("plural", &u.plurals);
            entry.with("symbol", &u.symbols)
        })),
        File::Currencies(f) => {
            out.extend(f.currencies.iter().map(|c| {
                let entry = Entry::new(&c.key, Proof::Rule).with("name", &c.names).with("plural", &c.plurals);
                entry.with("symbol", &c.symbols)
            }));
            for (form, plurals) in f.shared.iter().map(|s| (&s.form, &s.plurals)).chain(f.subunits.iter().map(|s| (&s.form, &s.plurals))) {
                out.push(Entry::new(form, Proof::Rule).with("form", std::slice::from_ref(form)).with("plural", plurals));
            }
        }
        File::Rates(_) => {}
        File::Actors(f) => {
            out.extend(sets(&f.roles));
            out.extend(Entry::named("titles", "title", &f.titles));
            out.extend(compositions(&f.forces).chain(compositions(&f.ministries)));
        }
        File::Places(f) => {
            for (name, role, forms) in [("prepositions", "before", &f.prepositions), ("heads", "noun", &f.heads), ("stop", "stop", &f.stop)]
            {
                out.extend(Entry::named(name, role, forms));
            }
        }
        File::Numerals(f) => {
            for list in [&f.cardinals, &f.scales, &f.fractions, &f.ordinals] {
                out.extend(values(list, Proof::Words));
            }
            for list in [&f.multiples, &f.vague, &f.percent] {
                out.extend(values(list, Proof::Rule));
            }
            out.extend(sets(&f.sets));
        }
        File::Hedges(f) => {
            out.extend(f.hedges.iter().map(|h| {
                let entry = Entry::new(&h.key, Proof::Rule).with("before", &h.before).with("after", &h.after);
                entry.with("verb", &h.verbs)
            }));
            out.extend(sets(&f.sets));
        }
        File::Times(f) => {
            out.extend(values(&f.months, Proof::Words).chain(values(&f.weekdays, Proof::Words)));
            out.extend(sets(&f.sets));
        }
        File::Modality(f) => {
            out.extend(f.entries.iter().map(|m| {
                let entry = Entry::new(&m.key, Proof::Rule).with("modal", &m.modals).with("word", &m.words);
                entry.with("verb", &m.verbs).with("noun", &m.nouns)
            }));
            out.extend(sets(&f.sets));
        }
        File::Attribution(f) => {
            out.extend(f.entries.iter().map(|a| {
                let entry = Entry::new(&a.key, Proof::Rule).with("verb", &a.verbs).with("before", &a.prepositions);
                entry.with("noun", &a.nouns)
            }));
            out.extend(sets(&f.sets));
        }
        File::Sets(f) => out.extend(sets(&f.sets)),
        File::Shared(f) => out.extend(f.forms.iter().map(|s| Entry::new(&s.key, Proof::Words).with("form", s.form.as_slice()))),
    }
    out
}
