//! An organisation chart as SVG: a box a line, stepped in below the one that it answers to, with a text alternative.

use std::fmt::Write as _;

use super::{escaped, printed};
use crate::{
    language::{Language, typography::shortened},
    report::document::{Chart, Post},
};

/// The picture's width, in its own units; a page scales it.
const WIDTH: usize = 720;
/// From one line to the next.
const LINE: usize = 40;
/// The height of a box.
const BOX: usize = 32;
/// How far a box steps in.
const STEP: usize = 36;
/// The most steps: a chart that is deeper is drawn no further in.
const MOST_STEPS: usize = 8;
/// The width of a letter at 14 units, on the wide side.
const LETTER: usize = 8;

/// Draws a chart.
pub(super) fn draw(chart: &Chart, language: Language) -> String {
    let height = chart.posts.len() * LINE;
    let name = escaped(&printed(&chart.alternative.in_(language), language));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" viewBox=\"0 0 {WIDTH} {height}\" width=\"100%\" role=\"img\" \
         aria-label=\"{name}\" font-family=\"sans-serif\" font-size=\"14\" fill=\"currentColor\">"
    );
    // The line of the last box drawn at each depth: where the one below hangs from.
    let mut above = [0; MOST_STEPS + 1];
    for (line, post) in chart.posts.iter().enumerate() {
        let depth = post.depth.min(MOST_STEPS);
        if depth > 0 {
            branch(&mut out, depth, above[depth - 1], line);
        }
        above[depth] = line;
        one(&mut out, post, depth, line, language);
    }
    out.push_str("</svg>\n");
    out
}

/// Draws the line from the box above down and across to a box.
fn branch(out: &mut String, depth: usize, from: usize, to: usize) {
    let (x, top, middle) = ((depth - 1) * STEP + STEP / 2, from * LINE + BOX, to * LINE + BOX / 2);
    // A string takes it.
    let _ = write!(
        out,
        "<path d=\"M{x} {top}V{middle}H{}\" fill=\"none\" stroke=\"currentColor\"/>",
        depth * STEP
    );
}

fn one(out: &mut String, post: &Post, depth: usize, line: usize, language: Language) {
    let (x, y) = (depth * STEP, line * LINE);
    let note = post.note.as_ref().map(|note| printed(&note.in_(language), language).into_owned());
    let note = note.unwrap_or_default();
    let room = (WIDTH - x - 24) / LETTER;
    // The table beside has it whole.
    let title = printed(&post.title, language);
    let title = shortened(&title, room.saturating_sub(note.chars().count() + 2));
    let _ = write!(
        out,
        "<rect x=\"{}.5\" y=\"{y}.5\" width=\"{}\" height=\"{BOX}\" rx=\"4\" fill=\"none\" stroke=\"currentColor\"/>\
         <text x=\"{}\" y=\"{}\">{}</text><text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
        x,
        WIDTH - x - 1,
        x + 12,
        y + 21,
        escaped(&title),
        WIDTH - 12,
        y + 21,
        escaped(&note)
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;

    #[test]
    fn a_box_hangs_from_the_one_that_it_answers_to() {
        let post = |title: &str, depth| Post {
            title: title.to_owned(),
            depth,
            note: Some(Text::fixed("1 ETP", "1 FTE")),
        };
        let posts = vec![post("A & B", 0), post("C", 1), post("D", 2), post("E", 1), post("F", 30)];
        let alternative = Text::fixed("Organigramme", "Chart");
        let drawn = draw(&Chart { alternative, posts }, Language::French);
        assert!(drawn.contains("aria-label=\"Organigramme\"") && drawn.contains(">A &amp; B<"), "{drawn}");
        assert!(drawn.contains("<path d=\"M18 32V56H36\""), "C below A: {drawn}");
        assert!(drawn.contains("<path d=\"M54 72V96H72\""), "D below C: {drawn}");
        assert!(drawn.contains("<path d=\"M18 32V136H36\""), "E below A: {drawn}");
    }
}
