//! Tool 2: how the office runs.

use super::{Case, indicator, prove};

/// Revenue of 602,000 €; expenses of 500,000 €.
const ACCOUNTS: &str = "
    year,side,category,amount,budget,label,funder,service
    2025,revenue,subsidy,305000.00,310000.00,,Communauté de communes,
    2025,revenue,tourist-tax,98000.00,90000.00,,Communauté de communes,
    2025,revenue,sales,180000.00,,,,
    2025,revenue,partnerships,15000.00,,,Adhérents,
    2025,revenue,events,4000.00,,,,
    2025,expense,payroll,300000.00,290000.00,,,administrative
    2025,expense,reception,40000.00,50000.00,,,administrative
    2025,expense,promotion,120000.00,100000.00,,,administrative
    2025,expense,events,30000.00,,,,commercial
    2025,expense,other,10000.00,,,,
    2024,expense,payroll,280000.00,,,,";

/// 80,000 visitors for 20,000 acts at the headquarters; a branch that gives no acts.
const SITES: &str = "
    site,commune,year,kind,open_days,open_hours,visitors,acts,staff_fte,accessible
    siege,Cap-Test,2025,headquarters,300,2000,80000,20000,2.5,true
    bureau,Val-Test,2025,branch,180,1000,10000,,1,false
    kiosque,Val-Test,2025,seasonal,60,,2000,,,";

/// Three statutory missions of four, one of them without a mandate.
const MISSIONS: &str = "
    mission,exercised,entrusted_by
    reception,true,Statuts
    information,true,Statuts
    promotion,true,
    coordination,false,Statuts
    events,true,Convention
    observation,false,";

/// A committee of 18 seats, 10 of them elected, and a commission.
const GOVERNANCE: &str = "
    body,college,seats,filled,meetings_year,attendance_rate
    Comité de direction,elected,10,10,6,0.8
    Comité de direction,professional,8,7,5,0.5
    Commission,professional,6,,3,
    Commission,resident,2,2,,0.4";

fn accounts(id: &'static str) -> Case {
    indicator(id).table("accounts", ACCOUNTS)
}

fn sites(id: &'static str) -> Case {
    indicator(id).table("sites", SITES)
}

fn missions(id: &'static str) -> Case {
    indicator(id).table("missions", MISSIONS)
}

fn governance(id: &'static str) -> Case {
    indicator(id).table("governance", GOVERNANCE)
}

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    [money(), reception(), bodies()].into_iter().flatten().collect()
}

fn money() -> Vec<Case> {
    let revenue = 305_000.0 + 98_000.0 + 180_000.0 + 15_000.0 + 4_000.0;
    let expense = 300_000.0 + 40_000.0 + 120_000.0 + 30_000.0 + 10_000.0;
    vec![
        accounts("budget").gives_in(2025, revenue),
        accounts("expense").gives_in(2024, 280_000.0).gives_in(2025, expense),
        accounts("result").gives_in(2024, -280_000.0).gives_in(2025, revenue - expense),
        accounts("self-financing").gives_in(2025, (180_000.0 + 15_000.0 + 4_000.0) / revenue),
        accounts("subsidy-dependence").gives_in(2025, (305_000.0 + 98_000.0) / revenue),
        // 50.7, 29.9 and 16.3 %.
        accounts("subsidy-dependence")
            .by("category")
            .gives_of_in("subsidy", 2025, 305.0 / 602.0)
            .gives_of_in("sales", 2025, 180.0 / 602.0)
            .gives_of_in("tourist-tax", 2025, 98.0 / 602.0)
            .gives_of_in("partnerships", 2025, 15.0 / 602.0)
            .gives_of_in("events", 2025, 4.0 / 602.0),
        accounts("largest-funder-share").gives_in(2025, (305_000.0 + 98_000.0) / revenue),
        accounts("payroll-share").gives_in(2024, 1.0).gives_in(2025, 300_000.0 / expense),
        // The line that does not say its service counts on neither side.
        accounts("commercial-expense-share").gives_in(2025, 30_000.0 / (expense - 10_000.0)),
        // Lines without a budget count on neither side.
        accounts("budget-execution")
            .gives_in(2025, (300_000.0 + 40_000.0 + 120_000.0) / (290_000.0 + 50_000.0 + 100_000.0)),
        accounts("budget-execution")
            .by("side")
            .gives_of_in("expense", 2025, 460_000.0 / 440_000.0)
            .gives_of_in("revenue", 2025, (305_000.0 + 98_000.0) / (310_000.0 + 90_000.0)),
        // 1 M€ for 87,417 inhabitants: 11.44 €.
        indicator("subsidy-per-inhabitant")
            .table("accounts", "year,side,category,amount\n2025,revenue,subsidy,1000000.00")
            .table("population", "year,commune,population\n2025,A,80000\n2025,B,7417\n2024,A,1")
            .gives_in(2025, 1_000_000.0 / 87_417.0),
        accounts("cost-per-visitor")
            .table("sites", SITES)
            .gives_in(2025, 40_000.0 / (80_000.0 + 10_000.0 + 2_000.0)),
        accounts("budget-per-night")
            .table(
                "stays",
                "period,kind,nights\n2025-07,hotel,150000\n2025-08,campsite,100000\n2024-08,hotel,0",
            )
            .gives_none_in(2024)
            .gives_in(2025, expense / 250_000.0),
    ]
}

fn reception() -> Vec<Case> {
    vec![
        indicator("reception-points")
            .table("sites", "site,commune,year\nB1,A,2024\nB1,A,2025\nB2,B,2025")
            .gives_in(2024, 1.0)
            .gives_in(2025, 2.0),
        sites("visitors").gives_in(2025, 80_000.0 + 10_000.0 + 2_000.0),
        sites("visitors").by("commune").gives_of_in("Cap-Test", 2025, 80_000.0).gives_of_in(
            "Val-Test",
            2025,
            10_000.0 + 2_000.0,
        ),
        // The kiosk gives no hours: its visitors do not count.
        sites("visitors-per-open-hour").gives_in(2025, (80_000.0 + 10_000.0) / (2_000.0 + 1_000.0)),
        sites("persons-per-act").gives_in(2025, 80_000.0 / 20_000.0),
        sites("acts-per-fte").gives_in(2025, 20_000.0 / 2.5),
        sites("longest-opening").gives_in(2025, 300.0),
        sites("accessible-share").gives_in(2025, 1.0 / 2.0),
    ]
}

fn bodies() -> Vec<Case> {
    vec![
        missions("statutory-missions-exercised").gives(3.0 / 4.0),
        missions("statutory-missions-exercised")
            .by("mission")
            .gives_of("coordination", 0.0)
            .gives_of("information", 1.0)
            .gives_of("promotion", 1.0)
            .gives_of("reception", 1.0),
        missions("missions-without-mandate").gives(1.0),
        // The commission's professionals give no attendance: their seats do not weigh.
        governance("governance-attendance").gives((10.0 * 0.8 + 8.0 * 0.5 + 2.0 * 0.4) / (10.0 + 8.0 + 2.0)),
        governance("professional-seats").gives((8.0 + 6.0) / (10.0 + 8.0 + 6.0 + 2.0)),
        governance("professional-seats")
            .by("body")
            .gives_of("Comité de direction", 8.0 / 18.0)
            .gives_of("Commission", 6.0 / 8.0),
        governance("elected-seats").gives(10.0 / 18.0),
        governance("main-body-meetings").gives(6.0),
        governance("filled-seats").gives((10.0 + 7.0 + 2.0) / (10.0 + 8.0 + 2.0)),
    ]
}

#[test]
fn the_formulas_of_the_offices_running_give_what_the_figures_say() {
    prove(&cases());
}
