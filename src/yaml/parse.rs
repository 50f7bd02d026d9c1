//! Text to nodes.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, Span};

use crate::diagnostic::Finding;
use crate::source::{Place, Route, Source};
use crate::yaml::message;
use crate::yaml::node::{Context, Entry, Node, Scalar, Style, Value};

/// How deep a file may be nested.
/// The outermost value is at depth 0.
pub const MAX_DEPTH: usize = 64;

/// How many nodes the aliases (`*name`) of a file may repeat in all.
/// Each use counts the whole value, so that a small file cannot grow without bound.
pub const MAX_ALIASED_NODES: usize = 100_000;

/// The most control characters reported from one file.
/// Those that escapes hide are not counted here: of them, at most one a scalar is told.
const MAX_CONTROL_FINDINGS: usize = 20;

/// The tree of a file, and what is wrong with it. There is no tree where the text is no
/// YAML, holds nothing, or more than one document.
///
/// Aliases are replaced by copies of their value: the bytes of the definition, the route
/// of the use. A tree may come together with findings (repeated keys, control
/// characters): it is then good for further messages, not for printing.
#[must_use]
pub fn parse(source: &Arc<Source>) -> (Option<Node>, Vec<Finding>) {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    let mut builder = Builder {
        source,
        events: Parser::new_from_str_with_options(source.text(), options),
        anchors: BTreeMap::new(),
        open: Vec::new(),
        aliased: 0,
        findings: control_characters(source),
    };
    let node = builder.document();
    (node.ok(), builder.findings)
}

/// Building stopped; the reason is among the findings.
struct Stopped;

/// A value that was given a name.
struct Anchor {
    node: Node,
    is_used: bool,
}

struct Builder<'a> {
    source: &'a Arc<Source>,
    events: Parser<'a, serde_yaml::granit_parser::StrInput<'a>>,
    /// By the parser's own number; 0 is no anchor.
    anchors: BTreeMap<usize, Anchor>,
    /// The first bytes of the collections that are not closed yet.
    open: Vec<usize>,
    aliased: usize,
    findings: Vec<Finding>,
}

impl<'a> Builder<'a> {
    fn document(&mut self) -> Result<Node, Stopped> {
        let node = loop {
            match self.next()? {
                (Event::StreamEnd, _) => return self.stop(message::empty(self.source)),
                (Event::StreamStart | Event::DocumentStart(..), _) => {}
                (event, span) => break self.node(event, &span, &Route::default(), 0)?,
            }
        };
        if node.value == Value::Null {
            return self.stop(message::empty(self.source));
        }
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => {
                    let unused = self.anchors.values().filter(|anchor| !anchor.is_used);
                    let unused =
                        unused.map(|anchor| message::unused_anchor(&anchor.node.place));
                    self.findings.extend(unused);
                    return Ok(node);
                }
                (Event::DocumentStart(..), span) => {
                    let place = Place::bytes(self.source, bytes(&span));
                    return self.stop(message::second_document(place));
                }
                _ => {}
            }
        }
    }

    fn stop<T>(&mut self, finding: Finding) -> Result<T, Stopped> {
        self.findings.push(finding);
        Err(Stopped)
    }

    /// The next event. A fault of syntax stops building; it is no finding of its own
    /// where something was said of its line already.
    fn next(&mut self) -> Result<(Event<'a>, Span), Stopped> {
        match self.events.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                let finding = message::syntax(self.source, &error, &self.open);
                // What was said of the line already is why it cannot be read.
                let line = |finding: &Finding| {
                    self.source.position(finding.place.span.start).line
                };
                let is_said = self.findings.iter().any(|f| line(f) == line(&finding));
                if is_said { Err(Stopped) } else { self.stop(finding) }
            }
            None => self.stop(message::empty(self.source)),
        }
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: &Span,
        route: &Route,
        depth: usize,
    ) -> Result<Node, Stopped> {
        let mut place = Place {
            source: Arc::clone(self.source),
            span: bytes(span),
            route: route.clone(),
        };
        if depth > MAX_DEPTH {
            return self.stop(message::too_deep(place));
        }
        let (value, anchor, tag) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                (self.scalar(&place, text.into_owned(), style), anchor, tag)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open.push(place.span.start);
                (Value::Sequence(self.sequence(&mut place, depth)?), anchor, tag)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.open.push(place.span.start);
                (Value::Mapping(self.mapping(&mut place, depth)?), anchor, tag)
            }
            Event::Alias(anchor) => return self.alias(anchor, &place),
            _ => return self.stop(message::unknown_anchor(place)),
        };
        if tag.is_some() {
            self.findings.push(message::tag(&place));
        }
        let node = Node { place, value };
        if anchor > 0 {
            self.anchors.insert(anchor, Anchor { node: node.clone(), is_used: false });
        }
        Ok(node)
    }

    /// A scalar's value: nothing for a plain `~`, `null` or empty text. One character at
    /// most is reported: a tab, or a control character that an escape hides.
    fn scalar(&mut self, place: &Place, text: String, style: ScalarStyle) -> Value {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::Single,
            ScalarStyle::DoubleQuoted => Style::Double,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        if style == Style::Plain
            && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
        {
            return Value::Null;
        }
        // A control character can hide in an escape such as "\x07".
        let hidden = text.chars().find(|&c| c == '\t' || is_control(c));
        if let Some(character) =
            hidden.filter(|&c| c == '\t' || !place.text().contains(c))
        {
            let place = place.of(escape(place, character).as_deref().unwrap_or("\t"));
            self.findings.push(message::control_character(place, character));
        }
        let text = match style {
            // The line end that a block scalar keeps is not the author's.
            Style::Literal | Style::Folded => text.trim_end_matches('\n').to_owned(),
            _ => text,
        };
        Value::Scalar(Scalar { text, style, context: self.context() })
    }

    /// Whether a bracket is open.
    fn context(&self) -> Context {
        let bytes = self.source.text().as_bytes();
        let is_bracket = |&at: &usize| matches!(bytes.get(at), Some(b'[' | b'{'));
        if self.open.iter().any(is_bracket) { Context::Flow } else { Context::Block }
    }

    fn sequence(
        &mut self,
        place: &mut Place,
        depth: usize,
    ) -> Result<Vec<Node>, Stopped> {
        let mut nodes = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                self.open.pop();
                place.span.end = end(place, nodes.last().map(|node: &Node| node), &span);
                return Ok(nodes);
            }
            let route = place.route.index(nodes.len());
            nodes.push(self.node(event, &span, &route, depth + 1)?);
        }
    }

    fn mapping(
        &mut self,
        place: &mut Place,
        depth: usize,
    ) -> Result<Vec<Entry>, Stopped> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                self.open.pop();
                let last = entries.last().map(|entry| &entry.value);
                place.span.end = end(place, last, &span);
                return Ok(entries);
            }
            let key = self.node(event, &span, &place.route, depth + 1)?;
            let name = key.text().map(str::to_owned);
            let route = place.route.key(name.as_deref().unwrap_or("?"));
            let (event, span) = self.next()?;
            let value = self.node(event, &span, &route, depth + 1)?;
            let Some(name) = name else {
                self.findings.push(message::bad_key(key.place, self.source));
                continue;
            };
            let place = Place { route, ..key.place };
            let first = known.get(&name).and_then(|&at| entries.get(at));
            if let Some(first) = first {
                let finding = message::duplicate_key(place, &name, &first.place);
                self.findings.push(finding);
            } else {
                known.insert(name.clone(), entries.len());
                entries.push(Entry { key: name, place, value });
            }
        }
    }

    /// A copy of the value that was given the name. An anchor is known when its value is
    /// whole, so one that is not known yet holds this very alias.
    fn alias(&mut self, anchor: usize, place: &Place) -> Result<Node, Stopped> {
        let Some(anchor) = self.anchors.get_mut(&anchor) else {
            return self.stop(message::circular_alias(place.clone()));
        };
        anchor.is_used = true;
        let node = &anchor.node;
        self.aliased += node.count();
        if self.aliased > MAX_ALIASED_NODES {
            return self.stop(message::exploding_aliases(place.clone()));
        }
        let mut copy = node.clone();
        reroute(&mut copy, &place.route);
        Ok(copy)
    }
}

/// How a control character is written in a text in double quotes.
fn escape(place: &Place, character: char) -> Option<String> {
    let code = u32::from(character);
    let short = match character {
        '\t' => "\\t",
        '\0' => "\\0",
        '\u{7}' => "\\a",
        '\u{8}' => "\\b",
        '\u{B}' => "\\v",
        '\u{C}' => "\\f",
        '\u{1B}' => "\\e",
        '\u{85}' => "\\N",
        '\u{2028}' => "\\L",
        '\u{2029}' => "\\P",
        _ => "",
    };
    let long = [
        format!("\\x{code:02x}"),
        format!("\\x{code:02X}"),
        format!("\\u{code:04x}"),
        format!("\\u{code:04X}"),
        format!("\\U{code:08x}"),
        format!("\\U{code:08X}"),
    ];
    let mut ways = long.into_iter().chain([short.to_owned()]);
    ways.find(|way| !way.is_empty() && place.text().contains(way.as_str()))
}

/// Gives an aliased tree the routes of the place where it is used; its bytes stay those
/// of its definition.
fn reroute(node: &mut Node, route: &Route) {
    node.place.route = route.clone();
    match &mut node.value {
        Value::Sequence(nodes) => {
            for (index, node) in nodes.iter_mut().enumerate() {
                reroute(node, &route.index(index));
            }
        }
        Value::Mapping(entries) => {
            for entry in entries {
                let route = route.key(&entry.key);
                reroute(&mut entry.value, &route);
                entry.place.route = route;
            }
        }
        Value::Null | Value::Scalar(_) => {}
    }
}

/// Where a collection ends: with its bracket, or with its last value.
fn end(place: &Place, last: Option<&Node>, closing: &Span) -> usize {
    let bracket = bytes(closing);
    if bracket.is_empty() {
        last.map_or(place.span.end, |node| node.place.span.end.max(place.span.end))
    } else {
        bracket.end
    }
}

fn bytes(span: &Span) -> Range<usize> {
    span.byte_range().unwrap_or_default()
}

/// The control characters that stand in the text as such.
fn control_characters(source: &Arc<Source>) -> Vec<Finding> {
    let text = source.text().char_indices().filter(|&(_, c)| is_control(c));
    let found = text.take(MAX_CONTROL_FINDINGS).map(|(at, c)| {
        let place = Place::bytes(source, at..at + c.len_utf8());
        message::control_character(place, c)
    });
    found.collect()
}

/// Characters that are no text: they cannot be printed, or change the order of what is.
fn is_control(c: char) -> bool {
    let is_layout = matches!(c, '\t' | '\n' | '\r');
    let is_direction = matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_nothing = matches!(c, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFD}')
        || u32::from(c) & 0xFFFE == 0xFFFE
        || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    let is_private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    c.is_control() && !is_layout || is_direction || is_nothing || is_private
}
