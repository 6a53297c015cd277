//! `otn explain RULE` and `otn rules`: what is checked, and why.

use super::{exit::Exit, output, session::Session};
use crate::{
    check::registry::{self, FAMILIES},
    language::text,
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

/// Prints every rule with its severity and its summary.
pub(crate) fn rules(session: &Session) -> anyhow::Result<Exit> {
    let language = session.language();
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
    output::print(out.trim_end_matches('\n'), session.color)?;
    output::print("\n", session.color)?;
    Ok(Exit::Clean)
}
