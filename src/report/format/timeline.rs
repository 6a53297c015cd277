//! Bars over days as SVG, in a page or as a file, with a text alternative and the same bytes every time.

use jiff::civil::Date;

use super::{escaped, mark, printed};
use crate::{
    language::{In, Language, Text, date::Month},
    report::document::{Block, Document, Line, Sign, Timeline},
};

/// The timeline's measures, in pixels.
const LABELS: f64 = 320.0;
/// See [`LABELS`].
const DAYS: f64 = 640.0;
/// See [`LABELS`].
const ROW: f64 = 22.0;
/// What one more line of a label adds to a row.
const NEXT_LINE: f64 = 14.0;
/// See [`LABELS`].
const HEAD: f64 = 26.0;
/// The room of the sign before a label.
const SIGN: f64 = 16.0;
/// The longest line of a label, in characters.
const LONGEST_LABEL: usize = 42;
/// The most lines of a label.
const MOST_LABEL_LINES: usize = 3;
/// The longest line of a heading, in characters: it runs over the days.
const LONGEST_HEADING: usize = 130;
/// The width that a character of the marks across the top is given.
const CHARACTER: f64 = 6.4;

/// Returns bars over days, months across the top, today as a line.
pub(super) fn draw(timeline: &Timeline, language: Language) -> String {
    let rows = rows(timeline, language);
    let name = printed(&timeline.alternative.in_(language), language).into_owned();
    format!("{}{}</svg>\n", opened(height(&rows), &name), drawn(timeline, &rows, language))
}

/// Returns a file that holds a document's pictures, with its title above and what the signs mean below;
/// where there is nothing to draw, the document's first words.
pub(super) fn file(document: &Document, language: Language) -> String {
    let said = |text: &Text| printed(&text.in_(language), language).into_owned();
    let mut page = Page { out: String::new(), height: 4.0 };
    page.write(&said(&document.title), 16.0);
    let timelines = document.blocks.iter().filter_map(|block| match block {
        Block::Timeline(timeline) => Some(timeline),
        _ => None,
    });
    let mut name = String::new();
    for timeline in timelines {
        name = said(&timeline.alternative);
        page.draw(timeline, language);
        page.write(&said(&timeline.legend), 11.0);
    }
    if name.is_empty() {
        let words = document.blocks.iter().find_map(|block| match block {
            Block::Paragraph(words) => Some(said(words)),
            _ => None,
        });
        name = words.unwrap_or_default();
        page.write(&name, 12.0);
    }
    format!("{}{}</svg>\n", opened(page.height + 8.0, &name), page.out)
}

/// A picture being filled from the top.
struct Page {
    out: String,
    height: f64,
}

impl Page {
    fn write(&mut self, words: &str, size: f64) {
        // An average character is half as wide as it is high.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a hundred or so")]
        let longest = ((LABELS + DAYS) / (0.55 * size)) as usize;
        for line in wrapped(words, longest, usize::MAX) {
            self.height += size * 1.5;
            let (y, words) = (self.height, escaped(&line));
            self.out.push_str(&format!("<text x=\"0\" y=\"{y:.1}\" font-size=\"{size}\">{words}</text>\n"));
        }
    }

    fn draw(&mut self, timeline: &Timeline, language: Language) {
        let rows = rows(timeline, language);
        let drawn = drawn(timeline, &rows, language);
        self.out
            .push_str(&format!("<g transform=\"translate(0 {:.1})\">\n{drawn}</g>\n", self.height + 10.0));
        self.height += height(&rows) + 10.0;
    }
}

fn opened(height: f64, name: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" viewBox=\"0 0 {} {height}\" width=\"100%\" role=\"img\" \
         aria-label=\"{}\" font-size=\"12\" font-family=\"system-ui, sans-serif\" fill=\"currentColor\">\n",
        LABELS + DAYS,
        escaped(name)
    )
}

/// A line of a timeline, and where it stands.
struct Row<'a> {
    line: &'a Line,
    label: Vec<String>,
    top: f64,
}

impl Row<'_> {
    fn bottom(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a label has few lines")]
        let more = self.label.len().saturating_sub(1) as f64;
        self.top + ROW + NEXT_LINE * more
    }
}

fn rows<'a>(timeline: &'a Timeline, language: Language) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::with_capacity(timeline.lines.len());
    for line in &timeline.lines {
        let longest = if line.is_heading { LONGEST_HEADING } else { LONGEST_LABEL };
        let label = wrapped(&printed(&line.label.in_(language), language), longest, MOST_LABEL_LINES);
        rows.push(Row { line, label, top: rows.last().map_or(HEAD, Row::bottom) });
    }
    rows
}

fn height(rows: &[Row<'_>]) -> f64 {
    rows.last().map_or(HEAD, Row::bottom) + 6.0
}

/// Draws the months, the lines that go down from them and today, and the bars.
fn drawn(timeline: &Timeline, rows: &[Row<'_>], language: Language) -> String {
    let scale = Scale::new(timeline.from, timeline.to);
    let runs = runs(rows);
    let mut out = String::new();
    let mut free = LABELS;
    for (first, words) in months(timeline.from, timeline.to, language, MOST_MARKS) {
        let x = scale.x(first);
        out.push_str(&down(&runs, x, "stroke=\"currentColor\" stroke-opacity=\"0.15\""));
        #[expect(clippy::cast_precision_loss, reason = "a month's name is short")]
        let end = x + 2.0 + CHARACTER * words.chars().count() as f64;
        if x >= free && end <= LABELS + DAYS {
            let words = escaped(&words);
            out.push_str(&format!("<text x=\"{:.1}\" y=\"16\" font-size=\"11\">{words}</text>\n", x + 2.0));
            free = end;
        }
    }
    if timeline.shows_today() {
        let line = "class=\"today\" stroke=\"#c0392b\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"";
        out.push_str(&down(&runs, scale.x(timeline.today), line));
    }
    rows.iter().fold(out, |out, row| out + &label(row) + &bar(row, &scale))
}

/// Returns where bars stand one below the other: a heading runs over the days, and no line runs through it.
fn runs(rows: &[Row<'_>]) -> Vec<(f64, f64)> {
    let groups = rows.chunk_by(|one, next| one.line.is_heading == next.line.is_heading);
    let bars = groups.filter(|group| group.first().is_some_and(|row| !row.line.is_heading));
    bars.filter_map(|group| Some((group.first()?.top, group.last()?.bottom()))).collect()
}

/// Draws a line from the top to the bottom of each run of bars.
fn down(runs: &[(f64, f64)], x: f64, look: &str) -> String {
    let line = |(top, bottom): &(f64, f64)| {
        format!("<line x1=\"{x:.1}\" y1=\"{top:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\" {look}/>\n")
    };
    runs.iter().map(line).collect()
}

/// Breaks a text between words into at most so many lines; what has no room is cut.
fn wrapped(text: &str, longest: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let words = text.split(' ').filter(|word| !word.is_empty());
    for word in words {
        let fits = |line: &String| line.chars().count() + 1 + word.chars().count() <= longest;
        let is_last = lines.len() == most;
        match lines.last_mut() {
            Some(line) if fits(line) => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if is_last => {
                let cut: String = line.chars().take(longest - 1).collect();
                *line = format!("{}…", cut.trim_end());
                break;
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        // A word without end.
        if line.chars().count() > longest {
            *line = line.chars().take(longest - 1).chain(['…']).collect();
        }
    }
    lines
}

/// Writes a label in one line or two; the sign says what the colour says, for those who do not see it.
fn label(row: &Row<'_>) -> String {
    let (x, weight) = if row.line.is_heading { (0.0, " font-weight=\"bold\"") } else { (SIGN, "") };
    let mut out = String::new();
    if !row.line.is_heading {
        out.push_str(&format!("<text x=\"0\" y=\"{:.1}\">{}</text>", row.top + 15.0, mark(row.line.sign)));
    }
    let mut y = row.top + 15.0;
    for line in &row.label {
        out.push_str(&format!("<text x=\"{x}\" y=\"{y:.1}\"{weight}>{}</text>", escaped(line)));
        y += NEXT_LINE;
    }
    out
}

/// The colours of the bars: each at least 3:1 on the pages' white and on their dark (WCAG 2.1, 1.4.11).
fn ink(sign: Sign) -> (&'static str, &'static str) {
    match sign {
        Sign::Good => ("good", "#2e7d4f"),
        Sign::Running => ("running", "#2e7d4f"),
        Sign::Watch => ("watch", "#b7791f"),
        Sign::Bad => ("bad", "#c0392b"),
        Sign::Unknown => ("unknown", "#4a6fa5"),
    }
}

/// See [`LABELS`].
const NARROWEST_BAR: f64 = 4.0;

/// Draws a bar: whole, or the part that is done within the outline of the rest.
fn bar(row: &Row<'_>, scale: &Scale) -> String {
    let Some((first, last)) = row.line.span else { return "\n".to_owned() };
    let (left, right) = (scale.x(first), scale.end(last));
    let mut out = String::new();
    if let Some(until) = row.line.slack_until.filter(|until| *until > last) {
        out.push_str(&format!(
            "<line x1=\"{right:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"currentColor\" stroke-opacity=\"0.7\" stroke-dasharray=\"2 2\"/>",
            scale.end(until),
            y = row.top + 11.0
        ));
    }
    let (class, color) = ink(row.line.sign);
    // A day of ten years is narrower than what can be seen.
    let width = (right - left).max(NARROWEST_BAR);
    let left = left.min(LABELS + DAYS - width);
    let rect = |width: f64, look: &str| {
        let top = row.top + 5.0;
        format!(
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"12\" rx=\"2\" {look}/>"
        )
    };
    let full = format!("fill=\"{color}\"");
    match row.line.done {
        None => out.push_str(&rect(width, &full)),
        Some(done) => {
            out.push_str(&rect(width, &format!("fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\"")));
            if done > 0.0 {
                out.push_str(&rect(width * done.clamp(0.0, 1.0), &full));
            }
        }
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
const MOST_MARKS: i32 = 10;

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

    fn line(label: &str, sign: Sign, done: Option<f64>) -> Line {
        let day = Date::constant(2026, 12, 31);
        let (span, label) = (Some((day, day)), Text::same(label));
        Line { label, is_heading: false, span, slack_until: None, sign, done }
    }

    fn timeline_of(lines: Vec<Line>, to: Date) -> Timeline {
        Timeline {
            alternative: Text::fixed("du 1 au 3", "from 1 to 3"),
            from: Date::constant(2018, 1, 1),
            to,
            today: Date::constant(2026, 11, 26),
            lines,
            legend: Text::fixed("✓ faite", "✓ done"),
        }
    }

    /// Returns the values of an attribute, in order.
    fn values(drawn: &str, of: &str, attribute: &str) -> Vec<f64> {
        let elements = drawn.split('<').filter(|element| element.starts_with(of));
        let value = |element: &str| {
            element.split_once(&format!(" {attribute}=\""))?.1.split('"').next()?.parse().ok()
        };
        elements.filter_map(value).collect()
    }

    /// WCAG 2.1, 1.4.11: what must be seen to understand a picture has a contrast of 3:1 with what is beside it.
    #[test]
    fn the_colours_of_the_bars_are_seen_on_white_and_on_dark() {
        fn luminance(color: &str) -> f64 {
            let part = |at: usize| {
                let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("a colour")) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        }
        let dark = luminance("#171b24");
        assert!(include_str!("page.css").contains("--page: #171b24"));
        for sign in [Sign::Good, Sign::Running, Sign::Watch, Sign::Bad, Sign::Unknown] {
            let color = luminance(ink(sign).1);
            assert!(1.05 / (color + 0.05) >= 3.0 && (color + 0.05) / (dark + 0.05) >= 3.0, "{sign:?}");
        }
        let drawn = draw(
            &timeline_of(vec![line("a", Sign::Running, Some(0.5))], Date::constant(2027, 6, 1)),
            Language::French,
        );
        assert!(!drawn.contains("fill-opacity"), "{drawn}");
    }

    #[test]
    fn no_line_runs_through_a_heading_and_no_bar_out_of_the_picture() {
        let lines = vec![
            line("a", Sign::Good, None),
            Line::heading(Text::fixed("Phase 2", "Phase 2")),
            line("b", Sign::Good, None),
        ];
        let drawn = draw(&timeline_of(lines, Date::constant(2026, 12, 31)), Language::French);
        let (from, to) = (HEAD + ROW, HEAD + 2.0 * ROW);
        let spans = values(&drawn, "line", "y1").into_iter().zip(values(&drawn, "line", "y2"));
        for (top, bottom) in spans {
            assert!(bottom <= from || top >= to, "{top} {bottom}");
        }
        let ends = values(&drawn, "rect", "x").into_iter().zip(values(&drawn, "rect", "width"));
        assert!(ends.clone().count() == 2 && ends.into_iter().all(|(x, width)| x + width <= LABELS + DAYS));
    }

    #[test]
    fn a_long_label_is_wrapped_and_the_marks_across_the_top_do_not_collide() {
        let long = "Transformer 10 offices et 9 points d'accueil en bureaux d'information d'un office unique";
        let drawn = draw(
            &timeline_of(vec![line(long, Sign::Bad, None)], Date::constant(2024, 6, 6)),
            Language::French,
        );
        assert!(drawn.contains(">office unique<") && !drawn.contains('…'), "{drawn}");
        let marks = drawn.split("font-size=\"11\">").skip(1).map(|rest| rest.split('<').next().unwrap_or(""));
        let marks: Vec<(f64, &str)> = values(&drawn, "text", "x").into_iter().zip(marks).collect();
        #[expect(clippy::cast_precision_loss, reason = "a few characters")]
        let end = |(x, words): &(f64, &str)| x + CHARACTER * words.chars().count() as f64;
        assert!(marks.len() > 3 && marks.windows(2).all(|pair| end(&pair[0]) <= pair[1].0), "{marks:?}");
        assert!(marks.last().is_some_and(|last| end(last) <= LABELS + DAYS), "{marks:?}");
    }

    #[test]
    fn a_picture_in_a_file_has_its_title_and_its_legend() {
        let blocks =
            vec![Block::Timeline(timeline_of(vec![line("a", Sign::Good, None)], Date::constant(2027, 6, 1)))];
        let document = Document { title: Text::fixed("Titre <1>", "Title <1>"), blocks };
        let drawn = file(&document, Language::French);
        assert!(drawn.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(
            drawn.contains(">Titre &lt;1&gt;<") && drawn.contains(">✓ faite<") && drawn.ends_with("</svg>\n")
        );
        let words = Text::fixed("Rien.", "Nothing.");
        let empty = Document { blocks: vec![Block::Paragraph(words)], ..document };
        assert!(file(&empty, Language::English).contains("aria-label=\"Nothing.\""));
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
