//! The manifest: what `build --manifest` lists, and what `verify` says of it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use prikaz::digest::Digest;
use prikaz::manifest::{Manifest, ManifestError};

use crate::desk::{Desk, Done, ORDER, differs, golden, run};
use crate::paper;

/// What `verify` is told in most tests.
const VERIFY: [&str; 5] =
    ["verify", "data", "out/manifest.json", "--templates", "templates"];

/// Two orders, one of them in a form of its own, with papers and a manifest.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("data/a.yaml", ORDER);
    desk.put("data/inner/b.yml", ORDER.replace("smolensk-edu", "own"));
    desk.put("templates/own/form.yaml", "extends: gost-2025\n");
    desk.put("templates/own/text.xml", paper::text("templates/gost-2025/text.xml"));
    let done = desk.run(&["build", "--manifest", "--templates", "templates"]);
    let expected = "\
сделано: out/a.pdf, out/a.docx (листов: 1)
сделано: out/b.pdf, out/b.docx (листов: 1)
опись: out/manifest.json (приказов: 2)
";
    assert_eq!((done.code, done.says.as_str()), (0, expected));
    desk
}

fn manifest(desk: &Desk, path: &str) -> Manifest {
    Manifest::parse(&desk.get(path)).unwrap()
}

fn append(desk: &Desk, path: &str, bytes: &[u8]) {
    desk.put(path, [desk.get(path), bytes.to_vec()].concat());
}

fn remove(desk: &Desk, path: &str) {
    fs::remove_file(desk.path(path)).unwrap();
}

/// Puts other words into the manifest.
fn edit(desk: &Desk, old: &str, new: &str) {
    let text = String::from_utf8(desk.get("out/manifest.json")).unwrap();
    assert!(text.contains(old), "{text}");
    desk.put("out/manifest.json", text.replace(old, new));
}

#[test]
fn a_manifest_has_names_digests_and_no_folder() {
    let desk = desk();
    let mut text = String::from_utf8(desk.get("out/manifest.json")).unwrap();
    let manifest = manifest(&desk, "out/manifest.json");
    let files = manifest.orders.iter().flat_map(|record| {
        let papers = record.papers.iter().chain([&record.order]);
        papers.chain(&record.form.files)
    });
    let digests = files.chain(&manifest.fonts).map(|file| &file.sha256);
    for digest in digests.chain([&manifest.prikaz.sha256]) {
        text = text.replace(&digest.to_string(), "…");
    }
    for record in &manifest.orders {
        assert_eq!(record.document.len(), "prikaz-".len() + 32);
        text = text.replace(&record.document, "prikaz-…");
    }
    let differs = differs(&golden("manifest").join("manifest.json"), &text);
    assert!(differs.is_none(), "{}", differs.unwrap());
}

#[test]
fn the_digests_are_those_of_the_files() {
    let desk = Desk::new();
    let order = format!("\u{FEFF}{}", ORDER.replace('\n', "\r\n"));
    desk.put("order.yaml", order.replace("smolensk-edu", "own"));
    desk.put("forms/own/form.yaml", "\u{FEFF}extends: gost-2025\r\n");
    let arguments = ["build", "order.yaml", "--manifest", "--templates", "forms"];
    assert_eq!(desk.run(&arguments).code, 0);
    let manifest = manifest(&desk, "out/manifest.json");
    let of = |path: &Path| Digest::of(&[&fs::read(path).unwrap()]);
    let program = Path::new(env!("CARGO_BIN_EXE_prikaz"));
    assert_eq!(manifest.prikaz.sha256, of(program));
    assert_eq!(manifest.prikaz.version, env!("CARGO_PKG_VERSION"));
    for font in &manifest.fonts {
        assert_eq!(font.sha256, of(&paper::path("fonts").join(&font.name)));
    }
    let [record] = &manifest.orders[..] else { panic!("{manifest:?}") };
    assert_eq!(record.order.sha256, of(&desk.path("order.yaml")));
    for paper in &record.papers {
        assert_eq!(paper.sha256, of(&desk.path("out").join(&paper.name)));
    }
    for file in &record.form.files {
        let own = desk.path("forms").join(&file.name);
        let built_in = paper::path("templates").join(&file.name);
        let path = if own.exists() { own } else { built_in };
        assert_eq!(file.sha256, of(&path), "{}", file.name);
    }
    let done =
        desk.run(&["verify", "order.yaml", "out/manifest.json", "--templates", "forms"]);
    assert_eq!(done.code, 0, "{}", done.says);
}

#[test]
fn the_same_input_gives_the_same_manifest_anywhere_and_again() {
    let (one, other) = (desk(), Desk::new());
    let bytes = one.get("out/manifest.json");
    for name in ["a.yaml", "inner/b.yml"] {
        other.put(&format!("far/away/{name}"), one.get(&format!("data/{name}")));
    }
    for name in ["form.yaml", "text.xml"] {
        let name = format!("own/{name}");
        other.put(&format!("forms/{name}"), one.get(&format!("templates/{name}")));
    }
    for jobs in ["1", "4"] {
        let mut command = other.command();
        command.args(["build", "far", "-o", "o", "--manifest", "--jobs", jobs]);
        command.args(["--templates", "forms"]).env("TZ", "Pacific/Kiritimati");
        assert_eq!(run(&mut command).code, 0);
        assert!(other.get("o/manifest.json") == bytes, "{jobs}");
    }
    let done = one.run(&["build", "--manifest", "--templates", "templates"]);
    assert_eq!(done.code, 0);
    assert!(one.get("out/manifest.json") == bytes);
}

#[test]
fn only_papers_that_were_made_are_listed() {
    let desk = Desk::new();
    desk.put("data/a.yaml", ORDER).put("data/b.yaml", "form: smolensk-edu\n");
    let done = desk.run(&["build", "--manifest", "--only", "pdf"]);
    assert_eq!(done.code, 1);
    assert!(done.says.ends_with("\nопись: out/manifest.json (приказов: 1)\n"));
    let listed = manifest(&desk, "out/manifest.json").orders;
    assert_eq!((listed.len(), listed[0].papers.len()), (1, 1));
    assert_eq!(listed[0].papers[0].name, "a.pdf");
    let done = desk.run(&["verify", "data/a.yaml", "out/manifest.json"]);
    let expected = "\
a.yaml: приказ тот же, что в описи
a.pdf: документ тот же, что в описи
";
    assert_eq!((done.code, done.says.as_str()), (0, expected));
    let old = desk.get("out/manifest.json");
    let done = desk.run(&["build", "data/b.yaml", "--manifest"]);
    assert_eq!(done.code, 1);
    assert!(desk.get("out/manifest.json") == old, "nothing was made");
}

/// What is done to a desk before its manifest is checked.
type Change = fn(&Desk);

#[test]
fn whatever_is_otherwise_is_named() {
    let cases: [(&str, i32, Change); 18] = [
        ("ничего", 0, |_| {}),
        ("байт документа", 1, |desk| append(desk, "out/a.pdf", b"\n")),
        ("нет документа", 1, |desk| remove(desk, "out/b.docx")),
        ("байт приказа", 1, |desk| append(desk, "data/a.yaml", b"\n")),
        ("нет приказа", 1, |desk| remove(desk, "data/a.yaml")),
        ("новый приказ", 1, |desk| {
            desk.put("data/c.yaml", ORDER);
        }),
        ("новый конец имени", 0, |desk| {
            fs::rename(desk.path("data/a.yaml"), desk.path("data/a.yml")).unwrap();
        }),
        ("файл бланка", 1, |desk| {
            append(desk, "templates/own/text.xml", b"\n");
        }),
        ("нет файла бланка", 1, |desk| {
            remove(desk, "templates/own/text.xml");
        }),
        ("новый файл бланка", 1, |desk| {
            desk.put("templates/gost-2025/new.xml", "");
        }),
        ("нет бланка", 1, |desk| remove(desk, "templates/own/form.yaml")),
        ("другой бланк", 1, |desk| {
            desk.put("data/inner/b.yml", ORDER);
        }),
        ("приказ не читается", 1, |desk| {
            desk.put("data/a.yaml", [0xCF, 0xF0, 0xE8, 0xEA, 0xE0, 0xE7]);
        }),
        ("шрифт", 1, |desk| edit(desk, "Serif-Bold.ttf", "Sans-Bold.ttf")),
        ("другая версия программы", 0, |desk| {
            edit(desk, concat!('"', env!("CARGO_PKG_VERSION"), '"'), "\"0.0.9\"");
        }),
        ("другая сборка программы", 0, |desk| {
            let mut manifest = manifest(desk, "out/manifest.json");
            manifest.prikaz.sha256 = manifest.fonts[0].sha256.clone();
            desk.put("out/manifest.json", manifest.json());
        }),
        ("без сверки", 0, |desk| edit(desk, "true", "false")),
        ("всё сразу", 1, |desk| {
            append(desk, "data/a.yaml", b"\n");
            append(desk, "out/a.docx", b"\n");
            append(desk, "templates/own/form.yaml", b"\n");
            remove(desk, "out/b.pdf");
            desk.put("data/c.yaml", ORDER);
        }),
    ];
    let mut all = String::new();
    for (name, code, change) in cases {
        let desk = desk();
        change(&desk);
        let done = desk.run(&VERIFY);
        assert_eq!((done.code, done.output.len()), (code, 0), "{name}: {}", done.says);
        let _ = writeln!(all, "# {name}\nкод: {code}\n{}", done.says);
    }
    let differs = differs(&golden("manifest").join("verdicts.txt"), &all);
    assert!(differs.is_none(), "{}", differs.unwrap());
}

#[test]
fn one_order_is_checked_beside_its_papers_and_the_others_are_counted() {
    let desk = desk();
    remove(&desk, "out/b.pdf");
    let done = desk.run(&["verify", "data/a.yaml", "out/a.docx", "out/manifest.json"]);
    let expected = "\
out/a.docx: то же, что в приказе
a.yaml: приказ тот же, что в описи
a.pdf: документ тот же, что в описи
a.docx: документ тот же, что в описи
в описи есть и другие приказы, они не проверены: 1; чтобы проверить все, назовите папку с приказами
";
    assert_eq!((done.code, done.says.as_str()), (0, expected));
    desk.put("c.yaml", ORDER);
    let done = desk.run(&["verify", "c.yaml", "out/manifest.json"]);
    let expected = "\
c.yaml: приказ есть, а в описи его нет; сделайте документы и опись заново: `prikaz build --manifest`
в описи есть и другие приказы, они не проверены: 2; чтобы проверить все, назовите папку с приказами
";
    assert_eq!((done.code, done.says.as_str()), (1, expected));
}

#[test]
fn an_order_from_standard_input_is_listed_by_the_name_of_its_papers() {
    let desk = Desk::new();
    let given = |arguments: &[&str]| -> Done {
        run(desk.command().args(arguments).write_stdin(ORDER))
    };
    let done = given(&["build", "-", "--manifest"]);
    assert_eq!(done.code, 0, "{}", done.says);
    assert_eq!(desk.names("out"), ["manifest.json", "prikaz.docx", "prikaz.pdf"]);
    let done = given(&["verify", "-", "out/manifest.json", "out/prikaz.pdf"]);
    let expected = "\
out/prikaz.pdf: то же, что в приказе
prikaz: приказ тот же, что в описи
prikaz.pdf: документ тот же, что в описи
prikaz.docx: документ тот же, что в описи
";
    assert_eq!((done.code, done.says.as_str()), (0, expected));
}

#[test]
fn misuse_is_refused_with_advice() {
    let desk = desk();
    for (arguments, expected) in [
        (
            &["build", "data/a.yaml", "--only", "pdf", "-o", "-", "--manifest"][..],
            "\
ошибка: опись кладут рядом с документами, а документ идёт в стандартный вывод
  как исправить: назовите папку: `-o out`, или уберите `--manifest`
",
        ),
        (
            &["watch", "--manifest"],
            "\
ошибка: параметр `--manifest` неизвестен
  как исправить: перечень параметров: `prikaz --help` или `prikaz build --help`
",
        ),
        (
            &["verify", "data", "out/manifest.json", "out/a.pdf"],
            "\
ошибка: документ «out/a.pdf» сверяют с одним приказом, а «data» — папка
  как исправить: назовите файл YAML, по которому документ сделан, или опись manifest.json
",
        ),
        (
            &["verify", "data", "out/absent.json", "--templates", "templates"],
            "\
ошибка: не удалось прочитать «out/absent.json»: такого файла или папки нет
  как исправить: проверьте имя и папку
",
        ),
    ] {
        let done = desk.run(arguments);
        assert_eq!((done.code, done.output.len()), (2, 0), "{arguments:?}");
        assert_eq!(done.says, expected, "{arguments:?}");
    }
}

#[test]
fn a_name_that_leads_to_a_folder_is_refused() {
    let desk = desk();
    desk.put("a.pdf", "outside").put("out/a/b.pdf", "inside");
    let text = String::from_utf8(desk.get("out/manifest.json")).unwrap();
    for old in ["\"a.pdf\"", "\"a.yaml\""] {
        for name in
            ["../../etc/passwd", "/etc/passwd", "a/b.pdf", "./a.pdf", "a.pdf/", "..", ""]
        {
            desk.put("out/manifest.json", text.replace(old, &format!("\"{name}\"")));
            let done = desk.run(&VERIFY);
            let expected = format!(
                "out/manifest.json: не читается как опись: опись повреждена: «{name}» — не имя \
                 файла\n"
            );
            assert_eq!((done.code, done.says), (1, expected));
        }
    }
}

#[test]
fn a_name_cannot_forge_a_line() {
    let desk = desk();
    remove(&desk, "out/a.pdf");
    edit(&desk, "\"a.pdf\"", r#""a.pdf: цел\n\u001b[2Jб""#);
    let done = desk.run(&VERIFY);
    let line = done.says.lines().nth(1).unwrap();
    assert!(line.starts_with("a.pdf: цел��[2Jб: документ назван в описи"), "{line}");
    assert!(!done.says.contains('\u{1B}'));
}

#[cfg(unix)]
#[test]
fn a_paper_behind_a_link_is_not_read() {
    let desk = desk();
    fs::rename(desk.path("out/a.pdf"), desk.path("outside.pdf")).unwrap();
    std::os::unix::fs::symlink("../outside.pdf", desk.path("out/a.pdf")).unwrap();
    let done = desk.run(&VERIFY);
    assert_eq!(done.code, 1);
    assert!(done.says.contains("a.pdf: документ назван в описи, а его нет"));
}

#[test]
fn what_is_no_manifest_is_refused_in_a_line() {
    let desk = desk();
    let whole = desk.get("out/manifest.json");
    let text = String::from_utf8(whole.clone()).unwrap();
    let (half, key) = (whole.len() / 2, text.find("\"document\"").unwrap());
    let line = |end: usize| whole[..end].split(|&byte| byte == b'\n').count();
    let shape = |line| format!("это JSON, но не опись: строка {line}");
    let damaged = |line| format!("это не JSON, или файл повреждён: строка {line}");
    let with = |old: &str, new: &str| text.replacen(old, new, 1).into_bytes();
    let cases: [(Vec<u8>, String); 11] = [
        (Vec::new(), damaged(1)),
        (b"%PDF-1.7".to_vec(), damaged(1)),
        (whole[..half].to_vec(), damaged(line(half))),
        ([&whole[..], b"{"].concat(), damaged(line(whole.len()))),
        (b"{}".to_vec(), shape(1)),
        (b"null".to_vec(), shape(1)),
        ("[".repeat(10_000).into_bytes(), shape(1)),
        (with("[", &"[".repeat(10_000)), shape(6)),
        (with("\"document\"", "\"doc\""), shape(line(key))),
        (with("\"sha256\": \"", "\"sha256\": \"0"), shape(5)),
        (vec![b' '; (64 << 20) + 1], "файл больше 64 МБ".to_owned()),
    ];
    for (bytes, why) in cases {
        desk.put("out/manifest.json", bytes);
        let done = desk.run(&VERIFY);
        let expected = format!("out/manifest.json: не читается как опись: {why}\n");
        assert_eq!((done.code, done.says), (1, expected));
    }
}

#[test]
fn a_manifest_cut_anywhere_is_refused() {
    let whole = desk().get("out/manifest.json");
    for end in 0..whole.len() - 2 {
        let parsed = Manifest::parse(&whole[..end]);
        assert!(matches!(parsed, Err(ManifestError::NotJson { .. })), "{end}");
    }
}
