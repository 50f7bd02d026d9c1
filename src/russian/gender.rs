//! The gender of nouns, and of a paper by its name: «план», «программа», «положение».

/// The gender or number of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// «форум», «план утверждён».
    Masculine,
    /// «конференция», «программа утверждена».
    Feminine,
    /// «первенство», «положение утверждено».
    Neuter,
    /// «чтения», «правила утверждены».
    Plural,
}

/// Names of papers, by gender.
const NAMES: [(Gender, &[&str]); 4] = [
    (
        Gender::Masculine,
        &[
            "акт",
            "альбом",
            "бюджет",
            "график",
            "договор",
            "журнал",
            "кодекс",
            "комплекс",
            "комплект",
            "макет",
            "набор",
            "отчёт",
            "паспорт",
            "перечень",
            "план",
            "порядок",
            "проект",
            "прогноз",
            "протокол",
            "расчёт",
            "регламент",
            "реестр",
            "свод",
            "состав",
            "список",
            "стандарт",
            "табель",
            "устав",
        ],
    ),
    (
        Gender::Feminine,
        &[
            "анкета",
            "ведомость",
            "инструкция",
            "карта",
            "концепция",
            "методика",
            "модель",
            "номенклатура",
            "памятка",
            "политика",
            "программа",
            "процедура",
            "разбивка",
            "смета",
            "справка",
            "стратегия",
            "структура",
            "схема",
            "таблица",
            "технология",
            "форма",
        ],
    ),
    (
        Gender::Neuter,
        &[
            "задание",
            "извещение",
            "описание",
            "положение",
            "предложение",
            "разъяснение",
            "расписание",
            "распределение",
            "руководство",
            "соглашение",
            "сообщение",
            "уведомление",
        ],
    ),
    (
        Gender::Plural,
        &[
            "выплаты",
            "границы",
            "изменения",
            "итоги",
            "квоты",
            "критерии",
            "лимиты",
            "меры",
            "мероприятия",
            "нормативы",
            "нормы",
            "объёмы",
            "показатели",
            "правила",
            "результаты",
            "рекомендации",
            "сведения",
            "сроки",
            "ставки",
            "стандарты",
            "тарифы",
            "требования",
            "условия",
            "формы",
            "цены",
        ],
    ),
];

/// Endings of adjectives that tell the gender in any word. «…ие» alone does not: «общие»,
/// but «положение».
const ENDINGS: [(&str, Gender); 9] = [
    ("ый", Gender::Masculine),
    ("ий", Gender::Masculine),
    ("овой", Gender::Masculine),
    ("ая", Gender::Feminine),
    ("яя", Gender::Feminine),
    ("ое", Gender::Neuter),
    ("ее", Gender::Neuter),
    ("ые", Gender::Plural),
    ("ские", Gender::Plural),
];

/// The gender of the paper that is called so, by the first word of its name; none where
/// the word is not known.
#[must_use]
pub fn of_paper(name: &str) -> Option<Gender> {
    let word = first_word(name).to_lowercase();
    let is_name = |names: &[&str]| {
        names.iter().any(|name| word == *name || word == name.replace('ё', "е"))
    };
    let known = NAMES.iter().find(|(_, names)| is_name(names)).map(|(gender, _)| *gender);
    let by_ending = || ENDINGS.iter().find(|(ending, _)| word.ends_with(ending));
    known.or_else(|| by_ending().map(|(_, gender)| *gender))
}

/// The first word of a name, its quotes aside.
#[must_use]
pub fn first_word(name: &str) -> &str {
    let is_letter = |c: char| c.is_alphabetic();
    let name = name.trim_start_matches(|c| !is_letter(c));
    name.split(|c| !is_letter(c)).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_tells_the_gender() {
        for (name, gender) in [
            ("План работы", Some(Gender::Masculine)),
            ("КОМПЛЕКСНЫЙ ПЛАН МЕРОПРИЯТИЙ", Some(Gender::Masculine)),
            ("Типовой договор", Some(Gender::Masculine)),
            ("ОТЧЕТ", Some(Gender::Masculine)),
            ("«Дорожная карта»", Some(Gender::Feminine)),
            ("Инструкция", Some(Gender::Feminine)),
            ("ПОЛОЖЕНИЕ\nо смотре", Some(Gender::Neuter)),
            ("Техническое задание", Some(Gender::Neuter)),
            ("Методические рекомендации", Some(Gender::Plural)),
            ("Типовые формы", Some(Gender::Plural)),
            ("Правила", Some(Gender::Plural)),
            ("Общие положения", None),
            ("Нечто", None),
            ("", None),
        ] {
            assert_eq!(of_paper(name), gender, "{name}");
        }
    }
}
