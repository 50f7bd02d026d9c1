//! The fewest things that moved: those under another heading now, and those of one heading
//! that are not in its longest run of an unchanged sequence.

use crate::diff::outline::Outline;
use crate::diff::pairs::Pairs;

/// Which old and which new things moved.
pub(super) struct Moves {
    /// By the index of a thing. What is gone did not move.
    pub(super) old: Vec<bool>,
    /// By the index of a thing. What is new did not move.
    pub(super) new: Vec<bool>,
}

impl Moves {
    /// The same with old and new changing places.
    pub(super) fn flipped(self) -> Self {
        Self { old: self.new, new: self.old }
    }
}

/// What moved.
/// All that has a partner moved, less what stands under the same heading and is in that
/// heading's longest run.
pub(super) fn find(old: &Outline<'_>, new: &Outline<'_>, pairs: &Pairs) -> Moves {
    let mut moved = vec![false; old.things.len()];
    for thing in &old.things {
        let mut stayed: Vec<(usize, usize)> = Vec::new();
        for &child in &thing.children {
            let Some(partner) = pairs.to_new[child] else { continue };
            let parent = new.things[partner].parent.and_then(|p| pairs.to_old[p]);
            moved[child] = true;
            if parent == old.things[child].parent {
                stayed.push((child, partner));
            }
        }
        let partners: Vec<usize> = stayed.iter().map(|(_, partner)| *partner).collect();
        for index in longest_run(&partners) {
            moved[stayed[index].0] = false;
        }
    }
    let new = pairs.to_old.iter().map(|old| old.is_some_and(|old| moved[old])).collect();
    Moves { old: moved, new }
}

/// The indices of a longest increasing subsequence.
/// The work is n log n.
fn longest_run(values: &[usize]) -> Vec<usize> {
    // The index that ends the best run of each length, and what stands before each index.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let length = ends.partition_point(|&end| values[end] < *value);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run: Vec<usize> =
        std::iter::successors(ends.last().copied(), |&index| before[index]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_leaves_out_the_fewest() {
        for (values, run) in [
            (&[][..], &[][..]),
            (&[3, 0, 1, 2], &[1, 2, 3]),
            (&[0, 3, 1, 2, 4], &[0, 2, 3, 4]),
            (&[1, 0], &[1]),
        ] {
            assert_eq!(longest_run(values), run, "{values:?}");
        }
    }
}
