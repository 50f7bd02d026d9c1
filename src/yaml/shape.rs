//! What a file of a kind may hold: one table for reading, for messages and for editors.

use crate::diagnostic::{Finding, list, nearest};
use crate::source::Place;
use crate::yaml::node::{Entry, Node, Value};

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
///
/// A value that is not there is a fault whatever the shape. A [`Shape::Pattern`] is not
/// tried here: the reader that takes the value knows better what is wrong with it.
pub fn check(node: &Node, shape: &Shape, findings: &mut Vec<Finding>) {
    match (shape, &node.value) {
        // A reference without quotes: reported when it was parsed.
        (_, Value::Mapping(_)) if node.place.text().starts_with("{{") => {}
        (shape, Value::Mapping(_)) if split_text(node, shape).is_some() => {
            findings.extend(split_text(node, shape));
        }
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
        (Shape::Either(simple, _), Value::Scalar(_)) => check(node, simple, findings),
        (Shape::Either(_, structured @ Shape::Map { .. }), Value::Mapping(_))
        | (Shape::Either(_, structured @ Shape::List(_)), Value::Sequence(_)) => {
            check(node, structured, findings);
        }
        (Shape::Map { title, fields, rest, .. }, Value::Mapping(_)) => {
            check_map(node, (title, fields, *rest), findings);
        }
        (Shape::Names(shape), Value::Mapping(entries)) => {
            for entry in entries {
                check_value(entry, shape, findings);
            }
        }
        _ => findings.push(wrong_type(node, shape)),
    }
}

fn check_value(entry: &Entry, shape: &Shape, findings: &mut Vec<Finding>) {
    match entry.value.value {
        Value::Null => {
            let may_be_empty =
                matches!(shape, Shape::Either(Shape::Text, Shape::List(Shape::Text)));
            findings.push(no_value(&entry.place, &entry.key, may_be_empty));
        }
        _ => check(&entry.value, shape, findings),
    }
}

/// A text that became a key because of a colon in it.
/// For example, `- Провести: семинар` in a list of texts.
fn split_text(node: &Node, shape: &Shape) -> Option<Finding> {
    let may_be_text = match shape {
        Shape::Text => true,
        Shape::Either(simple, _) => matches!(simple, Shape::Text),
        _ => false,
    };
    let first =
        node.entries().first().filter(|first| may_be_text && is_prose(&first.key))?;
    let message = format!("двоеточие с пробелом превратило текст `{}` в ключ", first.key);
    Some(
        Finding::error("wrong-type", first.place.clone(), message)
            .help("возьмите весь текст в кавычки"),
    )
}

/// Whether a key is rather a piece of a Russian text.
/// It has a space, or no Latin letter.
fn is_prose(key: &str) -> bool {
    key.contains(' ') || key.chars().all(|c| !c.is_ascii_alphabetic())
}

fn check_map(
    node: &Node,
    (title, fields, rest): (&str, &[Field], Option<&Shape>),
    findings: &mut Vec<Finding>,
) {
    let is_absent = |field: &&Field| node.get(field.key).is_none();
    let absent: Vec<&Field> = fields.iter().filter(is_absent).collect();
    let known = || absent.iter().map(|field| field.key);
    let mut meant = Vec::new();
    for entry in node.entries() {
        let field = fields.iter().find(|field| field.key == entry.key);
        if let Some(shape) = field.map(|field| field.shape).or(rest) {
            check_value(entry, shape, findings);
        } else {
            meant.extend(nearest(&entry.key, known()));
            findings.push(unknown_key(&entry.place, &entry.key, title, known()));
        }
    }
    // What is there under a misspelt key is not missing.
    let missing =
        absent.iter().filter(|field| field.is_required && !meant.contains(&field.key));
    for field in missing {
        let place = node.entries().first().map_or(&node.place, |entry| &entry.place);
        let place = Place { route: node.place.route.clone(), ..place.clone() };
        let message = format!("у {title} нет ключа `{}`", field.key);
        let help = format!("добавьте `{}: …` ({})", field.key, field.about);
        findings.push(Finding::error("missing-key", place, message).help(help));
    }
}

/// A key that nobody knows, with the known one that is nearest.
///
/// `known` are the keys that may still be added here; `title` is the genitive behind «у».
#[must_use]
pub fn unknown_key<'a>(
    place: &Place,
    key: &str,
    title: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Finding {
    let message = format!("у {title} нет ключа с именем `{key}`");
    let count = known.clone().count();
    let help = match (nearest(key, known.clone()), look_alikes(key)) {
        (Some(near), letters) if letters.is_empty() => {
            format!("возможно, имелось в виду `{near}`")
        }
        (Some(near), letters) => format!(
            "возможно, имелось в виду `{near}`; русские буквы, похожие на латинские: {}",
            list(letters.iter().map(String::as_str))
        ),
        (None, _) if is_prose(key) => {
            "если это часть текста, возьмите весь текст в кавычки; иначе уберите"
                .to_owned()
        }
        (None, _) if count == 0 => "уберите этот ключ".to_owned(),
        (None, _) if count == 1 => {
            format!("уберите этот ключ; здесь ещё может стоять {}", list(known))
        }
        (None, _) => format!("уберите этот ключ; здесь ещё могут стоять {}", list(known)),
    };
    Finding::error("unknown-key", place.clone(), message).help(help)
}

/// The Russian letters of a key that has Latin ones too.
fn look_alikes(key: &str) -> Vec<String> {
    let is_latin = key.chars().any(|c| c.is_ascii_alphabetic());
    let russian = key.chars().filter(|c| is_latin && c.is_alphabetic() && !c.is_ascii());
    russian.map(String::from).collect()
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

fn no_value(place: &Place, key: &str, may_be_empty: bool) -> Finding {
    let message = format!("у ключа `{key}` нет значения");
    Finding::error("missing-key", place.clone(), message).help(if may_be_empty {
        "впишите значение; намеренно пустой текст пишут так: \"\""
    } else {
        "впишите значение или уберите ключ"
    })
}

fn wrong_type(node: &Node, shape: &Shape) -> Finding {
    let is = match &node.value {
        Value::Null => "ничего",
        Value::Scalar(_) => "текст",
        Value::Sequence(_) => "список",
        Value::Mapping(_) => "набор ключей",
    };
    let message = format!("здесь {is}, а {}", wanted(shape));
    let finding = Finding::error("wrong-type", node.place.clone(), message);
    match (shape, &node.value) {
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
            let each = "каждый с новой строки, с двоеточием после него";
            finding.help(match fields.iter().filter(|f| f.is_required).count() {
                0 => format!("напишите ключи и значения, {each}"),
                1 => format!("напишите ключ {keys} с новой строки, с двоеточием после него"),
                _ => format!("напишите ключи {keys}, {each}"),
            })
        }
        (Shape::Names(_), _) => {
            finding.help("напишите `КЛЮЧ: значение`, каждый ключ с новой строки, без тире")
        }
        (Shape::Either(..), _) => finding.help("проверьте отступы и тире в этом месте"),
    }
}

fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Pattern { .. } => "нужен текст",
        Shape::Flag => "нужно `true` или `false`",
        Shape::Word(_) => "нужно одно из известных слов",
        Shape::List(_) => "нужен список",
        Shape::Either(_, Shape::List(_)) => "нужен текст или список текстов",
        Shape::Either(..) => "нужен текст или набор ключей",
        Shape::Map { .. } | Shape::Names(_) => "нужен набор ключей",
    }
}
