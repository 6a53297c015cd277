//! What is read in statements is measured on published plans: `docs/*/wording.md` gives the figures.
//! `UPDATE=1 cargo test` writes the tables of the two pages again.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

/// A published statement, the verdict it should get and the one it gets.
struct Statement {
    text: String,
    language: String,
    wanted: String,
    read: &'static str,
    source: String,
    held_out: bool,
}

/// What the verdicts of some statements are worth.
#[derive(Default)]
struct Score {
    statements: usize,
    means_found: usize,
    means_missed: usize,
    wrongly_means: usize,
    accused: Vec<String>,
    clear: usize,
    doubted: usize,
}

impl Score {
    fn of<'a>(statements: impl Iterator<Item = &'a Statement>) -> Self {
        let mut score = Self::default();
        for statement in statements {
            let (wanted, read) = (statement.wanted.as_str(), statement.read);
            score.statements += 1;
            score.means_found += usize::from(wanted == "means" && read == "means");
            score.means_missed += usize::from(wanted == "means" && read != "means");
            score.wrongly_means += usize::from(wanted != "means" && read == "means");
            score.clear += usize::from(wanted != "doubtful");
            score.doubted += usize::from(wanted != "doubtful" && read == "doubtful");
            if wanted == "objective" && read == "means" {
                score.accused.push(statement.text.clone());
            }
        }
        score
    }

    fn precision(&self) -> f64 {
        share(self.means_found, self.means_found + self.wrongly_means)
    }

    fn recall(&self) -> f64 {
        share(self.means_found, self.means_found + self.means_missed)
    }

    fn f1(&self) -> f64 {
        2.0 * self.precision() * self.recall() / (self.precision() + self.recall())
    }

    /// F1 on the statements that are clearly the one or the other.
    fn clear_f1(&self) -> f64 {
        let wrong = self.means_missed + self.accused.len();
        share(2 * self.means_found, 2 * self.means_found + wrong)
    }

    fn doubt(&self) -> f64 {
        share(self.doubted, self.clear)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).expect("few statements"));
    count(part) / count(whole)
}

/// The worst that is accepted: F1 on "means", of all statements and of the clear ones, and the share of clear statements
/// answered "doubtful".
#[test]
fn a_means_is_told_from_an_objective_in_published_plans() {
    let statements = statements();
    for (held_out, language, least_f1, least_clear, most_doubt) in [
        (false, "fr", 0.90, 0.98, 0.02),
        (false, "en", 0.88, 0.97, 0.01),
        (true, "fr", 0.86, 0.95, 0.05),
        (true, "en", 0.91, 0.95, 0.08),
    ] {
        let score = score(&statements, held_out, language);
        let set = if held_out { "held-out" } else { "tune" };
        assert_eq!(score.accused, Vec::<String>::new(), "objectives called means, {set} {language}");
        assert!(score.f1() >= least_f1, "{set} {language}: F1 {:.3}", score.f1());
        assert!(score.clear_f1() >= least_clear, "{set} {language}: clear F1 {:.3}", score.clear_f1());
        assert!(score.doubt() <= most_doubt, "{set} {language}: doubt {:.3}", score.doubt());
    }
}

#[test]
fn dates_and_changes_are_read_exactly() {
    let mut wrong = Vec::new();
    let rows = rows("readings.csv");
    assert!(rows.len() >= 100, "{}", rows.len());
    for row in rows {
        let [text, language, first, last, change] = <[String; 5]>::try_from(row).expect("five columns");
        let read = otn::read_statement(&text, language == "fr");
        let (read_first, read_last) =
            read.deadline.map(|(first, last)| (first.to_string(), last.to_string())).unwrap_or_default();
        let read_change = read.change.unwrap_or_default();
        if (read_first.as_str(), read_last.as_str(), read_change.as_str()) != (&first, &last, &change) {
            wrong.push(format!("{text}: {read_first} {read_last} {read_change}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// What `tests/wording/fit.py` fits the weights on: a line a statement, its verdict, a second reader's where it differs,
/// language and features.
#[test]
#[ignore = "writes the input of tests/wording/fit.py"]
fn the_features_of_the_training_set_are_written() {
    let mut lines = String::new();
    for Labelled { verdict, second, language, features } in training() {
        writeln!(lines, "{verdict}\t{second}\t{language}\t{}", features.join("\t"))
            .expect("a string takes it");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/wording-features.tsv");
    fs::write(path, lines).expect("writable");
}

/// Words cut or stemmed in another way would leave the weights without effect.
#[test]
fn the_weights_are_those_of_the_training_set() {
    let training = training();
    for language in ["fr", "en"] {
        let labelled = training.iter().filter(|labelled| labelled.language == language);
        let known: BTreeSet<&String> = labelled.clone().flat_map(|labelled| &labelled.features).collect();
        let path = format!("src/language/wording/weights/{language}.txt");
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("readable");
        let (header, weights): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
        assert!(header.join(" ").contains(&format!("from {} statements", labelled.count())), "{header:?}");
        assert!(weights.len() > 1000, "{}", weights.len());
        for line in weights {
            let (name, of) = line.split_once('\t').expect("a name");
            assert!(name == "=" || known.contains(&name.to_owned()), "{language}: {name}");
            assert!(of.split('\t').map(str::parse::<i32>).filter(Result::is_ok).count() == 2, "{line}");
        }
    }
}

/// A statement that was labelled to learn from.
struct Labelled {
    verdict: String,
    second: String,
    language: &'static str,
    features: Vec<String>,
}

fn training() -> Vec<Labelled> {
    let read = |row: Vec<String>| {
        let [text, language, verdict, second, _source] = <[String; 5]>::try_from(row).expect("five columns");
        let (language, features) = otn::statement_features(&text, language == "fr");
        Labelled { verdict, second, language, features }
    };
    rows("training.csv").into_iter().map(read).collect()
}

#[test]
fn the_set_is_large_balanced_and_says_where_it_comes_from() {
    let statements = statements();
    let count = |test: &dyn Fn(&Statement) -> bool| statements.iter().filter(|s| test(s)).count();
    assert!(count(&|s| s.language == "fr") >= 200 && count(&|s| s.language == "en") >= 80);
    assert!(count(&|s| s.wanted == "objective") >= 100 && count(&|s| s.wanted == "means") >= 100);
    assert!(statements.iter().all(|s| !s.source.is_empty()));
    let different: BTreeSet<_> = statements.iter().map(|s| &s.text).collect();
    assert_eq!(different.len(), statements.len(), "a statement stands twice");
}

/// The pages of the measure keep their words; the table between the two marks is written from it.
#[test]
fn the_pages_of_the_measure_give_its_figures() {
    let statements = statements();
    for language in ["fr", "en"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{language}/wording.md"));
        let page = fs::read_to_string(&path).expect("the page stands");
        let (opening, rest) = page.split_once(OPENING).expect("the table is marked");
        let (_, closing) = rest.split_once(CLOSING).expect("the table is marked");
        let expected = format!("{opening}{OPENING}{}{CLOSING}{closing}", table(&statements, language));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &expected).expect("writable");
        }
        let found = fs::read_to_string(&path).expect("the page stands");
        assert!(
            found == expected,
            "docs/{language}/wording.md is out of date: UPDATE=1 cargo test writes it"
        );
    }
}

const OPENING: &str = "<!-- measured -->\n";
const CLOSING: &str = "<!-- end -->\n";

/// Returns the table of the measure, in the page's language.
fn table(statements: &[Statement], language: &str) -> String {
    let french = language == "fr";
    let mut table = String::from(if french {
        "| lot | langue | énoncés | précision | rappel | F1 | F1 des clairs | objectifs pris pour des moyens | doute |\n"
    } else {
        "| set | language | statements | precision | recall | F1 | F1 of the clear | objectives called means | doubt |\n"
    });
    table.push_str("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    let percent = |share: f64| {
        let written = format!("{:.1}", share * 100.0);
        if french { format!("{} %", written.replace('.', ",")) } else { format!("{written}%") }
    };
    for held_out in [false, true] {
        for spoken in ["fr", "en"] {
            let score = score(statements, held_out, spoken);
            let set = match (held_out, french) {
                (false, true) => "mise au point",
                (false, false) => "tuning",
                (true, true) => "mis de côté",
                (true, false) => "held out",
            };
            writeln!(
                table,
                "| {set} | {spoken} | {} | {} | {} | {} | {} | {} | {} |",
                score.statements,
                percent(score.precision()),
                percent(score.recall()),
                percent(score.f1()),
                percent(score.clear_f1()),
                score.accused.len(),
                percent(score.doubt()),
            )
            .expect("a string takes it");
        }
    }
    table
}

fn score(statements: &[Statement], held_out: bool, language: &str) -> Score {
    Score::of(statements.iter().filter(|s| s.held_out == held_out && s.language == language))
}

fn statements() -> Vec<Statement> {
    let read = |row: Vec<String>| {
        let [text, language, wanted, source, set] = <[String; 5]>::try_from(row).expect("five columns");
        let read = otn::read_statement(&text, language == "fr").verdict;
        Statement { text, language, wanted, read, source, held_out: set == "held-out" }
    };
    rows("statements.csv").into_iter().map(read).collect()
}

/// Reads a CSV file of one line a row: quoted fields, doubled quotes; the header is dropped.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wording").join(name);
    let text = fs::read_to_string(path).expect("readable");
    text.lines().skip(1).map(fields).collect()
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let field = fields.last_mut().expect("one at least");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                field.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => field.push(c),
        }
    }
    fields
}
