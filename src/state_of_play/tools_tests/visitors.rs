//! Tool 6: survey of the territory's visitors.

use super::{Case, indicator, prove};

/// Two overnight parties, a day party without a weight, and a local who says little.
const FOUR: &str = "
    id,date,kind,country,party,party_size,nights,accommodation,first_visit,spend_lodging,spend_food,spend_total,satisfaction,office_visited,weight
    A,2025-07-01,overnight,FR,couple,2,5,campsite,true,,,400.00,8,true,1
    B,2025-07-02,overnight,BE,alone,1,10,hotel,false,60.00,40.00,,6,,3
    C,2025-07-02,day,FR,family,4,,,false,,20.00,,9,false,
    D,2025-08-01,local,,alone,1,,,,,,,,,2";

fn four(id: &'static str) -> Case {
    indicator(id).table("visitors", FOUR)
}

/// Returns half the width of the interval of Σw·y ÷ Σw·x, from the residuals w·(y − R·x) and Σw·x.
fn half_width(residuals: &[f64], below: f64) -> f64 {
    let n = f64::from(u32::try_from(residuals.len()).expect("few"));
    let squares: f64 = residuals.iter().map(|residual| residual * residual).sum();
    1.96 * (n / (n - 1.0) * squares).sqrt() / below
}

/// Returns rows with a mark of recommendation, so many times each.
fn recommendations(marks: &[(u32, u32)]) -> String {
    let marks = marks.iter().flat_map(|(mark, times)| std::iter::repeat_n(mark, *times as usize));
    let rows = marks.enumerate().map(|(row, mark)| format!("R{row},2025-07-01,day,1,{mark}"));
    format!("id,date,kind,party_size,recommend\n{}", rows.collect::<Vec<_>>().join("\n"))
}

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    [spending(), opinions()].into_iter().flatten().collect()
}

fn spending() -> Vec<Case> {
    let total = 1.0 * 400.0 + 3.0 * (60.0 + 40.0) + 1.0 * 20.0;
    // w·y = 400, 300 and 20, around their mean of 240.
    let of_total = half_width(&[160.0, 60.0, -220.0], 1.0);
    // Those of another kind spend nothing here: 400, 300 and 0 around 700 ÷ 3; 0, 0 and 20 around 20 ÷ 3.
    let third = |sum: f64| sum / 3.0;
    let of_nights = half_width(&[400.0 - third(700.0), 300.0 - third(700.0), -third(700.0)], 1.0);
    let of_day = half_width(&[-third(20.0), -third(20.0), 20.0 - third(20.0)], 1.0);
    let of_lodging = half_width(&[180.0 - third(180.0), -third(180.0), -third(180.0)], 1.0);
    let of_food = half_width(&[120.0 - third(140.0), 20.0 - third(140.0), -third(140.0)], 1.0);
    let person_days = 1.0 * 2.0 * 5.0 + 3.0 * 1.0 * 10.0 + 1.0 * 4.0 * 1.0;
    let per_day = total / person_days;
    let persons = 1.0 * 2.0 + 3.0 * 1.0 + 1.0 * 4.0;
    vec![
        four("surveyed-spending").gives_in(2025, total).within(of_total, 3),
        four("surveyed-spending")
            .by("kind")
            .gives_of_in("overnight", 2025, 700.0)
            .within(of_nights, 2)
            .gives_of_in("day", 2025, 20.0)
            .within(of_day, 1),
        four("surveyed-spending")
            .by("item")
            .gives_of_in("lodging", 2025, 3.0 * 60.0)
            .within(of_lodging, 1)
            .gives_of_in("food", 2025, 3.0 * 40.0 + 20.0)
            .within(of_food, 2),
        four("spend-per-person-day").gives_in(2025, per_day).within(
            half_width(&[400.0 - per_day * 10.0, 3.0 * (100.0 - per_day * 10.0), 20.0 - per_day * 4.0], person_days),
            3,
        ),
        four("spend-per-person-day")
            .by("kind")
            .gives_of_in("day", 2025, 20.0 / 4.0)
            .gives_of_in("overnight", 2025, 700.0 / (10.0 + 30.0))
            // 17.50 €: residuals of 225 and 3 × −75.
            .within(half_width(&[400.0 - 175.0, 3.0 * (100.0 - 175.0)], 40.0), 2),
        four("spend-per-person")
            .gives_in(2025, total / persons)
            // 80 €.
            .within(half_width(&[400.0 - 160.0, 3.0 * (100.0 - 80.0), 20.0 - 320.0], persons), 3),
        four("spend-per-person")
            .by("item")
            .gives_of_in("lodging", 2025, 180.0 / 3.0)
            .gives_of_in("food", 2025, 140.0 / (3.0 + 4.0)),
        four("spend-per-stay")
            .gives_in(2025, total / (1.0 + 3.0 + 1.0))
            // 144 €.
            .within(half_width(&[400.0 - 144.0, 3.0 * (100.0 - 144.0), 20.0 - 144.0], 5.0), 3),
        // An answer of no spending is an answer; an empty one is none.
        indicator("spend-per-stay")
            .table("visitors", "id,date,kind,party_size,spend_total\nA,2025-07-01,day,2,30.00\nB,2025-07-01,day,2,0\nC,2025-07-01,day,2,")
            .gives_in(2025, 30.0 / 2.0)
            .within(half_width(&[15.0, -15.0], 2.0), 2),
    ]
}

fn opinions() -> Vec<Case> {
    let everyone = 1.0 + 3.0 + 1.0 + 2.0;
    let half: Vec<(u32, u32)> = vec![(10, 110), (8, 70), (3, 20)];
    let nps: Vec<f64> = [(110, 1.0), (70, 0.0), (20, -1.0)]
        .into_iter()
        .flat_map(|(times, mark)| std::iter::repeat_n(mark - 0.45, times))
        .collect();
    vec![
        four("answers").gives_in(2025, 4.0),
        four("answers")
            .by("kind")
            .gives_of_in("overnight", 2025, 2.0)
            .gives_of_in("day", 2025, 1.0)
            .gives_of_in("local", 2025, 1.0),
        four("visitor-profile")
            .gives_in(2025, (1.0 + 3.0) / everyone)
            .of(4.0, 7.0)
            .within(half_width(&[3.0 / 7.0, 3.0 * 3.0 / 7.0, -4.0 / 7.0, 2.0 * -4.0 / 7.0], everyone), 4),
        four("visitor-profile")
            .by("party")
            .gives_of_in("alone", 2025, (3.0 + 2.0) / everyone)
            .of(5.0, 7.0)
            .within(half_width(&[-5.0 / 7.0, 3.0 * 2.0 / 7.0, -5.0 / 7.0, 2.0 * 2.0 / 7.0], everyone), 4)
            .gives_of_in("couple", 2025, 1.0 / everyone)
            .gives_of_in("family", 2025, 1.0 / everyone)
            .within(half_width(&[-1.0 / 7.0, -3.0 / 7.0, 6.0 / 7.0, -2.0 / 7.0], everyone), 4),
        // Those whose country is not known are no one's share.
        four("visitor-profile").by("country").gives_of_in("BE", 2025, 3.0 / 5.0).gives_of_in(
            "FR",
            2025,
            (1.0 + 1.0) / 5.0,
        ),
        // Persons: 2 for 5 nights, 1 of weight 3 for 10.
        four("stay-length")
            .gives_in(2025, (2.0 * 5.0 + 3.0 * 10.0) / (2.0 + 3.0))
            .within(half_width(&[10.0 - 8.0 * 2.0, 3.0 * (10.0 - 8.0)], 5.0), 2),
        four("foreign-visitors")
            .gives_in(2025, 3.0 / (2.0 + 3.0 + 4.0))
            .within(half_width(&[-2.0 / 3.0, 3.0 * (1.0 - 1.0 / 3.0), -4.0 / 3.0], 9.0), 3),
        four("first-visitors")
            .gives_in(2025, 1.0 / (1.0 + 3.0 + 1.0))
            .within(half_width(&[0.8, 3.0 * -0.2, -0.2], 5.0), 3),
        four("satisfaction")
            .gives_in(2025, (8.0 + 3.0 * 6.0 + 9.0) / (1.0 + 3.0 + 1.0))
            .within(half_width(&[8.0 - 7.0, 3.0 * (6.0 - 7.0), 9.0 - 7.0], 5.0), 3),
        four("office-visit-rate").gives_in(2025, 1.0 / 2.0).within(half_width(&[0.5, -0.5], 2.0), 2),
        // 110 promoters and 20 detractors of 200: +45.
        indicator("net-promoter-score")
            .table("visitors", recommendations(&half))
            .gives_in(2025, 100.0 * (110.0 - 20.0) / 200.0)
            .within(100.0 * half_width(&nps, 200.0), 200),
        // 9 and 10 promote, 0 to 6 detract, 7 and 8 do neither.
        indicator("net-promoter-score")
            .table("visitors", recommendations(&[(10, 1), (9, 2), (8, 1), (7, 1), (6, 1), (0, 1)]))
            .gives_in(2025, 100.0 * (3.0 - 2.0) / 7.0),
    ]
}

#[test]
fn the_formulas_of_the_visitor_survey_give_what_the_figures_say() {
    prove(&cases());
}

#[test]
fn half_of_four_hundred_answers_is_known_within_five_points() {
    let rows: Vec<String> = (0..400).map(|row| format!("R{row},2025-07-01,day,1,{}", row % 2 == 0)).collect();
    let table = format!("id,date,kind,party_size,first_visit\n{}", rows.join("\n"));
    let margin = 1.96 * (0.25_f64 / 399.0).sqrt();
    assert_eq!(format!("{:.1}", margin * 100.0), "4.9");
    prove(&[indicator("first-visitors").table("visitors", table).gives_in(2025, 0.5).within(margin, 400)]);
}
