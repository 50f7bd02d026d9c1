//! Which thing of the old order is which of the new one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::diff::corpus::Corpus;
use crate::diff::outline::{Kind, Outline, Thing};

/// From this likeness on (in thousandths) two things are one, wherever they stand.
const ALIKE: u32 = 450;

/// From this likeness on they are, where they stand between the same neighbours.
const ALIKE_IN_PLACE: u32 = 200;

/// How far from its place a leftover looks for its like, between the same neighbours.
const NEAR: usize = 8;

/// What standing under the same heading adds to a likeness.
const SAME_HEADING: u32 = 30;

/// Old things beside new ones; each thing has at most one partner.
pub(super) struct Pairs {
    /// By the index of an old thing, its partner; none: it is gone.
    pub(super) to_new: Vec<Option<usize>>,
    /// By the index of a new thing, its partner; none: it is new.
    pub(super) to_old: Vec<Option<usize>>,
}

/// The pairs of two outlines. What holds others comes after them, for it is known by what
/// it holds too; in the end the leftovers between the same neighbours.
pub(super) fn find(old: &Outline<'_>, new: &Outline<'_>) -> Pairs {
    let pairs = Pairs {
        to_new: vec![None; old.things.len()],
        to_old: vec![None; new.things.len()],
    };
    let mut search = Search { old, new, pairs };
    search.pair(0, 0);
    for kind in [Kind::Event, Kind::Paragraph, Kind::Item] {
        search.equal(kind);
        search.alike(kind);
    }
    for kind in [Kind::Section, Kind::Appendix] {
        search.alike(kind);
    }
    search.in_place();
    search.pairs
}

impl Pairs {
    /// The same with old and new changing places.
    pub(super) fn flipped(self) -> Self {
        Self { to_new: self.to_old, to_old: self.to_new }
    }
}

struct Search<'a> {
    old: &'a Outline<'a>,
    new: &'a Outline<'a>,
    pairs: Pairs,
}

impl<'a> Search<'a> {
    fn pair(&mut self, old: usize, new: usize) {
        self.pairs.to_new[old] = Some(new);
        self.pairs.to_old[new] = Some(old);
    }

    /// Things of a kind that have no partner yet, old and new.
    fn free(&self, kind: Kind) -> [Vec<usize>; 2] {
        let free = |outline: &Outline<'_>, partners: &[Option<usize>]| {
            let things = outline.things.iter().zip(partners).enumerate();
            let free = things.filter(|(_, (t, p))| t.kind == kind && p.is_none());
            free.map(|(index, _)| index).collect()
        };
        [free(self.old, &self.pairs.to_new), free(self.new, &self.pairs.to_old)]
    }

    /// Pairs what says the same: first under headings that say the same, then anywhere;
    /// several in their sequence.
    fn equal(&mut self, kind: Kind) {
        for is_under_same in [true, false] {
            let [old, new] = self.free(kind);
            let key = |outline: &'a Outline<'a>, index: usize| {
                let thing = &outline.things[index];
                let parent = thing.parent.filter(|_| is_under_same);
                let parent = parent.map(|parent| outline.things[parent].content());
                (thing.content(), parent)
            };
            let mut waiting: BTreeMap<_, Vec<usize>> = BTreeMap::new();
            for &index in new.iter().rev() {
                waiting.entry(key(self.new, index)).or_default().push(index);
            }
            for index in old {
                let found = waiting.get_mut(&key(self.old, index)).and_then(Vec::pop);
                if let Some(found) = found {
                    self.pair(index, found);
                }
            }
        }
    }

    /// Pairs what is alike, the most alike first.
    /// Ties fall by nearness in place and then by index, the same way every time.
    fn alike(&mut self, kind: Kind) {
        let [old, new] = self.free(kind);
        let corpus = Corpus::of(&things(self.old, &old), &things(self.new, &new));
        let mut found = Vec::new();
        for (at, &index) in old.iter().enumerate() {
            let mut candidates: BTreeSet<usize> =
                corpus.candidates(at).into_iter().collect();
            let held = self.by_content(index, kind);
            candidates.extend(
                held.keys().filter_map(|new_one| new.binary_search(new_one).ok()),
            );
            for other in candidates {
                let likeness = corpus.likeness(at, other);
                let share = held.get(&new[other]).copied().unwrap_or_default();
                if likeness >= ALIKE || share >= ALIKE {
                    let heading = self.heading_bonus(index, new[other]);
                    let score = likeness + share + heading;
                    found.push((Reverse(score), at.abs_diff(other), index, new[other]));
                }
            }
        }
        found.sort_unstable();
        for (.., old, new) in found {
            if self.pairs.to_new[old].is_none() && self.pairs.to_old[new].is_none() {
                self.pair(old, new);
            }
        }
    }

    fn heading_bonus(&self, old: usize, new: usize) -> u32 {
        let parent = |outline: &'a Outline<'a>, index: usize| {
            outline.things[index].parent.map(|parent| outline.things[parent].content())
        };
        let is_same = parent(self.old, old) == parent(self.new, new);
        if is_same { SAME_HEADING } else { 0 }
    }

    /// The new things that hold partners of what an old one holds, each with how much of
    /// both is partners, in thousandths.
    fn by_content(&self, old: usize, kind: Kind) -> BTreeMap<usize, u32> {
        let children = &self.old.things[old].children;
        let mut held: BTreeMap<usize, u32> = BTreeMap::new();
        for partner in children.iter().filter_map(|&child| self.pairs.to_new[child]) {
            let parent = self.new.things[partner].parent;
            let parent = parent.filter(|&parent| self.new.things[parent].kind == kind);
            if let Some(parent) = parent {
                *held.entry(parent).or_default() += 1;
            }
        }
        for (parent, count) in &mut held {
            let all = children.len() + self.new.things[*parent].children.len();
            *count = 2000 * *count / u32::try_from(all).unwrap_or(u32::MAX);
        }
        held
    }

    /// Pairs leftovers between the same neighbours, from the top down.
    fn in_place(&mut self) {
        for old in 0..self.old.things.len() {
            let Some(new) = self.pairs.to_new[old] else { continue };
            let old_slots = slots(self.old, old, &self.pairs.to_new, |partner| {
                self.new.things[partner].parent == Some(new)
            });
            let new_slots = slots(self.new, new, &self.pairs.to_old, |partner| {
                self.old.things[partner].parent == Some(old)
            });
            for (neighbour, old_ones) in old_slots {
                let partner =
                    neighbour.and_then(|neighbour| self.pairs.to_new[neighbour]);
                if let Some(new_ones) = new_slots.get(&partner) {
                    self.in_slot(&old_ones, new_ones);
                }
            }
        }
    }

    /// Pairs what stands in one slot, each with the first like it of those near its place.
    fn in_slot(&mut self, old: &[usize], new: &[usize]) {
        for (at, &old_one) in old.iter().enumerate() {
            let near = at.saturating_sub(NEAR).min(new.len())..(at + NEAR).min(new.len());
            let is_free = |one: &&usize| self.pairs.to_old[**one].is_none();
            let mut free = new[near].iter().filter(is_free);
            if let Some(&found) = free.find(|&&new_one| self.fits(old_one, new_one)) {
                self.pair(old_one, found);
            }
        }
    }

    fn fits(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old.things[old], &self.new.things[new]);
        old.kind == new.kind && {
            let corpus = Corpus::of(&[old], &[new]);
            corpus.likeness(0, 0) >= ALIKE_IN_PLACE
        }
    }
}

/// The free children of a thing by the neighbour before them that stays under the heading.
/// None as a neighbour: none that stays stands before them.
fn slots(
    outline: &Outline<'_>,
    parent: usize,
    partners: &[Option<usize>],
    is_here: impl Fn(usize) -> bool,
) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut slots: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut slot = None;
    for &child in &outline.things[parent].children {
        match partners[child] {
            Some(partner) if is_here(partner) => slot = Some(child),
            Some(_) => {}
            None => slots.entry(slot).or_default().push(child),
        }
    }
    slots
}

fn things<'a>(outline: &'a Outline<'a>, indices: &[usize]) -> Vec<&'a Thing<'a>> {
    indices.iter().map(|&index| &outline.things[index]).collect()
}
