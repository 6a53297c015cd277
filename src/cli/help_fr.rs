//! The help in French: clap's own sentences are English, and it has no way to replace them all at once.
//!
//! A test keeps the list whole: every command and every option has its sentence here, and no other.

use clap::{Arg, ArgAction, Command};

/// The layout of a page of help.
const TEMPLATE: &str = "{about-with-newline}\nUtilisation\u{202f}: {usage}\n\n{all-args}{after-help}";

/// The heading of the options; clap adds the colon.
const OPTIONS: &str = "Options\u{202f}";

/// The French sentences, by path: a command's names joined by spaces, then `:` and the option's id.
pub(super) const SENTENCES: &[(&str, &str)] = &[
    ("", "De l'ambition des élus à un plan d'action suivi, en texte brut"),
    (":directory", "Partir de ce dossier plutôt que du dossier courant"),
    (":lang", "Parler cette langue plutôt que celle de la mission"),
    (":color", "Quand mettre des couleurs"),
    (":today", "Compter les retards à partir de ce jour plutôt que d'aujourd'hui"),
    (":verbose", "En dire plus"),
    (":quiet", "En dire moins"),
    ("init", "Créer une mission : des fichiers commentés, sans jamais rien écraser"),
    ("init:dir", "Où écrire ; le dossier courant par défaut"),
    ("init:name", "Le nom de la mission ou de l'office"),
    ("init:language", "La langue de la mission"),
    ("init:vote", "Le jour du vote du conseil"),
    ("init:example", "Écrire plutôt un exemple rempli : baie-fictive, cotentin ou small"),
    (
        "init:with",
        "Écrire aussi ce qui peut servir : legal-forms, le choix d'une forme juridique prêt à noter",
    ),
    ("init:dry_run", "Dire seulement ce qui serait écrit"),
    ("status", "Montrer où en est la mission, phase par phase"),
    ("status:format", "La forme de la sortie"),
    ("status:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("schedule", "Montrer le calendrier, compté à rebours depuis le vote du conseil"),
    ("schedule:format", "La forme de la sortie"),
    ("schedule:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("indicators", "Montrer les chiffres de l'état des lieux, leurs repères et d'où ils viennent"),
    ("indicators:ids", "Seulement ces indicateurs"),
    ("indicators:by", "Donner les valeurs par une colonne, comme commune ou kind, ou par year (année)"),
    (
        "indicators:explain",
        "Montrer sur quoi repose un indicateur : formule, tables, lignes, repère, requête",
    ),
    ("indicators:format", "La forme de la sortie"),
    ("indicators:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("query", "Poser n'importe quelle question à l'état des lieux, en SQL"),
    (
        "query:sql",
        "La question, en SQL : SELECT * FROM columns montre les tables ; l'argent y est en centimes, donc amount / 100.0",
    ),
    ("query:format", "La forme de la réponse"),
    ("query:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("export", "Remettre l'état des lieux à un autre outil"),
    (
        "export sqlite",
        "Écrire toutes les tables et les objets de la mission dans un fichier SQLite, l'argent en centimes",
    ),
    ("export sqlite:file", "Le fichier à écrire ; un fichier déjà là est gardé"),
    ("export sqlite:replace", "Écrire par-dessus le fichier qui est là"),
    ("facts", "Lister les faits, en ajouter un, ou en faire proposer par les chiffres"),
    ("facts:nature", "Seulement les faits de cette nature"),
    ("facts:theme", "Seulement les faits de ce thème"),
    ("facts:quadrant", "Seulement les faits de ce cadran"),
    ("facts:unclassified", "Seulement les faits encore à classer"),
    ("facts:format", "La forme de la sortie"),
    ("facts:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("facts add", "Ajouter un fait à la fin d'un fichier"),
    ("facts add:statement", "Le fait, en une phrase ; demandé sur un terminal"),
    ("facts add:id", "Son identifiant ; tiré de l'énoncé par défaut"),
    ("facts add:nature", "Sa nature"),
    ("facts add:effect", "Favorable ou défavorable ; à laisser vide tant que l'équipe n'a pas tranché"),
    ("facts add:origin", "Interne, externe ou territoire ; à laisser vide tant que l'équipe n'a pas tranché"),
    ("facts add:theme", "L'identifiant de son thème"),
    ("facts add:impact", "Ce qu'il change pour la future organisation"),
    ("facts add:importance", "De 1 à 5"),
    ("facts add:indicator", "Ce qui le prouve : l'identifiant d'un indicateur"),
    ("facts add:document", "Ce qui le prouve : le chemin d'un document de la mission"),
    ("facts add:source", "Ce qui le prouve : une autre source"),
    ("facts add:date", "Le jour de la source"),
    ("facts add:file", "Le fichier où l'ajouter, dans facts/"),
    ("facts add:dry_run", "Dire seulement ce qui serait écrit"),
    ("facts suggest", "Proposer des faits : indicateurs au-delà de leur repère, ou qui se dégradent"),
    ("facts suggest:ids", "Seulement les faits sur ces indicateurs"),
    ("facts suggest:write", "Ajouter les faits proposés au fichier"),
    ("facts suggest:file", "Le fichier où les ajouter, dans facts/"),
    ("facts suggest:format", "La forme de la sortie"),
    ("facts suggest:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("swot", "Montrer les forces, faiblesses, opportunités et menaces"),
    ("swot:by", "Grouper les faits"),
    ("swot:cross", "Montrer la matrice croisée : à quelles paires de faits un objectif répond"),
    ("swot:nature", "Seulement les faits de cette nature"),
    ("swot:theme", "Seulement les faits de ce thème"),
    ("swot:format", "La forme de la sortie"),
    ("swot:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("choices", "Montrer les options de chaque choix, notées, classées, et la solidité du classement"),
    ("choices:legal_forms", "Comparer plutôt les formes juridiques d'un office de tourisme ; sans mission"),
    ("choices:format", "La forme de la sortie"),
    ("choices:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("check", "Relire toute la mission"),
    ("check:format", "La forme des constats"),
    ("check:all", "Montrer tous les constats, pas seulement les premiers de chaque sorte"),
    ("check:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("check:deny", "Échouer aussi sur ceux-ci"),
    ("check:baseline", "Laisser de côté les constats inscrits dans ce fichier"),
    ("check:write_baseline", "Inscrire dans ce fichier les constats d'aujourd'hui"),
    ("data", "Travailler sur les tables de l'état des lieux"),
    ("data check", "Valider les tables de la mission, ou tout CSV contre tout schéma Table Schema"),
    (
        "data check:file",
        "Une table de la mission à vérifier seule, ou avec --schema tout CSV : sans besoin de mission",
    ),
    ("data check:schema", "Le schéma Table Schema contre lequel le valider"),
    ("data check:all", "Montrer tous les problèmes, pas seulement les premiers de chaque sorte"),
    ("data check:format", "La forme des constats"),
    ("data check:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("data check:deny", "Échouer aussi sur ceux-ci"),
    ("data check:baseline", "Laisser de côté les constats inscrits dans ce fichier"),
    ("data check:write_baseline", "Inscrire dans ce fichier les constats d'aujourd'hui"),
    ("plan", "Travailler sur les objectifs et le plan d'action"),
    ("plan show", "Montrer le tableau standard : objectifs, actions, totaux"),
    ("plan show:owner", "Seulement les actions de cette personne"),
    ("plan show:objective", "Seulement cet objectif et ceux qui le servent"),
    ("plan show:status", "Seulement les actions qui ont ce statut"),
    ("plan show:year", "Seulement les actions de cette année"),
    ("plan show:by", "Grouper autrement"),
    ("plan show:format", "La forme de la sortie"),
    ("plan show:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("plan rank", "Classer les actions, ou choisir celles que permettent les moyens"),
    (
        "plan rank:budget",
        "Choisir les actions qui contribuent le plus avec ces euros par an, ou 2027=30000,2028=20000",
    ),
    ("plan rank:days", "… avec ces jours de travail par an, ou 2027=80,2028=60"),
    ("plan rank:people", "… avec les jours par an dont chacun dispose (capacity)"),
    (
        "plan rank:what_if",
        "Montrer ce qui tombe si les moyens changent : budget=-20%, days=-10%, person=lea:-50% ; se répète",
    ),
    ("plan rank:format", "La forme de la sortie"),
    ("plan rank:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("plan gantt", "Montrer le plan dans le temps"),
    ("plan gantt:format", "La forme de la sortie"),
    ("plan gantt:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("plan check", "Relire les choix, les objectifs, les actions et les risques"),
    ("plan check:format", "La forme des constats"),
    ("plan check:all", "Montrer tous les constats, pas seulement les premiers de chaque sorte"),
    ("plan check:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("plan check:deny", "Échouer aussi sur ceux-ci"),
    ("plan check:baseline", "Laisser de côté les constats inscrits dans ce fichier"),
    ("plan check:write_baseline", "Inscrire dans ce fichier les constats d'aujourd'hui"),
    ("data import", "Reprendre une feuille Excel ou LibreOffice, ou n'importe quel CSV"),
    ("data import:file", "Le classeur (.xlsx, .xls, .ods) ou le CSV"),
    ("data import:table", "La table à remplir, plutôt que celle à laquelle les colonnes ressemblent"),
    ("data import:fact", "Reprendre des faits : un par ligne, dans un fichier de facts/"),
    ("data import:name", "Le nom du fichier de faits ; par défaut celui du fichier repris"),
    ("data import:sheet", "La feuille à lire, plutôt que celle qui convient le mieux"),
    ("data import:header", "La ligne de l'en-tête, plutôt que celle qui convient le mieux"),
    (
        "data import:maps",
        "Quelle colonne du fichier est laquelle de la table, « Libellé=colonne » ; « Libellé= » la laisse de côté",
    ),
    (
        "data import:sets",
        "Ce que contient, à chaque ligne, une colonne que le fichier n'a pas, « colonne=valeur »",
    ),
    ("data import:values", "Ce que veut dire un mot du fichier, « mot=clé »"),
    ("data import:ids", "Composer des identifiants là où le fichier n'en a pas"),
    ("data import:dry_run", "Dire seulement ce qui serait écrit"),
    ("data import:replace", "Écrire par-dessus la table qui est là"),
    ("data import:format", "La forme de ce qui a été compris"),
    ("data show", "Montrer si les tables sont remplies, ou ce que contient une table ou un fichier"),
    ("data show:table", "Une table de la mission, ou n'importe quel fichier ; toutes les tables par défaut"),
    ("data show:format", "La forme de la sortie"),
    ("data show:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("plan follow", "Montrer l'avancement, les retards, la dépense, les risques, et ce qu'il faut ajuster"),
    ("plan follow:since", "Dire aussi ce qui a changé dans le journal depuis ce jour"),
    ("plan follow:all", "Donner toutes les actions, même celles qui ne sont pas encore à commencer"),
    ("plan follow:format", "La forme de la sortie"),
    ("plan follow:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("plan measure", "Ajouter une mesure au journal, plan/follow-up.csv"),
    (
        "plan measure:subject",
        "Ce qui est mesuré : une action, action/indicateur, action/cost (les euros dépensés jusqu'ici, en tout) ou un objectif",
    ),
    (
        "plan measure:value",
        "La valeur : 12,5, 12.5 ou \"1 234\" ; peut manquer quand --status dit ce qu'il y a à dire",
    ),
    ("plan measure:date", "Le jour de la mesure ; aujourd'hui par défaut"),
    ("plan measure:status", "Où en est l'action : prévue, en cours, faite ou abandonnée"),
    ("plan measure:comment", "Un commentaire"),
    ("plan measure:future", "Accepter un jour encore à venir"),
    ("plan import", "Reprendre un classeur modifié, ou le plan d'un autre outil"),
    (
        "plan import:file",
        "Le classeur écrit par otn plan report, modifié ; ou le plan d'un autre outil (.xlsx, .xls, .ods, .csv)",
    ),
    ("plan import:sheet", "La feuille à lire plutôt que celle qui convient le mieux"),
    (
        "plan import:maps",
        "Quelle colonne du fichier est quelle clé d'une action : \"Libellé=clé\" ; \"Libellé=\" la laisse de côté",
    ),
    (
        "plan import:name",
        "Le nom du fichier du plan d'un autre outil, dans plan/ ; celui du fichier importé par défaut",
    ),
    ("plan import:dry_run", "Dire seulement ce qui serait écrit"),
    ("plan import:yes", "Écrire sans demander"),
    ("plan import:format", "La forme de ce qui diffère"),
    ("plan report", "Écrire le rapport du plan"),
    ("plan report:audience", "À qui il est destiné"),
    ("plan report:format", "La forme du rapport"),
    ("plan report:output", "Écrire dans un fichier, en entier ou pas du tout"),
    (
        "report",
        "Écrire le rapport de la mission pour un public : la définition du nouveau mode d'organisation",
    ),
    ("report:kind", "De quoi il traite"),
    ("report:audience", "À qui il est destiné"),
    ("report:format", "La forme du rapport"),
    ("report:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("diff", "Montrer ce qui a changé dans la mission depuis une révision de git"),
    (
        "diff:revision",
        "Une révision de git : un numéro, une étiquette, une branche, HEAD~3, \"main@{2026-10-01}\"",
    ),
    ("diff:format", "La forme de la sortie"),
    ("diff:output", "Écrire dans un fichier, en entier ou pas du tout"),
    ("explain", "Expliquer une règle : pourquoi elle existe, un exemple faux et un juste"),
    ("explain:rule", "Le nom de la règle, par exemple objective-is-a-means"),
    ("rules", "Donner la liste des règles"),
    ("rules:format", "La forme de la liste"),
    ("schema", "Donner le schéma d'un fichier, pour les éditeurs et les validateurs"),
    ("schema:name", "Un fichier TOML (mission, facts, plan, indicators) ou une table de l'état des lieux"),
    ("schema:format", "La forme du schéma"),
    ("completions", "Donner la complétion d'un shell"),
    ("completions:shell", "Le shell"),
    ("man", "Donner la page de manuel"),
    ("man:command", "La page d'une commande, par exemple plan check"),
];

/// Returns the command with its help in French.
pub(super) fn french(command: Command) -> Command {
    translated(command, "")
}

fn translated(command: Command, path: &str) -> Command {
    let mut command = command
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("Commandes\u{202f}")
        .subcommand_value_name("COMMANDE");
    if let Some(about) = sentence(path) {
        command = command.about(about);
    }
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for id in ids {
        let key = format!("{path}:{id}");
        command = command.mut_arg(id, |arg| with_sentence(arg, &key));
    }
    if path.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        let version = version.help("Donner la version").help_heading(OPTIONS);
        command = command.disable_version_flag(true).arg(version);
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command = command.arg(help.help("Afficher cette aide").help_heading(OPTIONS));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let below = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(name, |sub| translated(sub, &below));
    }
    command
}

fn with_sentence(arg: Arg, key: &str) -> Arg {
    let mut help = sentence(key).unwrap_or_default().to_owned();
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let values = arg.get_possible_values();
    let shown = values.iter().filter(|value| !value.is_hide_set());
    let values: Vec<String> = shown.map(|value| value.get_name().to_owned()).collect();
    if takes_value && !values.is_empty() {
        help.push_str(&format!(" [valeurs : {}]", values.join(", ")));
    }
    let default: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if takes_value && !default.is_empty() {
        help.push_str(&format!(" [par défaut : {}]", default.join(", ")));
    }
    let heading = if arg.is_positional() { "Arguments\u{202f}" } else { OPTIONS };
    let help = crate::language::typography::french(&help).into_owned();
    let arg = arg.help(help).help_heading(heading);
    // clap refuses these settings on an option that takes no value.
    if takes_value { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

fn sentence(key: &str) -> Option<&'static str> {
    SENTENCES.iter().find(|(known, _)| *known == key).map(|(_, sentence)| *sentence)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn paths(command: &Command, path: &str, out: &mut Vec<String>) {
        out.push(path.to_owned());
        out.extend(command.get_arguments().map(|arg| format!("{path}:{}", arg.get_id())));
        for sub in command.get_subcommands() {
            let name = sub.get_name();
            let below = if path.is_empty() { name.to_owned() } else { format!("{path} {name}") };
            paths(sub, &below, out);
        }
    }

    #[test]
    fn every_command_and_every_option_has_its_french_sentence_and_no_other_has() {
        let mut wanted = Vec::new();
        paths(&super::super::Cli::command(), "", &mut wanted);
        wanted.sort();
        let mut known: Vec<String> = SENTENCES.iter().map(|(key, _)| (*key).to_owned()).collect();
        known.sort();
        assert_eq!(known, wanted);
        french(super::super::Cli::command()).debug_assert();
    }
}
