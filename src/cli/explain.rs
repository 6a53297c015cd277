//! `otn explain RULE` and `otn rules`: what is checked, and why.

use super::{exit::Exit, output, session::Session};
use crate::{
    check::registry::{self, FAMILIES},
    language::{Language, text},
};

/// Options of `otn explain`.
#[derive(clap::Args, Debug)]
pub(crate) struct ExplainArgs {
    /// The rule's name, such as objective-is-a-means
    rule: String,
}

/// Prints a rule's explanation.
pub(crate) fn explain(session: &Session, args: &ExplainArgs) -> anyhow::Result<Exit> {
    let Some(rule) = registry::find(&args.rule) else {
        let name = crate::language::safe::visible(&args.rule).into_owned();
        session.complain(&match registry::nearest(&args.rule) {
            Some(near) => text!(
                "aucune règle ne s'appelle « {name} » ; vouliez-vous dire « {near} » ?",
                "no rule is called “{name}”; did you mean “{near}”?",
                name = name,
                near = near
            ),
            None => text!(
                "aucune règle ne s'appelle « {name} » ; « otn rules » en donne la liste",
                "no rule is called “{name}”; “otn rules” lists them",
                name = name
            ),
        });
        return Ok(Exit::Misuse);
    };
    let language = session.language();
    let head = format!("{} ({})\n\n", rule.name, rule.severity.name().in_(language));
    output::print(&format!("{head}{}", rule.explanation(language)), session.color)?;
    Ok(Exit::Clean)
}

/// How the list of rules is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum RulesFormat {
    /// One line a rule
    Table,
    /// Every explanation, as a page
    Markdown,
}

/// Options of `otn rules`.
#[derive(clap::Args, Debug)]
pub(crate) struct RulesArgs {
    /// How to write the list
    #[arg(long, value_enum, default_value_t = RulesFormat::Table)]
    format: RulesFormat,
}

/// Prints every rule.
pub(crate) fn rules(session: &Session, args: &RulesArgs) -> anyhow::Result<Exit> {
    let text = match args.format {
        RulesFormat::Table => table(session.language()),
        RulesFormat::Markdown => page(session.language()),
    };
    output::print(&text, session.color)?;
    Ok(Exit::Clean)
}

/// Returns all explanations as one page, their headings two levels down.
fn page(language: Language) -> String {
    let title = text!("Les règles", "The rules");
    let mut out = format!("# {}\n", title.in_(language));
    for (family, rules) in FAMILIES {
        out.push_str(&format!("\n## {}\n", family.name().in_(language)));
        for rule in *rules {
            out.push_str(&format!("\n### `{}` ({})\n\n", rule.name, rule.severity.name().in_(language)));
            out.push_str(&format!("{}.\n", rule.summary(language)));
            for line in rule.explanation(language).lines().skip(1) {
                match line.strip_prefix("## ") {
                    Some(heading) => out.push_str(&format!("**{heading}**\n")),
                    None => out.push_str(&format!("{line}\n")),
                }
            }
        }
    }
    out
}

fn table(language: Language) -> String {
    let widest = registry::rules().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut out = String::new();
    for (family, rules) in FAMILIES {
        if rules.is_empty() {
            continue;
        }
        out.push_str(&format!("{}\n", family.name().in_(language)));
        for rule in *rules {
            let severity = rule.severity.name();
            out.push_str(&format!(
                "  {:widest$}  {:13}  {}\n",
                rule.name,
                severity.in_(language),
                rule.summary(language)
            ));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
