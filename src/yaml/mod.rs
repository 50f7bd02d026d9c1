//! YAML text to nodes that know their bytes and their route.
//!
//! 1. [`parse`] builds the tree, and reports all that can be seen without knowing what
//!    the file is about: syntax, repeated keys, control characters, depth, size.
//! 2. A [`Shape`] says what a file of a kind may hold; [`check`] holds the tree against
//!    it, and [`schema`] turns the same shape into a JSON Schema for editors.
//! 3. A [`Spelling`] knows which bytes of the file stand for which part of a scalar, a
//!    [`Layout`] what stands on its lines; both make [`Splice`]s, which [`apply`] carries
//!    out and which leave all else byte for byte.
//!
//! The crate behind the name `serde_yaml` is serde-saphyr, of which the event parser is
//! used: its events carry the bytes and the style of every scalar.

mod entry;
mod layout;
mod message;
mod node;
mod parse;
mod schema;
mod shape;
mod spelling;
mod splice;

pub use crate::yaml::entry::Beside;
pub use crate::yaml::layout::{Layout, comments};
pub use crate::yaml::node::{Context, Entry, Node, Scalar, Style, Value};
pub use crate::yaml::parse::{MAX_ALIASED_NODES, MAX_DEPTH, parse};
pub use crate::yaml::schema::schema;
pub use crate::yaml::shape::{Field, Shape, check, unknown_key};
pub use crate::yaml::spelling::Spelling;
pub use crate::yaml::splice::{Splice, apply};
