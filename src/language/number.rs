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

    /// Returns the value as it is shown.
    pub(crate) fn shown(self) -> f64 {
        format!("{:.*}", self.decimals, self.value).parse().unwrap_or(self.value)
    }
}

impl Localised for Number {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Three hundred digits tell nobody anything: beyond a budget's figures, powers of ten.
        if self.value.abs() >= 1e15 {
            let power = format!("{:.2e}", self.value);
            return f.write_str(&match language {
                Language::French => power.replace('.', ","),
                Language::English => power,
            });
        }
        let written = format!("{:.*}", self.decimals, self.value);
        // A small loss is not "-0".
        let written = if written.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.')) {
            written.trim_start_matches('-').to_owned()
        } else {
            written
        };
        let trimmed = if written.contains('.') {
            written.trim_end_matches('0').trim_end_matches('.')
        } else {
            &written
        };
        f.write_str(&grouped(trimmed, language))
    }
}

/// A fraction, shown in hundredths with at most one decimal: `0.645` as 64,5 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Share(pub(crate) f64);

impl Localised for Share {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Number { value: self.0 * 100.0, decimals: 1 }.write(language, f)?;
        match language {
            Language::French => write!(f, "{NARROW}%"),
            Language::English => f.write_str("%"),
        }
    }
}

impl Localised for u64 {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(&self.to_string(), language))
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
        assert_eq!(In(&Number::new(-0.001), Language::French).to_string(), "0");
        assert_eq!(In(&Number::new(-1e300), Language::French).to_string(), "-1,00e300");
        assert_eq!(In(&Share(0.6452), Language::French).to_string(), "64,5\u{202f}%");
        assert_eq!(In(&Share(0.6452), Language::English).to_string(), "64.5%");
    }
}
