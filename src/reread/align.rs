//! What stands beside what in two lists: bounded work, whatever they hold.
//!
//! 1. Equal beginnings and ends are set aside.
//! 2. What is found once on either side, in the same order, anchors the rest.
//! 3. Between anchors, small gaps are aligned by least cost; large ones in order.

use std::collections::BTreeMap;

/// How many pairs a gap may have to be aligned by least cost.
const GAP: usize = 40_000;

/// How many pairs all gaps together may have.
const BUDGET: usize = 4_000_000;

/// The cost of one that stands alone: two that have little in common may still be a pair,
/// but any better one goes first.
const ALONE: u32 = 60;

/// The cost of a pair that has nothing in common.
pub(super) const WORST: u32 = 100;

/// The cost of what is no pair: dearer than two that stand alone.
pub(super) const NEVER: u32 = 1000;

/// Two that stand beside each other, or one that stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The place in the first list.
    pub(super) expected: Option<usize>,
    /// The place in the second list.
    pub(super) actual: Option<usize>,
}

/// The pairs that are not equal, in order. `cost` is 1 to [`WORST`], or [`NEVER`], for
/// two that differ.
pub(super) fn align<T: Ord>(
    expected: &[T],
    actual: &[T],
    cost: &dyn Fn(&T, &T) -> u32,
) -> Vec<Pair> {
    let mut aligner =
        Aligner { expected, actual, cost, budget: BUDGET, pairs: Vec::new() };
    aligner.range(Range { from: (0, 0), to: (expected.len(), actual.len()) });
    aligner.pairs
}

/// A stretch of both lists.
#[derive(Clone, Copy)]
struct Range {
    /// The first of each list.
    from: (usize, usize),
    /// Behind the last of each list.
    to: (usize, usize),
}

struct Aligner<'a, T> {
    expected: &'a [T],
    actual: &'a [T],
    cost: &'a dyn Fn(&T, &T) -> u32,
    budget: usize,
    pairs: Vec<Pair>,
}

impl<T: Ord> Aligner<'_, T> {
    fn range(&mut self, range: Range) {
        let range = self.trim(range);
        let anchors = self.anchors(range);
        let mut from = range.from;
        for anchor in anchors {
            let gap = self.trim(Range { from, to: anchor });
            self.gap(gap);
            from = (anchor.0 + 1, anchor.1 + 1);
        }
        let gap = self.trim(Range { from, to: range.to });
        self.gap(gap);
    }

    fn is_equal(&self, at: (usize, usize)) -> bool {
        self.expected.get(at.0) == self.actual.get(at.1)
    }

    fn trim(&self, Range { mut from, mut to }: Range) -> Range {
        while from.0 < to.0 && from.1 < to.1 && self.is_equal(from) {
            from = (from.0 + 1, from.1 + 1);
        }
        while from.0 < to.0 && from.1 < to.1 && self.is_equal((to.0 - 1, to.1 - 1)) {
            to = (to.0 - 1, to.1 - 1);
        }
        Range { from, to }
    }

    /// What both lists have once, in an order that both have.
    fn anchors(&self, Range { from, to }: Range) -> Vec<(usize, usize)> {
        let mut once: BTreeMap<&T, [Once; 2]> = BTreeMap::new();
        let sides = [(self.expected, from.0, to.0), (self.actual, from.1, to.1)];
        for (side, (list, from, to)) in sides.into_iter().enumerate() {
            for (index, item) in list.iter().enumerate().take(to).skip(from) {
                let found = &mut once.entry(item).or_default()[side];
                *found = if *found == Once::Never { Once::At(index) } else { Once::More };
            }
        }
        let mut pairs: Vec<(usize, usize)> = once
            .into_values()
            .filter_map(|found| match found {
                [Once::At(expected), Once::At(actual)] => Some((expected, actual)),
                _ => None,
            })
            .collect();
        pairs.sort_unstable();
        rising(&pairs)
    }

    /// One that is too large, or for which the budget is spent, is paired one by one.
    fn gap(&mut self, Range { from, to }: Range) {
        let (height, width) = (to.0 - from.0, to.1 - from.1);
        let size = height.saturating_mul(width);
        if size <= GAP && size <= self.budget {
            self.budget -= size;
            return self.cheapest(Range { from, to });
        }
        for step in 0..height.max(width) {
            let expected = Some(from.0 + step).filter(|&index| index < to.0);
            let actual = Some(from.1 + step).filter(|&index| index < to.1);
            self.pair(expected, actual);
        }
    }

    /// Aligns by least cost: the table of edit distances, from the end.
    /// Of ways that cost the same, a pair goes before two that stand alone.
    fn cheapest(&mut self, Range { from, to }: Range) {
        let (height, width) = (to.0 - from.0, to.1 - from.1);
        let columns = width + 1;
        let mut costs = vec![0_u32; (height + 1) * columns];
        let mut pairing = vec![0_u32; height * width];
        for row in (0..=height).rev() {
            for column in (0..=width).rev() {
                let here = row * columns + column;
                let mut best =
                    if row == height && column == width { 0 } else { u32::MAX };
                if row < height {
                    best = best.min(costs[here + columns] + ALONE);
                }
                if column < width {
                    best = best.min(costs[here + 1] + ALONE);
                }
                if row < height && column < width {
                    let cost = self.cost((from.0 + row, from.1 + column));
                    pairing[row * width + column] = cost;
                    best = best.min(costs[here + columns + 1] + cost);
                }
                costs[here] = best;
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < height || column < width {
            let here = row * columns + column;
            let (expected, actual) = (Some(from.0 + row), Some(from.1 + column));
            let is_pair = row < height
                && column < width
                && costs[here]
                    == costs[here + columns + 1] + pairing[row * width + column];
            if is_pair {
                self.pair(expected, actual);
                (row, column) = (row + 1, column + 1);
            } else if row < height && costs[here] == costs[here + columns] + ALONE {
                self.pair(expected, None);
                row += 1;
            } else {
                self.pair(None, actual);
                column += 1;
            }
        }
    }

    fn cost(&self, at: (usize, usize)) -> u32 {
        match (self.expected.get(at.0), self.actual.get(at.1)) {
            (Some(expected), Some(actual)) if expected == actual => 0,
            (Some(expected), Some(actual)) => (self.cost)(expected, actual).max(1),
            _ => NEVER,
        }
    }

    fn pair(&mut self, expected: Option<usize>, actual: Option<usize>) {
        match (expected, actual) {
            (Some(one), Some(other)) if self.is_equal((one, other)) => {}
            _ => self.pairs.push(Pair { expected, actual }),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Once {
    #[default]
    Never,
    At(usize),
    More,
}

/// The longest run of pairs, sorted by the first, that rises in the second too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best run of each length, and the pair before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() { ends.push(index) } else { ends[length] = index }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        run.push(pairs[index]);
        next = before[index];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(expected: &str, actual: &str) -> Vec<(Option<usize>, Option<usize>)> {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let cost =
            |a: &String, b: &String| if a.get(..1) == b.get(..1) { 10 } else { WORST };
        let pairs = align(&list(expected), &list(actual), &cost);
        pairs.into_iter().map(|pair| (pair.expected, pair.actual)).collect()
    }

    #[test]
    fn equal_lists_have_no_pairs() {
        assert_eq!(pairs("a b c", "a b c"), []);
    }

    #[test]
    fn a_lost_one_shifts_nothing() {
        assert_eq!(pairs("a b c d", "a c d"), [(Some(1), None)]);
        assert_eq!(pairs("a a a", "a a"), [(Some(2), None)]);
        assert_eq!(pairs("a c", "a b c"), [(None, Some(1))]);
    }

    #[test]
    fn a_changed_one_beside_a_lost_one_is_found() {
        assert_eq!(pairs("x1 a b1 y", "x1 b2 y"), [(Some(1), None), (Some(2), Some(1))]);
    }

    #[test]
    fn swapped_ones_are_two_differences() {
        assert_eq!(pairs("a b c d", "a c b d").len(), 2);
    }

    #[test]
    fn long_lists_without_anything_in_common_are_paired_in_order() {
        let list = |shift: usize| (0..20_000).map(|n| n + shift).collect::<Vec<_>>();
        let pairs = align(&list(0), &list(100_000), &|_, _| WORST);
        assert_eq!(pairs.len(), 20_000);
        let same = align(&vec![1; 5_000], &vec![2; 4_000], &|_, _| WORST);
        assert_eq!(same.len(), 5_000);
    }
}
