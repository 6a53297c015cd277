//! Opens a folder: reads its files on all cores, then joins them in path order.

use std::{
    collections::{HashMap, hash_map},
    iter,
    path::{Path, PathBuf},
};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Index, Mission,
    action::{self, Action, Risk},
    choice::{self, Choice},
    cores, depth,
    fact::{self, Fact},
    folder::{self, Decoded, Entry, MISSION_FILE, OpenError},
    follow_up::{self, LOG},
    frame::{self, Frame},
    indicator::{self, OwnIndicator},
    key::{Key, Shape},
    objective::{self, Objective},
    organisation::{self, Body, Budget, Organisation, Post},
    problem::{Entity, Meant, Problem, ProblemKind, Unreadable},
    reference,
    settings::Settings,
    source::{FileId, Located, Place, Sources},
    table::{TableReader, start_of},
};
use crate::language::{Language, text};

/// The keys that the files of each folder may hold at their top.
pub(super) const FACT_FILE: &[Key] = &[Key::optional(
    "fact",
    Shape::Tables(fact::KEYS),
    "les faits du diagnostic",
    "the facts of the diagnosis",
)];
/// See [`FACT_FILE`].
pub(super) const PLAN_FILE: &[Key] = &[
    Key::optional(
        "choice",
        Shape::Tables(choice::KEYS),
        "les choix des élus",
        "the elected officials' choices",
    ),
    Key::optional(
        "post",
        Shape::Tables(organisation::POST_KEYS),
        "les postes de l'organisation cible",
        "the posts of the organisation aimed at",
    ),
    Key::optional(
        "body",
        Shape::Tables(organisation::BODY_KEYS),
        "les instances de l'organisation cible",
        "the bodies of the organisation aimed at",
    ),
    Key::optional(
        "budget",
        Shape::Tables(organisation::BUDGET_KEYS),
        "le budget de l'organisation cible, année par année",
        "the budget of the organisation aimed at, year by year",
    ),
    Key::optional("objective", Shape::Tables(objective::KEYS), "les objectifs", "the objectives"),
    Key::optional("action", Shape::Tables(action::KEYS), "les actions", "the actions"),
    Key::optional("risk", Shape::Tables(action::RISK_KEYS), "les risques", "the risks"),
];
/// See [`FACT_FILE`].
pub(super) const INDICATOR_FILE: &[Key] = &[Key::optional(
    "indicator",
    Shape::Tables(indicator::KEYS),
    "les indicateurs propres à la mission",
    "the mission's own indicators",
)];

/// What one file gave.
#[derive(Default)]
struct Part {
    frame: Option<(Frame, Settings)>,
    facts: Vec<Fact>,
    choices: Vec<Choice>,
    organisation: Organisation,
    objectives: Vec<Objective>,
    actions: Vec<Action>,
    risks: Vec<Risk>,
    indicators: Vec<OwnIndicator>,
    measures: Vec<follow_up::Measure>,
    problems: Vec<Problem>,
}

/// What a file is, by its folder.
#[derive(Clone, Copy)]
enum Kind {
    Frame,
    Facts,
    Plan,
    Indicators,
    Log,
}

/// Returns the folder of the mission found from `start` upwards.
pub(crate) fn root_of(start: &Path) -> Option<PathBuf> {
    folder::find(start).ok()
}

/// Returns the language of the mission found from `start` upwards; nothing else of it is read.
pub(crate) fn language_at(start: &Path) -> Option<Language> {
    let root = root_of(start)?;
    let Decoded { text, .. } = folder::read(&root, PathBuf::from(MISSION_FILE)).text.ok()?;
    let (table, _) = DeTable::parse_recoverable(&text);
    let english = table.get_ref().get("mission").is_some_and(|mission| {
        let DeValue::Table(mission) = mission.get_ref() else { return false };
        let code = mission.get("language").map(Spanned::get_ref);
        matches!(code, Some(DeValue::String(code)) if code == "en")
    });
    Some(if english { Language::English } else { Language::French })
}

/// Opens the mission found from `start` upwards.
pub(crate) fn open(start: &Path) -> Result<Mission, OpenError> {
    let root = folder::find(start)?;
    let mut files: Vec<(Kind, PathBuf, Option<ProblemKind>)> =
        vec![(Kind::Frame, PathBuf::from(MISSION_FILE), None)];
    for (kind, below, extension) in [
        (Kind::Facts, "facts", "toml"),
        (Kind::Indicators, "indicators", "toml"),
        (Kind::Plan, "plan", "toml"),
    ] {
        files.extend(
            folder::list(&root, below, extension).into_iter().map(|(path, problem)| (kind, path, problem)),
        );
    }
    if std::fs::symlink_metadata(root.join(LOG)).is_ok() {
        files.push((Kind::Log, PathBuf::from(LOG), None));
    }
    let parts = read_all(&root, files);
    if let Some((entry, _)) = parts.first()
        && let Err(kind) = &entry.text
    {
        let reason = match kind {
            ProblemKind::UnreadableFile { reason: Unreadable::Io(words) } => words.clone(),
            ProblemKind::UnreadableFile { reason: Unreadable::TooLarge } => {
                text!("il dépasse 512 Mo", "it is larger than 512 MB")
            }
            ProblemKind::LinkOutside => text!(
                "c'est un lien qui sort du dossier de la mission",
                "it is a link that leads out of the mission's folder"
            ),
            _ => text!("ce n'est pas un fichier ordinaire", "it is no ordinary file"),
        };
        return Err(OpenError::Unreadable(root.join(MISSION_FILE), reason));
    }
    Ok(join(root, parts))
}

/// Reads a mission that is in memory: paths from its folder, and bytes; `mission.toml` may be missing.
pub(crate) fn from_memory(files: Vec<(PathBuf, Vec<u8>)>) -> Mission {
    let is_frame = |path: &Path| path == Path::new(MISSION_FILE);
    let (frame, rest): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| is_frame(path));
    let frame = frame.into_iter().next().unwrap_or_else(|| (PathBuf::from(MISSION_FILE), Vec::new()));
    let entries = iter::once((Kind::Frame, frame)).chain(rest.into_iter().filter_map(|file| {
        let kind = match file.0.components().next()?.as_os_str().to_str()? {
            _ if file.0 == Path::new(LOG) => Kind::Log,
            "facts" => Kind::Facts,
            "plan" => Kind::Plan,
            "indicators" => Kind::Indicators,
            _ => return None,
        };
        Some((kind, file))
    }));
    let parts = (0..).map(FileId).zip(entries).map(|(id, (kind, (path, bytes)))| {
        let entry = Entry { path, text: Ok(folder::decode(bytes)) };
        let part = read_part(id, kind, &entry);
        (entry, part)
    });
    join(PathBuf::new(), parts.collect())
}

/// Files from which sharing them among the cores is worth the threads: starting one costs about as much as five small files.
const MANY_FILES: usize = 16;

/// Reads the files; the order stays.
fn read_all(root: &Path, files: Vec<(Kind, PathBuf, Option<ProblemKind>)>) -> Vec<(Entry, Part)> {
    let numbered: Vec<_> = (0..).map(FileId).zip(files).collect();
    let read = |(id, file)| read_one(root, id, file);
    if numbered.len() < MANY_FILES {
        return numbered.into_iter().map(read).collect();
    }
    cores::map(numbered, read)
}

fn read_one(
    root: &Path,
    id: FileId,
    (kind, path, problem): (Kind, PathBuf, Option<ProblemKind>),
) -> (Entry, Part) {
    let entry = match problem {
        Some(problem) => Entry { path, text: Err(problem) },
        None => folder::read(root, path),
    };
    let part = read_part(id, kind, &entry);
    (entry, part)
}

/// Reads what a file holds.
fn read_part(id: FileId, kind: Kind, entry: &Entry) -> Part {
    let mut part = Part::default();
    match &entry.text {
        Err(problem) => {
            part.problems.push(Problem { place: start_of(id), kind: problem.clone(), id: None });
        }
        Ok(Decoded { text, broken_at }) => {
            if let Some(offset) = broken_at {
                let place = Place::new(id, *offset..offset + 1);
                part.problems.push(Problem { place, kind: ProblemKind::Encoding, id: None });
            }
            match kind {
                Kind::Log => part.measures = follow_up::read(id, text, &mut part.problems),
                Kind::Frame | Kind::Facts | Kind::Plan | Kind::Indicators => {
                    read_toml(id, kind, &entry.path, text, &mut part)
                }
            }
        }
    }
    part
}

fn read_toml(file: FileId, kind: Kind, path: &Path, text: &str, part: &mut Part) {
    let (mut table, mut errors) = DeTable::parse_recoverable(text);
    let mut problems = Vec::new();
    let shallow;
    if errors.iter().any(|error| error.span().is_none()) {
        let deep = depth::deep_lines(text);
        problems.extend(deep.iter().map(|line| too_deep(Place::new(file, line.clone()))));
        shallow = depth::without(text, &deep);
        (table, errors) = DeTable::parse_recoverable(&shallow);
    }
    problems.extend(errors.into_iter().map(|error| {
        let span = error.span().unwrap_or(0..0);
        let (key, value) = pair_at(text, span.start).unzip();
        let kind = ProblemKind::Syntax {
            message: error.message().to_owned(),
            key: key.map(str::to_owned),
            meant: value.and_then(meant),
        };
        Problem { place: Place::new(file, span), kind, id: None }
    }));
    let broken: Vec<Place> = problems.iter().map(|problem| problem.place).collect();
    let keys = match kind {
        Kind::Frame => frame::KEYS,
        Kind::Facts => FACT_FILE,
        Kind::Plan => PLAN_FILE,
        Kind::Indicators | Kind::Log => INDICATOR_FILE,
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut root = TableReader::new(table.get_ref(), keys, start_of(file), &mut problems);
    match kind {
        Kind::Frame => part.frame = Some(Frame::read(root)),
        Kind::Facts => part.facts = entities(&mut root, "fact", fact::KEYS, &stem, Fact::read),
        Kind::Plan => {
            part.choices = entities(&mut root, "choice", choice::KEYS, &stem, Choice::read);
            part.organisation = Organisation {
                posts: entities(&mut root, "post", organisation::POST_KEYS, &stem, Post::read),
                bodies: entities(&mut root, "body", organisation::BODY_KEYS, &stem, Body::read),
                budgets: Budget::read_all(&mut root, &stem),
            };
            part.objectives = entities(&mut root, "objective", objective::KEYS, &stem, Objective::read);
            part.actions = entities(&mut root, "action", action::KEYS, &stem, Action::read);
            part.risks = entities(&mut root, "risk", action::RISK_KEYS, &stem, Risk::read);
        }
        Kind::Indicators | Kind::Log => {
            part.indicators = entities(&mut root, "indicator", indicator::KEYS, &stem, OwnIndicator::read);
        }
    }
    // What the parser made of a broken value is not judged a second time.
    problems.retain(|problem| {
        !(matches!(problem.kind, ProblemKind::WrongType { .. }) && broken.contains(&problem.place))
    });
    take(&mut part.problems, problems);
}

/// The problem of a key with too many parts.
fn too_deep(place: Place) -> Problem {
    let kind = ProblemKind::Syntax { message: "recursion limit".to_owned(), key: None, meant: None };
    Problem { place, kind, id: None }
}

/// Returns the key and the value of the line at a byte: what stands on either side of its `=`, a comment left out.
fn pair_at(text: &str, at: usize) -> Option<(&str, &str)> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let (key, value) = text.get(start..)?.lines().next()?.split_once('=')?;
    Some((key.trim(), value.split('#').next().unwrap_or(value).trim()))
}

/// Returns what a text is as people write it: a day, or digits with spaces, a comma or a currency among them.
fn meant(text: &str) -> Option<Meant> {
    if let Some(date) = follow_up::date(text) {
        return Some(Meant::Date(date));
    }
    let mark =
        |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '_' | '-' | '€' | '%' | '$' | '£' | '\'');
    let number =
        text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || mark(c));
    number.then_some(Meant::Number)
}

/// Reads each `[[key]]`; one without an id is kept under the name `file#number`, so that nothing is lost.
fn entities<T>(
    root: &mut TableReader<'_, '_>,
    key: &'static str,
    keys: &'static [Key],
    stem: &str,
    read: impl Fn(TableReader<'_, '_>, Located<String>) -> T,
) -> Vec<T> {
    let mut number = 0;
    root.tables(key, keys, |mut table| {
        number += 1;
        let id = table
            .id("id")
            .unwrap_or_else(|| Located { value: format!("{stem}#{number}"), place: table.place });
        let table = table.for_entity(&id.value);
        read(table, id)
    })
}

fn join(root: PathBuf, parts: Vec<(Entry, Part)>) -> Mission {
    let mut sources = Sources::default();
    let mut whole = Part::default();
    for (entry, part) in parts {
        sources.add(&entry.path, entry.text.map(|decoded| decoded.text).unwrap_or_default());
        whole.frame = whole.frame.or(part.frame);
        take(&mut whole.facts, part.facts);
        take(&mut whole.choices, part.choices);
        take(&mut whole.organisation.posts, part.organisation.posts);
        take(&mut whole.organisation.bodies, part.organisation.bodies);
        take(&mut whole.organisation.budgets, part.organisation.budgets);
        take(&mut whole.objectives, part.objectives);
        take(&mut whole.actions, part.actions);
        take(&mut whole.risks, part.risks);
        take(&mut whole.indicators, part.indicators);
        take(&mut whole.measures, part.measures);
        take(&mut whole.problems, part.problems);
    }
    let (frame, settings) = whole.frame.expect("mission.toml is always read first");
    let mut problems = whole.problems;
    let index = Index {
        facts: index(whole.facts.iter().map(|fact| &fact.id), Entity::Fact, &mut problems),
        objectives: index(
            whole.objectives.iter().map(|objective| &objective.id),
            Entity::Objective,
            &mut problems,
        ),
        actions: index(whole.actions.iter().map(|action| &action.id), Entity::Action, &mut problems),
    };
    index_organisation(&whole.organisation, &mut problems);
    index_rest(&frame, &whole.choices, &whole.risks, &whole.indicators, &mut problems);
    let mut mission = Mission {
        root,
        sources,
        frame,
        settings,
        facts: whole.facts,
        choices: whole.choices,
        organisation: whole.organisation,
        objectives: whole.objectives,
        actions: whole.actions,
        risks: whole.risks,
        measures: whole.measures,
        indicators: whole.indicators,
        problems,
        index,
    };
    let unknown = reference::unknown(&mission);
    mission.problems.extend(unknown);
    mission
}

/// Adds a file's list to the whole; the first is moved as it is, not copied beside itself.
fn take<T>(whole: &mut Vec<T>, mut part: Vec<T>) {
    if whole.is_empty() {
        *whole = part;
    } else {
        whole.append(&mut part);
    }
}

/// Maps ids to where they stand, and reports the ones given twice.
fn index<'a>(
    ids: impl Iterator<Item = &'a Located<String>>,
    entity: Entity,
    problems: &mut Vec<Problem>,
) -> HashMap<String, usize> {
    let mut positions = HashMap::with_capacity(ids.size_hint().0);
    let mut firsts: HashMap<&str, Place> = HashMap::with_capacity(ids.size_hint().0);
    for (position, id) in ids.enumerate() {
        match firsts.entry(&id.value) {
            hash_map::Entry::Vacant(slot) => {
                slot.insert(id.place);
                positions.insert(id.value.clone(), position);
            }
            hash_map::Entry::Occupied(first) => problems.push(Problem {
                place: id.place,
                kind: ProblemKind::DuplicateId { id: id.value.clone(), entity, first: *first.get() },
                id: Some(id.value.clone()),
            }),
        }
    }
    positions
}

/// Reports the posts, bodies and years of the organisation that are given twice.
fn index_organisation(organisation: &Organisation, problems: &mut Vec<Problem>) {
    index(organisation.posts.iter().map(|post| &post.id), Entity::Post, problems);
    index(organisation.bodies.iter().map(|body| &body.id), Entity::Body, problems);
    index(organisation.budgets.iter().map(|budget| &budget.id), Entity::Budget, problems);
}

/// Reports double ids among the things that need no index.
fn index_rest(
    frame: &Frame,
    choices: &[Choice],
    risks: &[Risk],
    indicators: &[OwnIndicator],
    problems: &mut Vec<Problem>,
) {
    index(choices.iter().map(|choice| &choice.id), Entity::Choice, problems);
    for choice in choices {
        index(choice.options.iter().map(|option| &option.id), Entity::ChoiceOption, problems);
        index(choice.criteria.iter().map(|criterion| &criterion.id), Entity::Criterion, problems);
    }
    index(risks.iter().map(|risk| &risk.id), Entity::Risk, problems);
    index(indicators.iter().map(|indicator| &indicator.id), Entity::Indicator, problems);
    index(frame.people.iter().map(|person| &person.id), Entity::Person, problems);
    index(frame.themes.iter().map(|theme| &theme.id), Entity::Theme, problems);
    index(frame.steps.iter().map(|step| &step.id), Entity::Step, problems);
    index(frame.strategies.iter().map(|strategy| &strategy.id), Entity::Strategy, problems);
    for strategy in &frame.strategies {
        index(strategy.orientations.iter().map(|orientation| &orientation.id), Entity::Orientation, problems);
    }
}
