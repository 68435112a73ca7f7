//! Forms that two entries claim with different meanings and that no line of a `shared` file declares: load order must never decide.

use super::load::{Loaded, Sources};
use super::measures::{Meaning, MeasureForm};
use super::schema::{File, Text};
use super::{Grammar, GrammarError, entries::entries, morphology};
use crate::grammar::frames::{Lemmas, Trigger};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    file: String,
    line: u32,
    column: u32,
}

/// One entry's claim to a form.
struct Claimant {
    rule: String,
    place: Place,
    meaning: String,
}

struct Lint<'l> {
    loaded: &'l Loaded,
    sources: &'l Sources,
    places: FxHashMap<String, Place>,
    /// Form and the entries that a `shared` file declares for it.
    declared: Vec<(String, Vec<String>)>,
    concerned: &'l dyn Fn(&str) -> bool,
    shown: &'l BTreeMap<String, String>,
    errors: Vec<GrammarError>,
}

/// Clashes in which a file takes part that `concerned` says is to be checked, and declarations that name no entry. `shown` has the paths
/// that the user knows files by.
pub(super) fn clashes(
    loaded: &Loaded,
    sources: &Sources,
    concerned: &dyn Fn(&str) -> bool,
    shown: &BTreeMap<String, String>,
) -> Vec<GrammarError> {
    let mut lint = Lint { loaded, sources, places: FxHashMap::default(), declared: Vec::new(), concerned, shown, errors: Vec::new() };
    for (name, file) in &loaded.files {
        for entry in entries(file) {
            let place = Place { file: name.clone(), line: entry.line, column: entry.column };
            lint.places.entry(format!("{name}#{}", entry.key)).or_insert(place);
        }
        if let File::Currencies(f) = file
            && let Some(table) = &f.table
        {
            lint.places.insert(format!("{name}#table"), Place { file: table.value.clone(), line: 0, column: 0 });
        }
    }
    lint.declarations();
    lint.word_lists();
    lint.measures();
    lint.frames();
    lint.errors
}

impl Lint<'_> {
    fn declarations(&mut self) {
        for (name, file) in &self.loaded.files {
            let File::Shared(shared) = file else { continue };
            for line in &shared.forms {
                let mut wrong = |at: &Text, message: String| {
                    if (self.concerned)(name) {
                        self.errors.push(GrammarError::new(name, at.line, at.column, message));
                    }
                };
                let Some(form) = &line.form else {
                    wrong(&line.key, format!("`{}` needs `form:`, the words that its entries claim", line.key.value));
                    continue;
                };
                if line.entries.len() < 2 {
                    wrong(&line.key, format!("`{}` needs `entries:`, two or more as `file.yaml#key`, the default first", line.key.value));
                }
                for entry in line.entries.iter().filter(|e| !self.places.contains_key(&e.value)) {
                    wrong(
                        entry,
                        format!("`{}` is no entry; `file.yaml#key` of one that claims `{}` would be right", entry.value, form.value),
                    );
                }
                self.declared.push((form.value.to_lowercase(), line.entries.iter().map(|e| e.value.clone()).collect()));
            }
        }
    }

    /// Lists of words in which each word may mean one thing only.
    fn word_lists(&mut self) {
        let mut lists: BTreeMap<(&'static str, String), Vec<Claimant>> = BTreeMap::new();
        for (name, file) in &self.loaded.files {
            let mut add = |list: &'static str, key: &Text, forms: &[Text], meaning: String| {
                for form in forms {
                    let place = Place { file: name.clone(), line: form.line, column: form.column };
                    let claimant = Claimant { rule: format!("{name}#{}", key.value), place, meaning: format!("`{meaning}`") };
                    lists.entry((list, form.value.to_lowercase())).or_default().push(claimant);
                }
            };
            let text = |t: &Option<Text>| t.as_ref().map_or(String::new(), |t| t.value.clone());
            match file {
                File::Hedges(f) => {
                    for h in &f.hedges {
                        let meaning = [text(&h.relation), text(&h.change)].join(" ").trim().to_owned();
                        add("a hedge before a number", &h.key, &h.before, meaning.clone());
                        add("a hedge after a number", &h.key, &h.after, meaning.clone());
                        add("a verb that hedges", &h.key, &h.verbs, meaning);
                    }
                }
                File::Modality(f) => {
                    for m in &f.entries {
                        add("a word of modality", &m.key, &m.modals, text(&m.modality));
                        add("a word of modality", &m.key, &m.words, text(&m.modality));
                        add("a verb of modality", &m.key, &m.verbs, text(&m.modality));
                        add("a noun of modality", &m.key, &m.nouns, text(&m.modality));
                    }
                }
                File::Numerals(f) => {
                    for (what, list) in [
                        ("a cardinal", &f.cardinals),
                        ("a scale", &f.scales),
                        ("a fraction", &f.fractions),
                        ("an ordinal", &f.ordinals),
                        ("a multiple", &f.multiples),
                        ("a vague magnitude", &f.vague),
                        ("a percentage", &f.percent),
                    ] {
                        for v in list {
                            let meaning = [text(&v.value), text(&v.low), text(&v.unit), text(&v.change)].join(" ").trim().to_owned();
                            add(what, &v.key, &v.forms, meaning);
                        }
                    }
                }
                File::Times(f) => {
                    for v in f.months.iter().chain(&f.weekdays) {
                        add("a month or weekday", &v.key, &v.forms, v.key.value.clone());
                    }
                }
                File::Actors(f) => {
                    for c in f.forces.iter().chain(&f.ministries) {
                        add("a noun that makes an actor", &c.key, &c.nouns, text(&c.name));
                    }
                }
                _ => {}
            }
        }
        for ((list, form), claimants) in lists {
            for (i, a) in claimants.iter().enumerate() {
                for b in claimants[i + 1..].iter().filter(|b| b.meaning != a.meaning) {
                    self.clash(&format!("`{form}`, {list},"), &form, a, b);
                }
            }
        }
    }

    /// What may stand behind digits: units, currencies, percent and glued scales.
    fn measures(&mut self) {
        let grammar = &self.loaded.grammar;
        let mut clashes: Vec<(String, Claimant, Claimant)> = Vec::new();
        grammar.measures.forms.each(|words, forms| {
            for (i, a) in forms.iter().enumerate() {
                for b in &forms[i + 1..] {
                    if a.rule != b.rule && overlap(a, b) && measured(grammar, &a.meaning) != measured(grammar, &b.meaning) {
                        let form = a.exact.as_deref().or(b.exact.as_deref()).map_or_else(|| spelt(grammar, words), ToOwned::to_owned);
                        let of = |f: &MeasureForm| self.claimant(grammar.rule(f.rule), &form, measured(grammar, &f.meaning));
                        clashes.push((form.clone(), of(a), of(b)));
                    }
                }
            }
        });
        // `m` after digits: a million, a metre
        let mut suffixes: Vec<_> = grammar.numbers.suffixes.iter().collect();
        suffixes.sort_by(|a, b| a.0.cmp(b.0));
        for (suffix, (value, rule)) in suffixes {
            let word = grammar.lexicon.id(&suffix.to_lowercase());
            let forms = grammar.measures.forms.step(0, word).map_or(&[][..], |node| grammar.measures.forms.at(node));
            for form in forms.iter().filter(|f| f.glued && !f.beside && f.exact.as_deref().is_none_or(|e| *e == **suffix)) {
                let own = self.claimant(grammar.rule(*rule), suffix, format!("a scale of {}", value.normalize()));
                clashes.push((suffix.to_string(), own, self.claimant(grammar.rule(form.rule), suffix, measured(grammar, &form.meaning))));
            }
        }
        self.clashes(clashes);
    }

    fn claimant(&self, rule: &str, form: &str, meaning: String) -> Claimant {
        let mut place = self.places.get(rule).cloned().unwrap_or(Place { file: String::new(), line: 0, column: 0 });
        let same = |text: &str| text.to_lowercase() == form.to_lowercase();
        let own = self.loaded.files.iter().find(|(name, _)| *name == place.file).and_then(|(_, file)| {
            let key = rule.rsplit_once('#')?.1;
            let entry = entries(file).into_iter().find(|e| e.key == key)?;
            entry.forms.iter().find(|f| same(&f.text)).map(|f| f.line)
        });
        let own = own.or_else(|| {
            let row = |line: &str| line.split(['\t', '|']).any(same);
            self.sources.get(&place.file).filter(|_| place.line == 0).and_then(|t| t.lines().position(row)).map(|n| n as u32 + 1)
        });
        if let Some(line) = own.filter(|line| *line != place.line) {
            (place.line, place.column) = (line, 0);
        }
        Claimant { rule: rule.to_owned(), place, meaning }
    }

    /// Verbs that fire triggers of two kinds under the very same conditions.
    fn frames(&mut self) {
        let frames = &self.loaded.grammar.frames;
        let grammar = &self.loaded.grammar;
        let mut clashes = Vec::new();
        for (i, a) in frames.triggers.iter().enumerate() {
            let mut seen = FxHashSet::default();
            for (verb, particle) in &a.verbs {
                let Some(list) = frames.by_verb.get(verb) else { continue };
                for j in list.iter().map(|j| *j as usize).filter(|j| *j > i) {
                    let b = &frames.triggers[j];
                    if b.kind != a.kind
                        && b.verbs.contains(&(*verb, *particle))
                        && same_conditions(a, b)
                        && seen.insert((j, *verb, *particle))
                    {
                        let form = [grammar.lexicon.word(*verb), grammar.lexicon.word(*particle)].join(" ").trim().to_owned();
                        let of = |t: &Trigger| self.claimant(grammar.rule(t.rule), &form, format!("a verb of {}", t.kind));
                        clashes.push((form.clone(), of(a), of(b)));
                    }
                }
            }
        }
        self.clashes(clashes);
    }

    /// An error for each clash; of a word and its plural one is enough.
    fn clashes(&mut self, mut clashes: Vec<(String, Claimant, Claimant)>) {
        clashes.sort_by(|a, b| (a.0.len(), &a.0, &a.1.rule, &a.2.rule).cmp(&(b.0.len(), &b.0, &b.1.rule, &b.2.rule)));
        let mut said: Vec<(String, String, String)> = Vec::new();
        for (form, a, b) in clashes {
            let again = said.iter().any(|(f, x, y)| inflects(f, &form) && *x == a.rule && *y == b.rule);
            said.push((form.clone(), a.rule.clone(), b.rule.clone()));
            if !again {
                self.clash(&format!("`{form}`"), &form, &a, &b);
            }
        }
    }

    /// An error for two claimants of one form, at the later place, or at the one that is to be checked.
    fn clash(&mut self, subject: &str, form: &str, a: &Claimant, b: &Claimant) {
        let rank = |c: &Claimant| ((self.concerned)(&c.place.file), c.place.clone());
        let (first, last) = if rank(a) < rank(b) { (a, b) } else { (b, a) };
        if !(self.concerned)(&last.place.file) || self.is_declared(form, a, b) {
            return;
        }
        let Place { file, line, column } = &first.place;
        let file = self.shown.get(file).unwrap_or(file);
        let at = if *column == 0 { format!("{file}:{line}") } else { format!("{file}:{line}:{column}") };
        let message = format!(
            "{subject} is {} here and {} at {at}; a line in a file of schema `shared` with `form: {form}` and `entries: [{}, {}]` would be right",
            last.meaning, first.meaning, first.rule, last.rule,
        );
        let error = GrammarError::new(&last.place.file, last.place.line, last.place.column, message);
        self.errors.push(error);
    }

    fn is_declared(&self, form: &str, a: &Claimant, b: &Claimant) -> bool {
        let form = form.to_lowercase();
        self.declared.iter().any(|(f, entries)| (*f == form || inflects(f, &form)) && [a, b].iter().all(|c| entries.contains(&c.rule)))
    }
}

/// Whether a form is the plural of another.
fn inflects(one: &str, many: &str) -> bool {
    morphology::with_s(one) == many || morphology::singular(many) == one
}

fn spelt(grammar: &Grammar, words: &[u32]) -> String {
    words.iter().map(|w| grammar.lexicon.word(*w)).collect::<Vec<_>>().join(" ")
}

/// Whether some way of writing is both.
fn overlap(a: &MeasureForm, b: &MeasureForm) -> bool {
    let letters = match (&a.exact, &b.exact) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    };
    letters && a.beside == b.beside && (a.glued && b.glued || a.spaced && b.spaced || a.before && b.before)
}

fn measured(grammar: &Grammar, meaning: &Meaning) -> String {
    match meaning {
        Meaning::Unit { unit, times } => {
            let key = &grammar.measures.units[*unit as usize].key;
            if *times == 1 { format!("the unit {key}") } else { format!("{times} {key}") }
        }
        Meaning::Money { candidates, divide } => {
            let codes: Vec<&str> = candidates.iter().take(3).map(|c| &*grammar.measures.currencies[*c as usize].code).collect();
            let part = if *divide == 1 { String::new() } else { format!("a {divide}th of ") };
            format!("{part}{}{}", codes.join("/"), if candidates.len() > 3 { "…" } else { "" })
        }
    }
}

fn same_lemmas(a: Option<&Lemmas>, b: Option<&Lemmas>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            a.words == b.words && a.classes.iter().collect::<FxHashSet<_>>() == b.classes.iter().collect::<FxHashSet<_>>()
        }
        (None, None) => true,
        _ => false,
    }
}

fn same_conditions(a: &Trigger, b: &Trigger) -> bool {
    let nouns = |t: &Trigger| t.nouns.iter().cloned().collect::<FxHashSet<_>>();
    let at = |t: &Trigger| t.at.iter().copied().collect::<FxHashSet<_>>();
    let lemmas = same_lemmas(a.items.as_ref(), b.items.as_ref()) && a.context == b.context;
    lemmas && a.dimensions == b.dimensions && a.weight == b.weight && at(a) == at(b) && nouns(a) == nouns(b)
}
