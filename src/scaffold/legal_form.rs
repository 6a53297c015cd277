//! The choice of a legal form, ready to be scored: written by `otn init --with legal-forms`, or commented out.

use crate::{
    language::{Language, text},
    strategy::legal_form::{Comparison, Form},
};

/// Returns the `[[choice]]` of a legal form: the criteria and the options, without any score.
pub(super) fn choice(comparison: &Comparison, language: Language) -> String {
    let pick = |fr: &str, en: &str| match language {
        Language::French => fr.to_owned(),
        Language::English => en.to_owned(),
    };
    let quoted = |text: String| toml::Value::String(text).to_string();
    let mut out = format!(
        "[[choice]]\nid = {}\nquestion = {}\ncriteria = [\n",
        quoted(pick("forme-juridique", "legal-form")),
        quoted(pick("Quelle forme juridique pour l'office ?", "Which legal form for the office?"))
    );
    for criterion in &comparison.criterion {
        let id = quoted(pick(&criterion.id.fr, &criterion.id.en));
        let label = quoted(pick(&criterion.fr, &criterion.en));
        out.push_str(&format!("  {{ id = {id}, label = {label}, weight = 1 }},\n"));
    }
    out.push_str("]\noptions = [\n");
    for form in &comparison.form {
        let label = quoted(pick(&form.fr, &form.en));
        if let Some(fit) = fit(form, language) {
            out.push_str(&format!("  # {fit}\n"));
        }
        out.push_str(&format!("  {{ id = {}, label = {label}, scores = {{}} }},\n", quoted(form.id.clone())));
    }
    let end = text!(
        "]\n# Après le vote :\n# chosen = \"epic\"\n# decided = { by = \"Conseil communautaire\", date = 2027-01-28 }\n",
        "]\n# After the vote:\n# chosen = \"epic\"\n# decided = { by = \"Community council\", date = 2027-01-28 }\n"
    );
    out.push_str(match language {
        Language::French => &end.fr,
        Language::English => &end.en,
    });
    out
}

/// Returns the same as a file of its own, with what to do first.
pub(super) fn file(comparison: &Comparison, language: Language) -> String {
    let head = match language {
        Language::French => {
            "#:schema ../.otn/schemas/plan.schema.json\n\
             # La forme juridique de l'office : le choix revient aux élus. « otn choices --legal-forms » compare les formes,\n\
             # avec les sources ; « otn choices » classe les options notées et dit si le classement est solide.\n\
             # Retirez les options et les critères inutiles, donnez à chaque critère son poids, notez de 1 à 5 (5 = le plus\n\
             # favorable) : scores = { souplesse = 4, controle-elus = 2 }.\n\n"
        }
        Language::English => {
            "#:schema ../.otn/schemas/plan.schema.json\n\
             # The legal form of the office: the elected officials choose. “otn choices --legal-forms” compares the forms,\n\
             # with the sources; “otn choices” ranks the options scored and says how sturdy the ranking is.\n\
             # Take out the options and criteria that are of no use, give each criterion its weight, score from 1 to 5\n\
             # (5 = the most favourable): scores = { flexibility = 4, elected-control = 2 }.\n\n"
        }
    };
    head.to_owned() + &choice(comparison, language)
}

/// Returns the same as comments, for a plan that may want it later.
pub(super) fn commented(comparison: &Comparison, language: Language) -> String {
    let lines = choice(comparison, language);
    lines.lines().map(|line| format!("# {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn fit(form: &Form, language: Language) -> Option<&str> {
    let line = form.line("fit")?;
    Some(match language {
        Language::French => &line.fr,
        Language::English => &line.en,
    })
}
