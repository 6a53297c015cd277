//! Generated pages are up to date; `UPDATE=1 cargo test` writes them again.

use std::{fmt::Write as _, fs, path::Path, process::Command};

#[test]
fn the_pages_of_rules_are_what_the_rules_say() {
    for (page, language) in [("docs/rules.md", "en"), ("docs/rules.fr.md", "fr")] {
        compare(page, &otn(&["rules", "--format", "markdown", "--lang", language]));
    }
}

#[test]
fn the_pages_of_keys_are_what_the_reader_knows() {
    for language in ["fr", "en"] {
        let expected = otn(&["schema", "--format", "markdown", "--lang", language]);
        compare(&format!("docs/{language}/mission.md"), &expected);
    }
}

#[test]
fn the_pages_of_commands_are_what_their_help_says() {
    for (language, title) in [("fr", "Les commandes"), ("en", "The commands")] {
        let mut page = format!("# {title}\n");
        for command in commands(&[]) {
            let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
            let name = ["otn"].iter().chain(&arguments).copied().collect::<Vec<_>>().join(" ");
            arguments.extend(["--help", "--lang", language]);
            let help = otn(&arguments);
            write!(page, "\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end()).expect("a string takes it");
        }
        compare(&format!("docs/{language}/commands.md"), &page);
    }
}

#[test]
fn the_pages_of_tables_are_what_the_schemas_say() {
    for (language, title) in
        [("fr", "Les tables de l'état des lieux"), ("en", "The tables of the state of play")]
    {
        let names = otn(&["schema"]);
        let files = ["mission", "facts", "plan", "indicators"];
        let mut page = format!("# {title}\n");
        for name in names.lines().filter(|name| !files.contains(name)) {
            let text = otn(&["schema", name, "--format", "markdown", "--lang", language]);
            write!(page, "\n#{text}").expect("a string takes it");
        }
        compare(&format!("docs/{language}/tables.md"), &page);
    }
}

/// Returns every command below one, itself first, as the English help lists them.
fn commands(above: &[String]) -> Vec<Vec<String>> {
    let mut all = vec![above.to_vec()];
    let mut arguments: Vec<&str> = above.iter().map(String::as_str).collect();
    arguments.extend(["--help", "--lang", "en"]);
    let help = otn(&arguments);
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    for line in listed.take_while(|line| line.starts_with("  ")) {
        let name = line.split_whitespace().next().unwrap_or_default();
        let names_a_command = line.starts_with("  ") && !line.starts_with("   ");
        if names_a_command && name != "help" {
            all.extend(commands(&[above, &[name.to_owned()]].concat()));
        }
    }
    all
}

/// A page in one language has its twin in the other, with as many headings and blocks of code.
#[test]
fn both_languages_have_the_same_pages() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let shape = |text: &str| {
        let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
        (count("#"), count("```"))
    };
    for (one, other) in [("fr", "en"), ("en", "fr")] {
        for entry in fs::read_dir(docs.join(one)).expect("readable").filter_map(Result::ok) {
            let name = entry.file_name();
            let text = fs::read_to_string(entry.path()).expect("readable");
            let twin = fs::read_to_string(docs.join(other).join(&name)).unwrap_or_default();
            assert_eq!(shape(&text), shape(&twin), "docs/{one}/{} and its twin", name.display());
        }
    }
}

fn compare(page: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, expected).expect("writable");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{page} is out of date: UPDATE=1 cargo test writes it");
}

fn otn(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(arguments)
        .env("COLUMNS", "100")
        .output()
        .expect("the program runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}
