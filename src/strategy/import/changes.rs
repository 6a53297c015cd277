//! The changes of our own table, told three ways: what was written, what the file says, what the sheet says.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::ControlFlow,
};

use super::{
    Added, Change, Conflict, File, PlanImport, Problem, Request, Why,
    cell::{same, value},
    cell_name,
    sheet::{Base, Register, base},
};
use crate::{
    language::{order::slug, vocabulary::Vocabulary as _},
    mission::{
        action::Action,
        draft::{appended, identifier, is_id, quoted},
        edit::{Edit, EditError, edited, raw_word},
        source::FileId,
        vocabulary::Status,
    },
    state_of_play::import::{
        refusal::Refusal,
        workbook::{Cell, Row, Workbook},
    },
    strategy::register::{Column, Value, written},
};

/// Compares the table with the mission.
pub(super) fn plan(
    book: &mut Workbook,
    register: &Register,
    request: &Request<'_>,
) -> Result<PlanImport, Refusal> {
    let known = base(book)?;
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
        based: known.is_some(),
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
        base: known.as_ref(),
        formulas: &formulas,
        told: &mut told,
        edits: BTreeMap::new(),
        blocks: BTreeMap::new(),
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
    comparison.files()?;
    Ok(told)
}

/// A table being compared with a mission.
struct Comparison<'c> {
    request: &'c Request<'c>,
    register: &'c Register,
    base: Option<&'c Base>,
    formulas: &'c HashSet<(u64, usize)>,
    told: &'c mut PlanImport,
    /// The edits of each file.
    edits: BTreeMap<FileId, Vec<Edit>>,
    /// The new actions of each file, by path.
    blocks: BTreeMap<String, String>,
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
        let expected = if column == Column::Owner && !ours.is_empty() {
            crate::strategy::register::cell_words(mission.person_name(ours))
        } else {
            ours.to_owned()
        };
        same(column, &shown, &expected)
    }

    /// Compares the row of an action that the mission has.
    fn known(&mut self, row: &Row, action: &Action) {
        let ours = written(action);
        for (column, ours) in Column::ALL.into_iter().zip(ours).skip(1) {
            let Some(at) = self.at(column) else { continue };
            let base =
                self.base.and_then(|base| base.get(&action.id.value)).and_then(|base| base.get(column.key()));
            let base = base.cloned();
            // What was not touched needs not be understood: a person or an objective may have no name.
            if self.is_untouched(row, column, base.as_ref().unwrap_or(&ours)) {
                continue;
            }
            let Some(theirs) = self.read(row, column) else { continue };
            let theirs_written = theirs.as_ref().map(Value::written).unwrap_or_default();
            let untouched = base.as_ref().is_some_and(|base| same(column, base, &theirs_written));
            if untouched || same(column, &ours, &theirs_written) {
                continue;
            }
            if theirs.is_none() && matches!(column, Column::Objective | Column::Title) {
                self.problem(row, column, Why::Needed);
                continue;
            }
            if self.formulas.contains(&(row.number, at)) {
                self.told.formulas.push(cell_name(row.number, at));
            }
            match base.filter(|base| !same(column, base, &ours)) {
                Some(base) => self.told.conflicts.push(Conflict {
                    id: action.id.value.clone(),
                    key: column.key(),
                    base,
                    mission: ours,
                    sheet: theirs_written,
                    cell: cell_name(row.number, at),
                }),
                None => self.change(row, action, column, ours, theirs),
            }
        }
    }

    fn change(&mut self, row: &Row, action: &Action, column: Column, from: String, to: Option<Value>) {
        let sources = &self.request.mission.sources;
        let source = sources.get(action.id.place.file);
        let value = to.as_ref().map(|to| toml(to, &source.text, Some((&action.id.value, column))));
        self.edits.entry(action.id.place.file).or_default().push(Edit {
            id: action.id.value.clone(),
            key: column.key(),
            value,
        });
        self.told.changes.push(Change {
            id: action.id.value.clone(),
            key: column.key(),
            from,
            to: to.as_ref().map(Value::written).unwrap_or_default(),
            file: source.name(),
            line: sources.position(place(action, column)).line,
            cell: cell_name(row.number, self.at(column).unwrap_or_default()),
        });
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
        let file = self.home(words(Column::Objective).as_deref());
        let text = self.text_of(&file);
        let mut block = format!("[[action]]\nid = {}\n", quoted(&id));
        for (column, value) in &values {
            block.push_str(&format!("{} = {}\n", column.key(), toml(value, text, None)));
        }
        let blocks = self.blocks.entry(file.clone()).or_default();
        *blocks = appended(blocks, &block);
        self.told.added.push(Added { id, title, file, row: row.number });
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

    /// Returns the file of the last action of an objective; else of the last action; else a file of its own.
    fn home(&self, objective: Option<&str>) -> String {
        let actions = &self.request.mission.actions;
        let of = |action: &&Action| action.objective.as_ref().map(|id| id.value.as_str()) == objective;
        let last = actions.iter().rev().find(of).or(actions.last());
        last.map_or("plan/actions.toml".to_owned(), |action| {
            self.request.mission.sources.get(action.id.place.file).name()
        })
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

    /// Works the edits and the new actions into the files' texts.
    fn files(&mut self) -> Result<(), Refusal> {
        let sources = &self.request.mission.sources;
        let mut texts: HashMap<String, (Option<String>, String)> = HashMap::new();
        for (file, edits) in &self.edits {
            let source = sources.get(*file);
            let text = edited(&source.text, edits).map_err(|error| match error {
                EditError::Syntax(message) => Refusal::Unmendable { file: source.name(), reason: message },
                EditError::NotThere(id) => Refusal::OneLine { file: source.name(), id },
            })?;
            texts.insert(source.name(), (Some(source.text.clone()), text));
        }
        for (file, block) in &self.blocks {
            let text = self.text_of(file).to_owned();
            let read = (!text.is_empty()).then(|| text.clone());
            let (_, whole) = texts.entry(file.clone()).or_insert((read, text));
            *whole = appended(whole, block);
        }
        let mut files: Vec<File> =
            texts.into_iter().map(|(path, (read, text))| File { path, read, text }).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.told.files = files;
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

/// Writes a value as the file writes its like: thousands parted where it parts them, statuses in its language.
pub(super) fn toml(value: &Value, text: &str, of: Option<(&str, Column)>) -> String {
    match value {
        Value::Words(words) if words.contains('\n') => toml_edit::Value::from(words.as_str()).to_string(),
        Value::Words(words) => quoted(words),
        Value::List(all) => {
            let items: Vec<String> = all.iter().map(|item| quoted(item)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Date(date) => date.to_string(),
        Value::Money(money) if money.cents % 100 == 0 => parted(&(money.cents / 100).to_string(), text),
        Value::Money(money) => money.as_euros().to_string(),
        Value::Number(number) => parted(&number.to_string(), text),
        Value::Score(score) => score.to_string(),
        Value::Status(status) => quoted(&status_word(*status, text, of)),
    }
}

/// Parts thousands with an underscore where the file does.
fn parted(digits: &str, text: &str) -> String {
    let bytes = text.as_bytes();
    let parts = bytes.windows(3).any(|w| w[0].is_ascii_digit() && w[1] == b'_' && w[2].is_ascii_digit());
    if !parts || digits.len() < 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

fn status_word(status: Status, text: &str, of: Option<(&str, Column)>) -> String {
    let old = of.and_then(|(id, column)| raw_word(text, id, column.key()));
    let is_french =
        old.is_some_and(|old| Status::ALL.iter().any(|known| known.word().fr == old && known.key() != old));
    if is_french { status.word().fr.to_owned() } else { status.key().to_owned() }
}
