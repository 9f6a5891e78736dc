//! The words of files, and of the canonical form, for what has a few known values.

use crate::domain::identification::{Field, Kind};
use crate::domain::roll::{Court, Stay};
use crate::domain::session::Meaning;
use crate::domain::sheet::Tick;
use crate::domain::text::TextKind;

/// The name of an identification field.
pub(crate) fn key_of(field: Field) -> &'static str {
    match field {
        Field::ProjectCode => "project_code",
        Field::ProjectName => "project_name",
        Field::Organization => "organization",
        Field::Region => "region",
        Field::Commune => "commune",
        Field::Supervisor => "supervisor",
        Field::VisitDate => "visit_date",
    }
}

/// The word of a kind of supervision.
pub(crate) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "ordinary",
        Kind::Extraordinary => "extraordinary",
    }
}

/// The key of a text.
pub(crate) const fn text_word(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Hallazgo => "hallazgo",
        TextKind::Observacion => "observacion",
    }
}

/// The word of a tick.
pub(crate) fn tick_word(tick: Tick) -> &'static str {
    match tick {
        Tick::Meets => "meets",
        Tick::Fails => "fails",
        Tick::NotApplicable => "not_applicable",
    }
}

/// The word of how a case entered.
pub(crate) fn court_word(court: Court) -> &'static str {
    match court {
        Court::Judicialised => "judicialised",
        Court::NotJudicialised => "not_judicialised",
    }
}

/// The word of whether a case is still attended.
pub(crate) fn stay_word(stay: Stay) -> &'static str {
    match stay {
        Stay::Current => "current",
        Stay::Closed => "closed",
    }
}

/// The word of what a closing means.
pub(crate) fn meaning_word(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Authorship => "authorship",
        Meaning::Review => "review",
        Meaning::Approval => "approval",
    }
}
