//! Runs the rules over a mission and settles what counts.

use std::{
    collections::{BTreeMap, HashSet},
    iter,
};

use super::{
    Diagnostic, Family, Finding, Rule, Severity, absence::Unread, levels::Allowed, registry::FAMILIES,
};
use crate::{
    mission::{cores, source::FileId},
    snapshot::Snapshot,
    state_of_play::reading::{FOLDER, Keep},
};

/// What is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything.
    Mission,
    /// Phase 2: the tables, and what cannot be read there.
    StateOfPlay,
    /// A table by itself, against the standard alone: what its reference implementation refuses is an error.
    Table,
    /// Phase 4: choices, the organisation, objectives, actions, risks, follow-up, and what cannot be read there.
    Plan,
}

impl Scope {
    fn holds(self, family: Family) -> bool {
        match self {
            Self::Mission => true,
            Self::StateOfPlay | Self::Table => matches!(family, Family::Reading | Family::StateOfPlay),
            Self::Plan => !matches!(family, Family::Frame | Family::StateOfPlay | Family::Facts),
        }
    }
}

/// The findings of a rule in one file that are shown; a table's are counted where it is read.
const FIRST: usize = 1_000;

/// Returns the findings in the order of the files, those that `[check] allow` accepts left out.
pub(crate) fn review(snapshot: &Snapshot<'_>, scope: Scope, keep: Keep) -> Vec<Diagnostic> {
    let rules: Vec<&'static Rule> = FAMILIES
        .iter()
        .filter(|(family, _)| scope.holds(*family))
        .flat_map(|(_, rules)| rules.iter().copied())
        .filter(|rule| scope != Scope::Table || rule.name != "table-missing")
        .collect();
    let (unread, allowed) = (Unread::of(snapshot.mission), Allowed::of(snapshot.mission));
    let run = |rule: &'static Rule| {
        let findings = (rule.check)(snapshot).into_iter();
        let kept = findings.filter(|finding| {
            is_of(snapshot, scope, rule, finding)
                && !unread.explains(rule, finding)
                && !allowed.accepts(rule, finding)
        });
        let shown = match keep {
            Keep::First => first(kept.collect(), snapshot),
            Keep::All => kept.collect(),
        };
        let severity = if scope == Scope::Table { Severity::Error } else { rule.severity };
        shown.into_iter().map(move |finding| Diagnostic { rule, severity, finding }).collect::<Vec<_>>()
    };
    let mut diagnostics = each(rules, snapshot, run);
    // A review of the plan alone cannot tell whether an `allow` for a fact still serves.
    if scope == Scope::Mission {
        diagnostics.extend(allowed.unused());
    }
    diagnostics.sort_by(|a, b| {
        (a.finding.place, b.severity, a.rule.name).cmp(&(b.finding.place, a.severity, b.rule.name))
    });
    diagnostics
}

/// What a line of `[check] allow` accepts.
#[derive(Debug)]
pub(crate) struct Accepted<'a> {
    /// The family of the rule.
    pub(crate) family: Family,
    /// The rule.
    pub(crate) rule: &'static Rule,
    /// What it found, and would say without the line; one or more.
    pub(crate) findings: Vec<Finding>,
    /// Why the mission accepts it.
    pub(crate) reason: &'a str,
}

/// Returns what the mission accepts, line by line; the lines that accept nothing are left out.
pub(crate) fn accepted<'a>(snapshot: &Snapshot<'a>) -> Vec<Accepted<'a>> {
    let (unread, allowed) = (Unread::of(snapshot.mission), Allowed::of(snapshot.mission));
    let rules = FAMILIES.iter().flat_map(|(family, rules)| rules.iter().map(move |rule| (*family, *rule)));
    let mut lines: BTreeMap<usize, Accepted<'a>> = BTreeMap::new();
    for (family, rule) in rules.filter(|(_, rule)| allowed.names(rule)) {
        for finding in (rule.check)(snapshot).into_iter().filter(|finding| !unread.explains(rule, finding)) {
            let Some(line) = allowed.matching(rule, &finding) else { continue };
            let reason = snapshot.mission.settings.allow[line].reason.as_ref();
            let reason = reason.map_or("", |reason| reason.value.as_str());
            let nothing = Accepted { family, rule, findings: Vec::new(), reason };
            lines.entry(line).or_insert(nothing).findings.push(finding);
        }
    }
    lines.into_values().collect()
}

/// Facts from which sharing the rules among the cores is worth the threads.
const MANY_FACTS: usize = 2_000;

/// Runs the rules; on a large mission each core takes the next rule that nobody has taken.
fn each(
    rules: Vec<&'static Rule>,
    snapshot: &Snapshot<'_>,
    run: impl Fn(&'static Rule) -> Vec<Diagnostic> + Sync,
) -> Vec<Diagnostic> {
    if snapshot.mission.facts.len() < MANY_FACTS {
        return rules.into_iter().flat_map(run).collect();
    }
    cores::map(rules, run).into_iter().flatten().collect()
}

/// Returns the first of a rule's findings in each file; the last of them says how many more there are.
fn first(mut found: Vec<Finding>, snapshot: &Snapshot<'_>) -> Vec<Finding> {
    if found.len() <= FIRST {
        return found;
    }
    let tables: HashSet<FileId> = snapshot.state.tables.iter().map(|table| table.file).collect();
    found.sort_by_key(|finding| finding.place);
    let mut shown = Vec::new();
    let mut rest = found.into_iter().peekable();
    while let Some(file) = rest.peek().map(|finding| finding.place.file) {
        let most = if tables.contains(&file) { usize::MAX } else { FIRST };
        let mut of_file = iter::from_fn(|| rest.next_if(|finding| finding.place.file == file));
        shown.extend(of_file.by_ref().take(most));
        let more: usize = of_file.map(|finding| 1 + finding.more).sum();
        if let (1.., Some(last)) = (more, shown.last_mut()) {
            last.and_more(more);
        }
    }
    shown
}

/// Tells whether a finding is a scope's: what cannot be read elsewhere is not a folder's business.
fn is_of(snapshot: &Snapshot<'_>, scope: Scope, rule: &Rule, finding: &Finding) -> bool {
    let folder = match scope {
        Scope::Mission | Scope::Table => return true,
        Scope::Plan => "plan",
        Scope::StateOfPlay => FOLDER,
    };
    let path = &snapshot.mission.sources.get(finding.place.file).path;
    path.starts_with(folder) || !super::reading::RULES.iter().any(|reading| reading.name == rule.name)
}
