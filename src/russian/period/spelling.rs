//! How a term is spelled: facts for the rules, each with its bytes in the text.

use std::ops::Range;

use crate::calendar::Year;
use crate::russian::period::days;
use crate::russian::period::lexer::{Leaf, Token};
use crate::russian::period::tree::{Count, Part, Period, Point, Sign, Span, Unit, What};
use crate::russian::period::words::Sense;

/// A fact of spelling and its bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The bytes.
    pub range: Range<usize>,
    /// What is so.
    pub spelling: Spelling,
}

/// What can be said of the spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// The term begins with a word with a capital letter.
    Capital,
    /// The term begins with a word with a small letter.
    Small,
    /// A quarter or half-year in Roman digits.
    Roman,
    /// A quarter or half-year in Arabic digits.
    Arabic,
    /// «2023г.»: no space between the year and its word.
    GluedYear,
    /// A hyphen in a range, where a dash is due.
    Hyphen,
}

impl Period {
    /// How it is spelled, in the order of the text. Nothing of what is not understood.
    /// A term that begins with digits or a condition is neither capital nor small.
    #[must_use]
    pub fn spelling(&self) -> Vec<Fact> {
        let mut facts: Vec<Fact> =
            self.parts().first().and_then(start).into_iter().collect();
        for (span, _) in self.spans() {
            facts.extend(span.points().filter_map(number));
            facts.extend(span.points().filter_map(glued));
            facts.extend(hyphen(span));
        }
        facts.sort_by_key(|fact| fact.range.start);
        facts
    }

    /// The ranges whose end is before their beginning, in a plan of this year.
    #[must_use]
    pub fn reversed(&self, year: Year) -> Vec<Range<usize>> {
        let spans = self.spans();
        let is_reversed = |points| days::is_reversed(points, Some(year));
        let reversed = spans.iter().filter(|(_, points)| is_reversed(*points));
        reversed.map(|(span, _)| span.range()).collect()
    }
}

/// The first word, capital or small.
fn start(part: &Part) -> Option<Fact> {
    let sign: &Sign = match &part.what {
        What::Recurrence(signs, _) | What::Whole(signs) => signs.first()?,
        What::Span(span) => match (span.opener.first(), &span.first.unit) {
            (Some(sign), _) => sign,
            (None, Unit::Month(month)) => month.first()?,
            (None, Unit::Share(Count { number, .. }, _)) => number,
            _ => return None,
        },
        What::Tail(_) | What::Stop(_) => return None,
    };
    let Token::Word(word) = sign.it else { return None };
    let spelling = if word.is_capital() { Spelling::Capital } else { Spelling::Small };
    Some(Fact { range: sign.range(), spelling })
}

/// Arabic digits count only with the word behind them: without it they may be a day.
fn number(point: &Point) -> Option<Fact> {
    let (Unit::Share(count, _) | Unit::Bare(count)) = &point.unit else { return None };
    let spelling = match (&point.unit, &count.number.it) {
        (_, Token::Roman(_)) => Spelling::Roman,
        (Unit::Share(..), Token::Number(_)) => Spelling::Arabic,
        _ => return None,
    };
    Some(Fact { range: count.number.range(), spelling })
}

fn glued(point: &Point) -> Option<Fact> {
    let year = point.year.as_ref()?;
    let is_word = |sign: &&Leaf<Token>| {
        matches!(sign.it.sense(), Some(Sense::Year | Sense::ShortYear))
    };
    let word = year.signs.first().filter(is_word).filter(|sign| sign.gap.is_empty())?;
    let range = year.number.at..word.range().end;
    Some(Fact { range, spelling: Spelling::GluedYear })
}

fn hyphen(span: &Span) -> Option<Fact> {
    let (link, _) = span.last.as_ref()?;
    let hyphen = link.signs.first().filter(|sign| sign.it == Token::Dash('-'))?;
    Some(Fact { range: hyphen.range(), spelling: Spelling::Hyphen })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::russian::period::parse;

    #[test]
    fn facts_of_spelling_have_their_bytes() {
        let facts = |text| {
            parse(text).spelling().into_iter().map(|fact| (fact.spelling, fact.range))
        };
        let facts = |text| facts(text).collect::<Vec<_>>();
        let expected = [
            (Spelling::Capital, 0..12),
            (Spelling::Hyphen, 12..13),
            (Spelling::GluedYear, 28..34),
        ];
        assert_eq!(facts("Ноябрь-декабрь 2023г."), expected);
        assert_eq!(facts("II квартал"), [(Spelling::Roman, 0..2)]);
        assert_eq!(facts("1–2 квартал"), [(Spelling::Arabic, 4..5)]);
        assert_eq!(facts("в марте"), [(Spelling::Small, 0..2)]);
        assert_eq!(facts("марь"), []);
    }

    #[test]
    fn a_range_is_reversed_in_the_light_of_its_year() {
        let year = Year::school("2023/2024").unwrap();
        let reversed = |text| parse(text).reversed(year);
        let none: Vec<Range<usize>> = Vec::new();
        assert_eq!(reversed("с 23 по 4 сентября").first(), Some(&(0..29)));
        assert_eq!(reversed("с 23 мая по 4 июля"), none);
        assert_eq!(reversed("октябрь–март"), none);
        assert_eq!(reversed("март–октябрь").len(), 1);
    }
}
