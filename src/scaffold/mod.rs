//! What `otn init` writes: a plan of files, as a plain value.

mod legal_form;

use std::path::PathBuf;

use include_dir::{Dir, include_dir};

use crate::{
    language::{Language, vocabulary::Vocabulary as _},
    mission::{follow_up, organisation::ORGANISATION, schema, vocabulary::Nature},
    state_of_play::catalogue::Catalogue,
    strategy,
};

/// The bundled examples, so that a newcomer sees every command answer.
static EXAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/examples");

/// A file to write, and its text.
pub(crate) struct Planned {
    /// The path from the mission's folder.
    pub(crate) path: PathBuf,
    /// The text.
    pub(crate) text: String,
}

/// What is asked before a mission is written.
pub(crate) struct Answers {
    /// The mission's name.
    pub(crate) name: String,
    /// The language of the files' comments, headers and views.
    pub(crate) language: Language,
    /// The day of the council's vote, if it is known.
    pub(crate) vote: Option<jiff::civil::Date>,
    /// Whether the choice of a legal form is to be written, ready to be scored.
    pub(crate) legal_forms: bool,
}

/// Returns the files of an empty, commented mission.
pub(crate) fn mission(answers: &Answers, catalogue: &Catalogue) -> Vec<Planned> {
    let language = answers.language;
    let [mission, facts, plan, organisation] = templates(language);
    let vote = answers.vote.map_or_else(|| "# vote = 2027-06-24".to_owned(), |vote| format!("vote = {vote}"));
    let name = toml::Value::String(answers.name.clone()).to_string();
    let comparison = strategy::legal_form::comparison();
    let choice = match (answers.legal_forms, language) {
        (false, _) => legal_form::commented(comparison, language),
        (true, Language::French) => "# Il est dans choix-forme-juridique.toml.".to_owned(),
        (true, Language::English) => "# It is in legal-form.toml.".to_owned(),
    };
    let mut files = vec![
        planned("mission.toml", filled(mission, &[("{vote}", &vote), ("{name}", &name)])),
        planned("plan/plan.toml", filled(plan, &[("{choice}", &choice)])),
        planned(ORGANISATION, filled(organisation, &[])),
        planned(follow_up::LOG, follow_up::header(language)),
        planned(".gitignore", ".otn-*\n.DS_Store\nThumbs.db\n~$*\n".to_owned()),
        // Lines that two people add to the log are both kept.
        planned(".gitattributes", format!("{} merge=union\n", follow_up::LOG)),
    ];
    if answers.legal_forms {
        let name = match language {
            Language::French => "plan/choix-forme-juridique.toml",
            Language::English => "plan/legal-form.toml",
        };
        files.push(planned(name, legal_form::file(comparison, language)));
    }
    for nature in Nature::ALL {
        let (stem, word) = match language {
            Language::French => (crate::language::order::slug(nature.word().fr), nature.word().fr),
            Language::English => (nature.key().to_owned(), nature.key()),
        };
        files.push(planned(&format!("facts/{stem}.toml"), filled(facts, &[("{nature}", word)])));
    }
    for table in catalogue.tools.iter().flat_map(|tool| &tool.tables) {
        files.push(planned(&format!("state-of-play/{}.csv", table.name), table.header(language)));
    }
    for (name, stem) in schema::NAMES {
        if let Some(schema) = schema::schema(name, language) {
            let text = serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n";
            files.push(planned(&format!(".otn/schemas/{stem}.schema.json"), text));
        }
    }
    files
}

fn templates(language: Language) -> [&'static str; 4] {
    match language {
        Language::French => [
            include_str!("templates/fr/mission.toml"),
            include_str!("templates/fr/facts.toml"),
            include_str!("templates/fr/plan.toml"),
            include_str!("templates/fr/organisation.toml"),
        ],
        Language::English => [
            include_str!("templates/en/mission.toml"),
            include_str!("templates/en/facts.toml"),
            include_str!("templates/en/plan.toml"),
            include_str!("templates/en/organisation.toml"),
        ],
    }
}

/// Puts values in a template; doubled braces are braces. A name comes last, so that braces in it stay.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.replace("{{", "{").replace("}}", "}");
    for (key, value) in values {
        text = text.replacen(key, value, usize::MAX);
    }
    text
}

fn planned(path: &str, text: String) -> Planned {
    Planned { path: PathBuf::from(path), text }
}

/// Returns the files of a bundled example.
pub(crate) fn example(name: &str) -> Option<Vec<Planned>> {
    let folder = EXAMPLES.get_dir(name)?;
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(current) = folders.pop() {
        folders.extend(current.dirs());
        for file in current.files() {
            let path = file.path().strip_prefix(folder.path()).ok()?.to_owned();
            files.push(Planned { path, text: file.contents_utf8()?.to_owned() });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Some(files)
}

/// Returns the names of the bundled examples.
pub(crate) fn examples() -> Vec<&'static str> {
    let mut names: Vec<&str> =
        EXAMPLES.dirs().filter_map(|folder| folder.path().file_name()?.to_str()).collect();
    names.sort_unstable();
    names
}
