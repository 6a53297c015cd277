//! The set of actions within the means laid out: what is chosen, what is left out and why, what if.

use super::plan::{days, days_to};
use crate::{
    language::{Text, count::Count, list::List, money::Money, number::Number, text},
    report::document::{Block, Cell, Column, Document, Sign, Table},
    strategy::{
        plan::PersonView,
        selection::{LeftOut, Reason, Resource, Selected, Selection, YearMeans},
        what_if::{Comparison, Scenario},
    },
};

/// Lays out the set, and what changes with each change of means.
pub(crate) fn selection(comparison: &Comparison<'_>, name: &str) -> Document {
    let mut blocks = vec![];
    if !comparison.what_if.is_empty() {
        blocks.extend(what_if(comparison));
    }
    blocks.extend(blocks_of(&comparison.selection));
    Document {
        title: text!("Ce que permettent les moyens — {name}", "What the means allow — {name}", name = name),
        blocks,
    }
}

/// Lays out one set.
fn blocks_of(selection: &Selection<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(summary(selection)), Block::Table(means(&selection.means))];
    for (title, list) in [
        (text!("À chiffrer d'abord", "To be costed first"), &selection.to_be_costed),
        (text!("Écartées", "Left out"), &selection.left_out),
    ] {
        if list.is_empty() {
            continue;
        }
        let n = actions(list.len());
        blocks.push(Block::Heading(text!("{title} : {n}", "{title}: {n}", title = title, n = n)));
        let rows = list.iter().map(|left| {
            let mut row = row(&left.action);
            row.push(Cell::Words(reasons(left, &selection.means)));
            row
        });
        let mut columns = columns();
        columns.push(Column::left(text!("Pourquoi", "Why")));
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    for (title, list) in [
        (text!("Retenues", "Chosen"), &selection.chosen),
        (text!("Faites ou en cours, gardées", "Done or running, kept"), &selection.kept),
    ] {
        if !list.is_empty() {
            let n = actions(list.len());
            blocks.push(Block::Heading(text!("{title} : {n}", "{title}: {n}", title = title, n = n)));
            blocks.push(Block::Table(Table { columns: columns(), rows: list.iter().map(row).collect() }));
        }
    }
    blocks
}

/// The flat table that CSV gives: a line per action, whether it is chosen, and why not.
pub(crate) fn flat(comparison: &Comparison<'_>) -> Document {
    let selection = &comparison.selection;
    let mut titles = columns();
    titles.push(Column::left(text!("décision", "decision")));
    titles.push(Column::left(text!("pourquoi", "why")));
    titles.extend(comparison.what_if.iter().map(|scenario| Column::left(Text::same(&scenario.name))));
    let kept = selection.kept.iter().map(|action| (action, text!("gardée", "kept"), None));
    let chosen = selection.chosen.iter().map(|action| (action, text!("retenue", "chosen"), None));
    let not = [
        (&selection.to_be_costed, text!("à chiffrer d'abord", "to be costed first")),
        (&selection.left_out, text!("écartée", "left out")),
    ];
    let not = not.into_iter().flat_map(|(list, decision)| {
        list.iter().map(move |left| (&left.action, decision.clone(), Some(reasons(left, &selection.means))))
    });
    let rows = kept.chain(chosen).chain(not).map(|(action, decision, why)| {
        let mut cells = row(action);
        cells.push(Cell::Words(decision));
        cells.push(why.map_or(Cell::Empty, Cell::Words));
        cells.extend(comparison.what_if.iter().map(|scenario| change(scenario, action.id)));
        cells
    });
    let table = Table { rows: rows.collect(), columns: titles };
    Document { title: text!("Sélection", "Selection"), blocks: vec![Block::Table(table)] }
}

fn actions(number: usize) -> Count {
    Count::new(number, "action", "actions", "action", "actions")
}

fn points(number: i64) -> Text {
    if number.abs() < 2 {
        text!("{n} point de contribution", "{n} point of contribution", n = number)
    } else {
        text!("{n} points de contribution", "{n} points of contribution", n = number)
    }
}

fn summary(selection: &Selection<'_>) -> Text {
    let set = text!(
        "{chosen} sur {all} possibles, {points} sur {possible}.",
        "{chosen} out of {all} possible, {points} out of {possible}.",
        chosen = actions(selection.chosen.len()),
        all = selection.chosen.len() + selection.left_out.len(),
        points = points(selection.contribution),
        possible = selection.possible
    );
    let costed = selection.to_be_costed.is_empty();
    let end = if !selection.proven {
        text!(
            "Attention : la recherche s'est arrêtée à sa limite, un meilleur ensemble peut exister ; aucun ne dépasse {bound}.",
            "Beware: the search stopped at its limit, a better set may exist; none exceeds {bound}.",
            bound = points(selection.bound)
        )
    } else if selection.left_out.is_empty() && costed {
        text!("Tout tient dans les moyens.", "Everything fits within the means.")
    } else if selection.left_out.is_empty() {
        text!("Tout ce qui est chiffré tient dans les moyens.", "All that is costed fits within the means.")
    } else if costed {
        text!("Aucun autre ensemble ne contribue davantage.", "No other set contributes more.")
    } else {
        text!(
            "Aucun autre ensemble d'actions chiffrées ne contribue davantage.",
            "No other set of costed actions contributes more."
        )
    };
    let mut all = vec![set, end];
    if !costed {
        all.push(text!(
            "{some} à chiffrer d'abord : ce qui n'est pas chiffré n'est pas gratuit.",
            "{some} to be costed first: what is not costed is not free.",
            some = actions(selection.to_be_costed.len())
        ));
    }
    all.extend(committed(selection));
    Text::joined(&all, " ")
}

/// Says that what is under way takes more than the table shows, where some of it is not costed.
fn committed(selection: &Selection<'_>) -> Option<Text> {
    let limits = |wanted: fn(Resource<'_>) -> bool| {
        selection.means.iter().any(|means| means.limit.is_some() && wanted(means.resource))
    };
    let (euros, work) = (
        limits(|resource| resource == Resource::Budget),
        limits(|resource| matches!(resource, Resource::Days | Resource::Person(_))),
    );
    let lacks = |action: &&Selected<'_>| (euros && action.cost.is_none()) || (work && action.days.is_none());
    let some = selection.kept.iter().filter(lacks).count();
    (some > 0).then(|| {
        text!(
            "{some} sans coût ou sans jours parmi celles faites ou en cours : ce qui est engagé est un minimum.",
            "{some} without a cost or days among those done or running: what is committed is a minimum.",
            some = actions(some)
        )
    })
}

fn columns() -> Vec<Column> {
    vec![
        Column::left(text!("Action", "Action")),
        Column::right(text!("K", "K")),
        Column::right(text!("Coût", "Cost")),
        Column::right(text!("Jours", "Days")),
    ]
}

fn row(action: &Selected<'_>) -> Vec<Cell> {
    vec![
        Cell::Words(text!("{title} ({id})", "{title} ({id})", title = action.title, id = action.id)),
        action.contribution.map_or(Cell::Empty, Cell::Score),
        action.cost.map_or(Cell::Empty, Cell::Money),
        action.days.map_or(Cell::Empty, |value| Cell::Number(Number { value, decimals: 1 }, None)),
    ]
}

fn means(means: &[YearMeans<'_>]) -> Table {
    let columns = vec![
        Column::left(text!("Moyens", "Means")),
        Column::right(text!("Disponible", "Available")),
        Column::right(text!("Engagé", "Committed")),
        Column::right(text!("Retenu", "Chosen")),
        Column::right(text!("Reste", "Left")),
        Column::right(text!("Demandé", "Asked")),
    ];
    // What is not limited tells nothing here.
    let limited = means.iter().filter_map(|means| Some((means, means.limit?)));
    let rows = limited.map(|(means, limit)| {
        let figure = |value: f64| Cell::Words(quantity(means.resource, value));
        let left = limit - means.kept - means.chosen;
        let what = resource(means.resource, means.person);
        vec![
            Cell::Words(text!("{what} {year}", "{what} {year}", what = what, year = means.year.to_string())),
            figure(limit),
            figure(means.kept),
            figure(means.chosen),
            if left < -0.01 { Cell::Status(Sign::Bad, quantity(means.resource, left)) } else { figure(left) },
            figure(means.asked),
        ]
    });
    Table { columns, rows: rows.collect() }
}

fn resource(resource: Resource<'_>, person: Option<PersonView<'_>>) -> Text {
    match resource {
        Resource::Budget => text!("budget", "budget"),
        Resource::Days => text!("jours", "days"),
        Resource::Person(id) => {
            text!("jours de {name}", "days of {name}", name = person.map_or(id, |person| person.name))
        }
    }
}

fn quantity(resource: Resource<'_>, value: f64) -> Text {
    match (resource, Money::from_f64(value.round())) {
        (Resource::Budget, Some(money)) => text!("{n}", "{n}", n = money),
        (Resource::Budget, None) | (Resource::Days | Resource::Person(_), _) => days(value),
    }
}

/// Writes what is asked for and what there is, with the decimals that tell them apart.
fn compared(resource: Resource<'_>, asked: f64, has: f64) -> [Text; 2] {
    let same = |decimals: &usize| {
        let [asked, has] = [asked, has].map(|value| Number { value, decimals: *decimals }.shown());
        asked == has
    };
    match resource {
        Resource::Budget => [quantity(resource, asked), quantity(resource, has)],
        Resource::Days | Resource::Person(_) => {
            let decimals = 1 + (1..4).take_while(same).count();
            [days_to(asked, decimals), days_to(has, decimals)]
        }
    }
}

/// Says why an action is left out.
fn reasons(left: &LeftOut<'_>, means: &[YearMeans<'_>]) -> Text {
    let name = |resource_: Resource<'_>| {
        let person = means.iter().find(|means| means.resource == resource_).and_then(|means| means.person);
        resource(resource_, person)
    };
    let all: Vec<Text> = left
        .reasons
        .iter()
        .map(|reason| match reason {
            Reason::NoDeadline => {
                text!("sans échéance, elle n'a pas d'année", "without a deadline it has no year")
            }
            Reason::NotRated => text!(
                "sans contribution, elle ne peut pas être pesée",
                "without a contribution it cannot be weighed"
            ),
            Reason::WaitsFor { actions } => {
                text!("attend {all}, non retenue", "waits for {all}, not chosen", all = List::and(actions))
            }
            Reason::WaitsForDropped { actions } => {
                text!("attend {all}, abandonnée", "waits for {all}, given up", all = List::and(actions))
            }
            Reason::Unknown { resource: Resource::Budget } => text!("coût inconnu", "cost unknown"),
            Reason::Unknown { resource: Resource::Days | Resource::Person(_) } => {
                text!("jours inconnus", "days unknown")
            }
            Reason::Beyond { resource, year, needs, has } => {
                let [needs, has] = compared(*resource, *needs, *has);
                text!(
                    "{what} {year} : demande {needs}, l'année n'a que {has}",
                    "{what} {year}: asks for {needs}, the year has only {has}",
                    what = name(*resource),
                    year = year.to_string(),
                    needs = needs,
                    has = has
                )
            }
            Reason::Short { resource, year, needs, left } => {
                let [needs, left] = compared(*resource, *needs, *left);
                text!(
                    "{what} {year} : demande {needs}, il reste {left}",
                    "{what} {year}: asks for {needs}, {left} left",
                    what = name(*resource),
                    year = year.to_string(),
                    needs = needs,
                    left = left
                )
            }
        })
        .collect();
    Text::joined(&all, " · ")
}

/// Lays out the sets side by side: their sums, then the actions that fall out or come in.
fn what_if(comparison: &Comparison<'_>) -> Vec<Block> {
    let base = &comparison.selection;
    let sets = || {
        let base = [(text!("moyens donnés", "means given"), base)].into_iter();
        base.chain(
            comparison.what_if.iter().map(|scenario| (Text::same(&scenario.name), &scenario.selection)),
        )
    };
    let rows = sets().map(|(name, set)| {
        let sum: Money = set.chosen.iter().filter_map(|action| action.cost).sum();
        let all: f64 = set.chosen.iter().filter_map(|action| action.days).sum();
        vec![
            Cell::Words(name),
            Cell::Count(set.chosen.len()),
            Cell::Count(set.left_out.len()),
            // A set that was not proven the best says so beside its figure.
            if set.proven {
                Cell::Score(set.contribution)
            } else {
                Cell::Status(
                    Sign::Watch,
                    text!("{a} à {b}", "{a} to {b}", a = set.contribution, b = set.bound),
                )
            },
            Cell::Money(sum),
            Cell::Number(Number { value: all, decimals: 1 }, None),
        ]
    });
    let columns = vec![
        Column::left(text!("Moyens", "Means")),
        Column::right(text!("Retenues", "Chosen")),
        Column::right(text!("Écartées", "Left out")),
        Column::right(text!("Points", "Points")),
        Column::right(text!("Coût", "Cost")),
        Column::right(text!("Jours", "Days")),
    ];
    let mut blocks = vec![];
    blocks.extend(people_counted(comparison).map(Block::Paragraph));
    blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    let moved: Vec<&Selected<'_>> = base
        .chosen
        .iter()
        .chain(base.not_chosen().map(|left| &left.action))
        .filter(|action| comparison.what_if.iter().any(|scenario| moves(scenario, action.id)))
        .collect();
    if moved.is_empty() {
        blocks.push(Block::Paragraph(text!("Rien ne change.", "Nothing changes.")));
    } else {
        let mut columns = columns_of_moves(comparison);
        columns.insert(0, Column::left(text!("Ce qui change", "What changes")));
        let rows = moved.iter().map(|action| {
            let mut cells = row(action);
            cells.truncate(1);
            cells.extend(comparison.what_if.iter().map(|scenario| change(scenario, action.id)));
            cells
        });
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    blocks.push(Block::Heading(text!("Avec les moyens donnés", "With the means given")));
    blocks
}

/// Says that the days of people are counted where one of them changes and not with the means given, where so.
fn people_counted(comparison: &Comparison<'_>) -> Option<Text> {
    let given = &comparison.selection.means;
    let is_new = |means: &&YearMeans<'_>| {
        matches!(means.resource, Resource::Person(_))
            && given.iter().all(|own| own.resource != means.resource)
    };
    let mut names: Vec<&str> = Vec::new();
    for means in comparison.what_if.iter().flat_map(|scenario| scenario.selection.means.iter().filter(is_new))
    {
        let name = means.person.map_or("", |person| person.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| {
        text!(
            "Les jours de {names} (capacity) ne sont comptés que dans la question qui les change, non avec les moyens donnés ; --people compte partout ceux de chacun.",
            "The days of {names} (capacity) are counted only in the question that changes them, not with the means given; --people counts everyone's throughout.",
            names = List::and(&names)
        )
    })
}

fn columns_of_moves(comparison: &Comparison<'_>) -> Vec<Column> {
    comparison.what_if.iter().map(|scenario| Column::left(Text::same(&scenario.name))).collect()
}

fn moves(scenario: &Scenario<'_>, id: &str) -> bool {
    scenario.falls_out.contains(&id) || scenario.comes_in.contains(&id)
}

fn change(scenario: &Scenario<'_>, id: &str) -> Cell {
    if scenario.falls_out.contains(&id) {
        let left = scenario.selection.not_chosen().find(|left| left.action.id == id);
        let why = left.map(|left| reasons(left, &scenario.selection.means));
        let falls = if scenario.falls_out_anyway.contains(&id) {
            text!("tombe, même sans ce changement", "falls out, even without this change")
        } else {
            text!("tombe", "falls out")
        };
        Cell::Status(
            Sign::Bad,
            match why {
                Some(why) => text!("{falls} : {why}", "{falls}: {why}", falls = falls, why = why),
                None => falls,
            },
        )
    } else if scenario.comes_in.contains(&id) {
        Cell::Status(Sign::Good, text!("entre", "comes in"))
    } else {
        Cell::Empty
    }
}
