//! What technicians check the rest by: sources, queries, the review, the method.

use super::{super::names, basis::Basis, part};
use crate::{
    check::{Severity, review::Accepted},
    language::{Text, count::Count, number::Number, text},
    mission::fact::Evidence,
    report::document::{Block, Cell, Column, Paper, Part, Sign, Table},
};

/// What each fact rests on, and where it is written.
pub(super) fn sources(basis: &Basis<'_>) -> Option<Part> {
    if !basis.is_for_technicians() || basis.mission().facts.is_empty() {
        return None;
    }
    let sources = &basis.mission().sources;
    let rows = basis.mission().facts.iter().map(|fact| {
        let evidence: Vec<Text> = fact.evidence.iter().map(|one| evidence(one, basis)).collect();
        let place = fact.id.place;
        let place = format!("{}:{}", sources.get(place.file).name(), sources.position(place).line);
        vec![
            Cell::Raw(names::fact(&fact.id.value, basis.snapshot, basis.language)),
            if evidence.is_empty() {
                Cell::Status(Sign::Watch, text!("aucune source", "no source"))
            } else {
                Cell::Words(Text::joined(&evidence, " · "))
            },
            Cell::Raw(format!("{place}, {}", fact.id.value)),
        ]
    });
    let table = Table {
        columns: vec![
            Column::left(text!("Fait", "Fact")).room(45),
            Column::left(text!("Repose sur", "Rests on")).room(35),
            Column::left(text!("Écrit dans", "Written in")).room(20),
        ],
        rows: rows.collect(),
    };
    let title = text!("Annexe : les sources des faits", "Annex: the sources of the facts");
    part(title, text!("Sources", "Sources"), Paper::Upright, vec![Block::Table(table)])
}

fn evidence(evidence: &Evidence, basis: &Basis<'_>) -> Text {
    let mut parts: Vec<Text> = Vec::new();
    let same = |words: &Option<crate::mission::source::Located<String>>| {
        words.as_ref().map(|words| Text::same(&words.value))
    };
    let named = evidence.indicator.as_ref();
    parts.extend(named.map(|indicator| names::indicator(&indicator.value, basis.snapshot)));
    parts.extend(
        evidence
            .above
            .as_ref()
            .map(|above| text!("au-dessus de {n}", "above {n}", n = Number::new(above.value))),
    );
    parts.extend(
        evidence
            .below
            .as_ref()
            .map(|below| text!("au-dessous de {n}", "below {n}", n = Number::new(below.value))),
    );
    parts.extend(same(&evidence.document));
    parts
        .extend(evidence.page.as_ref().map(|page| text!("page {n}", "page {n}", n = page.value.to_string())));
    parts.extend(same(&evidence.source));
    // An address is shown and not followed: nothing here is a link.
    parts.extend(same(&evidence.url));
    parts.extend(evidence.date.as_ref().map(|date| text!("{date}", "{date}", date = date.value)));
    Text::joined(&parts, ", ")
}

/// How each figure is computed: in words; a command gives the query.
pub(super) fn formulas(basis: &Basis<'_>) -> Option<Part> {
    if !basis.is_for_technicians() {
        return None;
    }
    let rows = basis.figures.iter().filter(|figure| figure.value.is_some()).map(|figure| {
        vec![
            Cell::Raw(figure.label.clone()),
            Cell::Raw(figure.formula.clone().unwrap_or_default()),
            Cell::Raw(figure.table.clone().unwrap_or_default()),
            Cell::Raw(figure.id.clone()),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        Column::left(text!("Indicateur", "Indicator")).room(25),
        Column::left(text!("Formule", "Formula")).room(39),
        Column::left(text!("Table", "Table")).room(18),
        Column::left(text!("Identifiant", "Id")).room(18),
    ];
    let told = text!(
        "« otn indicators --explain IDENTIFIANT » donne la requête de chacun.",
        "“otn indicators --explain ID” gives the query of each."
    );
    let blocks = vec![Block::Paragraph(told), Block::Table(Table { columns, rows })];
    let title = text!("Annexe : comment les chiffres sont calculés", "Annex: how the figures are computed");
    part(title, text!("Formules", "Formulas"), Paper::Upright, blocks)
}

/// What the review found, the worst first, and what the mission accepts.
pub(super) fn review(basis: &Basis<'_>) -> Option<Part> {
    if !basis.is_for_technicians() {
        return None;
    }
    let mut blocks = found(basis);
    let accepted = &basis.review.accepted;
    if !accepted.is_empty() {
        let all = accepted.iter().flat_map(|one| &one.findings).map(|finding| 1 + finding.more).sum();
        blocks.push(Block::Heading(text!(
            "{n} dans mission.toml, [check] allow",
            "{n} in mission.toml, [check] allow",
            n = Count::new(all, "constat admis", "constats admis", "finding accepted", "findings accepted")
        )));
        blocks.push(Block::List(accepted.iter().map(accepted_words).collect()));
    }
    part(
        text!("Annexe : la relecture", "Annex: the review"),
        text!("Relecture", "Review"),
        Paper::Upright,
        blocks,
    )
}

fn found(basis: &Basis<'_>) -> Vec<Block> {
    let mut found: Vec<_> = basis.review.found.iter().collect();
    if found.is_empty() {
        let words = if basis.review.accepted.is_empty() {
            text!("« otn check » ne trouve rien à reprendre.", "“otn check” finds nothing to mend.")
        } else {
            text!(
                "« otn check » ne trouve rien d'autre à reprendre que ce qui est admis.",
                "“otn check” finds nothing to mend but what is accepted."
            )
        };
        return vec![Block::Paragraph(words)];
    }
    found.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let sources = &basis.mission().sources;
    let rows = found.iter().map(|diagnostic| {
        let sign = match diagnostic.severity {
            Severity::Error => Sign::Bad,
            Severity::Warning => Sign::Watch,
            Severity::Note => Sign::Unknown,
        };
        let place = diagnostic.finding.place;
        vec![
            Cell::Status(sign, diagnostic.severity.name()),
            Cell::Words(diagnostic.finding.message.clone()),
            Cell::Raw(format!("{}:{}", sources.get(place.file).name(), sources.position(place).line)),
            Cell::Raw(diagnostic.rule.name.to_owned()),
        ]
    });
    let columns = vec![
        Column::left(text!("Gravité", "Severity")),
        Column::left(text!("Constat", "Finding")),
        Column::left(text!("Où", "Where")),
        Column::left(text!("Règle", "Rule")),
    ];
    // Of many of a kind the first are shown; all are counted.
    let all = found.iter().map(|diagnostic| 1 + diagnostic.finding.more).sum();
    let count = text!(
        "{n}. « otn explain RÈGLE » dit pourquoi, et comment y remédier.",
        "{n}. “otn explain RULE” says why, and how to mend it.",
        n = Count::new(all, "constat", "constats", "finding", "findings")
    );
    vec![Block::Paragraph(count), Block::Table(Table { columns, rows: rows.collect() })]
}

/// Says what is accepted, and why: in full where it is one thing.
pub(super) fn accepted_words(accepted: &Accepted<'_>) -> Text {
    let what = match accepted.findings.as_slice() {
        [one] if one.more == 0 => one.message.clone(),
        many => text!(
            "{n} ({rule})",
            "{n} ({rule})",
            n = Count::new(
                many.iter().map(|finding| 1 + finding.more).sum(),
                "constat",
                "constats",
                "finding",
                "findings"
            ),
            rule = accepted.rule.name
        ),
    };
    text!("{what} ; raison : {why}", "{what}; reason: {why}", what = what, why = accepted.reason.trim())
}

/// How the report was made.
pub(super) fn method(basis: &Basis<'_>) -> Option<Part> {
    if !basis.is_for_technicians() {
        return None;
    }
    let lines = vec![
        text!(
            "État des lieux : neuf outils remplis par les techniciens ; chaque chiffre est calculé par une requête nommée, jamais recopié.",
            "State of play: nine tools filled in by the technicians; each figure is computed by a named query, never copied."
        ),
        text!(
            "Diagnostic : chaque fait est classé par nature, par effet et par origine ; un fait que les chiffres renversent est signalé.",
            "Diagnosis: each fact is classified by nature, effect and origin; a fact that the figures overturn is told."
        ),
        text!(
            "Choix : des options notées par critère, une seule retenue ; la solidité du classement est éprouvée en déplaçant chaque poids.",
            "Choices: options scored by criterion, one chosen; the ranking is tried by moving each weight."
        ),
        text!(
            "Objectifs SMART ; actions classées par coût, complexité, temps et contribution.",
            "SMART objectives; actions ranked by cost, complexity, time and contribution."
        ),
        text!(
            "Suivi : chaque mesure est comparée à la droite qui va du départ à la cible.",
            "Follow-up: each measure is compared with the line from the baseline to the target."
        ),
    ];
    let title = text!("Annexe : la méthode", "Annex: the method");
    part(title, text!("Méthode", "Method"), Paper::Upright, vec![Block::List(lines)])
}
