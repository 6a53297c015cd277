//! The SWOT laid out: the matrix, the matrix by group, the crossed matrix.

use std::collections::BTreeMap;

use crate::{
    diagnosis::{
        cross::{Cross, Crossing},
        quadrant::Quadrant,
        swot::{FactView, Swot},
    },
    language::{
        Text,
        count::Count,
        order::folded,
        text,
        vocabulary::{Named, Vocabulary as _},
    },
    mission::{
        Mission,
        vocabulary::{Nature, Origin},
    },
    report::document::{Block, Cell, Column, Document, Item, Matrix, Panel, Table},
};

/// What facts are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Group {
    /// By common theme
    Theme,
    /// By nature
    Nature,
}

/// What the small print below a fact says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Print {
    /// Its id first, its nature and its theme: at a terminal.
    Short,
    /// What it changes first: in a report, that is read without the files.
    Whole,
}

/// Facts by the order and the key of their group, each with its quadrant.
type Groups<'a> = BTreeMap<(String, String), Vec<(Option<Quadrant>, &'a FactView<'a>)>>;

/// Lays out the 2×2 matrix, the facts to classify apart.
pub(crate) fn matrix(swot: &Swot<'_>, mission: &Mission, print: Print) -> Document {
    let panel = |quadrant: Quadrant| {
        let facts = swot.quadrant(quadrant);
        Panel {
            title: text!("{name} ({n})", "{name} ({n})", name = plural(quadrant), n = facts.len()),
            items: facts.iter().map(|fact| item(fact, mission, print)).collect(),
        }
    };
    let counts = text!(
        "{facts}, {unclassified} à classer. Le chiffre en tête de ligne est l'importance, de 1 à 5. {territory}",
        "{facts}, {unclassified} to classify. The figure before a line is its importance, from 1 to 5. {territory}",
        facts = Count::new(swot.len(), "fait", "faits", "fact", "facts"),
        unclassified = swot.unclassified.len(),
        territory = territory(mission)
    );
    let mut blocks = vec![
        Block::Paragraph(counts),
        Block::Matrix(Box::new(Matrix {
            columns: [text!("Favorable", "Favourable"), text!("Défavorable", "Unfavourable")],
            rows: [
                (text!("Interne", "Internal"), [panel(Quadrant::Strength), panel(Quadrant::Weakness)]),
                (text!("Externe", "External"), [panel(Quadrant::Opportunity), panel(Quadrant::Threat)]),
            ],
        })),
    ];
    if !swot.unclassified.is_empty() {
        blocks.push(Block::Heading(text!("À classer", "To classify")));
        blocks.push(Block::Table(unclassified(&swot.unclassified, mission)));
    }
    Document { title: title(mission), blocks }
}

/// Lays out the facts group by group, with the counts of each quadrant first.
pub(crate) fn grouped(swot: &Swot<'_>, mission: &Mission, group: Group) -> Document {
    let mut groups: Groups<'_> = BTreeMap::new();
    let classified = Quadrant::ALL
        .iter()
        .flat_map(|quadrant| swot.quadrant(*quadrant).iter().map(|fact| (Some(*quadrant), fact)));
    for (quadrant, fact) in classified.chain(swot.unclassified.iter().map(|fact| (None, fact))) {
        let (order, key) = group_key(fact, mission, group);
        groups.entry((order, key)).or_default().push((quadrant, fact));
    }
    let mut blocks = vec![Block::Table(counts(&groups, mission, group))];
    for ((_, key), facts) in &groups {
        let name = group_name(key, mission, group);
        blocks.push(Block::Heading(text!("{name} ({n})", "{name} ({n})", name = name, n = facts.len())));
        let rows = facts.iter().map(|(quadrant, fact)| {
            vec![
                quadrant.map_or(Cell::Words(text!("à classer", "to classify")), |quadrant| {
                    Cell::Words(quadrant.name())
                }),
                fact.importance.map_or(Cell::Empty, Cell::Score),
                Cell::Raw(fact.statement.clone().into_owned()),
                Cell::Raw(fact.id.to_owned()),
            ]
        });
        let columns = vec![
            Column::left(text!("Cadran", "Quadrant")),
            Column::right(text!("Imp.", "Imp.")),
            Column::left(text!("Fait", "Fact")),
            Column::left(text!("Identifiant", "Id")),
        ];
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    Document { title: title(mission), blocks }
}

/// Lays out the crossed matrix.
pub(crate) fn crossed(cross: &Cross<'_>, mission: &Mission) -> Document {
    crossed_by(cross, mission, ", ", |id| id.to_owned())
}

/// Lays out the crossed matrix, each fact named as `name` does, with what stands between two of them.
pub(crate) fn crossed_by(
    cross: &Cross<'_>,
    mission: &Mission,
    between: &str,
    name: impl Fn(&str) -> String,
) -> Document {
    let all = |ids: &[&str]| {
        let named: Vec<String> = ids.iter().map(|id| name(id)).collect();
        named.join(between)
    };
    let panel = |title: Text, crossings: &[Crossing<'_>]| Panel {
        title: text!("{title} ({n})", "{title} ({n})", title = title, n = crossings.len()),
        items: crossings
            .iter()
            .map(|crossing| Item {
                importance: None,
                words: crossing.statement.to_owned(),
                details: text!(
                    "{objective} : {internal} × {external}",
                    "{objective}: {internal} × {external}",
                    objective = crossing.objective,
                    internal = all(&crossing.internal),
                    external = all(&crossing.external)
                ),
            })
            .collect(),
    };
    let [so, wo, st, wt] = ways();
    let matrix = Matrix {
        columns: [text!("Forces", "Strengths"), text!("Faiblesses", "Weaknesses")],
        rows: [
            (text!("Opportunités", "Opportunities"), [panel(so, &cross.so), panel(wo, &cross.wo)]),
            (text!("Menaces", "Threats"), [panel(st, &cross.st), panel(wt, &cross.wt)]),
        ],
    };
    let intro = text!(
        "Chaque objectif figure là où il répond à la fois à un fait interne et à un fait externe.",
        "Each objective stands where it answers an internal and an external fact together."
    );
    let mut blocks = vec![Block::Paragraph(intro), Block::Matrix(Box::new(matrix))];
    if !cross.unanswered.is_empty() {
        let heading = text!(
            "Faits importants (4 ou 5) auxquels aucun objectif ne répond ({n})",
            "Important facts (4 or 5) that no objective answers ({n})",
            n = cross.unanswered.len()
        );
        blocks.push(Block::Heading(heading));
        blocks.push(Block::Table(unclassified(&cross.unanswered, mission)));
    }
    let name = mission.frame.name.as_ref().map_or("", |name| &name.value);
    Document { title: text!("Matrice croisée — {name}", "Crossed matrix — {name}", name = name), blocks }
}

/// Names what each panel of the crossed matrix does, in the words that the TOWS matrix is taught with: SO, WO, ST, WT.
pub(super) fn ways() -> [Text; 4] {
    [
        text!("S'appuyer sur les forces pour saisir les opportunités", "Use strengths to take opportunities"),
        text!("Corriger les faiblesses grâce aux opportunités", "Overcome weaknesses through opportunities"),
        text!("S'appuyer sur les forces contre les menaces", "Use strengths against threats"),
        text!("Réduire les faiblesses et éviter les menaces", "Reduce weaknesses and avoid threats"),
    ]
}

/// The flat table of facts that CSV gives.
pub(crate) fn flat(swot: &Swot<'_>, mission: &Mission) -> Document {
    let columns = [
        text!("cadran", "quadrant"),
        text!("identifiant", "id"),
        text!("importance", "importance"),
        text!("énoncé", "statement"),
        text!("nature", "nature"),
        text!("thème", "theme"),
        text!("impact", "impact"),
        text!("source", "source"),
    ];
    let row = |quadrant: Option<Quadrant>, fact: &FactView<'_>| {
        vec![
            quadrant.map_or(Cell::Words(text!("à classer", "to classify")), |quadrant| {
                Cell::Words(quadrant.name())
            }),
            Cell::Raw(fact.id.to_owned()),
            fact.importance.map_or(Cell::Empty, Cell::Score),
            Cell::Raw(fact.statement.clone().into_owned()),
            Cell::Words(nature(fact)),
            Cell::Raw(fact.theme.map_or("", |theme| mission.theme_label(theme)).to_owned()),
            Cell::Raw(fact.impact.unwrap_or_default().to_owned()),
            Cell::Raw(format!("{}:{}", fact.source.file, fact.source.line)),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(swot.len());
    for quadrant in Quadrant::ALL {
        rows.extend(swot.quadrant(*quadrant).iter().map(|fact| row(Some(*quadrant), fact)));
    }
    rows.extend(swot.unclassified.iter().map(|fact| row(None, fact)));
    let table = Table { columns: columns.into_iter().map(Column::left).collect(), rows };
    Document { title: title(mission), blocks: vec![Block::Table(table)] }
}

fn title(mission: &Mission) -> Text {
    let name = mission.frame.name.as_ref().map_or("", |name| &name.value);
    text!(
        "Forces, faiblesses, opportunités, menaces — {name}",
        "Strengths, weaknesses, opportunities, threats — {name}",
        name = name
    )
}

/// Names what a quadrant holds.
pub(super) fn plural(quadrant: Quadrant) -> Text {
    match quadrant {
        Quadrant::Strength => text!("Forces", "Strengths"),
        Quadrant::Weakness => text!("Faiblesses", "Weaknesses"),
        Quadrant::Opportunity => text!("Opportunités", "Opportunities"),
        Quadrant::Threat => text!("Menaces", "Threats"),
    }
}

fn territory(mission: &Mission) -> Text {
    let counts_inside =
        mission.frame.territory_counts.as_ref().is_some_and(|origin| origin.value == Origin::Internal);
    if counts_inside {
        text!("Interne = l'office et son territoire.", "Internal = the office and its territory.")
    } else {
        text!("Interne = l'office seul.", "Internal = the office alone.")
    }
}

fn item(fact: &FactView<'_>, mission: &Mission, print: Print) -> Item {
    let theme = fact.theme.map_or("—", |theme| mission.theme_label(theme));
    Item {
        importance: fact.importance,
        words: fact.statement.clone().into_owned(),
        details: match (print, fact.impact) {
            (Print::Whole, Some(impact)) => text!(
                "{impact} · {kind} · {theme} · {id}",
                "{impact} · {kind} · {theme} · {id}",
                impact = impact,
                kind = nature(fact),
                theme = theme,
                id = fact.id
            ),
            (Print::Whole, None) => {
                Text::joined(&[nature(fact), Text::same(theme), Text::same(fact.id)], " · ")
            }
            (Print::Short, _) => Text::joined(&[Text::same(fact.id), nature(fact), Text::same(theme)], " · "),
        },
    }
}

fn nature(fact: &FactView<'_>) -> Text {
    fact.nature.and_then(Nature::parse).map_or(Text::fixed("—", "—"), |nature| nature.name())
}

fn unclassified(facts: &[FactView<'_>], mission: &Mission) -> Table {
    let columns = vec![
        Column::left(text!("Identifiant", "Id")),
        Column::right(text!("Imp.", "Imp.")),
        Column::left(text!("Fait", "Fact")),
        Column::left(text!("Nature", "Nature")),
        Column::left(text!("Thème", "Theme")),
    ];
    let rows = facts.iter().map(|fact| {
        vec![
            Cell::Raw(fact.id.to_owned()),
            fact.importance.map_or(Cell::Empty, Cell::Score),
            Cell::Raw(fact.statement.clone().into_owned()),
            Cell::Words(nature(fact)),
            Cell::Raw(fact.theme.map_or("", |theme| mission.theme_label(theme)).to_owned()),
        ]
    });
    Table { columns, rows: rows.collect() }
}

/// Returns the order and the key of a fact's group; facts without one come last.
fn group_key(fact: &FactView<'_>, mission: &Mission, group: Group) -> (String, String) {
    match group {
        Group::Theme => match fact.theme {
            Some(theme) => (folded(mission.theme_label(theme)), theme.to_owned()),
            None => ("\u{10ffff}".to_owned(), String::new()),
        },
        Group::Nature => match fact.nature.and_then(Nature::parse) {
            Some(nature) => (format!("{}", nature as u8), nature.key().to_owned()),
            None => ("\u{10ffff}".to_owned(), String::new()),
        },
    }
}

fn group_name(key: &str, mission: &Mission, group: Group) -> Text {
    match group {
        _ if key.is_empty() => match group {
            Group::Theme => text!("sans thème", "no theme"),
            Group::Nature => text!("sans nature", "no nature"),
        },
        Group::Theme => Text::same(mission.theme_label(key)),
        Group::Nature => Nature::parse(key)
            .map_or(Text::same(key), |nature| text!("{nature}", "{nature}", nature = Named(nature))),
    }
}

fn counts(groups: &Groups<'_>, mission: &Mission, group: Group) -> Table {
    let mut columns = vec![Column::left(match group {
        Group::Theme => text!("Thème", "Theme"),
        Group::Nature => text!("Nature", "Nature"),
    })];
    columns.extend(Quadrant::ALL.iter().map(|quadrant| Column::right(plural(*quadrant))));
    columns.push(Column::right(text!("À classer", "To classify")));
    columns.push(Column::right(text!("Total", "Total")));
    let rows = groups.iter().map(|((_, key), facts)| {
        let of = |wanted: Option<Quadrant>| facts.iter().filter(|(quadrant, _)| *quadrant == wanted).count();
        let mut row = vec![Cell::Words(group_name(key, mission, group))];
        row.extend(Quadrant::ALL.iter().map(|quadrant| Cell::Count(of(Some(*quadrant)))));
        row.push(Cell::Count(of(None)));
        row.push(Cell::Count(facts.len()));
        row
    });
    Table { columns, rows: rows.collect() }
}
