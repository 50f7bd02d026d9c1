//! Exact days in a text: «12.05.2023», «12 мая 2023 г.».

use chrono::NaiveDate;

use crate::next::scan::token::Tokens;
use crate::russian::date::MONTHS_GENITIVE;

/// A day that a text names, and the tokens it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) of_month: u32,
    pub(super) month: u32,
    pub(super) year: i32,
    /// How many tokens, up to the year and with it.
    pub(super) tokens: usize,
}

impl Day {
    /// The day that begins at a token.
    /// None: none begins there, or it is in no calendar («31.02.2023»).
    pub(super) fn at(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        Self::in_digits(tokens, at).or_else(|| Self::in_words(tokens, at))
    }

    /// The same day of another year; none where there is no such day.
    pub(super) fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.of_month)
    }

    fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        let is_joined = (1..5).all(|step| tokens.is_joined(at + step));
        let are_stops = tokens.at(at + 1).text == "." && tokens.at(at + 3).text == ".";
        let (day, month) = (tokens.at(at).number()?, tokens.at(at + 2).number()?);
        let year = tokens.at(at + 4).year()?;
        let day = Self { of_month: day, month, year, tokens: 5 };
        (is_joined && are_stops).then_some(day).filter(Self::is_real)
    }

    /// «12 мая 2023»; the day alone may stand in quotes.
    fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        let quoted = usize::from(matches!(tokens.at(at).text, "«" | "\""));
        let day = tokens.at(at + quoted).number()?;
        let month = at + 2 * quoted + 1;
        let name = &tokens.at(month).lower;
        let number = MONTHS_GENITIVE.iter().position(|month| month == name)?;
        let year = tokens.at(month + 1).year()?;
        let month = u32::try_from(number).ok()? + 1;
        let day = Self { of_month: day, month, year, tokens: 3 + 2 * quoted };
        Some(day).filter(Self::is_real)
    }

    fn is_real(&self) -> bool {
        self.in_year(self.year).is_some()
    }
}
