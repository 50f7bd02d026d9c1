//! Where a value is in a YAML file, by keys and indices.

use std::fmt;
use std::sync::Arc;

/// A route such as `appendices[0].sections[3].events[0].period`. Cheap to clone.
///
/// The empty route is the whole file. Routes are for showing: keys stand as written, so a
/// dot in one looks like a step. They are ordered as text, `[10]` before `[2]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route(Arc<str>);

impl Default for Route {
    fn default() -> Self {
        Self(Arc::from(""))
    }
}

impl Route {
    /// The route of a key under this one.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        if self.0.is_empty() {
            Self(Arc::from(key))
        } else {
            Self(format!("{self}.{key}").into())
        }
    }

    /// The route of an element (from 0) under this one.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{self}[{index}]").into())
    }

    /// The route as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_reads_like_a_path_in_a_programming_language() {
        let route = Route::default().key("appendices").index(0).key("title");
        assert_eq!(route.to_string(), "appendices[0].title");
    }
}
