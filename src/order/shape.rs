//! What an order's file may hold: keys, meanings, required or not.

use crate::form::{CHECKS, COLUMNS, MARK};
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

static DATE: Shape = Shape::Pattern {
    pattern: r"^(\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4})$",
    example: "2023-08-25",
};
static SCHOOL_YEAR: Shape =
    Shape::Pattern { pattern: r"^\d{4}/\d{4}$", example: "2023/2024" };
static YEAR: Shape = Shape::Pattern { pattern: r"^\d{4}$", example: "2024" };

/// An order.
pub static ORDER: Shape = Shape::Map {
    name: "order",
    title: "приказа",
    fields: &[
        required("form", "бланк: папка с шаблонами, например smolensk-edu", &Shape::Text),
        optional("number", "номер приказа; без него — место для номера", &Shape::Text),
        optional("date", "дата приказа; без неё — место для даты", &DATE),
        optional("school_year", "учебный год, например 2023/2024", &SCHOOL_YEAR),
        optional("year", "календарный год, если план не на учебный", &YEAR),
        optional("draft", "true — это проект, так и будет напечатано", &Shape::Flag),
        required("title", "заголовок: «О …» или «Об …», без точки", &Shape::Text),
        optional("preamble", "преамбула: текст перед словом «приказываю»", &Shape::Text),
        required("items", "пункты приказа по порядку; номера ставит программа", &ITEMS),
        required("signatory", "кто подписывает", &SIGNATORY),
        optional("people", "люди: имя и нужные падежи, под своими ключами", &PEOPLE),
        optional("bodies", "органы и организации под своими ключами", &BODIES),
        optional("checks", "уровни правил проверки, по именам правил", &CHECKS),
        optional("appendices", "приложения к приказу", &Shape::List(&APPENDIX)),
    ],
    rest: None,
};

static ITEMS: Shape = Shape::List(&ITEM);

static ITEM: Shape = Shape::Either(
    &Shape::Text,
    &Shape::Map {
        name: "item",
        title: "пункта",
        fields: &[
            required("text", "текст пункта, без номера", &Shape::Text),
            optional("items", "подпункты", &ITEMS),
        ],
        rest: None,
    },
);

static SIGNATORY: Shape = Shape::Map {
    name: "signatory",
    title: "подписи",
    fields: &[
        required("post", "должность", &Shape::Text),
        required("name", "инициалы и фамилия", &Shape::Text),
    ],
    rest: None,
};

static PEOPLE: Shape = Shape::Names(&PERSON);

static PERSON: Shape = Shape::Map {
    name: "person",
    title: "лица",
    fields: &[
        required("name", "инициалы и фамилия, именительный падеж", &Shape::Text),
        optional("genitive", "родительный падеж (кого)", &Shape::Text),
        optional("dative", "дательный падеж (кому)", &Shape::Text),
        optional("accusative", "винительный падеж (кого)", &Shape::Text),
        optional("instrumental", "творительный падеж (кем)", &Shape::Text),
        optional("prepositional", "предложный падеж (о ком)", &Shape::Text),
        optional("post", "должность", &Shape::Text),
    ],
    rest: None,
};

static BODIES: Shape = Shape::Names(&Shape::Text);

static APPENDIX: Shape = Shape::Map {
    name: "appendix",
    title: "приложения",
    fields: &[
        required(
            "kind",
            "вид: plan — план, text — текст",
            &Shape::Word(&["plan", "text"]),
        ),
        optional(
            "mark",
            "отметка: order, approved или none; иначе — как в бланке",
            &MARK,
        ),
        optional("approved", "«УТВЕРЖДЕН» в роде документа", &APPROVED),
        required("title", "заголовок", &Shape::Text),
        optional("subtitle", "что стоит под заголовком", &Shape::Text),
        optional("columns", "графы этого плана вместо граф бланка", &COLUMNS),
        optional("sections", "разделы плана («направления»)", &Shape::List(&SECTION)),
        optional("paragraphs", "абзацы текста", &Shape::List(&Shape::Text)),
        optional("items", "пункты текста; номера ставит программа", &ITEMS),
    ],
    rest: None,
};

static APPROVED: Shape =
    Shape::Word(&["УТВЕРЖДЕН", "УТВЕРЖДЕНА", "УТВЕРЖДЕНО", "УТВЕРЖДЕНЫ"]);

static SECTION: Shape = Shape::Map {
    name: "section",
    title: "раздела плана",
    fields: &[
        required("title", "название раздела, без номера", &Shape::Text),
        required("events", "мероприятия", &Shape::List(&EVENT)),
    ],
    rest: None,
};

/// The columns decide which other keys an event has: `event`, `period`, … or a plan's own.
static EVENT: Shape = Shape::Map {
    name: "event",
    title: "мероприятия",
    fields: &[optional(
        "number",
        "номер, только если он не такой, как по счёту",
        &Shape::Text,
    )],
    rest: Some(&CELL),
};

static CELL: Shape = Shape::Either(&Shape::Text, &Shape::List(&Shape::Text));
