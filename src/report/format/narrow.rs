//! A table whose text would be squeezed: the columns that may stand aside go behind it, in brackets.

use super::{terminal::widths, words};
use crate::{
    language::{Language, Text},
    report::document::{Cell, Column, Table},
};

/// A column of sentences narrower than this takes more lines than it is worth.
const NARROWEST_TEXT: usize = 30;

/// Returns the table with what stands aside behind its longest text, where that text would have too little room.
pub(super) fn narrowed(table: &Table, language: Language, width: usize) -> Option<Table> {
    let aside = |index: &usize| table.columns[*index].aside;
    let widths = widths(table, language, width);
    let text = (0..table.columns.len()).filter(|index| !aside(index)).max_by_key(|index| {
        table.rows.iter().map(|row| words(&row[*index], language).chars().count()).max()
    })?;
    let squeezed = widths.get(text).is_some_and(|room| usize::from(*room) < NARROWEST_TEXT);
    if !squeezed || !(0..table.columns.len()).any(|index| aside(&index)) {
        return None;
    }
    let behind = |text: &str, beside: Vec<String>| {
        let beside: Vec<String> = beside.into_iter().filter(|words| !words.is_empty()).collect();
        match beside.is_empty() {
            true => text.to_owned(),
            false => format!("{text} ({})", beside.join(" · ")),
        }
    };
    let kept = |index: &usize| !aside(index);
    let columns = (0..table.columns.len()).filter(kept).map(|index| {
        let column = &table.columns[index];
        if index != text {
            return column.clone();
        }
        let title = |column: &Column| column.title.in_(language).into_owned();
        let beside = table.columns.iter().filter(|column| column.aside).map(title).collect();
        Column { title: Text::same(&behind(&title(column), beside)), ..column.clone() }
    });
    let row = |row: &Vec<Cell>| {
        let cells = (0..row.len()).filter(kept).map(|index| {
            if index != text {
                return row[index].clone();
            }
            let beside = (0..row.len()).filter(aside).map(|index| words(&row[index], language)).collect();
            Cell::Raw(behind(&words(&row[index], language), beside))
        });
        cells.collect()
    };
    Some(Table { columns: columns.collect(), rows: table.rows.iter().map(row).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_aside_gives_its_room_to_the_text_where_it_is_short() {
        let columns = ["Quadrant", "Fact", "Theme", "Id"].map(|title| Column::left(Text::same(title)));
        let [quadrant, fact, theme, id] = columns;
        let cells =
            ["strength", "One post follows the tourist tax full time since March 2025.", "", "post-tax"];
        let row = cells.map(|words| Cell::Raw(words.to_owned())).to_vec();
        let table = Table { columns: vec![quadrant, fact, theme.aside(), id.aside()], rows: vec![row] };
        assert!(narrowed(&table, Language::English, 100).is_none());
        let narrow = narrowed(&table, Language::English, 50).expect("too little room");
        let titles: Vec<_> = narrow.columns.iter().map(|column| column.title.en.clone()).collect();
        assert_eq!(titles, ["Quadrant", "Fact (Theme · Id)"]);
        let shown: Vec<String> = narrow.rows[0].iter().map(|cell| words(cell, Language::English)).collect();
        let told = "One post follows the tourist tax full time since March 2025. (post-tax)";
        assert_eq!(shown, ["strength", told]);
    }
}
