//! The plan brought back from a spreadsheet: nothing changes but what was changed, and all that is odd is told.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::Value;

use super::copy::example as mission;

fn otn(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(["--today", "2026-11-24", "--lang", "en", "-C"])
        .arg(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// Imports a file, and returns what is told and the exit code.
fn import(folder: &Path, file: &Path, more: &[&str]) -> (Value, i32) {
    let file = file.to_string_lossy();
    let mut arguments = vec!["plan", "import", &file, "--format", "json"];
    arguments.extend(more);
    let output = otn(folder, &arguments);
    let told = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (told, output.status.code().expect("it ends"))
}

fn plan(folder: &Path) -> String {
    fs::read_to_string(folder.join("plan/plan.toml")).expect("readable")
}

/// The cells of the exported table, and of what was written.
type Cells = Vec<Vec<Data>>;

fn exported(folder: &Path) -> (PathBuf, Cells, Cells) {
    let path = folder.join("exported.xlsx");
    let name = path.to_string_lossy().into_owned();
    assert!(otn(folder, &["plan", "report", "--format", "xlsx", "-o", &name]).status.success());
    let mut book: Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
    let mut cells = |sheet: &str| {
        let range = book.worksheet_range(sheet).expect("there");
        range.rows().map(<[Data]>::to_vec).collect::<Cells>()
    };
    let (table, written) = (cells("Table"), cells("otn written"));
    (path, table, written)
}

/// Writes the table again as a spreadsheet would, changed.
fn changed(folder: &Path, table: &Cells, written: Option<&Cells>) -> PathBuf {
    let sheets = [("Plan", Some(table)), ("otn written", written)];
    rewritten(folder, sheets.into_iter().filter_map(|(name, rows)| Some((name, rows?))))
}

/// Writes sheets as a spreadsheet would.
fn rewritten<'c>(folder: &Path, sheets: impl Iterator<Item = (&'c str, &'c Cells)>) -> PathBuf {
    let path = folder.join("changed.xlsx");
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Data::String(words) if words.starts_with("formula:") => {
                        let formula = Formula::new(words.trim_start_matches("formula:")).set_result("7");
                        sheet.write_formula(row, column, formula).expect("written");
                    }
                    Data::String(words) => {
                        sheet.write_string(row, column, words).expect("written");
                    }
                    Data::Float(number) => {
                        sheet.write_number(row, column, *number).expect("written");
                    }
                    Data::DateTime(day) => {
                        let day = ExcelDateTime::from_serial_datetime(day.as_f64()).expect("a day");
                        let format = Format::new().set_num_format("dd/mm/yyyy");
                        sheet.write_datetime_with_format(row, column, &day, &format).expect("written");
                    }
                    _ => {}
                }
            }
        }
    }
    book.save(&path).expect("saved");
    path
}

fn cell<'c>(table: &'c mut Cells, id: &str, title: &str) -> &'c mut Data {
    let column = table[0].iter().position(|cell| holds(cell, title)).expect("a column");
    let row = table.iter().position(|row| holds(&row[0], id)).expect("a row");
    &mut table[row][column]
}

/// Returns whether a cell holds these words.
fn holds(cell: &Data, words: &str) -> bool {
    matches!(cell, Data::String(known) if known == words)
}

fn words(words: &str) -> Data {
    Data::String(words.to_owned())
}

/// The lines that differ.
fn lines(before: &str, after: &str) -> Vec<(String, String)> {
    assert_eq!(before.lines().count(), after.lines().count());
    let pairs = before.lines().zip(after.lines()).filter(|(one, other)| one != other);
    pairs.map(|(one, other)| (one.to_owned(), other.to_owned())).collect()
}

#[test]
fn a_workbook_that_was_not_changed_changes_nothing() {
    for example in ["small", "baie-fictive", "cotentin"] {
        let folder = mission(example);
        let path = folder.path().join("exported.xlsx");
        let name = path.to_string_lossy().into_owned();
        assert!(otn(folder.path(), &["plan", "report", "--format", "xlsx", "-o", &name]).status.success());
        let (told, code) = import(folder.path(), &path, &["--yes"]);
        assert_eq!(code, 0, "{told}");
        for list in [
            "changes",
            "conflicts",
            "added",
            "removed",
            "problems",
            "unknown_columns",
            "formulas",
            "twice",
            "computed",
            "changed_sheets",
            "unbalanced",
            "lost",
        ] {
            assert_eq!(told[list].as_array().map(Vec::len), Some(0), "{example}: {list}: {told}");
        }
    }
}

#[test]
fn one_change_changes_its_line_and_no_other() {
    let folder = mission("small");
    let before = plan(folder.path());
    let (_, mut table, written) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Cost") = Data::Float(7_250.0);
    let path = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &path, &["--dry-run"]);
    assert_eq!((code, plan(folder.path()) == before), (0, true), "{told}");
    let (told, code) = import(folder.path(), &path, &[]);
    assert_eq!((code, plan(folder.path()) == before), (2, true), "nothing is written unasked: {told}");
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(code, 0, "{told}");
    let expected = [("cost = 6_000".to_owned(), "cost = 7_250".to_owned())];
    assert_eq!(lines(&before, &plan(folder.path())), expected);
    assert_eq!(told["changes"][0]["file"], "plan/plan.toml");
    assert_eq!(told["changes"][0]["from"], "6000");
}

#[test]
fn words_days_people_and_statuses_come_back_in_french_or_in_english() {
    let folder = mission("small");
    let before = plan(folder.path());
    let (_, mut table, written) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Status") = words("Réalisée");
    *cell(&mut table, "cycle-stays", "Owner") = words("alan, MANAGER of the office");
    *cell(&mut table, "cycle-stays", "Deadline") = words("31/05/2027");
    *cell(&mut table, "cycle-stays", "Partners") = words("Hosts; County council ; Railways");
    *cell(&mut table, "cycle-stays", "Comment") = words("=not a formula \"quoted\"");
    let path = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(code, 0, "{told}");
    let after = plan(folder.path());
    for line in [
        "status = \"done\"",
        "deadline = 2027-05-31",
        "partners = [\"Hosts\", \"County council\", \"Railways\"]",
        "comment = \"=not a formula \\\"quoted\\\"\"",
    ] {
        assert!(after.contains(line), "{line}: {after}");
    }
    assert_eq!(after.lines().count(), before.lines().count() + 1, "the comment is new");
}

#[test]
fn what_is_not_understood_is_told_at_its_cell_and_stays() {
    let folder = mission("small");
    let before = plan(folder.path());
    let (_, mut table, written) = exported(folder.path());
    for (title, value) in [
        ("Status", "nearly"),
        ("Owner", "Alam, manager"),
        ("Deadline", "soon"),
        ("Cost", "Between 200 and 500"),
        ("Complexity", "9"),
        ("After", "no-such-action"),
        ("Action", ""),
        ("Objective", "longer stay"),
    ] {
        *cell(&mut table, "cycle-stays", title) = words(value);
    }
    let path = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(code, 1, "{told}");
    let found: Vec<String> = told["problems"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|problem| format!("{} {}", problem["column"], problem["why"]["kind"]).replace('"', ""))
        .collect();
    let expected = [
        "Objective no-objective",
        "Action needed",
        "Owner no-person",
        "Deadline no-date",
        "Status no-status",
        "Cost no-amount",
        "Complexity no-score",
        "After no-action",
    ];
    assert_eq!(found, expected);
    assert_eq!(told["problems"][0]["cell"], "B3");
    assert_eq!(told["problems"][2]["why"]["nearest"], "manager");
    assert_eq!(plan(folder.path()), before);
    let shown = otn(folder.path(), &["plan", "import", &path.to_string_lossy(), "--dry-run"]).stdout;
    let shown = String::from_utf8(shown).expect("UTF-8").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("no status: write planned,"), "{shown}");
}

#[test]
fn rows_come_and_go_and_columns_move() {
    let folder = mission("small");
    let before = plan(folder.path());
    let (_, mut table, written) = exported(folder.path());
    let last = table.len() - 1;
    let gone = table[last][0].to_string();
    table.remove(last);
    let width = table[0].len();
    let mut new = vec![Data::Empty; width];
    for (title, value) in
        [("Action", words("Open the tower")), ("Objective", words("own-revenue")), ("Cost", words("1 500 €"))]
    {
        let column = table[0].iter().position(|cell| holds(cell, title)).expect("a column");
        new[column] = value;
    }
    table.push(new);
    for row in &mut table {
        row.reverse();
    }
    let title = table[0].iter().position(|cell| holds(cell, "Means")).expect("a column");
    table[0][title] = words("Meens");
    table.iter_mut().for_each(|row| row.retain(|_| true));
    // The reversed written sheet keeps its keys: it is found by them.
    let path = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(told["removed"], serde_json::json!([gone]), "{told}");
    assert_eq!(told["unknown_columns"], serde_json::json!([["Meens", "means"]]));
    assert_eq!(told["added"][0]["id"], "open-tower");
    assert_eq!(told["changes"].as_array().map(Vec::len), Some(0));
    let after = plan(folder.path());
    // Behind the last action of its objective.
    let block = "\n[[action]]\nid = \"open-tower\"\nobjective = \"own-revenue\"\ntitle = \"Open the tower\"\ncost = 1_500\n";
    let end = before.find("\n# ── What may go wrong").expect("the actions end");
    assert_eq!(after, format!("{}{block}{}", &before[..end], &before[end..]));
    let (told, _) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(told["added"].as_array().map(Vec::len), Some(0), "the new row comes in once: {told}");
}

#[test]
fn what_changed_on_both_sides_is_told_and_not_taken() {
    let folder = mission("small");
    let (_, mut table, written) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Cost") = Data::Float(7_000.0);
    let path = changed(folder.path(), &table, Some(&written));
    let text = plan(folder.path()).replace("cost = 6_000", "cost = 6_500").replace("days = 25", "days = 26");
    fs::write(folder.path().join("plan/plan.toml"), &text).expect("writable");
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(code, 1, "{told}");
    let conflict = &told["conflicts"][0];
    assert_eq!([&conflict["base"], &conflict["mission"], &conflict["sheet"]], ["6000", "6500", "7000"]);
    assert_eq!(
        told["changes"].as_array().map(Vec::len),
        Some(0),
        "the days that the team changed stay: {told}"
    );
    assert_eq!(plan(folder.path()), text);
}

#[test]
fn a_formula_is_taken_for_its_value_and_told() {
    let folder = mission("small");
    let (_, mut table, written) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Days") = words("formula:=3+4");
    let path = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(told["formulas"], serde_json::json!(["K3"]));
    assert!(plan(folder.path()).contains("days = 7\n"));
}

#[test]
fn funding_comes_back_and_a_cost_that_it_does_not_meet_is_told() {
    let folder = mission("small");
    let before = plan(folder.path());
    let (_, mut table, written) = exported(folder.path());
    assert_eq!(
        cell(&mut table, "cycle-stays", "Funding").to_string(),
        "Office 3\u{202f}000; Region 3\u{202f}000"
    );
    *cell(&mut table, "cycle-stays", "Cost") = Data::Float(7_000.0);
    let path = changed(folder.path(), &table, Some(&written));
    let (told, _) = import(folder.path(), &path, &["--dry-run"]);
    let gap = serde_json::json!([{ "id": "cycle-stays", "cost": 7000.0, "funding": 6000.0 }]);
    assert_eq!(told["unbalanced"], gap, "{told}");
    *cell(&mut table, "cycle-stays", "Funding") = words("Office : 4 000 €; Region 3000");
    let path = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!((code, &told["unbalanced"]), (0, &serde_json::json!([])), "{told}");
    let changed: Vec<String> =
        lines(&before, &plan(folder.path())).into_iter().map(|(_, after)| after).collect();
    let funding =
        "funding = [{ source = \"Office\", amount = 4_000 }, { source = \"Region\", amount = 3_000 }]";
    assert_eq!(changed, ["cost = 7_000", funding]);
}

#[test]
fn what_is_changed_where_nothing_comes_back_is_told() {
    let folder = mission("small");
    let (path, mut table, _) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Indicators") = words("twice as many");
    *cell(&mut table, "cycle-stays", "Objective") = words("longer-stays — Something else");
    *cell(&mut table, "cycle-stays", "Result") = words("all is well");
    *cell(&mut table, "cycle-stays", "Done") = Data::Float(0.9);
    table[0].push(words("Cost"));
    let mut book: Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
    let mut sheets: Vec<(String, Cells)> = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("there");
        sheets.push((name, range.rows().map(<[Data]>::to_vec).collect()));
    }
    for (name, cells) in &mut sheets {
        match name.as_str() {
            "Table" => cells.clone_from(&table),
            "Risks" => cells[0][0] = words("No risk at all"),
            _ => {}
        }
    }
    let path = rewritten(folder.path(), sheets.iter().map(|(name, cells)| (name.as_str(), cells)));
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!((code, &told["changes"]), (1, &serde_json::json!([])), "{told}");
    assert_eq!(told["changed_sheets"], serde_json::json!(["Risks"]), "{told}");
    assert_eq!(told["computed"], serde_json::json!(["N3", "P3", "V3", "B3"]), "{told}");
    assert_eq!(told["twice"], serde_json::json!([["Cost", "I", "W"]]), "{told}");
}

#[test]
fn a_workbook_to_be_read_does_not_come_back() {
    let folder = mission("small");
    let path = folder.path().join("read.xlsx");
    let name = path.to_string_lossy().into_owned();
    let report = ["plan", "report", "--for", "elected", "--format", "xlsx", "-o", &name];
    assert!(otn(folder.path(), &report).status.success());
    let output = otn(folder.path(), &["plan", "import", &name, "--yes"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("to be read"));
    let mut book: Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
    let range = book.worksheet_range("Table").expect("there");
    let row: Vec<&Data> = range.rows().nth(1).expect("an action").iter().collect();
    assert!(matches!((row[2], row[6]), (Data::DateTime(_), Data::Float(_))), "{row:?}");
}

#[test]
fn a_figure_out_of_reach_is_a_cell_to_mend_and_a_changed_id_is_told() {
    let folder = mission("small");
    let before = plan(folder.path());
    let (_, mut table, written) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Days") = Data::Float(1e20);
    let path = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!((code, plan(folder.path()) == before), (1, true), "{told}");
    assert_eq!(told["problems"][0]["why"]["kind"], "no-number", "{told}");
    let (_, mut table, written) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Id") = words("bicycle-stays");
    let path = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &path, &["--dry-run"]);
    assert_eq!((code, &told["added"][0]["renamed"]), (1, &serde_json::json!("cycle-stays")), "{told}");
}

#[test]
fn a_comment_in_a_list_stays_with_what_it_is_about() {
    let folder = mission("small");
    let path = folder.path().join("plan/plan.toml");
    let text = plan(folder.path());
    let at = text.find("id = \"cycle-stays\"").expect("there");
    let (head, tail) = text.split_at(at);
    let line = tail.lines().find(|line| line.starts_with("partners")).expect("partners");
    let list = "partners = [\n  \"Hosts\", # those of the valley\n  \"County\", # pays half\n]";
    let text = format!("{head}{}", tail.replacen(line, list, 1)).replace('\n', "\r\n");
    fs::write(&path, &text).expect("writable");
    let (_, mut table, written) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Partners") = words("Hosts; Railways");
    *cell(&mut table, "cycle-stays", "Comment") = words("One\nTwo");
    let changed = changed(folder.path(), &table, Some(&written));
    let (told, code) = import(folder.path(), &changed, &["--yes"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(told["lost"][0]["comment"], "# pays half", "{told}");
    let after = plan(folder.path());
    assert!(after.contains("\"Hosts\", # those of the valley\r\n  \"Railways\",\r\n]"), "{after}");
    assert!(after.contains("One\r\nTwo") && !after.replace("\r\n", "").contains('\n'), "{after}");
    let (told, _) = import(folder.path(), &changed, &["--yes"]);
    assert_eq!(told["changes"], serde_json::json!([]), "what came in is there: {told}");
}

#[test]
fn without_what_was_written_each_difference_is_a_change() {
    let folder = mission("small");
    let (_, mut table, _) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Days") = Data::Float(27.0);
    let path = changed(folder.path(), &table, None);
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!((code, &told["based"]), (0, &Value::Bool(false)), "{told}");
    assert_eq!(told["changes"].as_array().map(Vec::len), Some(1), "{told}");
    assert!(plan(folder.path()).contains("days = 27\n"));
}

/// Made up in the shape of the plans that French authorities exchange: a merged line above the header, hints below it,
/// three columns of one name, days in every spelling, a range for a budget.
const OTHER_PLAN: &str = "Présentation;;;;Acteurs;;;;;;;Calendrier;;\r\n\
Axe (x);Sous-axe (x.x);Titre de la fiche action;Descriptif;Personne pilote;Financeur 1;Montant € HT;Financeur 2;Montant € HT;Budget prévisionnel total € HT;Statut ;Date de début;Date de fin;Partenaires \r\n\
Champ texte;Champ texte;Champ texte;Champ texte;Champ texte;Champ texte;Champ numérique;Champ texte;Champ numérique;Champ numérique;Champ liste;Champ date;Champ date;Champ texte\r\n\
1. Accueillir;1.1. À l'année;Ouvrir l'été;Un local;Alan, manager of the office;Région;5 000;État;1 200;6200;À venir;01/03/2027;47727;\"Gîtes, Mairie\"\r\n\
1. Accueillir;;Former les hôtes;;Nobody Known;;;;;Entre 200 et 500;En pause;12/14/20;fin 2028;\r\n\
2. Vendre;;;Sans titre;;;;;;;;;;\r\n";

#[test]
fn another_tools_plan_comes_in_as_actions_and_what_is_not_understood_stays_in_the_comment() {
    let folder = mission("small");
    let path = folder.path().join("Plan climat.csv");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(OTHER_PLAN);
    fs::write(&path, bytes).expect("writable");
    let (told, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(told["skipped"], serde_json::json!([3, 6]));
    let after = fs::read_to_string(folder.path().join("plan/plan-climat.toml")).expect("written");
    let expected = "# Taken from Plan climat.csv: to be read again and completed (“otn plan check”).\n\n\
[[objective]]\nid = \"1-accueillir\"\nstatement = \"1. Accueillir\"\nkind = \"strategic\"\n\n\
[[objective]]\nid = \"1-1-annee\"\nstatement = \"1.1. À l'année\"\nkind = \"operational\"\nparent = \"1-accueillir\"\n\n\
[[action]]\nid = \"ouvrir-ete\"\nobjective = \"1-1-annee\"\ntitle = \"Ouvrir l'été\"\nowner = \"manager\"\npartners = [\"Gîtes\", \"Mairie\"]\nstart = 2027-03-01\ndeadline = 2030-09-01\nstatus = \"planned\"\ncost = 6200\nfunding = [{ source = \"Région\", amount = 5000 }, { source = \"État\", amount = 1200 }]\ncomment = \"Descriptif : Un local\"\n\n\
[[action]]\nid = \"former-hotes\"\nobjective = \"1-accueillir\"\ntitle = \"Former les hôtes\"\nstart = 2020-12-14\ncomment = \"Personne pilote : Nobody Known · Budget prévisionnel total € HT : Entre 200 et 500 · Statut : En pause · Date de fin : fin 2028\"\n";
    assert_eq!(after, expected);
    let check = otn(folder.path(), &["plan", "check", "--format", "json"]);
    let review: Value = serde_json::from_slice(&check.stdout).expect("JSON");
    let broken = review["diagnostics"].as_array().expect("a list").iter().filter(|one| {
        one["file"] == "plan/plan-climat.toml"
            && ["syntax", "missing-key", "wrong-type", "unknown-reference"]
                .iter()
                .any(|rule| one["rule"] == **rule)
    });
    assert_eq!(broken.count(), 0, "{review}");
    let (_, code) = import(folder.path(), &path, &["--yes"]);
    assert_eq!(code, 2, "what is there is not written over");
}

#[test]
fn a_file_that_is_no_plan_or_a_plan_that_does_not_parse_is_refused() {
    let folder = mission("small");
    let path = folder.path().join("list.csv");
    fs::write(&path, "name,phone\nLéa,06\n").expect("writable");
    assert_eq!(import(folder.path(), &path, &["--yes"]).1, 2);
    let (_, mut table, written) = exported(folder.path());
    *cell(&mut table, "cycle-stays", "Days") = Data::Float(27.0);
    let path = changed(folder.path(), &table, Some(&written));
    let broken = plan(folder.path()) + "\nbroken = [\n";
    fs::write(folder.path().join("plan/plan.toml"), &broken).expect("writable");
    assert_eq!(import(folder.path(), &path, &["--yes"]).1, 2);
    assert_eq!(plan(folder.path()), broken);
}

/// Writes one cell of the exported table as a formula without a result, as a library does that does not compute.
fn uncomputed(folder: &Path, id: &str, title: &str) -> PathBuf {
    let (_, mut table, written) = exported(folder);
    *cell(&mut table, id, title) = Data::String("formula:=900*2".to_owned());
    let path = changed(folder, &table, Some(&written));
    let bytes = fs::read(&path).expect("readable");
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut to = zip::ZipWriter::new(fs::File::create(&path).expect("writable"));
    for index in 0..from.len() {
        let mut part = from.by_index(index).expect("there");
        let mut text = Vec::new();
        part.read_to_end(&mut text).expect("readable");
        let name = part.name().expect("UTF-8").into_owned();
        if name.contains("sheet1") {
            let sheet = String::from_utf8(text).expect("UTF-8");
            assert!(sheet.contains("</f><v>7</v>"), "the result stands behind the formula");
            text = sheet.replace("</f><v>7</v>", "</f>").into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        to.write_all(&text).expect("written");
    }
    to.finish().expect("whole");
    path
}

#[test]
fn a_formula_without_its_result_takes_nothing_away() {
    let mission = mission("small");
    let before = plan(mission.path());
    let path = uncomputed(mission.path(), "cycle-stays", "Cost");
    let (told, code) = import(mission.path(), &path, &["--yes"]);
    assert_eq!(plan(mission.path()), before, "{told}");
    assert_eq!(code, 1, "{told}");
    assert_eq!(told["problems"][0]["why"]["kind"], "uncomputed", "{told}");
}

#[test]
fn an_export_without_its_ids_is_refused_and_a_bad_id_is_told() {
    let mission = mission("small");
    let (_, mut table, written) = exported(mission.path());
    let header = table.iter().position(|row| row.iter().any(|cell| holds(cell, "Id"))).expect("a header");
    let at = table[header].iter().position(|cell| holds(cell, "Id")).expect("the ids");
    let mut without = table.clone();
    without.iter_mut().for_each(|row| drop(row.remove(at)));
    let path = changed(mission.path(), &without, Some(&written));
    let output = otn(mission.path(), &["plan", "import", &path.to_string_lossy(), "--yes"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && told.contains("its column Id is gone"), "{told}");
    let mut odd = table[header + 1].clone();
    odd[at] = words("bad id \"!");
    table.push(odd);
    let path = changed(mission.path(), &table, Some(&written));
    let (told, _) = import(mission.path(), &path, &["--yes"]);
    assert_eq!(told["problems"][0]["why"]["kind"], "bad-id", "{told}");
    assert!(!plan(mission.path()).contains("bad id"));
}
