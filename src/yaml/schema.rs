//! A shape as JSON Schema (draft 7, which editors' YAML servers know best).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::yaml::shape::{Field, Shape};

/// The JSON Schema of a shape, with a final line end.
///
/// # Panics
///
/// Never: a schema is made of texts.
#[must_use]
pub fn schema(shape: &Shape, title: &str) -> String {
    let mut definitions = BTreeMap::new();
    let mut root = convert(shape, &mut definitions);
    root["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    root["title"] = title.into();
    root["definitions"] = json!(definitions);
    let mut text = serde_json::to_string_pretty(&root)
        .expect("internal error: texts always serialise");
    text.push('\n');
    text
}

/// A shape as a schema. A map is written once, under its name in `definitions`, and
/// referred to from there: an item may hold items.
fn convert(shape: &Shape, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
    match shape {
        // A plain 2024 or 712 is a number to an editor, and a text to us.
        Shape::Text => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Pattern { pattern, example } => {
            json!({ "type": ["string", "number"], "pattern": pattern, "examples": [example] })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::List(element) => {
            json!({ "type": "array", "items": convert(element, definitions) })
        }
        Shape::Either(one, other) => {
            json!({ "anyOf": [convert(one, definitions), convert(other, definitions)] })
        }
        Shape::Names(shape) => {
            json!({ "type": "object", "additionalProperties": convert(shape, definitions) })
        }
        Shape::Map { name, fields, rest, .. } => {
            if !definitions.contains_key(name) {
                definitions.insert(name, Value::Null);
                let definition = map(fields, *rest, definitions);
                definitions.insert(name, definition);
            }
            json!({ "$ref": format!("#/definitions/{name}") })
        }
    }
}

/// The definition of a map. A `$ref` goes into `allOf`, since draft 7 heeds nothing that
/// stands beside one, not even a description.
fn map(
    fields: &[Field],
    rest: Option<&Shape>,
    definitions: &mut BTreeMap<&'static str, Value>,
) -> Value {
    let mut properties = serde_json::Map::new();
    for field in fields {
        let mut property = convert(field.shape, definitions);
        if property.get("$ref").is_some() {
            property = json!({ "allOf": [property] });
        }
        property["description"] = field.about.into();
        properties.insert(field.key.to_owned(), property);
    }
    let required: Vec<&str> =
        fields.iter().filter(|field| field.is_required).map(|field| field.key).collect();
    let rest = rest.map_or(Value::Bool(false), |shape| convert(shape, definitions));
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": rest,
    })
}
