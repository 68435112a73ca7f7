//! Number words, hedges, words of time, modality and attribution: files to the tables of [`super::Grammar`].

use super::compile::Compiler;
use super::measures::Ratio;
use super::numbers::{Hedge, Multiple, NumberWord, Vague};
use super::schema::{self, Text, ValueEntry};
use super::{ModalityCue, RuleId};

impl Compiler<'_> {
    fn number_word(&mut self, form: &Text) -> Option<&mut NumberWord> {
        let words = self.words(&form.value);
        let [word] = words.as_slice() else {
            self.error_at(form, format!("`{}` is not one word; number words of this list are", form.value));
            return None;
        };
        let index = self.lexicon.info(*word).number;
        let index = if index == 0 {
            self.grammar.numbers.words.push(NumberWord::default());
            let index = self.grammar.numbers.words.len() as u16;
            self.lexicon.info_mut(*word).number = index;
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

    pub(super) fn numerals(&mut self, f: &schema::NumeralFile) {
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
                let word = self.lexicon.intern(&form.value);
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

    pub(super) fn hedges(&mut self, f: &schema::HedgeFile) {
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
        self.sets(&f.sets);
        self.grammar.conventions = f.conventions.iter().map(|c| c.value.clone()).collect();
    }

    pub(super) fn times(&mut self, f: &schema::TimeFile) {
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

    pub(super) fn modality(&mut self, f: &schema::ModalityFile) {
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

    pub(super) fn attribution(&mut self, f: &schema::AttributionFile) {
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
}
