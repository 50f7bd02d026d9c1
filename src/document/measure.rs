//! Measures as whole numbers of the smallest unit, so that nothing is rounded twice.

use std::fmt;
use std::ops::{Add, Mul, Sub};

/// A length in English metric units (914,400 to the inch): whole for millimetres, points
/// and twentieths of a point alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Length(i64);

const EMU_PER_MM: i64 = 36_000;
const EMU_PER_PT: i64 = 12_700;
const EMU_PER_TWIP: i64 = 635;

/// Longer lengths are a slip of the pen: 10 metres.
const LONGEST: i64 = EMU_PER_MM * 10_000;

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// Whole millimetres.
    #[must_use]
    pub const fn mm(mm: i64) -> Self {
        Self(mm * EMU_PER_MM)
    }

    /// Whole points.
    #[must_use]
    pub const fn pt(pt: i64) -> Self {
        Self(pt * EMU_PER_PT)
    }

    /// Reads `12.5mm`, `0.5pt` or `1.25cm`; a bare `0` too.
    ///
    /// A minus and up to three decimal places may stand there, white space only before
    /// the unit. None for all else and beyond 10 metres. Less than an EMU is cut off.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "0" {
            return Some(Self::ZERO);
        }
        let units = [("mm", EMU_PER_MM), ("cm", 10 * EMU_PER_MM), ("pt", EMU_PER_PT)];
        let (number, emu) = units
            .iter()
            .find_map(|(unit, emu)| Some((text.strip_suffix(unit)?.trim_end(), emu)))?;
        let thousandths = decimal(number)?;
        let length = Self(thousandths * emu / 1000);
        (length.0.abs() <= LONGEST).then_some(length)
    }

    /// So many English metric units.
    #[must_use]
    pub const fn from_emu(emu: i64) -> Self {
        Self(emu)
    }

    /// In English metric units.
    #[must_use]
    pub const fn emu(self) -> i64 {
        self.0
    }

    /// In points.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "lengths are under 2^53 units")]
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / EMU_PER_PT as f64
    }

    /// In twentieths of a point, rounded to the nearest.
    #[must_use]
    pub const fn twips(self) -> i64 {
        (self.0 + EMU_PER_TWIP / 2 * self.0.signum()) / EMU_PER_TWIP
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;

    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

impl std::iter::Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// Whole points as `14pt`, all else in thousandths of a millimetre: 0.5 pt is `0.176mm`.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, emu) = if self.0 % EMU_PER_PT == 0 {
            ("pt", EMU_PER_PT)
        } else {
            ("mm", EMU_PER_MM)
        };
        let thousandths = (self.0 * 1000 + emu / 2 * self.0.signum()) / emu;
        write!(f, "{}{unit}", Em(thousandths))
    }
}

/// A share of the type size, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Em(i64);

impl Em {
    /// Reads `0.933em`.
    /// None beyond 10 em, up or down.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        decimal(text.strip_suffix("em")?).filter(|em| em.abs() <= 10_000).map(Self)
    }

    /// In thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// This share of a size.
    #[must_use]
    pub const fn of(self, size: Length) -> Length {
        Length(size.0 * self.0 / 1000)
    }

    /// As a number.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "at most 10,000")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }
}

impl Add for Em {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// The number without needless digits: `12.5`, `0.933`, `-3`.
impl fmt::Display for Em {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 1000, self.0.abs() % 1000);
        let rest = format!("{rest:03}");
        let rest = rest.trim_end_matches('0');
        let point = if rest.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{rest}")
    }
}

/// A decimal number with at most three places, in thousandths.
fn decimal(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(rest) || rest.len() > 3 || whole.len() > 6 {
        return None;
    }
    let rest: i64 = format!("{rest:0<3}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 1000 + rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_exactly() {
        assert_eq!(Length::parse("12.5mm"), Some(Length(450_000)));
        assert_eq!(Length::parse("0.5pt"), Some(Length(6_350)));
        assert_eq!(Length::parse("1.25 cm"), Some(Length(450_000)));
        assert_eq!(Length::parse("-1.9mm").map(Length::twips), Some(-108));
    }

    #[test]
    fn what_is_no_length_is_none() {
        for text in ["12", "mm", "1,5mm", "1.2345mm", "99999mm", "1e3pt", "+1mm", " 1mm"]
        {
            assert_eq!(Length::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_length_prints_as_it_is_read() {
        for text in ["12.5mm", "0.5mm", "14pt", "107pt", "-1.9mm", "0pt"] {
            assert_eq!(Length::parse(text).unwrap().to_string(), text);
        }
    }
}
