//! The world's faults and ours, in words for a clerk: what happened, and what to do.

use std::cell::RefCell;
use std::io;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::cli::Outcome;
use crate::docx::DocxError;
use crate::pdf::PdfError;

/// A fault that no line of the order is guilty of.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// Used wrongly.
    #[error("{message}")]
    Usage { message: String, help: String },
    /// A file cannot be read.
    #[error("не удалось прочитать «{}»: {}", path.display(), cause(error))]
    Read { path: PathBuf, error: io::Error },
    /// A file cannot be written; the old one is whole.
    #[error("не удалось записать «{}»: {}", path.display(), cause(error))]
    Write { path: PathBuf, error: io::Error },
    /// The paper could not be made though the order is right.
    #[error("{0}")]
    Pdf(#[from] PdfError),
    /// Likewise.
    #[error("{0}")]
    Docx(#[from] DocxError),
    /// A paper was made that does not say what the order says; it was thrown away.
    #[error("{title} не прошёл проверку и не записан:\n  {}", flaws.join("\n  "))]
    Proof { title: &'static str, flaws: Vec<String> },
    /// The program broke.
    #[error("внутренняя ошибка программы ({0})")]
    Bug(String),
}

impl Fault {
    /// Used wrongly.
    pub(crate) fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), help: help.into() }
    }

    /// The panic that was caught last: on this thread, or on one that worked for it.
    pub(crate) fn bug() -> Self {
        let own = PANIC.with(RefCell::take);
        let last = || LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Self::Bug(if own.is_empty() { last() } else { own })
    }

    /// How the program ends.
    pub(crate) fn outcome(&self) -> Outcome {
        match self {
            Self::Usage { .. } => Outcome::BadUsage,
            Self::Read { error, .. } if is_misnamed(error) => Outcome::BadUsage,
            Self::Read { .. }
            | Self::Write { .. }
            | Self::Pdf(_)
            | Self::Docx(_)
            | Self::Proof { .. }
            | Self::Bug(_) => Outcome::Failed,
        }
    }

    /// What to do.
    pub(crate) fn help(&self) -> String {
        match self {
            Self::Usage { help, .. } => help.clone(),
            Self::Read { error, .. } if error.kind() == io::ErrorKind::IsADirectory => {
                "назовите файл в этой папке".to_owned()
            }
            Self::Read { path, error } => advice(error, path, "читать"),
            Self::Write { path, error } => {
                format!("{}; прежний файл цел", advice(error, path, "записывать"))
            }
            Self::Pdf(_) | Self::Docx(_) | Self::Proof { .. } | Self::Bug(_) => {
                "это ошибка программы, а не приказа: передайте файл YAML и это сообщение \
                 разработчикам"
                    .to_owned()
            }
        }
    }
}

/// Whether what was named is not there, or is no file.
fn is_misnamed(error: &io::Error) -> bool {
    use io::ErrorKind as K;
    matches!(
        error.kind(),
        K::NotFound | K::IsADirectory | K::NotADirectory | K::InvalidFilename
    )
}

/// The system's error in Russian; rare ones by their number.
fn cause(error: &io::Error) -> String {
    use io::ErrorKind as K;
    let known = match error.kind() {
        K::NotFound => "такого файла или папки нет",
        K::PermissionDenied => "нет прав",
        K::IsADirectory => "это папка, а не файл",
        K::NotADirectory => "на пути стоит файл, а не папка",
        K::StorageFull | K::QuotaExceeded => "на диске нет места",
        K::FileTooLarge => "файл слишком велик",
        K::ReadOnlyFilesystem => "диск доступен только для чтения",
        K::ResourceBusy | K::ExecutableFileBusy | K::Deadlock => {
            "файл занят другой программой"
        }
        K::AlreadyExists => "такой файл уже есть",
        K::Unsupported => "под этим именем не файл, а канал или устройство",
        K::InvalidFilename => "такое имя недопустимо",
        K::InvalidInput => "имя содержит недопустимые знаки",
        K::BrokenPipe => "программа, которая должна была принять данные, закрылась",
        K::UnexpectedEof | K::WriteZero | K::Interrupted => "работа с файлом прервалась",
        _ => "",
    };
    match (known, error.raw_os_error()) {
        ("", Some(number)) => format!("системная ошибка № {number}"),
        ("", None) => "неизвестная ошибка системы".to_owned(),
        (known, _) => known.to_owned(),
    }
}

fn advice(error: &io::Error, path: &Path, verb: &str) -> String {
    use io::ErrorKind as K;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).display();
    match error.kind() {
        K::NotFound => "проверьте имя и папку".to_owned(),
        K::PermissionDenied => {
            format!(
                "проверьте, что вам разрешено {verb} в папке «{folder}» и файл не открыт"
            )
        }
        K::IsADirectory => {
            "переименуйте папку или выберите другое место (`-o ПАПКА`)".to_owned()
        }
        K::StorageFull | K::QuotaExceeded => {
            "освободите место на диске или выберите другую папку (`-o ПАПКА`)".to_owned()
        }
        K::ReadOnlyFilesystem => "выберите другую папку (`-o ПАПКА`)".to_owned(),
        K::ResourceBusy | K::ExecutableFileBusy => {
            "закройте файл в Word или LibreOffice и повторите; если он закрыт, удалите рядом с ним \
             файл, имя которого начинается с `~$` или `.~lock`"
                .to_owned()
        }
        _ => "проверьте путь и повторите".to_owned(),
    }
}

thread_local! {
    /// Where and why this thread panicked last.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where and why any thread panicked last: Typst works on threads of its own.
static LAST: Mutex<String> = Mutex::new(String::new());

/// The panic hook: keeps what [`Fault::bug`] reports.
pub(super) fn remember(panic: &PanicHookInfo<'_>) {
    let payload = panic.payload();
    let words = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("panic");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let panic = format!("{place}: {words}");
    LAST.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&panic);
    PANIC.with(|own| own.replace(panic));
}
