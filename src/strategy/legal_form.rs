//! The legal forms of a tourist office compared: a scaffold for the choice that elected officials make.
//!
//! The comparison is data, `legal_forms.toml`, with where each line comes from. It gives no score: which form
//! suits an office depends on what is asked of it, and is scored by those who choose.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::language::Text;

/// The comparison; its serialised form is the JSON contract.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Comparison {
    /// The day that the comparison was last read against its sources.
    pub(crate) checked: Option<Date>,
    /// What forms are compared by, in words.
    pub(crate) aspect: Vec<Named>,
    /// What a choice of form may be scored by.
    pub(crate) criterion: Vec<Criterion>,
    /// The forms.
    pub(crate) form: Vec<Form>,
    /// Where the comparison comes from.
    pub(crate) source: Vec<Source>,
}

/// A word in both languages, with its id.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Named {
    /// The id.
    pub(crate) id: String,
    /// French.
    pub(crate) fr: String,
    /// English.
    pub(crate) en: String,
}

/// What a choice of form may be scored by.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Criterion {
    /// The id that the choice gives it, in each language.
    pub(crate) id: Ids,
    /// French.
    pub(crate) fr: String,
    /// English.
    pub(crate) en: String,
}

/// An id in each language.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Ids {
    /// French.
    pub(crate) fr: String,
    /// English.
    pub(crate) en: String,
}

/// A legal form.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Form {
    /// The key of `legal_form` in `mission.toml`.
    pub(crate) id: String,
    /// French.
    pub(crate) fr: String,
    /// English.
    pub(crate) en: String,
    /// What is to be known of it, aspect by aspect.
    pub(crate) line: Vec<Line>,
}

/// What is to be known of a form in one aspect.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Line {
    /// The aspect's id.
    pub(crate) aspect: String,
    /// French.
    pub(crate) fr: String,
    /// English.
    pub(crate) en: String,
    /// The id of the source; none for what is commonly known and is to be verified.
    pub(crate) source: Option<String>,
}

/// Where lines come from.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Source {
    /// The id.
    pub(crate) id: String,
    /// French.
    pub(crate) fr: String,
    /// English.
    pub(crate) en: String,
}

static COMPARISON: LazyLock<Comparison> =
    LazyLock::new(|| toml::from_str(include_str!("legal_forms.toml")).unwrap_or_default());

/// Returns the comparison; a test proves that the data are read whole.
pub(crate) fn comparison() -> &'static Comparison {
    &COMPARISON
}

impl Form {
    /// Returns what is to be known of the form in one aspect.
    pub(crate) fn line(&self, aspect: &str) -> Option<&Line> {
        self.line.iter().find(|line| line.aspect == aspect)
    }
}

/// Pairs the words of both languages.
pub(crate) fn words(fr: &str, en: &str) -> Text {
    Text { fr: fr.to_owned().into(), en: en.to_owned().into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::vocabulary::Vocabulary as _, mission::vocabulary::LegalForm};

    #[test]
    fn every_legal_form_is_compared_in_every_aspect_and_every_source_exists() {
        let read: Comparison = toml::from_str(include_str!("legal_forms.toml")).expect("well written");
        let forms: Vec<&str> = read.form.iter().map(|form| form.id.as_str()).collect();
        assert_eq!(forms, LegalForm::keys());
        for form in read.form.iter().filter(|form| form.id != LegalForm::Other.key()) {
            for aspect in &read.aspect {
                assert!(form.line(&aspect.id).is_some(), "{} {}", form.id, aspect.id);
            }
        }
        for line in read.form.iter().flat_map(|form| &form.line) {
            assert!(read.aspect.iter().any(|aspect| aspect.id == line.aspect), "{line:?}");
            let known = |id: &String| read.source.iter().any(|source| source.id == *id);
            assert!(line.source.as_ref().is_none_or(known), "{line:?}");
        }
    }
}
