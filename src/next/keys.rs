//! What changes by its key: the year, number and date of the order, the draft, the given
//! numbers of events.

use crate::calendar::YearKind;
use crate::next::Options;
use crate::next::drafts::Drafts;
use crate::order::Order;
use crate::yaml::{Beside, Entry, Layout, Node, Splice, Value};

/// Proposals for the keys of an order.
pub(super) fn propose(
    node: &Node,
    order: &Order,
    layout: &Layout,
    options: Options,
    drafts: &mut Drafts,
) {
    let mut keys = Keys { layout, drafts };
    let year = keys.year(node, options);
    keys.number(node);
    keys.remove(node, "date", "date", "дату впишут, когда приказ подпишут");
    if order.draft.is_none() {
        keys.draft(node, year);
    }
    if !options.keeps_numbers {
        keys.event_numbers(node);
    }
}

struct Keys<'a> {
    layout: &'a Layout,
    drafts: &'a mut Drafts,
}

impl Keys<'_> {
    /// Moves the year; its key.
    /// The key is that of the kind of year, even where the file has it not.
    fn year(&mut self, node: &Node, options: Options) -> &'static str {
        let (key, rule, why) = match options.to.kind {
            YearKind::School => ("school_year", "school-year", "учебный год плана"),
            YearKind::Calendar => ("year", "year", "год плана"),
        };
        if let Some(value) = node.get(key) {
            self.rewrite(value, rule, &options.to.to_string(), why);
        }
        key
    }

    /// Replaces the whole text of a scalar.
    fn rewrite(&mut self, value: &Node, rule: &'static str, new: &str, why: &str) {
        let Value::Scalar(scalar) = &value.value else { return };
        let spelling = scalar.spelling(&value.place);
        let whole = 0..scalar.text.len();
        let splice = spelling.and_then(|spelling| spelling.change(&whole, new));
        if let Some(splice) = splice {
            self.drafts.change(rule, &value.place.route, splice, why);
        } else {
            let why = format!("{why}: замените на «{new}» сами");
            self.drafts.look(rule, &value.place, &why);
        }
    }

    /// The number goes, unless a text refers to it.
    fn number(&mut self, node: &Node) {
        let is_used = node.place.source.text().split("{{").skip(1).any(|rest| {
            rest.split("}}").next().is_some_and(|path| path.trim() == "number")
        });
        let Some(number) = node.get("number") else { return };
        if is_used {
            let why = "номер прежнего приказа остался: на него ссылается текст";
            self.drafts.look("number", &number.place, why);
        } else {
            self.remove(node, "number", "number", "номер впишут, когда приказ подпишут");
        }
    }

    /// Takes an entry out; what cannot be taken out is to be looked at.
    fn remove(&mut self, mapping: &Node, key: &str, rule: &'static str, why: &str) {
        let Some(entry) = entry(mapping, key) else { return };
        if let Some(splice) = self.layout.remove(mapping, key) {
            self.drafts.change(rule, &entry.place.route, splice, why);
        } else {
            let why = format!("{why}: убрать его программа не смогла");
            self.drafts.look(rule, &entry.value.place, &why);
        }
    }

    /// Writes `draft: true`: over the value that is there, else under the year's key,
    /// else before all other keys, as in JSON.
    fn draft(&mut self, node: &Node, year: &str) {
        let why = "пока это проект";
        if let Some(entry) = entry(node, "draft") {
            self.rewrite(&entry.value, "draft", "true", why);
            return;
        }
        let splice = self.layout.insert(node, Beside::After(year), "draft", "true");
        let splice = splice.or_else(|| {
            // In brackets, as JSON is written.
            let at = node.entries().first()?.place.span.start;
            Some(Splice { span: at..at, text: "\"draft\": true, ".to_owned() })
        });
        if let Some(splice) = splice {
            self.drafts.change("draft", &node.place.route.key("draft"), splice, why);
        }
    }

    /// Given numbers of events go, so that they are counted anew.
    fn event_numbers(&mut self, node: &Node) {
        let why = "номер мероприятия будет сосчитан заново";
        for appendix in list(node, "appendices") {
            for section in list(appendix, "sections") {
                for event in list(section, "events") {
                    self.remove(event, "number", "event-number", why);
                }
            }
        }
    }
}

fn entry<'a>(mapping: &'a Node, key: &str) -> Option<&'a Entry> {
    mapping.entries().iter().find(|entry| entry.key == key)
}

fn list<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.get(key).map_or(&[], Node::elements)
}
