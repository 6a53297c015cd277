//! Figures as each language writes them.

use std::fmt;

use super::{
    Language, Localised,
    typography::{MINUS, NARROW},
};

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
            let power = format!("{:.2e}", self.value).replace('-', &MINUS.to_string());
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
    let unsigned = plain.trim_start_matches('-');
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(w, d)| (w, Some(d)));
    let (thousands, decimal) = match language {
        Language::French => (NARROW, ','),
        Language::English => (',', '.'),
    };
    let mut out = String::new();
    if unsigned.len() < plain.len() {
        out.push(MINUS);
    }
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

/// Reads a figure as people type it: `1 234,5`, `1,234.5`, `1.234,5`, `0.125`.
///
/// `None` where it is none, and where a comma may divide thousands as well as begin decimals: `1,200` is 1200 to an
/// English reader and 1.2 to a French one. A point alone begins decimals, as in the files that the tool writes.
pub(crate) fn typed(text: &str) -> Option<f64> {
    let spaces = |c: &char| !matches!(c, ' ' | '_' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let plain: String =
        text.trim().chars().filter(spaces).map(|c| if c == '\u{2212}' { '-' } else { c }).collect();
    let [commas, points] = [',', '.'].map(|mark| plain.matches(mark).count());
    let written = match (commas, points) {
        (0, 0 | 1) => plain,
        (1, 0) if is_grouped(&plain, ',') => return None,
        (1, 0) => plain.replace(',', "."),
        (_, 0) => ungrouped(&plain, ',')?,
        (0, _) => ungrouped(&plain, '.')?,
        (_, _) => {
            let last = plain.rfind([',', '.'])?;
            let (whole, decimals) = (&plain[..last], &plain[last + 1..]);
            let thousands = if plain[last..].starts_with(',') { '.' } else { ',' };
            format!("{}.{decimals}", ungrouped(whole, thousands)?)
        }
    };
    let is_figure = written.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'));
    written.parse().ok().filter(|value: &f64| is_figure && value.is_finite())
}

/// Reads a figure that a person types, in whatever language: `62.000` may be sixty-two thousand as `62,000` may.
pub(crate) fn typed_by_hand(text: &str) -> Option<f64> {
    let plain = text.trim();
    typed(plain).filter(|_| plain.matches('.').count() != 1 || !is_grouped(plain, '.'))
}

/// Reads euros as people type them.
pub(crate) fn typed_euros(text: &str) -> Option<f64> {
    typed_by_hand(text.trim().trim_start_matches('€').trim_end_matches('€'))
}

/// Tells whether a mark divides a figure as thousands are: one to three digits, then threes; a leading zero does not.
fn is_grouped(figure: &str, mark: char) -> bool {
    let mut groups = figure.trim_start_matches(['-', '+']).split(mark);
    let digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && first != "0"
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// Returns a figure without the mark of its thousands.
fn ungrouped(figure: &str, mark: char) -> Option<String> {
    is_grouped(figure, mark).then(|| figure.replace(mark, ""))
}

#[cfg(test)]
mod tests {
    use super::super::In;
    use super::*;

    #[test]
    fn a_figure_is_read_as_typed_and_never_guessed() {
        for (text, value) in [
            ("1200", Some(1200.0)),
            ("12,5", Some(12.5)),
            ("1 234,5", Some(1234.5)),
            ("1\u{202f}234", Some(1234.0)),
            ("1,234.5", Some(1234.5)),
            ("1.234,5", Some(1234.5)),
            ("1,234,567", Some(1_234_567.0)),
            ("1.234.567", Some(1_234_567.0)),
            ("0,125", Some(0.125)),
            ("70.125", Some(70.125)),
            ("\u{2212}3", Some(-3.0)),
            ("1,2000", Some(1.2)),
            ("1,200", None),
            ("-190,200", None),
            ("12,34,5", None),
            ("1,23.4", None),
            ("1.2.3", None),
            ("inf", None),
            ("", None),
        ] {
            assert_eq!(typed(text), value, "{text}");
        }
        assert_eq!(
            ["62.000", "62.00", "€4,500.50", "62 000 €", "62,000"].map(typed_euros),
            [None, Some(62.0), Some(4500.5), Some(62_000.0), None]
        );
    }

    #[test]
    fn thousands_and_decimals_follow_the_language() {
        let n = Number::new(-1_234_567.5);
        assert_eq!(In(&n, Language::French).to_string(), "\u{2212}1\u{202f}234\u{202f}567,5");
        assert_eq!(In(&n, Language::English).to_string(), "\u{2212}1,234,567.5");
        assert_eq!(In(&Number::new(-0.001), Language::French).to_string(), "0");
        assert_eq!(In(&Number::new(-1e300), Language::French).to_string(), "\u{2212}1,00e300");
        assert_eq!(In(&Share(0.6452), Language::French).to_string(), "64,5\u{202f}%");
        assert_eq!(In(&Share(0.6452), Language::English).to_string(), "64.5%");
    }
}
