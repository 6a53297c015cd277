//! Pictures as SVG: small histories and timelines, with a text alternative and the same bytes every time.

use jiff::civil::Date;

use super::{escaped, mark};
use crate::{
    language::{In, Language, date::Month, safe},
    report::document::{Line, Sign, Spark, Timeline},
};

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
        escaped(&safe::visible(&spark.alternative.in_(language))),
        line.join(" ")
    )
}

/// The timeline's measures, in pixels.
const LABELS: f64 = 300.0;
/// See [`LABELS`].
const DAYS: f64 = 640.0;
/// See [`LABELS`].
const ROW: f64 = 22.0;
/// See [`LABELS`].
const HEAD: f64 = 26.0;
/// The longest label, in characters.
const LONGEST_LABEL: usize = 44;
/// The longest heading, in characters: it runs over the days.
const LONGEST_HEADING: usize = 130;

/// Returns bars over days, months across the top, today as a line.
pub(super) fn timeline(timeline: &Timeline, language: Language) -> String {
    let scale = Scale::new(timeline.from, timeline.to);
    #[expect(clippy::cast_precision_loss, reason = "a plan has few lines")]
    let height = HEAD + ROW * timeline.lines.len() as f64 + 6.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" viewBox=\"0 0 {} {height}\" width=\"100%\" role=\"img\" \
         aria-label=\"{}\" font-size=\"12\" font-family=\"system-ui, sans-serif\" fill=\"currentColor\">\n",
        LABELS + DAYS,
        escaped(&safe::visible(&timeline.alternative.in_(language)))
    );
    for (first, words) in months(timeline.from, timeline.to, language, MOST_MARKS) {
        let x = scale.x(first);
        out.push_str(&format!(
            "<line x1=\"{x:.1}\" y1=\"{HEAD}\" x2=\"{x:.1}\" y2=\"{height}\" stroke=\"currentColor\" stroke-opacity=\"0.15\"/>\
             <text x=\"{:.1}\" y=\"16\" font-size=\"11\">{}</text>\n",
            x + 2.0,
            escaped(&words)
        ));
    }
    for (index, line) in timeline.lines.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a plan has few lines")]
        let top = HEAD + ROW * index as f64;
        out.push_str(&bar(line, top, &scale, language));
    }
    if (timeline.from..=timeline.to).contains(&timeline.today) {
        let x = scale.x(timeline.today);
        out.push_str(&format!(
            "<line x1=\"{x:.1}\" y1=\"{}\" x2=\"{x:.1}\" y2=\"{height}\" class=\"today\" stroke=\"#c0392b\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"/>\n",
            HEAD - 6.0
        ));
    }
    out.push_str("</svg>\n");
    out
}

/// Cuts a label between two words.
fn shortened(label: &str, longest: usize) -> String {
    if label.chars().count() <= longest {
        return label.to_owned();
    }
    let kept: String = label.chars().take(longest - 1).collect();
    let end = kept.rfind(' ').filter(|end| *end > 0).unwrap_or(kept.len());
    format!("{}…", kept[..end].trim_end())
}

fn bar(line: &Line, top: f64, scale: &Scale, language: Language) -> String {
    let label = line.label.in_(language);
    let label = safe::visible(&label);
    // A heading has its line for itself; the sign says what the colour says, for those who do not see it.
    let short = if line.is_heading {
        shortened(&label, LONGEST_HEADING)
    } else {
        format!("{} {}", mark(line.sign), shortened(&label, LONGEST_LABEL))
    };
    let weight = if line.is_heading { " font-weight=\"bold\"" } else { "" };
    let mut out = format!("<text x=\"0\" y=\"{:.1}\"{weight}>{}</text>", top + 15.0, escaped(&short));
    let Some((first, last)) = line.span else { return out + "\n" };
    let (left, right) = (scale.x(first), scale.end(last));
    if let Some(until) = line.slack_until.filter(|until| *until > last) {
        out.push_str(&format!(
            "<line x1=\"{right:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"currentColor\" stroke-opacity=\"0.5\" stroke-dasharray=\"2 2\"/>",
            scale.end(until),
            y = top + 11.0
        ));
    }
    let (class, color) = match line.sign {
        Sign::Good => ("good", "#2e7d4f"),
        Sign::Watch => ("watch", "#b7791f"),
        Sign::Bad => ("bad", "#c0392b"),
        Sign::Unknown => ("unknown", "#4a6fa5"),
    };
    let width = (right - left).max(2.0);
    out.push_str(&format!(
        "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"12\" rx=\"2\" fill=\"{color}\" fill-opacity=\"{}\"/>",
        top + 5.0,
        if line.done.is_some() { "0.45" } else { "0.9" }
    ));
    if let Some(done) = line.done.filter(|done| *done > 0.0) {
        out.push_str(&format!(
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"12\" rx=\"2\" fill=\"{color}\"/>",
            top + 5.0,
            width * done.clamp(0.0, 1.0)
        ));
    }
    out + "\n"
}

/// Where a day stands across the picture.
struct Scale {
    from: Date,
    days: f64,
}

impl Scale {
    fn new(from: Date, to: Date) -> Self {
        Self { from, days: f64::from(days(from, to) + 1).max(1.0) }
    }

    /// Returns where a day begins.
    fn x(&self, day: Date) -> f64 {
        LABELS + DAYS * (f64::from(days(self.from, day)) / self.days).clamp(0.0, 1.0)
    }

    /// Returns where a day ends.
    fn end(&self, day: Date) -> f64 {
        LABELS + DAYS * (f64::from(days(self.from, day) + 1) / self.days).clamp(0.0, 1.0)
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The most marks across the top.
const MOST_MARKS: i32 = 14;

/// Returns the first days of the months drawn, or of every third month, or of the years, at
/// most so many, and their names.
pub(super) fn months(from: Date, to: Date, language: Language, most: i32) -> Vec<(Date, String)> {
    let whole = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month())
        + 1;
    let every =
        [1, 3, 6, 12, 24, 60, 120, 1200].into_iter().find(|every| whole / every <= most).unwrap_or(12_000);
    let mut marks = Vec::new();
    for offset in 0..whole.min(1_000_000) {
        let month = i32::from(from.month()) - 1 + offset;
        let number = i32::from(from.year()) * 12 + month;
        if number % every != 0 {
            continue;
        }
        let (Ok(year), Ok(index)) = (i16::try_from(number / 12), i8::try_from(number % 12 + 1)) else {
            continue;
        };
        let Ok(first) = Date::new(year, index, 1) else { continue };
        if first >= from && first <= to {
            let words = if every >= 12 { year.to_string() } else { In(&Month(first), language).to_string() };
            marks.push((first, words));
        }
    }
    marks
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

    #[test]
    fn the_marks_of_a_timeline_are_never_too_many() {
        let long =
            months(Date::constant(2026, 1, 1), Date::constant(9999, 12, 31), Language::French, MOST_MARKS);
        assert!(long.len() <= 16, "{}", long.len());
        let year =
            months(Date::constant(2026, 2, 10), Date::constant(2026, 6, 1), Language::English, MOST_MARKS);
        let names: Vec<&str> = year.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Mar 26", "Apr 26", "May 26", "Jun 26"]);
    }
}
