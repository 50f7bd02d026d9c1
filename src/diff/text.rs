//! Differences as text, for a clerk: under the headings of the order, «было» and «стало».

use std::fmt::Write;

use crate::diagnostic::Look;
use crate::diff::entry::{Change, Count, Entry, Recount, Site, Span};
use crate::diff::outline::Kind;
use crate::russian::typography::is_unseen;

/// How many unchanged words are shown beside changed ones.
const AROUND: usize = 4;

/// How many characters of a title are shown where it only says what is meant.
const TITLE: usize = 90;

/// The names of an order's and an appendix's own texts.
const LABELS: [(&str, &str); 13] = [
    ("form", "Бланк"),
    ("number", "Номер приказа"),
    ("date", "Дата"),
    ("year", "Год плана"),
    ("draft", "Пометка проекта"),
    ("title", "Заголовок"),
    ("preamble", "Преамбула"),
    ("signatory_post", "Должность подписавшего"),
    ("signatory_name", "Подпись"),
    ("subtitle", "Подзаголовок"),
    ("kind", "Вид приложения"),
    ("mark", "Отметка"),
    ("columns", "Графы"),
];

/// The differences, and how many there are. Changed words stand in square brackets, or in
/// colours.
#[must_use]
pub fn text(root: &Entry, look: Look) -> String {
    let mut page = Page { text: String::new(), look };
    page.entry(root);
    let count = root.count();
    if count.all() == 0 {
        return "различий нет\n".to_owned();
    }
    let _ = writeln!(page.text, "\n{}", summary(&count));
    page.text.trim_start().to_owned()
}

/// «различий: 3 (изменено: 2, добавлено: 1)».
fn summary(count: &Count) -> String {
    let parts = [
        ("изменено", count.changed),
        ("добавлено", count.new),
        ("исключено", count.gone),
        ("перенесено", count.moved),
        ("дан другой номер", count.renumbered),
        ("сдвинулись номера", count.recounted),
    ];
    let parts = parts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> =
        parts.map(|(what, count)| format!("{what}: {count}")).collect();
    format!("различий: {} ({})", count.all(), parts.join(", "))
}

struct Page {
    text: String,
    look: Look,
}

impl Page {
    fn line(&mut self, depth: usize, words: &str) {
        let _ = writeln!(self.text, "{:width$}{words}", "", width = depth * 2);
    }

    fn entry(&mut self, entry: &Entry) {
        let is_heading =
            matches!(entry.kind, Kind::Order | Kind::Appendix | Kind::Section);
        let is_shown = entry.kind != Kind::Order || entry.is_shown();
        if is_heading && is_shown {
            let heading = heading(entry);
            self.text.push('\n');
            self.line(0, &paint(&heading, BOLD, self.look));
        }
        if !is_heading && entry.is_own() {
            self.thing(entry);
        }
        if is_heading {
            self.standing(1, entry);
            let is_both = entry.old.is_some() && entry.new.is_some();
            // The heading has said the title of what is new or gone.
            let told = usize::from(!is_both && is_whole(entry));
            let changes = entry.changes.iter().skip(told);
            changes.for_each(|change| self.change(1, entry, change));
        }
        entry.recounts.iter().for_each(|recount| self.recount(recount));
        entry.children.iter().for_each(|child| self.entry(child));
    }

    /// An item, an event, a paragraph.
    fn thing(&mut self, entry: &Entry) {
        let Some(site) = entry.site() else { return };
        let number = site.number.clone().map(|number| format!("{number} "));
        let title = format!("{}{}", number.unwrap_or_default(), short(&site.title));
        self.line(1, &title);
        self.standing(2, entry);
        let is_both = entry.old.is_some() && entry.new.is_some();
        // A lone text of what is new or gone is its title; a long one is shown whole.
        let is_told = !is_both && entry.changes.len() == 1 && is_whole(entry);
        if !is_told {
            entry.changes.iter().for_each(|change| self.change(2, entry, change));
        }
    }

    /// Whether a thing is new, gone, moved.
    fn standing(&mut self, depth: usize, entry: &Entry) {
        let (old, new) = match (&entry.old, &entry.new) {
            (None, _) => return self.line(depth, &paint("добавлено", GREEN, self.look)),
            (_, None) => return self.line(depth, &paint("исключено", RED, self.look)),
            (Some(old), Some(new)) => (old, new),
        };
        if entry.is_moved {
            let (from, to) =
                (position(entry.kind, old, new), position(entry.kind, new, old));
            self.line(depth, &format!("перенесено: было {from}, стало {to}"));
        } else if entry.is_renumbered {
            let (from, to) = (number(old.number.as_ref()), number(new.number.as_ref()));
            self.line(depth, &format!("номер: был {from}, стал {to}"));
        }
    }

    fn change(&mut self, depth: usize, entry: &Entry, change: &Change) {
        if let Some(label) = label(change) {
            self.line(depth, &label);
        }
        let is_both = entry.old.is_some() && entry.new.is_some();
        let sides = [
            ("было:  ", &entry.old, &change.old, RED),
            ("стало: ", &entry.new, &change.new, GREEN),
        ];
        for (name, _, side, colour) in sides.iter().filter(|(_, site, ..)| site.is_some())
        {
            let name = if is_both { name } else { "" };
            let indent = " ".repeat(name.chars().count());
            let mut lines: Vec<String> =
                side.iter().map(|spans| self.marked(spans, is_both, colour)).collect();
            if lines.is_empty() {
                lines.push("—".to_owned());
            }
            for (index, words) in lines.iter().enumerate() {
                let before = if index == 0 { name } else { &indent };
                self.line(depth + 1, &format!("{before}{words}"));
            }
        }
    }

    /// A paragraph with its changed words marked, long unchanged runs left out.
    fn marked(&self, paragraph: &[Span], is_both: bool, colour: &str) -> String {
        let last = paragraph.len().saturating_sub(1);
        let has_same = paragraph.iter().any(|span| !span.is_changed);
        let piece = |(index, span): (usize, &Span)| {
            let text = visible(&span.text, span.is_changed);
            match (span.is_changed, self.look.colour) {
                (true, true) => paint(&text, colour, self.look),
                (true, false) if is_both && has_same => format!("[{text}]"),
                (false, _) if last > 0 => around(&text, index == 0, index == last),
                _ => text,
            }
        };
        paragraph.iter().enumerate().map(piece).collect()
    }

    fn recount(&mut self, recount: &Recount) {
        let range = |numbers: &[Option<String>]| {
            let (first, last) = (numbers.first(), numbers.last());
            let ends =
                [first, last].map(|number| self::number(number.and_then(Option::as_ref)));
            let [first, last] = ends;
            if first == last { first } else { format!("{first}–{last}") }
        };
        let (old, new) = (range(&recount.old), range(&recount.new));
        let of = match recount.kind {
            Kind::Item => "пунктов",
            Kind::Appendix => "приложений",
            Kind::Section => "разделов",
            _ => "мероприятий",
        };
        let words = format!("номера {of} по счёту: было {old}, стало {new}");
        self.line(1, &words);
    }
}

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";

fn paint(words: &str, colour: &str, look: Look) -> String {
    if look.colour { format!("{colour}{words}\u{1b}[0m") } else { words.to_owned() }
}

fn heading(entry: &Entry) -> String {
    let Some(site) = entry.site() else { return String::new() };
    let number = site.number.as_ref();
    let title = short(&site.title);
    match entry.kind {
        Kind::Appendix => match number {
            Some(number) => format!("Приложение № {number}. {title}"),
            None => format!("Приложение. {title}"),
        },
        Kind::Section => format!("Раздел {}. {title}", self::number(number)),
        _ => "Приказ".to_owned(),
    }
}

/// The name of a text; none where there is only one.
fn label(change: &Change) -> Option<String> {
    if change.title.is_some() {
        return change.title.clone();
    }
    let known = LABELS.iter().find(|(key, _)| *key == change.key);
    known.map(|(_, label)| (*label).to_owned())
}

fn number(number: Option<&String>) -> String {
    number.map_or_else(|| "без номера".to_owned(), Clone::clone)
}

/// Where a thing stands, said so that two places can be told apart.
fn position(kind: Kind, site: &Site, other: &Site) -> String {
    let number = number(site.number.as_ref());
    match &site.under {
        Some(under) if kind == Kind::Event && site.under != other.under => {
            format!("{number} (раздел {under})")
        }
        _ => number,
    }
}

/// Whether a title is shown whole.
fn is_whole(entry: &Entry) -> bool {
    entry.site().is_some_and(|site| short(&site.title) == site.title)
}

fn short(title: &str) -> String {
    let line = title.replace('\n', " ");
    if line.chars().count() <= TITLE {
        return line;
    }
    let cut: String = line.chars().take(TITLE).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", cut.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '»'))
}

/// The words beside changed ones; what is farther off is left out.
/// A run is shown whole unless more than `AROUND` words would be left out.
fn around(text: &str, is_first: bool, is_last: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let kept = [if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND }];
    if words.len() <= kept[0] + kept[1] + AROUND {
        return text.to_owned();
    }
    let head = words[..kept[0]].concat();
    let tail = words[words.len() - kept[1]..].concat();
    format!("{head}… {tail}")
        .trim_end_matches(if is_last { ' ' } else { '\0' })
        .to_owned()
}

/// What nobody sees, made visible: line ends, and spaces that are a difference alone.
fn visible(text: &str, is_changed: bool) -> String {
    let is_space = is_changed && text.chars().all(char::is_whitespace);
    let mark = |c: char| match c {
        '\n' => "⏎".to_owned(),
        '\u{A0}' if is_changed => "⍽".to_owned(),
        c if is_unseen(c) => format!("⟨U+{:04X}⟩", u32::from(c)),
        ' ' if is_space => "␣".to_owned(),
        c if is_space => format!("⟨U+{:04X}⟩", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(mark).collect()
}
