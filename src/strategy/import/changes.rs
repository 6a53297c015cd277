//! The changes of our own table, told three ways: what was written, what the file says, what the sheet says.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::ControlFlow,
};

use super::{
    Added, Change, Conflict, File, Lost, PlanImport, Problem, Request, Unbalanced, Why,
    cell::{same, value},
    cell_name,
    sheet::{Base, Register, changed_sheets, written as written_before},
    toml::{items, toml},
};
use crate::{
    language::{money::Money, order::slug},
    mission::{
        action::Action,
        draft::{identifier, is_id, quoted},
        edit::{self, Edit, EditError, New, edited, is_spread},
    },
    state_of_play::import::{
        refusal::Refusal,
        workbook::{Cell, Row, Workbook},
    },
    strategy::register::{Column, Kind, LABEL, Value, objective_label, written},
};

/// Compares the table with the mission.
pub(super) fn plan(
    book: &mut Workbook,
    register: &Register,
    request: &Request<'_>,
) -> Result<PlanImport, Refusal> {
    let before = written_before(book)?;
    let formulas: HashSet<(u64, usize)> = book.formulas(&register.sheet)?.into_iter().collect();
    let mut rows = Vec::new();
    book.each_row(&register.sheet, &mut |row| {
        if row.number > register.header {
            rows.push(row.clone());
        }
        ControlFlow::Continue(())
    })?;
    let mut told = PlanImport {
        source: request.source.clone(),
        sheet: register.sheet.clone(),
        header_line: register.header,
        based: before.is_some(),
        twice: register.twice.clone(),
        changed_sheets: before.as_ref().map_or(Ok(Vec::new()), |before| changed_sheets(book, before))?,
        unknown_columns: register.unknown.clone(),
        missing_columns: Column::ALL
            .into_iter()
            .filter(|column| !register.columns.contains_key(column))
            .map(Column::key)
            .collect(),
        ..PlanImport::default()
    };
    let mut comparison = Comparison {
        request,
        register,
        base: before.as_ref().map(|before| &before.base),
        formulas: &formulas,
        told: &mut told,
        files: BTreeMap::new(),
        ids: request.mission.actions.iter().map(|action| action.id.value.clone()).collect(),
        seen: HashSet::new(),
    };
    // The ids of the sheet first: an action may wait for one that stands below it.
    let id = register.columns.get(&Column::Id).copied().unwrap_or_default();
    let ids = rows.iter().filter_map(|row| row.get(id)).map(|cell| cell.written().trim().to_owned());
    let ids: Vec<String> = ids.filter(|id| !id.is_empty()).collect();
    comparison.ids.extend(ids);
    for row in &rows {
        comparison.row(row);
    }
    comparison.removed();
    comparison.renamed();
    comparison.write()?;
    Ok(told)
}

/// A table being compared with a mission.
struct Comparison<'c> {
    request: &'c Request<'c>,
    register: &'c Register,
    base: Option<&'c Base>,
    formulas: &'c HashSet<(u64, usize)>,
    told: &'c mut PlanImport,
    /// The edits and the new actions of each file, by path.
    files: BTreeMap<String, (Vec<Edit>, Vec<edit::Added>)>,
    /// The ids of the mission and of the sheet.
    ids: HashSet<String>,
    /// The ids of the rows read.
    seen: HashSet<String>,
}

impl<'c> Comparison<'c> {
    fn at(&self, column: Column) -> Option<usize> {
        self.register.columns.get(&column).copied()
    }

    fn problem(&mut self, row: &Row, column: Column, why: Why) {
        let at = self.at(column).unwrap_or_default();
        self.told.problems.push(Problem {
            cell: cell_name(row.number, at),
            column: column.title().in_(self.request.language).into_owned(),
            found: row.get(at).map(Cell::written).unwrap_or_default(),
            why,
            kept: false,
        });
    }

    fn row(&mut self, row: &Row) {
        let id = self.at(Column::Id).and_then(|at| row.get(at)).map(Cell::written).unwrap_or_default();
        let id = id.trim().to_owned();
        if !id.is_empty() && !self.seen.insert(id.clone()) {
            self.problem(row, Column::Id, Why::Twice);
            return;
        }
        let found = if id.is_empty() { self.of_title(row) } else { self.request.mission.action(&id) };
        match found {
            Some(action) => {
                self.seen.insert(action.id.value.clone());
                self.known(row, action);
            }
            None => self.unknown(row, &id),
        }
    }

    /// Finds the action of a row without an id by its title: a new row that has come in already.
    fn of_title(&self, row: &Row) -> Option<&'c Action> {
        let title = slug(&row.get(self.at(Column::Title)?)?.written());
        let has_title = |action: &&Action| {
            action.title.as_ref().is_some_and(|known| !title.is_empty() && slug(&known.value) == title)
        };
        self.request.mission.actions.iter().find(has_title)
    }

    /// Reads a row's cell; what is not understood is told.
    fn read(&mut self, row: &Row, column: Column) -> Option<Option<Value>> {
        let at = self.at(column)?;
        let found = match row.get(at) {
            // A library writes formulas without computing them: an empty cell would take the value away.
            _ if self.formulas.contains(&(row.number, at)) && is_blank(row, at) => Err(Why::Uncomputed),
            Some(cell) => value(column, cell, self.request.mission),
            None => Ok(None),
        };
        let found = found.and_then(|found| match &found {
            Some(Value::List(ids)) if column == Column::After => {
                match ids.iter().find(|id| !self.ids.contains(*id)) {
                    Some(id) => Err(Why::NoAction { id: id.clone() }),
                    None => Ok(found),
                }
            }
            _ => Ok(found),
        });
        match found {
            Ok(found) => Some(found),
            Err(why) => {
                self.problem(row, column, why);
                None
            }
        }
    }

    /// Tells whether a cell still holds the words that a report writes for what the file says.
    fn is_untouched(&self, row: &Row, column: Column, ours: &str) -> bool {
        let shown = self.at(column).and_then(|at| row.get(at)).map(Cell::written).unwrap_or_default();
        let mission = self.request.mission;
        let expected = match column {
            Column::Owner if !ours.is_empty() => {
                crate::strategy::register::cell_words(mission.person_name(ours))
            }
            Column::Objective if !ours.is_empty() => objective_label(ours, mission),
            _ => ours.to_owned(),
        };
        same(column.kind(), &shown, &expected)
    }

    /// Compares the row of an action that the mission has.
    fn known(&mut self, row: &Row, action: &Action) {
        let ours = written(action);
        let mut taken = HashMap::new();
        for (column, ours) in Column::ALL.into_iter().zip(ours).skip(1) {
            let Some(at) = self.at(column) else { continue };
            let base =
                self.base.and_then(|base| base.get(&action.id.value)).and_then(|base| base.get(column.key()));
            let base = base.cloned();
            // What was not touched needs not be understood: a person or an objective may have no name.
            let is_uncomputed = self.formulas.contains(&(row.number, at)) && is_blank(row, at);
            if !is_uncomputed && self.is_untouched(row, column, base.as_ref().unwrap_or(&ours)) {
                continue;
            }
            let Some(theirs) = self.read(row, column) else { continue };
            let theirs_written = theirs.as_ref().map(Value::written).unwrap_or_default();
            let untouched = base.as_ref().is_some_and(|base| same(column.kind(), base, &theirs_written));
            if untouched || same(column.kind(), &ours, &theirs_written) {
                continue;
            }
            if theirs.is_none() && matches!(column, Column::Objective | Column::Title) {
                self.problem(row, column, Why::Needed);
                continue;
            }
            if self.formulas.contains(&(row.number, at)) {
                self.told.formulas.push(cell_name(row.number, at));
            }
            match base.filter(|base| !same(column.kind(), base, &ours)) {
                Some(base) => self.told.conflicts.push(Conflict {
                    id: action.id.value.clone(),
                    key: column.key(),
                    base,
                    mission: ours,
                    sheet: theirs_written,
                    cell: cell_name(row.number, at),
                }),
                None => {
                    if self.change(row, action, column, ours, theirs.clone()) {
                        taken.insert(column, theirs);
                    }
                }
            }
        }
        let of = |column: Column| taken.get(&column).cloned().unwrap_or_else(|| column.value(action));
        if taken.contains_key(&Column::Cost) || taken.contains_key(&Column::Funding) {
            self.balance(&action.id.value, of(Column::Cost), of(Column::Funding));
        }
        self.computed(row, &action.id.value);
    }

    /// Tells an action whose payers would not pay what it costs.
    fn balance(&mut self, id: &str, cost: Option<Value>, funding: Option<Value>) {
        let (Some(Value::Money(cost)), Some(Value::Funding(all))) = (cost, funding) else { return };
        let funding: Money = all.iter().filter_map(|(_, amount)| *amount).sum();
        if funding != cost {
            self.told.unbalanced.push(Unbalanced { id: id.to_owned(), cost, funding });
        }
    }

    /// Tells the cells of a row that are computed and were changed: an objective's statement behind its id, too.
    fn computed(&mut self, row: &Row, id: &str) {
        let Some(base) = self.base.and_then(|base| base.get(id)) else { return };
        let shown = |at: usize| row.get(at).map(Cell::written).unwrap_or_default();
        for (column, at) in &self.register.computed {
            let Some(before) = base.get(column.key()) else { continue };
            if !same(Kind::Number, &shown(*at), before) {
                self.told.computed.push(cell_name(row.number, *at));
            }
        }
        let (Some(at), Some(before)) = (self.at(Column::Objective), base.get(LABEL)) else { return };
        let objective = base.get(Column::Objective.key());
        let shown = shown(at);
        let now = value(Column::Objective, &Cell::Text(shown.clone()), self.request.mission).ok().flatten();
        let is_same_objective = now.map(|now| now.written()).as_ref() == objective;
        // The id alone is the objective too, and so is its statement of today.
        let bare = [objective.cloned(), objective.map(|id| objective_label(id, self.request.mission))];
        let is_bare = bare.iter().flatten().any(|bare| same(Kind::Words, bare, &shown));
        if is_same_objective && !is_bare && !same(Kind::Words, &shown, before) {
            self.told.computed.push(cell_name(row.number, at));
        }
    }

    /// Takes a change in; false where the file has the key in tables of its own.
    fn change(
        &mut self,
        row: &Row,
        action: &Action,
        column: Column,
        from: String,
        to: Option<Value>,
    ) -> bool {
        let sources = &self.request.mission.sources;
        let source = sources.get(action.id.place.file);
        let id = &action.id.value;
        if is_spread(&source.text, id, column.key()) {
            self.problem(row, column, Why::Spread);
            return false;
        }
        let value = to.as_ref().map(|to| match to {
            Value::List(_) | Value::Funding(_) => New::Items(items(to, &source.text)),
            _ => New::Value(toml(to, &source.text, Some((id, column)))),
        });
        let edit = Edit { id: id.clone(), key: column.key(), value };
        self.files.entry(source.name()).or_default().0.push(edit);
        self.told.changes.push(Change {
            id: id.clone(),
            key: column.key(),
            from,
            to: to.as_ref().map(Value::written).unwrap_or_default(),
            file: source.name(),
            line: sources.position(place(action, column)).line,
            cell: cell_name(row.number, self.at(column).unwrap_or_default()),
        });
        true
    }

    /// Takes in the row of an action that the mission does not have.
    fn unknown(&mut self, row: &Row, id: &str) {
        let columns = Column::ALL.into_iter().skip(1);
        if id.is_empty() && columns.clone().all(|column| self.at(column).is_none_or(|at| is_blank(row, at))) {
            return;
        }
        if !id.is_empty() && !is_id(id) {
            self.problem(row, Column::Id, Why::BadId);
            return;
        }
        let mut values: Vec<(Column, Value)> = Vec::new();
        for column in columns {
            if let Some(Some(value)) = self.read(row, column) {
                values.push((column, value));
            }
        }
        let words = |wanted: Column| {
            values.iter().find(|(column, _)| *column == wanted).map(|(_, value)| value.written())
        };
        let Some(title) = words(Column::Title) else {
            self.problem(row, Column::Title, Why::NoTitle);
            return;
        };
        let id = if id.is_empty() { identifier(&title, &mut self.ids) } else { id.to_owned() };
        let (file, after) = self.home(words(Column::Objective).as_deref());
        let text = self.text_of(&file);
        let mut block = format!("[[action]]\nid = {}\n", quoted(&id));
        for (column, value) in &values {
            block.push_str(&format!("{} = {}\n", column.key(), toml(value, text, None)));
        }
        self.files.entry(file.clone()).or_default().1.push(edit::Added { after, text: block });
        let of =
            |wanted: Column| values.iter().find(|(column, _)| *column == wanted).map(|(_, one)| one.clone());
        self.balance(&id, of(Column::Cost), of(Column::Funding));
        let filled = self.register.computed.iter().filter(|(_, at)| !is_blank(row, *at));
        let filled: Vec<String> = filled.map(|(_, at)| cell_name(row.number, *at)).collect();
        self.told.computed.extend(filled);
        self.told.added.push(Added { id, title, file, row: row.number, renamed: None });
    }

    fn text_of(&self, file: &str) -> &str {
        let mission = self.request.mission;
        let known = mission
            .actions
            .iter()
            .map(|action| action.id.place.file)
            .find(|id| mission.sources.get(*id).name() == file);
        known.map_or("", |id| &mission.sources.get(id).text)
    }

    /// Returns the file of the last action of an objective, and that action; else the file of the last action; else a
    /// file of its own.
    fn home(&self, objective: Option<&str>) -> (String, Option<String>) {
        let actions = &self.request.mission.actions;
        let name = |action: &Action| self.request.mission.sources.get(action.id.place.file).name();
        let of = |action: &&Action| action.objective.as_ref().map(|id| id.value.as_str()) == objective;
        if let Some(action) = actions.iter().rev().find(of).filter(|_| objective.is_some()) {
            return (name(action), Some(action.id.value.clone()));
        }
        (actions.last().map_or("plan/actions.toml".to_owned(), name), None)
    }

    /// Tells the actions that were exported, or are in the mission, and have no row any more.
    fn removed(&mut self) {
        let there = |id: &&String| match self.base {
            Some(base) => base.contains_key(id.as_str()),
            None => true,
        };
        let ids = self.request.mission.actions.iter().map(|action| &action.id.value);
        let removed = ids.filter(there).filter(|id| !self.seen.contains(*id)).cloned();
        self.told.removed = removed.collect();
    }

    /// Finds the new actions whose title is that of an action without a row: their id was probably changed.
    fn renamed(&mut self) {
        let mission = self.request.mission;
        let title = |id: &String| Some(slug(&mission.action(id)?.title.as_ref()?.value));
        let gone: Vec<(&String, Option<String>)> =
            self.told.removed.iter().map(|id| (id, title(id))).collect();
        for added in &mut self.told.added {
            let wanted = Some(slug(&added.title));
            added.renamed = gone.iter().find(|(_, title)| *title == wanted).map(|(id, _)| (*id).clone());
        }
    }

    /// Works the edits and the new actions into the files' texts.
    fn write(&mut self) -> Result<(), Refusal> {
        for (path, (edits, added)) in std::mem::take(&mut self.files) {
            let text = self.text_of(&path).to_owned();
            let edited = edited(&text, &edits, &added).map_err(|error| match error {
                EditError::Syntax(message) => Refusal::Unmendable { file: path.clone(), reason: message },
                EditError::NotThere(id) => Refusal::OneLine { file: path.clone(), id },
            })?;
            let lost = edited.lost.into_iter().map(|(id, key, comment)| Lost { id, key, comment });
            self.told.lost.extend(lost);
            let read = (!text.is_empty()).then_some(text);
            self.told.files.push(File { path, read, text: edited.text });
        }
        Ok(())
    }
}

/// Tells whether a row has nothing in a column.
pub(super) fn is_blank(row: &Row, at: usize) -> bool {
    row.get(at).is_none_or(|cell| cell.written().trim().is_empty())
}

/// Returns where a value stands; where the file says nothing, the action.
fn place(action: &Action, column: Column) -> crate::mission::source::Place {
    let known = match column {
        Column::Id => None,
        Column::Objective => action.objective.as_ref().map(|one| one.place),
        Column::Title => action.title.as_ref().map(|one| one.place),
        Column::Owner => action.owner.as_ref().map(|one| one.place),
        Column::Partners => action.partners.first().map(|one| one.place),
        Column::Start => action.start.as_ref().map(|one| one.place),
        Column::Deadline => action.deadline.as_ref().map(|one| one.place),
        Column::Status => action.status.as_ref().map(|one| one.place),
        Column::Cost => action.cost.as_ref().map(|one| one.place),
        Column::Funding => action.funding.first().and_then(|one| Some(one.source.as_ref()?.place)),
        Column::Days => action.days.as_ref().map(|one| one.place),
        Column::Means => action.means.as_ref().map(|one| one.place),
        Column::Target => action.target.as_ref().map(|one| one.place),
        Column::Expected => action.expected.as_ref().map(|one| one.place),
        Column::Complexity => action.complexity.as_ref().map(|one| one.place),
        Column::Contribution => action.contribution.as_ref().map(|one| one.place),
        Column::After => action.after.first().map(|one| one.place),
        Column::Comment => action.comment.as_ref().map(|one| one.place),
    };
    known.unwrap_or(action.id.place)
}
