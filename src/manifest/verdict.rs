//! What is otherwise now than in a manifest, said line by line.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

use crate::digest::Digest;
use crate::manifest::{Form, Listed, Manifest, Program};

/// What there is now of what a manifest lists.
#[derive(Debug, Clone)]
pub struct Now {
    /// The program.
    pub program: Program,
    /// The fonts built into it.
    pub fonts: Vec<Listed>,
    /// The orders, each with its form; none where the order or its form cannot be read.
    pub orders: Vec<(Listed, Option<Form>)>,
    /// The papers.
    pub papers: Vec<Listed>,
}

/// What a listed file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A font.
    Font,
    /// An order.
    Order,
    /// A file of a form.
    FormFile,
    /// A paper.
    Paper,
}

/// What has become of a listed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Its bytes are the same.
    Same,
    /// Its bytes differ.
    Changed,
    /// It is listed and no longer there.
    Gone,
    /// It is there and not listed.
    Unlisted,
}

/// One thing that a manifest says, held against what there is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A remark: another program made the papers, of this version.
    Program(String),
    /// A file.
    File(Subject, String, Fate),
    /// An order has another form now.
    Form {
        /// The order.
        order: String,
        /// The form in the manifest.
        was: String,
        /// The form now.
        is: String,
    },
    /// A remark: the papers of an order were not read back when they were made.
    Unread(String),
}

impl Verdict {
    /// Whether something is not as the manifest says; remarks are no faults.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        match self {
            Self::Program(_) | Self::Unread(_) => false,
            Self::File(_, _, fate) => *fate != Fate::Same,
            Self::Form { .. } => true,
        }
    }
}

impl Manifest {
    /// Leaves only what is said of one order; how many others there were.
    pub fn leave_only(&mut self, order: &str) -> usize {
        let count = self.orders.len();
        self.orders.retain(|record| stem(&record.order.name) == stem(order));
        count - self.orders.len()
    }

    /// What is the same now and what is not, each thing once: remarks on the program,
    /// fonts, orders with their forms and papers, orders that are not listed. Orders are
    /// found by their names without endings, as their papers are.
    #[must_use]
    pub fn verdicts(&self, now: &Now) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        if self.prikaz != now.program {
            verdicts.push(Verdict::Program(self.prikaz.version.clone()));
        }
        verdicts.extend(faults(Subject::Font, &self.fonts, &now.fonts));
        let orders: BTreeMap<_, _> =
            now.orders.iter().map(|order| (stem(&order.0.name), order)).collect();
        let papers = by_name(&now.papers);
        for record in &self.orders {
            let listed = &record.order;
            let order = orders.get(&stem(&listed.name));
            verdicts.push(fate(Subject::Order, listed, order.map(|it| &it.0.sha256)));
            if let Some((_, Some(form))) = order {
                verdicts.extend(forms(&listed.name, &record.form, form));
            }
            verdicts.extend(record.papers.iter().map(|paper| {
                fate(Subject::Paper, paper, papers.get(paper.name.as_str()).copied())
            }));
            let is_unread = !record.proof_read;
            verdicts.extend(is_unread.then(|| Verdict::Unread(listed.name.clone())));
        }
        let listed: BTreeSet<_> =
            self.orders.iter().map(|record| stem(&record.order.name)).collect();
        let new =
            now.orders.iter().filter(|order| !listed.contains(&stem(&order.0.name)));
        verdicts.extend(new.map(|(order, _)| unlisted(Subject::Order, order)));
        let mut said = BTreeSet::new();
        verdicts.retain(|verdict| said.insert(verdict.clone()));
        verdicts
    }
}

/// The name without its ending.
fn stem(name: &str) -> Option<&OsStr> {
    Path::new(name).file_stem()
}

fn by_name(files: &[Listed]) -> BTreeMap<&str, &Digest> {
    files.iter().map(|file| (file.name.as_str(), &file.sha256)).collect()
}

/// `is` is the digest of the file that has the name now; none: there is no such file.
fn fate(subject: Subject, was: &Listed, is: Option<&Digest>) -> Verdict {
    let fate = match is {
        None => Fate::Gone,
        Some(digest) if *digest == was.sha256 => Fate::Same,
        Some(_) => Fate::Changed,
    };
    Verdict::File(subject, was.name.clone(), fate)
}

fn unlisted(subject: Subject, is: &Listed) -> Verdict {
    Verdict::File(subject, is.name.clone(), Fate::Unlisted)
}

/// What differs of a list.
fn faults(subject: Subject, was: &[Listed], is: &[Listed]) -> Vec<Verdict> {
    let (old, new) = (by_name(was), by_name(is));
    let listed = was.iter().map(|it| fate(subject, it, new.get(&*it.name).copied()));
    let others = is.iter().filter(|it| !old.contains_key(&*it.name));
    let all = listed.chain(others.map(|it| unlisted(subject, it)));
    all.filter(Verdict::is_fault).collect()
}

/// What differs of an order's form; of another form, only that it is another.
fn forms(order: &str, was: &Form, is: &Form) -> Vec<Verdict> {
    if was.name == is.name {
        return faults(Subject::FormFile, &was.files, &is.files);
    }
    let (was, is) = (was.name.clone(), is.name.clone());
    vec![Verdict::Form { order: order.to_owned(), was, is }]
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program(version) => write!(
                f,
                "внимание: опись составлена другой сборкой программы, версия {version}"
            ),
            Self::File(subject, name, fate) => {
                write!(f, "{name}: {subject} {fate}{}", advice(*subject, *fate))
            }
            Self::Form { order, was, is } => write!(
                f,
                "{order}: бланк теперь «{is}», а в описи «{was}»; назовите прежний \
                 (`--form {was}`) или сделайте документы заново"
            ),
            Self::Unread(order) => write!(
                f,
                "внимание: документы приказа «{order}» после изготовления не перечитаны \
                 (`--no-verify`); сверьте их с приказом: `prikaz verify ПРИКАЗ ДОКУМЕНТ`"
            ),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Font => "шрифт",
            Self::Order => "приказ",
            Self::FormFile => "файл бланка",
            Self::Paper => "документ",
        })
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Same => "тот же, что в описи",
            Self::Changed => "не тот, что в описи",
            Self::Gone => "назван в описи, а его нет",
            Self::Unlisted => "есть, а в описи его нет",
        })
    }
}

/// What to do about a file.
fn advice(subject: Subject, fate: Fate) -> &'static str {
    match (subject, fate) {
        (_, Fate::Same) => "",
        (Subject::Order, Fate::Unlisted) => {
            "; сделайте документы и опись заново: `prikaz build --manifest`"
        }
        (Subject::Paper, Fate::Changed) => {
            "; что в нём не так, покажет `prikaz verify ПРИКАЗ ДОКУМЕНТ`"
        }
        (Subject::Order | Subject::Paper, _) => {
            "; верните прежний файл или сделайте документы и опись заново"
        }
        (Subject::FormFile, _) => {
            "; верните прежний бланк (`--templates`) или сделайте документы и опись заново"
        }
        (Subject::Font, _) => {
            "; возьмите прежнюю программу или сделайте документы и опись заново"
        }
    }
}
