//! Noun classes and frames: files to [`super::frames::Frames`].

use super::compile::Compiler;
use super::frames::{ContextSet, DimensionSet, Lemmas, Position, Slot, Trigger};
use super::lexicon::WordId;
use super::schema::{self, OneOrMany, Text};
use super::sets::Set;
use crate::base::{Dimension, Kind};
use rustc_hash::{FxHashMap, FxHashSet};

impl Compiler<'_> {
    pub(super) fn classes(&mut self, f: &schema::ClassFile) {
        let mut direct: FxHashMap<&str, (FxHashSet<WordId>, Vec<&Text>)> = FxHashMap::default();
        for entry in &f.classes {
            let _ = self.rule(&entry.key);
            let mut own = FxHashSet::default();
            let mut refers = Vec::new();
            for noun in &entry.nouns {
                if noun.value.starts_with('$') {
                    refers.push(noun);
                } else {
                    own.insert(self.last_word(&noun.value));
                }
            }
            direct.insert(entry.key.value.as_str(), (own, refers));
        }
        // classes of several files are numbered on
        let first = self.grammar.frames.class_index.values().max().map_or(0, |last| last + 1);
        let index: FxHashMap<&str, u16> = f.classes.iter().zip(first..).map(|(c, i)| (c.key.value.as_str(), i)).collect();
        for entry in &f.classes {
            // closure over references; a cycle only adds what is there already
            let own_index = index[entry.key.value.as_str()];
            let mut open = vec![entry.key.value.as_str()];
            let mut seen = FxHashSet::default();
            while let Some(key) = open.pop() {
                if !seen.insert(key) {
                    continue;
                }
                let Some((own, refers)) = direct.get(key) else { continue };
                for word in own {
                    let classes = self.grammar.frames.classes_of.entry(*word).or_default();
                    if !classes.contains(&own_index) {
                        classes.push(own_index);
                    }
                }
                open.extend(refers.iter().map(|r| &r.value[1..]));
            }
            self.grammar.frames.class_index.insert(entry.key.value.as_str().into(), own_index);
        }
        for (_, refers) in direct.values() {
            for r in refers {
                if !direct.contains_key(&r.value[1..]) {
                    self.error_at(r, format!("`{}` names no class of this file", r.value));
                }
            }
        }
    }

    /// Registers a noun of one word or several by its last word, which carries the plural.
    fn last_word(&mut self, noun: &str) -> WordId {
        let last = noun.rsplit([' ', '-']).next().unwrap_or(noun);
        self.noun(last)
    }

    fn lemmas(&mut self, list: &[Text]) -> Option<Lemmas> {
        if list.is_empty() {
            return None;
        }
        let mut out = Lemmas::default();
        for text in list {
            if let Some(class) = text.value.strip_prefix('$') {
                match self.grammar.frames.class_index.get(class) {
                    Some(index) => out.classes.push(*index),
                    None => self.error_at(text, format!("`{}` names no class of en/classes.yaml", text.value)),
                }
            } else {
                let word = self.lexicon.intern(&text.value.to_lowercase());
                out.words.insert(word);
                let last = self.last_word(&text.value);
                out.words.insert(last);
            }
        }
        Some(out)
    }

    fn dimensions(&mut self, list: &OneOrMany) -> Option<DimensionSet> {
        if list.0.is_empty() {
            return None;
        }
        let mut set = DimensionSet::default();
        for text in &list.0 {
            match Dimension::from_name(&text.value) {
                Some(d) => set.add(d),
                None if text.value == "any" => set = DimensionSet::ANY,
                None => self.error_at(
                    text,
                    format!("`{}` is no dimension; one of {}, any would be right", text.value, super::compile::names_of(Dimension::ALL)),
                ),
            }
        }
        Some(set)
    }

    fn slots(&mut self, list: &OneOrMany) -> Vec<Slot> {
        let mut out = Vec::new();
        for text in &list.0 {
            match text.value.as_str() {
                "subject" => out.push(Slot::Subject),
                "object" => out.push(Slot::Object),
                "possessor" => out.push(Slot::Possessor),
                _ => out.extend(self.preposition(text, "subject, object, possessor").map(Slot::After)),
            }
        }
        out
    }

    fn positions(&mut self, list: &OneOrMany) -> Vec<Position> {
        let mut out = Vec::new();
        for text in &list.0 {
            match text.value.as_str() {
                "any" => out.push(Position::Any),
                "subject" => out.push(Position::Subject),
                "object" => out.push(Position::Object),
                _ => out.extend(self.preposition(text, "subject, object, any").map(Position::After)),
            }
        }
        out
    }

    /// A preposition of `en/function.yaml`.
    fn preposition(&mut self, text: &Text, others: &str) -> Option<WordId> {
        let word = self.lexicon.intern(&text.value);
        if self.lexicon.is(word, Set::Preposition) {
            return Some(word);
        }
        self.error_at(text, format!("`{}` is no place in a clause; {others} or a preposition would be right", text.value));
        None
    }

    pub(super) fn frame(&mut self, f: &schema::FrameFile) {
        let Some(kind) = f.kind.as_ref().and_then(|k| Kind::from_name(&k.value)) else {
            let (line, column) = f.kind.as_ref().map_or((1, 1), |k| (k.line, k.column));
            self.error(line, column, "a frame file needs `kind:`, one of the 38 kinds");
            return;
        };
        let file_dimensions = self.dimensions(&f.dimension).unwrap_or(DimensionSet::ANY);
        for entry in &f.triggers {
            let rule = self.rule(&entry.key);
            if entry.verb.is_empty() && entry.noun.is_empty() && entry.item.is_empty() {
                self.error_at(&entry.key, format!("trigger `{}` needs `verb`, `noun` or `item`", entry.key.value));
                continue;
            }
            let verbs = entry.verb.iter().map(|v| self.verb(&v.value)).collect();
            let nouns = entry
                .noun
                .iter()
                .map(|n| {
                    let mut words: Vec<WordId> = self.words(&n.value.to_lowercase());
                    words.reverse();
                    let last = self.last_word(&n.value);
                    if let Some(first) = words.first_mut() {
                        *first = last;
                    }
                    words
                })
                .collect();
            let own = self.dimensions(&entry.dimension);
            if entry.weight.value.abs() > 9 {
                self.error_at(&entry.weight, "`weight` lies between -9 and 9");
            }
            let context = self.lemmas(&entry.context).and_then(|lemmas| {
                let number = self.grammar.frames.contexts.number(lemmas);
                if number.is_none() {
                    self.error_at(&entry.key, format!("more than {} different `context` lists", ContextSet::MOST));
                }
                number
            });
            let trigger = Trigger {
                rule,
                kind,
                verbs,
                nouns,
                items: self.lemmas(&entry.item),
                context,
                at: self.positions(&entry.at),
                dimensions: own.unwrap_or(file_dimensions),
                narrowed: own.is_some(),
                actor: self.slots(&entry.actor),
                recipient: self.slots(&entry.recipient),
                change: self.change(entry.change.as_ref()),
                modality: self.modality_named(entry.modality.as_ref()),
                relation: self.relation(entry.relation.as_ref()),
                per: entry.per.as_ref().map(|p| p.value.as_str().into()),
                weight: entry.weight.value,
            };
            self.grammar.frames.triggers.push(trigger);
        }
    }

    /// Orders triggers by kind and builds the indexes.
    pub(super) fn finish_frames(&mut self) {
        let frames = &mut self.grammar.frames;
        frames.contexts.finish(&frames.classes_of);
        frames.by_class = vec![Vec::new(); frames.class_index.values().max().map_or(0, |last| *last as usize + 1)];
        frames.triggers.sort_by_key(|t| (t.kind, t.rule));
        for (i, trigger) in frames.triggers.iter().enumerate() {
            let i = i as u16;
            for (verb, _) in &trigger.verbs {
                push(frames.by_verb.entry(*verb).or_default(), i);
            }
            for noun in &trigger.nouns {
                if let Some(last) = noun.first() {
                    push(frames.by_noun.entry(*last).or_default(), i);
                }
            }
            if trigger.verbs.is_empty() && trigger.nouns.is_empty() {
                let Some(items) = &trigger.items else { continue };
                for word in &items.words {
                    push(frames.by_item.entry(*word).or_default(), i);
                }
                for class in &items.classes {
                    push(&mut frames.by_class[*class as usize], i);
                }
            }
        }
    }
}

fn push(list: &mut Vec<u16>, value: u16) {
    if list.last() != Some(&value) {
        list.push(value);
    }
}
