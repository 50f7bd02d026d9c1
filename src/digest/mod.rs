//! The digest of bytes (SHA-256), by which they are known.

use std::fmt::{self, Write};
use std::io::{self, ErrorKind, Read};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A SHA-256 as 64 hexadecimal digits, small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Digest(String);

impl Digest {
    /// The digest of bytes that come in parts.
    #[must_use]
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part);
        }
        Self::end(hash)
    }

    /// The digest of all that can be read, however much it is.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    pub fn read(mut reader: impl Read) -> io::Result<Self> {
        let mut hash = Sha256::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Ok(Self::end(hash)),
                Ok(count) => hash.update(&buffer[..count]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn end(hash: Sha256) -> Self {
        let mut digits = String::new();
        for byte in hash.finalize() {
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }
}

impl TryFrom<String> for Digest {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_digit = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
        let is_digest = text.len() == 64 && text.bytes().all(is_digit);
        is_digest.then_some(Self(text)).ok_or("no SHA-256")
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-4, the example of one block: «abc».
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn it_is_sha_256_in_parts_or_read() {
        assert_eq!(Digest::of(&[b"a", b"", b"bc"]).to_string(), ABC);
        assert_eq!(Digest::read(&b"abc"[..]).unwrap().to_string(), ABC);
    }

    #[test]
    fn other_texts_are_no_digest() {
        assert!(Digest::try_from(ABC.to_owned()).is_ok());
        for text in ["", "ba78", &ABC.to_uppercase(), &ABC.replace('0', "о")] {
            assert_eq!(Digest::try_from(text.to_owned()), Err("no SHA-256"));
        }
    }
}
