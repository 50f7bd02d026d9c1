//! What a `form.yaml` may hold.

use crate::form::checks::CHECKS;
use crate::yaml::{Field, Shape};

const fn optional(
    key: &'static str,
    about: &'static str,
    shape: &'static Shape,
) -> Field {
    Field { key, about, is_required: false, shape }
}

const fn required(
    key: &'static str,
    about: &'static str,
    shape: &'static Shape,
) -> Field {
    Field { key, about, is_required: true, shape }
}

static LENGTH: Shape =
    Shape::Pattern { pattern: r"^(0|-?\d+(\.\d{1,3})? ?(mm|cm|pt))$", example: "12.5mm" };
static EM: Shape =
    Shape::Pattern { pattern: r"^-?\d+(\.\d{1,3})?em$", example: "0.933em" };
static PERCENT: Shape = Shape::Pattern { pattern: r"^(\d{1,2}|100)%$", example: "50%" };
static LEVEL: Shape = Shape::Pattern { pattern: "^[0-6]$", example: "1" };

/// A `form.yaml`.
///
/// No key is required at the top. It is the form merged over its bases that is held
/// against this, not each file by itself.
pub static FORM: Shape = Shape::Map {
    name: "form",
    title: "бланка",
    fields: &[
        optional("extends", "имя бланка, из которого берётся недостающее", &Shape::Text),
        optional(
            "title",
            "чей это бланк: пояснение для людей, не печатается",
            &Shape::Text,
        ),
        optional("words", "слова, которые печатают шаблоны бланка", &WORDS),
        optional("pages", "листы бумаги и поля, по именам", &Shape::Names(&PAGE)),
        optional("styles", "стили абзацев, по именам", &Shape::Names(&STYLE)),
        optional("tables", "стили таблиц, по именам", &Shape::Names(&TABLE)),
        optional("checks", "уровни правил проверки, по именам правил", &CHECKS),
        optional("initials", "образец: как писать инициалы и фамилию", &INITIALS),
        optional(
            "spelling",
            "верные слова, которых нет в словаре",
            &Shape::List(&Shape::Text),
        ),
        optional("columns", "графы плана, если в приказе не сказано иначе", &COLUMNS),
    ],
    rest: None,
};

/// Words are texts or lists of texts, under names that the templates choose.
static WORDS: Shape = Shape::Map {
    name: "words",
    title: "слов бланка",
    fields: &[optional("mark", "отметка на приложении: order, approved или none", &MARK)],
    rest: Some(&Shape::Either(&Shape::Text, &Shape::List(&Shape::Text))),
};

/// The ways to write initials and a surname.
static INITIALS: Shape =
    Shape::Word(&["И.О. Фамилия", "И. О. Фамилия", "Фамилия И.О.", "Фамилия И. О."]);

/// The ways to mark an appendix, in the order of `order::Mark`.
pub static MARK: Shape = Shape::Word(&["order", "approved", "none"]);

static PAGE: Shape = Shape::Map {
    name: "page",
    title: "листа",
    fields: &[
        required("width", "ширина листа", &LENGTH),
        required("height", "высота листа", &LENGTH),
        required("left", "левое поле", &LENGTH),
        required("right", "правое поле", &LENGTH),
        required("top", "верхнее поле", &LENGTH),
        required("bottom", "нижнее поле", &LENGTH),
        required("header", "от верхнего края листа до колонтитула", &LENGTH),
    ],
    rest: None,
};

/// Only the title is required: what else a style lacks may come by `based_on`.
static STYLE: Shape = Shape::Map {
    name: "style",
    title: "стиля",
    fields: &[
        required("title", "имя стиля, каким его видят в Word", &Shape::Text),
        optional("based_on", "стиль, из которого берётся недостающее", &Shape::Text),
        optional("font", "семейство встроенного шрифта", &Shape::Text),
        optional("office_font", "шрифт с теми же ширинами букв для Word", &Shape::Text),
        optional("size", "кегль", &LENGTH),
        optional("bold", "полужирный", &Shape::Flag),
        optional("italic", "курсив", &Shape::Flag),
        optional("align", "выравнивание", &Shape::Word(&ALIGNS)),
        optional("first_line", "абзацный отступ", &LENGTH),
        optional("left", "отступ слева", &LENGTH),
        optional("right", "отступ справа", &LENGTH),
        optional("above", "интервал перед абзацем", &LENGTH),
        optional("letter_spacing", "разрядка: прибавка к каждой букве", &LENGTH),
        optional("ascent", "высота строки над линией шрифта", &EM),
        optional("descent", "глубина строки под линией шрифта", &EM),
        optional("stays_with_next", "не отрывать от следующего", &Shape::Flag),
        optional("heading", "уровень заголовка (1–6), 0 — не заголовок", &LEVEL),
    ],
    rest: None,
};

/// The ways lines can stand, in the order of [`crate::document::Align`].
pub(super) static ALIGNS: [&str; 4] = ["left", "center", "right", "justify"];

static TABLE: Shape = Shape::Map {
    name: "table",
    title: "таблицы",
    fields: &[
        required("rule", "толщина линий", &LENGTH),
        required("pad_x", "от линии до текста слева и справа", &LENGTH),
        required("pad_y", "от линии до текста сверху и снизу", &LENGTH),
        required("band_y", "прибавка сверху и снизу в строке-заголовке", &LENGTH),
        required("hang", "на сколько таблица выступает за поля текста", &LENGTH),
        required("cell", "стиль текста в ячейке", &Shape::Text),
        required("head", "стиль текста в шапке", &Shape::Text),
        required("band", "стиль текста в строке-заголовке", &Shape::Text),
        required("repeats_head", "повторять шапку на каждом листе", &Shape::Flag),
        required(
            "keeps_bands",
            "не оставлять строку-заголовок внизу листа",
            &Shape::Flag,
        ),
        required("whole_rows", "не рвать строки ниже этой доли листа", &PERCENT),
    ],
    rest: None,
};

/// The columns of a plan, in a form or in an order.
pub static COLUMNS: Shape = Shape::List(&COLUMN);

static COLUMN: Shape = Shape::Map {
    name: "column",
    title: "графы",
    fields: &[
        required("key", "ключ, под которым графа стоит в мероприятии", &Shape::Text),
        required("title", "заголовок графы", &Shape::Text),
        required("width", "ширина с полями ячейки", &LENGTH),
        optional("optional", "можно ли не заполнять", &Shape::Flag),
    ],
    rest: None,
};
