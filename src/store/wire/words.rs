//! The words of a session file that the canonical form has none of; those of both stand there.

use crate::domain::bulk::Scope;
pub(super) use crate::domain::canonical::words::*;
use crate::domain::session::FieldName;
use crate::domain::sheet::Page;

words! {
    /// The word of a page of the sheet in the file.
    page_word, PAGES: Page { Cases = "cases", Reports = "reports", Plans = "plans" }
    /// The word of an open field in the file.
    field_word, FIELD_NAMES: FieldName {
        Identification = "identification",
        Note = "note",
        Notices = "notices",
        Zeros = "zeros",
        Search = "search",
        Code = "code",
        Conclusions = "conclusions",
    }
    /// The word in the file of the part that shares an observación.
    scope_word, SCOPES: Scope { Dimension = "dimension", Ambito = "ambito", Optional = "optional", Rest = "rest" }
}
