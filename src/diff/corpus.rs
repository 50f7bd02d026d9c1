//! How alike things are by their words, rare words weighing more; and which are worth
//! comparing, found through their rarest words.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::diff::outline::Thing;
use crate::russian::letter::is_letter_or_digit;

/// Of a word, what stays through most of its cases.
const STEM: usize = 6;

/// By how many of its rarest words a thing looks for its like.
const RAREST: usize = 12;

/// How many things of one word are looked at: those nearest in place.
const NEAR: usize = 40;

/// How many of the things found are compared as a whole.
const COMPARED: usize = 8;

/// The words of some things of both orders: the first `old_count` are the old ones.
pub(super) struct Corpus {
    bags: Vec<Bag>,
    /// For each word, the things that hold it, sorted.
    postings: Vec<Vec<usize>>,
    old_count: usize,
}

/// The words of a thing, and pairs of neighbouring words.
#[derive(Default)]
struct Bag {
    /// Word and weight, sorted by word.
    words: Vec<(usize, u32)>,
    weight: u32,
}

impl Corpus {
    /// The words of old and new things.
    /// A word that more than half of them hold weighs 1, and 1 more with each halving.
    pub(super) fn of(old: &[&Thing<'_>], new: &[&Thing<'_>]) -> Self {
        let count = old.len() + new.len();
        let mut held: Vec<(u64, usize)> = Vec::new();
        for (index, thing) in old.iter().chain(new).enumerate() {
            held.extend(words(thing).into_iter().map(|word| (word, index)));
        }
        held.sort_unstable();
        held.dedup();
        let mut corpus = Self {
            bags: std::iter::repeat_with(Bag::default).take(count).collect(),
            postings: Vec::new(),
            old_count: old.len(),
        };
        for run in held.chunk_by(|a, b| a.0 == b.0) {
            let holders: Vec<usize> = run.iter().map(|&(_, thing)| thing).collect();
            let weight = 1 + (count / holders.len()).ilog2();
            for &thing in &holders {
                let bag = &mut corpus.bags[thing];
                bag.words.push((corpus.postings.len(), weight));
                bag.weight += weight;
            }
            corpus.postings.push(holders);
        }
        corpus
    }

    /// How alike an old and a new thing are, in thousandths.
    /// From 0 (no word in common, or none at all) to 1000 (the same words).
    pub(super) fn likeness(&self, old: usize, new: usize) -> u32 {
        let (a, b) = (&self.bags[old], &self.bags[self.old_count + new]);
        let whole = a.weight + b.weight;
        if whole == 0 {
            return 0;
        }
        let (mut left, mut right) =
            (a.words.iter().peekable(), b.words.iter().peekable());
        let mut common = 0;
        while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
            match one.0.cmp(&other.0) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    common += one.1;
                    left.next();
                    right.next();
                }
            }
        }
        u32::try_from(2000 * u64::from(common) / u64::from(whole)).unwrap_or(u32::MAX)
    }

    /// The new things that may be like an old one.
    /// The most promising first: by what they share, then by how near they stand. Both
    /// are counted from 0, apart from each other.
    pub(super) fn candidates(&self, old: usize) -> Vec<usize> {
        let mut words: Vec<&(usize, u32)> = self.bags[old].words.iter().collect();
        words.sort_by_key(|(word, _)| (self.postings[*word].len(), *word));
        let mut found: BTreeMap<usize, u32> = BTreeMap::new();
        for &&(word, weight) in words.iter().take(RAREST) {
            let holders = &self.postings[word];
            let new = holders.partition_point(|&thing| thing < self.old_count);
            let (before, after) = holders.split_at(new);
            let own = before.partition_point(|&thing| thing < old);
            for &thing in &after[window(own, before.len(), after.len())] {
                *found.entry(thing - self.old_count).or_default() += weight;
            }
        }
        let mut found: Vec<(usize, u32)> = found.into_iter().collect();
        found.sort_by_key(|&(thing, weight)| (Reverse(weight), thing.abs_diff(old)));
        found.into_iter().take(COMPARED).map(|(thing, _)| thing).collect()
    }
}

/// The piece of a list that stands where `at` stands in a list of `of`.
fn window(at: usize, of: usize, len: usize) -> Range<usize> {
    let middle = at * len / of.max(1);
    let start = middle.saturating_sub(NEAR / 2).min(len.saturating_sub(NEAR));
    start..(start + NEAR).min(len)
}

/// The stems of a thing's words, and of neighbours together.
fn words(thing: &Thing<'_>) -> Vec<u64> {
    let mut words = Vec::new();
    for text in thing.content().into_iter().flatten() {
        let mut before = None;
        for word in text.split(|c| !is_letter_or_digit(c)).filter(|w| !w.is_empty()) {
            let stem: String =
                word.chars().flat_map(char::to_lowercase).take(STEM).collect();
            let stem = hash(&stem);
            words.push(stem);
            words.extend(before.map(|before| hash(&(before, stem))));
            before = Some(stem);
        }
    }
    words
}

/// The same in every run: the hasher has no random key.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
