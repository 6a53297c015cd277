//! For people: the source underlined, what is wrong, how to mend it.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Layout, Review, Severity};
use crate::{
    check::Diagnostic,
    language::{Language, count::Count, list::List, safe, text},
    mission::source::{Place, Sources},
};

/// Lines longer than this are shown around the fault only.
const LONGEST_LINE: usize = 4_000;

/// Returns the review for a reader at a terminal.
pub(super) fn render(review: &Review<'_>, language: Language, layout: Layout) -> String {
    let renderer = Renderer::styled().term_width(layout.width);
    let mut out = String::new();
    for diagnostic in review.diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic, review.sources, language)]));
        out.push_str("\n\n");
    }
    out.push_str(&summary(review, language));
    out.push('\n');
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, language: Language) -> Group<'a> {
    let finding = &diagnostic.finding;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(diagnostic.severity.name().in_(language).into_owned());
    let message = safe::visible(&finding.message.in_(language)).into_owned();
    let mut group = level.primary_title(message).id(diagnostic.rule.name).element(snippet(
        finding.place,
        sources,
        AnnotationKind::Primary,
        None,
    ));
    for (place, words) in &finding.related {
        let words = safe::visible(&words.in_(language)).into_owned();
        group = group.element(snippet(*place, sources, AnnotationKind::Context, Some(words)));
    }
    let help = text!("aide", "help").in_(language).into_owned();
    for text in finding.help_in(language) {
        // A help may show lines to be copied as they stand.
        let words = safe::visible_lines(&text);
        group = group.element(Level::HELP.with_name(help.clone()).message(words));
    }
    group
}

/// Returns the lines of a place, from the file's text, with what could disturb a terminal made visible.
fn snippet<'a>(
    place: Place,
    sources: &Sources,
    kind: AnnotationKind,
    label: Option<String>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.get(place.file);
    let excerpt = excerpt(&source.text, place.bytes());
    let line = sources.position(place).line;
    let mut annotation = kind.span(excerpt.span);
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    Snippet::source(excerpt.text).line_start(line).path(source.name()).annotation(annotation)
}

/// Lines of a file, and where the fault stands in them.
struct Excerpt {
    text: String,
    span: std::ops::Range<usize>,
}

/// Cuts the first line of a range out of a text, so that a large file costs no more than a small one.
fn excerpt(text: &str, range: std::ops::Range<usize>) -> Excerpt {
    let floor = |mut offset: usize| {
        offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let (start, end) = (floor(range.start), floor(range.end.max(range.start)));
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let from = floor(line_start.max(start.saturating_sub(LONGEST_LINE / 2)));
    let to = floor(line_end.min(start + LONGEST_LINE / 2)).max(start);
    let end = end.clamp(start, to);
    let before = shown(&text[from..start]);
    let marked = shown(&text[start..end]);
    let after = shown(&text[end..to]);
    let span = before.len()..before.len() + marked.len();
    Excerpt { text: format!("{before}{marked}{after}"), span }
}

fn shown(text: &str) -> String {
    safe::visible(text.trim_end_matches('\r')).into_owned()
}

fn summary(review: &Review<'_>, language: Language) -> String {
    let counts = [
        Count::new(review.count(Severity::Error), "erreur", "erreurs", "error", "errors"),
        Count::new(review.count(Severity::Warning), "avertissement", "avertissements", "warning", "warnings"),
        Count::new(review.count(Severity::Note), "remarque", "remarques", "note", "notes"),
    ];
    let known = Count::new(
        review.known,
        "constat connu est laissé de côté",
        "constats connus sont laissés de côté",
        "known finding is left out",
        "known findings are left out",
    );
    let summary = match (review.diagnostics.is_empty(), review.known) {
        (true, 0) => text!("aucun constat : tout est en ordre", "nothing found: all is in order"),
        (true, _) => text!("rien de nouveau : {known}", "nothing new: {known}", known = known),
        (false, 0) => text!(
            "{counts} — « otn explain RÈGLE » explique une règle",
            "{counts} — “otn explain RULE” explains a rule",
            counts = List::and(&counts)
        ),
        (false, _) => text!(
            "{counts} ; {known} — « otn explain RÈGLE » explique une règle",
            "{counts}; {known} — “otn explain RULE” explains a rule",
            counts = List::and(&counts),
            known = known
        ),
    };
    summary.in_(language).into_owned()
}
