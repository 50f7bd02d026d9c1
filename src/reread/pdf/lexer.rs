//! The words of a content stream or a `CMap`: both are written alike.

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A number, as it is written.
    Number(&'a [u8]),
    /// A name, without its slash.
    Name(&'a [u8]),
    /// A string.
    Text(Vec<u8>),
    /// `[`, `]`, `<<`, `>>`, `{` or `}`.
    Mark(&'a [u8]),
    /// An operator.
    Operator(&'a [u8]),
}

/// Goes through bytes word by word; takes what is wrong for the end of a word.
pub(super) struct Lexer<'a> {
    rest: &'a [u8],
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Goes past the data of an inline image, from its `ID` to its `EI`.
    pub(super) fn skip_image(&mut self) {
        let end = self.rest.windows(4).position(|window| match window {
            [before, b'E', b'I', after] => is_space(*before) && is_space(*after),
            _ => false,
        });
        self.take(end.map_or(self.rest.len(), |end| end + 3));
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, is_wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let count = self.rest.iter().position(|&byte| !is_wanted(byte));
        self.take(count.unwrap_or(self.rest.len()))
    }

    fn skip_space(&mut self) {
        while let Some(&byte) = self.rest.first() {
            match byte {
                b'%' => drop(self.take_while(|byte| byte != b'\n' && byte != b'\r')),
                byte if is_space(byte) => drop(self.take_while(is_space)),
                _ => return,
            }
        }
    }

    /// An odd last digit is the high half of its byte; what is no digit is passed over.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let digits = self.take_while(|byte| byte != b'>');
        self.take(1);
        let mut bytes = Vec::with_capacity(digits.len() / 2 + 1);
        let mut half = None;
        for digit in digits.iter().filter_map(|&byte| char::from(byte).to_digit(16)) {
            let digit = u8::try_from(digit).unwrap_or_default();
            half = match half {
                None => Some(digit << 4),
                Some(high) => {
                    bytes.push(high | digit);
                    None
                }
            };
        }
        bytes.extend(half);
        bytes
    }

    /// A string in brackets (ISO 32000-1, 7.3.4.2).
    fn literal(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut depth = 0_usize;
        while let [byte, ..] = *self.take(1) {
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'\\' => {
                    bytes.extend(self.escape());
                    continue;
                }
                _ => {}
            }
            bytes.push(byte);
        }
        bytes
    }

    /// What a backslash stands for, together with what follows it.
    /// None: nothing, as before the end of a line.
    fn escape(&mut self) -> Option<u8> {
        if let Some(b'0'..=b'7') = self.rest.first() {
            let count =
                self.rest.iter().take(3).take_while(|b| (b'0'..=b'7').contains(*b));
            let digits = self.take(count.count());
            let code = digits
                .iter()
                .fold(0_u32, |code, digit| code * 8 + u32::from(digit - b'0'));
            return u8::try_from(code & 0xFF).ok();
        }
        match *self.take(1).first()? {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            b'\r' => {
                if self.rest.first() == Some(&b'\n') {
                    self.take(1);
                }
                None
            }
            other => Some(other),
        }
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        Some(match *self.rest {
            [] => return None,
            [b'/', ..] => {
                self.take(1);
                Token::Name(self.take_while(is_regular))
            }
            [b'(', ..] => {
                self.take(1);
                Token::Text(self.literal())
            }
            [b'<', b'<', ..] | [b'>', b'>', ..] => Token::Mark(self.take(2)),
            [b'<', ..] => {
                self.take(1);
                Token::Text(self.hexadecimal())
            }
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => {
                Token::Number(self.take_while(is_regular))
            }
            [byte, ..] if is_regular(byte) => {
                Token::Operator(self.take_while(is_regular))
            }
            [..] => Token::Mark(self.take(1)),
        })
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let words: Vec<Token<'_>> =
            Lexer::new(b"/Span<</MCID 3>>BDC % note\n[<0a1>-1.5]TJ").collect();
        let expected = [
            Token::Name(b"Span"),
            Token::Mark(b"<<"),
            Token::Name(b"MCID"),
            Token::Number(b"3"),
            Token::Mark(b">>"),
            Token::Operator(b"BDC"),
            Token::Mark(b"["),
            Token::Text(vec![0x0A, 0x10]),
            Token::Number(b"-1.5"),
            Token::Mark(b"]"),
            Token::Operator(b"TJ"),
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn a_string_in_brackets_is_unescaped() {
        let mut words = Lexer::new(b"(a(b)\\)\\101\\\r\n\\n\\q)Tj");
        assert_eq!(words.next(), Some(Token::Text(b"a(b))A\nq".to_vec())));
        assert_eq!(words.next(), Some(Token::Operator(b"Tj")));
    }

    #[test]
    fn the_end_may_come_at_any_place() {
        for text in ["(abc", "<12", "/", "<", ">", "(\\", "(\\1", "%", "["] {
            assert!(Lexer::new(text.as_bytes()).count() <= 1, "{text}");
        }
    }

    #[test]
    fn an_inline_image_is_passed_over() {
        let mut words = Lexer::new(b" \x01(\x02 EI Q");
        words.skip_image();
        assert_eq!(words.next(), Some(Token::Operator(b"Q")));
    }
}
