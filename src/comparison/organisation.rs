//! The keys by which the organisation aimed at is compared: time by mission, seats by college, money by line.

use super::{
    Change, Entry, Part,
    keys::{entry, label, list, whole},
    parts, words,
};
use crate::{
    language::{Text, text, value::Value},
    mission::{
        Mission,
        organisation::{Body, Budget, Line, Post},
    },
};

/// Compares the posts, the bodies and the years of the budget, each with its own: a post may bear the id of a body.
pub(super) fn organisation(old: &Mission, new: &Mission) -> Vec<Change> {
    let (old, new) = (&old.organisation, &new.organisation);
    let mut changes = parts(all(&old.posts, post), all(&new.posts, post));
    changes.extend(parts(all(&old.bodies, body), all(&new.bodies, body)));
    changes.extend(parts(all(&old.budgets, budget), all(&new.budgets, budget)));
    changes
}

fn all<'a, T>(things: &'a [T], part: fn(&'a T) -> Part<'a>) -> Vec<Part<'a>> {
    things.iter().map(part).collect()
}

fn post(post: &Post) -> Part<'_> {
    let mut keys = vec![
        entry("title", text!("intitulé", "title"), words(post.title.as_ref())),
        entry("reports_to", text!("relève de", "answers to"), words(post.reports_to.as_ref())),
        entry("people", text!("tenu par", "held by"), list(&post.people)),
        entry("comment", text!("commentaire", "comment"), words(post.comment.as_ref())),
    ];
    keys.extend(post.missions.iter().map(|(mission, fte)| {
        let name = text!("ETP de « {mission} »", "FTE of “{mission}”", mission = mission);
        entry(format!("missions.{mission}"), name, Some(Value::Number(fte.value)))
    }));
    Part { id: &post.id.value, label: label(post.title.as_ref()), keys, revised: &[] }
}

fn body(body: &Body) -> Part<'_> {
    let mut keys = vec![
        entry("title", text!("nom", "name"), words(body.title.as_ref())),
        entry("meetings", text!("réunions par an", "meetings a year"), whole(body.meetings.as_ref())),
        entry("comment", text!("commentaire", "comment"), words(body.comment.as_ref())),
    ];
    keys.extend(body.colleges.iter().map(|college| {
        let college_name = label(college.name.as_ref());
        let name = text!("sièges de « {college} »", "seats of “{college}”", college = college_name);
        entry(format!("colleges.{college_name}"), name, whole(college.seats.as_ref()))
    }));
    Part { id: &body.id.value, label: label(body.title.as_ref()), keys, revised: &[] }
}

fn budget(budget: &Budget) -> Part<'_> {
    let income = |line: &Line| text!("recette « {line} »", "income “{line}”", line = line.name);
    let expense = |line: &Line| text!("dépense « {line} »", "expense “{line}”", line = line.name);
    let mut keys: Vec<Entry> = lines("income", &budget.income, income);
    keys.extend(lines("expenses", &budget.expenses, expense));
    keys.push(entry("comment", text!("commentaire", "comment"), words(budget.comment.as_ref())));
    Part { id: &budget.id.value, label: "", keys, revised: &[] }
}

fn lines(side: &str, lines: &[Line], name: impl Fn(&Line) -> Text) -> Vec<Entry> {
    let one = |line: &Line| {
        entry(format!("{side}.{}", line.name), name(line), Some(Value::Money(line.amount.value)))
    };
    lines.iter().map(one).collect()
}
