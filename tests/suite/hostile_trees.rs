//! Trees that mean harm: what leads outside is refused, and nothing outside is touched.

use std::fs;

use crate::desk::{Desk, ORDER};

/// A template that includes the given file.
fn including(name: &str) -> String {
    format!(
        "<document title=\"x\"><section page=\"order\">{{% include \"{name}\" %}}</section></document>"
    )
}

/// What `build` says of an order in this form, without the lines that show the place.
fn said(desk: &Desk, arguments: &[&str]) -> String {
    let done = desk.run(&[&["build", "order.yaml", "-o", "out"], arguments].concat());
    assert_eq!((done.code, desk.path("out/order.pdf").exists()), (1, false));
    let is_place = |line: &str| {
        let line = line.trim_start();
        line.starts_with(|c: char| c == '|' || c == '-' || c.is_ascii_digit())
    };
    let lines = done.says.lines().filter(|line| !is_place(line) && !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

const OUTSIDE: [&str; 5] =
    ["../../etc/passwd", "/etc/passwd", "..", "../outside", "gost-2025/../../outside"];

#[test]
fn the_name_of_a_form_is_no_path() {
    let desk = Desk::new();
    desk.put("outside/form.yaml", "extends: gost-2025\n");
    desk.put("templates/own/form.yaml", "extends: gost-2025\n");
    for name in OUTSIDE {
        desk.put("order.yaml", ORDER.replace("smolensk-edu", name));
        let expected = format!(
            "ошибка[form]: бланка с именем `{name}` нет\n  \
             = как исправить: есть бланки `gost-2025`, `own`, `smolensk-edu` и \
             `smolensk-edu-facsimile`; свои добавляет `--templates ПАПКА`\n\
             ошибок: 1, предупреждений: 0"
        );
        assert_eq!(said(&desk, &["--templates", "templates"]), expected);
        desk.put("order.yaml", ORDER);
        assert_eq!(said(&desk, &["--templates", "templates", "--form", name]), expected);
        let base = format!("extends: {name}\n");
        desk.put("templates/own/form.yaml", base);
        assert_eq!(said(&desk, &["--templates", "templates", "--form", "own"]), expected);
        desk.put("templates/own/form.yaml", "extends: gost-2025\n");
    }
}

#[test]
fn what_a_template_includes_is_no_path() {
    let desk = Desk::new();
    desk.put("order.yaml", ORDER.replace("smolensk-edu", "own"));
    desk.put("outside", "<p>секрет</p>");
    desk.put("templates/own/form.yaml", "extends: gost-2025\n");
    desk.put("templates/other/text.xml", "<p>секрет</p>");
    for name in OUTSIDE.into_iter().chain(["other/text.xml", "../other/text.xml"]) {
        desk.put("templates/own/order.xml", including(name));
        assert_eq!(
            said(&desk, &["--templates", "templates"]),
            "ошибка[template]: вставляемого шаблона нет ни в бланке, ни в тех, на которых \
             он основан\n  = как исправить: проверьте имя файла после `include`\n\
             ошибок: 1, предупреждений: 0"
        );
    }
}

#[test]
fn a_template_has_no_pictures_to_read() {
    let desk = Desk::new();
    desk.put("order.yaml", ORDER.replace("smolensk-edu", "own"));
    desk.put("templates/own/form.yaml", "extends: gost-2025\n");
    for name in OUTSIDE {
        let image = format!("<image src=\"{name}\"/>");
        let template = format!(
            "<document title=\"x\"><section page=\"order\">{image}</section></document>"
        );
        desk.put("templates/own/order.xml", template);
        let said = said(&desk, &["--templates", "templates"]);
        assert!(said.starts_with("ошибка[template]: "), "{said}");
        assert!(said.contains("`<image>`"), "{said}");
    }
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_out_of_the_templates_is_refused() {
        let desk = Desk::new();
        desk.put("order.yaml", ORDER);
        desk.put("outside.xml", "<p>секрет</p>");
        desk.put("templates/own/form.yaml", "extends: gost-2025\n");
        symlink("../../outside.xml", desk.path("templates/own/order.xml")).unwrap();
        let done = desk.run(&["build", "order.yaml", "--templates", "templates"]);
        assert_eq!(
            (done.code, done.says.as_str()),
            (
                2,
                "ошибка: ссылка «templates/own/order.xml» ведёт за пределы папки «templates»\n  \
                 как исправить: положите в папку сам файл или уберите ссылку\n"
            )
        );
        assert_eq!(desk.names("."), ["order.yaml", "outside.xml", "templates"]);
    }

    #[test]
    fn a_link_inside_the_templates_is_followed() {
        let desk = Desk::new();
        desk.put("order.yaml", ORDER.replace("smolensk-edu", "own"));
        desk.put("templates/base.yaml", "extends: gost-2025\n");
        desk.put("templates/own/note.txt", "");
        symlink("../base.yaml", desk.path("templates/own/form.yaml")).unwrap();
        let done = desk.run(&["build", "order.yaml", "--templates", "templates"]);
        assert_eq!(done.code, 0, "{}", done.says);
    }

    #[test]
    fn a_link_out_of_a_folder_of_orders_is_refused() {
        let desk = Desk::new();
        desk.put("outside.yaml", ORDER);
        desk.put("data/order.yaml", ORDER);
        symlink("../outside.yaml", desk.path("data/link.yaml")).unwrap();
        let done = desk.run(&["build"]);
        assert_eq!(
            (done.code, done.says.as_str()),
            (
                2,
                "ошибка: ссылка «data/link.yaml» ведёт за пределы папки «data»\n  \
                 как исправить: положите в папку сам файл или уберите ссылку\n"
            )
        );
        assert_eq!(desk.names("."), ["data", "outside.yaml"]);
    }

    #[test]
    fn a_link_to_nowhere_is_told() {
        let desk = Desk::new();
        desk.put("data/order.yaml", ORDER);
        symlink("gone.yaml", desk.path("data/link.yaml")).unwrap();
        let done = desk.run(&["build"]);
        assert_eq!(
            (done.code, done.says.as_str()),
            (
                2,
                "ошибка: не удалось прочитать «data/link.yaml»: такого файла или папки нет\n  \
                 как исправить: проверьте имя и папку\n"
            )
        );
    }

    #[test]
    fn a_circle_of_folders_ends() {
        let desk = Desk::new();
        desk.put("data/order.yaml", ORDER);
        symlink("..", desk.path("data/again")).unwrap();
        let done = desk.run(&["build"]);
        assert_eq!(done.code, 0, "{}", done.says);
        assert_eq!(desk.names("out"), ["order.docx", "order.pdf"]);
    }

    #[test]
    fn a_linked_target_is_replaced_and_what_it_led_to_is_whole() {
        let desk = Desk::new();
        desk.put("order.yaml", ORDER).put("precious", "важное").put("out/x", "");
        symlink("../precious", desk.path("out/order.pdf")).unwrap();
        symlink("/dev/zero", desk.path("out/order.docx")).unwrap();
        let done = desk.run(&["build", "order.yaml"]);
        assert_eq!(
            (done.code, done.says.as_str()),
            (0, "сделано: out/order.pdf, out/order.docx (листов: 1)\n")
        );
        assert_eq!(desk.get("precious"), "важное".as_bytes());
        for name in ["out/order.pdf", "out/order.docx"] {
            assert!(fs::symlink_metadata(desk.path(name)).unwrap().is_file());
        }
    }

    #[test]
    fn a_pipe_in_the_place_of_a_paper_is_refused() {
        let desk = Desk::new();
        desk.put("order.yaml", ORDER).put("out/x", "");
        let made =
            std::process::Command::new("mkfifo").arg(desk.path("out/order.pdf")).status();
        assert!(made.unwrap().success());
        let done = desk.run(&["build", "order.yaml"]);
        assert_eq!(
            (done.code, done.says.as_str()),
            (
                3,
                "ошибка: не удалось записать «out/order.pdf»: под этим именем не файл, а канал \
                 или устройство\n  как исправить: проверьте путь и повторите; прежний файл цел\n"
            )
        );
        assert_eq!(desk.names("out"), ["order.pdf", "x"]);
    }
}

#[test]
fn odd_names_of_orders_stay_in_the_folder() {
    for (name, stem) in
        [("..yaml", "."), ("...yaml", ".."), ("~", "~"), ("a b;c", "a b;c")]
    {
        let desk = Desk::new();
        desk.put(&format!("in/{name}"), ORDER);
        let done = desk.run(&["build", &format!("in/{name}"), "-o", "in/out"]);
        assert_eq!(done.code, 0, "{}", done.says);
        assert_eq!(desk.names("in/out"), [format!("{stem}.docx"), format!("{stem}.pdf")]);
        assert_eq!(desk.names("in").len(), 2);
        assert_eq!(desk.names("."), ["in"]);
    }
}

#[test]
fn broken_papers_are_refused_in_a_line() {
    let desk = Desk::new();
    desk.put("order.yaml", ORDER);
    for (name, bytes, why) in [
        ("empty.pdf", &b""[..], "это не DOCX, или файл повреждён"),
        ("head.pdf", b"%PDF-1.7\n", "это не PDF, или файл повреждён"),
        ("head.docx", b"PK\x03\x04", "это не DOCX, или файл повреждён"),
        ("text.docx", "текст".as_bytes(), "это не DOCX, или файл повреждён"),
    ] {
        desk.put(name, bytes);
        let done = desk.run(&["verify", "order.yaml", name]);
        let expected = format!("{name}: не читается как документ: {why}\n");
        assert_eq!((done.code, done.says), (1, expected));
    }
}

#[test]
fn a_zip_bomb_is_refused() {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("word/document.xml", options).unwrap();
    let spaces = vec![b' '; 1 << 20];
    (0..64).for_each(|_| archive.write_all(&spaces).unwrap());
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 17);
    let desk = Desk::new();
    desk.put("order.yaml", ORDER).put("bomb.docx", bytes);
    let done = desk.run(&["verify", "order.yaml", "bomb.docx"]);
    assert_eq!(
        (done.code, done.says.as_str()),
        (
            1,
            "bomb.docx: не читается как документ: файл разворачивается больше, чем бывает у \
             документа\n"
        )
    );
}

#[test]
fn more_than_a_hundred_findings_are_counted_and_json_has_them_all() {
    let desk = Desk::new();
    let unknown: Vec<String> = (0..103).map(|n| format!("неведомое{n}: x\n")).collect();
    let unknown = unknown.concat();
    desk.put("order.yaml", format!("{ORDER}{unknown}"));
    let done = desk.run(&["build", "order.yaml"]);
    assert_eq!(done.says.matches("ошибка[unknown-key]").count(), 100);
    assert!(done.says.ends_with("\n\n… и ещё 3\n\nошибок: 103, предупреждений: 0\n"));
    let done = desk.run(&["build", "order.yaml", "--format", "json"]);
    assert_eq!(done.text().matches("\"unknown-key\"").count(), 103);
}
