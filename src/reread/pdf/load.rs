//! Bytes to objects, each once.
//!
//! A table of objects may name one object a million times, or objects that overlap, and
//! lopdf keeps every copy until the last is read. Its filter drops what is read again, and
//! streams that together are longer than the file.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lopdf::{Document, LoadOptions, Object, ObjectId};

use crate::reread::{RereadError, UNFOLDED, unfolded};

/// What has been read of the file at hand.
#[derive(Default)]
struct Seen {
    ids: BTreeSet<ObjectId>,
    /// How many bytes of streams there may still be.
    left: usize,
}

thread_local! {
    /// lopdf's filter has no other way to remember; it is called on the thread that loads.
    static SEEN: RefCell<Seen> = RefCell::default();
}

/// The objects of a PDF.
pub(super) fn load(bytes: &[u8]) -> Result<Document, RereadError> {
    if bytes.len() > UNFOLDED {
        return Err(RereadError::TooLarge);
    }
    // Only streams unfold, and each has its key word in the file.
    let streams = memchr::memmem::find_iter(bytes, "endstream").count();
    let options = LoadOptions {
        strict: true,
        max_decompressed_size: Some((unfolded(bytes) / (streams + 1)).max(1 << 16)),
        filter: Some(once),
        ..LoadOptions::default()
    };
    SEEN.replace(Seen { left: bytes.len(), ..Seen::default() });
    let file = Document::load_mem_with_options(bytes, options);
    SEEN.take();
    let file = file.map_err(|_| RereadError::NotPdf)?;
    if file.is_encrypted() || file.was_encrypted() {
        return Err(RereadError::Locked);
    }
    Ok(file)
}

/// Keeps an object that is read for the first time.
/// None: it was read before, or there are more bytes of streams than the file has.
fn once(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    SEEN.with_borrow_mut(|seen| {
        if !seen.ids.insert(id) {
            return None;
        }
        match object {
            Object::Stream(stream) => {
                seen.left = seen.left.checked_sub(stream.content.len())?;
                // Only whether there is an answer counts: lopdf has the stream itself.
                Some((id, Object::Null))
            }
            other => Some((id, other.clone())),
        }
    })
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Stream};

    use super::*;

    #[test]
    fn an_object_is_kept_once() {
        SEEN.replace(Seen::default());
        assert!(once((1, 0), &mut Object::Null).is_some());
        assert!(once((1, 0), &mut Object::Null).is_none());
        assert!(once((2, 0), &mut Object::Null).is_some());
    }

    #[test]
    fn streams_are_no_longer_than_their_file() {
        SEEN.replace(Seen { left: 10, ..Seen::default() });
        let stream = || Object::Stream(Stream::new(Dictionary::new(), vec![0; 6]));
        assert!(once((1, 0), &mut stream()).is_some());
        assert!(once((2, 0), &mut stream()).is_none());
    }
}
