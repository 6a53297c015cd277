//! Tool 3: promotion, communication, web.

use super::{Case, indicator, prove};

/// 450 interactions for 12,000 followers and 9,000 persons reached; 36 bookings for 3,000 €.
const CHANNELS: &str = "
    year,channel,name,audience,audience_unit,reach,interactions,printed,bookings,cost,staff_days,languages
    2024,facebook,Page,10000,abonnés,,,,,,,fr
    2024,brochure,Guide,15000,exemplaires,,,,,,,fr
    2025,facebook,Page,12000,abonnés,9000,450,,,600.00,20.5,fr
    2025,instagram,Compte,,abonnés,,80,,,,,\"fr, EN\"
    2025,website,Site,4800,sessions,,,,36,3000.00,61,fr en/de
    2025,brochure,Guide,18000,copies,,,20000,,9000.00,,";

/// 36 bookings for 4,800 sessions in July; a month that gives no bookings.
const WEB: &str = "
    period,site,sessions,mobile_share,foreign_share,bookings,booking_amount
    2025-07,www.cap-test.example,4800,0.75,0.1,36,5400.00
    2025-08,www.cap-test.example,1200,0.5,,,
    2025-08,autre.example,,0.9,0.9,4,
    2024-07,www.cap-test.example,0,,,0,0.00";

fn channels(id: &'static str) -> Case {
    indicator(id).table("channels", CHANNELS)
}

fn web(id: &'static str) -> Case {
    indicator(id).table("web", WEB)
}

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    let cost = 600.0 + 3_000.0 + 9_000.0;
    vec![
        channels("promotion-cost").gives_in(2025, cost),
        channels("cost-per-contact").gives_in(2025, cost / (12_000.0 + 4_800.0 + 18_000.0)),
        channels("cost-per-contact")
            .by("channel")
            .gives_of_in("facebook", 2025, 600.0 / 12_000.0)
            .gives_of_in("brochure", 2025, 9_000.0 / 18_000.0)
            .gives_of_in("website", 2025, 3_000.0 / 4_800.0),
        // 83.33 €.
        channels("cost-per-booking").gives_in(2025, 3_000.0 / 36.0),
        // 3.75 %: the account without an audience does not count.
        channels("interaction-rate").gives_in(2025, 450.0 / 12_000.0),
        channels("reach-engagement").gives_in(2025, 450.0 / 9_000.0),
        channels("print-run-used").gives_in(2025, 18_000.0 / 20_000.0),
        // The guide changed its unit: it is not compared.
        channels("audience-growth").gives_in(2025, (12_000.0 - 10_000.0) / 10_000.0),
        web("sessions").gives_in(2024, 0.0).gives_in(2025, 4_800.0 + 1_200.0),
        web("mobile-share").gives_in(2025, (0.75 * 4_800.0 + 0.5 * 1_200.0) / (4_800.0 + 1_200.0)),
        web("foreign-share").gives_in(2025, 0.1 * 4_800.0 / 4_800.0),
        // 0.75 %; nothing where there was no session.
        web("conversion-rate").gives_none_in(2024).gives_in(2025, 36.0 / 4_800.0),
        web("average-booking").gives_none_in(2024).gives_in(2025, 5_400.0 / 36.0),
        // 425 of 500 contacts: 85 %.
        indicator("digital-contact-share")
            .table("web", "period,site,sessions\n2025-01,s.example,200\n2025-02,s.example,225")
            .table("sites", "site,commune,year,visitors\nsiege,Cap-Test,2025,50\nbureau,Val-Test,2025,25")
            .gives_in(2025, 425.0 / 500.0),
        channels("promotion-days").gives_in(2025, 20.5 + 61.0),
        channels("promotion-fte").gives_in(2025, (20.5 + 61.0) / 205.0),
        // fr, en and de, whatever the marks between them and the case.
        channels("languages-offered").gives_in(2024, 1.0).gives_in(2025, 3.0),
        channels("languages-offered")
            .by("language")
            .gives_of_in("fr", 2024, 2.0)
            .gives_of_in("fr", 2025, 3.0)
            .gives_of_in("en", 2025, 2.0)
            .gives_of_in("de", 2025, 1.0),
    ]
}

#[test]
fn the_formulas_of_promotion_give_what_the_figures_say() {
    prove(&cases());
}
