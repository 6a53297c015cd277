//! How things are said, in French and in English. Knows nothing of missions.
//!
//! Every sentence that the tool shows is a [`Text`]: both languages side by side, built with
//! [`text!`], chosen only when shown. Values that stand in a sentence write themselves in each
//! language through [`Localised`], so that no bare figure ever reaches a reader.

pub(crate) mod count;
pub(crate) mod date;
pub(crate) mod deadline;
pub(crate) mod figure;
pub(crate) mod list;
pub(crate) mod money;
pub(crate) mod number;
pub(crate) mod order;
pub(crate) mod safe;
pub(crate) mod suggestion;
pub(crate) mod system;
pub(crate) mod text;
pub(crate) mod typography;
pub(crate) mod value;
pub(crate) mod vocabulary;
pub(crate) mod wording;

pub(crate) use text::{In, Localised, Text, text};

/// The language in which a person reads the tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    /// French, as written in France.
    French,
    /// English, British spelling.
    English,
}

impl Language {
    /// Returns the two-letter code (ISO 639-1) that files and options use.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}
