//! Generated pages are up to date; `UPDATE=1 cargo test` writes them again.

use std::{fs, path::Path, process::Command};

#[test]
fn the_pages_of_rules_are_what_the_rules_say() {
    for (page, language) in [("docs/rules.md", "en"), ("docs/rules.fr.md", "fr")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let expected = otn(&["rules", "--format", "markdown", "--lang", language]);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &expected).expect("writable");
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(found == expected, "{page} is out of date: UPDATE=1 cargo test writes it");
    }
}

fn otn(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_otn")).args(arguments).output().expect("the program runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}
