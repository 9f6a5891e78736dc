//! The words of a session file for what has a few known values; reading and writing share them.

use crate::domain::bulk::Scope;
pub(super) use crate::domain::canonical::words::{key_of, kind_word, meaning_word, text_word, tick_word};
use crate::domain::session::{FieldName, Status};
use crate::domain::sheet::Page;

/// The word of a status in the file.
pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Closed => "closed",
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

/// The word of an open field in the file.
pub(super) fn field_word(name: FieldName) -> &'static str {
    match name {
        FieldName::Identification => "identification",
        FieldName::Note => "note",
        FieldName::Notices => "notices",
        FieldName::Zeros => "zeros",
        FieldName::Search => "search",
        FieldName::Code => "code",
        FieldName::Conclusions => "conclusions",
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
