//! `prikaz next`: what changes, that all of it is listed, and what is refused.

use std::fmt::Write;
use std::fs;

use prikaz::docx;
use prikaz::form::{self, Library};
use prikaz::next::{self, MARK, Next, Options};
use prikaz::order;
use prikaz::reread;
use prikaz::source::{Place, Source};
use prikaz::yaml;
use proptest::prelude::*;
use serde_json::Value;

use crate::desk::{Desk, ORDER, differs, golden};
use crate::paper::{document, path, text};

const REAL: &str = "data/2023-712-02.yaml";

/// The order of a text so many years later.
fn later(text: &str, years: i32) -> Next {
    let source = Source::decode("order.yaml", text.as_bytes().to_vec()).unwrap();
    let (node, findings) = yaml::parse(&source);
    assert!(findings.is_empty(), "{findings:?}\n{text}");
    let node = node.unwrap();
    let form =
        form::load(&Library::built_in(), "smolensk-edu", &Place::top(&source)).unwrap();
    let order = order::read(&node, Some(&form))
        .unwrap_or_else(|findings| panic!("{findings:?}\n{text}"));
    let from = order.year.as_ref().unwrap().year;
    let options = Options { to: from.after(years), keeps_numbers: false };
    next::next(&node, &order, from, options)
}

/// The text without the lines that wait for a person.
fn signed_off(text: &str) -> String {
    let is_mark = |line: &&str| line.trim_start().starts_with(&format!("# {MARK}"));
    text.split_inclusive('\n').filter(|line| !is_mark(line)).collect()
}

#[test]
fn the_real_order_becomes_the_draft_that_was_read_word_by_word() {
    let desk = Desk::new();
    desk.put("data/order.yaml", text(REAL));
    let done = desk.run(&["next", "data/order.yaml", "--review", "review.md"]);
    let json = desk.run(&["next", "data/order.yaml", "--force", "--format", "json"]);
    assert_eq!((done.code, done.output.len(), json.code), (0, 0, 0));
    let get = |name: &str| String::from_utf8(desk.get(name)).unwrap();
    let failed: Vec<String> = [
        ("draft.yaml", get("data/2024-draft.yaml")),
        ("review.md", get("review.md")),
        ("changes.json", json.text()),
        ("screen.txt", done.says),
    ]
    .iter()
    .filter_map(|(name, text)| differs(&golden("next").join(name), text))
    .collect();
    assert!(failed.is_empty(), "{}", failed.concat());
}

/// The periods of the signed order and what they become, by the table that was made by
/// hand.
#[test]
fn every_period_of_the_real_order_moves_as_the_table_says() {
    let table = text("tests/data/seed/periods.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<(&str, &str)> = rows
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let (old, new) = (text(REAL), later(&text(REAL), 1).text);
    let periods = |text: &str| -> Vec<String> {
        let source = Source::new("order.yaml", text);
        let (node, _) = yaml::parse(&source);
        let form = form::load(&Library::built_in(), "smolensk-edu", &Place::top(&source));
        let order = order::read(&node.unwrap(), Some(&form.unwrap())).unwrap();
        let order::Content::Plan(plan) = &order.appendices[0].content else { panic!() };
        let at = plan.columns.iter().position(|column| column.key == "period").unwrap();
        let events = plan.sections.iter().flat_map(|section| &section.events);
        events.map(|event| event.cells[at][0].value.clone()).collect()
    };
    let (old, new) = (periods(&old), periods(&new));
    assert_eq!((old.len(), new.len()), (39, 39));
    for (old, new) in old.iter().zip(&new) {
        let row = rows.iter().find(|(phrase, _)| phrase == old);
        assert_eq!(Some(new.as_str()), row.map(|(_, next)| *next), "{old}");
    }
}

#[test]
fn the_draft_of_the_real_order_builds_and_says_so() {
    let desk = Desk::new();
    desk.put("data/order.yaml", text(REAL));
    assert_eq!(desk.run(&["next", "data/order.yaml"]).code, 0);
    let done = desk.run(&["build", "data/2024-draft.yaml"]);
    assert_eq!(done.code, 0, "{}", done.says);
    let pdf = format!("{:?}", reread::pdf(&desk.get("out/2024-draft.pdf")).unwrap());
    let docx = format!("{:?}", reread::docx(&desk.get("out/2024-draft.docx")).unwrap());
    for paper in [&pdf, &docx] {
        assert!(paper.contains("на 2024/2025 учебный год"));
        assert!(paper.contains("IV региональная методическая конференция"));
        assert!(paper.contains("которых в 2024 году открыты центры"));
        assert!(!paper.contains("2023"));
    }
    let draft = String::from_utf8(desk.get("data/2024-draft.yaml")).unwrap();
    let parts = docx::parts(&document(&draft, "smolensk-edu"));
    assert!(parts.iter().any(|(_, part)| part.contains("ПРОЕКТ")));
}

#[test]
fn the_real_order_leads_back_byte_for_byte() {
    let old = text(REAL);
    for (years, ends) in [(1, "\n"), (2, "\n"), (7, "\r\n")] {
        let old = old.replace('\n', ends);
        let made = later(&old, years);
        assert_eq!(next::undo(&made.text, &made.changes).as_ref(), Some(&old));
    }
}

#[test]
fn a_year_twice_is_two_years() {
    let once = signed_off(&later(&text(REAL), 1).text);
    let twice = signed_off(&later(&once, 1).text);
    assert_eq!(twice, signed_off(&later(&text(REAL), 2).text));
}

/// A text in one of YAML's styles, behind a key at this indentation.
fn written(words: &str, style: usize, indent: usize, end: &str) -> String {
    let pad = " ".repeat(indent + 2);
    let lines = words.replace(' ', &format!(" {end}{pad}")).replace(" \n", "\n");
    match style {
        0 if !words.contains([':', '#', '\'', '"', '{']) => words.to_owned(),
        1 => format!("'{}'", words.replace('\'', "''")),
        2 => format!("\"{}\"", words.replace('"', "\\\"")),
        3 => format!("\"{}\"", words.replace('"', "\\\"").replacen('2', "\\x32", 1)),
        4 => format!(">-{end}{pad}{}", lines.replace(&format!(" {end}"), end)),
        5 => format!("|-{end}{pad}{words}"),
        _ => format!(
            "\"{}\"",
            words.replace('"', "\\\"").replacen(' ', &format!("{end}{pad}"), 1)
        ),
    }
}

/// Texts of plans: with years, ordinals, look-alikes, Cyrillic and signs everywhere.
const NAMES: [&str; 10] = [
    "III региональная конференция «Школа — 2023»",
    "Открытие в 2023 году центров \"Точка роста\"",
    "Неделя профориентации для 5–11 классов",
    "20-я олимпиада и II этап конкурса",
    "Чтения к 80-летию Победы, приказ от 12.05.2023 № 345",
    "Первый слёт на 2023/2024 учебный год",
    "Мониторинг: итоги #1 за 2019–2024 годы",
    "Акция национального проекта «Образование»",
    "План на {{ school_year }} учебный год",
    "It's 'кавычки' и {{{{ скобки",
];

const TERMS: [&str; 12] = [
    "Ноябрь 2023 г. – февраль 2024 г.",
    "с 12.01.2024 по 20.01.2024",
    "29 февраля 2024 г.",
    "25 августа X - 1 года",
    "1 сентября",
    "2011 - 2013 гг.",
    "В течение года по запросу",
    "01.09-31.12.2023г",
    "до 31.12.2030",
    "2023/2024 учебный год",
    "ежегодно до 25 января",
    "октябрь–ноябрь 2023г. (по плану: см. сайт)",
];

#[derive(Debug, Clone)]
struct Generated {
    events: Vec<(usize, usize, usize, usize, bool)>,
    title: usize,
    is_crlf: bool,
    is_marked: bool,
    is_school: bool,
    keys: u8,
}

impl Generated {
    fn text(&self) -> String {
        let end = if self.is_crlf { "\r\n" } else { "\n" };
        let has = |bit: u8| self.keys & (1 << bit) != 0;
        let mut text = String::from("# Заголовок: 2023/2024 # \nform: smolensk-edu\n");
        let mut add = |is: bool, line: &str| {
            if is {
                text.push_str(line);
                text.push('\n');
            }
        };
        add(has(0), "number: 1-О # номер");
        add(has(1), "date: 2023-08-25   # дата");
        add(self.is_school, "school_year: '2023/2024'  # год");
        add(!self.is_school, "year: 2023");
        add(has(2), "draft: false");
        add(has(3), "# комментарий с «2023»");
        let title = written(NAMES[self.title], self.title % 7, 0, "\n");
        // Only a school plan has what its texts refer to.
        let fact = |text: String| {
            if self.is_school { text } else { text.replace("school_year", "year") }
        };
        let _ = writeln!(text, "title: {}", fact(title));
        text.push_str("items:\n- Утвердить. # да\n- text: 'На 2023 год'\n");
        text.push_str("signatory: { post: Начальник, name: И.О. Фамилия } # подпись\n");
        text.push_str("appendices:\n  - kind: plan\n    title: ПЛАН\n    sections:\n");
        text.push_str("      - title: Раздел\n        events:\n");
        for (index, &(name, term, style, other, has_number)) in
            self.events.iter().enumerate()
        {
            let name = fact(written(NAMES[name], style, 12, "\n"));
            let term = written(TERMS[term], other, 12, "\n");
            if has_number {
                let _ = writeln!(text, "          - number: \"1.{}\" # сам", index + 1);
                let _ = writeln!(text, "            event: {name}");
            } else {
                let _ = writeln!(text, "          # событие\n          - event: {name}");
            }
            let _ =
                writeln!(text, "            audience: Все\n            period: {term}");
            let _ = writeln!(text, "            responsible: [Отдел, 'Школа']\n");
        }
        let mark = if self.is_marked { "\u{FEFF}" } else { "" };
        format!("{mark}{}", text.replace('\n', end))
    }
}

fn generated() -> impl Strategy<Value = Generated> {
    let event = (0..NAMES.len(), 0..TERMS.len(), 0..7_usize, 0..7_usize, any::<bool>());
    let events = prop::collection::vec(event, 1..5);
    (events, 0..NAMES.len(), any::<[bool; 3]>(), any::<u8>()).prop_map(
        |(events, title, [is_crlf, is_marked, is_school], keys)| Generated {
            events,
            title,
            is_crlf,
            is_marked,
            is_school,
            keys,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Nothing changes that is not listed, and the places are those of the files.
    #[test]
    fn the_list_leads_back_to_any_file(order in generated()) {
        let old = order.text();
        let made = later(&old, 1);
        prop_assert_eq!(next::undo(&made.text, &made.changes), Some(old.clone()));
        for change in &made.changes {
            for (file, piece) in [(&old, &change.old), (&made.text, &change.new)] {
                let Some(piece) = piece else { continue };
                prop_assert_eq!(file.get(piece.start..piece.end), Some(piece.text.as_str()));
            }
            prop_assert!(change.old.is_some() || change.new.is_some());
            prop_assert!(!change.why.is_empty());
        }
        // Every term is listed, moved or not.
        for event in 0..order.events.len() {
            let route = format!("appendices[0].sections[0].events[{event}].period");
            prop_assert!(made.changes.iter().any(|change| change.route == route), "{}", route);
        }
    }

    #[test]
    fn a_year_twice_is_two_years_for_any_file(order in generated()) {
        let old = order.text();
        let once = signed_off(&later(&old, 1).text);
        let twice = signed_off(&later(&once, 1).text);
        prop_assert_eq!(twice, signed_off(&later(&old, 2).text));
    }
}

#[test]
fn a_list_in_json_has_the_shape_that_is_promised() {
    let made = later(&text(REAL), 1);
    let json: Value = serde_json::from_str(&next::json(&made.changes)).unwrap();
    for change in json["changes"].as_array().unwrap() {
        let keys: Vec<&String> = change.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 6, "{keys:?}");
        assert!(change["review"].is_boolean());
        for piece in [&change["old"], &change["new"]].into_iter().filter(|p| !p.is_null())
        {
            assert!(piece["start"].as_u64() < piece["end"].as_u64());
        }
    }
}

#[test]
fn what_cannot_be_done_is_refused_and_nothing_is_written() {
    let yearly = ORDER.replace("title:", "school_year: 2024/2025\ntitle:");
    let waiting = yearly.replace("title:", "# ПРОВЕРИТЬ: название\ntitle:");
    let cases: [(&str, &str, &[&str]); 12] = [
        ("faults", "form: smolensk-edu\n", &["order.yaml"]),
        ("another-kind", "%PDF-1.7 и прочее", &["order.yaml"]),
        ("another-yaml", "extends: gost-2025\nwords: {}\n", &["order.yaml"]),
        ("no-year", ORDER, &["order.yaml"]),
        ("waiting", &waiting, &["order.yaml"]),
        ("same-year", &yearly, &["order.yaml", "--to", "2024"]),
        ("earlier-year", &yearly, &["order.yaml", "--to", "2020/2021"]),
        ("no-year-asked", &yearly, &["order.yaml", "--to", "скоро"]),
        ("existing", &yearly, &["order.yaml", "-o", "old.yaml"]),
        ("itself", &yearly, &["order.yaml", "-o", "./order.yaml", "--force"]),
        ("review-ending", &yearly, &["order.yaml", "--review", "список.txt"]),
        ("no-file", &yearly, &["нет.yaml"]),
    ];
    let mut all = String::new();
    for (name, order, arguments) in cases {
        let desk = Desk::new();
        desk.put("order.yaml", order).put("old.yaml", "прежнее");
        let done = desk.run(&[&["next"], arguments].concat());
        assert_eq!(desk.names(""), ["old.yaml", "order.yaml"], "{name}");
        assert_eq!(desk.get("old.yaml"), "прежнее".as_bytes());
        assert_eq!(desk.get("order.yaml"), order.as_bytes());
        let _ = writeln!(all, "== {name}: код {}\n{}", done.code, done.says);
    }
    let failed = differs(&golden("next").join("refused.txt"), &all);
    assert!(failed.is_none(), "{}", failed.unwrap_or_default());
}

#[test]
fn marks_stop_the_next_year_until_they_are_gone_or_forced() {
    let desk = Desk::new();
    desk.put("2023.yaml", text(REAL));
    assert_eq!(desk.run(&["next", "2023.yaml"]).code, 0);
    assert_eq!(desk.run(&["next", "2024-draft.yaml"]).code, 1);
    assert_eq!(desk.run(&["next", "2024-draft.yaml", "--force"]).code, 0);
    assert_eq!(desk.names(""), ["2023.yaml", "2024-draft.yaml", "2025-draft.yaml"]);
}

#[test]
fn a_draft_goes_to_standard_output_alone() {
    let desk = Desk::new();
    let order = fs::read(path(REAL)).unwrap();
    let mut command = desk.command();
    command.args(["next", "-", "-o", "-", "--to", "2025/2026"]).write_stdin(order);
    let done = crate::desk::run(&mut command);
    assert_eq!(done.code, 0, "{}", done.says);
    assert!(done.text().contains("school_year: 2025/2026\ndraft: true\n"));
    assert!(desk.names("").is_empty());
}

#[test]
fn numbers_stay_where_that_is_asked() {
    let desk = Desk::new();
    desk.put("2023.yaml", text(REAL));
    assert_eq!(desk.run(&["next", "2023.yaml", "--keep-numbers"]).code, 0);
    let new = String::from_utf8(desk.get("2024-draft.yaml")).unwrap();
    assert_eq!(
        new.matches("- number: ").count(),
        text(REAL).matches("- number: ").count()
    );
}

/// What a person must look at in the only event of a plan, rule by rule.
fn looked_at(event: &str, top: &str) -> Vec<String> {
    let plan = format!(
        "appendices:\n  - kind: plan\n    title: ПЛАН\n    sections:\n      - title: Р\n        \
         events:\n          - {event}\n"
    );
    let order = ORDER.replace("title:", "school_year: 2023/2024\ntitle:");
    let made = later(&format!("{order}{top}{plan}"), 1);
    let listed = made.changes.iter().filter(|c| c.review && c.rule != "people");
    let text = |piece: &Option<next::Piece>| {
        piece.as_ref().map_or_else(String::new, |piece| piece.text.clone())
    };
    listed.map(|c| format!("{} {}: {}", c.rule, text(&c.old), text(&c.new))).collect()
}

#[test]
fn nothing_that_is_doubtful_is_left_in_silence() {
    let bodies = "bodies:\n  a: ГАУ\n  when: ежеквартально\n";
    let rest = "audience: Все, responsible: Отдел";
    for (event, expected) in [
        (
            "{ event: Слёт, period: \"{{ bodies.when }}\", ",
            "term {{ bodies.when }}: {{ bodies.when }}",
        ),
        (
            "{ event: Слёт, period: \"По плану {{ bodies.a }}\", ",
            "term По плану {{ bodies.a }}: По плану {{ bodies.a }}",
        ),
        ("{ event: Слёт, period: 01.09.2023, ", "year 2023: 2024"),
        ("{ event: Слёт, period: 29.02.2024, ", "leap-day 29.02.2024: 29.02.2024"),
        (
            "{ event: Слёт, period: до 31.12.2030, ",
            "long-term до 31.12.2030: до 31.12.2030",
        ),
        (
            "{ event: Слёт, period: 'май 2024 г. (по приказу от 12.05.2021 № 3)', ",
            "term-unknown май 2024 г. (по приказу от 12.05.2021 № 3): май 2024 г. (по приказу от 12.05.2021 № 3)",
        ),
        (
            "{ event: Слёт, period: 'по итогам 2023/2024 учебного года', ",
            "school-year 2023/2024: 2024/2025",
        ),
        ("{ event: Слёт 2021 г., period: май 2024 г., ", "name-year 2021: 2021"),
        (
            "{ event: К 80-летию Победы, period: май 2024 г., ",
            "anniversary 80-летию: 80-летию",
        ),
    ] {
        let found = looked_at(&format!("{event}{rest} }}"), bodies);
        assert_eq!(found, [expected], "{event}");
    }
}

#[test]
fn a_calendar_year_moves_too() {
    let order = ORDER.replace(
        "title: Об утверждении плана",
        "year: 2024\ntitle: О плане на {{ year }} год и на 2024 год",
    );
    let made = later(&order, 3);
    assert!(
        signed_off(&made.text).contains("year: 2027\ndraft: true\n"),
        "{}",
        made.text
    );
    assert!(made.text.contains("на {{ year }} год и на 2027 год"), "{}", made.text);
}

#[test]
fn the_list_of_changes_is_written_over_nothing() {
    let desk = Desk::new();
    desk.put("order.yaml", text("data/2023-712-02.yaml"));
    desk.put("list.md", "old");
    for (review, says) in [
        ("order.yaml", "ошибка: файл «order.yaml» назван дважды\n"),
        ("new.yaml", "ошибка: файл «new.yaml» назван дважды\n"),
        ("list.md", "ошибка: файл «list.md» уже есть, и он не тронут\n"),
    ] {
        let done =
            desk.run(&["next", "order.yaml", "-o", "new.yaml", "--review", review]);
        assert_eq!(done.code, 2, "{}", done.says);
        assert!(done.says.starts_with(says), "{}", done.says);
    }
    assert_eq!(desk.names(""), ["list.md", "order.yaml"]);
}

#[test]
fn the_last_year_of_four_digits_has_no_next() {
    let desk = Desk::new();
    let order = format!("school_year: 9998/9999\n{ORDER}");
    let done = desk.put("order.yaml", order).run(&["next", "order.yaml"]);
    assert_eq!(done.code, 2, "{}", done.says);
    assert!(done.says.contains("год 9999/10000 не записать"), "{}", done.says);
}
