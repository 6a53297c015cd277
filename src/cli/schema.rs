//! `otn schema`, `otn completions`, `otn man`: what editors and shells are given.

use super::{exit::Exit, output, session::Session};
use crate::{
    language::{suggestion, text},
    mission::schema,
    report::{
        format::{Format, render},
        view::reference::{columns, keys},
    },
    state_of_play::{catalogue::catalogue, table_schema},
};

/// Options of `otn schema`.
#[derive(clap::Args, Debug)]
pub(crate) struct SchemaArgs {
    /// A TOML file (mission, facts, plan, indicators) or a table of the state of play
    name: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = SchemaFormat::Json)]
    format: SchemaFormat,
}

/// How a schema is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum SchemaFormat {
    /// For editors and validators
    Json,
    /// The keys of the TOML files, or the columns of a table, as a page to read
    Markdown,
}

/// Options of `otn man`.
#[derive(clap::Args, Debug)]
pub(crate) struct ManArgs {
    /// A command's page, such as plan check
    command: Vec<String>,
}

/// Options of `otn completions`.
#[derive(clap::Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

/// Prints a schema, or the names of all.
pub(crate) fn schema(session: &Session, args: &SchemaArgs) -> anyhow::Result<Exit> {
    let table = args.name.as_ref().and_then(|name| catalogue().table(name));
    if let (SchemaFormat::Markdown, Some(table)) = (args.format, table)
        && let Ok(schema) = table_schema::parse(table.schema)
    {
        let page = render(&columns(table, &schema), Format::Markdown, session.language(), session.width);
        output::print(&page, session.color)?;
        return Ok(Exit::Clean);
    }
    if args.format == SchemaFormat::Markdown {
        let page = render(&keys(args.name.as_deref()), Format::Markdown, session.language(), session.width);
        output::print(&page, session.color)?;
        return Ok(Exit::Clean);
    }
    let names: Vec<&str> = schema::NAMES
        .iter()
        .map(|(name, _)| *name)
        .chain(catalogue().tools.iter().flat_map(|tool| &tool.tables).map(|table| table.name.as_str()))
        .collect();
    let Some(name) = &args.name else {
        output::print(&(names.join("\n") + "\n"), session.color)?;
        return Ok(Exit::Clean);
    };
    if let Some(schema) = schema::schema(name, session.language()) {
        output::print(&(output::json(&schema)?), session.color)?;
        return Ok(Exit::Clean);
    }
    if let Some(table) = catalogue().table(name) {
        output::print(table.schema, session.color)?;
        return Ok(Exit::Clean);
    }
    session.complain(&match suggestion::nearest(name, names) {
        Some(near) => text!(
            "aucun schéma ne s'appelle « {name} » ; vouliez-vous dire « {near} » ?",
            "no schema is called “{name}”; did you mean “{near}”?",
            name = name,
            near = near
        ),
        None => text!(
            "aucun schéma ne s'appelle « {name} » ; « otn schema » en donne la liste",
            "no schema is called “{name}”; “otn schema” lists them",
            name = name
        ),
    });
    Ok(Exit::Misuse)
}

/// Prints a shell's completions.
pub(crate) fn completions(session: &Session, args: &CompletionsArgs) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(session.language()), "otn", &mut script);
    output::print(&String::from_utf8_lossy(&script), session.color)?;
    Ok(Exit::Clean)
}

/// Prints the manual page of the whole, or of one command.
pub(crate) fn man(session: &Session, args: &ManArgs) -> anyhow::Result<Exit> {
    let mut command = super::command(session.language());
    command.build();
    for name in &args.command {
        let Some(found) = command.find_subcommand(name) else {
            let name = crate::language::safe::visible(name).into_owned();
            session.complain(&text!(
                "aucune commande ne s'appelle « {name} » ; « otn --help » en donne la liste",
                "no command is called “{name}”; “otn --help” lists them",
                name = name
            ));
            return Ok(Exit::Misuse);
        };
        command = found.clone();
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    output::print(&String::from_utf8_lossy(&page), session.color)?;
    Ok(Exit::Clean)
}
