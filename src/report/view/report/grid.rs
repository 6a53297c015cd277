//! The weighted grid of a choice, short: criteria, weights and scores, and what made the difference.

use super::super::choices::scores;
use crate::{
    language::{Text, list::List, number::Number, text},
    report::document::Block,
    strategy::{
        choice::ChoiceView,
        decisive::{Decisive, Gap, decisive},
    },
};

/// Lays out the grid of a choice whose options are scored by criterion.
pub(super) fn grid(choice: &ChoiceView<'_>) -> Vec<Block> {
    let has_scores = choice.options.iter().any(|option| !option.scores.is_empty());
    let mut blocks = Vec::new();
    if has_scores && !choice.criteria.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "La grille : de 1 à 5, 5 étant le plus favorable ; la note d'une option est la moyenne de ses notes, chacune comptée selon son poids.",
            "The grid: from 1 to 5, 5 the most favourable; an option's score is the mean of its scores, each counted by its weight."
        )));
        blocks.push(Block::Table(scores(choice, |option| option.label)));
    }
    blocks.extend(decisive(choice).map(|decisive| Block::Paragraph(difference(&decisive))));
    if let Some(why) = choice.why.filter(|why| !why.trim().is_empty()) {
        blocks.push(Block::Paragraph(text!("Pourquoi : {why}", "Why: {why}", why = why)));
    }
    blocks
}

/// Says by which criteria an option goes before the closest other one, and by which it does not.
fn difference(decisive: &Decisive<'_>) -> Text {
    let ahead = text!(
        "« {one} » ({a}) et « {other} » ({b})",
        "“{one}” ({a}) and “{other}” ({b})",
        one = decisive.option,
        a = Number { value: decisive.score, decimals: 1 },
        other = decisive.rival,
        b = Number { value: decisive.rival_score, decimals: 1 }
    );
    let gaps = |gaps: &[Gap<'_>]| -> Vec<Text> { gaps.iter().map(gap).collect() };
    match (gaps(&decisive.won).as_slice(), gaps(&decisive.lost).as_slice()) {
        ([], []) => text!(
            "Entre {ahead}, aucun critère ne fait de différence.",
            "Between {ahead}, no criterion makes a difference.",
            ahead = ahead
        ),
        (won, []) => text!(
            "Ce qui fait la différence entre {ahead} : {won}.",
            "What makes the difference between {ahead}: {won}.",
            ahead = ahead,
            won = List::and(won)
        ),
        ([], lost) => text!(
            "Entre {ahead}, tout ce qui diffère est contre la première : {lost}.",
            "Between {ahead}, all that differs is against the first: {lost}.",
            ahead = ahead,
            lost = List::and(lost)
        ),
        (won, lost) => text!(
            "Ce qui fait la différence entre {ahead} : {won} ; en sens inverse : {lost}.",
            "What makes the difference between {ahead}: {won}; the other way: {lost}.",
            ahead = ahead,
            won = List::and(won),
            lost = List::and(lost)
        ),
    }
}

fn gap(gap: &Gap<'_>) -> Text {
    text!(
        "« {criterion} » ({own} contre {other}, poids {weight})",
        "“{criterion}” ({own} against {other}, weight {weight})",
        criterion = gap.criterion,
        own = Number::new(gap.own),
        other = Number::new(gap.rival),
        weight = Number::new(gap.weight)
    )
}
