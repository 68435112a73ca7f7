//! Sequences of words with values at their ends; longest match.

use super::lexicon::WordId;
use super::rows::Rows;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// More words than this at the root are found by index, fewer by halving.
const DENSE: usize = 16;

/// Sequences of words with values at their ends. Built by [`Trie::insert`], then laid out flat by [`Trie::finish`]; only then searched.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static, T: Deserialize<'de>"))]
pub struct Trie<T> {
    #[serde(skip)]
    building: Option<Building<T>>,
    /// Edges, by node and then by word: where each node's begin, one more than there are nodes.
    edges_of: Rows<4>,
    /// A word and the node that it leads to.
    edges: Rows<8>,
    /// By word, the node below the root; empty where the root has few edges.
    root: Rows<4>,
    /// Where each node's values begin, one more than there are nodes.
    values_of: Rows<4>,
    values: Vec<T>,
}

#[derive(Debug)]
struct Building<T> {
    next: FxHashMap<(u32, WordId), u32>,
    nodes: u32,
    values: Vec<(u32, T)>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        let none = || Rows::fixed(&[0; 8]);
        Self { building: None, edges_of: none(), edges: Rows::default(), root: Rows::default(), values_of: none(), values: Vec::new() }
    }
}

impl<T> Trie<T> {
    /// Adds a value under a sequence of words.
    pub fn insert(&mut self, words: impl IntoIterator<Item = WordId>, value: T) {
        let building = self.building.get_or_insert_with(|| Building { next: FxHashMap::default(), nodes: 1, values: Vec::new() });
        let mut node = 0;
        for word in words {
            let fresh = building.nodes;
            let to = *building.next.entry((node, word)).or_insert(fresh);
            building.nodes += u32::from(to == fresh);
            node = to;
        }
        building.values.push((node, value));
    }

    /// Puts what was inserted under one sequence in order; what is equal stays in the order in which it came.
    pub fn order_by<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        if let Some(building) = &mut self.building {
            building.values.sort_by_cached_key(|(node, value)| (*node, key(value)));
        }
    }

    /// Lays what was inserted out for searching, in place of what was there.
    pub fn finish(&mut self) {
        let Some(building) = self.building.take() else { return };
        let mut edges: Vec<((u32, WordId), u32)> = building.next.into_iter().collect();
        edges.sort_unstable();
        let mut values = building.values;
        values.sort_by_key(|(node, _)| *node);
        let nodes = building.nodes;
        let first = edges.iter().take_while(|((node, _), _)| *node == 0);
        let mut root = Vec::new();
        if first.clone().count() > DENSE {
            for ((_, word), to) in first {
                root.resize(*word as usize, 0);
                root.push(*to);
            }
        }
        self.root = Rows::of_numbers(&root);
        self.edges_of = starts(nodes, edges.iter().map(|((node, _), _)| *node));
        self.values_of = starts(nodes, values.iter().map(|(node, _)| *node));
        self.edges = Rows::of_pairs(edges.into_iter().map(|((_, word), to)| (word, to)));
        self.values = values.into_iter().map(|(_, value)| value).collect();
    }

    /// The edges of a node, as indexes.
    #[inline]
    fn edges_from(&self, node: u32) -> std::ops::Range<usize> {
        self.edges_of.number(node as usize) as usize..self.edges_of.number(node as usize + 1) as usize
    }

    /// The node below `node` along `word`; the root is 0.
    #[inline]
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        if word == 0 {
            return None;
        }
        if node == 0 && !self.root.is_empty() {
            return Some(self.root.number(word as usize)).filter(|to| *to != 0);
        }
        let mut edges = self.edges_from(node);
        while !edges.is_empty() {
            let middle = edges.start.midpoint(edges.end);
            let (found, to) = self.edges.pair(middle);
            match found.cmp(&word) {
                Ordering::Equal => return Some(to),
                Ordering::Less => edges.start = middle + 1,
                Ordering::Greater => edges.end = middle,
            }
        }
        None
    }

    /// What ends at a node.
    #[inline]
    pub fn at(&self, node: u32) -> &[T] {
        let at = |node: usize| self.values_of.number(node) as usize;
        &self.values[at(node as usize)..at(node as usize + 1)]
    }

    /// The longest sequence that begins the words: its length and values.
    #[inline]
    pub fn longest(&self, words: impl Iterator<Item = WordId>) -> Option<(usize, &[T])> {
        let (mut node, mut best) = (0, None);
        for (n, word) in words.enumerate() {
            match self.step(node, word) {
                Some(to) => node = to,
                None => break,
            }
            if !self.at(node).is_empty() {
                best = Some((n + 1, self.at(node)));
            }
        }
        best
    }

    /// Every sequence with the values at its end, in no order.
    pub fn each(&self, mut visit: impl FnMut(&[WordId], &[T])) {
        let mut open = vec![(0u32, 0usize, 0)];
        let mut words: Vec<WordId> = Vec::new();
        while let Some((node, depth, word)) = open.pop() {
            if depth > 0 {
                words.truncate(depth - 1);
                words.push(word);
            }
            if !self.at(node).is_empty() {
                visit(&words, self.at(node));
            }
            open.extend(self.edges_from(node).map(|n| self.edges.pair(n)).map(|(word, to)| (to, depth + 1, word)));
        }
    }

    /// The words that begin a sequence.
    pub fn first_words(&self) -> impl Iterator<Item = WordId> + '_ {
        self.edges_from(0).map(|n| self.edges.pair(n).0)
    }

    /// How many sequences end here.
    pub fn len(&self) -> usize {
        (1..self.values_of.len()).filter(|n| self.values_of.number(n - 1) < self.values_of.number(*n)).count()
    }

    /// Whether there is no sequence.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Where the run of each node begins in a list ordered by node.
fn starts(nodes: u32, ordered: impl Iterator<Item = u32>) -> Rows<4> {
    let mut starts = vec![0; nodes as usize + 1];
    for node in ordered {
        starts[node as usize + 1] += 1;
    }
    for n in 1..starts.len() {
        starts[n] += starts[n - 1];
    }
    Rows::of_numbers(&starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_sequence_wins_and_nothing_begins_with_the_unknown_word() {
        let mut trie = Trie::default();
        trie.insert([3, 4], 'a');
        trie.insert([3], 'b');
        trie.insert([3, 4], 'c');
        trie.insert([9, 9, 9], 'd');
        trie.finish();
        assert_eq!(trie.longest([3, 4, 5].into_iter()), Some((2, ['a', 'c'].as_slice())));
        assert_eq!(trie.longest([3, 5].into_iter()), Some((1, ['b'].as_slice())));
        assert_eq!(trie.longest([9, 9].into_iter()), None);
        assert_eq!(trie.longest([0, 3].into_iter()), None);
        assert_eq!(trie.len(), 3);
        let mut seen = Vec::new();
        trie.each(|words, values| seen.push((words.to_vec(), values.to_vec())));
        seen.sort();
        assert_eq!(seen, [(vec![3], vec!['b']), (vec![3, 4], vec!['a', 'c']), (vec![9, 9, 9], vec!['d'])]);
        let bytes: &'static [u8] = postcard::to_stdvec(&trie).expect("plain data").leak();
        let again: Trie<char> = postcard::from_bytes(bytes).expect("as written");
        assert_eq!(again.longest([3, 4].into_iter()), Some((2, ['a', 'c'].as_slice())));
    }
}
