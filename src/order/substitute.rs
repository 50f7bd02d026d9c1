//! `{{ path }}`: plain substitution, and nothing more. `{{{{` prints `{{`.

use crate::diagnostic::{Finding, list, nearest};
use crate::order::names::Names;
use crate::order::text::Cut;
use crate::source::Place;

/// The text with its references replaced, and which they were. Each fault is a finding at
/// its place; the text is then not whole and must not be printed.
pub(super) fn substitute(
    text: &str,
    place: &Place,
    names: &Names,
    findings: &mut Vec<Finding>,
) -> (String, Vec<Cut>) {
    let mut cuts = Vec::new();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // What of the place was not gone through yet: a reference can stand there twice.
    let mut ahead = place.clone();
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        if let Some(after) = after.strip_prefix("{{") {
            pass(&mut ahead, "{{{{");
            let start = out.len();
            out.push_str("{{");
            let written = text.len() - after.len() - 4..text.len() - after.len();
            cuts.push(Cut { value: start..out.len(), written, is_reference: false });
            rest = after;
            continue;
        }
        let Some((path, after)) = after.split_once("}}") else {
            let message = "подстановка `{{` не закрыта";
            findings.push(
                Finding::error("unknown-variable", ahead.of("{{"), message).help(
                    "допишите `}}`; чтобы напечатать сами скобки `{{`, напишите `{{{{`",
                ),
            );
            // Nor is any later one: each would be said, and looked for to the end.
            out.push_str(after);
            rest = "";
            break;
        };
        let at = pass(&mut ahead, &format!("{{{{{path}}}}}"));
        match look_up(path.trim(), &at, names) {
            Ok(value) => {
                let start = out.len();
                out.push_str(value);
                let end = text.len() - after.len();
                let written = end - path.len() - 4..end;
                cuts.push(Cut { value: start..out.len(), written, is_reference: true });
            }
            Err(finding) => findings.push(*finding),
        }
        rest = after;
    }
    out.push_str(rest);
    (out, cuts)
}

/// The next occurrence of `part`, which is then behind.
fn pass(ahead: &mut Place, part: &str) -> Place {
    let at = ahead.of(part);
    if at.span != ahead.span {
        ahead.span.start = at.span.end;
    }
    at
}

/// The words that a path names, or what is wrong with it. A name is letters and digits of
/// any script, `_` and `-`.
fn look_up<'a>(
    path: &str,
    at: &Place,
    names: &'a Names,
) -> Result<&'a str, Box<Finding>> {
    let is_name = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    let parts: Vec<&str> = path.split('.').collect();
    if !parts.iter().all(|part| is_name(part)) {
        let message = format!("в подстановке `{{{{ {path} }}}}` не имя, а что-то другое");
        let finding = Finding::error("unknown-variable", at.clone(), message).help(
            "внутри `{{ … }}` пишут только имя, например `{{ bodies.soiro }}`; чтобы \
             напечатать сами скобки `{{`, напишите `{{{{`",
        );
        return Err(finding.into());
    }
    match parts[..] {
        ["people"] | ["people", _] => {
            Err(incomplete(path, "people.КЛЮЧ.name", at).into())
        }
        ["bodies"] => Err(incomplete(path, "bodies.КЛЮЧ", at).into()),
        ["people", key, form] => {
            let person = names.people.get(key).ok_or_else(|| {
                unknown(path, at, "в `people`", key, names.people.keys())
            })?;
            let text = person.forms.get(form).ok_or_else(|| {
                unknown(path, at, &format!("у `people.{key}`"), form, person.forms.keys())
            })?;
            Ok(&text.value)
        }
        ["bodies", key] => match names.bodies.get(key) {
            Some(text) => Ok(&text.value),
            None => Err(unknown(path, at, "в `bodies`", key, names.bodies.keys()).into()),
        },
        ["people", key, form, ..] => {
            Err(overlong(path, &format!("people.{key}.{form}"), at).into())
        }
        ["bodies", key, ..] => Err(overlong(path, &format!("bodies.{key}"), at).into()),
        [fact, _, ..] if names.facts.contains_key(fact) => {
            Err(overlong(path, fact, at).into())
        }
        [fact] if names.facts.contains_key(fact) => Ok(&names.facts[fact]),
        _ => Err(unknown_variable(path, parts[0], at, names).into()),
    }
}

fn incomplete(path: &str, wanted: &str, at: &Place) -> Finding {
    let message = format!("подстановка `{{{{ {path} }}}}` названа не до конца");
    let help = format!("напишите `{{{{ {wanted} }}}}`");
    Finding::error("unknown-reference", at.clone(), message).help(help)
}

fn overlong(path: &str, wanted: &str, at: &Place) -> Finding {
    let message = format!("в подстановке `{{{{ {path} }}}}` лишнее после `{wanted}`");
    let help = format!("напишите `{{{{ {wanted} }}}}`");
    Finding::error("unknown-reference", at.clone(), message).help(help)
}

fn unknown<'a>(
    path: &str,
    at: &Place,
    owner: &str,
    key: &str,
    known: impl Iterator<Item = &'a String> + Clone,
) -> Finding {
    let message =
        format!("подставить `{{{{ {path} }}}}` нечего: {owner} нет ключа `{key}`");
    let known = known.map(String::as_str);
    let help = match nearest(key, known.clone()) {
        Some(near) => format!("возможно, имелось в виду `{near}`"),
        None => match list(known) {
            known if known.is_empty() => format!("впишите его: {owner} пока ничего нет"),
            known => format!("есть {known}"),
        },
    };
    Finding::error("unknown-reference", at.clone(), message).help(help)
}

fn unknown_variable(path: &str, first: &str, at: &Place, names: &Names) -> Finding {
    let message = format!("подставить `{{{{ {path} }}}}` нечего: такого имени нет");
    let known = names.facts.keys().map(String::as_str).chain(["people", "bodies"]);
    let help = match nearest(first, known.clone()) {
        Some(near) if near != first => format!("возможно, имелось в виду `{near}`"),
        _ => format!("можно подставить {}", list(known)),
    };
    Finding::error("unknown-variable", at.clone(), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::text::Text;
    use crate::source::Source;

    fn result(text: &str) -> Result<String, String> {
        let place = Place::bytes(&Source::new("x.yaml", text), 0..text.len());
        let mut names = Names::default();
        names.facts.insert("school_year".to_owned(), "2023/2024".to_owned());
        names.bodies.insert("soiro".to_owned(), Text::new("ГАУ & <b>", &place));
        let mut findings = Vec::new();
        let (text, _) = substitute(text, &place, &names, &mut findings);
        match findings.pop() {
            None => Ok(text),
            Some(f) => Err(format!("{}: {} ({})", f.rule, f.message, f.place.text())),
        }
    }

    #[test]
    fn a_reference_is_replaced_by_the_very_words() {
        assert_eq!(result("на {{ school_year }} год").unwrap(), "на 2023/2024 год");
        assert_eq!(result("{{bodies.soiro}}!").unwrap(), "ГАУ & <b>!");
    }

    #[test]
    fn four_braces_print_two() {
        assert_eq!(result("{{{{ x }} и {y}").unwrap(), "{{ x }} и {y}");
    }

    #[test]
    fn anything_else_in_braces_is_an_error_at_its_place() {
        for (text, expected) in [
            (
                "а {{ x + 1 }}",
                "unknown-variable: в подстановке `{{ x + 1 }}` не имя, а что-то другое ({{ x + 1 }})",
            ),
            (
                "а {{ }}",
                "unknown-variable: в подстановке `{{  }}` не имя, а что-то другое ({{ }})",
            ),
            (
                "а {{{{ {{ x }}",
                "unknown-variable: подставить `{{ x }}` нечего: такого имени нет ({{ x }})",
            ),
            ("а {{ x", "unknown-variable: подстановка `{{` не закрыта ({{)"),
            (
                "{{ yaer }}",
                "unknown-variable: подставить `{{ yaer }}` нечего: такого имени нет ({{ yaer }})",
            ),
            (
                "{{ bodies.soir }}",
                "unknown-reference: подставить `{{ bodies.soir }}` нечего: в `bodies` нет ключа `soir` ({{ bodies.soir }})",
            ),
            (
                "{{ people.a }}",
                "unknown-reference: подстановка `{{ people.a }}` названа не до конца ({{ people.a }})",
            ),
        ] {
            assert_eq!(result(text).unwrap_err(), expected);
        }
    }
}
