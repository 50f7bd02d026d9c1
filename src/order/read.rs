//! Nodes to the model, every fault at once.

use crate::calendar::{Year, YearKind};
use crate::diagnostic::Finding;
use crate::form::{Form, checks};
use crate::order::appendix;
use crate::order::names::{self, Names};
use crate::order::shape::ORDER;
use crate::order::substitute::substitute;
use crate::order::{Dated, Item, Order, PlanYear, Signatory, Text};
use crate::russian::date;
use crate::russian::typography::is_blank;
use crate::source::Place;
use crate::yaml::{Node, Value, check};

/// The name of the form that an order asks for, and where it stands.
#[must_use]
pub fn form_name(node: &Node) -> Option<(&str, &Place)> {
    let form = node.get("form")?;
    Some((form.text()?, &form.place))
}

/// The order, or all that is wrong with it. Without a form, what depends on one (the keys
/// of events) is not looked at.
///
/// # Errors
///
/// Every fault of reading, as findings.
pub fn read(node: &Node, form: Option<&Form>) -> Result<Order, Vec<Finding>> {
    let mut findings = Vec::new();
    check(node, &ORDER, &mut findings);
    let names = names::gather(node, &mut findings);
    let mut reader = Reader { form, names, findings };
    let order = reader.order(node);
    order.filter(|_| reader.findings.is_empty()).ok_or(reader.findings)
}

/// Where an order says that it is a draft.
fn draft(order: &Node) -> Option<Place> {
    let entry = order.entries().iter().find(|entry| entry.key == "draft")?;
    entry.value.boolean()?.then(|| entry.place.clone())
}

/// What reading needs at hand. Readers return none for what [`check`] has reported.
pub(super) struct Reader<'a> {
    pub(super) form: Option<&'a Form>,
    pub(super) names: Names,
    pub(super) findings: Vec<Finding>,
}

impl Reader<'_> {
    fn order(&mut self, node: &Node) -> Option<Order> {
        let number = node.get("number").and_then(|n| names::plain(n, &mut self.findings));
        let date = self.date(node);
        let year = self.year(node);
        let title = self.words(node, "title");
        let preamble = self.words(node, "preamble");
        let items = self.items(node, "");
        let signatory = self.signatory(node);
        let appendices = appendix::read(self, node);
        self.not_empty(node, "items", "в приказе нет ни одного пункта");
        Some(Order {
            number,
            date,
            year,
            draft: draft(node),
            title: title?,
            preamble,
            items,
            signatory: signatory?,
            people: std::mem::take(&mut self.names.people),
            bodies: std::mem::take(&mut self.names.bodies),
            checks: checks(node),
            appendices,
        })
    }

    fn date(&mut self, order: &Node) -> Option<Dated> {
        let node = order.get("date")?;
        let day = date::parse(node.text()?);
        if day.is_none() {
            let message = format!("`{}` — не дата", node.text()?);
            self.findings.push(
                Finding::error("bad-date", node.place.clone(), message).help(
                    "напишите день, который есть в календаре: 2023-08-25 или 25.08.2023",
                ),
            );
        }
        Some(Dated { day: day?, place: node.place.clone() })
    }

    fn year(&mut self, order: &Node) -> Option<PlanYear> {
        let school = order.get("school_year");
        let calendar = order.get("year");
        if let (Some(_), Some(year)) = (school, calendar) {
            let message = "названы и учебный, и календарный год";
            self.findings.push(
                Finding::error("wrong-type", year.place.clone(), message)
                    .help("оставьте один из ключей `school_year` и `year`"),
            );
        }
        let school = school.map(|node| (node, YearKind::School));
        let (node, kind) = school.or(calendar.map(|node| (node, YearKind::Calendar)))?;
        let text = node.text()?;
        let (year, message, example) = match kind {
            YearKind::School => (Year::school(text), "учебный год", "2023/2024"),
            YearKind::Calendar => (Year::calendar(text), "календарный год", "2024"),
        };
        if year.is_none() {
            let message = format!("`{text}` — не {message}");
            let help = format!("напишите его так: {example}");
            let finding =
                Finding::error("bad-date", node.place.clone(), message).help(help);
            self.findings.push(finding);
        }
        Some(PlanYear { year: year?, place: node.place.clone() })
    }

    fn signatory(&mut self, order: &Node) -> Option<Signatory> {
        let node = order.get("signatory")?;
        let (post, name) = (self.words(node, "post"), self.words(node, "name"));
        Some(Signatory { post: post?, name: name? })
    }

    /// The items under a node's `items`, numbered after `prefix`.
    /// Under the empty prefix they are `1.`, `2.`; under `2.` they are `2.1.`, `2.2.`.
    pub(super) fn items(&mut self, node: &Node, prefix: &str) -> Vec<Item> {
        let elements = node.get("items").map_or(&[][..], Node::elements);
        let mut items = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let number = format!("{prefix}{}.", index + 1);
            let node = element.get("text").unwrap_or(element);
            let text = self.filled(node);
            let sub_items = self.items(element, &number);
            items.extend(text.map(|text| Item { number, text, items: sub_items }));
        }
        items
    }

    /// The text under a key: a missing one is none, an empty one a finding.
    pub(super) fn words(&mut self, node: &Node, key: &str) -> Option<Text> {
        self.filled(node.get(key)?)
    }

    /// A text that must hold something.
    /// A blank one is reported, and returned as it is; what is no text is none.
    pub(super) fn filled(&mut self, node: &Node) -> Option<Text> {
        let text = self.text(node)?;
        if is_blank(&text.value) {
            self.findings.push(names::empty(node));
        }
        Some(text)
    }

    /// A text with its references replaced.
    pub(super) fn text(&mut self, node: &Node) -> Option<Text> {
        let text = node.text()?;
        let (value, cuts) =
            substitute(text, &node.place, &self.names, &mut self.findings);
        Some(Text::written(value, node, cuts))
    }

    /// Reports a list under a key that holds nothing.
    pub(super) fn not_empty(&mut self, node: &Node, key: &str, message: &str) {
        let Some(list) = node.get(key) else { return };
        if matches!(&list.value, Value::Sequence(nodes) if nodes.is_empty()) {
            let finding = Finding::error("missing-key", list.place.clone(), message);
            self.findings.push(
                finding.help(format!("впишите в `{key}` хотя бы одну строку с тире")),
            );
        }
    }
}
