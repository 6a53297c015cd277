//! Figures as each language writes them.

use std::fmt;

use super::{Language, Localised, typography::NARROW};

/// A plain number, with as many decimals (at most `decimals`) as it needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// The value.
    pub(crate) value: f64,
    /// The most decimals shown; trailing zeros are dropped.
    pub(crate) decimals: usize,
}

impl Number {
    /// Builds a number shown with at most two decimals.
    pub(crate) const fn new(value: f64) -> Self {
        Self { value, decimals: 2 }
    }
}

impl Localised for Number {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = format!("{:.*}", self.decimals, self.value);
        let trimmed = if written.contains('.') {
            written.trim_end_matches('0').trim_end_matches('.')
        } else {
            &written
        };
        f.write_str(&grouped(trimmed, language))
    }
}

impl Localised for usize {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.to_string(), language))
    }
}

impl Localised for i64 {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.to_string(), language))
    }
}

/// Returns plain digits (`-1234.5`) with the language's thousands and decimal marks.
pub(crate) fn grouped(plain: &str, language: Language) -> String {
    let (sign, unsigned) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain),
    };
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(w, d)| (w, Some(d)));
    let (thousands, decimal) = match language {
        Language::French => (NARROW, ','),
        Language::English => (',', '.'),
    };
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::In;
    use super::*;

    #[test]
    fn thousands_and_decimals_follow_the_language() {
        let n = Number::new(-1_234_567.5);
        assert_eq!(In(&n, Language::French).to_string(), "-1\u{202f}234\u{202f}567,5");
        assert_eq!(In(&n, Language::English).to_string(), "-1,234,567.5");
    }
}
