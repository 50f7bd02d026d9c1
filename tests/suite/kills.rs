//! A process that is killed at any moment leaves whole files, and a pair of different
//! age is noticed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use prikaz::reread;
use tempfile::TempDir;

use crate::paper::text;

/// Two versions of one order, and what each is made into.
struct Bench {
    folder: TempDir,
    /// PDF and DOCX of each version.
    papers: [[Vec<u8>; 2]; 2],
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let order = text("templates/new.yaml");
        let versions = [order.clone(), order.replace("Семинар для", "Совещание для")];
        let papers = [0, 1].map(|version| {
            let into = folder.path().join(version.to_string());
            fs::create_dir(&into).unwrap();
            fs::write(into.join("order.yaml"), &versions[version]).unwrap();
            let made = build(&into.join("order.yaml"), &into, None);
            assert!(made.status.success(), "{}", said(&made));
            ["pdf", "docx"]
                .map(|kind| fs::read(into.join("order").with_extension(kind)).unwrap())
        });
        Self { folder, papers }
    }

    fn order(&self, version: usize) -> PathBuf {
        self.folder.path().join(version.to_string()).join("order.yaml")
    }

    fn out(&self) -> PathBuf {
        let out = self.folder.path().join("out");
        fs::create_dir_all(&out).unwrap();
        out
    }

    /// Which version each file of the pair is of; anything else is no whole file.
    fn versions(&self) -> [Option<usize>; 2] {
        [(0, "pdf"), (1, "docx")].map(|(kind, ending)| {
            let bytes = fs::read(self.out().join("order").with_extension(ending)).ok()?;
            let version = self.papers.iter().position(|papers| papers[kind] == bytes);
            Some(version.unwrap_or_else(|| panic!("a {ending} that is no whole file")))
        })
    }
}

fn command(order: &Path, out: &Path, fail: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prikaz"));
    command.arg("build").arg(order).arg("-o").arg(out).stderr(Stdio::piped());
    command.env_remove("PRIKAZ_FAIL").envs(fail.map(|step| ("PRIKAZ_FAIL", step)));
    command
}

fn build(order: &Path, out: &Path, fail: Option<&str>) -> Output {
    command(order, out, fail).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_cut_at_each_step_leaves_whole_files_and_a_mixed_pair_is_noticed() {
    let bench = Bench::new();
    let out = bench.out();
    for (step, after) in [
        ("opened", [Some(0), Some(0)]),
        ("written", [Some(0), Some(0)]),
        ("renamed", [Some(1), Some(0)]),
    ] {
        assert!(build(&bench.order(0), &out, None).status.success());
        assert!(!build(&bench.order(1), &out, Some(step)).status.success(), "{step}");
        assert_eq!(bench.versions(), after, "{step}");
        if after[0] != after[1] {
            let verified = Command::new(env!("CARGO_BIN_EXE_prikaz"))
                .args(["verify".as_ref(), bench.order(1).as_os_str()])
                .args([out.join("order.pdf"), out.join("order.docx")])
                .output()
                .unwrap();
            assert_eq!(verified.status.code(), Some(1));
            assert!(said(&verified).contains("сделан по другой версии приказа"));
        }
        let next = build(&bench.order(1), &out, None);
        assert_eq!(
            said(&next).contains("по разным версиям"),
            after[0] != after[1],
            "{step}"
        );
        assert_eq!(bench.versions(), [Some(1), Some(1)], "{step}");
        assert_eq!(names(&out), ["order.docx", "order.pdf"], "{step}");
    }
}

#[test]
fn two_hundred_kills_leave_whole_files() {
    let bench = Bench::new();
    let out = bench.out();
    let start = Instant::now();
    assert!(build(&bench.order(0), &out, None).status.success());
    let whole = u64::try_from(start.elapsed().as_micros()).unwrap();
    let mut random: u64 = 0x9E37_79B9_7F4A_7C15;
    let (mut killed, mut mixed) = (0, 0);
    for turn in 0..200 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let mut child = command(&bench.order(turn % 2), &out, None).spawn().unwrap();
        thread::sleep(Duration::from_micros((random >> 33) % whole));
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        let [pdf, docx] = bench.versions();
        if pdf != docx {
            mixed += 1;
            let identity = |ending: &str| {
                reread::identity(
                    &fs::read(out.join("order").with_extension(ending)).unwrap(),
                )
            };
            assert_ne!(identity("pdf"), identity("docx"));
        }
    }
    assert!(killed > 100, "{killed} killed, {mixed} pairs mixed");
    assert!(build(&bench.order(0), &out, None).status.success());
    assert_eq!(names(&out), ["order.docx", "order.pdf"]);
}

#[test]
fn a_spoilt_paper_is_not_left() {
    let bench = Bench::new();
    let out = bench.out();
    assert!(build(&bench.order(0), &out, None).status.success());
    let spoilt = build(&bench.order(1), &out, Some("spoil"));
    assert_eq!(spoilt.status.code(), Some(3));
    assert!(
        said(&spoilt).contains("не прошёл проверку и не записан"),
        "{}",
        said(&spoilt)
    );
    assert_eq!(bench.versions(), [Some(0), Some(0)]);
    assert_eq!(names(&out), ["order.docx", "order.pdf"]);
}

#[test]
fn a_docx_that_is_open_elsewhere_keeps_the_old_pair_whole() {
    let bench = Bench::new();
    let out = bench.out();
    assert!(build(&bench.order(0), &out, None).status.success());
    fs::write(out.join(".~lock.order.docx#"), "clerk").unwrap();
    let refused = build(&bench.order(1), &out, None);
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        said(&refused).contains("файл занят другой программой"),
        "{}",
        said(&refused)
    );
    assert_eq!(bench.versions(), [Some(0), Some(0)]);
}
