//! The pages of faults that are found while the file and the form are read and the pages
//! laid out. Their level is fixed: without them mended there is no paper.

use crate::diagnostic::Level;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// A rule of reading: always an error, never mended. `bad` and `good` are pieces of an
/// order, of a form or of a template.
const fn page(
    name: &'static str,
    finds: &'static str,
    why: &'static str,
    (bad, good): (&'static str, &'static str),
) -> Rule {
    Rule {
        name,
        grade: Grade::Always(Level::Error),
        page: Page { finds, why, source: Origin::Own, bad, good, is_mended: false },
        find: Find::Reading,
    }
}

pub(super) static YAML: Rule = page(
    "yaml",
    "запись не разбирается как YAML",
    "Пока файл не разобран, из него нельзя прочитать ни слова. Чаще всего сбит отступ, забыта кавычка или двоеточие \
     стоит внутри текста.",
    ("title: О плане: сроки", "title: \"О плане: сроки\""),
);
pub(super) static ENCODING: Rule = page(
    "encoding",
    "файл не в кодировке UTF-8, или это вовсе не текст",
    "Файл в старой кодировке превратится в нечитаемые знаки. Откройте его в редакторе и сохраните в UTF-8.",
    ("приказ.docx", "приказ.yaml"),
);
pub(super) static CONTROL_CHARACTER: Rule = page(
    "control-character",
    "в тексте стоит невидимый управляющий знак",
    "Его не видно, но он меняет порядок букв или не печатается. Обычно он попадает в текст при копировании.",
    ("title: \"О\\u202Eплане\"", "title: О плане"),
);
pub(super) static DUPLICATE_KEY: Rule = page(
    "duplicate-key",
    "один ключ стоит дважды",
    "Непонятно, какое из двух значений верно.",
    ("number: 1\nnumber: 2", "number: 2"),
);
pub(super) static UNKNOWN_KEY: Rule = page(
    "unknown-key",
    "ключа с таким именем здесь не бывает",
    "Ключ с опиской программа не заметила бы, и текст под ним пропал бы.",
    ("perod: Май 2024 г.", "period: Май 2024 г."),
);
pub(super) static MISSING_KEY: Rule = page(
    "missing-key",
    "нет обязательного ключа или его значения",
    "Без него на бумаге останется пустое место.",
    (
        "signatory:\n  post: Начальник",
        "signatory:\n  post: Начальник\n  name: И.О. Фамилия",
    ),
);
pub(super) static WRONG_TYPE: Rule = page(
    "wrong-type",
    "значение не того вида: текст вместо списка, слово вместо «да» и «нет»",
    "Такое значение нельзя напечатать на этом месте.",
    ("items: Утвердить план.", "items:\n  - Утвердить план."),
);
pub(super) static BAD_DATE: Rule = page(
    "bad-date",
    "даты или года с такой записью нет",
    "Дату печатают на бланке и записывают в свойства документа, поэтому она должна быть днём календаря.",
    ("date: 2023-02-30", "date: 2023-02-28"),
);
pub(super) static UNKNOWN_VARIABLE: Rule = page(
    "unknown-variable",
    "в двойных фигурных скобках стоит не известное имя",
    "Подставлять можно `number`, `school_year`, `year`, людей и организации; ничего другого программа не вычисляет.",
    (
        "title: О плане на {{ school_yaer }} год",
        "title: О плане на {{ school_year }} год",
    ),
);
pub(super) static UNKNOWN_REFERENCE: Rule = page(
    "unknown-reference",
    "ссылка на человека или организацию, которых нет в списке",
    "Подставить нечего, а пустое место печатать нельзя.",
    ("responsible: \"{{ bodies.soir }}\"", "responsible: \"{{ bodies.soiro }}\""),
);
pub(super) static TOO_DEEP: Rule = page(
    "too-deep",
    "ключи и списки вложены слишком глубоко",
    "Приказ так не устроен: скорее всего, сбит отступ или не закрыты скобки.",
    ("[[[[…]]]]", "[…]"),
);
pub(super) static TOO_LARGE: Rule = page(
    "too-large",
    "файл больше 64 МБ, или текст не помещается на листе целиком там, где его нельзя разорвать",
    "Такой текст был бы напечатан не весь.",
    ("post: должность на два листа", "post: Начальник Департамента"),
);
pub(super) static FORM: Rule = page(
    "form",
    "бланка с таким именем нет, или в его файле `form.yaml` ошибка",
    "Без бланка неизвестны поля, шрифты и слова.",
    ("form: smolensk-ed", "form: smolensk-edu"),
);
pub(super) static TEMPLATE: Rule = page(
    "template",
    "ошибка в шаблоне бланка",
    "Шаблон говорит, что и где стоит на листе; с ошибкой в нём документ не собрать.",
    ("<p style=\"titel\">…</p>", "<p style=\"title\">…</p>"),
);
pub(super) static WORD_TOO_WIDE: Rule = page(
    "word-too-wide",
    "слово не помещается в свою графу или на лист",
    "Оно вылезло бы за линию таблицы или за край листа.",
    ("event: Электросветоводогрязелечебница", "event: Электро- и водолечебница"),
);
pub(super) static MISSING_GLYPH: Rule = page(
    "missing-glyph",
    "знака нет в шрифте",
    "На бумаге стоял бы пустой прямоугольник.",
    ("event: Слёт ☺", "event: Слёт"),
);
