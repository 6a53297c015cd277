//! The frame of a mission: `mission.toml`.

use jiff::civil::Date;

use super::{
    calendar::{CALENDAR_KEYS, CalendarTable, STEP_KEYS, SUPPORT_KEYS, Step, Support},
    key::{Key, Shape, spellings},
    settings::{self, Settings},
    source::{FileId, Located, Place},
    table::{TableReader, start_of},
    vocabulary::{LegalForm, Level, Origin, Role},
};
use crate::language::money::Money;

/// Who, what for, by when, with whom.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The top of `mission.toml`, where what is missing is reported.
    pub(crate) place: Place,
    /// The mission's name.
    pub(crate) name: Option<Located<String>>,
    /// `fr` or `en`, as written.
    pub(crate) language: Option<Located<String>>,
    /// The territory.
    pub(crate) territory: Option<Located<String>>,
    /// Who decides and pays (*collectivité de tutelle*).
    pub(crate) authority: Option<Located<String>>,
    /// The office's legal form.
    pub(crate) legal_form: Option<Located<LegalForm>>,
    /// The written order.
    pub(crate) order: Option<Order>,
    /// The support charter.
    pub(crate) charter: Option<Charter>,
    /// The ambition, the subject and the expectations.
    pub(crate) ambition: Option<Ambition>,
    /// The calendar: the vote, closed days, dates to reckon with.
    pub(crate) calendar: CalendarTable,
    /// The mission's own steps.
    pub(crate) steps: Vec<Step>,
    /// The days of support given so far.
    pub(crate) support: Vec<Support>,
    /// Who takes part.
    pub(crate) people: Vec<Person>,
    /// The common themes.
    pub(crate) themes: Vec<Theme>,
    /// The strategies of other levels.
    pub(crate) strategies: Vec<Strategy>,
    /// Where a fact of the territory counts; external if absent, as the method has it.
    pub(crate) territory_counts: Option<Located<Origin>>,
}

/// The written order of the decision-making body.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    /// Where its table stands.
    pub(crate) place: Place,
    /// The body.
    pub(crate) body: Option<Located<String>>,
    /// The day.
    pub(crate) date: Option<Located<Date>>,
    /// Its path in the folder.
    pub(crate) document: Option<Located<String>>,
}

/// The support charter between the office and the federation.
#[derive(Clone, Debug)]
pub(crate) struct Charter {
    /// Where its table stands.
    pub(crate) place: Place,
    /// The day it was signed.
    pub(crate) signed: Option<Located<Date>>,
    /// Its path in the folder.
    pub(crate) document: Option<Located<String>>,
    /// Euros per day of support, net of VAT.
    pub(crate) daily_rate: Option<Located<Money>>,
    /// Days of support agreed.
    pub(crate) days: Option<Located<f64>>,
    /// Days of support agreed, phase by phase.
    pub(crate) phase_days: Vec<Located<f64>>,
}

/// First an ambition, then the subject, then what the authority expects.
#[derive(Clone, Debug)]
pub(crate) struct Ambition {
    /// Where its table stands.
    pub(crate) place: Place,
    /// The ambition.
    pub(crate) statement: Option<Located<String>>,
    /// What is to be reorganised.
    pub(crate) subject: Option<Located<String>>,
    /// What the authority expects of its office.
    pub(crate) expectations: Vec<Located<String>>,
}

/// Who takes part.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Unique among the people.
    pub(crate) id: Located<String>,
    /// The name shown.
    pub(crate) name: Option<Located<String>>,
    /// The part played.
    pub(crate) role: Option<Located<Role>>,
    /// Days a year available to the plan.
    pub(crate) capacity: Option<Located<f64>>,
}

/// A theme that facts are grouped under.
#[derive(Clone, Debug)]
pub(crate) struct Theme {
    /// Unique among the themes.
    pub(crate) id: Located<String>,
    /// The name shown.
    pub(crate) label: Option<Located<String>>,
}

/// Another level's strategy.
#[derive(Clone, Debug)]
pub(crate) struct Strategy {
    /// Unique among the strategies.
    pub(crate) id: Located<String>,
    /// Its name.
    pub(crate) name: Option<Located<String>>,
    /// Its level.
    pub(crate) level: Option<Located<Level>>,
    /// What it aims at.
    pub(crate) orientations: Vec<Theme>,
}

/// The tables of `mission.toml`.
pub(super) const KEYS: &[Key] = &[
    Key::required(
        "mission",
        Shape::Table(MISSION_KEYS),
        "l'office et sa mission",
        "the office and its mission",
    ),
    Key::optional("order", Shape::Table(ORDER_KEYS), "la commande écrite", "the written order"),
    Key::optional("charter", Shape::Table(CHARTER_KEYS), "la charte d'accompagnement", "the support charter"),
    Key::optional(
        "ambition",
        Shape::Table(AMBITION_KEYS),
        "l'ambition, le sujet, les attentes",
        "the ambition, the subject, the expectations",
    ),
    Key::optional("calendar", Shape::Table(CALENDAR_KEYS), "le calendrier", "the calendar"),
    Key::optional("step", Shape::Tables(STEP_KEYS), "étapes propres à la mission", "the mission's own steps"),
    Key::optional(
        "support",
        Shape::Tables(SUPPORT_KEYS),
        "jours d'accompagnement donnés par la fédération",
        "days of support given by the federation",
    ),
    Key::optional("person", Shape::Tables(PERSON_KEYS), "qui participe", "who takes part"),
    Key::optional("theme", Shape::Tables(LABEL_KEYS), "thèmes communs", "the common themes"),
    Key::optional(
        "strategy",
        Shape::Tables(STRATEGY_KEYS),
        "stratégies des autres échelons",
        "the strategies of other levels",
    ),
    Key::optional(
        "diagnosis",
        Shape::Table(DIAGNOSIS_KEYS),
        "règles du diagnostic",
        "how the diagnosis counts",
    ),
    Key::optional(
        "check",
        Shape::Table(settings::CHECK_KEYS),
        "réglages du contrôle",
        "settings of the check",
    ),
    Key::optional(
        "priorities",
        Shape::Table(settings::PRIORITY_KEYS),
        "poids des priorités",
        "weights of the priorities",
    ),
    Key::optional(
        "follow_up",
        Shape::Table(settings::FOLLOW_UP_KEYS),
        "seuils du suivi",
        "thresholds of the follow-up",
    ),
];

const MISSION_KEYS: &[Key] = &[
    Key::required(
        "name",
        Shape::Text,
        "nom de la mission ou de l'office",
        "the name of the mission or the office",
    ),
    Key::optional(
        "language",
        Shape::Word(|| vec!["fr", "en"]),
        "langue des sorties : fr ou en",
        "the language of what is shown: fr or en",
    ),
    Key::optional("territory", Shape::Text, "territoire", "the territory"),
    Key::optional(
        "authority",
        Shape::Text,
        "collectivité de tutelle : qui décide et paie",
        "who decides and pays",
    ),
    Key::optional("legal_form", Shape::Word(spellings::<LegalForm>), "forme juridique", "the legal form"),
];
const ORDER_KEYS: &[Key] = &[
    Key::optional("body", Shape::Text, "instance qui commande", "the body that orders"),
    Key::optional("date", Shape::Date, "date de la commande", "the day of the order"),
    Key::optional("document", Shape::Path, "chemin du document", "the document's path"),
];
const CHARTER_KEYS: &[Key] = &[
    Key::optional("signed", Shape::Date, "date de signature", "the day it was signed"),
    Key::optional("document", Shape::Path, "chemin du document", "the document's path"),
    Key::optional("daily_rate", Shape::Money, "euros nets de TVA par jour", "euros per day, net of VAT"),
    Key::optional("days", Shape::Days, "jours d'accompagnement convenus", "days of support agreed"),
    Key::optional(
        "phase_days",
        Shape::Numbers,
        "jours convenus par phase, de la première à la quatrième",
        "days agreed for each phase, from the first to the fourth",
    ),
];
const AMBITION_KEYS: &[Key] = &[
    Key::optional("statement", Shape::Text, "l'ambition", "the ambition"),
    Key::optional("subject", Shape::Text, "ce qui est à réorganiser", "what is to be reorganised"),
    Key::optional(
        "expectations",
        Shape::Texts,
        "ce que la collectivité attend de son office",
        "what the authority expects of its office",
    ),
];
const PERSON_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant de la personne", "the person's id"),
    Key::optional("name", Shape::Text, "nom affiché", "the name shown"),
    Key::optional("role", Shape::Word(spellings::<Role>), "rôle", "the part played"),
    Key::optional("capacity", Shape::Days, "jours par an pour le plan", "days a year available to the plan"),
];
const LABEL_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant", "the id"),
    Key::optional("label", Shape::Text, "nom affiché", "the name shown"),
];
const STRATEGY_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant de la stratégie", "the strategy's id"),
    Key::optional("name", Shape::Text, "nom de la stratégie", "the strategy's name"),
    Key::optional("level", Shape::Word(spellings::<Level>), "échelon", "the level"),
    Key::optional("orientations", Shape::Tables(LABEL_KEYS), "orientations", "the orientations"),
];
const DIAGNOSIS_KEYS: &[Key] = &[Key::optional(
    "territory",
    Shape::Word(|| vec!["external", "internal", "externe", "interne"]),
    "où comptent les faits du territoire : external (la méthode) ou internal",
    "where the territory's facts count: external (the method) or internal",
)];

impl Frame {
    /// Returns the frame of a file that holds nothing.
    fn empty(file: FileId) -> Self {
        Self {
            place: start_of(file),
            name: None,
            language: None,
            territory: None,
            authority: None,
            legal_form: None,
            order: None,
            charter: None,
            ambition: None,
            calendar: CalendarTable::default(),
            steps: Vec::new(),
            support: Vec::new(),
            people: Vec::new(),
            themes: Vec::new(),
            strategies: Vec::new(),
            territory_counts: None,
        }
    }

    /// Reads `mission.toml` and the settings it carries.
    pub(super) fn read(mut root: TableReader<'_, '_>) -> (Self, Settings) {
        root.require("mission.toml");
        let mut frame = Self::empty(root.place.file);
        frame.read_mission(&mut root);
        frame.read_conditions(&mut root);
        frame.steps = root.tables("step", STEP_KEYS, Step::read).into_iter().flatten().collect();
        frame.support = root.tables("support", SUPPORT_KEYS, Support::read);
        frame.people = root.tables("person", PERSON_KEYS, Person::read).into_iter().flatten().collect();
        frame.themes = root
            .tables("theme", LABEL_KEYS, |table| Theme::read(table, "[[theme]]"))
            .into_iter()
            .flatten()
            .collect();
        frame.strategies =
            root.tables("strategy", STRATEGY_KEYS, Strategy::read).into_iter().flatten().collect();
        if let Some(mut diagnosis) = root.table("diagnosis", DIAGNOSIS_KEYS) {
            frame.territory_counts = diagnosis.word("territory");
        }
        let settings = Settings::read(&mut root);
        (frame, settings)
    }

    fn read_mission(&mut self, root: &mut TableReader<'_, '_>) {
        let Some(mut table) = root.table("mission", MISSION_KEYS) else { return };
        table.require("[mission]");
        self.name = table.text("name");
        self.language = table.choice("language");
        self.territory = table.text("territory");
        self.authority = table.text("authority");
        self.legal_form = table.word("legal_form");
    }

    fn read_conditions(&mut self, root: &mut TableReader<'_, '_>) {
        self.order = root.table("order", ORDER_KEYS).map(|mut table| Order {
            place: table.place,
            body: table.text("body"),
            date: table.date("date"),
            document: table.text("document"),
        });
        self.charter = root.table("charter", CHARTER_KEYS).map(|mut table| Charter {
            place: table.place,
            signed: table.date("signed"),
            document: table.text("document"),
            daily_rate: table.money("daily_rate"),
            days: table.days("days"),
            phase_days: table.numbers("phase_days"),
        });
        self.ambition = root.table("ambition", AMBITION_KEYS).map(|mut table| Ambition {
            place: table.place,
            statement: table.text("statement"),
            subject: table.text("subject"),
            expectations: table.texts("expectations"),
        });
        if let Some(calendar) = root.table("calendar", CALENDAR_KEYS) {
            self.calendar = CalendarTable::read(calendar);
        }
    }
}

impl Person {
    fn read(mut table: TableReader<'_, '_>) -> Option<Self> {
        table.require("[[person]]");
        Some(Self {
            id: table.id("id")?,
            name: table.text("name"),
            role: table.word("role"),
            capacity: table.days("capacity"),
        })
    }
}

impl Theme {
    fn read(mut table: TableReader<'_, '_>, header: &'static str) -> Option<Self> {
        table.require(header);
        Some(Self { id: table.id("id")?, label: table.text("label") })
    }
}

impl Strategy {
    fn read(mut table: TableReader<'_, '_>) -> Option<Self> {
        table.require("[[strategy]]");
        Some(Self {
            id: table.id("id")?,
            name: table.text("name"),
            level: table.word("level"),
            orientations: table
                .tables("orientations", LABEL_KEYS, |table| Theme::read(table, "orientations"))
                .into_iter()
                .flatten()
                .collect(),
        })
    }
}
