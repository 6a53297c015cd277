//! Indicators computed: a tool's or the mission's own, year by year, with what each value rests on.

use super::{
    catalogue::{Benchmark, Breakdown, Catalogue, Indicator},
    database::{Answer, Database, Datum, QueryError},
    unit::{self, Unit, UnitKind},
};
use crate::{
    language::Text,
    mission::{Mission, indicator::OwnIndicator, vocabulary::Direction},
};

/// An indicator that can be computed: a tool's, the mission's own, or a tool's that the mission refines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition<'a> {
    /// The tool's description.
    tool: Option<&'a Indicator>,
    /// The mission's.
    own: Option<&'a OwnIndicator>,
}

/// The answers under which a survey's figure is fragile.
pub(crate) const FEWEST_ANSWERS: u64 = 30;

/// Returns every indicator of the tools and of the mission, the tools' first.
pub(crate) fn definitions<'a>(catalogue: &'a Catalogue, mission: &'a Mission) -> Vec<Definition<'a>> {
    let own = |id: &str| mission.indicators.iter().find(|own| own.id.value == id);
    let tools = catalogue.indicators().map(|tool| Definition { tool: Some(tool), own: own(&tool.id) });
    let others = mission.indicators.iter().filter(|own| catalogue.indicator(&own.id.value).is_none());
    tools.chain(others.map(|own| Definition { tool: None, own: Some(own) })).collect()
}

/// Returns the indicator with an id.
pub(crate) fn definition<'a>(
    id: &str,
    catalogue: &'a Catalogue,
    mission: &'a Mission,
) -> Option<Definition<'a>> {
    let tool = catalogue.indicator(id);
    let own = mission.indicators.iter().find(|own| own.id.value == id);
    (tool.is_some() || own.is_some()).then_some(Definition { tool, own })
}

impl<'a> Definition<'a> {
    /// Returns its id.
    pub(crate) fn id(&self) -> &'a str {
        let own = || self.own.map_or("", |own| own.id.value.as_str());
        self.tool.map_or_else(own, |tool| &tool.id)
    }

    /// Returns its name.
    pub(crate) fn label(&self) -> Text {
        match (self.own.and_then(|own| own.label.as_ref()), self.tool) {
            (Some(label), _) => Text::same(&label.value),
            (None, Some(tool)) => tool.label.clone(),
            (None, None) => Text::same(self.id()),
        }
    }

    /// Returns its unit.
    pub(crate) fn unit(&self) -> Unit {
        match (self.own.and_then(|own| own.unit.as_ref()), self.tool) {
            (None, Some(tool)) => tool.unit.clone(),
            (words, _) => unit::own(words.map(|words| words.value.as_str())),
        }
    }

    /// Returns whether more of it is better.
    pub(crate) fn direction(&self) -> Direction {
        let own = self.own.and_then(|own| own.direction.as_ref()).map(|direction| direction.value);
        own.or(self.tool.map(|tool| tool.direction)).unwrap_or(Direction::Neutral)
    }

    /// Returns the tables without which it cannot be computed.
    pub(crate) fn tables(&self) -> &'a [String] {
        if self.own.is_some_and(|own| own.sql.is_some()) {
            return &[];
        }
        self.tool.map_or(&[], |tool| &tool.tables)
    }

    /// Returns how it is computed, in words.
    pub(crate) fn formula(&self) -> Option<Text> {
        match (self.own.and_then(|own| own.source.as_ref()), self.tool) {
            (Some(source), _) => Some(Text::same(&source.value)),
            (None, tool) => tool.map(|tool| tool.formula.clone()),
        }
    }

    /// Returns the query, where there is one.
    pub(crate) fn sql(&self) -> Option<&'a str> {
        let own = self.own.and_then(|own| own.sql.as_ref()).map(|sql| sql.value.as_str());
        own.or(self.tool.map(|tool| tool.sql.as_str()))
    }

    /// Returns what the mission says of it.
    pub(crate) fn own(&self) -> Option<&'a OwnIndicator> {
        self.own
    }

    /// Returns the tool's description, where it is a tool's.
    pub(crate) fn tool(&self) -> Option<&'a Indicator> {
        self.tool
    }

    /// Returns its queries by a column.
    pub(crate) fn breakdowns(&self) -> &'a [Breakdown] {
        self.tool.map_or(&[], |tool| &tool.breakdowns)
    }

    /// Returns what it is compared with: the mission's own benchmark, or the tool's.
    pub(crate) fn benchmarks(&self) -> Vec<Benchmark> {
        match self.own.and_then(|own| own.benchmark.as_ref()) {
            Some(own) => vec![Benchmark {
                label: Text::same(own.label.as_ref().map_or("", |label| &label.value)),
                value: own.value.as_ref().map(|value| value.value),
                low: own.low.as_ref().map(|low| low.value),
                high: own.high.as_ref().map(|high| high.value),
                source: own.source.as_ref().map_or_else(String::new, |source| source.value.clone()),
                year: own.year.as_ref().map(|year| year.value),
            }],
            None => self.tool.map_or_else(Vec::new, |tool| tool.benchmarks.clone()),
        }
    }
}

/// What computing an indicator gave.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The value of each year, in order; one without a year where the tables have none.
    pub(crate) points: Vec<Point>,
    /// The rows of its first table that the latest value rests on.
    pub(crate) rows: u64,
    /// The tables that it needs and that have no row.
    pub(crate) missing: Vec<String>,
    /// Why it could not be computed, where its query is wrong.
    pub(crate) fault: Option<QueryError>,
}

/// A value, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Point {
    /// The year.
    pub(crate) year: Option<i64>,
    /// The value of the column that it is shown by.
    pub(crate) key: Option<String>,
    /// The value: euros for money, a fraction for a share.
    pub(crate) value: Option<f64>,
    /// What is divided.
    pub(crate) numerator: Option<f64>,
    /// By what.
    pub(crate) denominator: Option<f64>,
    /// Half the width of the 95 % confidence interval, for a survey.
    pub(crate) margin: Option<f64>,
    /// The number of answers, for a survey.
    pub(crate) answers: Option<u64>,
}

impl Reading {
    /// Returns the value of the latest year that has one.
    pub(crate) fn latest(&self) -> Option<&Point> {
        self.points.iter().rev().find(|point| point.value.is_some())
    }

    /// Returns the value of a year.
    pub(crate) fn of(&self, year: i64) -> Option<&Point> {
        self.points.iter().find(|point| point.year == Some(year) && point.value.is_some())
    }
}

impl Point {
    /// Returns the 95 % confidence interval; that of a share stays between nothing and all.
    pub(crate) fn interval(&self, unit: &Unit) -> Option<(f64, f64)> {
        let (value, margin) = (self.value?, self.margin?);
        let (low, high) = (value - margin, value + margin);
        match unit.kind {
            UnitKind::Share if (0.0..=1.0).contains(&value) => Some((low.max(0.0), high.min(1.0))),
            UnitKind::Share | UnitKind::Money | UnitKind::Plain => Some((low, high)),
        }
    }

    /// Tells whether too few people answered to rely on the value.
    pub(crate) fn is_fragile(&self) -> bool {
        self.answers.is_some_and(|answers| answers < FEWEST_ANSWERS)
    }
}

/// Computes an indicator.
pub(crate) fn compute(database: &Database, definition: &Definition<'_>) -> Reading {
    let empty = definition.tables().iter().filter(|table| database.rows(table) == 0);
    let missing: Vec<String> = empty.cloned().collect();
    let Some(sql) = definition.sql().filter(|_| missing.is_empty()) else {
        return Reading { missing, ..Reading::default() };
    };
    match points(database, sql) {
        Ok(points) => {
            let mut reading = Reading { points, ..Reading::default() };
            if let (Some(table), Some(latest)) = (definition.tables().first(), reading.latest()) {
                reading.rows = database.rows_of(table, latest.year);
            }
            reading
        }
        Err(fault) => Reading { fault: Some(fault), ..Reading::default() },
    }
}

/// Asks a query whose columns are those of a [`Point`]; its order is kept.
///
/// # Errors
/// The query's.
pub(crate) fn points(database: &Database, sql: &str) -> Result<Vec<Point>, QueryError> {
    let answer = database.query(sql)?;
    let column = |name: &str| answer.columns.iter().position(|column| column == name);
    let value = match column("value") {
        Some(value) => value,
        // A query of one column needs no name for it.
        None if answer.columns.len() == 1 => 0,
        None => return Err(QueryError::NoValue),
    };
    // A word is no figure, and would be shown as nothing.
    if answer.rows.iter().any(|row| matches!(row[value], Datum::Text(_))) {
        return Err(QueryError::NoValue);
    }
    let (year, key) = (column("year"), column("key"));
    let (numerator, denominator) = (column("numerator"), column("denominator"));
    let (margin, answers) = (column("margin"), column("answers"));
    Ok(read(&answer, |row| {
        let figure = |index: Option<usize>| row[index?].as_f64().filter(|value| value.is_finite());
        Point {
            year: year.and_then(|year| whole(&row[year])),
            key: key.map(|key| shown(&row[key])),
            value: figure(Some(value)),
            numerator: figure(numerator),
            denominator: figure(denominator),
            margin: figure(margin),
            answers: answers
                .and_then(|answers| whole(&row[answers]))
                .and_then(|count| u64::try_from(count).ok()),
        }
    }))
}

fn read(answer: &Answer, point: impl Fn(&[Datum]) -> Point) -> Vec<Point> {
    answer.rows.iter().map(|row| point(row)).collect()
}

fn whole(datum: &Datum) -> Option<i64> {
    match datum {
        Datum::Integer(integer) => Some(*integer),
        Datum::Text(text) => text.parse().ok(),
        Datum::Real(_) | Datum::Null => None,
    }
}

fn shown(datum: &Datum) -> String {
    match datum {
        Datum::Null => String::new(),
        Datum::Integer(integer) => integer.to_string(),
        Datum::Real(real) => real.to_string(),
        Datum::Text(text) => text.clone(),
    }
}

/// How a value stands against what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// On the right side.
    Favourable,
    /// On the wrong side.
    Unfavourable,
    /// Between the bounds.
    Within,
    /// Under them, and nothing says whether that is good.
    Below,
    /// Over them, likewise.
    Above,
}

/// Judges a value against a benchmark.
pub(crate) fn verdict(value: f64, benchmark: &Benchmark, direction: Direction) -> Option<Verdict> {
    // Figures are compared as they are shown: to a millionth.
    let near = |bound: f64| (value - bound).abs() <= 1e-6 * bound.abs().max(1.0);
    let low = benchmark.low.or(benchmark.value);
    let high = benchmark.high.or(benchmark.value);
    let under = low.is_some_and(|low| value < low && !near(low));
    let over = high.is_some_and(|high| value > high && !near(high));
    low.or(high)?;
    Some(match (under, over, direction) {
        (true, _, Direction::HigherIsBetter) | (_, true, Direction::LowerIsBetter) => Verdict::Unfavourable,
        (true, _, Direction::LowerIsBetter) | (_, true, Direction::HigherIsBetter) => Verdict::Favourable,
        (true, _, Direction::Neutral) => Verdict::Below,
        (_, true, Direction::Neutral) => Verdict::Above,
        // A floor alone that is met is good; inside a range there is nothing to say.
        (false, false, Direction::HigherIsBetter) if benchmark.high.is_none() => Verdict::Favourable,
        (false, false, Direction::LowerIsBetter) if benchmark.low.is_none() => Verdict::Favourable,
        (false, false, _) => Verdict::Within,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn benchmark(low: Option<f64>, high: Option<f64>) -> Benchmark {
        Benchmark { label: Text::same(""), value: None, low, high, source: String::new(), year: None }
    }

    #[test]
    fn a_value_is_judged_by_its_direction() {
        let floor = benchmark(Some(180.0), None);
        assert_eq!(verdict(179.0, &floor, Direction::HigherIsBetter), Some(Verdict::Unfavourable));
        assert_eq!(verdict(180.0, &floor, Direction::HigherIsBetter), Some(Verdict::Favourable));
        let range = benchmark(Some(65.0), Some(84.0));
        assert_eq!(verdict(70.0, &range, Direction::HigherIsBetter), Some(Verdict::Within));
        assert_eq!(verdict(90.0, &range, Direction::HigherIsBetter), Some(Verdict::Favourable));
        assert_eq!(verdict(90.0, &range, Direction::Neutral), Some(Verdict::Above));
        assert_eq!(verdict(90.0, &benchmark(None, None), Direction::Neutral), None);
    }
}
