//! Tool 8: the territory among its competitors.

use super::{Case, indicator, prove};

/// Two competitors, a partner and a model; one competitor is not scored everywhere.
const POSITIONING: &str = "
    criterion,family,weight,territory,role,score,value
    Plages,offer,4,Rivale,competitor,3,
    Plages,offer,4,Nous,ours,5,
    Plages,offer,4,Voisine,,4,
    Plages,offer,4,Alliée,partner,5,
    Accès,access,2,Nous,ours,1,3.5
    Accès,access,2,Rivale,competitor,2,2
    Accès,access,2,Voisine,,3,3
    Accès,access,2,Modèle,model,5,1
    Prix,price,1,Nous,ours,2,
    Prix,price,1,Rivale,competitor,5,";

/// Shares and trends; one market without a trend, one without a share.
const MARKETS: &str = "
    market,share,trend,attractiveness,position
    France,0.5,0,3,4
    Belgique,0.25,2,4,2
    Allemagne,0.05,-1,4,1
    Italie,0.1,,2,1
    Suisse,,1,2,1";

fn positioning(id: &'static str) -> Case {
    indicator(id).table("positioning", POSITIONING)
}

/// The cases of the tool.
pub(super) fn cases() -> Vec<Case> {
    let ours = (4.0 * 5.0 + 2.0 * 1.0 + 1.0 * 2.0) / (4.0 + 2.0 + 1.0);
    let rival = (4.0 * 3.0 + 2.0 * 2.0 + 1.0 * 5.0) / (4.0 + 2.0 + 1.0);
    let neighbour = (4.0 * 4.0 + 2.0 * 3.0) / (4.0 + 2.0);
    vec![
        positioning("position-score").gives(ours).of(24.0, 7.0),
        positioning("position-score")
            .by("territory")
            .gives_of("Modèle", 5.0)
            .gives_of("Voisine", neighbour)
            .gives_of("Nous", ours)
            .gives_of("Rivale", rival),
        // Without roles, the first territory of the table is ours; a criterion without a score does not weigh.
        indicator("position-score")
            .table("positioning", "criterion,weight,territory,score\nA,5,Nous,4\nB,1,Nous,\nA,5,Autre,2")
            .wrong()
            .gives(4.0),
        // Behind the neighbour; neither the partner nor the model counts.
        positioning("rank").gives(2.0),
        positioning("gap-to-median").gives((ours - (rival + neighbour) / 2.0) / ((rival + neighbour) / 2.0)),
        positioning("gap-to-median").by("criterion").gives_of("Accès", (3.5 - 2.5) / 2.5),
        positioning("scoring-coverage").gives(10.0 / (3.0 * 5.0)),
        // Beaches: 5, and 4 for the best competitor.
        positioning("distinctive-criteria").gives(1.0),
        positioning("distinctive-criteria").by("criterion").gives_of("Plages", 5.0 - 4.0),
        // Access: 1 against a mean of 2.5; price: 2 against 5.
        positioning("lagging-criteria").gives(2.0),
        positioning("lagging-criteria")
            .by("criterion")
            .gives_of("Prix", 2.0 - 5.0)
            .gives_of("Accès", 1.0 - (2.0 + 3.0) / 2.0),
        indicator("growing-market-share")
            .table("markets", MARKETS)
            .gives(0.25 / (0.5 + 0.25 + 0.05))
            .of(0.25, 0.8),
    ]
}

#[test]
fn the_formulas_of_the_positioning_give_what_the_figures_say() {
    prove(&cases());
}
