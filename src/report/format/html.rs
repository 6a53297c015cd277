//! For a browser and for paper: one file that loads nothing.

use std::{fmt::Write as _, sync::LazyLock};

use sha2::{Digest as _, Sha256};

use super::{
    chart, escaped, html_table::write_table, numbering::Numbering, picture, printed, raw, timeline, words,
};
use crate::{
    language::{Language, Text, safe, text},
    report::document::{
        Block, Cell, Chart, Checklist, Document, Item, KeyFigure, Matrix, Note, Paper, Part, Sign, Table,
        Timeline,
    },
};

/// The page's style: light and dark, A4 on paper, contrast above WCAG's AA.
const STYLE: &str = include_str!("page.css");

/// The style's hash: the page's policy allows this style and no other, and nothing else at all.
static STYLE_HASH: LazyLock<String> = LazyLock::new(|| base64(&Sha256::digest(STYLE.as_bytes())));

/// Returns a document as an HTML page; nothing that a person wrote is read as markup.
pub(super) fn render(document: &Document, language: Language) -> String {
    let title = escaped(&printed(&document.title.in_(language), language));
    let mut page = Page {
        out: String::with_capacity(64 * 1024),
        language,
        parts: 0,
        numbers: Numbering::default(),
        above: 1,
        caption: None,
        shared: None,
    };
    let _ = write!(
        page.out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        language.code(),
        *STYLE_HASH
    );
    // What comes before the first ordinary part is read first; then the list of the parts.
    let is_listed = |block: &Block| matches!(block, Block::Part(part) if part.paper != Paper::First);
    let first = document.blocks.iter().position(is_listed).unwrap_or(document.blocks.len());
    page.blocks(&document.blocks[..first], 2);
    page.contents(&document.blocks[first..]);
    page.blocks(&document.blocks[first..], 2);
    page.out.push_str("</main>\n</body>\n</html>\n");
    page.out
}

/// The most bars of a picture: more would not be read on a page of A4.
const MOST_LINES: usize = 46;

/// The longest state that does not break, in characters.
const WHOLE_STATUS: usize = 16;

/// The most items of a matrix that is kept on one page, and of one whose rows are.
const SHORT_MATRIX: [usize; 2] = [12, 24];

/// Returns how a matrix may be broken over two pages: not at all, between its rows, or anywhere.
fn class_of_matrix(matrix: &Matrix) -> &'static str {
    let panels = matrix.rows.iter().flat_map(|(_, panels)| panels);
    match panels.map(|panel| panel.items.len()).sum::<usize>() {
        items if items <= SHORT_MATRIX[0] => "matrix short",
        items if items <= SHORT_MATRIX[1] => "matrix",
        _ => "matrix tall",
    }
}

fn is_tall(block: &Block) -> bool {
    matches!(block, Block::Matrix(matrix) if class_of_matrix(matrix) == "matrix tall")
}

/// A page being written.
struct Page {
    out: String,
    language: Language,
    /// The parts written so far: each has its place to link to.
    parts: usize,
    /// The numbers by which parts and their sections are cited.
    numbers: Numbering,
    /// The level of the last heading: none below it is left out.
    above: usize,
    /// The last heading that no table has taken for its caption.
    caption: Option<String>,
    /// The heading that a table has taken: the next ones below it are told apart by their columns.
    shared: Option<String>,
}

impl Page {
    fn said(&self, text: &Text) -> String {
        escaped(&printed(&text.in_(self.language), self.language))
    }

    fn heading(&mut self, number: &str, text: &Text, level: usize) {
        let said = self.said(text);
        let level = level.min(self.above + 1).min(6);
        self.above = level;
        let _ = writeln!(self.out, "<h{level}>{number}{said}</h{level}>");
        self.caption = Some(said);
        self.shared = None;
    }

    /// Returns a table's caption: the heading that it stands under, with its columns where it is not the first there.
    fn caption_of(&mut self, table: &Table) -> Option<String> {
        if let Some(caption) = self.caption.take() {
            self.shared = Some(caption.clone());
            return Some(caption);
        }
        let titles: Vec<String> = table.columns.iter().map(|column| self.said(&column.title)).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).filter(|title| !title.is_empty()).collect();
        let heading = self.shared.as_ref()?;
        Some(if titles.is_empty() { heading.clone() } else { format!("{heading} — {}", titles.join(", ")) })
    }

    /// Writes the list of the parts, where there are several.
    fn contents(&mut self, blocks: &[Block]) {
        let parts = blocks.iter().filter_map(|block| match block {
            Block::Part(part) => Some(part),
            _ => None,
        });
        let items: Vec<String> = parts
            .enumerate()
            .map(|(index, part)| {
                let (place, number) = (self.parts + index + 1, index + 1);
                format!("<li><a href=\"#part-{place}\">{number}.\u{a0}{}</a></li>\n", self.said(&part.title))
            })
            .collect();
        if items.len() > 1 {
            let title = self.said(&text!("Sommaire", "Contents"));
            let items = items.concat();
            let _ = write!(
                self.out,
                "<nav aria-label=\"{title}\">\n<h2>{title}</h2>\n<ul>\n{items}</ul>\n</nav>\n"
            );
            self.above = 2;
        }
    }

    /// Writes blocks; a heading among them has this level.
    fn blocks(&mut self, blocks: &[Block], level: usize) {
        for block in blocks {
            match block {
                Block::Heading(text) => {
                    let number = self.numbers.section();
                    self.heading(&number, text, level);
                }
                Block::Paragraph(text) => {
                    let said = self.said(text);
                    let _ = writeln!(self.out, "<p>{said}</p>");
                }
                Block::Code(code) => {
                    let code = escaped(&safe::visible_lines(code));
                    let _ = writeln!(self.out, "<pre><code>{code}</code></pre>");
                }
                Block::Table(table) => {
                    let caption = self.caption_of(table);
                    self.out.push_str(&write_table(table, caption.as_deref(), self.language));
                }
                Block::Matrix(matrix) => self.matrix(matrix, level),
                Block::Timeline(timeline) => self.timeline(timeline),
                Block::Chart(chart) => self.chart(chart),
                Block::Checklist(list) => self.checklist(list, level),
                Block::List(items) => {
                    let items: String =
                        items.iter().map(|item| format!("<li>{}</li>\n", self.said(item))).collect();
                    let _ = write!(self.out, "<ul>\n{items}</ul>\n");
                }
                Block::Figures(figures) => self.figures(figures),
                Block::Note(note) => self.note(note, level),
                Block::Part(part) => self.part(part, level),
                Block::Register(_) => {}
            }
        }
    }

    fn part(&mut self, part: &Part, level: usize) {
        let class = match part.paper {
            Paper::First => " class=\"first\"",
            // What takes a page or more, and is not to be broken in its first row, begins a page.
            Paper::Upright if part.blocks.iter().any(is_tall) => " class=\"fresh\"",
            Paper::Upright => "",
            Paper::Turned => " class=\"turned\"",
        };
        self.parts += 1;
        let _ = writeln!(self.out, "<section id=\"part-{}\"{class}>", self.parts);
        let number = self.numbers.part(part.paper);
        self.heading(&number, &part.title, level);
        self.blocks(&part.blocks, level + 1);
        self.out.push_str("</section>\n");
        self.above = level;
    }

    fn figures(&mut self, figures: &[KeyFigure]) {
        self.out.push_str("<dl class=\"figures\">\n");
        for figure in figures {
            let (value, words) = (self.said(&figure.value), self.said(&figure.words));
            let _ = writeln!(self.out, "<div><dt>{words}</dt><dd>{value}</dd></div>");
        }
        self.out.push_str("</dl>\n");
    }

    fn note(&mut self, note: &Note, level: usize) {
        self.out.push_str("<div class=\"note\">\n");
        self.heading("", &note.title, level);
        self.caption = None;
        for words in &note.words {
            let words = self.said(words);
            let _ = writeln!(self.out, "<p>{words}</p>");
        }
        self.out.push_str("</div>\n");
    }

    /// Draws bars, as many pictures as pages of paper need.
    fn timeline(&mut self, timeline: &Timeline) {
        let name = self.said(&timeline.alternative);
        let hint = self.said(&text!("Faites défiler vers la droite →", "Scroll to the right →"));
        for lines in timeline.lines.chunks(MOST_LINES) {
            let drawn =
                timeline::draw(&Timeline { lines: lines.to_vec(), ..timeline.clone() }, self.language);
            let _ = write!(
                self.out,
                "<div class=\"scroll\" role=\"region\" aria-label=\"{name}\" data-hint=\"{hint}\" tabindex=\"0\">\n{drawn}</div>\n"
            );
        }
        let legend = self.said(&timeline.legend);
        let _ = writeln!(self.out, "<p>{legend}</p>");
    }

    /// Draws a chart that fits a page; a longer one is read in the table beside it.
    fn chart(&mut self, chart: &Chart) {
        if chart.posts.len() > MOST_LINES {
            return;
        }
        let name = self.said(&chart.alternative);
        let drawn = chart::draw(chart, self.language);
        let _ = write!(
            self.out,
            "<div class=\"scroll\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\n{drawn}</div>\n"
        );
    }

    fn checklist(&mut self, list: &Checklist, level: usize) {
        let number = self.numbers.section();
        self.heading(&number, &list.title, level);
        self.out.push_str("<ul class=\"checklist\">\n");
        for item in &list.items {
            let words = write_cell(&Cell::Status(item.sign, item.words.clone()), self.language);
            let next =
                item.next.as_ref().map(|next| format!(" <code>{}</code>", escaped(&safe::visible(next))));
            let _ = writeln!(self.out, "<li>{words}{}</li>", next.unwrap_or_default());
        }
        self.out.push_str("</ul>\n");
    }

    fn matrix(&mut self, matrix: &Matrix, level: usize) {
        let level = level.min(self.above + 1).min(6);
        let caption = self.caption.take().map(|caption| format!("<caption>{caption}</caption>\n"));
        let class = class_of_matrix(matrix);
        let caption = caption.unwrap_or_default();
        let _ = write!(self.out, "<table class=\"{class}\">\n{caption}<thead><tr><td></td>");
        for title in &matrix.columns {
            let title = self.said(title);
            let _ = write!(self.out, "<th scope=\"col\">{title}</th>");
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for (title, panels) in &matrix.rows {
            let title = self.said(title);
            let _ = write!(self.out, "<tr><th scope=\"row\">{title}</th>");
            for panel in panels {
                let title = self.said(&panel.title);
                let items: String = panel.items.iter().map(|item| write_item(item, self.language)).collect();
                let list = if items.is_empty() { String::new() } else { format!("<ul>{items}</ul>") };
                let _ = write!(self.out, "<td><h{level}>{title}</h{level}>{list}</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
        self.above = level;
    }
}

/// Writes a cell's inside.
pub(super) fn write_cell(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Status(sign, _) => {
            let class = class_of(*sign);
            // The sign and its words stay together; a short state does not break at all.
            let words = printed(&words(cell, language), language).replacen(' ', "\u{a0}", 1);
            let kept = if words.chars().count() <= WHOLE_STATUS { " whole" } else { "" };
            format!("<span class=\"{class}{kept}\">{}</span>", escaped(&words))
        }
        Cell::Bar(share) => write_bar(*share, None),
        Cell::Spark(spark) => {
            let note = spark.note.as_ref().map(|note| escaped(&printed(&note.in_(language), language)));
            let note = note.map(|note| format!(" <span class=\"whole\">{note}</span>")).unwrap_or_default();
            format!("{}{note}", picture::spark(spark, language))
        }
        Cell::Empty
        | Cell::Words(_)
        | Cell::Raw(_)
        | Cell::Count(_)
        | Cell::Score(_)
        | Cell::Year(_)
        | Cell::Number(..)
        | Cell::Money(_)
        | Cell::Share(_)
        | Cell::Date(_) => escaped(&printed(&words(cell, language), language)),
    }
}

/// Draws a length from 0 to 1, in the colour of the state that its row tells.
pub(super) fn write_bar(share: f64, sign: Option<Sign>) -> String {
    let width = share.clamp(0.0, 1.0) * 100.0;
    let class = sign.map_or("plain", class_of);
    format!(
        "<svg class=\"bar {class}\" viewBox=\"0 0 100 10\" width=\"100\" height=\"10\" role=\"img\" aria-label=\"{width:.0}&#8239;%\">\
         <rect width=\"{width:.1}\" height=\"10\" fill=\"currentColor\"/></svg>"
    )
}

fn class_of(sign: Sign) -> &'static str {
    match sign {
        Sign::Good => "good",
        Sign::Running => "running",
        Sign::Watch => "watch",
        Sign::Bad => "bad",
        Sign::Unknown => "unknown",
    }
}

fn write_item(item: &Item, language: Language) -> String {
    let importance = item.importance.map(|importance| format!("<b>{importance}</b> ")).unwrap_or_default();
    let details = escaped(&printed(&item.details.in_(language), language));
    let details = if details.is_empty() { details } else { format!(" <small>{details}</small>") };
    format!("<li>{importance}{}{details}</li>", escaped(&printed(&raw(&item.words, language), language)))
}

/// Writes bytes as a page's policy wants them (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let whole = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let digit = whole >> (18 - 6 * index) & 63;
            let digit = DIGITS.get(digit as usize).copied().filter(|_| index <= group.len());
            out.push(digit.map_or('=', char::from));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_in_a_persons_words_is_shown_as_text() {
        assert_eq!(escaped("<script>\"'&"), "&lt;script&gt;&quot;&#39;&amp;");
    }

    /// The examples of RFC 4648, section 10.
    #[test]
    fn bytes_are_written_in_base_64() {
        for (plain, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), expected);
        }
    }

    #[test]
    fn headings_follow_each_other_whatever_the_blocks() {
        let part = Part {
            title: Text::fixed("Un", "One"),
            tab: Text::fixed("Un", "One"),
            paper: Paper::Upright,
            blocks: vec![Block::Checklist(Checklist {
                title: Text::fixed("Liste", "List"),
                items: Vec::new(),
            })],
        };
        let blocks = vec![Block::Part(part.clone()), Block::Part(part)];
        let page = render(&Document { title: Text::fixed("Titre", "Title"), blocks }, Language::English);
        let levels: Vec<&str> = page.match_indices("<h").map(|(at, _)| &page[at + 2..at + 3]).collect();
        let levels: Vec<&str> = levels.into_iter().filter(|level| level.parse::<u8>().is_ok()).collect();
        assert_eq!(levels, ["1", "2", "2", "3", "2", "3"]);
        assert!(
            page.contains("<a href=\"#part-2\">2.\u{a0}One</a>") && page.contains("<section id=\"part-2\">")
        );
    }
}
