//! The units of indicators, and figures written with them; the words are data, in `units.toml`.

use std::{fmt, sync::LazyLock};

use serde::{Deserialize, Serializer};

use super::catalogue::Names;
use crate::language::{
    Language, Localised, Text,
    money::Money,
    number::{Number, Share},
    order::slug,
    typography::NARROW,
};

/// A unit.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Its name in JSON.
    pub(crate) id: String,
    /// How its figures are written.
    pub(crate) kind: UnitKind,
    /// What is written after a figure.
    pub(crate) words: Option<Text>,
    /// What is written after one.
    one: Option<Text>,
}

/// How the figures of a unit are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum UnitKind {
    /// Euros.
    Money,
    /// A fraction, in hundredths.
    Share,
    /// As it is.
    #[default]
    Plain,
}

#[derive(Deserialize)]
struct UnitsFile {
    unit: Vec<UnitEntry>,
}

#[derive(Deserialize)]
struct UnitEntry {
    id: String,
    code: Option<String>,
    #[serde(default)]
    kind: UnitKind,
    fr: Option<String>,
    en: Option<String>,
    one: Option<Names>,
}

static UNITS: LazyLock<Vec<(String, Unit)>> = LazyLock::new(|| {
    let file: UnitsFile =
        toml::from_str(include_str!("units.toml")).unwrap_or(UnitsFile { unit: Vec::new() });
    let units = file.unit.into_iter().map(|entry| {
        let unit = Unit {
            id: entry.code.unwrap_or_else(|| entry.id.clone()),
            kind: entry.kind,
            words: entry.fr.zip(entry.en).map(|(fr, en)| Text { fr: fr.into(), en: en.into() }),
            one: entry.one.map(|names| names.text()),
        };
        (entry.id, unit)
    });
    units.collect()
});

impl Unit {
    /// Tells whether some words after a figure are this unit's: `%`, `€` or `euros`, `jours` or `jour`.
    pub(crate) fn is_written(&self, written: &str) -> bool {
        let words = self.words.iter().flat_map(|words| [words.fr.as_ref(), words.en.as_ref()]);
        let signs: &[&str] = match self.kind {
            UnitKind::Share => &["%", "pour cent", "percent", "per cent"],
            UnitKind::Money if self.words.is_none() => &["€", "euros"],
            UnitKind::Money | UnitKind::Plain => &[],
        };
        let written = spelling(written);
        words.chain(signs.iter().copied()).chain([self.id.as_str()]).any(|known| spelling(known) == written)
    }

    /// Returns what is written after a value: French takes the singular below two, English for one only.
    pub(crate) fn words_for(&self, value: f64) -> Option<Text> {
        let words = self.words.as_ref()?;
        let one = self.one.as_ref().unwrap_or(words);
        let fr = if value.abs() < 2.0 { &one.fr } else { &words.fr };
        let en = if (value - 1.0).abs() < f64::EPSILON { &one.en } else { &words.en };
        Some(Text { fr: fr.clone(), en: en.clone() })
    }

    /// Returns a value without the noise of binary fractions: money to the cent, the rest to a millionth.
    pub(crate) fn rounded(&self, value: f64) -> f64 {
        let places = match self.kind {
            UnitKind::Money => 100.0,
            UnitKind::Share | UnitKind::Plain => 1e6,
        };
        let scaled = value * places;
        if scaled.abs() < 1e15 { scaled.round() / places } else { value }
    }
}

/// A unit's words without case, accents and plural; a sign, of which nothing would be left, as it is.
fn spelling(words: &str) -> String {
    let slug = slug(words);
    if slug.is_empty() {
        return words.trim().to_owned();
    }
    let singular: Vec<&str> = slug.split('-').map(|word| word.trim_end_matches('s')).collect();
    singular.join("-")
}

/// Writes a unit by its id.
///
/// # Errors
/// The serializer's.
pub(crate) fn serialize_id<S: Serializer>(unit: &Unit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&unit.id)
}

/// Returns the unit with an id.
pub(crate) fn known(id: &str) -> Option<Unit> {
    UNITS.iter().find(|(known, _)| known == id).map(|(_, unit)| unit.clone())
}

/// Returns a mission's own unit: a known one, or its words as they are.
pub(crate) fn own(words: Option<&str>) -> Unit {
    let words = words.map(str::trim).unwrap_or_default();
    let short = match words {
        "%" => "share",
        "€" => "EUR",
        other => other,
    };
    known(short).unwrap_or_else(|| Unit {
        id: words.to_owned(),
        kind: UnitKind::Plain,
        words: (!words.is_empty()).then(|| Text::same(words)),
        one: None,
    })
}

/// A figure with its unit, as a sentence or a table holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure<'a> {
    /// The figure: euros for money, a fraction for a share.
    pub(crate) value: f64,
    /// Its unit.
    pub(crate) unit: &'a Unit,
}

/// A figure whose unit is said beside it already: `65 €`, `12,5`, `64,5 %`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bare<'a>(pub(crate) Figure<'a>);

impl Localised for Bare<'_> {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = Unit { words: None, one: None, ..self.0.unit.clone() };
        Figure { value: self.0.value, unit: &unit }.write(language, f)
    }
}

/// Euros from which cents are left out in words: they would say more than is known.
pub(crate) const CENTS_BELOW: f64 = 1_000.0;

impl Localised for Figure<'_> {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, unit } = *self;
        match unit.kind {
            UnitKind::Share => Share(value).write(language, f)?,
            UnitKind::Money => {
                let euros = if value.abs() >= CENTS_BELOW { value.round() } else { value };
                match Money::from_f64(euros) {
                    Some(money) => money.write(language, f)?,
                    None => Number::new(value).write(language, f)?,
                }
            }
            UnitKind::Plain => {
                let decimals = if value.abs() >= 100.0 { 0 } else { 2 };
                Number { value, decimals }.write(language, f)?;
            }
        }
        match (unit.words_for(value), language) {
            (None, _) => Ok(()),
            (Some(words), Language::French) => write!(f, "{NARROW}{}", words.in_(language)),
            (Some(words), Language::English) => write!(f, " {}", words.in_(language)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::In;

    #[test]
    fn figures_are_written_with_their_unit_in_both_languages() {
        let written = |value, unit: &str, language| {
            let unit = known(unit).expect("known");
            In(&Figure { value, unit: &unit }, language).to_string()
        };
        assert_eq!(written(0.6452, "share", Language::French), "64,5\u{202f}%");
        assert_eq!(written(182_345.67, "EUR", Language::French), "182\u{202f}346\u{202f}€");
        assert_eq!(written(1.08, "EUR/night", Language::French), "1,08\u{202f}€\u{202f}par nuitée");
        assert_eq!(written(1.08, "EUR/night", Language::English), "€1.08 per night");
        assert_eq!(written(1.0, "nights", Language::English), "1 night");
        assert_eq!(written(1.8, "nights", Language::French), "1,8\u{202f}nuitée");
        assert_eq!(written(12_345.6, "nights", Language::English), "12,346 nights");
    }

    #[test]
    fn a_unit_is_known_by_its_sign_its_words_or_one_of_them() {
        for (unit, written) in [
            ("%", "%"),
            ("%", "pour cent"),
            ("EUR", "€"),
            ("€", "euro"),
            ("EUR", "EUR"),
            ("jours ouvrés", "Jour ouvré"),
            ("m²", "m²"),
            ("nights", "nuitées"),
        ] {
            assert!(own(Some(unit)).is_written(written), "{unit} {written}");
        }
        for (unit, written) in
            [("%", "€"), ("jours", "%"), ("jours", "jours-hommes"), ("EUR/night", "€"), ("%", "")]
        {
            assert!(!own(Some(unit)).is_written(written), "{unit} {written}");
        }
    }

    #[test]
    fn a_missions_own_unit_is_written_as_it_is() {
        assert_eq!(own(Some("%")).id, "share");
        let unit = own(Some("annonces"));
        assert_eq!(
            In(&Figure { value: 3.0, unit: &unit }, Language::French).to_string(),
            "3\u{202f}annonces"
        );
        assert_eq!(In(&Figure { value: 3.0, unit: &own(None) }, Language::French).to_string(), "3");
    }
}
