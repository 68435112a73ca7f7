//! Parsed files and tables in, a `Grammar` out, with every dangling reference and clash said at once.

use super::lexicon::{Starts, VerbForm, WordId};
use super::lexicon_builder::LexiconBuilder;
use super::measures::CurrencyIndex;
use super::schema::{At, File, SetEntry, Text};
use super::trie::Trie;
use super::{Grammar, GrammarError, RuleId, morphology, sets::Set, tables};
use crate::base::{Change, Modality, Relation};
use rustc_hash::FxHashMap;

/// Files, tables and what was wrong so far.
pub(super) struct Compiler<'a> {
    pub(super) grammar: Grammar,
    pub(super) lexicon: LexiconBuilder,
    pub(super) tables: &'a dyn Fn(&str) -> Option<std::borrow::Cow<'static, str>>,
    pub(super) errors: Vec<GrammarError>,
    pub(super) file: String,
    keys: FxHashMap<String, (u32, u32)>,
    /// Currencies, and the keys of countries that use them.
    pub(super) countries: Vec<(CurrencyIndex, String)>,
}

/// Compiles files, in the order of their paths: what could be compiled, and what was wrong with the rest. The ids of `common` words are the
/// lowest, in their order.
pub(crate) fn compile<'w>(
    files: &[(String, File)],
    tables: &dyn Fn(&str) -> Option<std::borrow::Cow<'static, str>>,
    common: impl IntoIterator<Item = &'w str>,
) -> (Grammar, Vec<GrammarError>) {
    let grammar = Grammar { rules: vec!["".into()], ..Grammar::default() };
    let mut c = Compiler {
        grammar,
        lexicon: LexiconBuilder::new(common),
        tables,
        errors: Vec::new(),
        file: String::new(),
        keys: FxHashMap::default(),
        countries: Vec::new(),
    };
    if let Some(text) = tables("en/tags.tsv") {
        tables::tags(&mut c.lexicon, &text);
    }
    if let Some(text) = tables("en/irregular.tsv") {
        tables::irregular_forms(&mut c.lexicon, &text);
    }
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
    c.finish_currencies();
    c.finish_tries();
    c.finish_frames();
    c.finish_starts();
    c.errors.sort();
    c.grammar.lexicon = c.lexicon.finish();
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
        self.lexicon.intern_form(form)
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
        let lexicon = &mut self.lexicon;
        let id = lexicon.intern(&verb.to_lowercase());
        // what is its own past (`hit`) is known from the table of irregular forms, its other forms are not
        let third = lexicon.id(&morphology::with_s(&verb.to_lowercase()));
        if lexicon.info(id).verb != id || lexicon.info(third).verb == 0 {
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
        let lexicon = &mut self.lexicon;
        let id = lexicon.intern(&lemma.to_lowercase());
        let plural = lexicon.intern(&morphology::with_s(&lemma.to_lowercase()));
        let info = lexicon.info_mut(plural);
        if info.singular == 0 && plural != id {
            info.singular = id;
        }
        id
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
                    [one] => self.lexicon.add_to(*one, set),
                    many => {
                        self.lexicon.add_beginning(many[0], set);
                        self.grammar.sets.insert(many.iter().copied(), set);
                    }
                }
            }
        }
    }

    fn finish_tries(&mut self) {
        let g = &mut self.grammar;
        g.sets.finish();
        g.numbers.multiples.finish();
        g.numbers.vague.finish();
        g.numbers.percent.finish();
        g.numbers.hedges_before.finish();
        g.numbers.hedges_after.finish();
        g.measures.forms.finish();
        g.modal_words.finish();
        g.source_prepositions.finish();
        g.names.finish();
    }

    /// Marks every word by what can begin with it.
    fn finish_starts(&mut self) {
        let (g, lexicon) = (&self.grammar, &mut self.lexicon);
        let is_time = |set: Set| {
            (Set::PeriodDay as u8..=Set::PerPerson as u8).contains(&(set as u8))
                || matches!(set, Set::YearPrefix | Set::QuarterCode | Set::OnYear | Set::The | Set::From | Set::Between)
        };
        let mut marks: Vec<(WordId, Starts)> = Vec::new();
        for word in g.sets.first_words() {
            marks.push((word, Starts::SET));
        }
        for word in 1..lexicon.count() as WordId {
            let sets = lexicon.sets(word);
            let begins = lexicon.begins(word);
            if !(sets.is_empty() && begins.is_empty()) && Set::ALL.iter().any(|s| (sets.has(*s) || begins.has(*s)) && is_time(*s)) {
                marks.push((word, Starts::TIME));
            }
            if lexicon.info(word).number != 0 || sets.has(Set::Couple) {
                marks.push((word, Starts::NUMERAL));
                if g.numbers.ordinals.contains_key(&word) {
                    marks.push((word, Starts::TIME));
                }
            }
        }
        for (words, what) in [(&g.months, Starts::MONTH), (&g.weekdays, Starts::WEEKDAY)] {
            marks.extend(words.keys().flat_map(|w| [(*w, what), (*w, Starts::TIME)]));
        }
        marks.extend(g.numbers.vague.first_words().chain(g.numbers.multiples.first_words()).map(|w| (w, Starts::NUMERAL)));
        marks.extend(g.measures.forms.first_words().map(|w| (w, Starts::MEASURE)));
        marks.extend(g.modal_words.first_words().map(|w| (w, Starts::MODAL)));
        marks.extend(g.source_prepositions.first_words().map(|w| (w, Starts::SOURCE)));
        for (word, start) in marks {
            lexicon.add_start(word, start);
        }
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
pub(super) fn mark<T: Copy>(trie: &mut Trie<T>, lexicon: &mut LexiconBuilder, form: &str, value: T) {
    let words = lexicon.intern_form(form);
    if !words.is_empty() {
        trie.insert(words, value);
    }
}
