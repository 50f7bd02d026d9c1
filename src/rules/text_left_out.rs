//! `text-left-out`: a text of the order that the form's templates do not print.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::document::{Block, Document, Inline, Paragraph, Run, TableRow};
use crate::order::{Appendix, Content, Dated, Item, Order, Plan, Text};
use crate::rules::fault::Fault;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::russian::date;
use crate::russian::typography::is_unseen;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "text-left-out",
    grade: Grade::Always(Level::Error),
    page: Page {
        finds: "в приказе есть текст, который шаблоны бланка не печатают",
        why: "Такой текст молча пропал бы с бумаги. Бланк, который нарочно печатает не всё (например, выписка), говорит об \
              этом в своём `form.yaml`: `checks: { text-left-out: allow }`. Ищет `prikaz build`, когда документ собран.",
        source: Origin::Own,
        bad: "<p style=\"title\">{{ order.title }}</p>",
        good: "<p style=\"title\">{{ order.title }}</p>\n<p style=\"preamble\">{{ order.preamble }}</p>",
        is_mended: false,
    },
    find: Find::Document(find),
};

/// One fault a kind of text at most, at the first text of it that is missing.
fn find(order: &Order, document: &Document) -> Vec<Fault> {
    let printed = Printed::of(document);
    let date = order.date.as_ref().filter(|date| !printed.has_date(date));
    let date = date.map(|date| fault(Fault::new(date.place.clone(), message("дату"))));
    let texts = kinds(order).into_iter().filter_map(|(what, texts)| {
        let text = texts.into_iter().find(|text| !printed.has(text))?;
        Some(fault(Fault::of(text, message(&what))))
    });
    date.into_iter().chain(texts).collect()
}

fn message(what: &str) -> String {
    format!("шаблоны бланка не печатают {what}")
}

fn fault(fault: Fault) -> Fault {
    fault.help(
        "допишите это в шаблон; если бланк нарочно печатает не всё, впишите в его `form.yaml`: \
         `checks: { text-left-out: allow }`",
    )
}

/// The texts of an order by what they are, in the accusative.
fn kinds(order: &Order) -> Vec<(String, Vec<&Text>)> {
    let signatory = &order.signatory;
    let mut kinds: Vec<(String, Vec<&Text>)> = [
        ("номер приказа", order.number.iter().collect()),
        ("заголовок приказа", vec![&order.title]),
        ("преамбулу", order.preamble.iter().collect()),
        ("этот пункт", items(&order.items)),
        ("должность подписавшего", vec![&signatory.post]),
        ("имя подписавшего", vec![&signatory.name]),
    ]
    .map(|(what, texts)| (what.to_owned(), texts))
    .into();
    order.appendices.iter().for_each(|appendix| of_appendix(appendix, &mut kinds));
    kinds
}

fn items(items: &[Item]) -> Vec<&Text> {
    let mut texts = Vec::new();
    for item in items {
        texts.push(&item.text);
        texts.extend(self::items(&item.items));
    }
    texts
}

fn of_appendix<'a>(appendix: &'a Appendix, kinds: &mut Vec<(String, Vec<&'a Text>)>) {
    kinds.push(("заголовок приложения".to_owned(), vec![&appendix.title]));
    let subtitle = appendix.subtitle.iter().collect();
    kinds.push(("подзаголовок приложения".to_owned(), subtitle));
    match &appendix.content {
        Content::Plan(plan) => of_plan(plan, kinds),
        Content::Prose { paragraphs, items: prose } => {
            kinds.push(("этот абзац приложения".to_owned(), paragraphs.iter().collect()));
            kinds.push(("этот пункт приложения".to_owned(), items(prose)));
        }
    }
}

fn of_plan<'a>(plan: &'a Plan, kinds: &mut Vec<(String, Vec<&'a Text>)>) {
    let titles = plan.sections.iter().map(|section| &section.title).collect();
    kinds.push(("название раздела плана".to_owned(), titles));
    for (index, column) in plan.columns.iter().enumerate() {
        let events = plan.sections.iter().flat_map(|section| &section.events);
        let cells = events.filter_map(|event| event.cells.get(index)).flatten();
        kinds.push((format!("графу «{}»", column.title), cells.collect()));
    }
}

/// What a document prints.
struct Printed<'a> {
    runs: Vec<&'a Run>,
    /// How many characters that count came from each route of the order.
    lengths: BTreeMap<&'a str, usize>,
    /// The words that came by no route: the templates' own, and what they put together of
    /// an order's texts, such as `{{ a ~ b }}`.
    joined: OnceCell<String>,
}

impl<'a> Printed<'a> {
    fn of(document: &'a Document) -> Self {
        let mut runs = Vec::new();
        for section in &document.sections {
            let blocks = section.first_header.iter().chain(&section.header);
            blocks.chain(&section.body).for_each(|block| of_block(block, &mut runs));
        }
        let mut lengths = BTreeMap::new();
        for run in &runs {
            *lengths.entry(route(run)).or_default() += length(&run.text);
        }
        Self { runs, lengths, joined: OnceCell::new() }
    }

    /// Whether at least so many characters as it has came from its place; else whether
    /// its words stand among those that came by no route.
    fn has(&self, text: &Text) -> bool {
        let length = length(&text.value);
        let printed = self.lengths.get(text.place.route.as_str());
        printed.is_some_and(|&printed| printed >= length) || self.has_words(&text.value)
    }

    /// A form may print of a date what it wants.
    fn has_date(&self, date: &Dated) -> bool {
        self.lengths.contains_key(date.place.route.as_str())
            || self.has_words(&date::short(date.day))
            || self.has_words(&date::long(date.day))
    }

    fn has_words(&self, words: &str) -> bool {
        let joined = self.joined.get_or_init(|| {
            let runs = self.runs.iter().filter(|run| route(run).is_empty());
            runs.map(|run| folded(&run.text)).collect()
        });
        joined.contains(&folded(words))
    }
}

fn of_block<'a>(block: &'a Block, runs: &mut Vec<&'a Run>) {
    match block {
        Block::Paragraph(paragraph) => of_paragraph(paragraph, runs),
        Block::Side(side) => {
            let paragraphs = side.columns.iter().flat_map(|column| &column.content);
            paragraphs.for_each(|paragraph| of_paragraph(paragraph, runs));
        }
        Block::Table(table) => {
            let rows = table.rows.iter().flat_map(|row| match row {
                TableRow::Band(band) => std::slice::from_ref(&band.cell),
                TableRow::Row(row) => &row.cells,
            });
            let cells = table.head.iter().flatten().chain(rows);
            cells
                .flat_map(|cell| &cell.content)
                .for_each(|paragraph| of_paragraph(paragraph, runs));
        }
    }
}

fn of_paragraph<'a>(paragraph: &'a Paragraph, runs: &mut Vec<&'a Run>) {
    for inline in &paragraph.content {
        match inline {
            Inline::Run(run) => runs.push(run),
            Inline::Blank(blank) => runs.extend(&blank.content),
            Inline::Break | Inline::PageNumber => {}
        }
    }
}

/// The route that a run came from; empty for a template's own words.
fn route(run: &Run) -> &str {
    run.place.as_ref().map_or("", |place| place.route.as_str())
}

/// White space may be the layout's own, and joiners are.
fn is_counted(c: char) -> bool {
    !c.is_whitespace() && !is_unseen(c)
}

fn length(words: &str) -> usize {
    words.chars().filter(|&c| is_counted(c)).count()
}

/// Words without what does not count and without the difference of capitals.
fn folded(words: &str) -> String {
    words.chars().filter(|&c| is_counted(c)).collect::<String>().to_lowercase()
}
