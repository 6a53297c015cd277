//! A value of a sheet as the mission's files write it.

use crate::{
    language::{money::Money, vocabulary::Vocabulary as _},
    mission::{draft::quoted, edit::raw_word, vocabulary::Status},
    strategy::register::{Column, Value},
};

/// Writes a value as the file writes its like: thousands parted where it parts them, statuses in its language.
pub(super) fn toml(value: &Value, text: &str, of: Option<(&str, Column)>) -> String {
    match value {
        Value::Words(words) if words.contains('\n') => toml_edit::Value::from(words.as_str()).to_string(),
        Value::Words(words) => quoted(words),
        Value::List(_) | Value::Funding(_) => format!("[{}]", items(value, text).join(", ")),
        Value::Date(date) => date.to_string(),
        Value::Money(money) => euros(*money, text),
        Value::Number(number) => parted(&number.to_string(), text),
        Value::Score(score) => score.to_string(),
        Value::Status(status) => quoted(&status_word(*status, text, of)),
    }
}

/// Writes the items of a list, or the payers, each as TOML.
pub(super) fn items(value: &Value, text: &str) -> Vec<String> {
    let payer = |(source, amount): &(String, Option<Money>)| {
        let amount = amount.map(|amount| format!(", amount = {}", euros(amount, text))).unwrap_or_default();
        format!("{{ source = {}{amount} }}", quoted(source))
    };
    match value {
        Value::List(all) => all.iter().map(|item| quoted(item)).collect(),
        Value::Funding(all) => all.iter().map(payer).collect(),
        other => vec![toml(other, text, None)],
    }
}

fn euros(money: Money, text: &str) -> String {
    if money.cents % 100 == 0 {
        parted(&(money.cents / 100).to_string(), text)
    } else {
        money.as_euros().to_string()
    }
}

/// Parts thousands with an underscore where the file does.
fn parted(digits: &str, text: &str) -> String {
    let bytes = text.as_bytes();
    let parts = bytes.windows(3).any(|w| w[0].is_ascii_digit() && w[1] == b'_' && w[2].is_ascii_digit());
    if !parts || digits.len() < 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

fn status_word(status: Status, text: &str, of: Option<(&str, Column)>) -> String {
    let old = of.and_then(|(id, column)| raw_word(text, id, column.key()));
    let is_french =
        old.is_some_and(|old| Status::ALL.iter().any(|known| known.word().fr == old && known.key() != old));
    if is_french { status.word().fr.to_owned() } else { status.key().to_owned() }
}
