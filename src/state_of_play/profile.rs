//! What the columns of a table hold, seen in one pass: how filled, how many different values, least, middle, most.
//!
//! Memory does not grow with the rows: different values are counted exactly up to [`MOST_DISTINCT`], and the middle and
//! the picture are those of all values up to [`LARGEST_SAMPLE`], beyond that of as many drawn evenly.

use std::hash::BuildHasher as _;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::Serialize;

use super::{
    office::Stored,
    table_schema::{Field, Kind},
};
use crate::language::Text;

/// The most different values counted.
pub(crate) const MOST_DISTINCT: usize = 10_000;

/// The most values kept for the middle and the picture.
pub(crate) const LARGEST_SAMPLE: usize = 10_000;

/// The bars of the picture.
const BARS: usize = 10;

/// The most words of a closed list shown.
const COMMONEST: usize = 3;

/// What a column holds.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Profile {
    /// Its name.
    pub(crate) column: String,
    /// The standard's name of its type.
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    /// Whether it must be filled.
    pub(crate) required: bool,
    /// Whether the file has it.
    pub(crate) present: bool,
    /// The cells that hold something understood.
    pub(crate) filled: u64,
    /// The different values, counted up to a limit.
    pub(crate) distinct: usize,
    /// Whether there are more different values than were counted.
    pub(crate) distinct_more: bool,
    /// The least value.
    pub(crate) min: Option<Shown>,
    /// The middle value.
    pub(crate) median: Option<Shown>,
    /// The greatest value.
    pub(crate) max: Option<Shown>,
    /// Whether the middle is that of values drawn evenly.
    pub(crate) sampled: bool,
    /// How many values fall in each of ten equal parts from the least to the greatest.
    pub(crate) histogram: Vec<u64>,
    /// The commonest words of a closed list.
    pub(crate) commonest: Vec<Word>,
}

/// A word and how often it comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Word {
    /// The word.
    pub(crate) word: String,
    /// Its name in both languages.
    #[serde(skip)]
    pub(crate) name: Text,
    /// How many cells hold it.
    pub(crate) count: u64,
}

/// A value that can be placed on a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Shown {
    /// A figure; euros are in euros.
    Number(f64),
    /// A day or a month, in the form of ISO 8601.
    Day(String),
}

/// Sees the rows of a table go by.
pub(crate) struct Profiler<'s> {
    columns: Vec<Column<'s>>,
    rows: u64,
}

impl<'s> Profiler<'s> {
    /// Starts on a table's columns.
    pub(crate) fn new(fields: &'s [Field]) -> Self {
        Self { columns: fields.iter().map(Column::new).collect(), rows: 0 }
    }

    /// Sees a row.
    pub(crate) fn see<'v>(&mut self, row: impl IntoIterator<Item = &'v Stored>) {
        self.rows += 1;
        for (column, value) in self.columns.iter_mut().zip(row) {
            column.see(value);
        }
    }

    /// Returns the number of rows seen.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns what the columns hold; `present` tells which the file has.
    pub(crate) fn profiles(self, present: impl Fn(usize) -> bool) -> Vec<Profile> {
        let columns = self.columns.into_iter().enumerate();
        columns.map(|(index, column)| column.profile(present(index))).collect()
    }
}

/// What was seen of a column.
struct Column<'s> {
    field: &'s Field,
    filled: u64,
    distinct: FxHashSet<u64>,
    more: bool,
    bounds: Option<(f64, f64)>,
    sample: Vec<f64>,
    placed: u64,
    draw: u64,
    words: FxHashMap<String, u64>,
}

impl<'s> Column<'s> {
    fn new(field: &'s Field) -> Self {
        Self {
            field,
            filled: 0,
            distinct: FxHashSet::default(),
            more: false,
            bounds: None,
            sample: Vec::new(),
            placed: 0,
            draw: 0x9e37_79b9_7f4a_7c15,
            words: FxHashMap::default(),
        }
    }

    fn see(&mut self, value: &Stored) {
        let hash = match value {
            Stored::Null => return,
            Stored::Integer(number) => FxBuildHasher.hash_one(number),
            Stored::Real(number) => FxBuildHasher.hash_one(number.to_bits()),
            Stored::Text(text) => FxBuildHasher.hash_one(text),
        };
        self.filled += 1;
        if !self.more && !self.distinct.contains(&hash) {
            self.more = self.distinct.len() >= MOST_DISTINCT;
            if !self.more {
                self.distinct.insert(hash);
            }
        }
        if let Some(at) = place(value, self.field) {
            self.bounds = Some(self.bounds.map_or((at, at), |(least, most)| (least.min(at), most.max(at))));
            self.draw(at);
        }
        self.count_word(value);
    }

    /// Keeps each value seen with the same chance (Vitter's algorithm R); the draws are the same at every run.
    fn draw(&mut self, at: f64) {
        self.placed += 1;
        if self.sample.len() < LARGEST_SAMPLE {
            self.sample.push(at);
            return;
        }
        self.draw ^= self.draw << 13;
        self.draw ^= self.draw >> 7;
        self.draw ^= self.draw << 17;
        let slot = self.draw % self.placed;
        if let Some(kept) = usize::try_from(slot).ok().and_then(|slot| self.sample.get_mut(slot)) {
            *kept = at;
        }
    }

    fn count_word(&mut self, value: &Stored) {
        let word = match (value, &self.field.kind) {
            (Stored::Text(word), _) if self.field.constraints.words.contains(word) => word.clone(),
            (Stored::Integer(flag), Kind::Boolean { .. }) => (*flag != 0).to_string(),
            _ => return,
        };
        *self.words.entry(word).or_default() += 1;
    }

    fn profile(mut self, present: bool) -> Profile {
        self.sample.sort_by(f64::total_cmp);
        let median = match self.sample.len() {
            0 => None,
            count
                if count.is_multiple_of(2)
                    && matches!(self.field.kind, Kind::Integer(_) | Kind::Number(_)) =>
            {
                Some((self.sample[count / 2 - 1] + self.sample[count / 2]) / 2.0)
            }
            count => Some(self.sample[(count - 1) / 2]),
        };
        let histogram = self.bounds.map(|bounds| histogram(&self.sample, bounds)).unwrap_or_default();
        let mut words: Vec<(String, u64)> = self.words.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let show = |at: f64| shown(at, self.field);
        Profile {
            column: self.field.name.clone(),
            kind: self.field.kind.name(),
            required: self.field.constraints.required,
            present,
            filled: self.filled,
            distinct: self.distinct.len(),
            distinct_more: self.more,
            min: self.bounds.and_then(|(least, _)| show(least)),
            median: median.and_then(show),
            max: self.bounds.and_then(|(_, most)| show(most)),
            sampled: self.placed > LARGEST_SAMPLE as u64,
            histogram,
            commonest: words
                .into_iter()
                .take(COMMONEST)
                .map(|(word, count)| Word { name: name(&word, self.field), word, count })
                .collect(),
        }
    }
}

/// Returns a word's name in both languages.
fn name(word: &str, field: &Field) -> Text {
    let flag = matches!(field.kind, Kind::Boolean { .. });
    match (flag, word) {
        (true, "true") => Text::fixed("oui", "yes"),
        (true, _) => Text::fixed("non", "no"),
        (false, _) => field.labels.get(word).cloned().unwrap_or_else(|| Text::same(word)),
    }
}

/// Returns where a value stands on a line; `None` for what has no order of its own.
fn place(value: &Stored, field: &Field) -> Option<f64> {
    match (value, &field.kind) {
        (_, Kind::Boolean { .. }) => None,
        #[expect(clippy::cast_precision_loss, reason = "drawn in ten bars")]
        (Stored::Integer(number), _) => Some(*number as f64),
        (Stored::Real(number), _) => Some(*number),
        (Stored::Text(day), Kind::Date(_)) => {
            let day: jiff::civil::Date = day.parse().ok()?;
            Some(f64::from(day.since(jiff::civil::Date::ZERO).ok()?.get_days()))
        }
        (Stored::Text(month), Kind::YearMonth) => {
            let (year, month) = month.split_once('-')?;
            Some(year.parse::<f64>().ok()? * 12.0 + month.parse::<f64>().ok()? - 1.0)
        }
        _ => None,
    }
}

/// Returns the value that stands at a place.
fn shown(at: f64, field: &Field) -> Option<Shown> {
    #[expect(clippy::cast_possible_truncation, reason = "a cast of floats saturates")]
    let whole = at.round() as i64;
    match field.kind {
        Kind::Date(_) => {
            let span = jiff::Span::new().try_days(whole).ok()?;
            Some(Shown::Day(jiff::civil::Date::ZERO.checked_add(span).ok()?.to_string()))
        }
        Kind::YearMonth => {
            Some(Shown::Day(format!("{:04}-{:02}", whole.div_euclid(12), whole.rem_euclid(12) + 1)))
        }
        _ if field.money => Some(Shown::Number(at / 100.0)),
        _ => Some(Shown::Number(at)),
    }
}

/// Counts sorted values in equal parts from the least to the greatest; none where all are alike.
fn histogram(sample: &[f64], (least, most): (f64, f64)) -> Vec<u64> {
    let width = (most - least) / BARS as f64;
    if !width.is_finite() || width <= 0.0 {
        return Vec::new();
    }
    let mut bars = vec![0; BARS];
    for value in sample {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the bars")]
        let bar = (((value - least) / width) as usize).min(BARS - 1);
        bars[bar] += 1;
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::table_schema::parse;

    const SCHEMA: &str = r#"{"fields": [
        {"name": "beds", "type": "integer"}, {"name": "day", "type": "date"}, {"name": "month", "type": "yearmonth"},
        {"name": "kind", "type": "string", "constraints": {"enum": ["a", "b"]}}]}"#;

    #[test]
    fn a_column_tells_its_least_middle_and_greatest_value() {
        let schema = parse(SCHEMA).expect("a right schema");
        let mut profiler = Profiler::new(&schema.fields);
        let text = |words: &str| Stored::Text(words.to_owned());
        for (beds, day, month, kind) in [
            (1, "2025-01-01", "2025-01", "a"),
            (2, "2025-01-03", "2025-03", "b"),
            (9, "2025-12-31", "2024-12", "a"),
        ] {
            profiler.see(&[Stored::Integer(beds), text(day), text(month), text(kind)]);
        }
        profiler.see(&[Stored::Integer(2), Stored::Null, Stored::Null, Stored::Null]);
        assert_eq!(profiler.rows(), 4);
        let found = profiler.profiles(|_| true);
        let number = |value| Some(Shown::Number(value));
        assert_eq!(
            (&found[0].min, &found[0].median, &found[0].max),
            (&number(1.0), &number(2.0), &number(9.0))
        );
        assert_eq!(found[0].histogram, [1, 2, 0, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(found[0].distinct, 3);
        let day = |words: &str| Some(Shown::Day(words.to_owned()));
        assert_eq!((&found[1].median, &found[1].max), (&day("2025-01-03"), &day("2025-12-31")));
        assert_eq!((&found[2].min, &found[2].median), (&day("2024-12"), &day("2025-01")));
        assert_eq!(found[3].commonest[0], Word { word: "a".to_owned(), name: Text::same("a"), count: 2 });
        assert_eq!(found[3].filled, 3);
    }

    #[test]
    fn memory_stays_bounded_and_the_middle_near_the_truth() {
        let schema = parse(SCHEMA).expect("a right schema");
        let mut profiler = Profiler::new(&schema.fields[..1]);
        for value in 0..100_000 {
            profiler.see(&[Stored::Integer(value)]);
        }
        let found = profiler.profiles(|_| true).remove(0);
        assert!(found.sampled && found.distinct_more);
        assert_eq!(found.distinct, MOST_DISTINCT);
        let Some(Shown::Number(median)) = found.median else { panic!("a figure") };
        // The middle of 10,000 even draws is within 2 % of the truth but for one time in a million.
        assert!((median - 50_000.0).abs() < 2_500.0, "{median}");
    }
}
