//! The command line from outside: helps, exit codes, files.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::desk::{Desk, ORDER, differs, golden, run};

/// An order with a fault.
const FAULTY: &str = "form: smolensk-edu\n";

/// The first lines of a PDF.
const PDF: &[u8] = b"%PDF-1.7";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("order.yaml", ORDER);
    desk
}

#[test]
fn helps_read_as_expected() {
    let desk = Desk::new();
    let cases: [(&str, &[&str]); 10] = [
        ("help.txt", &["--help"]),
        ("help-short.txt", &["-h"]),
        ("help-build.txt", &["build", "--help"]),
        ("help-diff.txt", &["diff", "--help"]),
        ("help-new.txt", &["new", "-h"]),
        ("help-next.txt", &["next", "--help"]),
        ("help-schema.txt", &["schema", "--help"]),
        ("help-verify.txt", &["verify", "--help"]),
        ("help-watch.txt", &["watch", "--help"]),
        ("version.txt", &["--version"]),
    ];
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|(file, arguments)| {
            let done = desk.run(arguments);
            assert_eq!((done.code, done.says.as_str()), (0, ""));
            differs(&golden("cli").join(file), &done.text())
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.concat());
}

#[test]
fn without_a_command_the_help_is_said_and_the_code_is_2() {
    let done = Desk::new().run(&[]);
    assert_eq!((done.code, done.output.len()), (2, 0));
    assert!(done.says.contains("Как вызвать: prikaz КОМАНДА"));
}

#[test]
fn misuse_is_said_in_russian_and_the_code_is_2() {
    let desk = desk();
    let cases: [&[&str]; 17] = [
        &["biuld"],
        &["сделай"],
        &["build", "--fom", "gost-2025"],
        &["build", "--zzz"],
        &["build", "--only"],
        &["build", "--only", "xls"],
        &["build", "--format", "xml"],
        &["build", "--jobs", "0"],
        &["build", "--jobs", "два"],
        &["build", "--jobs", "-1"],
        &["build", "--only", "pdf", "--only", "pdf"],
        &["build", "--strict=1"],
        &["new", "a.yaml", "b.yaml"],
        &["schema", "x"],
        &["build", "absent.yaml"],
        &["build"],
        &["build", "order.yaml", "--templates", "absent"],
    ];
    let mut all = String::new();
    for arguments in cases {
        let done = desk.run(arguments);
        let line = format!(
            "$ prikaz {}\nкод: {}\n{}\n",
            arguments.join(" "),
            done.code,
            done.says
        );
        assert_eq!((done.code, done.output.len()), (2, 0), "{line}");
        all.push_str(&line);
    }
    assert_eq!(desk.names(""), ["order.yaml"]);
    let differs = differs(&golden("cli").join("misuse.txt"), &all);
    assert!(differs.is_none(), "{}", differs.unwrap());
}

#[test]
fn an_order_becomes_a_pdf_in_the_folder_out() {
    let desk = desk();
    let done = desk.run(&["build", "--only", "pdf", "order.yaml"]);
    assert_eq!((done.code, done.output.len()), (0, 0));
    assert_eq!(done.says, "сделано: out/order.pdf (листов: 1)\n");
    assert!(desk.get("out/order.pdf").starts_with(PDF));
    assert_eq!(desk.names("out"), ["order.pdf"]);
}

#[test]
fn folders_are_searched_but_not_hidden_ones() {
    let desk = Desk::new();
    for path in [
        "data/a.yaml",
        "data/inner/b.yml",
        "data/.hidden/c.yaml",
        "data/.d.yaml",
        "data/e.txt",
        "data/f.YAML",
        "data/g.yaml.bak",
    ] {
        desk.put(path, ORDER);
    }
    assert_eq!(desk.run(&["build", "--only", "pdf"]).code, 0);
    assert_eq!(desk.names("out"), ["a.pdf", "b.pdf"]);
}

#[test]
fn a_hidden_folder_that_is_named_is_searched() {
    let desk = Desk::new();
    desk.put(".hidden/a.yaml", ORDER);
    assert_eq!(desk.run(&["build", "--only", "pdf", ".hidden"]).code, 0);
    assert_eq!(desk.names("out"), ["a.pdf"]);
}

#[test]
fn a_missing_data_folder_is_misuse() {
    let done = Desk::new().run(&["build", "--only", "pdf"]);
    let expected = "\
ошибка: файла или папки «data» нет
  как исправить: назовите файл или папку с приказами, или начните новый приказ: `prikaz new`
";
    assert_eq!((done.code, done.says.as_str()), (2, expected));
}

#[test]
fn an_empty_folder_is_misuse() {
    let desk = Desk::new();
    fs::create_dir(desk.path("data")).unwrap();
    let done = desk.run(&["build", "--only", "pdf"]);
    let expected = "\
ошибка: в папке «data» нет файлов YAML
  как исправить: положите в неё приказ или начните новый: `prikaz new`
";
    assert_eq!((done.code, done.says.as_str()), (2, expected));
    assert_eq!(desk.names(""), ["data"]);
}

#[test]
fn two_inputs_of_one_stem_are_refused_before_work() {
    for names in
        [["a/x.yaml", "b/x.yaml"], ["a/x.yaml", "a/x.yml"], ["a/X.yaml", "b/x.yaml"]]
    {
        let desk = Desk::new();
        for name in names {
            desk.put(name, ORDER);
        }
        let folders: &[&str] = if desk.path("b").exists() { &["a", "b"] } else { &["a"] };
        let done = desk.run(&[&["build", "--only", "pdf"], folders].concat());
        assert_eq!(done.code, 2, "{}", done.says);
        assert!(
            done.says.contains("одно имя: документы затёрли бы друг друга"),
            "{}",
            done.says
        );
        assert!(!desk.path("out").exists());
    }
}

#[test]
fn a_file_named_twice_is_made_once() {
    for again in ["order.yaml", "./order.yaml", "."] {
        let done = desk().run(&["build", "--only", "pdf", "order.yaml", again]);
        assert_eq!(
            (done.code, done.says.as_str()),
            (0, "сделано: out/order.pdf (листов: 1)\n")
        );
    }
}

#[test]
fn standard_input_and_output_work_together() {
    let desk = Desk::new();
    let done = run(desk
        .command()
        .args(["build", "--only", "pdf", "-", "-o", "-"])
        .write_stdin(ORDER));
    assert_eq!((done.code, done.says.as_str()), (0, ""));
    assert!(done.output.starts_with(PDF));
    assert!(desk.names("").is_empty());
    let done =
        run(desk.command().args(["build", "--only", "pdf", "-"]).write_stdin(ORDER));
    assert_eq!(done.says, "сделано: out/prikaz.pdf (листов: 1)\n");
}

#[test]
fn a_faulty_standard_input_is_named_and_nothing_goes_out() {
    let desk = Desk::new();
    let done = run(desk
        .command()
        .args(["build", "--only", "pdf", "-", "-o", "-"])
        .write_stdin(FAULTY));
    assert_eq!((done.code, done.output.len()), (1, 0));
    assert!(done.says.contains(" --> стандартный ввод:1:1\n"), "{}", done.says);
}

#[test]
fn only_one_paper_goes_to_standard_output() {
    let desk = desk();
    desk.put("other.yaml", ORDER);
    let done =
        desk.run(&["build", "--only", "pdf", "order.yaml", "other.yaml", "-o", "-"]);
    assert_eq!((done.code, done.output.len()), (2, 0));
    let done = desk.run(&[
        "build",
        "--only",
        "pdf",
        "order.yaml",
        "-o",
        "-",
        "--format",
        "json",
    ]);
    assert_eq!((done.code, done.output.len()), (2, 0));
}

#[test]
fn only_pdf_can_be_asked_for() {
    let desk = desk();
    assert_eq!(desk.run(&["build", "--only", "pdf", "order.yaml"]).code, 0);
    assert_eq!(desk.names("out"), ["order.pdf"]);
}

#[test]
fn another_form_can_be_asked_for() {
    let desk = desk();
    let done = desk.run(&["build", "--only", "pdf", "order.yaml", "--form", "gost-2025"]);
    assert_eq!(done.code, 0);
    let done = desk.run(&["build", "--only", "pdf", "order.yaml", "--form", "gost-2024"]);
    let expected = "\
ошибка[form]: бланка с именем `gost-2024` нет
 --> командная строка:1:8
  |
1 | --form gost-2024
  |        ^^^^^^^^^
  |
  = как исправить: возможно, имелось в виду `gost-2025`

ошибок: 1, предупреждений: 0
";
    assert_eq!((done.code, done.says.as_str()), (1, expected));
}

#[test]
fn a_new_file_builds() {
    let desk = Desk::new();
    let done = desk.run(&["new"]);
    let expected = "\
сделано: data/new.yaml
дальше: заполните его и выполните `prikaz build data/new.yaml`
";
    assert_eq!((done.code, done.says.as_str()), (0, expected));
    let done = desk.run(&["build", "--only", "pdf"]);
    assert_eq!(done.code, 0, "{}", done.says);
    assert_eq!(desk.names("out"), ["new.pdf"]);
    assert_eq!(desk.run(&["new", "-"]).output, desk.get("data/new.yaml"));
}

#[test]
fn new_refuses_an_existing_target() {
    let desk = desk();
    let done = desk.run(&["new", "order.yaml"]);
    assert_eq!(done.code, 2);
    assert!(
        done.says.starts_with("ошибка: файл «order.yaml» уже есть, и он не тронут\n")
    );
    assert_eq!(desk.get("order.yaml"), ORDER.as_bytes());
    fs::create_dir(desk.path("folder")).unwrap();
    assert_eq!(desk.run(&["new", "folder"]).code, 2);
    assert_eq!(desk.run(&["new", "order.yaml/x.yaml"]).code, 3);
    assert_eq!(desk.names(""), ["folder", "order.yaml"]);
}

#[test]
fn new_refuses_a_broken_link() {
    let desk = Desk::new();
    std::os::unix::fs::symlink("nowhere", desk.path("link.yaml")).unwrap();
    assert_eq!(desk.run(&["new", "link.yaml"]).code, 2);
    assert!(fs::symlink_metadata(desk.path("link.yaml")).unwrap().is_symlink());
}

/// The desk after a build that must fail to write `out/order.pdf`.
fn cannot_write(desk: &Desk) -> String {
    let before = desk.names("out");
    let done = desk.run(&["build", "--only", "pdf", "order.yaml"]);
    assert_eq!((done.code, done.output.len()), (3, 0), "{}", done.says);
    assert_eq!(desk.names("out"), before, "no temporary file stays");
    done.says
}

#[test]
fn a_folder_in_the_targets_place_stays() {
    let desk = desk();
    desk.put("out/order.pdf/inner", "x");
    let expected = "\
ошибка: не удалось записать «out/order.pdf»: это папка, а не файл
  как исправить: переименуйте папку или выберите другое место (`-o ПАПКА`); прежний файл цел
";
    assert_eq!(cannot_write(&desk), expected);
    assert_eq!(desk.get("out/order.pdf/inner"), b"x");
}

#[test]
fn a_read_only_target_stays_whole() {
    let desk = desk();
    desk.put("out/order.pdf", "old");
    fs::set_permissions(desk.path("out/order.pdf"), fs::Permissions::from_mode(0o444))
        .unwrap();
    let expected = "\
ошибка: не удалось записать «out/order.pdf»: нет прав
  как исправить: проверьте, что вам разрешено записывать в папке «out» и файл не открыт; прежний файл цел
";
    assert_eq!(cannot_write(&desk), expected);
    assert_eq!(desk.get("out/order.pdf"), b"old");
}

#[test]
fn a_file_in_the_output_folders_place_stays() {
    let desk = desk();
    desk.put("out", "x");
    let done = desk.run(&["build", "--only", "pdf", "order.yaml"]);
    let expected = "\
ошибка: не удалось записать «out»: на пути стоит файл, а не папка
  как исправить: проверьте путь и повторите; прежний файл цел
";
    assert_eq!((done.code, done.says.as_str()), (3, expected));
    assert_eq!(desk.get("out"), b"x");
    assert_eq!(
        desk.run(&["build", "--only", "pdf", "order.yaml", "-o", "out/inner"]).code,
        3
    );
    assert_eq!(desk.get("out"), b"x");
}

#[test]
fn a_full_disk_leaves_the_old_file_whole() {
    let desk = desk();
    desk.put("out/keep", "");
    let out = desk.path("out");
    let mount = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=16k", "tmpfs"])
        .arg(&out)
        .output();
    if !mount.is_ok_and(|done| done.status.success()) {
        eprintln!("skipped: only root can mount a small disk");
        return;
    }
    desk.put("out/order.pdf", "old");
    let done = desk.run(&["build", "--only", "pdf", "order.yaml"]);
    let names = desk.names("out");
    let old = desk.get("out/order.pdf");
    let unmounted = std::process::Command::new("umount").arg(&out).status().unwrap();
    assert!(unmounted.success());
    let expected = "\
ошибка: не удалось записать «out/order.pdf»: на диске нет места
  как исправить: освободите место на диске или выберите другую папку (`-o ПАПКА`); прежний файл цел
";
    assert_eq!((done.code, done.says.as_str()), (3, expected));
    assert_eq!((names, old), (vec!["order.pdf".to_owned()], b"old".to_vec()));
}

#[test]
fn a_fault_in_the_order_leaves_the_old_paper_whole() {
    let desk = Desk::new();
    desk.put("order.yaml", FAULTY).put("out/order.pdf", "old");
    assert_eq!(desk.run(&["build", "--only", "pdf", "order.yaml"]).code, 1);
    assert_eq!(desk.get("out/order.pdf"), b"old");
    assert_eq!(desk.names("out"), ["order.pdf"]);
}

#[test]
fn an_old_paper_is_replaced() {
    let desk = desk();
    desk.put("out/order.pdf", "old");
    assert_eq!(desk.run(&["build", "--only", "pdf", "order.yaml"]).code, 0);
    assert!(desk.get("out/order.pdf").starts_with(PDF));
}

#[test]
fn a_broken_order_does_not_stop_the_others() {
    let desk = Desk::new();
    desk.put("data/a.yaml", ORDER).put("data/b.yaml", FAULTY).put("data/c.yaml", ORDER);
    let done = desk.run(&["build", "--only", "pdf"]);
    assert_eq!(done.code, 1);
    assert_eq!(desk.names("out"), ["a.pdf", "c.pdf"]);
    assert!(done.says.starts_with(
        "сделано: out/a.pdf (листов: 1)\nсделано: out/c.pdf (листов: 1)\nошибка[missing-key]"
    ));
}

#[test]
fn the_worst_code_wins() {
    let desk = Desk::new();
    desk.put("data/a.yaml", FAULTY).put("data/b.yaml", ORDER).put("out/b.pdf/x", "");
    assert_eq!(desk.run(&["build", "--only", "pdf"]).code, 3);
}

#[test]
fn findings_go_to_standard_output_as_json() {
    let desk = desk();
    let done = desk.run(&["build", "--only", "pdf", "order.yaml", "--format", "json"]);
    assert_eq!((done.code, done.text().as_str()), (0, "{\n  \"findings\": []\n}\n"));
    desk.put("order.yaml", FAULTY);
    let done = desk.run(&["build", "--only", "pdf", "order.yaml", "--format", "json"]);
    assert_eq!((done.code, done.says.as_str()), (1, ""));
    let json: serde_json::Value = serde_json::from_str(&done.text()).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 3);
}

#[test]
fn the_schema_is_json() {
    let done = Desk::new().run(&["schema"]);
    assert_eq!((done.code, done.says.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&done.text()).unwrap();
    assert_eq!(json["$schema"], "http://json-schema.org/draft-07/schema#");
}

#[test]
fn no_colour_goes_where_there_is_no_terminal() {
    let desk = Desk::new();
    desk.put("order.yaml", FAULTY);
    assert!(!desk.run(&["build", "--only", "pdf", "order.yaml"]).says.contains('\u{1B}'));
}

#[test]
fn a_name_with_spaces_and_russian_letters_is_fine() {
    let desk = Desk::new();
    desk.put("приказы 2024/приказ № 5.yaml", ORDER);
    let done =
        desk.run(&["build", "--only", "pdf", "приказы 2024", "-o", "готовые документы"]);
    assert_eq!(done.code, 0, "{}", done.says);
    assert_eq!(desk.names("готовые документы"), ["приказ № 5.pdf"]);
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let one = desk();
    assert_eq!(one.run(&["build", "--only", "pdf", "order.yaml"]).code, 0);
    let bytes = one.get("out/order.pdf");
    let other = Desk::new();
    other.put("far/away/order.yaml", ORDER);
    for (zone, locale) in
        [("Pacific/Kiritimati", "C"), ("America/New_York", "ru_RU.KOI8-R")]
    {
        let mut command = other.command();
        command.env("TZ", zone).env("LC_ALL", locale).env("LANG", locale);
        assert_eq!(
            run(command.args(["build", "--only", "pdf", "far", "-o", "o"])).code,
            0
        );
        assert!(other.get("o/order.pdf") == bytes, "{zone} {locale}");
    }
}

#[test]
fn the_number_of_jobs_does_not_change_bytes_or_words() {
    let desk = Desk::new();
    for name in 'a'..='l' {
        desk.put(
            &format!("data/{name}.yaml"),
            ORDER.replace("плана", &format!("плана {name}")),
        );
    }
    desk.put("data/m.yaml", FAULTY).put("data/n.yaml", FAULTY);
    let one = desk.run(&["build", "-o", "o", "--jobs", "1"]);
    let papers: Vec<Vec<u8>> =
        desk.names("o").iter().map(|name| desk.get(&format!("o/{name}"))).collect();
    let four = desk.run(&["build", "-o", "o", "--jobs", "4"]);
    assert_eq!((one.code, four.code, papers.len()), (1, 1, 24));
    assert_eq!(one.says, four.says);
    for (name, bytes) in desk.names("o").iter().zip(papers) {
        assert!(desk.get(&format!("o/{name}")) == bytes, "{name}");
    }
}

#[test]
fn a_folder_without_forms_is_refused() {
    let desk = Desk::new();
    desk.put("order.yaml", ORDER).put("own/readme.txt", "");
    let done = desk.run(&["build", "order.yaml", "--templates", "own"]);
    assert_eq!(done.code, 2);
    assert!(
        done.says.starts_with("ошибка: в папке «own» нет ни одного бланка\n"),
        "{}",
        done.says
    );
}

#[test]
fn a_list_for_programs_and_a_paper_do_not_share_standard_output() {
    let desk = Desk::new();
    desk.put("order.yaml", ORDER);
    for format in ["json", "sarif"] {
        let arguments =
            ["build", "order.yaml", "-o", "-", "--only", "pdf", "--format", format];
        assert_eq!(desk.run(&arguments).code, 2, "{format}");
    }
}

#[test]
fn a_draft_is_not_the_final_order() {
    let desk = Desk::new();
    desk.put("order.yaml", format!("draft: true\n{ORDER}"));
    assert_eq!(desk.run(&["build", "order.yaml", "--only", "docx"]).code, 0);
    let is_same = desk.run(&["verify", "order.yaml", "out/order.docx"]);
    desk.put("order.yaml", ORDER);
    let is_other = desk.run(&["verify", "order.yaml", "out/order.docx"]);
    let same = "out/order.docx: то же, что в приказе\n";
    assert_eq!((is_same.code, is_same.says.as_str()), (0, same));
    let expected = "\
out/order.docx: отличается от приказа, мест: 2
  колонтитул части 1 на первом листе: лишнее «ПРОЕКТ»
  колонтитул части 1, кроме первого листа: должно быть «№», а стоит «№ ПРОЕКТ»
";
    assert_eq!((is_other.code, is_other.says.as_str()), (1, expected));
}

#[test]
fn a_paper_in_another_form_is_remarked_on() {
    let desk = Desk::new();
    desk.put("order.yaml", ORDER);
    assert_eq!(desk.run(&["build", "order.yaml", "--only", "docx"]).code, 0);
    let same = "out/order.docx: то же, что в приказе\n";
    let form = ["--form", "smolensk-edu-facsimile"];
    let is_other =
        desk.run(&[&["verify", "order.yaml", "out/order.docx"], &form[..]].concat());
    assert_eq!(is_other.code, 0);
    assert_eq!(
        is_other.says,
        format!(
            "{same}внимание: слова в «out/order.docx» те же, но сделан он по другой версии приказа или \
             бланка: посмотрите на вид листов\n"
        )
    );
}
