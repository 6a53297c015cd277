//! The closed lists of a mission's files. To add a word, add a variant: the compiler asks for the rest.

use crate::language::vocabulary::{Vocabulary, Word};

/// The nature of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Nature {
    /// Money.
    Financial,
    /// People.
    HumanResources,
    /// Sites, tools, offer.
    Technical,
    /// Who decides.
    Governance,
    /// Visitors and competitors.
    Market,
}

impl Vocabulary for Nature {
    const ALL: &'static [Self] =
        &[Self::Financial, Self::HumanResources, Self::Technical, Self::Governance, Self::Market];

    fn word(self) -> Word {
        match self {
            Self::Financial => Word::new(
                "financial",
                "financière",
                "financial",
                &["financier", "finances", "finance", "financiers", "financières"],
            ),
            Self::HumanResources => Word::new(
                "human-resources",
                "ressources humaines",
                "human resources",
                &["rh", "hr", "humaine", "humaines", "ressource humaine"],
            ),
            Self::Technical => {
                Word::new("technical", "technique", "technical", &["techniques", "moyens techniques"])
            }
            Self::Governance => Word::new("governance", "gouvernance", "governance", &[]),
            Self::Market => Word::new("market", "marché", "market", &["marchés"]),
        }
    }
}

/// What a fact does to the future organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Effect {
    /// It helps.
    Favourable,
    /// It hinders.
    Unfavourable,
}

impl Vocabulary for Effect {
    const ALL: &'static [Self] = &[Self::Favourable, Self::Unfavourable];

    fn word(self) -> Word {
        match self {
            Self::Favourable => {
                Word::new("favourable", "favorable", "favourable", &["favorables", "positif", "positive"])
            }
            Self::Unfavourable => Word::new(
                "unfavourable",
                "défavorable",
                "unfavourable",
                &["défavorables", "unfavorable", "négatif", "négative", "negative"],
            ),
        }
    }
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Origin {
    /// The office itself.
    Internal,
    /// Outside the office.
    External,
    /// The territory: internal or external as `[diagnosis]` says.
    Territory,
}

impl Vocabulary for Origin {
    const ALL: &'static [Self] = &[Self::Internal, Self::External, Self::Territory];

    fn word(self) -> Word {
        match self {
            Self::Internal => Word::new("internal", "interne", "internal", &["internes"]),
            Self::External => Word::new("external", "externe", "external", &["externes"]),
            Self::Territory => Word::new("territory", "territoire", "territory", &[]),
        }
    }
}

/// The legal form of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LegalForm {
    /// Association under the law of 1901.
    Association,
    /// Établissement public industriel et commercial.
    Epic,
    /// Service public administratif.
    Spa,
    /// Service public industriel et commercial.
    Spic,
    /// Société publique locale.
    Spl,
    /// Société d'économie mixte.
    Sem,
    /// Société par actions simplifiée.
    Sas,
    /// Groupement d'intérêt public.
    Gip,
    /// Another form.
    Other,
}

impl Vocabulary for LegalForm {
    const ALL: &'static [Self] = &[
        Self::Association,
        Self::Epic,
        Self::Spa,
        Self::Spic,
        Self::Spl,
        Self::Sem,
        Self::Sas,
        Self::Gip,
        Self::Other,
    ];

    fn word(self) -> Word {
        match self {
            Self::Association => {
                Word::new("association", "association", "association", &["association loi 1901"])
            }
            Self::Epic => Word::new("epic", "EPIC", "EPIC", &[]),
            Self::Spa => Word::new("spa", "SPA", "SPA", &["régie spa"]),
            Self::Spic => Word::new("spic", "SPIC", "SPIC", &["régie spic"]),
            Self::Spl => Word::new("spl", "SPL", "SPL", &[]),
            Self::Sem => Word::new("sem", "SEM", "SEM", &[]),
            Self::Sas => Word::new("sas", "SAS", "SAS", &[]),
            Self::Gip => Word::new("gip", "GIP", "GIP", &[]),
            Self::Other => Word::new("other", "autre", "other", &[]),
        }
    }
}

/// The part that a person plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Elected official.
    Elected,
    /// Technician of the office or of the authority.
    Technician,
    /// Socio-professional.
    Professional,
    /// Adviser of the federation.
    Adviser,
}

impl Vocabulary for Role {
    const ALL: &'static [Self] = &[Self::Elected, Self::Technician, Self::Professional, Self::Adviser];

    fn word(self) -> Word {
        match self {
            Self::Elected => Word::new("elected", "élu", "elected official", &["élue", "élus", "elected"]),
            Self::Technician => {
                Word::new("technician", "technicien", "technician", &["technicienne", "techniciens"])
            }
            Self::Professional => Word::new(
                "professional",
                "socio-professionnel",
                "professional",
                &["professionnel", "professionnelle", "socioprofessionnel", "socio-professionnelle"],
            ),
            Self::Adviser => {
                Word::new("adviser", "conseiller", "adviser", &["conseillère", "advisor", "conseil"])
            }
        }
    }
}

/// What happens in a step: some dates stand against some kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum StepKind {
    /// The team works.
    Work,
    /// Elected officials or professionals sit together.
    Meeting,
    /// Professionals are asked.
    Survey,
    /// The council votes.
    Vote,
}

impl Vocabulary for StepKind {
    const ALL: &'static [Self] = &[Self::Work, Self::Meeting, Self::Survey, Self::Vote];

    fn word(self) -> Word {
        match self {
            Self::Work => Word::new("work", "travail", "work", &["travaux"]),
            Self::Meeting => Word::new("meeting", "réunion", "meeting", &["réunions", "présentation"]),
            Self::Survey => Word::new("survey", "enquête", "survey", &["enquêtes"]),
            Self::Vote => Word::new("vote", "vote", "vote", &["votes"]),
        }
    }
}

/// The level of another strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// The office's own authority.
    Authority,
    /// A neighbouring office or authority.
    Neighbour,
    /// The destination.
    Destination,
    /// The department.
    Department,
    /// The region.
    Region,
    /// The State.
    State,
    /// The European Union.
    Europe,
}

impl Vocabulary for Level {
    const ALL: &'static [Self] = &[
        Self::Authority,
        Self::Neighbour,
        Self::Destination,
        Self::Department,
        Self::Region,
        Self::State,
        Self::Europe,
    ];

    fn word(self) -> Word {
        match self {
            Self::Authority => {
                Word::new("authority", "collectivité", "authority", &["epci", "collectivité de tutelle"])
            }
            Self::Neighbour => Word::new("neighbour", "voisin", "neighbour", &["voisins", "neighbor"]),
            Self::Destination => Word::new("destination", "destination", "destination", &[]),
            Self::Department => Word::new("department", "département", "department", &[]),
            Self::Region => Word::new("region", "région", "region", &[]),
            Self::State => Word::new("state", "État", "State", &["etat"]),
            Self::Europe => Word::new("europe", "Europe", "Europe", &[]),
        }
    }
}

/// The level of an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ObjectiveKind {
    /// What is aimed at in the long run.
    Strategic,
    /// What is to be reached by a date; SMART.
    Operational,
}

impl Vocabulary for ObjectiveKind {
    const ALL: &'static [Self] = &[Self::Strategic, Self::Operational];

    fn word(self) -> Word {
        match self {
            Self::Strategic => Word::new("strategic", "stratégique", "strategic", &[]),
            Self::Operational => Word::new("operational", "opérationnel", "operational", &["opérationnelle"]),
        }
    }
}

/// Where an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Status {
    /// Not begun.
    Planned,
    /// Under way.
    Running,
    /// Finished.
    Done,
    /// Given up.
    Dropped,
}

impl Vocabulary for Status {
    const ALL: &'static [Self] = &[Self::Planned, Self::Running, Self::Done, Self::Dropped];

    fn word(self) -> Word {
        match self {
            Self::Planned => Word::new("planned", "prévue", "planned", &["prévu", "à faire", "planifiée"]),
            Self::Running => Word::new("running", "en cours", "running", &[]),
            Self::Done => Word::new("done", "faite", "done", &["fait", "terminée", "terminé", "réalisée"]),
            Self::Dropped => Word::new("dropped", "abandonnée", "dropped", &["abandonné"]),
        }
    }
}

/// Whether a higher value of an indicator is good news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Higher is better.
    HigherIsBetter,
    /// Lower is better.
    LowerIsBetter,
    /// Neither.
    Neutral,
}

impl Vocabulary for Direction {
    const ALL: &'static [Self] = &[Self::HigherIsBetter, Self::LowerIsBetter, Self::Neutral];

    fn word(self) -> Word {
        match self {
            Self::HigherIsBetter => {
                Word::new("higher-is-better", "à augmenter", "higher is better", &["higher"])
            }
            Self::LowerIsBetter => Word::new("lower-is-better", "à diminuer", "lower is better", &["lower"]),
            Self::Neutral => Word::new("neutral", "neutre", "neutral", &[]),
        }
    }
}

/// A severity, as `[check] deny` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deny {
    /// Warnings fail the check as errors do.
    Warnings,
    /// Notes too.
    Notes,
}

impl Vocabulary for Deny {
    const ALL: &'static [Self] = &[Self::Warnings, Self::Notes];

    fn word(self) -> Word {
        match self {
            Self::Warnings => {
                Word::new("warnings", "avertissements", "warnings", &["warning", "avertissement"])
            }
            Self::Notes => Word::new("notes", "remarques", "notes", &["note", "remarque"]),
        }
    }
}
