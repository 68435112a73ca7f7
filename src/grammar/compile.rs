//! Parsed files and tables in, a `Grammar` out, with every dangling reference and clash said at once.

use super::lexicon::{Lexicon, Starts, Tag, Trie, VerbForm, WordId};
use super::measures::Ratio;
use super::numbers::{Hedge, Multiple, NumberWord, Vague};
use super::schema::{self, At, File, SetEntry, Text, ValueEntry};
use super::{Grammar, GrammarError, ModalityCue, RuleId, morphology, sets::Set};
use crate::base::{Change, Modality, Relation};

/// Files, tables and what was wrong so far.
pub(super) struct Compiler<'a> {
    pub(super) grammar: Grammar,
    pub(super) tables: &'a dyn Fn(&str) -> Option<std::borrow::Cow<'static, str>>,
    pub(super) errors: Vec<GrammarError>,
    pub(super) file: String,
    keys: rustc_hash::FxHashMap<String, (u32, u32)>,
}

/// Compiles files, in the order of their paths: what could be compiled, and what was wrong with the rest.
pub(super) fn compile(
    files: &[(String, File)],
    tables: &dyn Fn(&str) -> Option<std::borrow::Cow<'static, str>>,
    sha256: String,
) -> (Grammar, Vec<GrammarError>) {
    let mut grammar = Grammar { lexicon: Lexicon::new(), rules: vec!["".into()], sha256, ..Grammar::default() };
    // as many as the built-in files need, so that tables grow once
    grammar.lexicon.reserve(90_000);
    grammar.names.forms.reserve(70_000);
    let mut c = Compiler { grammar, tables, errors: Vec::new(), file: String::new(), keys: rustc_hash::FxHashMap::default() };
    c.word_tables();
    // order of work, not of files: classes before frames, units before what refers to them
    let rank = |f: &File| match f {
        File::Sets(_) => 0,
        File::Numerals(_) | File::Hedges(_) | File::Times(_) | File::Modality(_) | File::Attribution(_) => 1,
        File::Units(_) => 2,
        File::Currencies(_) | File::Rates(_) => 3,
        File::Actors(_) => 4,
        File::Places(_) => 5,
        File::Classes(_) => 6,
        File::Frame(_) => 7,
        File::Shared(_) => 8,
    };
    let mut order: Vec<_> = files.iter().collect();
    order.sort_by_key(|(path, f)| (rank(f), path.clone()));
    for (path, file) in order {
        c.file.clone_from(path);
        c.keys.clear();
        match file {
            File::Sets(f) => c.sets(&f.sets),
            File::Numerals(f) => c.numerals(f),
            File::Hedges(f) => c.hedges(f),
            File::Times(f) => c.times(f),
            File::Modality(f) => c.modality(f),
            File::Attribution(f) => c.attribution(f),
            File::Units(f) => c.units(f),
            File::Currencies(f) => c.currencies(f),
            File::Rates(f) => c.rates(f),
            File::Actors(f) => c.actors(f),
            File::Places(f) => c.places(f),
            File::Classes(f) => c.classes(f),
            File::Frame(f) => c.frame(f),
            File::Shared(_) => {}
        }
    }
    c.finish_frames();
    c.finish_starts();
    c.errors.sort();
    (c.grammar, c.errors)
}

impl Compiler<'_> {
    pub(super) fn error(&mut self, line: u32, column: u32, message: impl Into<String>) {
        let file = self.file.clone();
        self.errors.push(GrammarError::new(&file, line, column, message));
    }

    pub(super) fn error_at<T>(&mut self, at: &At<T>, message: impl Into<String>) {
        self.error(at.line, at.column, message);
    }

    /// A rule id for a key of the present file; a key that stands twice is an error.
    pub(super) fn rule(&mut self, key: &Text) -> RuleId {
        if let Some((line, column)) = self.keys.insert(key.value.clone(), (key.line, key.column)) {
            self.error_at(key, format!("key `{}` stands at {line}:{column} already; keys are unique within a file", key.value));
        }
        let good = !key.value.is_empty() && key.value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '%'));
        if !good {
            self.error_at(key, format!("`{}` is no key; letters, digits, `-` and `_` would be right", key.value));
        }
        self.rule_named(&format!("{}#{}", self.file, key.value))
    }

    pub(super) fn rule_named(&mut self, name: &str) -> RuleId {
        self.grammar.rules.push(name.into());
        RuleId(u16::try_from(self.grammar.rules.len() - 1).unwrap_or(0))
    }

    pub(super) fn words(&mut self, form: &str) -> Vec<WordId> {
        self.grammar.lexicon.intern_form(form)
    }

    fn named<T: Copy>(&mut self, text: Option<&Text>, what: &str, find: impl Fn(&str) -> Option<T>, all: &str) -> Option<T> {
        let text = text?;
        let found = find(&text.value);
        if found.is_none() {
            self.error_at(text, format!("`{}` is no {what}; one of {all} would be right", text.value));
        }
        found
    }

    pub(super) fn relation(&mut self, text: Option<&Text>) -> Option<Relation> {
        self.named(text, "relation", Relation::from_name, &names_of(Relation::ALL))
    }

    pub(super) fn change(&mut self, text: Option<&Text>) -> Option<Change> {
        self.named(text, "change", Change::from_name, &names_of(Change::ALL))
    }

    pub(super) fn modality_named(&mut self, text: Option<&Text>) -> Option<Modality> {
        self.named(text, "modality", Modality::from_name, &names_of(Modality::ALL))
    }

    /// Registers all forms of a verb lemma, the irregular ones included; phrasal verbs by their first word.
    pub(super) fn verb(&mut self, lemma: &str) -> (WordId, WordId) {
        let (verb, particle) = lemma.split_once(' ').map_or((lemma, ""), |(v, p)| (v, p));
        let lexicon = &mut self.grammar.lexicon;
        let id = lexicon.intern(&verb.to_lowercase());
        if lexicon.info(id).verb != id {
            for (form, kind) in morphology::verb_forms(&verb.to_lowercase()) {
                let form_id = lexicon.intern(&form);
                let info = lexicon.info_mut(form_id);
                // `fell` stays the past of `fall`, `found` of `find`
                if info.verb == 0 || form_id == id && info.form == VerbForm::Base {
                    info.verb = id;
                    info.form = kind;
                }
            }
        }
        let particle = particle.split(' ').next().unwrap_or("");
        (id, if particle.is_empty() { 0 } else { lexicon.intern(particle) })
    }

    /// Registers singular and plural of a noun lemma.
    pub(super) fn noun(&mut self, lemma: &str) -> WordId {
        let lexicon = &mut self.grammar.lexicon;
        let id = lexicon.intern(&lemma.to_lowercase());
        let plural = lexicon.intern(&morphology::with_s(&lemma.to_lowercase()));
        let info = lexicon.info_mut(plural);
        if info.singular == 0 && plural != id {
            info.singular = id;
        }
        id
    }

    fn word_tables(&mut self) {
        if let Some(text) = (self.tables)("en/tags.tsv") {
            for line in text.lines() {
                if let Some((word, tag)) = line.split_once('\t') {
                    let id = self.grammar.lexicon.intern(word);
                    self.grammar.lexicon.info_mut(id).tag = Tag::from_name(tag.trim());
                }
            }
        }
        if let Some(text) = (self.tables)("en/irregular.tsv") {
            for line in text.lines().skip(1) {
                let mut cells = line.split('\t');
                let (Some(form), Some(lemma), Some(kind)) = (cells.next(), cells.next(), cells.next()) else { continue };
                let lexicon = &mut self.grammar.lexicon;
                let (form, lemma) = (lexicon.intern(form), lexicon.intern(lemma));
                let verb_form = match kind.trim() {
                    "past" => VerbForm::Past,
                    "participle" => VerbForm::Participle,
                    "both" => VerbForm::PastOrParticiple,
                    "third" => VerbForm::Third,
                    "ing" => VerbForm::Ing,
                    "plural" => {
                        if form != lemma {
                            lexicon.info_mut(form).singular = lemma;
                        }
                        continue;
                    }
                    _ => continue,
                };
                let info = lexicon.info_mut(form);
                info.form = match (info.verb, info.form, verb_form) {
                    (0, _, f) => f,
                    (_, VerbForm::Past, VerbForm::Participle) | (_, VerbForm::Participle, VerbForm::Past) => VerbForm::PastOrParticiple,
                    (_, old, _) => old,
                };
                if info.verb == 0 {
                    info.verb = lemma;
                }
            }
        }
    }

    pub(super) fn sets(&mut self, sets: &[SetEntry]) {
        for entry in sets {
            let _ = self.rule(&entry.key);
            let Some(set) = Set::from_key(&entry.key.value) else {
                self.error_at(
                    &entry.key,
                    format!("no class is called `{}`; the code asks for the classes of docs/grammar-format.md only", entry.key.value),
                );
                continue;
            };
            for form in &entry.forms {
                let words = self.words(&form.value);
                match words.as_slice() {
                    [] => self.error_at(form, "an empty form; write a word"),
                    [one] => self.grammar.lexicon.info_mut(*one).sets.add(set),
                    many => self.grammar.sets.insert(many.iter().copied(), set),
                }
            }
        }
    }

    /// Marks every word by what can begin with it.
    fn finish_starts(&mut self) {
        let g = &mut self.grammar;
        let is_time = |set: Set| {
            (Set::PeriodDay as u8..=Set::PerPerson as u8).contains(&(set as u8))
                || matches!(set, Set::YearPrefix | Set::QuarterCode | Set::The | Set::From | Set::Between)
        };
        let mut marks: Vec<(WordId, Starts)> = Vec::new();
        for word in g.sets.first_words() {
            marks.push((word, Starts::SET));
            // any class of several words may be one of time
            marks.push((word, Starts::TIME));
        }
        for word in 1..g.lexicon.len() as WordId {
            let sets = g.lexicon.info(word).sets;
            if !sets.is_empty() && Set::ALL.iter().any(|s| sets.has(*s) && is_time(*s)) {
                marks.push((word, Starts::TIME));
            }
            if g.lexicon.info(word).number != 0 || sets.has(Set::Couple) {
                marks.push((word, Starts::NUMERAL));
                if g.numbers.ordinals.contains_key(&word) {
                    marks.push((word, Starts::TIME));
                }
            }
        }
        marks.extend(g.months.keys().chain(g.weekdays.keys()).map(|w| (*w, Starts::TIME)));
        marks.extend(g.numbers.vague.first_words().chain(g.numbers.multiples.first_words()).map(|w| (w, Starts::NUMERAL)));
        marks.extend(g.measures.forms.first_words().map(|w| (w, Starts::MEASURE)));
        marks.extend(g.modal_words.first_words().map(|w| (w, Starts::MODAL)));
        marks.extend(g.source_prepositions.first_words().map(|w| (w, Starts::SOURCE)));
        for (word, start) in marks {
            g.lexicon.info_mut(word).starts.add(start);
        }
    }

    fn number_word(&mut self, form: &Text) -> Option<&mut NumberWord> {
        let words = self.words(&form.value);
        let [word] = words.as_slice() else {
            self.error_at(form, format!("`{}` is not one word; number words of this list are", form.value));
            return None;
        };
        let index = self.grammar.lexicon.info(*word).number;
        let index = if index == 0 {
            self.grammar.numbers.words.push(NumberWord::default());
            let index = self.grammar.numbers.words.len() as u16;
            self.grammar.lexicon.info_mut(*word).number = index;
            index
        } else {
            index
        };
        self.grammar.numbers.words.get_mut(index as usize - 1)
    }

    fn ratio(&mut self, entry: &ValueEntry, text: Option<&Text>) -> Ratio {
        let parsed = text.and_then(|t| Ratio::parse(&t.value));
        parsed.unwrap_or_else(|| {
            self.error_at(&entry.key, format!("`{}` has no number; `value: \"12\"` or `value: \"1/3\"` would be right", entry.key.value));
            Ratio { numerator: 1.into(), denominator: 1.into() }
        })
    }

    fn numerals(&mut self, f: &schema::NumeralFile) {
        for entry in &f.cardinals {
            let (rule, value) = (self.rule(&entry.key), self.ratio(entry, entry.value.as_ref()));
            for form in &entry.forms {
                if let Some(w) = self.number_word(form) {
                    (w.cardinal, w.rule) = (Some(value.numerator), rule);
                }
            }
        }
        for entry in &f.scales {
            let (rule, value) = (self.rule(&entry.key), self.ratio(entry, entry.value.as_ref()));
            for form in &entry.forms {
                if let Some(w) = self.number_word(form) {
                    (w.scale, w.rule) = (Some(value.numerator), rule);
                }
            }
            for suffix in &entry.suffixes {
                self.grammar.numbers.suffixes.insert(suffix.value.as_str().into(), (value.numerator, rule));
                self.words(&suffix.value);
            }
        }
        for entry in &f.fractions {
            let rule = self.rule_named(&format!("{}#{}", self.file, entry.key.value));
            let value = self.ratio(entry, entry.value.as_ref());
            for form in &entry.forms {
                if let Some(w) = self.number_word(form) {
                    (w.fraction, w.fraction_rule) = (Some(value), rule);
                }
            }
        }
        for entry in &f.ordinals {
            let rule = self.rule_named(&format!("{}#{}", self.file, entry.key.value));
            let place = entry.value.as_ref().and_then(|v| v.value.parse().ok()).unwrap_or(0);
            for form in &entry.forms {
                let word = self.grammar.lexicon.intern(&form.value);
                self.grammar.numbers.ordinals.insert(word, place);
                if let Some(w) = self.number_word(form) {
                    w.ordinal = true;
                    if w.rule == RuleId(0) {
                        w.rule = rule;
                    }
                }
            }
        }
        for entry in &f.multiples {
            let (rule, value) = (self.rule(&entry.key), self.ratio(entry, entry.value.as_ref()));
            let change = self.change(entry.change.as_ref());
            for form in &entry.forms {
                let words = self.words(&form.value);
                self.grammar.numbers.multiples.insert(words, Multiple { value, change, rule });
            }
        }
        for entry in &f.vague {
            let (rule, low) = (self.rule(&entry.key), self.ratio(entry, entry.low.as_ref()).numerator);
            for form in &entry.forms {
                let words = self.words(&form.value);
                self.grammar.numbers.vague.insert(words, Vague { low, rule });
            }
        }
        for entry in &f.percent {
            let rule = self.rule(&entry.key);
            let Some(unit) = &entry.unit else {
                self.error_at(&entry.key, "an entry of `percent` needs a `unit`: `%`, `pp` or `bp`");
                continue;
            };
            for form in &entry.forms {
                let words = self.words(&form.value);
                self.grammar.numbers.percent.insert(words, (unit.value.as_str().into(), rule));
            }
        }
        self.sets(&f.sets);
    }

    fn hedges(&mut self, f: &schema::HedgeFile) {
        for entry in &f.hedges {
            let rule = self.rule(&entry.key);
            let hedge = Hedge {
                relation: self.relation(entry.relation.as_ref()),
                change: self.change(entry.change.as_ref()),
                outside: entry.outside,
                rule,
            };
            self.grammar.hedges.push(hedge);
            let index = self.grammar.hedges.len() as u16 - 1;
            for form in &entry.before {
                let mut words = self.words(&form.value);
                words.reverse();
                self.grammar.numbers.hedges_before.insert(words, index);
            }
            for form in &entry.after {
                let words = self.words(&form.value);
                self.grammar.numbers.hedges_after.insert(words, index);
            }
            for verb in &entry.verbs {
                let (id, _) = self.verb(&verb.value);
                self.grammar.numbers.hedge_verbs.insert(id, index);
            }
        }
        self.grammar.conventions = f.conventions.iter().map(|c| c.value.clone()).collect();
    }

    fn times(&mut self, f: &schema::TimeFile) {
        for (entries, months) in [(&f.months, true), (&f.weekdays, false)] {
            for entry in entries {
                let rule = self.rule(&entry.key);
                let value = entry.value.as_ref().and_then(|v| v.value.parse::<u32>().ok());
                let Some(value) = value.filter(|v| (1..=if months { 12 } else { 7 }).contains(v)) else {
                    self.error_at(
                        &entry.key,
                        format!("`{}` needs `value: \"1\"` to `\"{}\"`", entry.key.value, if months { 12 } else { 7 }),
                    );
                    continue;
                };
                for form in &entry.forms {
                    if let [word] = self.words(&form.value).as_slice() {
                        let map = if months { &mut self.grammar.months } else { &mut self.grammar.weekdays };
                        map.insert(*word, (value, rule));
                    }
                }
            }
        }
        self.sets(&f.sets);
    }

    fn modality(&mut self, f: &schema::ModalityFile) {
        for entry in &f.entries {
            let rule = self.rule(&entry.key);
            let Some(modality) = self.modality_named(entry.modality.as_ref()) else { continue };
            let cue = ModalityCue { modality, rule };
            for form in entry.modals.iter().chain(&entry.words) {
                let words = self.words(&form.value);
                self.grammar.modal_words.insert(words, cue);
            }
            for form in &entry.verbs {
                if form.value.contains(' ') {
                    let words = self.words(&form.value);
                    self.grammar.modal_words.insert(words, cue);
                } else {
                    let (id, _) = self.verb(&form.value);
                    self.grammar.modal_verbs.insert(id, cue);
                }
            }
            for form in &entry.nouns {
                let id = self.noun(&form.value);
                self.grammar.modal_nouns.insert(id, cue);
            }
        }
        self.sets(&f.sets);
    }

    fn attribution(&mut self, f: &schema::AttributionFile) {
        for entry in &f.entries {
            let rule = self.rule(&entry.key);
            for form in &entry.verbs {
                let (id, _) = self.verb(&form.value);
                self.grammar.reporting.insert(id, rule);
            }
            for form in &entry.prepositions {
                let words = self.words(&form.value);
                self.grammar.source_prepositions.insert(words, rule);
            }
            for form in &entry.nouns {
                let id = self.noun(&form.value);
                self.grammar.source_nouns.insert(id, rule);
            }
        }
        self.sets(&f.sets);
    }

    /// A table that a file names; its absence is an error at the place that names it.
    pub(super) fn table(&mut self, name: Option<&Text>) -> Option<std::borrow::Cow<'static, str>> {
        let name = name?;
        let text = (self.tables)(&name.value);
        if text.is_none() {
            self.error_at(name, format!("there is no table `{}`; write a path below the grammar folder", name.value));
        }
        text
    }
}

pub(super) fn names_of<T: std::fmt::Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Inserts a form into a trie of marks.
pub(super) fn mark<T: Copy>(trie: &mut Trie<T>, lexicon: &mut Lexicon, form: &str, value: T) {
    let words = lexicon.intern_form(form);
    if !words.is_empty() {
        trie.insert(words, value);
    }
}
