//! The parts of a package, and how they refer to each other (ISO/IEC 29500-2).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::reread::docx::xml::{Node, Nodes};
use crate::reread::{RereadError, UNFOLDED, unfolded};

/// The parts of a DOCX.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unfolded.
    left: usize,
}

/// A part.
pub(super) struct Part {
    /// Its name in the archive.
    pub(super) name: String,
    /// Its text.
    pub(super) text: String,
}

/// How a part refers to another.
pub(super) struct Relation {
    /// By what the part itself names it.
    pub(super) id: String,
    /// The last word of its type.
    pub(super) kind: String,
    /// The other part's name.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, RereadError> {
        if bytes.len() > UNFOLDED {
            return Err(RereadError::TooLarge);
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| RereadError::NotDocx)?;
        Ok(Self { archive, left: unfolded(bytes) })
    }

    /// Accounts for text that is read once more.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), RereadError> {
        self.left = self.left.checked_sub(bytes).ok_or(RereadError::TooLarge)?;
        Ok(())
    }

    /// A part that must be there.
    pub(super) fn part(&mut self, name: &str) -> Result<Part, RereadError> {
        let part = self.optional(Some(name))?;
        part.ok_or_else(|| RereadError::NoPart(name.to_owned()))
    }

    /// A part that may be missing.
    pub(super) fn optional(
        &mut self,
        name: Option<&str>,
    ) -> Result<Option<Part>, RereadError> {
        let Some(name) = name else { return Ok(None) };
        let broken = || RereadError::Part(name.to_owned());
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(broken()),
        };
        let mut bytes = Vec::new();
        let limit = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        file.take(limit).read_to_end(&mut bytes).map_err(|_| broken())?;
        self.spend(bytes.len())?;
        let text = String::from_utf8(bytes).map_err(|_| broken())?;
        Ok(Some(Part { name: name.to_owned(), text }))
    }

    /// The parts that a part refers to, by the last word of their relation's type: the first
    /// of each.
    /// The empty name is that of the package itself.
    pub(super) fn relations(
        &mut self,
        part: &str,
    ) -> Result<BTreeMap<String, String>, RereadError> {
        let mut targets = BTreeMap::new();
        for Relation { kind, target, .. } in self.all_relations(part)? {
            targets.entry(kind).or_insert(target);
        }
        Ok(targets)
    }

    /// All that a part refers to.
    /// A part without relations has none. `..` in a name leads nowhere.
    pub(super) fn all_relations(
        &mut self,
        part: &str,
    ) -> Result<Vec<Relation>, RereadError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let within = |name: &str| match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        let mut relations = Vec::new();
        let Some(part) = self.optional(Some(&within(&format!("_rels/{name}.rels"))))?
        else {
            return Ok(relations);
        };
        let mut nodes = Nodes::of(&part);
        while let Some(node) = nodes.next()? {
            let Node::Start(tag) = node else { continue };
            if let (Some(kind), Some(target)) = (tag.value("Type"), tag.value("Target")) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => within(&target),
                };
                let id = tag.value("Id").unwrap_or_default();
                relations.push(Relation { id, kind, target });
            }
        }
        Ok(relations)
    }
}
