//! The organisation chart, and the time that each mission is given.

use super::{super::basis::Basis, to_fill, today_to_fill};
use crate::{
    language::{Text, count::Count, number::Number, text},
    report::document::{Block, Cell, Chart, Column, Post, Table},
    strategy::organisation::{MissionView, PostView},
};

/// The organisation chart, as a table whose titles step in.
pub(super) fn chart(basis: &Basis<'_>) -> Vec<Block> {
    let posts = &basis.organisation.posts;
    let mut blocks = vec![Block::Heading(text!("L'organigramme", "The organisation chart"))];
    if posts.is_empty() {
        blocks.push(to_fill(
            text!("les postes et leurs ETP par mission", "the posts and their FTE by mission"),
            "[[post]]",
        ));
        return blocks;
    }
    let mut columns = vec![
        Column::left(text!("Poste", "Post")),
        Column::right(text!("ETP", "FTE")),
        Column::left(text!("Missions (ETP)", "Missions (FTE)")),
    ];
    if basis.is_for_technicians() {
        columns.push(Column::left(text!("Tenu par", "Held by")));
        columns.push(Column::left(text!("Remarque", "Remark")));
    }
    let rows = posts.iter().map(|post| {
        let mut row = vec![Cell::Raw(stepped_in(post)), fte(post.fte), time(post)];
        if basis.is_for_technicians() {
            let people: Vec<&str> = post.people.iter().map(|id| basis.mission().person_name(id)).collect();
            row.push(Cell::Raw(people.join(", ")));
            row.push(post.comment.map_or(Cell::Empty, |comment| Cell::Raw(comment.to_owned())));
        }
        row
    });
    blocks.push(Block::Chart(picture(posts)));
    blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    blocks
}

/// The chart as a picture; its words are those of the table.
fn picture(posts: &[PostView<'_>]) -> Chart {
    let count = Count::new(posts.len(), "poste", "postes", "post", "posts");
    let one = |post: &PostView<'_>| Post {
        title: post.title.to_owned(),
        depth: post.depth,
        note: post.fte.map(|fte| text!("{fte} ETP", "{fte} FTE", fte = Number::new(fte))),
    };
    Chart {
        alternative: text!(
            "L'organigramme : {count} ; le tableau qui suit dit qui relève de qui",
            "The organisation chart: {count}; the table that follows says who answers to whom",
            count = count
        ),
        posts: posts.iter().map(one).collect(),
    }
}

/// Steps beyond which a title goes no further in: it would leave no room for itself.
const MOST_STEPS: usize = 6;

/// Returns a post's title, stepped in below the post that it answers to.
fn stepped_in(post: &PostView<'_>) -> String {
    match post.depth.min(MOST_STEPS) {
        0 => post.title.to_owned(),
        depth => format!("{}└ {}", "\u{a0}".repeat(4 * (depth - 1)), post.title),
    }
}

/// Returns a post's time by mission.
fn time(post: &PostView<'_>) -> Cell {
    let one = |(mission, fte): (&String, &f64)| {
        text!("{mission} {fte}", "{mission} {fte}", mission = mission, fte = Number::new(*fte))
    };
    let mut missions: Vec<_> = post.missions.iter().collect();
    missions.sort_by(|a, b| b.1.total_cmp(a.1));
    let parts: Vec<Text> = missions.into_iter().map(one).collect();
    if parts.is_empty() { Cell::Empty } else { Cell::Words(Text::joined(&parts, " · ")) }
}

fn fte(fte: Option<f64>) -> Cell {
    fte.map_or(Cell::Empty, |fte| Cell::Number(Number::new(fte), None))
}

/// The full-time equivalents of each mission, today and as aimed at.
pub(super) fn missions(basis: &Basis<'_>) -> Vec<Block> {
    let missions = &basis.organisation.missions;
    let [today, target] = basis.organisation.fte();
    let mut blocks = vec![Block::Heading(text!("Les ETP par mission", "The FTE by mission"))];
    if !missions.is_empty() {
        let total = text!("Total", "Total");
        let total = compared(Cell::Words(total), today, target, target.is_some());
        let one = |mission: &MissionView| {
            compared(Cell::Raw(mission.name.clone()), mission.today, mission.target, target.is_some())
        };
        let mut columns =
            vec![Column::left(text!("Mission", "Mission")), Column::right(text!("Aujourd'hui", "Today"))];
        if target.is_some() {
            columns.push(Column::right(text!("Cible", "Aimed at")));
            columns.push(Column::right(text!("Écart", "Difference")));
        }
        let rows = missions.iter().map(one).chain([total]).collect();
        blocks.push(Block::Table(Table { columns, rows }));
    }
    if today.is_none() {
        blocks.push(today_to_fill(text!("les ETP", "FTE"), "missions.csv"));
    }
    let silent = basis.organisation.posts.iter().filter(|post| post.fte.is_none()).count();
    if silent > 0 {
        let what = text!(
            "les ETP de {posts}",
            "the FTE of {posts}",
            posts = Count::new(silent, "poste", "postes", "post", "posts")
        );
        blocks.push(to_fill(what, "missions, [[post]]"));
    }
    blocks
}

fn compared(name: Cell, today: Option<f64>, target: Option<f64>, with_target: bool) -> Vec<Cell> {
    let mut row = vec![name, fte(today)];
    if with_target {
        row.push(fte(target));
        let both = today.is_some() || target.is_some();
        row.push(fte(both.then(|| target.unwrap_or_default() - today.unwrap_or_default())));
    }
    row
}
