//! The options by which views keep some facts only.

use super::session::Session;
use crate::{
    diagnosis::swot::Filter,
    language::{list::List, order::slug, suggestion, text, vocabulary::Vocabulary as _},
    mission::{Mission, vocabulary::Nature},
};

/// Which facts are shown.
#[derive(clap::Args, Debug)]
pub(crate) struct FilterArgs {
    /// Only facts of this nature
    #[arg(long, value_name = "NATURE")]
    nature: Option<String>,
    /// Only facts of this theme
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
}

impl FilterArgs {
    /// Returns the filter asked for; `None` where a word of it means nothing, which is then said.
    pub(crate) fn resolve(&self, session: &Session, mission: &Mission) -> Option<Filter> {
        let mut filter = Filter::default();
        if let Some(word) = &self.nature {
            filter.nature = Nature::parse(word);
            if filter.nature.is_none() {
                let keys = Nature::spellings();
                session.complain(&text!(
                    "« {word} » n'est pas une nature ; les natures sont : {keys}",
                    "“{word}” is no nature; the natures are: {keys}",
                    word = word,
                    keys = List::and(&keys)
                ));
                return None;
            }
        }
        if let Some(word) = &self.theme {
            filter.theme = theme(word, mission);
            if filter.theme.is_none() {
                let themes: Vec<&str> = themes(mission).collect();
                let near = suggestion::nearest(word, themes.iter().copied()).unwrap_or_default();
                session.complain(&text!(
                    "aucun fait n'a le thème « {word} » ; thèmes : {themes} {near}",
                    "no fact has the theme “{word}”; themes: {themes} {near}",
                    word = word,
                    themes = themes.join(", "),
                    near = if near.is_empty() { String::new() } else { format!("({near} ?)") }
                ));
                return None;
            }
        }
        Some(filter)
    }
}

/// Finds a theme by id or label, without regard to accents and case.
fn theme(word: &str, mission: &Mission) -> Option<String> {
    let wanted = slug(word);
    let found = themes(mission).find(|id| slug(id) == wanted || slug(mission.theme_label(id)) == wanted);
    found.map(str::to_owned)
}

fn themes(mission: &Mission) -> impl Iterator<Item = &str> {
    let mut seen = std::collections::BTreeSet::new();
    let used = mission.facts.iter().filter_map(|fact| fact.theme.as_ref());
    let declared = mission.frame.themes.iter().map(|theme| &theme.id);
    seen.extend(used.chain(declared).map(|theme| theme.value.as_str()));
    seen.into_iter()
}
