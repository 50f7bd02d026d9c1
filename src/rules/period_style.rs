//! `period-style`: «2023г.», a hyphen in a range.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::part;
use crate::russian::period::{Fact, Period, Spelling};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "period-style",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "в сроке нет пробела перед «г.» или вместо тире стоит дефис",
        why: "Диапазон пишут с тире: слова и числа без пробелов («Октябрь–ноябрь», «1–2 квартал»), составные стороны с \
              пробелами («Ноябрь 2023 г. – февраль 2024 г.»).",
        source: Origin::Custom,
        bad: "period: Ноябрь-декабрь 2023г.",
        good: "period: Ноябрь–декабрь 2023 г.",
        is_mended: true,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips_of_terms(|term| slips(&term.text.value, &term.period))
}

fn slips(text: &str, period: &Period) -> Vec<Slip> {
    period.spelling().into_iter().filter_map(|fact| slip(text, fact)).collect()
}

fn slip(text: &str, Fact { range, spelling }: Fact) -> Option<Slip> {
    let words = part(text, &range);
    let (message, help, new) = match spelling {
        Spelling::GluedYear => {
            let (year, word) = words.split_at_checked(words.find('г')?)?;
            let message = format!("нет пробела между годом и «г.»: «{words}»");
            (message, "поставьте пробел", format!("{year} {word}"))
        }
        Spelling::Hyphen => {
            ("в сроке дефис вместо тире".to_owned(), "поставьте тире «–»", "–".to_owned())
        }
        _ => return None,
    };
    let help = format!("{help} или вызовите `prikaz check --fix`");
    Some(Slip { range, message, help, new: Some(new) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::russian::period;

    fn mended(text: &str) -> String {
        let mut new = text.to_owned();
        for slip in slips(text, &period::parse(text)).into_iter().rev() {
            new.replace_range(slip.range, &slip.new.unwrap());
        }
        new
    }

    #[test]
    fn spaces_and_dashes_are_put_in() {
        for (text, expected) in [
            ("Ноябрь-декабрь 2023г.", "Ноябрь–декабрь 2023 г."),
            ("1-2 квартал 2024 г", "1–2 квартал 2024 г"),
            ("I-II квартал", "I–II квартал"),
            ("01.09-31.12.2023г", "01.09–31.12.2023 г"),
            ("Май 2023 г. - июнь 2024гг.", "Май 2023 г. – июнь 2024 гг."),
            ("2011 - 2013 гг.", "2011 – 2013 гг."),
            ("в 2023году", "в 2023 году"),
        ] {
            assert_eq!(mended(text), expected);
        }
    }

    #[test]
    fn hyphens_of_words_stay() {
        for text in
            ["по планам-графикам", "план-график", "2023 г.", "Октябрь–ноябрь", "кое-где"]
        {
            assert_eq!(mended(text), text);
        }
    }
}
