//! Tool 4: human resources, in numbers.

use super::{Case, indicator, prove};

/// 1 FTE for 12 months, 0.8 for 12, 1 for 4: 2.133 FTE, headcount 3.
const THREE: &str = "
    post,year,job,mission,contract,fte,months,birth_year,joined,left,gross_cost,absence_days,training_days
    P1,2025,Direction,,permanent,1,12,1966,2010,,60000.00,4,2
    P2,2025,Accueil,reception,civil-servant,0.8,,1980,2020,,32000.00,,4
    S1,2025,Accueil,reception,seasonal,1,4,,2025,2025-08-31,,2,";

/// Six posts, and two seasonal workers of 4 and 3 months: 5.30 FTE at once, 5.88 over the year.
const SIX: &str = "
    post,year,job,contract,fte,months
    D,2025,Direction,permanent,1,12
    R,2025,Responsable,permanent,1,12
    A,2025,Conseil,permanent,0.8,12
    B,2025,Conseil,permanent,1,12
    C,2025,Conseil,fixed-term,0.5,12
    E,2025,Apprenti,apprentice,1,12
    S,2025,Saison,seasonal,1,4
    T,2025,Saison,seasonal,1,3";

/// Eight posts at the year's start, one of which leaves; two that join.
const MOVES: &str = "
    post,year,job,contract,fte,joined,left
    A,2025,Conseil,permanent,1,2010,2025-06-30
    B,2025,Conseil,permanent,1,2011,
    C,2025,Conseil,permanent,1,2012,2026-01-31
    D,2025,Conseil,permanent,1,2013,
    E,2025,Conseil,permanent,1,2014,
    F,2025,Conseil,permanent,1,2015,
    G,2025,Conseil,permanent,1,2016,
    H,2025,Conseil,permanent,1,,
    I,2025,Conseil,permanent,1,2025,
    S,2025,Saison,seasonal,1,2025,";

fn three(id: &'static str) -> Case {
    indicator(id).table("staff", THREE)
}

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    let fte = 1.0 + 0.8 + 4.0 / 12.0;
    let (joined, left) = (1.0, 1.0);
    vec![
        three("headcount").gives_in(2025, 3.0),
        three("headcount")
            .by("contract")
            .gives_of_in("civil-servant", 2025, 1.0)
            .gives_of_in("permanent", 2025, 1.0)
            .gives_of_in("seasonal", 2025, 1.0),
        // 2.133; 12 months where none are given.
        three("fte").gives_in(2025, fte),
        indicator("fte").table("staff", SIX).gives_in(2025, 5.3 + 4.0 / 12.0 + 3.0 / 12.0),
        three("permanent-share").gives_in(2025, (1.0 + 0.8) / fte),
        // 9.9 %.
        indicator("seasonal-share")
            .table("staff", SIX)
            .gives_in(2025, (4.0 / 12.0 + 3.0 / 12.0) / (5.3 + 7.0 / 12.0)),
        // In the row's own year, whatever today is.
        three("median-age").gives_in(2025, ((2025.0 - 1966.0) + (2025.0 - 1980.0)) / 2.0),
        indicator("median-age")
            .table("staff", "post,year,job,contract,fte,birth_year\nA,2020,J,permanent,1,1990\nB,2020,J,permanent,1,1960\nC,2020,J,permanent,1,1980")
            .gives_in(2020, 2020.0 - 1980.0),
        three("age-pyramid").gives_in(2025, 1.0 / 2.0),
        three("age-pyramid")
            .by("age")
            .gives_of_in("40-49", 2025, 1.0 / 2.0)
            .of(1.0, 2.0)
            .gives_of_in("50-59", 2025, 1.0 / 2.0),
        // 59 in 2025: 64 in 2030, within five years; 58 would be one too few.
        three("leaving-within-5-years").gives_in(2025, 1.0 / (1.0 + 0.8)),
        indicator("leaving-within-5-years")
            .table("staff", "post,year,job,contract,fte,birth_year\nA,2025,J,permanent,1,1966\nB,2025,J,permanent,0.5,1967\nC,2025,J,permanent,0.5,1958")
            .gives_in(2025, (1.0 + 0.5) / 2.0),
        three("seniority").gives_in(2025, f64::from((2025 - 2010) + (2025 - 2020)) / 3.0),
        // (2 + 1) ÷ 2 ÷ 8 = 18.75 %.
        indicator("turnover").table("staff", MOVES).gives_in(2025, (2.0 + 1.0) / 2.0 / 8.0),
        indicator("turnover-permanent").table("staff", MOVES).gives_in(2025, (joined + left) / 2.0 / 8.0),
        indicator("turnover")
            .table("staff", "post,year,job,contract,fte,joined\nA,2025,J,permanent,1,2025")
            .gives_none_in(2025),
        // The post whose absences are not given counts on neither side.
        three("absence-rate").gives_in(2025, (4.0 + 2.0) / ((1.0 + 4.0 / 12.0) * 205.0)),
        three("training-days-per-fte").gives_in(2025, (2.0 + 4.0) / (1.0 + 0.8)),
        three("cost-per-fte").gives_in(2025, (60_000.0 + 32_000.0) / (1.0 + 0.8)),
        three("fte-per-mission").gives_in(2025, 0.8 + 4.0 / 12.0),
        three("fte-per-mission").by("mission").gives_of_in("reception", 2025, 0.8 + 4.0 / 12.0),
        three("fte-per-100k-nights")
            .table("stays", "period,kind,nights\n2025-07,hotel,150000\n2025-08,hotel,100000\n2024-08,hotel,9")
            .gives_in(2025, 100_000.0 * fte / 250_000.0),
    ]
}

#[test]
fn the_formulas_of_the_staff_give_what_the_figures_say() {
    prove(&cases());
}
