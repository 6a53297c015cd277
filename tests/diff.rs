//! `otn diff`, in a repository made for the test.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// Runs git without the machine's own settings.
fn git(folder: &Path, arguments: &[&str]) {
    let nowhere = folder.join("no-settings");
    let status = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", &nowhere)
        .env("GIT_CONFIG_SYSTEM", &nowhere)
        .env("GIT_COMMITTER_DATE", "2026-10-01T12:00:00Z")
        .env("GIT_AUTHOR_DATE", "2026-10-01T12:00:00Z")
        .output()
        .expect("git runs");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
}

fn otn(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otn"))
        .arg("-C")
        .arg(folder)
        .args(["--today", "2026-11-24", "--lang", "fr"])
        .args(arguments)
        .env("COLUMNS", "100")
        .env("LC_ALL", "C")
        .output()
        .expect("the program runs")
}

const MISSION: &str = "[mission]\nname = \"Baie\"\nlanguage = \"fr\"\n";
const FACTS: &str = "[[fact]]\nid = \"lits\"\nstatement = \"142 lits\"\neffect = \"favourable\"\norigin = \"internal\"\n\n[[fact]]\nid = \"ancien\"\nstatement = \"Un fait\"\n";
const PLAN: &str = "[[objective]]\nid = \"o\"\nstatement = \"Allonger la saison\"\n\n[[action]]\nid = \"a\"\nobjective = \"o\"\ntitle = \"Ouvrir\"\ncost = 100\ndeadline = 2027-06-30\n\n[[action]]\nid = \"b\"\nobjective = \"o\"\ntitle = \"Former\"\ndeadline = 2027-06-30\n";

const ACCOUNTS: &str = "year,side,category,amount,budget,label,funder,service\n2025,revenue,subsidy,180000.00,,,Commune,\n2025,revenue,sales,20000.00,,,Visiteurs,\n";

/// A repository whose folder `mission` holds the mission: a subfolder, as people do.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |path: &str, text: &str| {
        let path = folder.path().join("mission").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    };
    git(folder.path(), &["init", "--quiet"]);
    fs::write(folder.path().join("README"), "x").expect("writable");
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "empty"]);
    git(folder.path(), &["tag", "avant"]);
    put("mission.toml", MISSION);
    put("facts/à faire.toml", FACTS);
    put("plan/plan.toml", PLAN);
    put("plan/notes.md", "not TOML [[[");
    put("state-of-play/accounts.csv", ACCOUNTS);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "mission"]);
    git(folder.path(), &["tag", "comite"]);
    let facts = FACTS.replace("\"favourable\"", "\"unfavourable\"").replace("\"ancien\"", "\"renomme\"");
    put("facts/à faire.toml", &facts);
    put("state-of-play/accounts.csv", &ACCOUNTS.replace("180000", "90000"));
    let moved = PLAN.replacen("2027-06-30", "2027-09-30", 1).replace("100", "250");
    let told = "deadline = 2027-09-30\nrevised = [{ date = 2026-11-01, what = \"échéance\", to = 2027-09-30, why = \"marché infructueux\" }]";
    put("plan/plan.toml", &moved.replace("deadline = 2027-06-30", told));
    put("plan/follow-up.csv", "date,sujet,valeur,statut,commentaire\n2026-11-02,o,12,,\n");
    folder
}

#[test]
fn what_changed_is_said_in_words_and_a_silent_delay_is_marked() {
    let repository = repository();
    let output = otn(&repository.path().join("mission"), &["diff", "comite", "--format", "csv"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n"),
        "Partie,Identifiant,Quoi,Changement,Clé,Avant,Maintenant,Raison\n\
         Faits,lits,142 lits,modifié,cadran,force,faiblesse,\n\
         Faits,lits,142 lits,modifié,effet,favorable,défavorable,\n\
         Faits,renomme,Un fait,\"renommé, était ancien\",,,,\n\
         Actions,a,Ouvrir,modifié,échéance,2027-06-30,2027-09-30,\n\
         Actions,a,Ouvrir,modifié,coût,100.00,250.00,\n\
         Actions,b,Former,modifié,échéance,2027-06-30,2027-09-30,marché infructueux\n\
         Chiffres,budget,Budget de l'office,modifié,valeur,200000,110000,\n\
         Chiffres,result,Résultat,modifié,valeur,200000,110000,\n\
         Chiffres,self-financing,Taux d'autofinancement,modifié,valeur,0.1,0.181818,\n\
         Chiffres,subsidy-dependence,Dépendance aux concours publics,modifié,valeur,0.9,0.818182,\n\
         Chiffres,largest-funder-share,Part du premier financeur,modifié,valeur,0.9,0.818182,\n\
         Chiffres,o,,modifié,dernière mesure,,12,\n"
    );
    let table = otn(&repository.path().join("mission"), &["diff", "comite"]);
    let table = String::from_utf8_lossy(&table.stdout).into_owned();
    assert!(table.contains("1 échéance repoussée sans révision"), "{table}");
}

/// A line about an earlier slip does not excuse a later one; one that leads to the day that stands does.
#[test]
fn a_revision_tells_of_a_delay_only_if_it_leads_to_the_day_that_stands() {
    let line =
        |to: &str| format!("{{ date = 2026-11-01, what = \"deadline\", to = {to}, why = \"marché\" }}");
    let (short, whole) = (line("2027-07-31"), line("2027-09-30"));
    for (lines, marked) in [(vec![&short], true), (vec![&short, &whole], false), (vec![&whole, &short], true)]
    {
        let repository = repository();
        let lines: Vec<&str> = lines.into_iter().map(String::as_str).collect();
        let told = format!("deadline = 2027-09-30\nrevised = [{}]", lines.join(", "));
        let plan = PLAN.replacen("deadline = 2027-06-30", &told, 1);
        fs::write(repository.path().join("mission/plan/plan.toml"), plan).expect("writable");
        let output = otn(&repository.path().join("mission"), &["diff", "comite", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(json["actions"][0]["details"][0]["silently_later"] == true, marked, "{lines:?}: {json}");
    }
}

const DETAILS: &str = r#"
[[choice]]
id = "forme"
question = "Quelle forme ?"
criteria = [{ id = "cout", label = "Coût", weight = 3 }, { id = "agilite" }]
options = [{ id = "epic", label = "EPIC", scores = { cout = 2, agilite = 4 } }]

[[objective]]
id = "p"
statement = "Recevoir plus"
[objective.smart]
specific = "À la gare"
achievable = "Deux saisonniers"
realistic = "Comme en 2024"

[[action]]
id = "c"
objective = "p"
title = "Aménager"
cost = 100
funding = [{ source = "Région", amount = 60 }, { source = "Office", amount = 40 }]
"#;
const PERSON: &str = "\n[[person]]\nid = \"lea\"\nname = \"Léa\"\ncapacity = 40\n";
const EVIDENCE: &str = "evidence = [{ document = \"insee.pdf\", page = 3 }]\n";

/// A weight, a score, a share, a capacity, a proof: none of them changes a statement, all change what is decided.
#[test]
fn what_weighs_on_a_decision_is_told_key_by_key() {
    let repository = repository();
    let put = |mission: &str, facts: &str, plan: &str| {
        let folder = repository.path().join("mission");
        fs::write(folder.join("mission.toml"), mission).expect("writable");
        fs::write(folder.join("facts/à faire.toml"), facts).expect("writable");
        fs::write(folder.join("plan/plan.toml"), plan).expect("writable");
    };
    let (mission, facts) = (format!("{MISSION}{PERSON}"), format!("{FACTS}{EVIDENCE}"));
    put(&mission, &facts, DETAILS);
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "--quiet", "-m", "details"]);
    let plan = [
        ("weight = 3", "weight = 1"),
        ("{ id = \"agilite\" }", "{ id = \"proximite\" }"),
        ("cout = 2, agilite = 4", "cout = 5"),
        ("À la gare", "À la gare et au port"),
        ("Deux", "Trois"),
        ("Comme en 2024", "Comme la baie voisine"),
        ("{ source = \"Région\", amount = 60 }, ", "{ source = \"État\", amount = 60 }, "),
    ];
    let plan = plan.iter().fold(DETAILS.to_owned(), |plan, (from, to)| plan.replace(from, to));
    put(&mission.replace("= 40", "= 20"), &facts.replace("page = 3", "page = 4"), &plan);
    let output = otn(&repository.path().join("mission"), &["diff", "HEAD", "--format", "csv"]);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n"),
        "Partie,Identifiant,Quoi,Changement,Clé,Avant,Maintenant,Raison\n\
         Cadre,mission.toml,Baie,modifié,jours par an de Léa,40,20,\n\
         Faits,ancien,Un fait,modifié,preuves,insee.pdf p. 3,insee.pdf p. 4,\n\
         Choix,forme,Quelle forme\u{202f}?,modifié,poids de «\u{202f}Coût\u{202f}»,3,1,\n\
         Choix,forme,Quelle forme\u{202f}?,modifié,poids de «\u{202f}proximite\u{202f}»,,1,\n\
         Choix,forme,Quelle forme\u{202f}?,modifié,note de «\u{202f}EPIC\u{202f}» pour «\u{202f}Coût\u{202f}»,2,5,\n\
         Choix,forme,Quelle forme\u{202f}?,modifié,poids de «\u{202f}agilite\u{202f}»,1,,\n\
         Choix,forme,Quelle forme\u{202f}?,modifié,note de «\u{202f}EPIC\u{202f}» pour «\u{202f}agilite\u{202f}»,4,,\n\
         Objectifs,p,Recevoir plus,modifié,spécifique,À la gare,À la gare et au port,\n\
         Objectifs,p,Recevoir plus,modifié,atteignable,Deux saisonniers,Trois saisonniers,\n\
         Objectifs,p,Recevoir plus,modifié,réaliste,Comme en 2024,Comme la baie voisine,\n\
         Actions,c,Aménager,modifié,financement par «\u{202f}État\u{202f}»,,60.00,\n\
         Actions,c,Aménager,modifié,financement par «\u{202f}Région\u{202f}»,60.00,,\n"
    );
}

const FRAME: &str = r#"
[order]
body = "Conseil"

[charter]
signed = 2026-09-10
daily_rate = 300
days = 12

[calendar]
closed = ["2026-12-24"]

[[step]]
id = "reunion"
label = "Réunion"
duration = 2
owner = "lea"
support_days = 1

[[support]]
date = 2026-09-21
phase = 1
days = 0.5
what = "Lancement"

[[strategy]]
id = "scot"
orientations = [{ id = "gare", label = "Ouvrir la gare" }]

[follow_up]
on_track = 0.1
"#;

/// Nothing that the mission's first file holds, and no status of the log, changes unseen; a person is named.
#[test]
fn what_the_frame_and_the_log_hold_is_told() {
    let repository = repository();
    let folder = repository.path().join("mission");
    let mission = format!("{MISSION}{PERSON}{FRAME}");
    let plan = "[[action]]\nid = \"a\"\ntitle = \"Ouvrir\"\nowner = \"lea\"\n";
    let put = |mission: &str, plan: &str, log: &str| {
        fs::write(folder.join("mission.toml"), mission).expect("writable");
        fs::write(folder.join("plan/plan.toml"), plan).expect("writable");
        fs::write(folder.join("plan/follow-up.csv"), format!("date,sujet,valeur,statut,commentaire\n{log}"))
            .expect("writable");
    };
    put(&mission, plan, "2026-11-02,a,,en cours,\n");
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "--quiet", "-m", "frame"]);
    let changes = [
        ("\"Conseil\"", "\"Bureau\""),
        ("2026-09-10", "2026-09-11"),
        ("daily_rate = 300", "daily_rate = 320"),
        ("days = 12", "days = 10"),
        ("12-24", "12-26"),
        ("duration = 2", "duration = 3\nstarted = 2026-11-02\ndone = 2026-11-04"),
        ("owner = \"lea\"", "owner = \"tom\""),
        ("support_days = 1", "support_days = 2"),
        ("[[strategy]]", "[[support]]\ndate = 2026-10-01\ndays = 1\n\n[[strategy]]"),
        ("Ouvrir la gare", "Ouvrir la halte"),
        ("on_track = 0.1", "on_track = 0.2"),
    ];
    let changed = changes.iter().fold(mission, |text, (from, to)| text.replace(from, to));
    let allowed = "\n[[check.allow]]\nrule = \"risk-without-response\"\nid = \"r\"\nreason = \"Assumé\"\n[[person]]\nid = \"tom\"\nname = \"Tom\"\n";
    put(
        &format!("{changed}{allowed}"),
        &plan.replace("\"lea\"", "\"tom\""),
        "2026-11-02,a,,en cours,\n2026-11-20,a,,faite,\n",
    );
    let output = otn(&folder, &["diff", "HEAD", "--format", "csv"]);
    let told = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n").replace('\u{202f}', " ");
    let told: Vec<&str> = told
        .lines()
        .skip(1)
        .map(|line| line.trim_start_matches("Cadre,mission.toml,Baie,modifié,"))
        .collect();
    assert_eq!(
        told,
        [
            "instance qui commande,Conseil,Bureau,",
            "signature de la charte,2026-09-10,2026-09-11,",
            "prix du jour d'accompagnement,300.00,320.00,",
            "jours d'accompagnement convenus,12,10,",
            "jours fermés,2026-12-24,2026-12-26,",
            "durée de l'étape « Réunion »,2,3,",
            "responsable de l'étape « Réunion »,Léa,Tom,",
            "jours d'accompagnement de l'étape « Réunion »,1,2,",
            "commencement de l'étape « Réunion »,,2026-11-02,",
            "achèvement de l'étape « Réunion »,,2026-11-04,",
            "\"accompagnement du 1er octobre 2026, phase …, «  », en jours\",,1,",
            "écart admis au chemin,0.1,0.2,",
            "constat accepté « risk-without-response » pour « r »,,Assumé,",
            "nom de « tom »,,Tom,",
            "orientation « scot/gare »,Ouvrir la gare,Ouvrir la halte,",
            "Actions,a,Ouvrir,modifié,statut dans le journal,en cours,faite,",
            "Actions,a,Ouvrir,modifié,responsable,Léa,Tom,",
        ]
    );
    let json = otn(&folder, &["diff", "HEAD", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json["actions"][0]["details"][1]["to"], "tom", "{json}");
}

/// A target that asks for less is marked as a deadline moved later is, on whichever side of the baseline it stands.
#[test]
fn a_target_that_asks_for_less_is_marked_unless_a_revision_says_so() {
    let repository = repository();
    let folder = repository.path().join("mission");
    let objective = |baseline: i64, target: i64, more: &str| {
        format!(
            "[[objective]]\nid = \"o\"\nstatement = \"Allonger\"\n{more}[objective.smart]\nmeasurable = {{ baseline = {baseline}, target = {target} }}\n"
        )
    };
    let told = "revised = [{ date = 2026-11-01, what = \"cible\", from = 20, to = 15, why = \"crue\" }]\n";
    for (baseline, before, after, revised, marked) in [
        (10, 20, 15, "", true),
        (10, 20, 25, "", false),
        (22, 8, 12, "", true),
        (22, 8, 5, "", false),
        (10, 20, 15, told, false),
        (10, 20, 14, told, true),
    ] {
        fs::write(folder.join("plan/plan.toml"), objective(baseline, before, "")).expect("writable");
        git(repository.path(), &["add", "."]);
        git(repository.path(), &["commit", "--quiet", "--allow-empty", "-m", "target"]);
        fs::write(folder.join("plan/plan.toml"), objective(baseline, after, revised)).expect("writable");
        let output = otn(&folder, &["diff", "HEAD"]);
        let text = String::from_utf8_lossy(&output.stdout).replace(['\u{202f}', '\u{a0}'], " ");
        assert_eq!(
            text.contains("1 cible moins exigeante sans révision"),
            marked,
            "{baseline} {before} {after}: {text}"
        );
        assert_eq!(text.contains("raison : crue"), !revised.is_empty() && !marked, "{text}");
    }
}

#[test]
fn nothing_changed_is_said_too() {
    let repository = repository();
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "--quiet", "-m", "later"]);
    let output = otn(&repository.path().join("mission"), &["diff", "HEAD"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("Rien n'a changé depuis cette révision ("), "{text}");
}

#[test]
fn what_git_cannot_give_is_misuse_and_said() {
    let repository = repository();
    let mission = repository.path().join("mission");
    for (revision, words) in [
        ("inconnue", "git ne connaît pas la révision «\u{202f}inconnue\u{202f}»"),
        ("--output=x", "il manque"),
        ("-x", "git ne connaît pas la révision «\u{202f}-x\u{202f}»"),
        ("HEAD~1..HEAD", "git ne connaît pas la révision"),
        ("avant", "la mission n'existait pas encore à la révision «\u{202f}avant\u{202f}»"),
    ] {
        let output = otn(&mission, &["diff", revision]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{revision}: {said}");
        assert!(said.contains(words), "{revision}: {said}");
    }
    assert!(!mission.join("x").exists());
    let alone = tempfile::tempdir().expect("a temporary folder");
    fs::write(alone.path().join("mission.toml"), MISSION).expect("writable");
    let output = otn(alone.path(), &["diff", "HEAD"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("la mission n'est pas dans un dépôt git"));
}

/// A post and a body may bear one id; each is compared with its own.
#[test]
fn posts_bodies_and_budgets_that_changed_are_told_key_by_key() {
    let repository = repository();
    let folder = repository.path().join("mission");
    let organisation = "[[post]]\nid = \"k\"\ntitle = \"Direction\"\nmissions = { coordination = 1 }\n[[body]]\nid = \"k\"\ntitle = \"Comité\"\ncolleges = [{ name = \"élus\", seats = 9 }]\n[[budget]]\nyear = 2028\nincome = { ventes = 100 }\n";
    let path = folder.join("plan/organisation.toml");
    fs::write(&path, organisation).expect("writable");
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "--quiet", "-m", "organisation"]);
    git(repository.path(), &["tag", "organisation"]);
    let changed = organisation.replace("coordination = 1", "coordination = 0.8").replace("= 9", "= 8");
    fs::write(&path, changed.replace("100", "250")).expect("writable");
    let output = otn(&folder, &["diff", "organisation", "--format", "csv"]);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n"),
        "Partie,Identifiant,Quoi,Changement,Clé,Avant,Maintenant,Raison\n\
         Organisation,k,Direction,modifié,ETP de «\u{202f}coordination\u{202f}»,1,0.8,\n\
         Organisation,k,Comité,modifié,sièges de «\u{202f}élus\u{202f}»,9,8,\n\
         Organisation,2028,,modifié,recette «\u{202f}ventes\u{202f}»,100.00,250.00,\n"
    );
}
