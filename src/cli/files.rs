//! Files: reading, searching folders, and writing so that an old file stays whole.

#![allow(clippy::disallowed_methods, reason = "this is the one place that touches files")]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::cli::fault::Fault;
use crate::source::MAX_BYTES;

/// Whether a path means standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether there is anything of that name, a link to nowhere included.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The one true name of a file, by which `a.yaml` and `./a.yaml` are the same.
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

/// The files below a folder that have one of the endings, sorted; hidden files and
/// folders, and folders behind links, are left out.
pub(super) fn search(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, Fault> {
    let fault = |error| Fault::Read { path: folder.to_owned(), error };
    let mut found = Vec::new();
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
            found.extend(search(&path, endings)?);
        } else if has_ending() && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
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

/// Writes a file beside its target, syncs it, then renames it: whatever fails, an old
/// file stays whole.
pub(super) fn write(target: &Path, bytes: &[u8]) -> Result<(), Fault> {
    replace(target, bytes)
        .map_err(|error| Fault::Write { path: target.to_owned(), error })
}

fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::metadata(target) {
        Ok(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(old) if old.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        _ => {}
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut file = beside(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// A file in the folder, with the rights that any new file gets, gone when not renamed.
fn beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".prikaz-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Makes the rename last through a power cut, where the system can.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        // Some file systems cannot sync a folder: the file itself is synced all the same.
        let _ = folder.sync_all();
    }
}
