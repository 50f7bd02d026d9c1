//! Files: reading, searching folders, and writing so that an old file stays whole.

#![allow(clippy::disallowed_methods, reason = "this is the one place that touches files")]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::cli::failpoint;
use crate::cli::fault::Fault;
use crate::digest::Digest;
use crate::source::MAX_BYTES;

/// Whether a path means standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether there is anything of that name, a link to nowhere included.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether there is a file of that name, and no link, pipe or device.
pub(super) fn is_plain(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_file())
}

/// The one true name of a file, by which `a.yaml` and `./a.yaml` are the same.
/// Links are followed. Where there is nothing of that name, it is the path as it stands.
pub(super) fn true_name(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The bytes of a file, or of standard input; one byte more than a file may have tells
/// that there is more.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let limit = MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let result = if is_standard(path) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    result.map_err(|error| Fault::Read { path: path.to_owned(), error })?;
    Ok(bytes)
}

/// The digest of a file of any size.
pub(super) fn digest(path: &Path) -> Result<Digest, Fault> {
    File::open(path)
        .and_then(Digest::read)
        .map_err(|error| Fault::Read { path: path.to_owned(), error })
}

/// The files below a folder that have one of the endings, sorted; hidden files and
/// folders, and folders behind links, are left out. A link to a file outside the folder is
/// refused: nothing is read that was not named.
pub(super) fn search(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, Fault> {
    let mut found = Vec::new();
    gather(folder, folder, endings, &mut found)?;
    found.sort();
    Ok(found)
}

fn gather(
    root: &Path,
    folder: &Path,
    endings: &[&str],
    found: &mut Vec<PathBuf>,
) -> Result<(), Fault> {
    let fault = |error| Fault::Read { path: folder.to_owned(), error };
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let kind = entry.file_type().map_err(fault)?;
        let has_ending = || {
            path.extension().is_some_and(|ending| endings.iter().any(|e| ending == *e))
        };
        if is_hidden {
            continue;
        }
        if kind.is_dir() {
            gather(root, &path, endings, found)?;
        } else if has_ending() {
            if kind.is_symlink() {
                check_link(root, &path)?;
            }
            found.extend(Some(path).filter(|path| path.is_file()));
        }
    }
    Ok(())
}

/// A link below a folder must lead to something in it.
fn check_link(root: &Path, link: &Path) -> Result<(), Fault> {
    let fault = |path: &Path, error| Fault::Read { path: path.to_owned(), error };
    let root_name = fs::canonicalize(root).map_err(|error| fault(root, error))?;
    let target = fs::canonicalize(link).map_err(|error| fault(link, error))?;
    if target.starts_with(root_name) {
        return Ok(());
    }
    Err(Fault::usage(
        format!(
            "ссылка «{}» ведёт за пределы папки «{}»",
            link.display(),
            root.display()
        ),
        "положите в папку сам файл или уберите ссылку",
    ))
}

/// Makes a folder with its parents.
pub(super) fn make_folder(folder: &Path) -> Result<(), Fault> {
    fs::create_dir_all(folder).map_err(|error| {
        // A file in the folder's place says «exists», which explains nothing.
        let is_file = error.kind() == io::ErrorKind::AlreadyExists;
        let error = if is_file { io::ErrorKind::NotADirectory.into() } else { error };
        Fault::Write { path: folder.to_owned(), error }
    })
}

/// Writes a file so that an old one stays whole, whatever fails.
pub(super) fn write(target: &Path, bytes: &[u8]) -> Result<(), Fault> {
    write_all(&[(target, bytes)])
}

/// Writes files beside their targets and syncs them all; only then the first is renamed.
/// Whatever fails before that, every old file stays whole and no new one is left. A power
/// cut between two renames leaves whole files of different age.
///
/// Where a rename fails after another succeeded, the earlier target is new and the later
/// one old. The targets are different files.
pub(super) fn write_all(files: &[(&Path, &[u8])]) -> Result<(), Fault> {
    let fault = |path: &Path, error| Fault::Write { path: path.to_owned(), error };
    let mut ready = Vec::new();
    for &(target, bytes) in files {
        ready
            .push((beside(target, bytes).map_err(|error| fault(target, error))?, target));
        failpoint::cut("written");
    }
    for (file, target) in ready {
        file.persist(target).map_err(|error| fault(target, error.error))?;
        failpoint::cut("renamed");
        sync_folder(folder_of(target));
    }
    Ok(())
}

/// A file's whole content beside its target, synced; gone when it is not renamed.
fn beside(target: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    check_target(target)?;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}.prikaz-");
    sweep(folder_of(target), &prefix);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file gets them: what the user's mask leaves.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder_of(target))?;
    failpoint::cut("opened");
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The ending of files that are being written.
const UNFINISHED: &str = ".tmp";

/// Whether a target may be replaced: no folder, not read-only, not open elsewhere. A link
/// is replaced as such: what it leads to is not touched.
fn check_target(target: &Path) -> io::Result<()> {
    match fs::symlink_metadata(target) {
        Ok(old) if old.is_symlink() => {}
        Ok(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(old) if old.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        // A pipe or a device: to open it might wait for ever.
        Ok(old) if !old.is_file() => return Err(io::ErrorKind::Unsupported.into()),
        // Where the system locks open files, this fails as the renaming would.
        Ok(_) => drop(File::options().write(true).open(target)?),
        Err(_) => {}
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let without_two: String = name.chars().skip(2).collect();
    // The marks that LibreOffice and Word leave beside a file while they have it open.
    let marks =
        [format!(".~lock.{name}#"), format!("~${without_two}"), format!("~${name}")];
    let is_open = marks.iter().any(|mark| folder_of(target).join(mark).exists());
    if is_open { Err(io::ErrorKind::ResourceBusy.into()) } else { Ok(()) }
}

/// The folder that a file is in.
pub(super) fn folder_of(target: &Path) -> &Path {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Removes what a power cut left of an earlier writing of the same file.
fn sweep(folder: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(prefix) && name.ends_with(UNFINISHED) {
            // What cannot be removed does no harm: it is hidden and never read.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes the rename last through a power cut, where the system can.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        // Some file systems cannot sync a folder: the file itself is synced all the same.
        let _ = folder.sync_all();
    }
}
