//! Workbooks brought in from the outside: what is written, what is told, and files made to exhaust.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A mission of its own, in a folder of its own.
struct Mission {
    folder: tempfile::TempDir,
}

impl Mission {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("state-of-play")).expect("a new folder");
        let frame = "[mission]\nname = \"Essai\"\nlanguage = \"fr\"\n";
        fs::write(folder.path().join("mission.toml"), frame).expect("writable");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    fn otn(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_otn"))
            .arg("-C")
            .arg(self.folder.path())
            .args(arguments)
            .current_dir(self.folder.path())
            .env("COLUMNS", "100")
            .output()
            .expect("the program runs")
    }

    fn import(&self, arguments: &[&str]) -> String {
        let output = self.otn(&[&["data", "import"], arguments].concat());
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
        told
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.otn(&[&["data", "import"], arguments].concat());
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{words}");
        words
    }
}

/// A workbook as a technician keeps it: a notice first, a title, a header below, totals, days typed as days.
fn accommodation(path: &Path) {
    let mut book = Workbook::new();
    let title = Format::new().set_bold();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    book.add_worksheet().set_name("Notice").expect("a name").write(0, 0, "Lisez-moi").expect("a cell");
    let sheet = book.add_worksheet();
    sheet.set_name("Hébergements").expect("a name");
    sheet.merge_range(0, 0, 0, 5, "Hébergements de la Baie, 2025", &title).expect("a range");
    let labels = [
        "Identifiant",
        "Nom",
        "Commune",
        "Code INSEE",
        "Type",
        "Classement",
        "Lits (personnes)",
        "Ouverture",
    ];
    for (column, label) in (0..).zip(labels) {
        sheet.write(2, column, label).expect("a cell");
    }
    sheet.write_row(3, 0, ["h1", "Hôtel du Port, 1er", "Port-Argence"]).expect("cells");
    sheet.write(3, 3, 1300).expect("a cell");
    sheet.write_row(3, 4, ["hôtel", "3 étoiles"]).expect("cells");
    sheet.write(3, 6, Formula::new("=40*2").set_result("80")).expect("a cell");
    let opens = ExcelDateTime::from_ymd(2025, 4, 1).expect("a day");
    sheet.write_with_format(3, 7, &opens, &day).expect("a cell");
    sheet.write_row(4, 0, ["c1", "Camping", "Saint-Loup", "50902", "Campings", "★★"]).expect("cells");
    sheet.write(4, 6, 360.0).expect("a cell");
    sheet.write(5, 0, "Sous-total").expect("a cell");
    sheet.write(5, 6, 440).expect("a cell");
    sheet
        .write_row(7, 0, ["t1", "Tiny \"house\"", "Saint-Loup", "50902", "Habitation légère"])
        .expect("cells");
    sheet.write(7, 6, Formula::new("=1/0").set_result("#DIV/0!")).expect("a cell");
    book.save(path).expect("written");
}

#[test]
fn a_workbook_becomes_the_clean_csv_of_its_table_and_all_is_told() {
    let mission = Mission::new();
    accommodation(&mission.path("baie.xlsx"));
    let told = mission.import(&["baie.xlsx"]);
    let expected = "\
identifiant,nom,commune,code INSEE,type,classement,lits,ouverture
h1,\"Hôtel du Port, 1er\",Port-Argence,01300,hotel,3,80,04-01
c1,Camping,Saint-Loup,50902,campsite,2,360,
t1,\"Tiny \"\"house\"\"\",Saint-Loup,50902,Habitation légère,,,
";
    assert_eq!(mission.read("state-of-play/accommodation.csv"), expected);
    for words in [
        "feuille «\u{202f}Hébergements\u{202f}», en-tête à la ligne 3",
        "Sous-total · 440",
        "--value \"Habitation légère=…\"",
        "zéros de tête remis dans 1 cellule",
        "Cellules fusionnées\u{202f}: 1 (A1:F1)",
        "année laissée de côté dans 1 cellule",
        "Autres feuilles, non lues\u{202f}: Notice",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn words_that_leave_a_cell_empty_are_listed_with_their_number_and_what_they_mean() {
    let mission = Mission::new();
    let csv = "identifiant;commune;type;classement;lits;unités\na;P;hôtel;NC;20;n.c.\nb;P;hôtel;NC;30;-\n\
        c;P;hôtel;non classé;40;\nd;P;hôtel;3 étoiles;60;12\n";
    fs::write(mission.path("liste.csv"), csv).expect("writable");
    let told = mission.import(&["liste.csv", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let expected = serde_json::json!([
        { "column": "rating", "word": "NC", "count": 2 },
        { "column": "units", "word": "n.c.", "count": 1 },
        { "column": "units", "word": "-", "count": 1 },
        { "column": "rating", "word": "non classé", "count": 1 },
    ]);
    assert_eq!(told["emptied"], expected);
    let rows = "a,P,hotel,,,20\nb,P,hotel,,,30\nc,P,hotel,,,40\nd,P,hotel,3,12,60\n";
    assert!(mission.read("state-of-play/accommodation.csv").ends_with(rows));
    let told = mission.import(&["liste.csv", "--replace", "--format", "csv"]);
    for line in ["rating,NC,2,non classé", "units,n.c.,1,valeur non connue"] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}

#[test]
fn nothing_is_written_over_lines_unless_asked_and_a_dry_run_writes_nothing() {
    let mission = Mission::new();
    accommodation(&mission.path("baie.xlsx"));
    mission.import(&["baie.xlsx", "--dry-run"]);
    assert_eq!(mission.read("state-of-play/accommodation.csv"), "");
    let kept = "identifiant,lits\nh1,12\n";
    fs::write(mission.path("state-of-play/accommodation.csv"), kept).expect("writable");
    let words = mission.refused(&["baie.xlsx"]);
    assert!(words.contains("--replace"), "{words}");
    assert_eq!(mission.refused(&["baie.xlsx", "--dry-run"]), words);
    assert_eq!(mission.read("state-of-play/accommodation.csv"), kept);
    mission.import(&["baie.xlsx", "--replace"]);
    assert!(mission.read("state-of-play/accommodation.csv").contains("c1,Camping"));
}

#[test]
fn days_amounts_and_flags_of_a_workbook_come_out_in_the_standard_form() {
    let mission = Mission::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let percent = Format::new().set_num_format("0.0%");
    for (column, label) in
        (0..).zip(["Période", "type", "Nuitées", "Taxe collectée", "Déclaré le", "collecteur"])
    {
        sheet.write(0, column, label).expect("a cell");
    }
    let july = ExcelDateTime::from_ymd(2025, 7, 1).expect("a day");
    sheet.write_with_format(1, 0, &july, &day).expect("a cell");
    sheet.write(1, 1, "Hôtel").expect("a cell");
    sheet.write(1, 2, 1_500.0).expect("a cell");
    sheet.write_with_format(1, 3, 0.1 + 0.2, &percent).expect("a cell");
    sheet.write(1, 4, 45_872).expect("a cell");
    sheet
        .write_row(2, 0, ["août 2025", "camping", "1\u{202f}234", "2 345,60 €", "03/09/2025"])
        .expect("cells");
    book.save(mission.path("sejours.xlsx")).expect("written");
    mission.import(&["sejours.xlsx", "--set", "collecteur=plateforme", "--map", "collecteur="]);
    let expected = "\
période,type,nuitées,taxe collectée,déclaré le,collecteur
2025-07,hotel,1500,0.3,2025-08-03,platform
2025-08,campsite,1234,2345.60,2025-09-03,platform
";
    assert_eq!(mission.read("state-of-play/stays.csv"), expected);
}

#[test]
fn labels_of_its_own_are_mapped_and_identifiers_made() {
    let mission = Mission::new();
    let csv = "APPELLATION;VILLE;GENRE;PLACES\r\nCamping du Lac;Bourg;CAMPING;1 200\r\nCamping du Lac;Bourg;PRL;80\r\n";
    fs::write(mission.path("export.csv"), csv).expect("writable");
    let words = mission.refused(&["export.csv"]);
    assert!(words.contains("--table"), "{words}");
    let maps =
        ["--map", "APPELLATION=nom", "--map", "VILLE=commune", "--map", "GENRE=type", "--map", "PLACES=beds"];
    let rest = ["export.csv", "--table", "accommodation", "--ids", "--value", "PRL=campsite"];
    mission.import(&[&rest[..], &maps].concat());
    let expected = "\
identifiant,nom,commune,type,lits
camping-du-lac-bourg,Camping du Lac,Bourg,campsite,1200
camping-du-lac-bourg-2,Camping du Lac,Bourg,campsite,80
";
    assert_eq!(mission.read("state-of-play/accommodation.csv"), expected);
    let words = mission.refused(&["export.csv", "--table", "../accommodation"]);
    assert!(words.contains("../accommodation"), "{words}");
    let words = mission.refused(&["export.csv", "--table", "accommodation", "--map", "APPELLATIONS=nom"]);
    assert!(words.contains("vouliez-vous dire «\u{202f}APPELLATION\u{202f}»"), "{words}");
}

#[test]
fn a_table_without_a_required_column_is_not_written_and_a_word_of_no_list_is_refused() {
    let mission = Mission::new();
    let csv = "Nom commercial;CODE POSTAL;Ville;Typologie;Étoiles;Places\r\nLe Gîte;50900;Bourg;Gîte rural;3 épis;4\r\n";
    fs::write(mission.path("gites.csv"), csv).expect("writable");
    let table = ["gites.csv", "--table", "accommodation", "--value", "gite RURAL=Meublé"];
    let words = mission.refused(&table);
    let told = [
        "gites.csv\u{202f}: rien n'a été écrit, il manque des colonnes obligatoires\n",
        "\n  - identifiant (id)\u{202f}: --map \"Libellé=identifiant\"\n",
        "\n  - lits (beds)\u{202f}: --map \"Libellé=lits\"\n",
        "\n    CODE POSTAL · Places\n",
        "\n  --ids ",
    ];
    for told in told {
        assert!(words.contains(told), "{told}\n{words}");
    }
    assert!(words.lines().all(|line| line.chars().count() <= 80), "{words}");
    assert!(!mission.path("state-of-play/accommodation.csv").exists());
    // Beforehand, what was understood is shown, and the end is the same.
    let dry = mission.otn(&[&["data", "import"], &table[..], &["--dry-run"]].concat());
    assert_eq!(dry.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&dry.stderr), words);
    let shown = String::from_utf8_lossy(&dry.stdout).into_owned();
    assert!(shown.contains("Les premières lignes") && !shown.contains("iraient dans"), "{shown}");
    mission.import(&[&table[..], &["--ids", "--map", "Places=lits"]].concat());
    let expected = "identifiant,nom,commune,type,classement,lits\nle-gite-bourg,Le Gîte,Bourg,furnished-rental,3 épis,4\n";
    assert_eq!(mission.read("state-of-play/accommodation.csv"), expected);
    let words = mission.refused(&["gites.csv", "--table", "accommodation", "--value", "Gîte rural=maison"]);
    assert!(words.contains("meublé, chambre d'hôtes"), "{words}");
}

#[test]
fn a_sheet_of_facts_becomes_facts_that_the_review_reads() {
    let mission = Mission::new();
    let csv = "Constat;Nature;SWOT;Thème;Importance;Source;Date\r\n\
        22 % des lits n'ont rien déclaré en 2025.;Financière;Menace;Taxe de séjour;4;Atelier;18/05/2026\r\n\
        22 % des lits n'ont rien déclaré en 2025.;numérique;?;;forte;;\r\n";
    fs::write(mission.path("Atelier du 18 mai.csv"), csv).expect("writable");
    mission.import(&["Atelier du 18 mai.csv", "--fact"]);
    let expected = r#"[[fact]]
id = "22-lits-rien-declare-2025"
statement = "22 % des lits n'ont rien déclaré en 2025."
nature = "financial"
effect = "unfavourable"
origin = "external"
theme = "taxe-de-sejour"
importance = 4
evidence = [{ source = "Atelier", date = 2026-05-18 }]

[[fact]]
id = "22-lits-rien-declare-2025-2"
statement = "22 % des lits n'ont rien déclaré en 2025."
nature = "numérique"
# quadrant = "?"
importance = "forte"
"#;
    assert_eq!(mission.read("facts/atelier-du-18-mai.toml"), expected);
    let words = mission.refused(&["Atelier du 18 mai.csv", "--fact"]);
    assert!(words.contains("--name"), "{words}");
    let found = mission.otn(&["check", "--format", "json", "--today", "2026-06-01"]);
    let found = String::from_utf8_lossy(&found.stdout).into_owned();
    for rule in ["unknown-value", "wrong-type"] {
        assert!(found.contains(rule), "{rule}\n{found}");
    }
    assert!(!found.contains("\"syntax\""), "{found}");
}

/// The parts of a workbook of one sheet.
fn parts(sheet: &str) -> Vec<(&'static str, String)> {
    let relationships = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
             Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"{target}\"/></Relationships>"
        )
    };
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" \
        sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    vec![
        ("_rels/.rels", relationships("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book.to_owned()),
        ("xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ]
}

fn pack(path: &Path, parts: &[(&str, String)]) {
    let mut zip = ZipWriter::new(fs::File::create(path).expect("writable"));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("written");
}

const SHEET: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\">\
    <c r=\"A1\" t=\"inlineStr\"><is><t>année</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>commune</t></is></c>\
    <c r=\"C1\" t=\"inlineStr\"><is><t>population</t></is></c></row>";

#[test]
fn a_huge_empty_sheet_costs_nothing_and_its_far_cell_is_told() {
    let mission = Mission::new();
    let far = format!(
        "{SHEET}<row r=\"2\"><c r=\"A2\"><v>2022</v></c><c r=\"B2\" t=\"str\"><v>Bourg</v></c><c r=\"C2\"><v>12</v></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>"
    );
    pack(&mission.path("far.xlsx"), &parts(&far));
    let told = mission.import(&["far.xlsx"]);
    assert!(told.contains("1048576"), "{told}");
    assert_eq!(mission.read("state-of-play/population.csv"), "année,commune,population\n2022,Bourg,12\n");
}

#[test]
fn files_made_to_exhaust_or_to_mislead_are_refused_with_what_to_do() {
    let mission = Mission::new();
    let bomb = format!("{SHEET}<row r=\"2\"><c r=\"A2\" t=\"str\"><v>{}", " ".repeat(64 << 20));
    pack(&mission.path("bomb.xlsx"), &parts(&bomb));
    let mut texts = parts(&format!("{SHEET}</sheetData></worksheet>"));
    texts.push(("xl/sharedStrings.xml", format!("<sst>{}", "<si/>".repeat(24 << 20))));
    pack(&mission.path("texts.xlsx"), &texts);
    pack(&mission.path("cut.xlsx"), &parts(&format!("{SHEET}<row r=\"2\"><c r=\"A2\"><v>20")));
    pack(&mission.path("word.xlsx"), &[("word/document.xml", String::new())]);
    pack(
        &mission.path("other.ods"),
        &[("mimetype", "text/plain".to_owned()), ("content.xml", String::new())],
    );
    let encrypted = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>".to_owned()),
        ("content.xml", String::new()),
    ];
    pack(&mission.path("secret.ods"), &encrypted);
    let repeated = "<o><table:table table:name=\"S\"><table:table-row>\
        <table:table-cell office:value-type=\"string\"><text:p>commune</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048576\">\
        <table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>\
        </table:table-row></table:table></o>";
    let repeated = [("mimetype", encrypted[0].1.clone()), ("content.xml", repeated.to_owned())];
    pack(&mission.path("repeated.ods"), &repeated);
    for (name, bytes) in [
        ("words.xlsx", &b"words"[..]),
        ("zip.xlsx", b"PK\x03\x04 and no more"),
        ("page.xls", b"<html><table>"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more"),
        ("nothing.csv", b""),
    ] {
        fs::write(mission.path(name), bytes).expect("writable");
    }
    for (name, words) in [
        ("bomb.xlsx", "dépasse"),
        ("texts.xlsx", "dépasse"),
        ("repeated.ods", "dépasse"),
        ("cut.xlsx", "abîmé"),
        ("zip.xlsx", "abîmé"),
        ("old.xls", "abîmé"),
        ("words.xlsx", "n'est pas un classeur"),
        ("other.ods", "n'est pas un classeur"),
        ("word.xlsx", ".docx"),
        ("page.xls", "page web"),
        ("secret.ods", "mot de passe"),
        ("nothing.csv", "ne contient rien"),
        (".", "lecture impossible"),
    ] {
        let told = mission.refused(&[name, "--table", "population"]);
        assert!(told.contains(words), "{name}: {told}");
    }
}
