//! The indicators as views show them: value, unit, period, benchmark, verdict, and what they rest on.

use serde::Serialize;

use super::{
    StateOfPlay,
    catalogue::{Benchmark, Catalogue},
    indicator::{Definition, Point, Reading, Verdict, verdict},
    unit::{Unit, UnitKind},
};
use crate::language::{Language, Text, vocabulary::Vocabulary as _};

/// The indicators; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Indicators {
    /// One an indicator, tool by tool.
    pub(crate) indicators: Vec<IndicatorView>,
}

/// An indicator.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IndicatorView {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) label: String,
    /// The tool that it is of; none for the mission's own.
    pub(crate) tool: Option<String>,
    /// The latest value: euros for money, a fraction for a share; none where it cannot be computed.
    pub(crate) value: Option<f64>,
    /// The unit.
    #[serde(serialize_with = "super::unit::serialize_id")]
    pub(crate) unit: Unit,
    /// The year of the value; none where the tables have no year.
    pub(crate) period: Option<i64>,
    /// Whether more of it is better.
    pub(crate) direction: &'static str,
    /// What the value is compared with.
    pub(crate) benchmark: Option<BenchmarkView>,
    /// How the value stands against it.
    pub(crate) verdict: Option<&'static str>,
    /// The rows of its first table that the value rests on.
    pub(crate) rows: u64,
    /// Its first table.
    pub(crate) table: Option<String>,
    /// What is divided, where it is a ratio.
    pub(crate) numerator: Option<f64>,
    /// By what.
    pub(crate) denominator: Option<f64>,
    /// The lower end of the 95 % confidence interval, for a survey.
    pub(crate) low: Option<f64>,
    /// The upper end.
    pub(crate) high: Option<f64>,
    /// The number of answers, for a survey.
    pub(crate) answers: Option<u64>,
    /// Whether too few people answered to rely on the value.
    pub(crate) fragile: bool,
    /// How it is computed, in words.
    pub(crate) formula: Option<String>,
    /// The value of each year.
    pub(crate) history: Vec<Dated>,
    /// The tables that it needs and that have no row.
    pub(crate) missing: Vec<String>,
}

/// A value and its year.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Dated {
    /// The year.
    pub(crate) period: Option<i64>,
    /// The value.
    pub(crate) value: Option<f64>,
}

/// What a value is compared with.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BenchmarkView {
    /// What it is.
    pub(crate) label: String,
    /// The figure itself, where it is one.
    pub(crate) value: Option<f64>,
    /// The lowest that is right.
    pub(crate) low: Option<f64>,
    /// The highest that is right.
    pub(crate) high: Option<f64>,
    /// Who published it.
    pub(crate) source: String,
    /// The year that it is of.
    pub(crate) year: Option<i64>,
}

impl Verdict {
    /// Returns the key used in JSON.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Favourable => "favourable",
            Self::Unfavourable => "unfavourable",
            Self::Within => "within",
            Self::Below => "below",
            Self::Above => "above",
        }
    }

    /// Returns the words shown.
    pub(crate) fn words(self) -> Text {
        match self {
            Self::Favourable => Text::fixed("favorable", "favourable"),
            Self::Unfavourable => Text::fixed("défavorable", "unfavourable"),
            Self::Within => Text::fixed("dans la norme", "within range"),
            Self::Below => Text::fixed("au-dessous", "below"),
            Self::Above => Text::fixed("au-dessus", "above"),
        }
    }
}

/// Returns the views of indicators that were computed.
pub(crate) fn indicators(
    state: &StateOfPlay,
    catalogue: &Catalogue,
    definitions: &[Definition<'_>],
    language: Language,
) -> Indicators {
    let views = definitions.iter().filter_map(|definition| {
        let reading = state.readings.get(definition.id())?;
        Some(view(definition, reading, catalogue, language))
    });
    Indicators { indicators: views.collect() }
}

/// Returns the view of one indicator.
pub(crate) fn view(
    definition: &Definition<'_>,
    reading: &Reading,
    catalogue: &Catalogue,
    language: Language,
) -> IndicatorView {
    let unit = definition.unit();
    let latest = reading.latest().cloned().unwrap_or_default();
    let (benchmark, verdict) = compared(definition, &latest);
    let interval = latest.interval(&unit);
    let said = |value: Option<f64>| value.map(|value| unit.rounded(value));
    let tool =
        catalogue.tools.iter().find(|tool| tool.indicators.iter().any(|known| known.id == definition.id()));
    IndicatorView {
        id: definition.id().to_owned(),
        label: definition.label().in_(language).into_owned(),
        tool: tool.map(|tool| tool.id.clone()),
        value: said(latest.value),
        period: latest.year,
        direction: definition.direction().key(),
        benchmark: benchmark.map(|benchmark| benchmark_view(&benchmark, language)),
        verdict: verdict.map(Verdict::key),
        rows: reading.rows,
        table: definition.tables().first().cloned(),
        numerator: latest.numerator,
        denominator: latest.denominator,
        low: said(interval.map(|(low, _)| low)),
        high: said(interval.map(|(_, high)| high)),
        answers: latest.answers,
        fragile: latest.is_fragile(),
        formula: definition.formula().map(|formula| formula.in_(language).into_owned()),
        history: reading
            .points
            .iter()
            .map(|point| Dated { period: point.year, value: said(point.value) })
            .collect(),
        missing: reading.missing.clone(),
        unit,
    }
}

/// Returns the benchmark that a value fails, else the last that it meets, and the verdict.
fn compared(definition: &Definition<'_>, latest: &Point) -> (Option<Benchmark>, Option<Verdict>) {
    let benchmarks = definition.benchmarks();
    let Some(value) = latest.value else { return (benchmarks.into_iter().next(), None) };
    let judged: Vec<(Benchmark, Verdict)> = benchmarks
        .into_iter()
        .filter_map(|benchmark| {
            verdict(value, &benchmark, definition.direction()).map(|verdict| (benchmark, verdict))
        })
        .collect();
    let failed = judged.iter().find(|(_, verdict)| *verdict == Verdict::Unfavourable);
    let chosen = failed.or(judged.last()).cloned();
    chosen.map_or((None, None), |(benchmark, verdict)| (Some(benchmark), Some(verdict)))
}

fn benchmark_view(benchmark: &Benchmark, language: Language) -> BenchmarkView {
    BenchmarkView {
        label: benchmark.label.in_(language).into_owned(),
        value: benchmark.value,
        low: benchmark.low,
        high: benchmark.high,
        source: benchmark.source.clone(),
        year: benchmark.year,
    }
}

/// What an indicator did from one year to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Change {
    /// Two shares differ in points.
    Points(f64),
    /// Other figures differ by a share of the earlier one.
    Relative(f64),
    /// Where there is no share to tell, as of a loss that grows, by what lies between them.
    Difference(f64),
}

/// Returns the change between two values of a unit.
pub(crate) fn change(before: Option<f64>, after: Option<f64>, unit: &Unit) -> Option<Change> {
    let (before, after) = (before?, after?);
    match unit.kind {
        UnitKind::Share => Some(Change::Points((after - before) * 100.0)),
        UnitKind::Money | UnitKind::Plain if before > 0.0 && after >= 0.0 && !counted_in_steps(unit) => {
            Some(Change::Relative((after - before) / before))
        }
        UnitKind::Money | UnitKind::Plain => Some(Change::Difference(after - before)),
    }
}

/// Tells whether a unit has no natural zero, as ranks and points of a score: half as many points say nothing.
fn counted_in_steps(unit: &Unit) -> bool {
    matches!(unit.id.as_str(), "points" | "rank")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::unit;

    #[test]
    fn shares_differ_in_points_sums_in_hundredths_and_losses_in_euros() {
        let share = unit::known("share").expect("known");
        let Some(Change::Points(points)) = change(Some(0.59), Some(0.65), &share) else { panic!("points") };
        assert!((points - 6.0).abs() < 1e-9);
        let nights = unit::known("nights").expect("known");
        assert_eq!(change(Some(200.0), Some(230.0), &nights), Some(Change::Relative(0.15)));
        assert_eq!(change(Some(0.0), Some(230.0), &nights), Some(Change::Difference(230.0)));
        let euros = unit::known("EUR").expect("known");
        assert_eq!(change(Some(-9_000.0), Some(-16_000.0), &euros), Some(Change::Difference(-7_000.0)));
        assert_eq!(change(Some(9_000.0), Some(-1_000.0), &euros), Some(Change::Difference(-10_000.0)));
        assert_eq!(change(None, Some(-1_000.0), &euros), None);
        let points = unit::known("points").expect("known");
        assert_eq!(change(Some(40.0), Some(22.0), &points), Some(Change::Difference(-18.0)));
    }
}
