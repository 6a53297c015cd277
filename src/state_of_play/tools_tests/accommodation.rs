//! Tool 1: offer, visits, tourist tax.

use super::{Case, indicator, prove, read};
use crate::state_of_play::{catalogue::catalogue, indicator::points};

/// 60 hotel rooms, 25 furnished rentals, 150 pitches, 20 bed-and-breakfast rooms, 400 second homes, 50 berths.
const CAPACITY: &str = "
    id,commune,kind,rating,units,beds
    h,Cap-Test,hotel,3,60,130
    m,Cap-Test,furnished-rental,,25,100
    c,Val-Test,campsite,2,150,480
    b,Val-Test,bed-and-breakfast,,20,40
    r,Cap-Test,second-home,,400,2000
    p,Mont-Test,marina,,50,200";

/// The inhabitants of the communes.
const POPULATION: &str = "
    year,commune,population
    2024,Cap-Test,2000
    2024,Val-Test,800
    2024,Mont-Test,400
    2025,Cap-Test,2200
    2025,Val-Test,700
    2025,Mont-Test,0";

/// A hotel of 20 rooms in June, open 25 days of 30; another that declares nothing; nights of other months by kind.
const HOTELS: &str = "
    id,commune,kind,rating,units,beds
    h,Cap-Test,hotel,3,20,40
    i,Val-Test,hotel,,5,10
    r,Val-Test,second-home,,10,50";
const JUNE: &str = "
    period,accommodation,kind,nights,foreign_nights,taxable_nights,exempt_nights,occupied_unit_nights,available_unit_nights,arrivals,tax_collected
    2025-06,h,,558,93,500,58,310,500,306,480.00";

/// The nights of a year, month by month.
const YEAR: &str = "
    period,kind,nights
    2025-01,hotel,20
    2025-02,hotel,35
    2025-03,hotel,25
    2025-04,hotel,60
    2025-05,hotel,80
    2025-06,hotel,90
    2025-07,hotel,150
    2025-08,hotel,180
    2025-09,hotel,70
    2025-10,hotel,45
    2025-11,hotel,25
    2025-12,hotel,20
    2024-07,hotel,120
    2024-08,hotel,180";

/// A three-star hotel in July: 800 of 1,240 rooms, 1,500 nights, 1,200 taxable at 1.00 €, 1,080 € collected. A line by kind
/// without a rate voted; an unrated rental at 5 %: 700 € for 7 nights and 4 persons, 2 of them minors.
const HOTEL: &str = "
    id,commune,kind,rating,units,beds
    h,Cap-Test,hotel,3,40,80
    g,Cap-Test,furnished-rental,,1,4";
const UNRATED: &str = "
    id,commune,kind,rating,beds
    a,A,hotel,3 étoiles,60
    b,A,hotel,non classé,20
    c,A,hotel,NC,30
    d,A,hotel,N.C.,10
    e,A,furnished-rental,Unclassified,4
    f,A,furnished-rental,sans classement,6
    g,A,furnished-rental,,70";
const JULY: &str = "
    period,accommodation,kind,nights,taxable_nights,exempt_nights,occupied_unit_nights,available_unit_nights,taxable_base,tax_collected
    2025-07,h,,1500,1200,,800,1240,,1080.00
    2025-07,g,,28,14,14,,,350.00,17.50
    2025-07,,campsite,900,600,300,,,,";
const RATES: &str = "
    year,kind,rating,rate,percent,department_share
    2024,hotel,3,1.20,,0.10
    2025,hotel,3,1.00,,0.10
    2025,hotel,5,3.00,,
    2025,furnished-rental,,,5,0.10";

fn capacity(id: &'static str) -> Case {
    indicator(id).table("accommodation", CAPACITY).table("population", POPULATION)
}

fn june(id: &'static str) -> Case {
    indicator(id).table("accommodation", HOTELS).table("stays", JUNE)
}

fn july(id: &'static str) -> Case {
    indicator(id).table("accommodation", HOTEL).table("stays", JULY).table("tourist-tax-rates", RATES)
}

fn year(id: &'static str) -> Case {
    indicator(id).table("stays", YEAR)
}

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    [offer(), visits(), tax()].into_iter().flatten().collect()
}

fn offer() -> Vec<Case> {
    let market = 130.0 + 100.0 + 480.0 + 40.0 + 200.0;
    let statutory = f64::from(60 * 2 + 25 * 4 + 150 * 3 + 20 * 2 + 400 * 5 + 50 * 4);
    assert_eq!(statutory, 2_910.0);
    vec![
        capacity("beds").gives(market + 2_000.0),
        // Beds that are not known: 5 per second home, 2 per room, 3 per pitch.
        indicator("beds")
            .table("accommodation", "id,commune,kind,units,beds\nr,A,second-home,7,\ns,A,second-home,,\nh,A,hotel,10,\nc,A,campsite,4,")
            .wrong()
            .gives(7.0 * 5.0 + 5.0 + 10.0 * 2.0 + 4.0 * 3.0),
        capacity("beds")
            .by("commune")
            .gives_of("Cap-Test", 130.0 + 100.0 + 2_000.0)
            .gives_of("Val-Test", 480.0 + 40.0)
            .gives_of("Mont-Test", 200.0),
        capacity("market-beds").gives(market),
        capacity("inhabitants").gives_in(2024, 3_200.0).gives_in(2025, 2_900.0),
        indicator("communes")
            .table("population", "year,commune,population\n2024,A,10\n2025,A,10\n2025,B,20\n2025,B,20")
            .wrong()
            .gives_in(2024, 1.0)
            .gives_in(2025, 2.0),
        capacity("tourist-function-rate")
            .gives_in(2024, 100.0 * 2_950.0 / 3_200.0)
            .gives_in(2025, 100.0 * 2_950.0 / 2_900.0),
        capacity("statutory-capacity").gives(statutory),
        // 90.9 % of 3,200 inhabitants.
        capacity("statutory-capacity-rate")
            .gives_in(2024, 2_910.0 / 3_200.0)
            .gives_in(2025, 2_910.0 / 2_900.0),
        // A commune without inhabitants has no rate.
        capacity("statutory-capacity-rate")
            .by("commune")
            .gives_of_in("Cap-Test", 2024, 2_220.0 / 2_000.0)
            .gives_of_in("Val-Test", 2024, 490.0 / 800.0)
            .gives_of_in("Mont-Test", 2024, 200.0 / 400.0)
            .gives_of_in("Cap-Test", 2025, 2_220.0 / 2_200.0)
            .gives_of_in("Val-Test", 2025, 490.0 / 700.0)
            .point(super::Point {
                year: Some(2025),
                key: Some("Mont-Test".to_owned()),
                ..super::Point::default()
            }),
        capacity("bed-concentration").gives((520.0 + 230.0) / market).of(750.0, 950.0),
        capacity("classified-share").gives((130.0 + 480.0) / market),
        // 60 of 200 beds: those that say that they are not rated count as those that say nothing.
        indicator("classified-share")
            .table("accommodation", UNRATED)
            .gives(60.0 / 200.0)
            .of(60.0, 200.0),
        // What is no rating is told by the check, and is not counted as one.
        indicator("classified-share")
            .table("accommodation", "id,commune,kind,rating,beds\na,A,hotel,3,60\nb,A,hotel,3 épis,40")
            .wrong()
            .gives(60.0 / 100.0),
    ]
}

fn visits() -> Vec<Case> {
    vec![
        june("unit-occupancy").gives_in(2025, 310.0 / 500.0),
        july("unit-occupancy").gives_in(2025, 800.0 / 1_240.0),
        // The whole stock: 20 rooms × the 30 days of June.
        june("unit-utilisation").gives_in(2025, 310.0 / (20.0 * 30.0)),
        june("nights").gives_in(2025, 558.0),
        year("nights").gives_in(2024, 120.0 + 180.0).gives_in(2025, 800.0),
        july("nights")
            .by("kind")
            .gives_of_in("hotel", 2025, 1_500.0)
            .gives_of_in("campsite", 2025, 900.0)
            .gives_of_in("furnished-rental", 2025, 28.0),
        // July and August alone are in both years.
        year("nights-growth").gives_in(2025, (150.0 + 180.0 - 120.0 - 180.0) / (120.0 + 180.0)),
        june("nights-per-bed").gives_in(2025, 558.0 / (40.0 + 10.0)),
        // The nights of second homes are not those of market beds.
        indicator("nights-per-bed")
            .table("accommodation", HOTELS)
            .table("stays", "period,accommodation,nights\n2025-06,h,100\n2025-06,r,999")
            .gives_in(2025, 100.0 / 50.0),
        june("length-of-stay").gives_in(2025, 558.0 / 306.0),
        // A line without arrivals counts on neither side.
        indicator("length-of-stay")
            .table("stays", "period,kind,nights,arrivals\n2025-06,hotel,558,306\n2025-06,campsite,900,\n2024-06,hotel,4,0")
            .gives_none_in(2024)
            .gives_in(2025, 558.0 / 306.0),
        june("persons-per-unit").gives_in(2025, 558.0 / 310.0),
        june("foreign-night-share").gives_in(2025, 93.0 / 558.0),
        // 41.3 %, 43.1 % and 2.70.
        year("seasonality").gives_in(2024, 1.0).gives_in(2025, (150.0 + 180.0) / 800.0),
        year("shoulder-share")
            .gives_in(2024, 0.0)
            .gives_in(2025, (60.0 + 80.0 + 90.0 + 70.0 + 45.0) / 800.0),
        year("peak-ratio").gives_in(2024, 180.0 / (300.0 / 12.0)).gives_in(2025, 180.0 / (800.0 / 12.0)),
        june("undeclared-bed-share").gives_in(2025, 10.0 / (40.0 + 10.0)),
        // A line by kind is a declaration for no establishment, and a year of such lines alone says nothing.
        year("undeclared-bed-share").table("accommodation", HOTELS),
        june("exempt-share").gives_in(2025, 58.0 / 558.0),
        // Without exempt nights: nights − taxable nights, 300 for the hotel.
        july("exempt-share").gives_in(2025, (300.0 + 14.0 + 300.0) / (1_500.0 + 28.0 + 900.0)),
    ]
}

fn tax() -> Vec<Case> {
    // 700 € ÷ 7 nights ÷ 4 persons × 5 % = 1.25 € a night, paid by 2 adults for 7 nights.
    let unrated = 700.0 / 7.0 / 4.0 * 0.05 * 2.0 * 7.0;
    assert_eq!(unrated, 17.5);
    let (due, collected) = (1_200.0 * 1.0 + unrated, 1_080.0 + 17.5);
    vec![
        july("tourist-tax-collected").gives_in(2025, collected),
        july("tourist-tax-collected-per-night").gives_in(2025, collected / (1_200.0 + 14.0)),
        july("tourist-tax-collected-per-bed").gives_in(2025, collected / (80.0 + 4.0)),
        july("tourist-tax-due").gives_in(2025, due),
        july("tourist-tax-due")
            .by("kind")
            .gives_of_in("furnished-rental", 2025, unrated)
            .gives_of_in("hotel", 2025, 1_200.0),
        // At most the nights × the highest rate voted: 14 × 3.00 € rather than 5 % of 2,000 €.
        indicator("tourist-tax-due")
            .table(
                "stays",
                "period,kind,nights,taxable_nights,taxable_base\n2025-07,furnished-rental,28,14,2000.00",
            )
            .table("tourist-tax-rates", RATES)
            .gives_in(2025, 14.0 * 3.0),
        july("tourist-tax-due-coverage").gives_in(2025, (1_200.0 + 14.0) / (1_200.0 + 14.0 + 600.0)),
        // 10 % of 1,200 € and of 17.50 €: 19.25 € with the rental's own.
        july("tourist-tax-due-department").gives_in(2025, 120.0 + (19.25 - 17.5)),
        july("tourist-tax-gap").gives_in(2025, 1_200.0 - 1_080.0),
        july("tourist-tax-gap")
            .by("kind")
            .gives_of_in("furnished-rental", 2025, 0.0)
            .gives_of_in("hotel", 2025, 120.0),
        july("tourist-tax-gap-share").gives_in(2025, 120.0 / due),
        july("tourist-tax-gap-share").by("kind").gives_of_in("furnished-rental", 2025, 0.0).gives_of_in(
            "hotel",
            2025,
            120.0 / 1_200.0,
        ),
    ]
}

#[test]
fn the_formulas_of_the_offer_the_visits_and_the_tax_give_what_the_figures_say() {
    prove(&cases());
}

#[test]
fn the_threshold_of_a_commune_touristique_changes_at_the_populations_of_the_code() {
    let sizes = [1_999, 2_000, 3_499, 3_500, 4_999, 5_000, 9_999, 10_000];
    let rows = sizes.map(|size| format!("2025,C{size},{size}")).join("\n");
    let population = format!("year,commune,population\n{rows}");
    let (_, database) = read([("accommodation", CAPACITY), ("population", population.as_str())].into_iter());
    let rate = catalogue().indicator("statutory-capacity-rate").expect("there");
    let sql = format!("SELECT threshold AS value FROM ({}) ORDER BY denominator", rate.breakdowns[0].sql);
    let thresholds: Vec<f64> =
        points(&database, &sql).expect("asked").iter().filter_map(|point| point.value).collect();
    assert_eq!(thresholds, [0.15, 0.125, 0.125, 0.105, 0.105, 0.085, 0.085, 0.045]);
}

#[test]
fn an_establishment_that_is_there_twice_counts_no_stay_twice() {
    let double = format!("{HOTELS}\n    h,Cap-Test,hotel,3,20,40");
    let case = indicator("nights").by("kind").table("accommodation", double).table("stays", JUNE).wrong();
    prove(&[case.gives_of_in("hotel", 2025, 558.0)]);
}
