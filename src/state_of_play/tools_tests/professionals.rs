//! Tool 9: survey of the local professionals.

use super::{Case, indicator, prove};

/// Two pairs of importance and satisfaction, two questions of image, one of awareness, an open one.
const QUESTIONS: &str = "
    question,family,text,scale,pair
    S1,communication,Satisfait du site ?,satisfaction,
    S2,reception,Satisfait de l'accueil ?,satisfaction,
    S3,image,Satisfait de l'image ?,satisfaction,
    I1,communication,Le site est-il important ?,importance,S1
    I2,reception,L'accueil est-il important ?,importance,S2
    A1,image,Bonne image ?,agreement,
    N1,services,Connaissez-vous la billetterie ?,yes-no,
    O1,governance,Vos attentes ?,open,";

/// Three respondents; the third gave no mark for S2, and is of a kind that was not invited.
const ANSWERS: &str = "
    respondent,kind,question,answer
    R1,hotel,S1,3
    R1,hotel,S2,5
    R1,hotel,I1,5
    R1,hotel,I2,3
    R1,hotel,A1,4
    R1,hotel,N1,yes
    R1,hotel,O1,Une réunion par an
    R2,rental,S1,2
    R2,rental,I1,4
    R2,rental,A1,2
    R2,rental,N1,non
    R3,shop,S1,5
    R3,shop,S2,sans avis
    R3,shop,S3,4
    R3,shop,N1,Oui";

/// Those who were asked.
const INVITED: &str = "
    kind,invited
    hotel,2
    rental,6
    campsite,2";

fn survey(id: &'static str) -> Case {
    indicator(id)
        .table("questions", QUESTIONS)
        .table("professionals", ANSWERS)
        .table("professionals-invited", INVITED)
}

/// Returns half the width of the interval, from the residuals of the three respondents and the answers.
fn half_width(residuals: [f64; 3], answers: f64) -> f64 {
    let squares: f64 = residuals.iter().map(|residual| residual * residual).sum();
    1.96 * (3.0 / 2.0 * squares).sqrt() / answers
}

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    // Satisfaction: 3 + 5, 2, 5 + 4 for 2, 1 and 2 marks.
    let satisfaction: f64 = (8.0 + 2.0 + 9.0) / 5.0;
    let of_satisfaction =
        half_width([8.0 - 2.0 * satisfaction, 2.0 - satisfaction, 9.0 - 2.0 * satisfaction], 5.0);
    // 4 and 5: two of three, none of two, two of two.
    let top = 4.0 / 7.0;
    let of_top = half_width([2.0 - 3.0 * top, -2.0 * top, 2.0 - 2.0 * top], 7.0);
    let image = (4.0 + 2.0 + 4.0) / 3.0;
    // Importance 5 and 4, satisfaction 3, 2 and 5: what each respondent adds to the difference of the means.
    let (importance, satisfied) = ((5.0 + 4.0) / 2.0, (3.0 + 2.0 + 5.0) / 3.0);
    let parts = [
        (5.0 - importance) / 2.0 - (3.0 - satisfied) / 3.0,
        (4.0 - importance) / 2.0 - (2.0 - satisfied) / 3.0,
        -(5.0 - satisfied) / 3.0,
    ];
    vec![
        survey("response-rate").gives((1.0 + 1.0) / (2.0 + 6.0 + 2.0)),
        survey("response-rate")
            .by("kind")
            .gives_of("campsite", 0.0)
            .gives_of("hotel", 1.0 / 2.0)
            .gives_of("rental", 1.0 / 6.0),
        // Hotels: half of the answers, a fifth of the invited.
        survey("representativeness-gap").gives(100.0 * (1.0 / 2.0 - 2.0 / 10.0)),
        survey("representativeness-gap")
            .by("kind")
            .gives_of("campsite", 100.0 * (0.0 - 0.2))
            .gives_of("rental", 100.0 * (0.5 - 0.6))
            .gives_of("hotel", 100.0 * (0.5 - 0.2)),
        survey("satisfaction-mean").gives(satisfaction).of(19.0, 5.0).within(of_satisfaction, 3),
        survey("satisfaction-mean")
            .by("question")
            .gives_of("S1", satisfied)
            .within(half_width([3.0 - satisfied, 2.0 - satisfied, 5.0 - satisfied], 3.0), 3)
            .gives_of("S2", 5.0)
            .gives_of("S3", 4.0),
        survey("satisfaction-mean")
            .by("family")
            .gives_of("communication", satisfied)
            .gives_of("image", 4.0)
            .gives_of("reception", 5.0),
        survey("top-two-share").gives(top).of(4.0, 7.0).within(of_top, 3),
        survey("image-score")
            .gives(image)
            .within(half_width([4.0 - image, 2.0 - image, 4.0 - image], 3.0), 3),
        survey("importance-performance")
            .gives(((importance - satisfied) + (3.0 - 5.0)) / 2.0)
            .within(half_width(parts, 2.0), 3),
        survey("importance-performance")
            .by("question")
            .gives_of("I1", importance - satisfied)
            .within(half_width(parts, 1.0), 3)
            .gives_of("I2", 3.0 - 5.0),
        survey("awareness-rate")
            .gives(2.0 / 3.0)
            .within(half_width([1.0 / 3.0, -2.0 / 3.0, 1.0 / 3.0], 3.0), 3),
        survey("verbatims").gives(1.0),
        survey("verbatims").by("family").gives_of("governance", 1.0),
    ]
}

#[test]
fn the_formulas_of_the_professionals_survey_give_what_the_figures_say() {
    prove(&cases());
}
