//! Tool 7: what visitors spend in the territory.

use super::{Case, indicator, prove};

/// 52,000 nights × 78 € + 110,000 × 41 € = 8,566,000 €.
const TWO: &str = "
    year,segment,nights,spend_per_day,source,lodging_share,food_share
    2024,hotel,52000,78.00,Enquête,0.5,0.25
    2024,campsite,110000,41.00,Enquête,0.4,";

/// Nights from units × days × occupancy × persons; day visitors apart.
const FIVE: &str = "
    year,segment,nights,spend_per_day,source,spending_per_job,job_source
    2025,hotel,22863.6,105.70,60 × 365 × 0.58 × 1.8,,
    2025,campsite,23294.25,60.00,150 × 153 × 0.35 × 2.9,80000.00,Ratio de la mission
    2025,furnished-rental,9600,75.00,25 × 120 × 3.2,,Source sans ratio
    2025,second-home,46800,48.90,400 × 2.6 × 45,90000.00,
    2025,day-visitors,80000,25.00,Comptages,,";

/// Empty nights and an empty spending: those of the stays and of the survey.
const EMPTY: &str = "
    year,segment,nights,spend_per_day,source
    2025,hotel,,80.00,Outil 1
    2025,campsite,1000,,Outil 6
    2025,marina,,30.00,Rien";
const STAYS: &str = "
    period,kind,nights,tax_collected
    2025-07,hotel,300,200.00
    2025-08,hotel,200,400.00
    2025-08,campsite,999,";
const VISITORS: &str = "
    id,date,kind,party_size,nights,accommodation,spend_total,weight
    A,2025-07-01,overnight,2,5,campsite,400.00,1
    B,2025-07-02,overnight,1,10,campsite,100.00,3
    C,2025-07-02,day,1,,campsite,900.00,1";

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    let two = 52_000.0 * 78.0 + 110_000.0 * 41.0;
    assert_eq!(two, 8_566_000.0);
    let hotel: f64 = 60.0 * 365.0 * 0.58 * 1.8 * 105.7;
    let cents = |euros: f64| (euros * 100.0).round() / 100.0;
    let stays = cents(hotel) + 23_294.25 * 60.0 + 720_000.0 + 2_288_520.0;
    assert!((stays - 6_822_857.52).abs() < 1e-6);
    let surveyed = (400.0 + 3.0 * 100.0) / (2.0 * 5.0 + 3.0 * 10.0);
    let expense = "year,side,category,amount\n2024,expense,payroll,400000.00\n2024,revenue,subsidy,900000.00\n2025,expense,payroll,0";
    vec![
        indicator("visitor-spending").table("spending", TWO).gives_in(2024, two),
        indicator("visitor-spending").table("spending", FIVE).gives_in(2025, stays + 2_000_000.0),
        // 500 nights of hotels by the stays, 17.50 € by the survey; what is known nowhere does not count.
        indicator("visitor-spending")
            .table("spending", EMPTY)
            .table("stays", STAYS)
            .table("visitors", VISITORS)
            .gives_in(2025, 500.0 * 80.0 + 1_000.0 * surveyed),
        indicator("visitor-spending")
            .by("segment")
            .table("spending", TWO)
            .gives_of_in("campsite", 2024, 110_000.0 * 41.0)
            .gives_of_in("hotel", 2024, 52_000.0 * 78.0),
        indicator("visitor-spending")
            .by("item")
            .table("spending", TWO)
            .gives_of_in("lodging", 2024, 0.5 * 52_000.0 * 78.0 + 0.4 * 110_000.0 * 41.0)
            .gives_of_in("food", 2024, 0.25 * 52_000.0 * 78.0),
        indicator("overnight-spending").table("spending", FIVE).gives_in(2025, stays),
        indicator("spending-per-office-euro")
            .table("spending", TWO)
            .table("accounts", expense)
            .gives_in(2024, two / 400_000.0),
        indicator("spending-per-office-euro")
            .table("spending", FIVE)
            .table("accounts", expense)
            .gives_none_in(2025),
        indicator("tax-per-spending")
            .table("spending", EMPTY)
            .table("stays", STAYS)
            .gives_in(2025, (200.0 + 400.0) / (500.0 * 80.0)),
        // Only where the mission gives both the ratio and its source.
        indicator("jobs-supported").table("spending", FIVE).gives_in(2025, 23_294.25 * 60.0 / 80_000.0),
        indicator("jobs-supported").table("spending", TWO),
    ]
}

#[test]
fn the_formulas_of_the_spending_give_what_the_figures_say() {
    prove(&cases());
}
