//! How reports read: things named by their words, numbered parts, the signs and spaces of print.

use std::{path::Path, process::Command};

fn report(mission: &str, arguments: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(mission);
    let output = Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(["--today", "2026-11-24", "--color", "never", "-C"])
        .arg(folder)
        .arg("report")
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn technicians_read_words_where_files_have_ids() {
    let page =
        report("baie-fictive", &["--format", "md", "--lang", "fr"]).replace(['\u{a0}', '\u{202f}'], " ");
    for words in [
        "| Mesurable | Taxe de séjour collectée : de 412 000 € à 494 400 € |",
        "« Établissement public industriel et commercial (EPIC) » reste première",
        "| Sert | Des finances publiques lisibles (Projet de territoire 2026-2032 de la Baie d’Argence (fictif))",
        "| Répond à | La subvention de la communauté de communes est gelée à 590 000 € jusqu’en 2028",
        "| Recouper les annonces en ligne et les déclarations en mairie (annonces-recoupees) |",
        "Taxe de séjour collectée : de 412 000 € à 494 400 €",
        "sert « Réduire la part de la subvention",
        "Durée moyenne de séjour, au-dessous de 3,4",
    ] {
        assert!(page.contains(words), "{words}");
    }
    for id in ["tourist-tax-collected :", "projet-territoire/", "SELECT", "[follow_up]"] {
        assert!(!page.contains(id), "{id}");
    }
    // What a fact changes is told to technicians as it is to the others.
    assert!(page.contains("Un canal direct, sans achat d’espace"), "impacts");
}

#[test]
fn days_that_the_means_say_are_not_said_twice() {
    let page = report("baie-fictive", &["--format", "markdown"]).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(
        page.contains("(Office) · 14 jours ; comparaison avec la médiane")
            && !page.contains("14 jours · 14 jours")
    );
    // Two days each quarter are not twenty-eight.
    assert!(page.contains("28 jours · 2 jours par trimestre"));
}

#[test]
fn parts_and_their_sections_are_numbered_as_the_contents_are() {
    let page =
        report("baie-fictive", &["plan", "--for", "elected", "--format", "markdown"]).replace('\u{a0}', " ");
    let contents = page.split("\n## Sommaire\n\n").nth(1).expect("contents");
    let listed: Vec<&str> = contents.lines().take_while(|line| !line.is_empty()).collect();
    let titles: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert!(listed.len() > 4 && titles.ends_with(&listed), "{listed:?} {titles:?}");
    assert!(page.contains("\n### 1.1. "), "{page}");
    let html =
        report("baie-fictive", &["plan", "--for", "elected", "--format", "html"]).replace('\u{a0}', " ");
    for title in listed {
        assert!(
            html.contains(&format!("<h2>{title}</h2>")) && html.contains(&format!(">{title}</a>")),
            "{title}"
        );
    }
}

#[test]
fn a_french_page_has_the_apostrophe_the_minus_and_the_spaces_of_print() {
    for format in ["html", "markdown"] {
        let page = report("baie-fictive", &["--format", format, "--lang", "fr"]);
        assert!(!page.contains("l'") && !page.contains("l&#39;") && page.contains("l’office"), "{format}");
        assert!(page.contains("\u{2212}16\u{202f}000\u{202f}€") && !page.contains(" -16"), "{format}");
        assert!(page.contains("26\u{a0}novembre 2026") || page.contains("31\u{a0}décembre 2027"), "{format}");
    }
    let english = report("small", &["--format", "markdown", "--lang", "en"]);
    assert!(!english.contains('’'));
}

#[test]
fn a_figure_in_a_sentence_is_written_in_the_language_of_the_sentence() {
    let page = report("baie-fictive", &["diagnosis", "--format", "markdown", "--lang", "en"])
        .replace('\u{202f}', " ");
    assert!(
        page.contains("L'office a produit lui-même 12 % de ses recettes en 2025, contre 8,1 % en 2022"),
        "{page}"
    );
}

#[test]
fn a_page_of_text_holds_no_picture() {
    for kind in ["diagnosis", "plan", "follow-up", "full"] {
        assert!(!report("baie-fictive", &[kind, "--format", "markdown"]).contains("data:image"), "{kind}");
    }
}

#[test]
fn every_width_of_a_column_is_one_that_the_style_has() {
    for public in ["elected", "technicians", "professionals"] {
        let page = report("baie-fictive", &["--for", public, "--format", "html"]);
        let widths: std::collections::BTreeSet<&str> =
            page.split("<col class=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!widths.is_empty());
        for width in widths {
            assert!(page.contains(&format!(".{width} {{ width: {}%; }}", &width[1..])), "{width}");
        }
    }
}
