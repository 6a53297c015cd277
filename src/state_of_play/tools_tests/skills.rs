//! Tool 5: skills.

use super::{Case, indicator, prove};

/// Levels required and held: (3, 4), (3, 2), (2, 2), (4, 1), (2, 0).
const SKILLS: &str = "
    post,domain,skill,required,held,critical,training_planned
    P1,reception,Accueil,3,4,true,
    P1,digital,Web,3,2,true,2026-02-01
    P2,reception,Accueil,2,2,,
    P2,finance,Budget,4,1,true,
    P3,languages,Anglais,2,0,false,";

/// English held by two, reception by one alone, law by nobody; Dutch is held by nobody, and nobody needs it well.
const HOLDERS: &str = "
    post,domain,skill,required,held
    P1,languages,Anglais,3,3
    P2,languages,Anglais,3,4
    P1,reception,Accueil,3,4
    P2,reception,Accueil,3,2
    P1,legal,Droit,3,2
    P1,languages,Néerlandais,2,0";

fn skills(id: &'static str) -> Case {
    indicator(id).table("skills", SKILLS)
}

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    let coverage = f64::from(3 + 2 + 2 + 1) / f64::from(3 + 3 + 2 + 4 + 2);
    assert_eq!(coverage, 8.0 / 14.0);
    vec![
        // 57.1 %: the surplus of the first does not make up for the others.
        skills("skill-coverage").gives(coverage),
        // A line without a level held counts on neither side.
        indicator("skill-coverage")
            .table(
                "skills",
                "post,domain,skill,required,held\nP1,reception,Accueil,4,2\nP2,reception,Accueil,4,",
            )
            .wrong()
            .gives(2.0 / 4.0),
        indicator("skill-coverage")
            .table("skills", "post,domain,skill,required,held\nP1,reception,Accueil,0,2")
            .gives_none(),
        skills("skill-coverage")
            .by("post")
            .gives_of("P3", 0.0 / 2.0)
            .gives_of("P2", (2.0 + 1.0) / (2.0 + 4.0))
            .gives_of("P1", (3.0 + 2.0) / (3.0 + 3.0)),
        skills("skill-gap").gives(f64::from(1 + 3 + 2) / 5.0),
        skills("skill-gap")
            .by("domain")
            .gives_of("finance", 3.0)
            .gives_of("languages", 2.0)
            .gives_of("digital", 1.0)
            .gives_of("reception", 0.0),
        skills("critical-gaps").gives(2.0),
        indicator("single-holder-skills").table("skills", HOLDERS).gives(1.0),
        indicator("unheld-skills").table("skills", HOLDERS).gives(1.0),
        skills("planned-share").gives(1.0 / 3.0),
    ]
}

#[test]
fn the_formulas_of_the_skills_give_what_the_figures_say() {
    prove(&cases());
}
