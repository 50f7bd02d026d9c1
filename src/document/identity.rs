//! What a document is known by in the metadata of its papers.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::document::Document;

impl Document {
    /// `prikaz-` and 32 hexadecimal digits: equal for equal documents, whatever file,
    /// folder or day they come from.
    #[must_use]
    pub fn identity(&self) -> String {
        let look = format!("{:?}{:?}{}", self.styles, self.tables, self.language);
        let mut hash = Sha256::new();
        hash.update(self.print());
        hash.update(look);
        let mut identity = "prikaz-".to_owned();
        for byte in hash.finalize().iter().take(16) {
            let _ = write!(identity, "{byte:02x}");
        }
        identity
    }
}
