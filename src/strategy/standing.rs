//! How a thing stands at a glance: on track, at risk, off track; and the weather that says so.

use serde::{Serialize, Serializer};

use crate::{
    language::vocabulary::{Vocabulary, Word},
    mission::settings::FollowUpThresholds,
};

/// How a thing stands; the worse, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Standing {
    /// Nothing tells.
    Unknown,
    /// As it should be.
    OnTrack,
    /// To be watched.
    AtRisk,
    /// Not as it should be.
    OffTrack,
}

impl Standing {
    /// Judges by which share a thing lags behind, or overruns.
    pub(crate) fn of_lag(lag: f64, thresholds: &FollowUpThresholds) -> Self {
        // A share of a way that has no measurable length is no share.
        if lag.is_nan() {
            Self::Unknown
        } else if lag <= thresholds.on_track {
            Self::OnTrack
        } else if lag <= thresholds.at_risk {
            Self::AtRisk
        } else {
            Self::OffTrack
        }
    }
}

impl Vocabulary for Standing {
    const ALL: &'static [Self] = &[Self::OffTrack, Self::AtRisk, Self::OnTrack, Self::Unknown];

    fn word(self) -> Word {
        match self {
            Self::Unknown => Word::new("unknown", "sans mesure", "not measured", &[]),
            Self::OnTrack => Word::new("on-track", "en bonne voie", "on track", &[]),
            Self::AtRisk => Word::new("at-risk", "à surveiller", "at risk", &[]),
            Self::OffTrack => Word::new("off-track", "décroche", "off track", &[]),
        }
    }
}

impl Serialize for Standing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
