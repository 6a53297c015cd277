//! An import that lacks required columns: what is missing, and what gives it.

use super::{name, named};
use crate::{
    language::{Text, text},
    state_of_play::import::Import,
};

/// The longest line of labels in a refusal, so that it can be read at 80 columns.
const LONGEST_LINE: usize = 74;

/// Says why nothing is written where required columns are missing, and what gives them: one thing a line.
pub(crate) fn incomplete(import: &Import) -> Text {
    let missing = import.missing_columns.iter().map(|missing| {
        let mut near = import.left_out_columns.iter();
        let near = near.find(|unfed| unfed.nearest.as_deref() == Some(missing.column.as_str()));
        let label = near.map_or(text!("Libellé", "Label"), |unfed| Text::same(&unfed.label));
        let column = Text { fr: missing.fr.clone().into(), en: missing.column.clone().into() };
        text!(
            "\n  - {name} : --map \"{label}={column}\"",
            "\n  - {name}: --map \"{label}={column}\"",
            name = name(missing),
            label = label,
            column = column
        )
    });
    let labels: Vec<&str> = import.left_out_columns.iter().map(|unfed| unfed.label.as_str()).collect();
    let labels = match labels.is_empty() {
        true => text!("aucune", "none"),
        false => Text::same(&folded(&named(&labels))),
    };
    text!(
        "rien n'a été écrit, il manque des colonnes obligatoires{missing}\n  colonnes du fichier laissées de côté :\n    {labels}\n  --map \"Libellé=colonne\" dit laquelle est laquelle\n  --set \"colonne=valeur\" donne la même valeur partout\n  --ids compose les identifiants\n  --dry-run montre ce qui a été compris",
        "nothing was written, required columns are missing{missing}\n  columns of the file left out:\n    {labels}\n  --map \"Label=column\" says which is which\n  --set \"column=value\" gives the same value everywhere\n  --ids makes the identifiers\n  --dry-run shows what was understood",
        missing = Text::joined(&missing.collect::<Vec<_>>(), ""),
        labels = labels
    )
}

/// Breaks a list of labels between two of them where a line would be too long.
fn folded(labels: &str) -> String {
    let (mut out, mut used) = (String::new(), 0);
    for label in labels.split_inclusive(" · ") {
        let wide = label.chars().count();
        if used > 0 && used + wide > LONGEST_LINE {
            out = out.trim_end().to_owned() + "\n    ";
            used = 0;
        }
        out.push_str(label);
        used += wide;
    }
    out
}
