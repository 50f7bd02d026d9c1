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
    let mut quotes = Quotes::default();
    let mut open: Vec<(char, Range<usize>)> = Vec::new();
    for spot in spots(text) {
        let range = spot.at..spot.end();
        match spot.this {
            '«' | '„' => {
                if spot.this == '«' && open.iter().any(|(quote, _)| *quote == '«') {
                    quotes.nested.push(range.clone());
                }
                open.push((spot.this, range));
            }
            '»' => close(&mut open, '«', range, &mut quotes),
            '“' if open.iter().any(|(quote, _)| *quote == '„') => {
                close(&mut open, '„', range, &mut quotes);
            }
            _ => {}
        }
    }
    quotes.single.extend(open.into_iter().map(|(_, range)| range));
    quotes
}

/// Closes the last quote of a form; those opened since then have no other half.
fn close(
    open: &mut Vec<(char, Range<usize>)>,
    form: char,
    range: Range<usize>,
    quotes: &mut Quotes,
) {
    match open.iter().rposition(|(quote, _)| *quote == form) {
        Some(at) => {
            quotes.single.extend(open.drain(at..).skip(1).map(|(_, range)| range));
        }
        None => quotes.single.push(range),
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
