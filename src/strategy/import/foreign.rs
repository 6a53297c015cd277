//! Another tool's action plan, taken in as new objectives and actions: what no key holds is kept in the comment, and told.

use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
};

use super::{
    Added, File, PlanImport, Problem, Request, Why,
    cell::{amount, day, person},
    cell_name,
    changes::is_blank,
    toml::toml,
};
use crate::{
    language::{Language, money::Money, order::slug, vocabulary::Vocabulary as _},
    mission::{
        draft::{appended, identifier, quoted},
        vocabulary::Status,
    },
    state_of_play::import::{
        columns::Mapping,
        heading::{self, Head},
        refusal::Refusal,
        workbook::{Row, Workbook},
    },
    strategy::register::{Column, Value},
};

/// What a column of another tool's plan is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Role {
    /// A level of the tree above actions, from the top.
    Axis(u8),
    /// What is done.
    Title,
    /// What is done, one step below.
    Step,
    /// The person in charge.
    Owner,
    /// Who takes part.
    Partners,
    /// The first day.
    Start,
    /// The last day.
    Deadline,
    /// What it costs, in all.
    Cost,
    /// Who pays, by number.
    Funder,
    /// How much: of the funder before it.
    Amount,
    /// Where it stands.
    Status,
    /// People and things.
    Means,
    /// The public aimed at.
    Target,
    /// The result expected.
    Expected,
    /// Words that no key holds.
    Comment,
}

/// The labels by which plans name their columns, as slugs; each found at the start of a label, the longest first.
///
/// Sources: the import template and the exports of "Territoires en transitions" (ADEME), and the method's own words.
const LABELS: [(&str, Role); 52] = [
    ("sous-sous-axe", Role::Axis(2)),
    ("sous-axe", Role::Axis(1)),
    ("axe", Role::Axis(0)),
    ("axis", Role::Axis(0)),
    ("orientation", Role::Axis(0)),
    ("enjeu", Role::Axis(0)),
    ("titre-de-la-sous-action", Role::Step),
    ("sous-action", Role::Step),
    ("titre-de-la-fiche-action", Role::Title),
    ("titre-de-la-fiche", Role::Title),
    ("titre-de-l-action", Role::Title),
    ("titre", Role::Title),
    ("title", Role::Title),
    ("intitule", Role::Title),
    ("action", Role::Title),
    ("fiche-action", Role::Title),
    ("personne-pilote", Role::Owner),
    ("pilote", Role::Owner),
    ("responsable", Role::Owner),
    ("owner", Role::Owner),
    ("partenaires", Role::Partners),
    ("partners", Role::Partners),
    ("date-de-debut", Role::Start),
    ("debut", Role::Start),
    ("start", Role::Start),
    ("date-de-fin", Role::Deadline),
    ("echeance", Role::Deadline),
    ("date-limite", Role::Deadline),
    ("fin", Role::Deadline),
    ("deadline", Role::Deadline),
    ("budget-previsionnel-total", Role::Cost),
    ("budget-previsionnel", Role::Cost),
    ("budget", Role::Cost),
    ("cout", Role::Cost),
    ("cost", Role::Cost),
    ("financeur", Role::Funder),
    ("montant", Role::Amount),
    ("statut", Role::Status),
    ("avancement", Role::Status),
    ("status", Role::Status),
    ("moyens", Role::Means),
    ("means", Role::Means),
    ("cible", Role::Target),
    ("public-vise", Role::Target),
    ("target", Role::Target),
    ("resultat-attendu", Role::Expected),
    ("resultats-attendus", Role::Expected),
    ("expected", Role::Expected),
    ("actions-liees", Role::Comment),
    ("mesures-liees", Role::Comment),
    ("action-en-amelioration", Role::Comment),
    ("notes", Role::Comment),
];

/// The columns of another tool's plan.
pub(super) struct Columns {
    sheet: String,
    header: u64,
    /// The columns, in order: where, the label, what it is to us.
    roles: Vec<(usize, String, Role)>,
}

/// Finds the header of a plan: the row of the first twenty that has most known labels, a title among them.
pub(super) fn columns(heads: &[Head], maps: &[Mapping]) -> Option<Columns> {
    let mut best: Option<(usize, Columns)> = None;
    for head in heads {
        for row in &head.rows {
            let labels = heading::labels(row);
            let roles: Vec<(usize, String, Role)> = labels
                .into_iter()
                .filter(|(_, label)| !label.is_empty())
                .filter_map(|(at, label)| {
                    let role = role(&label, maps)?;
                    Some((at, label, role))
                })
                .collect();
            let known = roles.iter().filter(|(_, _, role)| *role != Role::Comment).count();
            let titled = roles.iter().any(|(_, _, role)| *role == Role::Title);
            if titled && known >= 2 && best.as_ref().is_none_or(|(most, _)| known > *most) {
                best = Some((known, Columns { sheet: head.sheet.clone(), header: row.number, roles }));
            }
        }
    }
    best.map(|(_, columns)| columns)
}

/// Returns what a label is; none where `--map` leaves it out.
fn role(label: &str, maps: &[Mapping]) -> Option<Role> {
    let label_slug = slug(label);
    let mapped = maps.iter().find(|mapping| slug(&mapping.label) == label_slug);
    if mapped.is_some_and(|mapping| mapping.column.is_empty()) {
        return None;
    }
    let wanted = mapped.map_or(label_slug, |mapping| slug(&mapping.column));
    let starts =
        |start: &str| wanted.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let found = LABELS.iter().filter(|(start, _)| starts(start)).max_by_key(|(start, _)| start.len());
    Some(found.map_or(Role::Comment, |(_, role)| *role))
}

/// Takes in the rows as new actions, in a file of their own.
pub(super) fn plan(
    book: &mut Workbook,
    columns: &Columns,
    request: &Request<'_>,
) -> Result<PlanImport, Refusal> {
    let formulas: HashSet<(u64, usize)> = book.formulas(&columns.sheet)?.into_iter().collect();
    let file = format!("plan/{}.toml", request.name);
    if request.mission.root.join(&file).symlink_metadata().is_ok() {
        return Err(Refusal::There(file));
    }
    let mut taking = Taking {
        request,
        columns,
        file: file.clone(),
        told: PlanImport {
            source: request.source.clone(),
            sheet: columns.sheet.clone(),
            header_line: columns.header,
            foreign: true,
            ..PlanImport::default()
        },
        objectives: HashMap::new(),
        objective_ids: request.mission.objectives.iter().map(|one| one.id.value.clone()).collect(),
        action_ids: request.mission.actions.iter().map(|one| one.id.value.clone()).collect(),
        axes: String::new(),
        actions: String::new(),
    };
    book.each_row(&columns.sheet, &mut |row| {
        if row.number > columns.header {
            taking.row(row);
            let of_formulas = columns.roles.iter().filter(|(at, ..)| formulas.contains(&(row.number, *at)));
            for (at, label, _) in of_formulas {
                if is_blank(row, *at) {
                    taking.told.problems.push(Problem {
                        cell: cell_name(row.number, *at),
                        column: label.clone(),
                        found: String::new(),
                        why: Why::Uncomputed,
                        kept: false,
                    });
                } else {
                    taking.told.formulas.push(cell_name(row.number, *at));
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    let Taking { mut told, axes, actions, .. } = taking;
    if told.added.is_empty() {
        return Err(Refusal::NoPlan);
    }
    let head = match request.language {
        Language::French => format!(
            "# Repris de {} : à relire, à compléter (« otn plan check »).\n",
            one_line(&request.source)
        ),
        Language::English => format!(
            "# Taken from {}: to be read again and completed (“otn plan check”).\n",
            one_line(&request.source)
        ),
    };
    let text = appended(&format!("{head}{axes}"), &actions);
    told.files = vec![File { path: file, read: None, text }];
    Ok(told)
}

fn one_line(text: &str) -> String {
    crate::language::safe::visible(text).into_owned()
}

/// Rows being taken in.
struct Taking<'t> {
    request: &'t Request<'t>,
    columns: &'t Columns,
    file: String,
    told: PlanImport,
    /// The objectives made of axes, by the path of their labels.
    objectives: HashMap<Vec<String>, String>,
    objective_ids: HashSet<String>,
    action_ids: HashSet<String>,
    axes: String,
    actions: String,
}

/// The words of a cell that says which kind of thing a column takes, in the row below a header.
const HINT: &str = "champ-";

impl Taking<'_> {
    fn row(&mut self, row: &Row) {
        let of = |wanted: Role| self.words(row, wanted);
        let (title, step) = (of(Role::Title), of(Role::Step));
        if self.is_instruction(row) || (title.is_none() && step.is_none()) {
            self.told.skipped.push(row.number);
            return;
        }
        let title = match (title, step) {
            (Some(title), Some(step)) => format!("{step} ({title})"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return,
        };
        let objective = self.objective(row);
        let mut kept: Vec<String> = Vec::new();
        let mut values: Vec<(Column, Value)> = Vec::new();
        let mut funding: Vec<(String, Option<Money>)> = Vec::new();
        for (at, label, role) in &self.columns.roles {
            let Some(cell) = row.get(*at) else { continue };
            let words = cell.written().trim().to_owned();
            if words.is_empty() {
                continue;
            }
            let found = match role {
                Role::Axis(_) | Role::Title | Role::Step => continue,
                Role::Owner => {
                    person(&words, self.request.mission).map(|id| (Column::Owner, Value::Words(id)))
                }
                Role::Partners => Ok((Column::Partners, Value::List(split(&words)))),
                Role::Start => day(cell).map(|day| (Column::Start, Value::Date(day))).ok_or(Why::NoDate),
                Role::Deadline => {
                    day(cell).map(|day| (Column::Deadline, Value::Date(day))).ok_or(Why::NoDate)
                }
                Role::Cost => {
                    amount(cell).map(|money| (Column::Cost, Value::Money(money))).ok_or(Why::NoAmount)
                }
                Role::Status => status(&words)
                    .map(|status| (Column::Status, Value::Status(status)))
                    .ok_or(Why::NoStatus { nearest: super::cell::near_status(&words) }),
                Role::Means => Ok((Column::Means, Value::Words(words.clone()))),
                Role::Target => Ok((Column::Target, Value::Words(words.clone()))),
                Role::Expected => Ok((Column::Expected, Value::Words(words.clone()))),
                Role::Funder => {
                    funding.push((words.clone(), None));
                    continue;
                }
                Role::Amount => match (funding.last_mut(), amount(cell)) {
                    (Some((_, of @ None)), Some(money)) => {
                        *of = Some(money);
                        continue;
                    }
                    _ => Err(Why::NoAmount),
                },
                Role::Comment => {
                    kept.push(format!("{label} : {words}"));
                    continue;
                }
            };
            match found {
                Ok((column, value)) if values.iter().all(|(known, _)| *known != column) => {
                    values.push((column, value))
                }
                Ok(_) => kept.push(format!("{label} : {words}")),
                Err(why) => {
                    kept.push(format!("{label} : {words}"));
                    self.told.problems.push(Problem {
                        cell: cell_name(row.number, *at),
                        column: label.clone(),
                        found: words,
                        why,
                        kept: true,
                    });
                }
            }
        }
        self.write(row, &title, objective.as_deref(), &values, &funding, &kept);
    }

    /// Returns the words of the first column of a role that has some.
    fn words(&self, row: &Row, wanted: Role) -> Option<String> {
        let columns = self.columns.roles.iter().filter(|(_, _, role)| *role == wanted);
        let mut words =
            columns.filter_map(|(at, ..)| row.get(*at)).map(|cell| one_line(cell.written().trim()));
        words.find(|words| !words.is_empty())
    }

    /// Tells whether a row says how to fill the table in, rather than filling it.
    fn is_instruction(&self, row: &Row) -> bool {
        let hints = row.cells.iter().filter(|(_, cell)| slug(&cell.written()).starts_with(HINT)).count();
        // Where days and amounts are wanted, whole sentences stand.
        let strict =
            self.columns.roles.iter().filter(|(_, _, role)| {
                matches!(role, Role::Start | Role::Deadline | Role::Cost | Role::Amount)
            });
        let sentences = strict
            .filter_map(|(at, ..)| row.get(*at))
            .filter(|cell| cell.written().split_whitespace().count() > 5);
        hints >= 2 || sentences.count() >= 2
    }

    /// Returns the objective that the row's axes are; each path of axes becomes one, below the one above it.
    fn objective(&mut self, row: &Row) -> Option<String> {
        let (mut path, mut parent) = (Vec::new(), None);
        for level in 0..3 {
            let Some(label) = self.words(row, Role::Axis(level)) else { continue };
            path.push(slug(&label));
            if let Some(id) = self.objectives.get(&path) {
                parent = Some(id.clone());
                continue;
            }
            let id = identifier(&label, &mut self.objective_ids);
            let kind = if parent.is_none() { "strategic" } else { "operational" };
            let mut block = format!(
                "[[objective]]\nid = {}\nstatement = {}\nkind = \"{kind}\"\n",
                quoted(&id),
                quoted(&label)
            );
            if let Some(parent) = &parent {
                block.push_str(&format!("parent = {}\n", quoted(parent)));
            }
            self.axes =
                if self.axes.is_empty() { format!("\n{block}") } else { appended(&self.axes, &block) };
            self.objectives.insert(path.clone(), id.clone());
            parent = Some(id);
        }
        parent
    }

    fn write(
        &mut self,
        row: &Row,
        title: &str,
        objective: Option<&str>,
        values: &[(Column, Value)],
        funding: &[(String, Option<Money>)],
        kept: &[String],
    ) {
        let id = identifier(title, &mut self.action_ids);
        let mut block = format!("[[action]]\nid = {}\n", quoted(&id));
        if let Some(objective) = objective {
            block.push_str(&format!("objective = {}\n", quoted(objective)));
        }
        block.push_str(&format!("title = {}\n", quoted(title)));
        for column in Column::ALL {
            for (_, value) in values.iter().filter(|(known, _)| *known == column) {
                block.push_str(&format!("{} = {}\n", column.key(), toml(value, "", None)));
            }
            if column == Column::Cost && !funding.is_empty() {
                let lines: Vec<String> = funding
                    .iter()
                    .map(|(source, money)| match money {
                        Some(money) => format!(
                            "{{ source = {}, amount = {} }}",
                            quoted(source),
                            toml(&Value::Money(*money), "", None)
                        ),
                        None => format!("{{ source = {} }}", quoted(source)),
                    })
                    .collect();
                block.push_str(&format!("funding = [{}]\n", lines.join(", ")));
            }
        }
        if !kept.is_empty() {
            block.push_str(&format!("comment = {}\n", quoted(&kept.join(" · "))));
        }
        self.actions = appended(&self.actions, &block);
        let (title, file) = (title.to_owned(), self.file.clone());
        self.told.added.push(Added { id, title, file, row: row.number, renamed: None });
    }
}

/// Splits a cell of names.
fn split(words: &str) -> Vec<String> {
    let names = words.split([',', ';', '\n']).map(|name| name.trim().trim_start_matches("- ").trim());
    names.filter(|name| !name.is_empty()).map(one_line).collect()
}

/// Reads a status in our words, or in those of other plans where they mean the same.
fn status(words: &str) -> Option<Status> {
    match slug(words).as_str() {
        "a-venir" | "non-commence" | "non-commencee" | "not-started" => Some(Status::Planned),
        "realise" | "termine" | "acheve" | "achevee" | "completed" => Some(Status::Done),
        "abandonne" | "cancelled" => Some(Status::Dropped),
        "in-progress" | "ongoing" => Some(Status::Running),
        _ => Status::parse(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_other_plans_are_known_by_how_they_begin() {
        for (label, expected) in [
            ("Axe (x)", Role::Axis(0)),
            ("Sous-sous axe (x.x.x)", Role::Axis(2)),
            ("Titre de la fiche action", Role::Title),
            ("Titre de la sous-action", Role::Step),
            ("Statut ", Role::Status),
            ("Montant € HT", Role::Amount),
            ("Financeur 2", Role::Funder),
            ("Financements", Role::Comment),
            ("Budget prévisionnel total € HT", Role::Cost),
            ("Actions liées", Role::Comment),
            ("Direction ou service pilote", Role::Comment),
            ("Personne pilote", Role::Owner),
        ] {
            assert_eq!(role(label, &[]), Some(expected), "{label}");
        }
    }
}
