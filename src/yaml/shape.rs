//! What a file of a kind may hold: one table for reading, for messages and for editors.

use crate::diagnostic::{Finding, list, nearest};
use crate::source::Place;
use crate::yaml::node::{Node, Value};

/// What a value may be. Shapes are static tables, so that they can refer to each other.
#[derive(Debug)]
pub enum Shape {
    /// Any scalar, as written.
    Text,
    /// A scalar of a form that editors can check; the reader that takes it says more.
    Pattern {
        /// A regular expression (ECMA 262).
        pattern: &'static str,
        /// An example.
        example: &'static str,
    },
    /// `true` or `false`.
    Flag,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A list.
    List(&'static Shape),
    /// One of two: a text (or word), or something with structure.
    Either(&'static Shape, &'static Shape),
    /// Known keys.
    Map {
        /// The name in the schema, in the singular.
        name: &'static str,
        /// What this is called in a message, in Russian, genitive: «мероприятия».
        title: &'static str,
        /// The keys, in the order in which they are usually written.
        fields: &'static [Field],
        /// What keys beside the known ones may hold, where there may be any.
        rest: Option<&'static Shape>,
    },
    /// Keys of the author's own choice.
    Names(&'static Shape),
}

/// A key of a [`Shape::Map`].
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it is, in Russian, for editors.
    pub about: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it holds.
    pub shape: &'static Shape,
}

/// Holds a tree against a shape: unknown and missing keys, values of a wrong type.
pub fn check(node: &Node, shape: &Shape, findings: &mut Vec<Finding>) {
    match (shape, &node.value) {
        (_, Value::Null) => findings.push(empty(node)),
        (Shape::Text | Shape::Pattern { .. }, Value::Scalar(_)) => {}
        (Shape::Flag, Value::Scalar(_)) if node.boolean().is_some() => {}
        (Shape::Word(words), Value::Scalar(scalar)) => {
            if !words.contains(&scalar.text.as_str()) {
                findings.push(unknown_word(node, &scalar.text, words));
            }
        }
        (Shape::List(element), Value::Sequence(nodes)) => {
            for node in nodes {
                check(node, element, findings);
            }
        }
        (Shape::Either(simple, structured), value) => {
            let shape =
                if matches!(value, Value::Scalar(_)) { simple } else { structured };
            check(node, shape, findings);
        }
        (Shape::Map { title, fields, rest, .. }, Value::Mapping(_)) => {
            check_map(node, (title, fields, *rest), findings);
        }
        (Shape::Names(shape), Value::Mapping(entries)) => {
            for entry in entries {
                check(&entry.value, shape, findings);
            }
        }
        _ => findings.push(wrong_type(node, shape)),
    }
}

fn check_map(
    node: &Node,
    (title, fields, rest): (&str, &[Field], Option<&Shape>),
    findings: &mut Vec<Finding>,
) {
    for entry in node.entries() {
        let field = fields.iter().find(|field| field.key == entry.key);
        match (field.map(|field| field.shape).or(rest), &entry.value.value) {
            (Some(_), Value::Null) => findings.push(no_value(&entry.place, &entry.key)),
            (Some(shape), _) => check(&entry.value, shape, findings),
            (None, _) => {
                let known = fields.iter().map(|field| field.key);
                let known = known.filter(|key| node.get(key).is_none());
                findings.push(unknown_key(&entry.place, &entry.key, title, known));
            }
        }
    }
    let missing = fields.iter().filter(|f| f.is_required && node.get(f.key).is_none());
    for field in missing {
        let place = node.entries().first().map_or(&node.place, |entry| &entry.place);
        let place = Place { route: node.place.route.clone(), ..place.clone() };
        let message = format!("у {title} нет ключа `{}`", field.key);
        let help = format!("добавьте `{}: …` ({})", field.key, field.about);
        findings.push(Finding::error("missing-key", place, message).help(help));
    }
}

/// A key that nobody knows, with the known one that is nearest.
#[must_use]
pub fn unknown_key<'a>(
    place: &Place,
    key: &str,
    title: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Finding {
    let message = format!("у {title} нет ключа с именем `{key}`");
    let help = match nearest(key, known.clone()) {
        Some(near) => format!("возможно, имелось в виду `{near}`"),
        None => match list(known) {
            known if known.is_empty() => "уберите этот ключ".to_owned(),
            known => format!("уберите этот ключ; здесь ещё могут стоять {known}"),
        },
    };
    Finding::error("unknown-key", place.clone(), message).help(help)
}

fn unknown_word(node: &Node, word: &str, words: &[&str]) -> Finding {
    let message = format!("значение `{word}` здесь неизвестно");
    let help = match nearest(word, words.iter().copied()) {
        Some(near) => format!("возможно, имелось в виду `{near}`"),
        None => format!("годятся {}", list(words.iter().copied())),
    };
    Finding::error("wrong-type", node.place.clone(), message).help(help)
}

fn empty(node: &Node) -> Finding {
    Finding::error("missing-key", node.place.clone(), "здесь нет значения")
        .help("впишите значение или уберите эту строку")
}

fn no_value(place: &Place, key: &str) -> Finding {
    Finding::error("missing-key", place.clone(), format!("у ключа `{key}` нет значения"))
        .help("впишите значение или уберите ключ; намеренно пустой текст пишут так: \"\"")
}

fn wrong_type(node: &Node, shape: &Shape) -> Finding {
    let is = match &node.value {
        Value::Null => "ничего",
        Value::Scalar(_) => "текст",
        Value::Sequence(_) => "список",
        Value::Mapping(_) => "набор ключей",
    };
    let message = format!("здесь {is}, а нужен {}", wanted(shape));
    let finding = Finding::error("wrong-type", node.place.clone(), message);
    match (shape, &node.value) {
        (_, Value::Mapping(_)) if node.place.text().starts_with("{{") => {
            finding.help("возьмите всё значение в кавычки: \"{{ school_year }}\"")
        }
        (Shape::Flag, _) => finding.help("напишите `true` (да) или `false` (нет) без кавычек"),
        (Shape::Text | Shape::Pattern { .. } | Shape::Word(_), _) => finding.help(
            "напишите текст в одну строку; если в нём есть двоеточие с пробелом, возьмите его \
             в кавычки",
        ),
        (Shape::List(_), _) => {
            finding.help("каждый элемент начните с новой строки, с тире и пробела")
        }
        (Shape::Map { fields, .. }, _) => {
            let keys = list(fields.iter().filter(|f| f.is_required).map(|f| f.key));
            let keys = if keys.is_empty() { "ключи".to_owned() } else { keys };
            finding.help(format!("напишите {keys}, каждый с новой строки и с отступом"))
        }
        _ => finding.help("сравните запись с образцом: `prikaz new`"),
    }
}

fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Pattern { .. } => "текст",
        Shape::Flag => "ответ `true` или `false`",
        Shape::Word(_) => "одно из известных слов",
        Shape::List(_) => "список",
        Shape::Either(_, structured) => wanted(structured),
        Shape::Map { .. } | Shape::Names(_) => "набор ключей",
    }
}
