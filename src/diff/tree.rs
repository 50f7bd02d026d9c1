//! Pairs, moves and words to a tree of entries.

use std::collections::BTreeMap;

use crate::diff::entry::{Change, Entry, Recount, Site};
use crate::diff::moves::Moves;
use crate::diff::outline::{Field, Kind, Outline, Thing};
use crate::diff::pairs::Pairs;
use crate::diff::words::{self, Comparison};

/// What the tree grows from.
pub(super) struct Tree<'a> {
    pub(super) old: &'a Outline<'a>,
    pub(super) new: &'a Outline<'a>,
    pub(super) pairs: Pairs,
    pub(super) moves: Moves,
    /// Whether old and new were named in the other sequence than they are compared in.
    pub(super) is_flipped: bool,
}

/// A thing in the old order, in the new one, or in both.
type Both = (Option<usize>, Option<usize>);

impl Tree<'_> {
    /// The entry of the whole order.
    pub(super) fn grow(&self) -> Entry {
        self.entry((Some(0), Some(0)))
    }

    fn entry(&self, (old, new): Both) -> Entry {
        let old_thing = old.map(|index| &self.old.things[index]);
        let new_thing = new.map(|index| &self.new.things[index]);
        let kind = old_thing.or(new_thing).map_or(Kind::Order, |thing| thing.kind);
        let children = self.children((old, new));
        let entries = children.iter().map(|&child| self.entry(child));
        Entry {
            kind,
            old: old.map(|index| site(self.old, index)),
            new: new.map(|index| site(self.new, index)),
            is_moved: new.is_some_and(|index| self.moves.new[index]),
            is_renumbered: is_renumbered(old_thing, new_thing),
            changes: self.changes(old_thing, new_thing),
            recounts: self.recounts(&children),
            children: entries.filter(|entry| !entry.is_empty()).collect(),
        }
    }

    /// What stands in a thing: the new things in their sequence, and among them those gone,
    /// each behind its old neighbour.
    fn children(&self, (old, new): Both) -> Vec<Both> {
        let of = |outline: &Outline<'_>, index: Option<usize>| {
            index.map_or_else(Vec::new, |index| outline.things[index].children.clone())
        };
        let (old_children, new_children) = (of(self.old, old), of(self.new, new));
        let mut gone: BTreeMap<usize, Vec<Both>> = BTreeMap::new();
        let mut at = 0;
        for child in old_children {
            match self.pairs.to_new[child].map(|partner| &self.new.things[partner]) {
                Some(partner) if partner.parent == new => at = partner.at + 1,
                Some(_) => {}
                None => gone.entry(at).or_default().push((Some(child), None)),
            }
        }
        let mut children = gone.remove(&0).unwrap_or_default();
        for (index, child) in new_children.into_iter().enumerate() {
            children.push((self.pairs.to_old[child], Some(child)));
            children.extend(gone.remove(&(index + 1)).unwrap_or_default());
        }
        children
    }

    /// Of two things their fields side by side; of one alone all its texts.
    fn changes(&self, old: Option<&Thing<'_>>, new: Option<&Thing<'_>>) -> Vec<Change> {
        let fields = |thing: Option<&'_ Thing<'_>>| thing.map_or(0, |t| t.fields.len());
        let pairs: Vec<Both> = if let (Some(old), Some(new)) = (old, new) {
            same_fields(&old.fields, &new.fields)
        } else {
            let old = (0..fields(old)).map(|index| (Some(index), None));
            let new = (0..fields(new)).map(|index| (None, Some(index)));
            old.chain(new).collect()
        };
        let changes = pairs.into_iter().filter_map(|(old_index, new_index)| {
            let old = old.zip(old_index).map(|(thing, index)| &thing.fields[index]);
            let new = new.zip(new_index).map(|(thing, index)| &thing.fields[index]);
            self.change(old, new)
        });
        changes.collect()
    }

    /// What differs between two fields; none: nothing.
    fn change(&self, old: Option<&Field<'_>>, new: Option<&Field<'_>>) -> Option<Change> {
        let texts = |field: Option<&Field<'_>>| -> Vec<String> {
            let texts = field.map_or_else(Vec::new, Field::texts);
            texts.into_iter().map(str::to_owned).collect()
        };
        let one = new.or(old)?;
        if texts(old) == texts(new) {
            return None;
        }
        let comparison = self.compare(old, new);
        Some(Change {
            key: one.key.to_owned(),
            title: one.title.map(str::to_owned),
            route_old: old.map(|field| field.route.clone()),
            route_new: new.map(|field| field.route.clone()),
            old: comparison.old,
            new: comparison.new,
            words: comparison.words,
        })
    }

    /// In the fixed sequence of the two orders, whichever was named first.
    fn compare(&self, old: Option<&Field<'_>>, new: Option<&Field<'_>>) -> Comparison {
        let old = old.map_or(&[][..], |field| &field.paragraphs);
        let new = new.map_or(&[][..], |field| &field.paragraphs);
        if self.is_flipped {
            words::compare(new, old).flipped()
        } else {
            words::compare(old, new)
        }
    }

    /// Runs of neighbours that only count differently.
    fn recounts(&self, children: &[Both]) -> Vec<Recount> {
        let mut recounts: Vec<Recount> = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for &child in children {
            let (Some(old), Some(new)) = child else { continue };
            let is_next = last == Some((old, new));
            let (old_thing, new_thing) = (&self.old.things[old], &self.new.things[new]);
            if !self.is_recounted(old, new) {
                continue;
            }
            match recounts.last_mut() {
                Some(run) if is_next && run.kind == new_thing.kind => {
                    run.old.push(old_thing.number.clone());
                    run.new.push(new_thing.number.clone());
                }
                _ => recounts.push(Recount {
                    kind: new_thing.kind,
                    route_old: old_thing.route.clone(),
                    route_new: new_thing.route.clone(),
                    old: vec![old_thing.number.clone()],
                    new: vec![new_thing.number.clone()],
                }),
            }
            last = next(old_thing, self.old).zip(next(new_thing, self.new));
        }
        recounts
    }

    /// Whether a thing has another number only because it is counted anew, and not because
    /// its heading is.
    fn is_recounted(&self, old: usize, new: usize) -> bool {
        let (old_thing, new_thing) = (&self.old.things[old], &self.new.things[new]);
        let heading = |outline: &Outline<'_>, thing: &Thing<'_>| {
            thing.parent.and_then(|parent| outline.things[parent].number.clone())
        };
        let is_by_heading = old_thing.at == new_thing.at
            && old_thing.number.is_some() == new_thing.number.is_some()
            && heading(self.old, old_thing) != heading(self.new, new_thing);
        old_thing.number != new_thing.number
            && old_thing.is_counted
            && new_thing.is_counted
            && !self.moves.new[new]
            && !is_by_heading
    }
}

/// The neighbour behind a thing.
fn next(thing: &Thing<'_>, outline: &Outline<'_>) -> Option<usize> {
    outline.things[thing.parent?].children.get(thing.at + 1).copied()
}

/// Whether the numbers differ and counting alone does not explain both of them.
fn is_renumbered(old: Option<&Thing<'_>>, new: Option<&Thing<'_>>) -> bool {
    let (Some(old), Some(new)) = (old, new) else { return false };
    old.number != new.number && !(old.is_counted && new.is_counted)
}

fn site(outline: &Outline<'_>, index: usize) -> Site {
    let thing = &outline.things[index];
    let parent = thing.parent.map(|parent| &outline.things[parent]);
    Site {
        route: thing.route.clone(),
        number: thing.number.clone(),
        title: thing.title(),
        place: thing.place(),
        under: parent.and_then(|parent| parent.number.clone()),
    }
}

/// The fields of two things side by side: by heading, then by key; the new ones in their
/// sequence, then those gone.
fn same_fields(old: &[Field<'_>], new: &[Field<'_>]) -> Vec<Both> {
    let mut partners: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    for is_by_title in [true, false] {
        let is_same = |a: &Field<'_>, b: &Field<'_>| {
            let is_named = is_by_title && a.title.is_some();
            if is_named { a.title == b.title } else { a.key == b.key }
        };
        for (index, field) in new.iter().enumerate() {
            if partners[index].is_some() {
                continue;
            }
            let found =
                (0..old.len()).find(|&at| !is_taken[at] && is_same(&old[at], field));
            partners[index] = found;
            if let Some(at) = found {
                is_taken[at] = true;
            }
        }
    }
    let gone = (0..old.len()).filter(|&at| !is_taken[at]).map(|at| (Some(at), None));
    let kept = partners.iter().enumerate().map(|(index, &old)| (old, Some(index)));
    kept.chain(gone).collect()
}
