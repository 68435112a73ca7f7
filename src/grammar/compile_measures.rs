//! Units, currencies and rates: files and tables to [`super::measures::Measures`].

use super::compile::Compiler;
use super::measures::{Currency, CurrencyIndex, Meaning, MeasureForm, Ratio, Unit};
use super::schema::{self, Text};
use super::{RuleId, morphology, rates::Rates};
use crate::base::Dimension;
use smallvec::{SmallVec, smallvec};

impl Compiler<'_> {
    fn form(&mut self, form: &str, value: MeasureForm) {
        let words = self.words(form);
        if !words.is_empty() {
            self.grammar.measures.forms.insert(words, value);
        }
    }

    pub(super) fn units(&mut self, f: &schema::UnitFile) {
        let Some(dimension) = f.dimension.as_ref().and_then(|d| Dimension::from_name(&d.value)) else {
            let (line, column) = f.dimension.as_ref().map_or((1, 1), |d| (d.line, d.column));
            self.error(line, column, format!("a units file needs `dimension:`, one of {}", list(Dimension::ALL)));
            return;
        };
        let canonical = f.canonical.as_ref().map_or("", |c| c.value.as_str());
        let base = f.units.iter().find(|u| u.key.value == canonical);
        if base.is_none() && f.canonical.is_some() {
            let (line, column) = f.canonical.as_ref().map_or((1, 1), |c| (c.line, c.column));
            self.error(line, column, format!("`canonical: {canonical}` names no unit of this file"));
        }
        let ucum = base.and_then(|b| b.ucum.as_ref()).map_or(canonical, |u| u.value.as_str()).to_owned();
        let qudt = base.and_then(|b| b.qudt.as_ref()).map(|q| q.value.clone());
        for entry in &f.units {
            let rule = self.rule(&entry.key);
            let (index, times) = if let Some(m) = &entry.multiple_of {
                let Some(found) = self.grammar.measures.units.iter().position(|u| *u.key == *m.unit.value) else {
                    self.error_at(&m.unit, format!("`{}` is no unit above this one in the file", m.unit.value));
                    continue;
                };
                (found, m.times.value)
            } else {
                let Some(factor) = entry.factor.as_ref().and_then(|t| Ratio::parse(&t.value)) else {
                    self.error_at(&entry.key, format!("`{}` needs `factor: \"…\"`, an exact decimal or a ratio `a/b`", entry.key.value));
                    continue;
                };
                let offset = entry.offset.as_ref().and_then(|o| Ratio::parse(&o.value)).and_then(Ratio::decimal).unwrap_or_default();
                self.grammar.measures.units.push(Unit {
                    key: entry.key.value.as_str().into(),
                    dimension,
                    canonical: if base.is_some() {
                        ucum.as_str()
                    } else {
                        entry.ucum.as_ref().map_or(entry.key.value.as_str(), |u| u.value.as_str())
                    }
                    .into(),
                    canonical_key: if base.is_some() { canonical } else { entry.key.value.as_str() }.into(),
                    qudt: if base.is_some() { qudt.as_deref() } else { entry.qudt.as_ref().map(|q| q.value.as_str()) }.map(Into::into),
                    factor,
                    offset,
                    rate: entry.rate.as_ref().map(|r| (r.unit.value.as_str().into(), r.per.value.as_str().into())),
                    noun: entry.names.first().map_or(entry.key.value.as_str(), |n| n.value.as_str()).into(),
                    rule,
                });
                (self.grammar.measures.units.len() - 1, 1)
            };
            let meaning = || Meaning::Unit { unit: index as u16, times };
            for name in &entry.names {
                self.with_plural(&name.value, &entry.plurals, |m, form| {
                    m.form(form, MeasureForm::new(meaning(), None, rule));
                });
            }
            for plural in &entry.plurals {
                self.form(&plural.value, MeasureForm::new(meaning(), None, rule));
            }
            for symbol in &entry.symbols {
                let form = MeasureForm {
                    glued: entry.glued.unwrap_or(true),
                    spaced: entry.spaced.unwrap_or(true),
                    before: entry.before,
                    ..MeasureForm::new(meaning(), Some(symbol.value.as_str().into()), rule)
                };
                self.form(&symbol.value, form);
            }
            for symbol in &entry.beside {
                let form = MeasureForm { beside: true, ..MeasureForm::new(meaning(), Some(symbol.value.as_str().into()), rule) };
                self.form(&symbol.value, form);
            }
        }
    }

    /// A name and its regular plural, unless irregular plurals are given or it ends like one.
    fn with_plural(&mut self, name: &str, irregular: &[Text], mut each: impl FnMut(&mut Self, &str)) {
        each(self, name);
        let last = name.rsplit(' ').next().unwrap_or(name);
        let plural = format!("{}{}", &name[..name.len() - last.len()], morphology::with_s(last));
        if !irregular.iter().any(|p| p.value == plural) && last.chars().all(char::is_alphabetic) && last.len() > 1 {
            each(self, &plural);
        }
        let first = name.split(' ').next().unwrap_or(name);
        if name.contains(" per ") || name.contains(" of ") {
            let plural = format!("{}{}", morphology::with_s(first), &name[first.len()..]);
            each(self, &plural);
        }
    }

    pub(super) fn currencies(&mut self, f: &schema::CurrencyFile) {
        let table_rule = self.rule_named(&format!("{}#table", self.file));
        if let Some(text) = self.table(f.table.as_ref()) {
            for row in text.lines().skip(1) {
                let cells: Vec<&str> = row.split('\t').collect();
                let [code, _, _, singular, plural, symbols, _, _, countries, ..] = cells.as_slice() else { continue };
                self.grammar.measures.currencies.push(Currency { code: (*code).into(), countries: SmallVec::new() });
                let index = self.grammar.measures.currencies.len() as CurrencyIndex - 1;
                self.countries.extend(countries.split('|').map(|c| (index, c.trim().to_lowercase())));
                let names = singular.split('|').chain(plural.split('|')).filter(|n| !n.is_empty());
                let mut seen: Vec<&str> = Vec::new();
                for name in names {
                    if !seen.contains(&name) {
                        seen.push(name);
                        self.money_form(name, smallvec![index], 1, table_rule, false);
                    }
                }
                for symbol in symbols.split('|').filter(|s| !s.is_empty()) {
                    self.money_form(symbol, smallvec![index], 1, table_rule, true);
                }
                self.money_form(code, smallvec![index], 1, table_rule, true);
                self.code_forms(f, code, index, table_rule);
            }
        }
        for entry in &f.currencies {
            let rule = self.rule(&entry.key);
            let Some(index) = self.grammar.measures.currency(&entry.key.value) else {
                self.error_at(&entry.key, format!("`{}` is no currency of the table", entry.key.value));
                continue;
            };
            for name in &entry.names {
                self.with_plural(&name.value, &entry.plurals, |m, form| m.money_form(form, smallvec![index], 1, rule, false));
            }
            for plural in &entry.plurals {
                self.money_form(&plural.value, smallvec![index], 1, rule, false);
            }
            for symbol in &entry.symbols {
                self.money_form(&symbol.value, smallvec![index], 1, rule, true);
            }
        }
        for shared in &f.shared {
            let rule = self.rule_named(&format!("{}#{}", self.file, shared.form.value));
            let candidates = self.candidates(std::iter::once(&shared.default).chain(&shared.others));
            self.money_word(&shared.form.value, &shared.plurals, candidates, 1, rule, None);
        }
        for sub in &f.subunits {
            let rule = self.rule_named(&format!("{}#{}", self.file, sub.form.value));
            let candidates = self.candidates(sub.of.iter());
            self.money_word(&sub.form.value, &sub.plurals, candidates, sub.divide.value, rule, Some(sub.glued));
        }
    }

    /// Who uses which currency, once countries are known.
    pub(super) fn finish_currencies(&mut self) {
        for (currency, country) in &self.countries {
            if let Some(country) = self.grammar.names.countries.get(country.as_str()) {
                self.grammar.measures.currencies[usize::from(*currency)].countries.push(*country);
            }
        }
    }

    fn money_word(
        &mut self,
        form: &str,
        plurals: &[Text],
        candidates: SmallVec<[CurrencyIndex; 2]>,
        divide: u32,
        rule: RuleId,
        subunit: Option<bool>,
    ) {
        if candidates.is_empty() {
            return;
        }
        let sign = !form.chars().all(char::is_alphabetic) || form.len() <= 3 && form.chars().any(char::is_uppercase);
        if subunit == Some(true) || subunit.is_some() && sign {
            let meaning = Meaning::Money { candidates, divide };
            self.form(form, MeasureForm { spaced: false, ..MeasureForm::new(meaning, Some(form.into()), rule) });
        } else if sign || form.len() <= 2 {
            self.money_form(form, candidates, divide, rule, true);
        } else {
            let plurals_given = !plurals.is_empty();
            self.money_form(form, candidates.clone(), divide, rule, false);
            if !plurals_given {
                self.money_form(&morphology::with_s(form), candidates.clone(), divide, rule, false);
            }
            for plural in plurals {
                self.money_form(&plural.value, candidates.clone(), divide, rule, false);
            }
        }
    }

    fn money_form(&mut self, form: &str, candidates: SmallVec<[CurrencyIndex; 2]>, divide: u32, rule: RuleId, sign: bool) {
        let exact = sign.then(|| form.into());
        self.form(form, MeasureForm { before: sign, ..MeasureForm::new(Meaning::Money { candidates, divide }, exact, rule) });
    }

    /// The ways in which tables and wires write a code: `usd`, `CAD$`, `Mex$`, `C $`, `MEUR`, `EURm`.
    fn code_forms(&mut self, f: &schema::CurrencyFile, code: &str, index: CurrencyIndex, rule: RuleId) {
        let money = |exact: &str, scale: u32, before: bool| MeasureForm {
            before,
            scale,
            ..MeasureForm::new(Meaning::Money { candidates: smallvec![index], divide: 1 }, Some(exact.into()), rule)
        };
        if f.lower_codes.iter().any(|c| c.value == code) {
            self.form(&code.to_lowercase(), money(&code.to_lowercase(), 1, true));
        }
        if f.dollar_codes.iter().any(|c| c.value == code) {
            for form in [format!("{code}$"), format!("{}$", code.to_lowercase())] {
                self.form(&form, money(&form, 1, true));
            }
        }
        if !f.scale_codes.iter().any(|c| c.value == code) {
            return;
        }
        for prefix in &f.scale_prefixes {
            let form = format!("{}{code}", prefix.form.value);
            self.form(&form, money(&form, prefix.times.value, true));
        }
        for suffix in &f.scale_suffixes {
            let form = format!("{code}{}", suffix.form.value);
            self.form(&form, money(&form, suffix.times.value, true));
        }
    }

    fn candidates<'t>(&mut self, codes: impl Iterator<Item = &'t Text>) -> SmallVec<[CurrencyIndex; 2]> {
        let mut out = SmallVec::new();
        for code in codes {
            match self.grammar.measures.currency(&code.value) {
                Some(index) => out.push(index),
                None => self.error_at(code, format!("`{}` is no currency of the table", code.value)),
            }
        }
        out
    }

    pub(super) fn rates(&mut self, f: &schema::RateFile) {
        let Some(text) = self.table(f.table.as_ref()) else { return };
        if let Some(rates) = Rates::new(text) {
            self.grammar.rates = rates;
        } else {
            let (line, column) = f.table.as_ref().map_or((1, 1), |t| (t.line, t.column));
            self.error(line, column, "the table of rates has no header `date<TAB>USD…`");
        }
    }
}

fn list<T: std::fmt::Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
