//! How items name the appendices of their order.

use std::ops::Range;

use crate::order::{Item, Order, Text};
use crate::rules::scan::{part, words};

/// A mention of appendices in an item.
#[derive(Debug)]
pub(super) struct Mention<'a> {
    /// The item's text.
    pub(super) text: &'a Text,
    /// The bytes of the word and of the numbers after it.
    pub(super) range: Range<usize>,
    /// The numbers; none: «(Приложение)».
    pub(super) numbers: Vec<usize>,
    /// Whether all appendices are meant: «(приложения)», «прилагаемые».
    pub(super) is_plural: bool,
    /// Whether the order's own appendix must be meant: «(Приложение № 2)», «согласно
    /// приложению», and not one to another paper.
    pub(super) is_own: bool,
}

/// The mentions of appendices in the items of an order.
pub(super) fn mentions(order: &Order) -> Vec<Mention<'_>> {
    let mut texts = Vec::new();
    collect(&order.items, &mut texts);
    texts.into_iter().flat_map(of_text).collect()
}

/// The texts of items and their sub-items.
pub(super) fn collect<'a>(items: &'a [Item], texts: &mut Vec<&'a Text>) {
    for item in items {
        texts.push(&item.text);
        collect(&item.items, texts);
    }
}

fn of_text(text: &Text) -> Vec<Mention<'_>> {
    let value = &text.value;
    let found = words(value).filter_map(|word| {
        let lower = part(value, &word).to_lowercase();
        let is_attached = lower.starts_with("прилагаем");
        if !is_attached && !lower.starts_with("приложени") {
            return None;
        }
        let (numbers, end) = numbers(value, word.end);
        let before = part(value, &(0..word.start));
        let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
        let rest = part(value, &(end..value.len())).trim_start();
        let is_foreign = ["к приказу", "к письму", "к распоряжению", "к постановлению"]
            .iter()
            .any(|start| rest.starts_with(start) && !rest.contains("настоящему"));
        let is_own = !is_attached
            && !is_foreign
            && (before.ends_with('(') || last.to_lowercase() == "согласно");
        let is_plural = is_attached
            || ["приложения", "приложений", "приложениям", "приложениями", "приложениях"]
                .contains(&lower.as_str());
        Some(Mention { text, range: word.start..end, numbers, is_plural, is_own })
    });
    found.collect()
}

/// The numbers behind a mention: «№ 2», «1 и 2», «№ 1–3»; and where they end.
/// Both are bytes. Without a number the end is `start`; one from 1000 on ends the list.
fn numbers(text: &str, start: usize) -> (Vec<usize>, usize) {
    let mut numbers: Vec<usize> = Vec::new();
    let mut end = start;
    let mut is_range = false;
    let mut at = start;
    loop {
        let rest = part(text, &(at..text.len()));
        let trimmed = rest.trim_start();
        let here = text.len() - trimmed.len();
        let digits = trimmed.find(|c: char| !c.is_ascii_digit()).unwrap_or(trimmed.len());
        let number = trimmed.get(..digits).and_then(|text| text.parse::<usize>().ok());
        if let Some(number) = number.filter(|&number| number < 1000) {
            let first = numbers.last().copied().filter(|_| is_range);
            numbers.extend(first.map_or(number, |first| first + 1)..=number);
            is_range = false;
            at = here + digits;
            end = at;
            continue;
        }
        let joint = ["№", "N", "и ", ",", "–", "-", "—"];
        let Some(joint) = joint.into_iter().find(|joint| trimmed.starts_with(joint))
        else {
            return (numbers, end);
        };
        is_range |= matches!(joint, "–" | "-" | "—");
        at = here + joint.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_mention_are_read() {
        for (text, expected) in [
            (" № 2).", vec![2]),
            (" 1 и 2 к приказу", vec![1, 2]),
            (" № 1–3.", vec![1, 2, 3]),
            (" № 1, № 3", vec![1, 3]),
            (").", vec![]),
        ] {
            assert_eq!(numbers(text, 0).0, expected, "{text}");
        }
    }
}
