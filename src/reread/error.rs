//! Why a paper cannot be read back.

/// Why a paper cannot be read back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RereadError {
    /// Not a PDF, or damaged beyond reading.
    #[error("это не PDF, или файл повреждён")]
    NotPdf,
    /// Locked by a password.
    #[error("PDF закрыт паролем")]
    Locked,
    /// Without tags: printed to PDF by some other program.
    #[error("в PDF нет разметки: его сделала другая программа")]
    NoTags,
    /// The tags contradict themselves.
    #[error("разметка PDF повреждена: {0}")]
    Tags(&'static str),
    /// The text of a page cannot be read.
    #[error("лист {page} не прочитать: {reason}")]
    Page {
        /// The page, from 1.
        page: usize,
        /// Why.
        reason: &'static str,
    },
    /// Text that no tag leads to: nobody would compare it.
    #[error("на листе {page} есть текст вне разметки: «{text}»")]
    Untagged {
        /// The page, from 1.
        page: usize,
        /// The text, or its beginning.
        text: String,
    },
    /// Not a DOCX, or damaged beyond reading.
    #[error("это не DOCX, или файл повреждён")]
    NotDocx,
    /// A part of the package is missing.
    #[error("в DOCX нет части {0}")]
    NoPart(String),
    /// A part of the package is no sound XML.
    #[error("часть {0} в DOCX повреждена")]
    Part(String),
    /// More than a paper can hold.
    #[error("файл разворачивается больше, чем бывает у документа")]
    TooLarge,
    /// Elements within elements without an end.
    #[error("вложенность больше {}", crate::reread::DEPTH)]
    TooDeep,
}
