//! Sequences of words with values at their ends; longest match.

use super::lexicon::WordId;
use super::rows::copied;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// More words than this at the root are found by index, fewer by halving.
const DENSE: usize = 16;

/// Sequences of words with values at their ends. Built by [`Trie::insert`], then laid out flat by [`Trie::finish`]; only then searched.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static, T: Deserialize<'de>"))]
pub struct Trie<T> {
    #[serde(skip)]
    building: Option<Building<T>>,
    /// Edges, by node and then by word: where each node's begin, one more than there are nodes.
    #[serde(with = "copied")]
    edges_of: Vec<u32>,
    /// A word and the node that it leads to.
    #[serde(with = "copied")]
    edges: Vec<(WordId, u32)>,
    /// By word, the node below the root; empty where the root has few edges.
    #[serde(with = "copied")]
    root: Vec<u32>,
    /// Where each node's values begin, one more than there are nodes.
    #[serde(with = "copied")]
    values_of: Vec<u32>,
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
        Self { building: None, edges_of: vec![0, 0], edges: Vec::new(), root: Vec::new(), values_of: vec![0, 0], values: Vec::new() }
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
        self.root = root;
        self.edges_of = starts(nodes, edges.iter().map(|((node, _), _)| *node));
        self.values_of = starts(nodes, values.iter().map(|(node, _)| *node));
        self.edges = edges.into_iter().map(|((_, word), to)| (word, to)).collect();
        self.values = values.into_iter().map(|(_, value)| value).collect();
    }

    /// The edges of a node.
    #[inline]
    fn edges_from(&self, node: u32) -> &[(WordId, u32)] {
        &self.edges[self.edges_of[node as usize] as usize..self.edges_of[node as usize + 1] as usize]
    }

    /// The node below `node` along `word`; the root is 0.
    #[inline]
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        if word == 0 {
            return None;
        }
        if node == 0 && !self.root.is_empty() {
            return self.root.get(word as usize).copied().filter(|to| *to != 0);
        }
        match self.edges_from(node) {
            [] => None,
            [(only, to)] => (*only == word).then_some(*to),
            edges => edges.binary_search_by_key(&word, |(w, _)| *w).ok().map(|n| edges[n].1),
        }
    }

    /// What ends at a node.
    #[inline]
    pub fn at(&self, node: u32) -> &[T] {
        &self.values[self.values_of[node as usize] as usize..self.values_of[node as usize + 1] as usize]
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
            open.extend(self.edges_from(node).iter().map(|(word, to)| (*to, depth + 1, *word)));
        }
    }

    /// The words that begin a sequence.
    pub fn first_words(&self) -> impl Iterator<Item = WordId> + '_ {
        self.edges_from(0).iter().map(|(word, _)| *word)
    }

    /// How many sequences end here.
    pub fn len(&self) -> usize {
        self.values_of.windows(2).filter(|w| w[0] < w[1]).count()
    }

    /// Whether there is no sequence.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Where the run of each node begins in a list ordered by node.
fn starts(nodes: u32, ordered: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; nodes as usize + 1];
    for node in ordered {
        starts[node as usize + 1] += 1;
    }
    for n in 1..starts.len() {
        starts[n] += starts[n - 1];
    }
    starts
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
