//! Pairs of quotes in a text: «…» and „…“.

use std::ops::Range;

use crate::rules::scan::spots;

/// The quotes of a text.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// Quotes without their other half.
    pub(super) single: Vec<Range<usize>>,
    /// «Quotes» that open inside others of the same form.
    pub(super) nested: Vec<Range<usize>>,
}

/// The quotes of a text.
pub(super) fn quotes(text: &str) -> Quotes {
    let mut pairs = Pairs::default();
    for spot in spots(text) {
        let range = spot.at..spot.end();
        match spot.this {
            '«' => pairs.open(Form::Outer, range),
            '„' => pairs.open(Form::Inner, range),
            '»' => pairs.close(Form::Outer, range),
            // An English “quote” opens so.
            '“' if pairs.count(Form::Inner) > 0 => pairs.close(Form::Inner, range),
            _ => {}
        }
    }
    let Pairs { open, mut quotes, .. } = pairs;
    quotes.single.extend(open.into_iter().map(|(_, range)| range));
    quotes
}

/// The form of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// «…».
    Outer,
    /// „…“.
    Inner,
}

/// The quotes that are open, and what was found so far.
#[derive(Default)]
struct Pairs {
    open: Vec<(Form, Range<usize>)>,
    counts: [usize; 2],
    quotes: Quotes,
}

impl Pairs {
    fn count(&self, form: Form) -> usize {
        self.counts[form as usize]
    }

    fn open(&mut self, form: Form, range: Range<usize>) {
        if form == Form::Outer && self.count(form) > 0 {
            self.quotes.nested.push(range.clone());
        }
        self.counts[form as usize] += 1;
        self.open.push((form, range));
    }

    /// Closes the last quote of a form; those opened since then have no other half.
    fn close(&mut self, form: Form, range: Range<usize>) {
        if self.count(form) == 0 {
            self.quotes.single.push(range);
            return;
        }
        while let Some((last, range)) = self.open.pop() {
            self.counts[last as usize] -= 1;
            if last == form {
                return;
            }
            self.quotes.single.push(range);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::scan::part;

    fn found(text: &str) -> (Vec<usize>, Vec<usize>) {
        let quotes = quotes(text);
        let starts = |ranges: Vec<Range<usize>>| {
            ranges
                .into_iter()
                .map(|range| part(text, &(0..range.start)).chars().count())
                .collect()
        };
        (starts(quotes.single), starts(quotes.nested))
    }

    #[test]
    fn each_quote_has_its_other_half() {
        assert_eq!(found("«а» и «б „в“»"), (vec![], vec![]));
        assert_eq!(found("«а «б» в"), (vec![0], vec![3]));
        assert_eq!(found("а» б"), (vec![1], vec![]));
        assert_eq!(found("«а „б»"), (vec![3], vec![]));
    }
}
