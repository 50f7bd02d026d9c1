//! Proposals, before it is known where they end up.

use std::ops::Range;

use crate::next::MARK;
use crate::next::table::short;
use crate::order::Text;
use crate::source::{Place, Route, Source};
use crate::yaml::{Layout, Splice};

/// The most characters of a text that a comment repeats.
const SHOWN: usize = 60;

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    /// The rule that proposes it.
    pub(super) rule: &'static str,
    /// Where it is by keys.
    pub(super) route: Route,
    /// The bytes of the old text; empty: an insertion.
    pub(super) span: Range<usize>,
    /// What stands there instead, or none: it is left alone.
    pub(super) new: Option<String>,
    /// Whether a person must look at it.
    pub(super) review: bool,
    /// Why, in words for a clerk.
    pub(super) why: String,
}

/// What is proposed for a part of a text.
pub(super) struct Part {
    /// The bytes of the printed text.
    pub(super) range: Range<usize>,
    /// The new words, or none: it is left alone.
    pub(super) new: Option<String>,
    /// The rule that proposes it.
    pub(super) rule: &'static str,
    /// Whether a person must look at it.
    pub(super) review: bool,
    /// Why.
    pub(super) why: String,
}

/// All proposals.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    drafts: Vec<Draft>,
}

impl Drafts {
    /// A change of the file.
    pub(super) fn change(
        &mut self,
        rule: &'static str,
        route: &Route,
        splice: Splice,
        why: &str,
    ) {
        let Splice { span, text } = splice;
        let (route, why) = (route.clone(), why.to_owned());
        self.drafts.push(Draft {
            rule,
            route,
            span,
            new: Some(text),
            review: false,
            why,
        });
    }

    /// A place that stays as it is and that a person must look at.
    pub(super) fn look(&mut self, rule: &'static str, place: &Place, why: &str) {
        self.drafts.push(Draft {
            rule,
            route: place.route.clone(),
            span: place.span.clone(),
            new: None,
            review: true,
            why: why.to_owned(),
        });
    }

    /// A proposal for a part of a text. What came by a reference `{{ … }}` is changed
    /// where it is defined, and not here.
    pub(super) fn part(&mut self, text: &Text, part: Part) {
        let place = text.part(part.range.clone());
        let written = place.text();
        let inside = written.strip_prefix("{{").and_then(|text| text.strip_suffix("}}"));
        if inside.is_some_and(|path| !path.contains("{{")) {
            return;
        }
        let splice =
            part.new.as_ref().and_then(|new| text.change(part.range.clone(), new));
        let is_stuck = part.new.is_some() && splice.is_none();
        let (span, new) = match splice {
            Some(Splice { span, text }) => (span, Some(text)),
            None => (place.span, None),
        };
        let why = match part.new {
            Some(new) if is_stuck => {
                format!("{}; замените на «{new}» сами", part.why)
            }
            _ => part.why,
        };
        let review = part.review || is_stuck;
        let route = place.route;
        self.drafts.push(Draft { rule: part.rule, route, span, new, review, why });
    }

    /// One proposal a place, in the order of the file, and the comments above.
    pub(super) fn settled(mut self, source: &Source, layout: &Layout) -> Settled {
        let key = |draft: &Draft| (draft.span.start, draft.span.end);
        // A change goes before a remark on the same bytes.
        self.drafts.sort_by_key(|draft| (key(draft), draft.new.is_none()));
        let mut settled: Vec<Draft> = Vec::new();
        for draft in self.drafts {
            match settled.last_mut() {
                Some(before) if overlap(before, &draft) => before.absorb(draft),
                _ => settled.push(draft),
            }
        }
        let comments = settled.iter().filter(|draft| draft.review).filter_map(|draft| {
            let words = format!("{MARK} {}", draft.words(source));
            let mut splice = layout.comment_above(draft.span.start, &words)?;
            if let Some(removed) = around(&settled, splice.span.start) {
                splice = layout.comment_above(removed.span.start, &words)?;
            }
            Some(comment(draft, splice))
        });
        let mut comments: Vec<Draft> = comments.collect();
        comments.sort_by_key(key);
        comments.dedup_by(|a, b| (&a.span, &a.new) == (&b.span, &b.new));
        // A comment goes before what begins at the same byte.
        let mut all = comments;
        all.append(&mut settled);
        all.sort_by_key(key);
        Settled { drafts: all }
    }
}

/// The change inside of which a byte stands: nothing can be put there.
/// None: the byte is outside of all changes, or at the edge of one.
fn around(settled: &[Draft], byte: usize) -> Option<&Draft> {
    let before = settled.partition_point(|draft| draft.span.start < byte);
    let draft = settled.get(before.checked_sub(1)?)?;
    (draft.new.is_some() && byte < draft.span.end).then_some(draft)
}

/// The comment that asks a person to look at a proposal.
fn comment(draft: &Draft, splice: Splice) -> Draft {
    Draft {
        rule: "review-mark",
        route: draft.route.clone(),
        span: splice.span,
        new: Some(splice.text),
        review: false,
        why: "отметка для того, кто проверяет".to_owned(),
    }
}

/// Whether two proposals are about the same bytes; insertions are about none.
fn overlap(before: &Draft, draft: &Draft) -> bool {
    let is_same = before.span == draft.span && before.new == draft.new;
    is_same
        || !before.span.is_empty()
            && !draft.span.is_empty()
            && draft.span.start < before.span.end
}

impl Draft {
    /// Takes in what else is said of its bytes.
    /// A change goes before a remark. Of two different changes the first stays, and a
    /// person must look.
    fn absorb(&mut self, other: Self) {
        let is_new = !self.why.contains(&other.why);
        if self.new.is_none() && other.new.is_some() {
            let mine = std::mem::replace(self, other);
            self.absorb(mine);
            return;
        }
        if other.new.is_some() && (&self.span, &self.new) != (&other.span, &other.new) {
            self.review = true;
        }
        self.review |= other.review;
        if is_new {
            self.why = format!("{}; {}", self.why, other.why);
        }
    }

    /// What the comment says: why, and the words it is about where that does not name them.
    /// «2023» → «2024»: год в тексте изменён.
    fn words(&self, source: &Source) -> String {
        let old = shown(source.slice(&self.span));
        let is_named = self.why.contains(old.trim_matches(['«', '»']));
        match self.new.as_deref() {
            _ if is_named => self.why.clone(),
            Some(new) if !new.is_empty() => {
                format!("{} → {}: {}", quoted(&old), quoted(&shown(new)), self.why)
            }
            _ => format!("{}: {}", quoted(&old), self.why),
        }
    }
}

/// In quotes, unless it is already.
fn quoted(text: &str) -> String {
    let is_quoted = text.starts_with('«') && text.ends_with('»');
    if is_quoted { text.to_owned() } else { format!("«{text}»") }
}

/// A text on one line, without the quotes of YAML, cut short.
fn shown(text: &str) -> String {
    short(text, SHOWN).trim_matches(['"', '\'']).to_owned()
}

/// Proposals that do not overlap, in the order of the file.
pub(super) struct Settled {
    pub(super) drafts: Vec<Draft>,
}

impl Settled {
    /// What is changed in the file.
    pub(super) fn splices(&self) -> Vec<Splice> {
        let changed = self.drafts.iter().filter_map(|draft| {
            let text = draft.new.clone()?;
            Some(Splice { span: draft.span.clone(), text })
        });
        changed.collect()
    }
}
