//! Which entries of a file its own examples use.

use super::CheckedFile;
use crate::Grammar;
use crate::base::lexer::{Lexer, fold};
use crate::grammar::entries::{Entry, Proof, entries};
use crate::grammar::{morphology, schema::File};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the examples of a file brought forth: rules that took part, and the words of their texts.
#[derive(Default)]
pub(super) struct Evidence {
    rules: FxHashSet<String>,
    texts: Vec<Vec<String>>,
    words: FxHashSet<String>,
}

impl Evidence {
    pub(super) fn rule(&mut self, rule: &str) {
        if !self.rules.contains(rule) {
            self.rules.insert(rule.to_owned());
        }
    }

    /// A text, by its words as they are and by what they may be forms of.
    pub(super) fn text(&mut self, grammar: &Grammar, text: &str) {
        let pieces = pieces(text);
        for piece in &pieces {
            let info = grammar.lexicon.info(grammar.lexicon.id(piece));
            for lemma in [info.singular, info.verb].into_iter().filter(|l| *l != 0) {
                self.words.insert(grammar.lexicon.word(lemma).to_owned());
            }
            self.words.insert(morphology::singular(piece));
            self.words.insert(piece.clone());
        }
        self.texts.push(pieces);
    }

    fn has(&self, form: &str) -> bool {
        let form = pieces(form);
        match form.as_slice() {
            [] => false,
            [one] => self.words.contains(one),
            many => self.words.contains(&many[0]) && self.texts.iter().any(|t| t.windows(many.len()).any(|w| w == many)),
        }
    }

    /// The entries of a file that nothing here used.
    pub(super) fn unused(&self, checked: &CheckedFile, file: &File) -> Vec<Entry> {
        let all = entries(file);
        let by_key: FxHashMap<&str, &Entry> = all.iter().map(|e| (e.key.as_str(), e)).collect();
        let used = |entry: &Entry| {
            self.rules.contains(&format!("{}#{}", checked.name, entry.key)) || entry.proof == Proof::Words && self.occurs(entry, &by_key, &mut Vec::new())
        };
        all.iter().filter(|e| !used(e)).cloned().collect()
    }

    /// Whether a form of an entry, or of a class that it takes in, stands in a text.
    fn occurs<'e>(&self, entry: &'e Entry, by_key: &FxHashMap<&str, &'e Entry>, above: &mut Vec<&'e str>) -> bool {
        if above.contains(&entry.key.as_str()) {
            return false;
        }
        above.push(&entry.key);
        let found = entry.forms.iter().any(|f| match f.text.strip_prefix('$').and_then(|class| by_key.get(class)) {
            Some(class) => self.occurs(class, by_key, above),
            None => self.has(&f.text) || f.role == "suffix" && self.texts.iter().flatten().any(|w| w.ends_with(&f.text)),
        });
        above.pop();
        found
    }
}

fn pieces(text: &str) -> Vec<String> {
    let mut key = String::new();
    Lexer::new(text)
        .map(|p| {
            fold(&text[p.start..p.end], &mut key);
            key.clone()
        })
        .collect()
}
