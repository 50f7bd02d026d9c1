//! The words that terms are written with, in every form, and what each means.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use chrono::Weekday;

/// A word of the table, with its capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters.
    pub form: &'static str,
    /// What it means.
    pub sense: Sense,
    /// A bit for each letter that is a capital.
    pub capitals: u64,
}

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// A month, 1 to 12.
    Month(u32),
    /// An abbreviated month, 1 to 12; a full stop may follow.
    ShortMonth(u32),
    /// «квартал».
    Quarter,
    /// «полугодие».
    Half,
    /// A number of a quarter or half-year: «первый».
    Ordinal(u32),
    /// «год» in any form.
    Year,
    /// «г», «гг»: a full stop may follow.
    ShortYear,
    /// «учебный».
    School,
    /// «уч»: a full stop may follow.
    ShortSchool,
    /// «ежемесячно» and the like.
    Every(Every),
    /// A day of the week: «понедельник», «понедельникам».
    Weekday(Weekday),
    /// «й» of «1-й».
    Ending,
    /// Any other word of the phrases.
    Other,
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// «ежедневно».
    Day,
    /// «еженедельно».
    Week,
    /// «ежемесячно».
    Month,
    /// «ежеквартально».
    Quarter,
    /// «раз в полугодие».
    Half,
    /// «ежегодно».
    Year,
    /// «каждый понедельник».
    Weekday(Weekday),
}

/// A line of the table: forms apart by spaces, and what they mean.
type Line = (&'static str, Sense);

const TABLE: &[Line] = &[
    ("январь января январю январем январём январе", Sense::Month(1)),
    ("февраль февраля февралю февралем февралём феврале", Sense::Month(2)),
    ("март марта марту мартом марте", Sense::Month(3)),
    ("апрель апреля апрелю апрелем апреле", Sense::Month(4)),
    ("май мая маю маем мае", Sense::Month(5)),
    ("июнь июня июню июнем июне", Sense::Month(6)),
    ("июль июля июлю июлем июле", Sense::Month(7)),
    ("август августа августу августом августе", Sense::Month(8)),
    ("сентябрь сентября сентябрю сентябрем сентябрём сентябре", Sense::Month(9)),
    ("октябрь октября октябрю октябрем октябрём октябре", Sense::Month(10)),
    ("ноябрь ноября ноябрю ноябрем ноябрём ноябре", Sense::Month(11)),
    ("декабрь декабря декабрю декабрем декабрём декабре", Sense::Month(12)),
    ("янв", Sense::ShortMonth(1)),
    ("фев февр", Sense::ShortMonth(2)),
    ("мар", Sense::ShortMonth(3)),
    ("апр", Sense::ShortMonth(4)),
    ("авг", Sense::ShortMonth(8)),
    ("сен сент", Sense::ShortMonth(9)),
    ("окт", Sense::ShortMonth(10)),
    ("ноя нояб", Sense::ShortMonth(11)),
    ("дек", Sense::ShortMonth(12)),
    ("квартал квартала кварталу кварталом квартале", Sense::Quarter),
    ("кварталы кварталов кварталам кварталами кварталах", Sense::Quarter),
    ("полугодие полугодия полугодию полугодием полугодии", Sense::Half),
    ("полугодий полугодиям полугодиях", Sense::Half),
    ("первый первого первому первым первом первое первые", Sense::Ordinal(1)),
    ("второй второго второму вторым втором второе вторые", Sense::Ordinal(2)),
    ("третий третьего третьему третьим третьем третье", Sense::Ordinal(3)),
    ("четвертый четвертого четвертому четвертым четвертом", Sense::Ordinal(4)),
    ("четвёртый четвёртого четвёртому четвёртым четвёртом", Sense::Ordinal(4)),
    ("год года году годом годе годы годов годам годах", Sense::Year),
    ("г гг", Sense::ShortYear),
    ("учебный учебного учебному учебным учебном учебные учебных", Sense::School),
    ("уч", Sense::ShortSchool),
    ("ежедневно", Sense::Every(Every::Day)),
    ("еженедельно", Sense::Every(Every::Week)),
    ("ежемесячно", Sense::Every(Every::Month)),
    ("ежеквартально", Sense::Every(Every::Quarter)),
    ("ежегодно", Sense::Every(Every::Year)),
    ("понедельник понедельника понедельникам", Sense::Weekday(Weekday::Mon)),
    ("вторник вторника вторникам", Sense::Weekday(Weekday::Tue)),
    ("среда среду среды средам", Sense::Weekday(Weekday::Wed)),
    ("четверг четверга четвергам", Sense::Weekday(Weekday::Thu)),
    ("пятница пятницу пятницы пятницам", Sense::Weekday(Weekday::Fri)),
    ("суббота субботу субботы субботам", Sense::Weekday(Weekday::Sat)),
    ("воскресенье воскресенья воскресеньям", Sense::Weekday(Weekday::Sun)),
    ("й ый ой го ого му ому м ом е ое я ая", Sense::Ending),
    ("с со по до к ко в во на не и течение период периода начиная", Sense::Other),
    ("позднее позже конец конца начала протяжении всего весь всей", Sense::Other),
    ("календарного календарный текущего постоянно круглогодично", Sense::Other),
    ("далее раз раза один одного два двух три трёх трех реже менее", Sense::Other),
    ("четыре четырёх четырех пять пяти", Sense::Other),
    ("каждый каждую каждое каждого каждой месяц неделю месяца недели", Sense::Other),
    ("день дня полгода число числа а также последующем затем", Sense::Other),
];

/// The table by form; of two lines with one form the first counts.
static INDEX: LazyLock<BTreeMap<&str, Sense>> = LazyLock::new(|| {
    let lines = TABLE.iter().rev();
    lines.flat_map(|(forms, sense)| forms.split(' ').map(|form| (form, *sense))).collect()
});

/// The word of the table that is written so.
/// Over 64 bytes none is looked up: `capitals` has one bit a letter.
pub(super) fn find(text: &str) -> Option<Word> {
    let lower = text.to_lowercase();
    if lower.len() > 64 {
        return None;
    }
    let (&form, &sense) = INDEX.get_key_value(lower.as_str())?;
    let bits = text.chars().enumerate().filter(|(_, letter)| letter.is_uppercase());
    Some(Word { form, sense, capitals: bits.map(|(index, _)| 1 << index).sum() })
}

impl Word {
    /// Does it begin with a capital letter?
    pub(super) fn is_capital(self) -> bool {
        self.capitals & 1 == 1
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, letter) in self.form.chars().enumerate() {
            if self.capitals >> index & 1 == 1 {
                write!(f, "{}", letter.to_uppercase())?;
            } else {
                write!(f, "{letter}")?;
            }
        }
        Ok(())
    }
}
