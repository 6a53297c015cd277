//! Money: whole cents, never floats.

use std::{fmt, iter::Sum, ops::Add};

use super::{
    Language, Localised,
    number::grouped,
    typography::{MINUS, NARROW},
};

/// An amount of euros, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Money {
    /// Hundredths of a euro.
    pub(crate) cents: i64,
}

impl Money {
    /// Reads a figure in euros; `None` if it is not finite or too large to be money.
    pub(crate) fn from_f64(euros: f64) -> Option<Self> {
        let cents = (euros * 100.0).round();
        // 10^15 € is above any budget, and well inside the exact integers of f64.
        (cents.is_finite() && cents.abs() < 1e17).then_some(Self {
            #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
            cents: cents as i64,
        })
    }

    /// Returns the nearest amount to a figure in euros: the largest where it is too large to be money.
    pub(crate) fn nearest(euros: f64) -> Self {
        const MOST: f64 = 900_000_000_000_000.0;
        Self::from_f64(euros.clamp(-MOST, MOST)).unwrap_or_default()
    }

    /// Returns the amount in euros, for ratios and JSON.
    pub(crate) fn as_euros(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "display and ratios only; sums stay in cents")]
        let cents = self.cents as f64;
        cents / 100.0
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { cents: self.cents.saturating_add(other.cents) }
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

impl Localised for Money {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.cents < 0 { MINUS.to_string() } else { String::new() };
        let (euros, cents) = (self.cents.unsigned_abs() / 100, self.cents.unsigned_abs() % 100);
        let plain = if cents == 0 { euros.to_string() } else { format!("{euros}.{cents:02}") };
        let figure = grouped(&plain, language);
        match language {
            Language::French => write!(f, "{sign}{figure}{NARROW}€"),
            Language::English => write!(f, "{sign}€{figure}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::In;
    use super::*;

    #[test]
    fn euros_are_written_as_each_language_does() {
        let amount = Money { cents: 123_450 };
        assert_eq!(In(&amount, Language::French).to_string(), "1\u{202f}234,50\u{202f}€");
        assert_eq!(In(&amount, Language::English).to_string(), "€1,234.50");
    }

    #[test]
    fn figures_that_are_not_money_are_refused() {
        assert_eq!(Money::from_f64(f64::NAN), None);
        assert_eq!(Money::from_f64(1e300), None);
        assert_eq!(Money::from_f64(0.1), Some(Money { cents: 10 }));
    }
}
