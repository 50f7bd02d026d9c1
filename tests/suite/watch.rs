//! `prikaz watch`: what changes is made anew; faults end nothing; Ctrl+C does.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::desk::{Desk, ORDER};

/// So long is nothing on any machine; a test that passes never waits for it.
const PATIENCE: Duration = Duration::from_mins(2);

/// The program, watching, and what it says.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    /// Starts the program and hears its first words out.
    fn start(desk: &Desk, arguments: &[&str]) -> (Self, Vec<String>) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_prikaz"))
            .current_dir(desk.path(""))
            .arg("watch")
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            said.lines().try_for_each(|line| sender.send(line.unwrap()))
        });
        let watch = Self { child, lines };
        let first = watch.hear("жду изменений; закончить — Ctrl+C");
        (watch, first)
    }

    /// What is said up to a line that begins so, that line included; without the time of
    /// day.
    fn hear(&self, last: &str) -> Vec<String> {
        let mut heard = Vec::new();
        while !heard.last().is_some_and(|line: &String| line.starts_with(last)) {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("«{last}» not said: {heard:#?}"));
            heard.push(without_time(&line));
        }
        heard
    }

    /// Ends it as Ctrl+C does; its exit code, and what it said since.
    fn end(mut self) -> (Option<i32>, Vec<String>) {
        let number = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &number]).status().unwrap().success());
        let code = self.child.wait().unwrap().code();
        (code, self.lines.iter().collect())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // A test that failed leaves no process behind; one that has ended cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn without_time(line: &str) -> String {
    let is_time = |word: &str| {
        word.len() == 8 && word.split(':').all(|part| part.parse::<u8>().is_ok())
    };
    match line.split_once(' ') {
        Some((time, rest)) if is_time(time) => rest.to_owned(),
        _ => line.to_owned(),
    }
}

/// Puts a whole file in its place at once: half a file would be seen on a slow machine.
fn put(desk: &Desk, path: &str, text: impl AsRef<[u8]>) {
    desk.put("whole", text);
    fs::create_dir_all(desk.path(path).parent().unwrap()).unwrap();
    fs::rename(desk.path("whole"), desk.path(path)).unwrap();
}

fn made(stem: &str) -> String {
    format!("сделано: out/{stem}.pdf, out/{stem}.docx (листов: 1)")
}

/// A folder with two orders.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("data/a.yaml", ORDER).put("data/b.yaml", ORDER);
    desk
}

#[test]
fn all_is_made_once_and_then_only_what_changed() {
    let desk = desk();
    let (watch, first) = Watch::start(&desk, &[]);
    assert_eq!(first[..2], [made("a"), made("b")]);
    let old = desk.get("out/b.pdf");
    put(&desk, "data/a.yaml", ORDER.replace("плана", "порядка"));
    assert_eq!(watch.hear("сделано"), [made("a")]);
    assert_eq!(watch.end(), (Some(0), Vec::new()));
    assert_eq!(desk.get("out/b.pdf"), old);
    assert_eq!(desk.names("out"), ["a.docx", "a.pdf", "b.docx", "b.pdf"]);
    let (changed, whole) = (desk.get("out/a.pdf"), desk.get("out/a.docx"));
    assert_eq!(desk.run(&["build"]).code, 0);
    assert_eq!((desk.get("out/a.pdf"), desk.get("out/a.docx")), (changed, whole));
}

#[test]
fn a_file_put_in_the_place_of_another_is_seen() {
    let desk = desk();
    let (watch, _) = Watch::start(&desk, &["data/a.yaml"]);
    desk.put("data/.a.yaml.swp", ORDER.replace("плана", "порядка"));
    fs::rename(desk.path("data/.a.yaml.swp"), desk.path("data/a.yaml")).unwrap();
    assert_eq!(watch.hear("сделано"), [made("a")]);
    assert_eq!(watch.end(), (Some(0), Vec::new()));
    assert_eq!(desk.names("out"), ["a.docx", "a.pdf"]);
}

#[test]
fn a_fault_is_shown_and_the_old_papers_stay_until_it_is_mended() {
    let desk = desk();
    let (watch, _) = Watch::start(&desk, &[]);
    let old = desk.get("out/a.pdf");
    put(&desk, "data/a.yaml", ORDER.replace("title:", "titel:"));
    let heard = watch.hear("не сделано").join("\n");
    assert!(heard.contains("ошибка[unknown-key]"), "{heard}");
    assert!(heard.contains("--> data/a.yaml:4:1"), "{heard}");
    assert!(heard.ends_with("не сделано: data/a.yaml; прежние документы не тронуты"));
    assert_eq!(desk.get("out/a.pdf"), old);
    put(&desk, "data/a.yaml", ORDER);
    assert_eq!(watch.hear("сделано"), [made("a")]);
    assert_eq!(watch.end().0, Some(0));
    assert_eq!(desk.get("out/a.pdf"), old);
}

#[test]
fn new_orders_and_new_folders_are_found_and_lost_ones_are_told() {
    let desk = desk();
    let (watch, _) = Watch::start(&desk, &["data"]);
    put(&desk, "data/c.yml", ORDER);
    assert_eq!(watch.hear("сделано"), [made("c")]);
    put(&desk, "data/inner/d.yaml", ORDER);
    assert_eq!(watch.hear("сделано"), [made("d")]);
    fs::remove_file(desk.path("data/c.yml")).unwrap();
    watch.hear("data/c.yml больше нет; документы оставлены");
    assert_eq!(watch.end().0, Some(0));
    assert!(desk.names("out").contains(&"c.pdf".to_owned()));
}

#[test]
fn a_folder_that_went_and_came_back_is_watched_on() {
    let desk = desk();
    let (watch, _) = Watch::start(&desk, &[]);
    fs::rename(desk.path("data"), desk.path("away")).unwrap();
    watch.hear("ошибка: файла или папки «data» нет");
    put(&desk, "away/a.yaml", ORDER.replace("плана", "порядка"));
    fs::rename(desk.path("away"), desk.path("data")).unwrap();
    assert_eq!(watch.hear("сделано").last(), Some(&made("a")));
    put(&desk, "data/b.yaml", ORDER.replace("плана", "порядка"));
    assert_eq!(watch.hear("сделано"), [made("b")]);
    assert_eq!(watch.end().0, Some(0));
}

#[test]
fn a_changed_form_makes_its_orders_anew_and_no_others() {
    let desk = desk();
    desk.put("forms/own/form.yaml", "extends: smolensk-edu\n");
    desk.put("data/a.yaml", ORDER.replace("smolensk-edu", "own"));
    let (watch, _) = Watch::start(&desk, &["--templates", "forms"]);
    let (mine, other) = (desk.get("out/a.pdf"), desk.get("out/b.pdf"));
    let faulty = "extends: smolensk-edu\nlanguage: ru\n";
    put(&desk, "forms/own/form.yaml", faulty);
    let heard = watch.hear("не сделано").join("\n");
    assert!(heard.contains("--> forms/own/form.yaml:2:1"), "{heard}");
    let styles = "extends: smolensk-edu\nstyles: { item: { left: 20mm } }\n";
    put(&desk, "forms/own/form.yaml", styles);
    assert_eq!(watch.hear("сделано"), [made("a")]);
    assert_eq!(watch.end(), (Some(0), Vec::new()));
    assert_ne!(desk.get("out/a.pdf"), mine);
    assert_eq!(desk.get("out/b.pdf"), other);
}

#[test]
fn a_comment_changes_no_paper_and_a_lost_paper_is_made_again() {
    let desk = desk();
    let (watch, _) = Watch::start(&desk, &["--only", "pdf"]);
    let old = desk.get("out/a.pdf");
    put(&desk, "data/a.yaml", format!("# примечание\n{ORDER}"));
    assert_eq!(watch.hear("документы"), ["документы остались прежними"]);
    fs::remove_file(desk.path("out/a.pdf")).unwrap();
    put(&desk, "data/a.yaml", ORDER);
    assert_eq!(watch.hear("сделано"), ["сделано: out/a.pdf (листов: 1)"]);
    assert_eq!(watch.end().0, Some(0));
    assert_eq!(desk.get("out/a.pdf"), old);
}

#[test]
fn papers_beside_their_orders_start_no_round() {
    let desk = desk();
    let (watch, _) = Watch::start(&desk, &["data", "-o", "data"]);
    put(&desk, "data/a.yaml", ORDER.replace("плана", "порядка"));
    watch.hear("сделано");
    put(&desk, "data/b.yaml", ORDER.replace("плана", "порядка"));
    assert_eq!(watch.hear("сделано").len(), 1);
    assert_eq!(watch.end(), (Some(0), Vec::new()));
    let names = ["a.docx", "a.pdf", "a.yaml", "b.docx", "b.pdf", "b.yaml"];
    assert_eq!(desk.names("data"), names);
}

#[test]
fn what_cannot_be_watched_is_misuse() {
    let desk = desk();
    for arguments in [
        &["watch", "-"][..],
        &["watch", "-o", "-", "data/a.yaml", "--only", "pdf"],
        &["watch", "absent.yaml"],
        &["watch", "--templates", "absent"],
    ] {
        let done = desk.run(arguments);
        assert_eq!(done.code, 2, "{arguments:?}: {}", done.says);
        assert!(done.says.starts_with("ошибка: "), "{}", done.says);
    }
}
