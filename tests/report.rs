//! The reports: whole pages compared, the structure of the HTML, the workbook read back, hostile words in every field.

use std::{
    fs,
    io::Cursor,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use calamine::{Data, Reader as _, Xlsx};
use quick_xml::events::{BytesStart, Event};

/// The day that the examples are written for.
const TODAY: &str = "2026-11-24";

fn otn(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(["--today", TODAY, "--color", "never", "-C"])
        .arg(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn text(folder: &Path, arguments: &[&str]) -> String {
    let output = otn(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

const PUBLICS: [&str; 3] = ["elected", "technicians", "professionals"];
const KINDS: [&str; 4] = ["diagnosis", "plan", "follow-up", "full"];

/// `UPDATE=1` writes the pages again; they are read before they are accepted.
#[test]
fn the_report_of_the_small_example_reads_as_it_did() {
    for (public, language) in [("technicians", "en"), ("elected", "fr"), ("professionals", "en")] {
        let page = format!("tests/report/{public}.{language}.md");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&page);
        let arguments = ["report", "--for", public, "--lang", language, "--format", "markdown"];
        let written = text(&example("small"), &arguments);
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
            fs::write(&path, &written).expect("writable");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(expected == written, "{page} is not what is written; UPDATE=1 writes it again");
    }
}

/// What a page is made of, as an XML parser sees its body.
#[derive(Default)]
struct Page {
    levels: Vec<u8>,
    tables: usize,
    captions: usize,
    /// Headings of rows and columns without a scope.
    loose: usize,
    /// Pictures without words.
    silent: usize,
    names: Vec<String>,
    links: Vec<String>,
    ids: Vec<String>,
}

fn parsed(html: &str) -> Page {
    let body = &html[html.find("<main>").expect("a body")..html.find("</body>").expect("an end")];
    let mut reader = quick_xml::Reader::from_str(body);
    let mut page = Page::default();
    let value = |tag: &BytesStart<'_>, name: &str| {
        let found = tag.attributes().filter_map(Result::ok).find(|one| one.key.as_ref() == name);
        found.map(|one| one.value.clone().into_owned())
    };
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                match name.as_str() {
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => page.levels.push(name.as_bytes()[1] - b'0'),
                    "table" => page.tables += 1,
                    "caption" => page.captions += 1,
                    "th" => page.loose += usize::from(value(&tag, "scope").is_none()),
                    "svg" => {
                        let silent = value(&tag, "role").as_deref() != Some("img")
                            || value(&tag, "aria-label").is_none_or(|label| label.is_empty());
                        page.silent += usize::from(silent);
                    }
                    "a" => page.links.extend(value(&tag, "href")),
                    _ => {}
                }
                page.ids.extend(value(&tag, "id"));
                page.names.push(name);
            }
            Event::Eof => return page,
            _ => {}
        }
    }
}

#[test]
fn pages_have_their_headings_in_order_their_tables_titled_and_nothing_from_elsewhere() {
    for public in PUBLICS {
        for kind in KINDS {
            let html = text(&example("baie-fictive"), &["report", kind, "--for", public, "--format", "html"]);
            assert!(html.starts_with("<!doctype html>\n<html lang=\"fr\">"), "{public} {kind}");
            assert!(html.contains("content=\"default-src 'none'; style-src 'sha256-"), "{public} {kind}");
            assert!(!html.contains(" style=") && !html.contains("<script"), "{public} {kind}");
            let page = parsed(&html);
            assert_eq!(page.levels.first(), Some(&1));
            assert_eq!(page.levels.iter().filter(|level| **level == 1).count(), 1);
            let jumps = page.levels.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
            assert_eq!(jumps, 0, "{public} {kind}: {:?}", page.levels);
            assert_eq!((page.loose, page.silent), (0, 0), "{public} {kind}");
            assert!(page.captions >= page.tables, "{public} {kind}: {} of {}", page.captions, page.tables);
            for link in &page.links {
                let target = link.strip_prefix('#').expect("a place of the page itself");
                assert!(page.ids.iter().any(|id| id == target), "{link}");
            }
            let known = ["script", "img", "iframe", "object", "link", "form", "input", "base", "style"];
            assert!(page.names.iter().all(|name| !known.contains(&name.as_str())), "{public} {kind}");
        }
    }
}

#[test]
fn the_first_page_for_elected_officials_has_three_figures_and_the_decision() {
    for mission in ["baie-fictive", "cotentin", "small"] {
        for kind in KINDS {
            let html = text(&example(mission), &["report", kind, "--for", "elected", "--format", "html"]);
            let first = &html[html.find("<section id=\"part-1\" class=\"first\">").expect("first")..];
            let first = &first[..first.find("</section>").expect("its end")];
            assert_eq!(first.matches("<dd>").count(), 3, "{mission} {kind}: {first}");
            assert!(
                !first.contains(">0\u{a0}€") && !first.contains(">0\u{202f}€"),
                "{mission} {kind}: {first}"
            );
        }
    }
    let others = page("baie-fictive", &["--for", "technicians"]);
    assert!(!others.contains("La décision demandée"), "{others}");
}

#[test]
fn the_decision_asked_is_what_is_open_today() {
    let essentials = |mission: &str, kind: &str| {
        titled(&page(mission, &[kind, "--for", "elected"]), "L'essentiel").to_owned()
    };
    let full = essentials("baie-fictive", "full");
    assert!(full.contains("« Établissement public industriel et commercial (EPIC) », et son plan"), "{full}");
    assert!(
        full.contains(
            "et « Garder les 4 bureaux » (2,4 sur 5, 118 000 € par an). Le conseil communautaire tranche"
        ),
        "{full}"
    );
    assert!(full.contains("Qui paie : Office 166 750 €"), "{full}");
    assert!(full.contains("12 objectifs, tous mesurables ; 5 ont déjà une mesure"), "{full}");
    let diagnosis = essentials("baie-fictive", "diagnosis");
    assert!(
        !diagnosis.contains("engager") && diagnosis.contains("déjà retenu : « Établissement"),
        "{diagnosis}"
    );
    let follow_up = essentials("baie-fictive", "follow-up");
    assert!(
        !follow_up.contains("Prendre acte") && follow_up.contains("Trancher « Où l'office"),
        "{follow_up}"
    );
    let past = essentials("cotentin", "full");
    assert!(past.contains("il n'y a plus rien à adopter") && !past.contains("Adopter"), "{past}");
}

#[test]
fn what_comes_first_is_what_runs_then_what_begins_next() {
    let page = page("small", &["--for", "elected"]);
    let first = titled(&page, "L'essentiel");
    let place = |title: &str| first.find(title).unwrap_or_else(|| panic!("{title} in {first}"));
    assert!(place("- Put together four cycle stays") < place("- Sell the cycle stays"), "{first}");
}

fn page(mission: &str, arguments: &[&str]) -> String {
    let mut all = vec!["report", "--lang", "fr", "--format", "markdown"];
    all.extend(arguments);
    plain(&text(&example(mission), &all))
}

/// Returns a page with the signs that a keyboard has.
fn plain(page: &str) -> String {
    page.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'").replace('\u{2212}', "-")
}

/// Returns a part of a page, from its title to the next part's.
fn titled<'a>(page: &'a str, title: &str) -> &'a str {
    let numbered = |line: &&str| {
        let number = line.strip_prefix("## ").and_then(|line| line.strip_suffix(title));
        number.is_some_and(|number| number.trim_end_matches(". ").chars().all(|c| c.is_ascii_digit()))
    };
    let heading = page.lines().find(numbered).unwrap_or_else(|| panic!("{title} in {page}"));
    let from = page.find(&format!("\n{heading}\n")).expect("found above") + 1;
    let part = &page[from + 3..];
    &part[..part.find("\n## ").unwrap_or(part.len())]
}

#[test]
fn lists_for_elected_officials_are_not_cut_between_equals_and_say_what_is_left_out() {
    let page = page("baie-fictive", &["--for", "elected"]);
    let priorities = titled(&page, "Les priorités");
    assert_eq!(priorities.matches("| 10= |").count(), 4, "{priorities}");
    assert!(priorities.contains("18 autres actions après celles-ci"), "{priorities}");
    let risks = titled(&page, "Les risques");
    assert_eq!(risks.matches(" = 9 : à surveiller").count(), 2, "{risks}");
    assert!(risks.contains("2 autres risques, moins graves"), "{risks}");
}

#[test]
fn facts_without_importance_are_not_said_to_be_of_less_importance() {
    let page = page("cotentin", &["--for", "elected"]);
    let swot = titled(&page, "Forces, faiblesses, opportunités, menaces");
    assert!(swot.contains("15 autres faits : ") && !swot.contains("moindre importance"), "{swot}");
    assert!(!swot.contains("Le chiffre en tête de ligne"), "{swot}");
    let crossed = titled(&page, "Ce à quoi les objectifs répondent");
    assert!(!crossed.contains("###") && crossed.contains("rien ne relie encore"), "{crossed}");
}

#[test]
fn a_plan_without_costs_shows_no_zero_and_one_with_costs_says_who_pays() {
    for public in ["elected", "professionals"] {
        let page = page("cotentin", &["--for", public]);
        let means = titled(&page, "Ce que le plan demande");
        assert!(means.contains("Coût non chiffré : 0 action sur 10 a un coût."), "{means}");
        assert!(!means.contains('|') && !means.contains(" 0 €"), "{page}");
    }
    let page = page("baie-fictive", &["--for", "elected"]);
    let means = titled(&page, "Ce que le plan demande");
    assert!(means.contains("| Total | 31 | 321 700 € |"), "{means}");
    assert!(means.contains(" Qui paie\n"), "{means}");
    assert_eq!(page.matches("Année par année").count(), 1);
}

#[test]
fn the_main_figures_of_every_tool_are_shown_even_where_no_fact_names_them() {
    let elected = page("baie-fictive", &["--for", "elected"]);
    let figures = titled(&elected, "Les chiffres de l'état des lieux");
    for line in [
        "| Équivalents temps plein | 11,92 ETP | 2025 |",
        "| Poids de la masse salariale | 58,5 % | 2025 |",
        "| Subvention par habitant | 14,31 € par habitant | 2025 |",
        "| Part des charges industrielles et commerciales | 7 % | 2025 |",
        "| Dépendance aux concours publics | 84,9 % | 2025 |",
        "| Dépense des visiteurs | 72 289 238 € | 2025 |",
        "| Note de positionnement | 3,36 sur 5 |",
    ] {
        assert!(figures.contains(line), "{line} in {figures}");
    }
    assert_eq!(figures.matches("\n### ").count(), 10, "nine tools and the mission's own: {figures}");
    assert!(figures.contains(" chiffres sur "), "{figures}");
    let professionals = page("baie-fictive", &["--for", "professionals"]);
    assert!(
        !professionals.contains("Équivalents temps plein") && professionals.contains("Dépense des visiteurs")
    );
}

#[test]
fn the_office_is_portrayed_by_the_state_of_play_and_what_is_not_known_is_said() {
    let whole = page("baie-fictive", &["--for", "elected"]);
    let office = titled(&whole, "Le territoire et l'office");
    for line in
        ["| Communes | 21 (2025) |", "| Habitants | 41 236 (2025) |", "| Points d'accueil | 4 (2025) |"]
    {
        assert!(office.contains(line), "{line} in {office}");
    }
    let empty = page("cotentin", &["--for", "elected"]);
    let office = titled(&empty, "Le territoire et l'office");
    assert!(office.contains("| Pas encore connu | Communes, Habitants, Lits marchands"), "{office}");
    assert!(
        !titled(&page("cotentin", &["--for", "professionals"]), "Le territoire et l'office")
            .contains("temps plein")
    );
}

#[test]
fn elected_officials_see_the_weighted_grid_and_what_made_the_difference() {
    let page = page("baie-fictive", &["--for", "elected"]);
    let choices = titled(&page, "Les scénarios comparés");
    assert!(choices.contains("| Contrôle par les élus | 4 | 5 | 2 | 4 | 5 |"), "{choices}");
    assert!(
        choices.contains("« Contrôle par les élus » (5 contre 2, poids 4) et « Taxe de séjour"),
        "{choices}"
    );
    assert!(choices.contains("en sens inverse : « Continuité du statut du personnel »"), "{choices}");
}

#[test]
fn what_the_mission_accepts_is_told_with_its_reason() {
    let page = page("baie-fictive", &["--for", "technicians"]);
    let review = titled(&page, "Annexe : la relecture");
    assert!(review.contains("2 constats admis"), "{review}");
    assert!(review.contains("raison : Le conseil communautaire tranche le jour du vote"), "{review}");
}

#[test]
fn a_loss_moves_by_euros_and_every_change_says_since_when() {
    let page = page("baie-fictive", &["diagnosis", "--for", "elected"]);
    let line =
        |name: &str| page.lines().find(|line| line.starts_with(&format!("| {name} |"))).expect("there");
    assert!(line("Résultat").contains("-7 000 € depuis 2024"), "{}", line("Résultat"));
    assert!(line("Satisfaction des visiteurs").contains("depuis 2022"), "{page}");
}

/// The staff of the example: its facts, its figures, its people, its days.
#[test]
fn what_is_of_the_staff_stays_in_the_office() {
    let folder = example("baie-fictive");
    for kind in KINDS {
        let page = page("baie-fictive", &[kind, "--for", "professionals"]);
        for hidden in [
            "Couverture des compétences",
            "grille de mai 2026",
            "directrice de l'office",
            "jours de l'équipe",
        ] {
            assert!(!page.contains(hidden), "{kind}: {hidden}");
        }
        let elected = text(&folder, &["report", kind, "--for", "elected", "--format", "markdown"]);
        assert!(!elected.contains("annonces-recoupees"), "{kind}: an id");
    }
    let whole = text(&folder, &["report", "--format", "markdown"]);
    assert!(whole.contains("annonces-recoupees") && !whole.contains("SELECT"));
}

/// A workbook on the disk, and its folder.
fn workbook(folder: &Path, arguments: &[&str]) -> (tempfile::TempDir, Vec<u8>) {
    let out = tempfile::tempdir().expect("a temporary folder");
    let path = out.path().join("report.xlsx");
    let mut all = arguments.to_vec();
    let name = path.to_string_lossy().into_owned();
    all.extend(["--format", "xlsx", "--output", &name]);
    let output = otn(folder, &all);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bytes = fs::read(&path).expect("written");
    (out, bytes)
}

#[test]
fn the_workbook_holds_figures_and_days_as_such_and_no_formula() {
    let (_out, bytes) = workbook(&example("small"), &["report"]);
    let (_again, same) = workbook(&example("small"), &["report"]);
    assert!(bytes == same, "the same bytes every time");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    for sheet in ["Essentials", "Objectives", "Table", "otn written"] {
        assert!(names.iter().any(|name| name == sheet), "{sheet}: {names:?}");
    }
    for name in &names {
        assert!(book.worksheet_formula(name).expect("readable").is_empty(), "{name}");
    }
    let range = book.worksheet_range("Table").expect("there");
    let titles: Vec<String> =
        range.rows().next().expect("a header").iter().map(ToString::to_string).collect();
    assert_eq!(
        titles[..9],
        ["Id", "Objective", "Action", "Owner", "Partners", "Start", "Deadline", "Status", "Cost"]
    );
    let row = range
        .rows()
        .find(|row| matches!(&row[0], Data::String(id) if id == "cycle-stays"))
        .expect("the action");
    assert!(matches!(row[6], Data::DateTime(_)), "{:?}", row[6]);
    assert_eq!(row[8], Data::Float(6_000.0));
    assert_eq!(row[7], Data::String("running".to_owned()));
    assert_eq!(row[3], Data::String("Nora, head of reception".to_owned()));
}

#[test]
fn what_makes_no_sense_is_refused_in_words() {
    for (arguments, words) in [
        (&["report", "--format", "xlsx"][..], "--output"),
        (&["report", "--format", "csv"], "xlsx"),
        (&["report", "--format", "json", "--for", "elected"], "--for technicians"),
    ] {
        let output = otn(&example("small"), arguments);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(words), "{said}");
    }
}

/// Words that a format could obey: formulas, markup, links, marks of direction, escapes of terminals.
const PAYLOADS: [&str; 12] = [
    "=HYPERLINK(\"http://example.invalid\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</style></title><svg onload=alert(1)>",
    "[x](javascript:alert(1)) ![y](http://example.invalid/y.png) <http://example.invalid>",
    "# not a heading | not a cell | `code` **bold** ~~~",
    "a\\u202Egpj.exe\\u2066\\u200Fb",
    "\\u001b[31mred\\u001b]8;;http://example.invalid\\u0007link",
    "' \\\" onmouseover=alert(1) x='",
    "\\tTabbed\\u0000 and --> <!-- commented -->",
];

/// A mission whose every field holds a payload.
fn hostile(payload: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let p = payload.replace('"', "\\\"").replace("\\\\\"", "\\\"");
    let put = |path: &str, text: String| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    };
    put(
        "mission.toml",
        format!(
            "[mission]\nname = \"{p}\"\nterritory = \"{p}\"\nauthority = \"{p}\"\n[order]\nbody = \"{p}\"\ndate = 2026-03-12\ndocument = \"{p}\"\n[ambition]\nstatement = \"{p}\"\nsubject = \"{p}\"\nexpectations = [\"{p}\"]\n[calendar]\nvote = 2027-06-24\n[[person]]\nid = \"lea\"\nname = \"{p}\"\nrole = \"technician\"\n[[theme]]\nid = \"t\"\nlabel = \"{p}\"\n[[strategy]]\nid = \"s\"\nname = \"{p}\"\norientations = [{{ id = \"o\", label = \"{p}\" }}]\n"
        ),
    );
    put(
        "facts/f.toml",
        format!(
            "[[fact]]\nid = \"f\"\nstatement = \"{p}\"\nnature = \"market\"\neffect = \"unfavourable\"\norigin = \"internal\"\ntheme = \"t\"\nimpact = \"{p}\"\nimportance = 5\nevidence = [{{ document = \"{p}\" }}, {{ source = \"{p}\", url = \"javascript:alert(1)\" }}]\n[[fact]]\nid = \"g\"\nstatement = \"{p}\"\n"
        ),
    );
    put(
        "plan/p.toml",
        format!(
            "[[choice]]\nid = \"c\"\nquestion = \"{p}\"\ncriteria = [{{ id = \"k\", label = \"{p}\" }}]\noptions = [{{ id = \"x\", label = \"{p}\", scores = {{ k = 2 }} }}]\nchosen = \"x\"\ndecided = {{ by = \"{p}\", date = 2026-01-01, why = \"{p}\" }}\n[[choice]]\nid = \"d\"\nquestion = \"{p}\"\noptions = [{{ id = \"x\", label = \"{p}\" }}]\n[[objective]]\nid = \"o\"\nstatement = \"{p}\"\nanswers = [\"f\"]\nsupports = [\"s/o\"]\nowner = \"lea\"\n[objective.smart]\nspecific = \"{p}\"\nmeasurable = {{ indicator = \"i\", unit = \"{p}\", baseline = 1, target = 2 }}\nachievable = \"{p}\"\nrealistic = \"{p}\"\ntime_bound = 2028-12-31\n[[action]]\nid = \"a\"\nobjective = \"o\"\ntitle = \"{p}\"\nowner = \"lea\"\npartners = [\"{p}\"]\nstart = 2026-01-01\ndeadline = 2026-06-30\ncost = 10\nfunding = [{{ source = \"{p}\", amount = 10 }}]\nmeans = \"{p}\"\ndays = 2\ntarget = \"{p} professionnels\"\nindicators = [{{ id = \"n\", label = \"{p}\", unit = \"{p}\", baseline = 0, target = 4 }}]\nexpected = \"{p}\"\ncomplexity = 1\ncontribution = 5\nstatus = \"running\"\ncomment = \"{p}\"\nrevised = [{{ date = 2026-02-01, what = \"deadline\", from = \"{p}\", to = \"{p}\", why = \"{p}\" }}]\n[[risk]]\nid = \"r\"\naction = \"a\"\nstatement = \"{p}\"\nlikelihood = 4\nimpact = 4\nresponse = \"{p}\"\nowner = \"lea\"\n"
        ),
    );
    put(
        "plan/organisation.toml",
        format!(
            "[[post]]\nid = \"a\"\ntitle = \"{p}\"\nmissions = {{ \"{p}\" = 1 }}\npeople = [\"lea\"]\ncomment = \"{p}\"\n[[post]]\nid = \"b\"\ntitle = \"{p}\"\nreports_to = \"a\"\n[[body]]\nid = \"k\"\ntitle = \"{p}\"\ncolleges = [{{ name = \"{p}\", seats = 3 }}]\n[[budget]]\nyear = 2028\nincome = {{ \"{p}\" = 3 }}\nexpenses = {{ \"{p}\" = 4 }}\ncomment = \"{p}\"\n"
        ),
    );
    put(
        "plan/follow-up.csv",
        "date,subject,value,status,comment\n2026-03-01,a/n,1,running,\"=1+1\"\n".to_owned(),
    );
    folder
}

/// Tells whether a text holds a sign that is obeyed and not seen.
fn hides(text: &str) -> bool {
    text.chars().any(|c| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[test]
fn hostile_words_are_words_in_every_report_and_format() {
    for payload in PAYLOADS {
        let folder = hostile(payload);
        let read = text(folder.path(), &["plan", "show", "--format", "json"]);
        assert!(read.contains("\"id\": \"a\""), "the mission is read: {payload}");
        for public in PUBLICS {
            let html = text(folder.path(), &["report", "--for", public, "--format", "html"]);
            assert!(!hides(&html), "{payload}: {public}, HTML");
            let page = parsed(&html);
            let known = ["script", "img", "iframe", "style", "title"];
            assert!(
                page.names.iter().all(|name| !known.contains(&name.as_str())),
                "{payload}: {public}, HTML"
            );
            assert!(page.links.iter().all(|link| link.starts_with('#')), "{payload}: {:?}", page.links);
            assert_eq!(html.matches("<style>").count(), 1, "{payload}");
            let markdown = text(folder.path(), &["report", "--for", public, "--format", "markdown"]);
            assert!(!hides(&markdown) && !markdown.contains('<'), "{payload}: {public}, Markdown");
            let links = markdown.match_indices("](").filter(|(at, _)| !markdown[..*at].ends_with('\\'));
            let pictures = links.filter(|(at, _)| markdown[*at..].starts_with("](data:image/svg+xml,"));
            assert_eq!(
                pictures.count(),
                markdown.replace("\\](", "").matches("](").count(),
                "{payload}: {public}"
            );
            let headings = markdown.lines().filter(|line| line.starts_with("# ")).count();
            assert_eq!(headings, 1, "{payload}: {public}, Markdown");
        }
        let terminal = text(folder.path(), &["report"]);
        assert!(!hides(&terminal), "{payload}: terminal");
        formulas(folder.path(), payload);
    }
}

fn formulas(folder: &Path, payload: &str) {
    let (_out, bytes) = workbook(folder, &["report"]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).expect("readable").is_empty(), "{payload}: {name}");
        let range = book.worksheet_range(&name).expect("readable");
        let words = range.cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<_>>().join("\n");
        assert!(!hides(&words), "{payload}: {name}");
    }
    // No link is made of what looks like one.
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    for index in 0..archive.len() {
        let name = archive.name_for_index(index).expect("a part").expect("a name").into_owned();
        let part = std::io::read_to_string(archive.by_index(index).expect("a part")).expect("text");
        assert!(!part.contains("<hyperlink"), "{payload}: {name}");
        assert!(!name.ends_with(".rels") || !part.contains("example.invalid"), "{payload}: {name}");
    }
}

#[test]
fn json_gives_the_views_of_the_kind() {
    let report: serde_json::Value =
        serde_json::from_str(&text(&example("small"), &["report", "plan", "--format", "json"]))
            .expect("JSON");
    let keys: Vec<&str> = report.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "kind",
            "mission",
            "language",
            "today",
            "choices",
            "organisation",
            "plan",
            "rank",
            "gantt",
            "strategies"
        ]
    );
}

/// What concerns the professionals is theirs: no provider of the office's own tools, no figure of its staff.
#[test]
fn the_professionals_are_shown_what_concerns_them_by_date_and_no_figure_of_the_staff() {
    let page = page("baie-fictive", &["--for", "professionals"]);
    let theirs = titled(&page, "Ce qui change pour vous");
    let (theirs, others) = theirs.split_once("Les autres actions du plan").expect("both lists");
    for title in ["Proposer au conseil une grille de tarifs 2028", "remises à l'arrivée par 120 hébergeurs"]
    {
        assert!(theirs.contains(title), "{theirs}");
    }
    for title in ["Réunir les messageries des 4 bureaux", "Raccourcir le parcours de réservation"] {
        assert!(others.contains(title) && !theirs.contains(title), "{others}");
    }
    assert!(theirs.contains("Conseil des professionnels : 12 sièges sur 16"), "{theirs}");
    let days = theirs.lines().filter_map(|line| {
        let day = line.strip_prefix("| ")?.get(..10)?;
        Some([day.get(6..)?, day.get(3..5)?, day.get(..2)?].concat()).filter(|day| day.starts_with("20"))
    });
    let days: Vec<String> = days.collect();
    assert!(days.len() > 10 && days.is_sorted(), "{days:?}");
    let follow_up = titled(&page, "Le suivi et l'évaluation");
    let skills = follow_up.lines().find(|line| line.contains("couverture des compétences")).expect("a line");
    assert!(skills.contains("| non montrée |"), "{skills}");
}
