//! A text of the order that knows its place, part by part.

use std::ops::Range;

use crate::source::Place;
use crate::yaml::{Node, Scalar, Splice, Value};

/// A text as it will be printed, its substitutions made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub value: String,
    /// Where they stand.
    pub place: Place,
    /// The scalar that they were made of; none for words that the file does not hold,
    /// such as a counted number.
    written: Option<Written>,
}

/// What a text was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Written {
    /// The scalar; its text is left out where it is the value itself.
    scalar: Scalar,
    /// What was replaced in it, in order.
    cuts: Box<[Cut]>,
}

/// A piece of a scalar's text that is printed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// The bytes of the printed text.
    pub(super) value: Range<usize>,
    /// The bytes of the scalar's text.
    pub(super) written: Range<usize>,
    /// Whether it is a reference `{{ … }}`; else four braces that print two.
    pub(super) is_reference: bool,
}

impl Text {
    /// A text that the file does not hold, such as a counted number; what is said of it
    /// is said at the place.
    #[must_use]
    pub fn new(value: impl Into<String>, place: &Place) -> Self {
        Self { value: value.into(), place: place.clone(), written: None }
    }

    /// The text of a scalar, printed with these pieces replaced.
    pub(super) fn written(value: String, node: &Node, cuts: Vec<Cut>) -> Self {
        let Value::Scalar(scalar) = &node.value else {
            return Self::new(value, &node.place);
        };
        let text = if cuts.is_empty() { String::new() } else { scalar.text.clone() };
        let scalar = Scalar { text, ..*scalar };
        let written = Some(Written { scalar, cuts: cuts.into() });
        Self { value, place: node.place.clone(), written }
    }

    /// Where a part of the printed text (its bytes) stands. What came by a reference
    /// `{{ … }}` stands where the reference does; what is not known closer, where the
    /// whole text does.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Place {
        let span = self.written.as_ref().and_then(|written| {
            let spelling = written.scalar(&self.value).spelling(&self.place)?;
            Some(spelling.span(&written.range(&range)))
        });
        Place { span: span.unwrap_or(self.place.span.clone()), ..self.place.clone() }
    }

    /// Whether a part of the printed text (its bytes) came by one reference `{{ … }}` as a
    /// whole, so that its words stand elsewhere.
    #[must_use]
    pub fn is_referred(&self, range: &Range<usize>) -> bool {
        let holds = |cut: &Cut| {
            cut.is_reference
                && cut.value.start <= range.start
                && range.end <= cut.value.end
        };
        self.cuts().iter().any(holds)
    }

    /// Whether any of it came by a reference.
    #[must_use]
    pub fn has_reference(&self) -> bool {
        self.cuts().iter().any(|cut| cut.is_reference)
    }

    fn cuts(&self) -> &[Cut] {
        self.written.as_ref().map_or(&[], |written| &written.cuts)
    }

    /// The splice that replaces a part of the printed text (its bytes) in the file. None
    /// where the part came by a reference or is not in the file at all, and where the new
    /// words cannot stand there in the scalar's way of writing.
    /// In the new words `{{` is doubled, so that it is printed and refers to nothing.
    #[must_use]
    pub fn change(&self, range: Range<usize>, new: &str) -> Option<Splice> {
        let written = self.written.as_ref().filter(|written| written.is_free(&range))?;
        self.value.get(range.clone())?;
        let scalar = written.scalar(&self.value);
        let part = written.range(&range);
        let new = new.replace("{{", "{{{{");
        let (before, after) =
            (scalar.text.get(..part.start)?, scalar.text.get(part.end..)?);
        // Two lone braces that meet would open a reference.
        let meet = |left: &[&str], right: &[&str]| {
            left.concat().ends_with('{') && right.concat().starts_with('{')
        };
        if meet(&[before], &[&new, after]) || meet(&[before, &new], &[after]) {
            return None;
        }
        scalar.spelling(&self.place)?.change(&part, &new)
    }
}

impl Written {
    /// The scalar with its text.
    fn scalar(&self, value: &str) -> Scalar {
        let text = if self.cuts.is_empty() { value } else { &self.scalar.text };
        Scalar { text: text.to_owned(), ..self.scalar }
    }

    /// The part of the scalar's text from which a part of the printed text came.
    fn range(&self, value: &Range<usize>) -> Range<usize> {
        let start = self.start(value.start);
        let end = if value.is_empty() { start } else { self.end(value.end) };
        start..end.max(start)
    }

    fn start(&self, at: usize) -> usize {
        let next = self.cuts.partition_point(|cut| cut.value.end <= at);
        match self.cuts.get(next) {
            Some(cut) if cut.value.start <= at => cut.written.start,
            _ => self.between(next, at),
        }
    }

    fn end(&self, at: usize) -> usize {
        let next = self.cuts.partition_point(|cut| cut.value.start < at);
        match next.checked_sub(1).and_then(|last| self.cuts.get(last)) {
            Some(cut) if at <= cut.value.end => cut.written.end,
            _ => self.between(next, at),
        }
    }

    /// The byte of the scalar's text for one in front of a replaced piece.
    fn between(&self, next: usize, at: usize) -> usize {
        let before = next.checked_sub(1).and_then(|last| self.cuts.get(last));
        before.map_or(at, |cut| cut.written.end + at - cut.value.end)
    }

    /// Whether a part of the printed text takes nothing of a reference, and four braces
    /// only as a whole.
    fn is_free(&self, value: &Range<usize>) -> bool {
        self.cuts.iter().all(|cut| {
            let is_apart = value.end <= cut.value.start || cut.value.end <= value.start;
            let is_whole = value.start <= cut.value.start && cut.value.end <= value.end;
            is_apart || is_whole && !cut.is_reference
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::names::Names;
    use crate::order::substitute::substitute;
    use crate::source::Source;
    use crate::yaml::{apply, parse};

    /// The text of `text: …`, with «2023/2024» as the school year.
    fn text(yaml: &str) -> Text {
        let (node, _) = parse(&Source::new("x.yaml", yaml));
        let node = node.unwrap();
        let node = node.get("text").unwrap();
        let mut names = Names::default();
        names.facts.insert("school_year".to_owned(), "2023/2024".to_owned());
        let (value, cuts) =
            substitute(node.text().unwrap(), &node.place, &names, &mut Vec::new());
        Text::written(value, node, cuts)
    }

    fn part(text: &Text, words: &str) -> String {
        let at = text.value.find(words).unwrap();
        text.part(at..at + words.len()).text().to_owned()
    }

    fn changed(yaml: &str, old: &str, new: &str) -> Option<String> {
        let text = text(yaml);
        let at = text.value.find(old).unwrap();
        let splice = text.change(at..at + old.len(), new)?;
        Some(apply(&text.place.source, &[splice]))
    }

    #[test]
    fn a_part_that_came_by_a_reference_stands_where_the_reference_does() {
        let text = text(
            "text: \"план\\\" на {{ school_year }} год {{{{ и {{ school_year }}\"\n",
        );
        assert_eq!(part(&text, "план\""), "план\\\"");
        assert_eq!(part(&text, "2024"), "{{ school_year }}");
        assert_eq!(part(&text, "на 20"), "на {{ school_year }}");
        assert_eq!(part(&text, "23/2024 г"), "{{ school_year }} г");
        assert_eq!(part(&text, "год"), "год");
        assert_eq!(part(&text, "{{ и"), "{{{{ и");
        let end = text.value.len();
        assert_eq!(text.part(end - 4..end).span.end + 2, text.place.source.text().len());
    }

    #[test]
    fn a_part_is_changed_in_its_style() {
        for (old, new) in [
            ("text: год 1  # да\n", "text: год \"2'  # да\n"),
            ("text: 'год 1'\n", "text: 'год \"2'''\n"),
            ("text: \"год 1\"\r\n", "text: \"год \\\"2'\"\r\n"),
            ("text: |\n  год 1\n", "text: |\n  год \"2'\n"),
            (
                "text: >2-\r\n   год 1\r\n   и\r\nx: 1\r\n",
                "text: >2-\r\n   год \"2'\r\n   и\r\nx: 1\r\n",
            ),
        ] {
            assert_eq!(changed(old, "1", "\"2'").as_deref(), Some(new));
        }
    }

    #[test]
    fn what_cannot_stand_there_is_not_written() {
        for (yaml, old, new) in [
            ("text: год 1\n", "1", "1: 2"),
            ("text: год 1\n", "1", "1 # 2"),
            ("text: год 1\n", "год", "*год"),
            ("text: год 1\n", "год", "- год"),
            ("text: год\n", "год", "~"),
            ("text: год {{ school_year }}\n", "2023", "2024"),
            ("text: год {1\n", "1", "{"),
            ("text: |\n  год\n", "год", " год"),
            ("x: &a год\ntext: год\n", "год", "&б год"),
        ] {
            assert_eq!(changed(yaml, old, new), None, "{yaml}{new}");
        }
    }

    #[test]
    fn braces_are_doubled() {
        assert_eq!(changed("text: год\n", "г", "x {{").unwrap(), "text: x {{{{од\n");
    }
}
