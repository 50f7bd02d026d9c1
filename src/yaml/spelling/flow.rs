//! Plain and quoted scalars, which fold their lines.

use crate::source::Place;
use crate::yaml::node::Style;
use crate::yaml::spelling::Decoded;

/// Decodes a plain or quoted scalar; none where it is not well formed.
pub(super) fn decode(place: &Place, style: Style) -> Option<Decoded> {
    let quote = usize::from(style != Style::Plain);
    let mut at = place.span.start + quote;
    let end = place.span.end.checked_sub(quote)?;
    let mut decoded = Decoded::default();
    while at < end {
        let rest = place.source.text().get(at..end)?;
        at += match fold(rest) {
            Some((text, len)) => {
                decoded.meant(&text, at..at + len);
                len
            }
            None => match (style, rest.chars().next()?) {
                (Style::Double, '\\') => {
                    let (text, len) = escape(rest)?;
                    decoded.meant(&text, at..at + len);
                    len
                }
                (Style::Single, '\'') => {
                    decoded.meant("'", at..at + 2);
                    2
                }
                (_, c) => {
                    decoded.verbatim(rest.get(..c.len_utf8())?, at);
                    c.len_utf8()
                }
            },
        };
    }
    Some(decoded)
}

/// White space with a line end in it: what it means and how long it is.
/// One line end is a space, each further one a line end; none where there is none.
fn fold(rest: &str) -> Option<(String, usize)> {
    let white = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let breaks = breaks(rest.get(..white)?);
    let text = match breaks {
        0 => return None,
        1 => " ".to_owned(),
        _ => "\n".repeat(breaks - 1),
    };
    Some((text, white))
}

/// How many line ends there are in white space.
fn breaks(white: &str) -> usize {
    let pairs = white.matches("\r\n").count();
    white.matches(['\r', '\n']).count() - pairs
}

/// An escape at the beginning: what it means and how long it is.
fn escape(rest: &str) -> Option<(String, usize)> {
    let after = rest.get(1..)?;
    let sign = after.chars().next()?;
    if matches!(sign, '\r' | '\n') {
        let white = after.len() - after.trim_start_matches([' ', '\t', '\r', '\n']).len();
        return Some(("\n".repeat(breaks(after.get(..white)?) - 1), 1 + white));
    }
    let digits = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return Some((short(sign)?.to_string(), 1 + sign.len_utf8())),
    };
    let code = u32::from_str_radix(after.get(1..=digits)?, 16).ok()?;
    let low = rest.get(6..12).and_then(|low| low.strip_prefix("\\u"));
    if (0xD800..0xDC00).contains(&code) && sign == 'u' {
        let low = u32::from_str_radix(low?, 16).ok()?.checked_sub(0xDC00)?;
        let pair = char::from_u32(0x1_0000 + ((code - 0xD800) << 10) + low)?;
        return Some((pair.to_string(), 12));
    }
    Some((char::from_u32(code)?.to_string(), 2 + digits))
}

/// What an escape of one sign means (YAML 1.2, 5.7).
fn short(sign: char) -> Option<char> {
    Some(match sign {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{B}',
        'f' => '\u{C}',
        'r' => '\r',
        'e' => '\u{1B}',
        ' ' | '"' | '/' | '\\' => sign,
        'N' => '\u{85}',
        '_' => '\u{A0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        _ => return None,
    })
}
