//! Reads one TOML table key by key: takes what is right, reports what is not, goes on.

use std::{borrow::Cow, collections::BTreeMap};

use jiff::civil::Date;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    follow_up,
    key::{Key, MOST_DAYS, Need, Shape},
    organisation::Line,
    problem::{Expected, Found, Problem, ProblemKind},
    source::{FileId, Located, Place},
};
use crate::language::{Text, money::Money, safe, suggestion, value::Value, vocabulary::Vocabulary};

/// A table being read.
///
/// Every getter returns `None` both for a missing key and for a wrong value; the wrong value has
/// then been reported.
pub(super) struct TableReader<'a, 'p> {
    table: &'a DeTable<'a>,
    keys: &'static [Key],
    /// Where the table stands: its header, or the whole inline table.
    pub(super) place: Place,
    /// The id that problems of this table are filed under.
    id: Option<String>,
    problems: &'p mut Vec<Problem>,
}

impl<'a, 'p> TableReader<'a, 'p> {
    /// Starts to read a table; unknown keys and missing required ones are reported at once.
    pub(super) fn new(
        table: &'a DeTable<'a>,
        keys: &'static [Key],
        place: Place,
        problems: &'p mut Vec<Problem>,
    ) -> Self {
        let mut reader = Self { table, keys, place, id: None, problems };
        reader.report_unknown_keys();
        reader
    }

    /// Files the problems that follow under an id.
    pub(super) fn for_entity(mut self, id: &str) -> Self {
        self.id = Some(id.to_owned());
        self
    }

    /// Reports each required key that is missing; `table` is the header as written.
    pub(super) fn require(&mut self, table: &'static str) {
        for key in self.keys.iter().filter(|key| key.need == Need::Required) {
            if !self.table.contains_key(key.name) {
                self.report(self.place, ProblemKind::MissingKey { key: key.name, table });
            }
        }
    }

    fn report_unknown_keys(&mut self) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.keys.iter().any(|known| known.name == name) {
                continue;
            }
            let known: Vec<&'static str> = self.keys.iter().map(|known| known.name).collect();
            let kind = ProblemKind::UnknownKey {
                key: name.to_owned(),
                nearest: suggestion::nearest(name, known.iter().copied()),
                known,
            };
            self.report(Place::new(self.place.file, key.span()), kind);
        }
    }

    /// Reports a problem found by the caller in this table.
    pub(super) fn report(&mut self, place: Place, kind: ProblemKind) {
        self.problems.push(Problem { place, kind, id: self.id.clone() });
    }

    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        debug_assert!(self.keys.iter().any(|known| known.name == key), "`{key}` is read but not described");
        self.table.get(key)
    }

    fn place_of(&self, value: &Spanned<DeValue<'_>>) -> Place {
        Place::new(self.place.file, value.span())
    }

    fn report_type(&mut self, key: &'static str, value: &Spanned<DeValue<'_>>) {
        let Some(described) = self.keys.iter().find(|known| known.name == key) else { return };
        let kind = ProblemKind::WrongType {
            key: key.to_owned(),
            expected: Expected::Shape(described.shape),
            found: found(value.get_ref()),
        };
        self.report(self.place_of(value), kind);
    }

    /// Reads a sentence or a name.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Located<String>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => {
                Some(Located { value: text.clone().into_owned(), place: self.place_of(value) })
            }
            _ => {
                self.report_type(key, value);
                None
            }
        }
    }

    /// Reads an id; one that could deceive a reader is reported and made visible.
    pub(super) fn id(&mut self, key: &'static str) -> Option<Located<String>> {
        let mut id = self.text(key)?;
        if !super::draft::is_id(&id.value) {
            self.report(id.place, ProblemKind::BadId { id: id.value.clone() });
            id.value = safe::visible(&id.value).into_owned();
        }
        Some(id)
    }

    /// Reads a list of strings.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.report_type(key, value);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => {
                    texts.push(Located { value: text.clone().into_owned(), place: self.place_of(item) });
                }
                _ => self.report_type(key, item),
            }
        }
        texts
    }

    /// Reads a finite number, whole or not.
    pub(super) fn number(&mut self, key: &'static str) -> Option<Located<f64>> {
        let value = self.get(key)?;
        let place = self.place_of(value);
        match number_of(value.get_ref()) {
            Some(number) if number.is_finite() => Some(Located { value: number, place }),
            Some(_) => {
                let key = key.to_owned();
                self.report(place, ProblemKind::OutOfRange { key, lowest: None, highest: None });
                None
            }
            None => {
                self.report_type(key, value);
                None
            }
        }
    }

    /// Reads a list of numbers.
    pub(super) fn numbers(&mut self, key: &'static str) -> Vec<Located<f64>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.report_type(key, value);
            return Vec::new();
        };
        let mut numbers = Vec::with_capacity(items.len());
        for item in items.iter() {
            let place = self.place_of(item);
            match number_of(item.get_ref()) {
                Some(number) if number.is_finite() && number >= 0.0 => {
                    numbers.push(Located { value: number, place });
                }
                Some(_) => {
                    let key = key.to_owned();
                    self.report(place, ProblemKind::OutOfRange { key, lowest: Some(0.0), highest: None });
                }
                None => self.report_item(key, item, Shape::Number),
            }
        }
        // A list says which number is which by its place: without one of them the others would be read for it.
        if numbers.len() == items.len() { numbers } else { Vec::new() }
    }

    /// Reads a number of days.
    pub(super) fn days(&mut self, key: &'static str) -> Option<Located<f64>> {
        let days = self.number(key)?;
        if (0.0..=MOST_DAYS).contains(&days.value) {
            return Some(days);
        }
        self.report_range(key, days.place, 0.0, MOST_DAYS);
        None
    }

    /// Reads a whole number within the bounds that the key describes.
    pub(super) fn integer(&mut self, key: &'static str) -> Option<Located<i64>> {
        let value = self.get(key)?;
        let place = self.place_of(value);
        let DeValue::Integer(integer) = value.get_ref() else {
            self.report_type(key, value);
            return None;
        };
        let (lowest, highest) = self.keys.iter().find(|known| known.name == key).map_or(
            (i64::MIN, i64::MAX),
            |known| match known.shape {
                Shape::Integer(lowest, highest) => (lowest, highest),
                _ => (i64::MIN, i64::MAX),
            },
        );
        match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if (lowest..=highest).contains(&number) => Some(Located { value: number, place }),
            _ => {
                #[expect(clippy::cast_precision_loss, reason = "bounds are small, and only shown")]
                let kind = ProblemKind::OutOfRange {
                    key: key.to_owned(),
                    lowest: Some(lowest as f64),
                    highest: Some(highest as f64),
                };
                self.report(place, kind);
                None
            }
        }
    }

    /// Reads a share from 0 to the highest that is allowed.
    pub(super) fn share(&mut self, key: &'static str, highest: f64) -> Option<Located<f64>> {
        let number = self.number(key)?;
        if (0.0..=highest).contains(&number.value) {
            return Some(number);
        }
        self.report_range(key, number.place, 0.0, highest);
        None
    }

    /// Reads an amount in euros; a negative one is reported.
    pub(super) fn money(&mut self, key: &'static str) -> Option<Located<Money>> {
        let number = self.number(key)?;
        match Money::from_f64(number.value).filter(|money| money.cents >= 0) {
            Some(money) => Some(Located { value: money, place: number.place }),
            None => {
                let kind = ProblemKind::OutOfRange {
                    key: key.to_owned(),
                    lowest: Some(0.0),
                    highest: Some(MOST_EUROS),
                };
                self.report(number.place, kind);
                None
            }
        }
    }

    /// Reads a day; a date with a time keeps its day.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Located<Date>> {
        let value = self.get(key)?;
        if let DeValue::Datetime(datetime) = value.get_ref()
            && let Some(day) = datetime.date
            && let (Ok(year), Ok(month), Ok(number)) =
                (i16::try_from(day.year), i8::try_from(day.month), i8::try_from(day.day))
            && let Ok(date) = Date::new(year, month, number)
        {
            return Some(Located { value: date, place: self.place_of(value) });
        }
        self.report_type(key, value);
        None
    }

    /// Reads a text, a finite figure or a day.
    pub(super) fn scalar(&mut self, key: &'static str) -> Option<Located<Value>> {
        match self.get(key)?.get_ref() {
            DeValue::String(_) => located(self.text(key)?, Value::Words),
            DeValue::Integer(_) | DeValue::Float(_) => located(self.number(key)?, Value::Number),
            _ => located(self.date(key)?, Value::Date),
        }
    }

    /// Reads a word of a closed list.
    pub(super) fn word<V: Vocabulary>(&mut self, key: &'static str) -> Option<Located<V>> {
        let text = self.text(key)?;
        if let Some(value) = V::parse(&text.value) {
            return Some(Located { value, place: text.place });
        }
        self.report_word::<V>(key, text);
        None
    }

    /// Reads a word that stands for itself, such as a language's code.
    pub(super) fn choice(&mut self, key: &'static str) -> Option<Located<String>> {
        let text = self.text(key)?;
        let accepted = self.accepted(key);
        if accepted.contains(&text.value.as_str()) {
            return Some(text);
        }
        let nearest = suggestion::nearest(&text.value, accepted.iter().copied());
        let nearest = nearest.map(|near| Text::fixed(near, near));
        let accepted = accepted.into_iter().map(|word| Text::fixed(word, word)).collect();
        let kind = ProblemKind::UnknownValue { key: key.to_owned(), value: text.value, accepted, nearest };
        self.report(text.place, kind);
        None
    }

    /// Reads a list of words of a closed list.
    pub(super) fn words<V: Vocabulary>(&mut self, key: &'static str) -> Vec<V> {
        let mut values = Vec::new();
        for text in self.texts(key) {
            match V::parse(&text.value) {
                Some(value) => values.push(value),
                None => self.report_word::<V>(key, text),
            }
        }
        values
    }

    fn report_word<V: Vocabulary>(&mut self, key: &'static str, text: Located<String>) {
        let kind = ProblemKind::UnknownValue {
            key: key.to_owned(),
            nearest: V::nearest(&text.value),
            accepted: V::spellings(),
            value: text.value,
        };
        self.report(text.place, kind);
    }

    fn accepted(&self, key: &'static str) -> Vec<&'static str> {
        match self.keys.iter().find(|known| known.name == key).map(|known| known.shape) {
            Some(super::key::Shape::Word(spellings)) => spellings(),
            _ => Vec::new(),
        }
    }

    /// Opens a sub-table.
    pub(super) fn table<'r>(
        &'r mut self,
        key: &'static str,
        keys: &'static [Key],
    ) -> Option<TableReader<'a, 'r>> {
        let value = self.get(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.report_type(key, value);
            return None;
        };
        let (place, id) = (self.place_of(value), self.id.clone());
        let mut reader = TableReader::new(table, keys, place, self.problems);
        reader.id = id;
        Some(reader)
    }

    /// Reads each table of a list with `read`.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        keys: &'static [Key],
        mut read: impl FnMut(TableReader<'a, '_>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.report_type(key, value);
            return Vec::new();
        };
        let mut all = Vec::with_capacity(items.len());
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    let mut reader = TableReader::new(table, keys, self.place_of(item), self.problems);
                    reader.id.clone_from(&self.id);
                    all.push(read(reader));
                }
                _ => self.report_type(key, item),
            }
        }
        all
    }

    /// Reads a table of figures by id, such as an option's scores; those out of bounds are reported.
    pub(super) fn figures_within(
        &mut self,
        key: &'static str,
        lowest: f64,
        highest: f64,
    ) -> BTreeMap<String, Located<f64>> {
        let mut figures = BTreeMap::new();
        for (name, item) in self.items(key) {
            let place = Place::new(self.place.file, name.span().start..item.span().end);
            let name = name.get_ref();
            match number_of(item.get_ref()) {
                Some(number) if (lowest..=highest).contains(&number) => {
                    figures.insert(name.to_string(), Located { value: number, place });
                }
                Some(_) => self.report_range(name, place, lowest, highest),
                None => self.report_item(name, item, Shape::Number),
            }
        }
        figures
    }

    /// Reads a table of amounts in euros by name, in the order of the file; negative ones are reported.
    pub(super) fn amounts(&mut self, key: &'static str) -> Vec<Line> {
        let mut lines = Vec::new();
        for (name, item) in self.items(key) {
            let place = self.place_of(item);
            let name = name.get_ref();
            let Some(number) = number_of(item.get_ref()) else {
                self.report_item(name, item, Shape::Money);
                continue;
            };
            match Money::from_f64(number).filter(|money| money.cents >= 0) {
                Some(money) => {
                    lines.push(Line { name: name.to_string(), amount: Located { value: money, place } });
                }
                None => self.report_range(name, place, 0.0, MOST_EUROS),
            }
        }
        lines.sort_by_key(|line| line.amount.place);
        lines
    }

    /// Returns what stands in a table of values by name; what is no table is reported.
    fn items(&mut self, key: &'static str) -> Vec<(&'a Spanned<Cow<'a, str>>, &'a Spanned<DeValue<'a>>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.report_type(key, value);
            return Vec::new();
        };
        table.iter().collect()
    }

    fn report_item(&mut self, name: &str, item: &Spanned<DeValue<'_>>, shape: Shape) {
        let kind = ProblemKind::WrongType {
            key: name.to_owned(),
            expected: Expected::Shape(shape),
            found: found(item.get_ref()),
        };
        self.report(self.place_of(item), kind);
    }

    fn report_range(&mut self, name: &str, place: Place, lowest: f64, highest: f64) {
        let (lowest, highest) = (Some(lowest), Some(highest));
        self.report(place, ProblemKind::OutOfRange { key: name.to_owned(), lowest, highest });
    }
}

fn located<T>(read: Located<T>, value: impl Fn(T) -> Value) -> Option<Located<Value>> {
    Some(Located { value: value(read.value), place: read.place })
}

/// The largest amount taken for money, in euros.
const MOST_EUROS: f64 = 1e15;

fn number_of(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => {
            #[expect(clippy::cast_precision_loss, reason = "figures above 2^53 are refused as money later")]
            let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok()? as f64;
            Some(number)
        }
        DeValue::Float(float) => float.as_str().parse().ok(),
        _ => None,
    }
}

fn found(value: &DeValue<'_>) -> Found {
    match value {
        DeValue::String(text) => match follow_up::date(text.trim()) {
            Some(date) => Found::QuotedDate(date),
            None if text.trim().replace([' ', '_'], "").parse::<f64>().is_ok() => Found::QuotedNumber,
            None => Found::String,
        },
        DeValue::Integer(_) => Found::Integer,
        DeValue::Float(_) => Found::Float,
        DeValue::Boolean(_) => Found::Boolean,
        DeValue::Datetime(_) => Found::Datetime,
        DeValue::Array(_) => Found::Array,
        DeValue::Table(_) => Found::Table,
    }
}

/// Returns the place of a whole file's first byte, for what is missing from it.
pub(super) fn start_of(file: FileId) -> Place {
    Place { file, start: 0, end: 0 }
}
