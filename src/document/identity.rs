//! What a document is known by in the metadata of its papers.

use crate::digest::Digest;
use crate::document::Document;

impl Document {
    /// `prikaz-` and 32 hexadecimal digits: equal for equal documents, whatever file,
    /// folder or day they come from.
    /// The digits are half of a SHA-256 over the printed tree, the styles, the language.
    #[must_use]
    pub fn identity(&self) -> String {
        let look = format!("{:?}{:?}{}", self.styles, self.tables, self.language);
        let digest = Digest::of(&[self.print().as_bytes(), look.as_bytes()]);
        format!("prikaz-{digest:.32}")
    }
}
