//! A hunspell dictionary from a folder.

use std::path::{Path, PathBuf};

use crate::cli::fault::Fault;
use crate::cli::files;
use crate::cli::pipeline::{self, Refusal};
use crate::rules::Dictionary;

/// The dictionary of a folder: its Russian one, or the only one.
pub(super) fn read(folder: &Path) -> Result<Dictionary, Refusal> {
    let aff = chosen(folder)?;
    let dic = aff.with_extension("dic");
    let (aff_text, dic_text) = (pipeline::source(&aff)?, pipeline::source(&dic)?);
    let dictionary = Dictionary::new(aff_text.text(), dic_text.text());
    Ok(dictionary.map_err(|error| {
        Fault::usage(
            format!("словарь «{}» не годится: {error}", dic.display()),
            "возьмите русский словарь hunspell в кодировке UTF-8 (в Debian — пакет hunspell-ru)",
        )
    })?)
}

/// The `.aff` file to read: the first whose name begins with `ru`, else the only one. One
/// without its `.dic` beside it does not count.
fn chosen(folder: &Path) -> Result<PathBuf, Fault> {
    let pairs: Vec<PathBuf> = files::search(folder, &["aff"])?
        .into_iter()
        .filter(|aff| files::is_there(&aff.with_extension("dic")))
        .collect();
    let is_russian = |aff: &&PathBuf| {
        aff.file_name().is_some_and(|name| name.to_string_lossy().starts_with("ru"))
    };
    let only = if pairs.len() == 1 { pairs.first() } else { None };
    pairs.iter().find(is_russian).or(only).cloned().ok_or_else(|| {
        Fault::usage(
            format!("в папке «{}» нет русского словаря hunspell", folder.display()),
            "назовите папку, где лежат два файла с одним именем: .aff и .dic",
        )
    })
}
