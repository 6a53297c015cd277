//! What reading found wrong: facts, no words. The `check` floor turns them into findings.

use jiff::civil::Date;

use super::{key::Shape, source::Place};
use crate::language::Text;

/// Something wrong in a file, at its place.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// Where.
    pub(crate) place: Place,
    /// What.
    pub(crate) kind: ProblemKind,
    /// The id of the fact, objective, action … that it stands in, if it has one.
    pub(crate) id: Option<String>,
}

impl Problem {
    /// Returns the key whose value could not be read, so that it is there and yet missing.
    pub(crate) fn unread_key(&self) -> Option<&str> {
        match &self.kind {
            ProblemKind::Syntax { key, .. } => key.as_deref(),
            ProblemKind::WrongType { key, .. }
            | ProblemKind::UnknownValue { key, .. }
            | ProblemKind::OutOfRange { key, .. } => Some(key),
            _ => None,
        }
    }
}

/// The kinds of problem; each is a rule of the `reading` family.
#[derive(Clone, Debug)]
pub(crate) enum ProblemKind {
    /// The TOML or CSV grammar is broken.
    Syntax {
        /// The parser's own description, in English.
        message: String,
        /// The key of the line.
        key: Option<String>,
        /// What stands there, written as by hand.
        meant: Option<Meant>,
    },
    /// Bytes that are not UTF-8; the text was read as Windows-1252 instead.
    Encoding,
    /// A key that the table does not have.
    UnknownKey {
        /// The key as written.
        key: String,
        /// The known key that looks most like it.
        nearest: Option<&'static str>,
        /// All the table's keys.
        known: Vec<&'static str>,
    },
    /// A key that the table must have.
    MissingKey {
        /// The key.
        key: &'static str,
        /// The table it belongs in, as its header is written.
        table: &'static str,
    },
    /// A value of another type than the key's.
    WrongType {
        /// The key.
        key: String,
        /// What it holds.
        expected: Expected,
        /// What stands there.
        found: Found,
    },
    /// A word that is not of the key's closed list.
    UnknownValue {
        /// The key.
        key: String,
        /// The word as written.
        value: String,
        /// The accepted words.
        accepted: Vec<Text>,
        /// The accepted word that looks most like it.
        nearest: Option<Text>,
    },
    /// A figure outside what the key allows.
    OutOfRange {
        /// The key.
        key: String,
        /// The lowest value allowed, if any.
        lowest: Option<f64>,
        /// The highest value allowed, if any.
        highest: Option<f64>,
    },
    /// An id that was already given.
    DuplicateId {
        /// The id.
        id: String,
        /// What kind of thing bears it.
        entity: Entity,
        /// Where it was given first.
        first: Place,
    },
    /// An id with characters that an id cannot have.
    BadId {
        /// The id as written.
        id: String,
    },
    /// A reference to an id that nothing bears.
    UnknownReference {
        /// The id referred to.
        id: String,
        /// What kind of thing it should be.
        entity: Entity,
        /// The id that looks most like it.
        nearest: Option<String>,
    },
    /// A file that could not be read.
    UnreadableFile {
        /// Why.
        reason: Unreadable,
    },
    /// A link that leads out of the mission's folder.
    LinkOutside,
}

/// A value written as people write it, which TOML does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// `4 500`, `12,5 €`.
    Number,
    /// `12/03/2026`.
    Date(Date),
}

/// What a key holds, for a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// The shape declared for the key.
    Shape(Shape),
    /// A date in a log's column.
    LogDate,
    /// A figure in a log's column.
    LogFigure,
}

/// The type that stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A string.
    String,
    /// A string that reads as a date: quotes too many.
    QuotedDate(Date),
    /// A string that reads as a figure: quotes too many.
    QuotedNumber,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Float,
    /// True or false.
    Boolean,
    /// A date, a time or both.
    Datetime,
    /// An array.
    Array,
    /// A table.
    Table,
}

/// Why a file could not be read.
#[derive(Clone, Debug)]
pub(crate) enum Unreadable {
    /// The system refused: why, in words.
    Io(Text),
    /// Neither a file nor a link to one.
    NotAFile,
    /// A file where a folder should be.
    NotAFolder,
    /// Larger than what the tool reads.
    TooLarge,
    /// A link that leads round in a circle.
    Circle,
}

/// A kind of thing that bears ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Entity {
    /// `[[fact]]`.
    Fact,
    /// `[[choice]]`.
    Choice,
    /// An option of a choice.
    ChoiceOption,
    /// A criterion of a choice.
    Criterion,
    /// `[[post]]`.
    Post,
    /// `[[body]]`.
    Body,
    /// `[[budget]]`, which its year names.
    Budget,
    /// `[[objective]]`.
    Objective,
    /// `[[action]]`.
    Action,
    /// An indicator of an action.
    ActionIndicator,
    /// `[[risk]]`.
    Risk,
    /// `[[indicator]]` or one of the tools'.
    Indicator,
    /// `[[person]]`.
    Person,
    /// `[[theme]]`.
    Theme,
    /// `[[strategy]]`.
    Strategy,
    /// An orientation of a strategy.
    Orientation,
    /// `[[step]]`, or one of the method's.
    Step,
}
