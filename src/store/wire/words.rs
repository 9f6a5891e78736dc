//! The words of a session file for what has a few known values; reading and writing share them.

use crate::domain::bulk::Scope;
use crate::domain::identification::{Field, Kind};
use crate::domain::session::{FieldName, Status};
use crate::domain::sheet::{Page, Tick};
use crate::domain::text::TextKind;

/// The name of an identification field in the file.
pub(super) fn key_of(field: Field) -> &'static str {
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

/// The word of a status in the file.
pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Closed => "closed",
    }
}

/// The word of a kind of supervision in the file.
pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "ordinary",
        Kind::Extraordinary => "extraordinary",
    }
}

/// The key of a text in the file.
pub(super) fn text_word(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Hallazgo => "hallazgo",
        TextKind::Observacion => "observacion",
    }
}

/// The word of a page of the sheet in the file.
pub(super) fn page_word(page: Page) -> &'static str {
    match page {
        Page::Cases => "cases",
        Page::Reports => "reports",
        Page::Plans => "plans",
    }
}

/// The word of a tick in the file.
pub(super) fn tick_word(tick: Tick) -> &'static str {
    match tick {
        Tick::Meets => "meets",
        Tick::Fails => "fails",
        Tick::NotApplicable => "not_applicable",
    }
}

/// The word of an open field in the file.
pub(super) fn field_word(name: FieldName) -> &'static str {
    match name {
        FieldName::Identification => "identification",
        FieldName::Note => "note",
        FieldName::Notices => "notices",
        FieldName::Zeros => "zeros",
        FieldName::Search => "search",
        FieldName::Code => "code",
    }
}

/// The word in the file of the part that shares an observación.
pub(super) fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Dimension => "dimension",
        Scope::Ambito => "ambito",
        Scope::Optional => "optional",
        Scope::Rest => "rest",
    }
}
