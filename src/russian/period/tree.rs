//! The tree of a term: what is said and how it is spelled, so that the very same text
//! is printed from it.

use crate::russian::period::lexer::{Leaf, Number, Token};
use crate::russian::period::words::{Every, Sense};

/// A term («срок») of a plan, understood or kept as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub(super) body: Body,
    /// White space after the last word.
    pub(super) end: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// Parts one after the other.
    Understood(Vec<Part>),
    /// What is not understood, whole.
    Unknown(String),
}

/// A word, number or mark of a phrase.
pub(super) type Sign = Leaf<Token>;

/// A part of a term and how it joins the one before: a comma, «и», nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub joint: Vec<Sign>,
    pub what: What,
}

/// What a part says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// Days.
    Span(Box<Span>),
    /// «ежемесячно».
    Recurrence(Vec<Sign>, Recurrence),
    /// «в течение года».
    Whole(Vec<Sign>),
    /// A condition or a tail: text by nature.
    Tail(Leaf<String>),
    /// A full stop at the very end.
    Stop(Sign),
}

/// How often something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    /// In what time.
    pub every: Every,
    /// How many times in it.
    /// It is 1 where the text does not say: «ежемесячно».
    pub times: u32,
    /// After the days named: «далее – ежеквартально».
    pub afterwards: bool,
}

/// From a point to a point, or one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// «с», «до», «в период с».
    pub opener: Vec<Sign>,
    pub bound: Bound,
    pub first: Point,
    /// The second point and what leads to it.
    pub last: Option<(Link, Point)>,
}

/// What a point bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// It is the term.
    Both,
    /// «с».
    First,
    /// «до», «к»: up to the named day; of a month or year, nobody knows.
    Before,
    /// «не позднее», «по», «до конца»: with the named month or year.
    Last,
}

/// What leads to the second point: a dash, «по».
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub signs: Vec<Sign>,
    pub bound: Bound,
}

/// A day, month, quarter or year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Point {
    pub unit: Unit,
    pub year: Option<YearPart>,
}

/// What a point names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unit {
    /// «4» of «с 4 по 23 сентября», «1» of «1-2 квартал».
    Bare(Count),
    /// «4 сентября», «4 сент.».
    Day(Leaf<Number>, Vec<Sign>),
    /// «04.09»: day, full stop, month, perhaps a full stop.
    Date(Leaf<Number>, Sign, Leaf<Number>, Option<Sign>),
    /// «сентябрь», «сент.».
    Month(Vec<Sign>),
    /// «2 квартал», «I полугодие».
    Share(Count, Sign),
    /// «5 числа», of no month.
    DayOfMonth(Leaf<Number>, Sign),
    /// Only the year.
    Year,
    /// «2023/2024 учебный год»: year, sign between, year, words.
    School(Leaf<Number>, Sign, Leaf<Number>, Vec<Sign>),
}

/// The number of a quarter or half-year, or a number whose word comes later; with «-й».
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub number: Sign,
    pub ending: Vec<Sign>,
}

/// «2023 г.»: a year and its word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct YearPart {
    pub number: Leaf<Number>,
    /// The word and its full stop; empty behind a bare year.
    pub signs: Vec<Sign>,
}

impl Count {
    /// Its value: Arabic, Roman or in words.
    pub(super) fn value(&self) -> u32 {
        match &self.number.it {
            Token::Number(number) => number.value,
            Token::Roman(value) => *value,
            token => match token.sense() {
                Some(Sense::Ordinal(value)) => value,
                _ => 0,
            },
        }
    }
}

impl Token {
    /// What a word of the table means.
    pub(super) fn sense(&self) -> Option<Sense> {
        match self {
            Self::Word(word) => Some(word.sense),
            _ => None,
        }
    }
}

impl Span {
    /// Its points, one or two.
    pub(super) fn points(&self) -> impl DoubleEndedIterator<Item = &Point> {
        std::iter::once(&self.first).chain(self.last.iter().map(|(_, point)| point))
    }

    /// Its points, to be changed.
    pub(super) fn points_mut(&mut self) -> impl Iterator<Item = &mut Point> {
        let last = self.last.iter_mut().map(|(_, point)| point);
        std::iter::once(&mut self.first).chain(last)
    }
}
