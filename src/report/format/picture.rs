//! Small histories as SVG, with a text alternative and the same bytes every time.

use super::{escaped, printed};
use crate::{language::Language, report::document::Spark};

/// Returns a small history as a line, its last point marked.
pub(super) fn spark(spark: &Spark, language: Language) -> String {
    const WIDTH: f64 = 120.0;
    const HEIGHT: f64 = 28.0;
    const MARGIN: f64 = 4.0;
    let known: Vec<(usize, f64)> =
        spark.values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
    let low = known.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
    let high = known.iter().map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max);
    #[expect(clippy::cast_precision_loss, reason = "a history has few points")]
    let point = |(at, value): &(usize, f64)| {
        let steps = spark.values.len().saturating_sub(1).max(1) as f64;
        let x = MARGIN + (WIDTH - 2.0 * MARGIN) * *at as f64 / steps;
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        (x, HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * share)
    };
    let points: Vec<(f64, f64)> = known.iter().map(point).collect();
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let last = points.last().map_or_else(String::new, |(x, y)| {
        format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.5\" fill=\"currentColor\"/>")
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"spark\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         role=\"img\" aria-label=\"{}\"><polyline points=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>{last}</svg>",
        escaped(&printed(&spark.alternative.in_(language), language)),
        line.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;

    #[test]
    fn a_history_is_drawn_with_its_words_and_without_holes_in_the_line() {
        let alternative = Text::fixed("de 1 à 3", "from 1 to 3");
        let drawn = spark(
            &Spark { values: vec![Some(1.0), None, Some(3.0)], alternative, note: None },
            Language::French,
        );
        assert!(drawn.contains("aria-label=\"de 1 à 3\""));
        assert!(drawn.contains("points=\"4.0,24.0 116.0,4.0\""), "{drawn}");
    }
}
