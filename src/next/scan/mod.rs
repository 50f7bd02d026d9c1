//! What in a text belongs to one year: years, ordinals of yearly events, anniversaries,
//! other acts, terms that have ended.
//!
//! A text is read from left to right; at each token the detectors are asked in turn, and
//! what one has found no other looks at again.

mod act;
mod anniversary;
mod day;
mod event;
mod fact;
mod ordinal;
mod token;
mod year;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::calendar::{Year, YearKind};
use crate::next::scan::token::Tokens;

/// What a text is, which decides what may be changed in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The name of an event: its ordinal and its years move.
    Name,
    /// Any other text: only school years and «2023 год» move.
    Prose,
    /// What the grammar of periods has left: only school years move.
    Period,
}

/// From which year to which.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    /// The year of the old plan.
    pub plan: Year,
    /// How many years on.
    pub years: u16,
}

/// Something found in a text: changed, or left alone for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What is to stand there; none: it is left alone.
    pub new: Option<String>,
    /// The rule.
    pub rule: &'static str,
    /// Whether a person must look.
    pub is_doubtful: bool,
    /// Why, in Russian.
    pub why: String,
}

/// All that is found in a text, from left to right, nothing overlapping.
#[must_use]
pub(super) fn scan(text: &str, kind: Kind, scope: &Scope) -> Vec<Found> {
    let tokens = Tokens::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let seen = DETECTORS.iter().find_map(|detect| detect(&tokens, at, kind, scope));
        match seen {
            Some(seen) => {
                at += seen.tokens.max(1);
                found.push(seen.found);
            }
            None => at += 1,
        }
    }
    found
}

/// What a detector has found, and how many tokens it took.
struct Seen {
    tokens: usize,
    found: Found,
}

/// What begins at a token of a text of this kind; none: nothing of the detector's matter.
type Detector = fn(&Tokens<'_>, usize, Kind, &Scope) -> Option<Seen>;

/// The first that finds something has it: acts go before the years in them.
const DETECTORS: [Detector; 7] = [
    act::detect,
    anniversary::detect,
    fact::detect,
    year::school,
    year::several,
    year::single,
    ordinal::detect,
];

impl Seen {
    /// Left alone, for a person to look at.
    fn left(
        tokens: &Tokens<'_>,
        taken: Range<usize>,
        rule: &'static str,
        why: impl Into<String>,
    ) -> Self {
        let (range, why) = (tokens.range(taken.clone()), why.into());
        let found = Found { range, new: None, rule, is_doubtful: true, why };
        Self { tokens: taken.len(), found }
    }

    /// Changed.
    /// For a person to look at as well, unless the caller says that it is sure.
    fn changed(
        tokens: &Tokens<'_>,
        taken: Range<usize>,
        rule: &'static str,
        new: String,
        words: &str,
    ) -> Self {
        let mut seen = Self::left(tokens, taken, rule, "");
        words.clone_into(&mut seen.found.why);
        seen.found.new = Some(new);
        seen
    }
}

impl Scope {
    /// The year of the new plan.
    #[must_use]
    pub(super) fn target(&self) -> Year {
        self.plan.after(i32::from(self.years))
    }

    /// A calendar year moved year by year, as long as it is one of the plan's.
    /// From 2023/2024 one year on: 2023 becomes 2024, 2024 becomes 2025, 2022 stays.
    fn moved(&self, year: i32) -> i32 {
        self.walk(year, |plan, year| match plan.kind {
            YearKind::School => year == plan.first || year == plan.first + 1,
            YearKind::Calendar => year == plan.first,
        })
    }

    /// The first year of a school year, likewise. In a plan for a calendar year two school
    /// years run.
    fn moved_school(&self, first: i32) -> i32 {
        self.walk(first, |plan, first| match plan.kind {
            YearKind::School => first == plan.first,
            YearKind::Calendar => first == plan.first || first + 1 == plan.first,
        })
    }

    /// One year at a time, so that two steps of one year and one of two lead to the same.
    fn walk(&self, year: i32, is_plans: impl Fn(Year, i32) -> bool) -> i32 {
        (0..i32::from(self.years)).fold(year, |year, step| {
            year + i32::from(is_plans(self.plan.after(step), year))
        })
    }
}
