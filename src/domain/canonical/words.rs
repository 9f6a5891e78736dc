//! The words of files, and of the canonical form, for what has a few known values.

use crate::domain::identification::{Field, Kind};
use crate::domain::method::Method;
use crate::domain::roll::{Court, Stay};
use crate::domain::session::{Meaning, Status};
use crate::domain::sheet::Tick;
use crate::domain::text::TextKind;

/// Makes, of the words of an enum, the function that is asked when a value is written and the table that is searched when it
/// is read: each word stands once, and a value without a word does not compile.
macro_rules! words {
    ($($(#[$doc:meta])* $word:ident, $table:ident: $of:ident { $($value:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        pub(crate) const fn $word(value: $of) -> &'static str {
            match value {
                $($of::$value => $text,)+
            }
        }

        #[doc = concat!("The words of [`", stringify!($word), "`] and what they stand for.")]
        pub(crate) const $table: &[(&str, $of)] = &[$(($text, $of::$value)),+];
    )+};
}

pub(crate) use words;

words! {
    /// The name of an identification field.
    key_of, FIELDS: Field {
        ProjectCode = "project_code",
        ProjectName = "project_name",
        Organization = "organization",
        Region = "region",
        Commune = "commune",
        Supervisor = "supervisor",
        VisitDate = "visit_date",
    }
    /// The word of a status.
    status_word, STATUSES: Status { Open = "open", Closed = "closed" }
    /// The word of a kind of supervision.
    kind_word, KINDS: Kind { Ordinary = "ordinary", Extraordinary = "extraordinary" }
    /// The key of a text.
    text_word, TEXTS: TextKind { Hallazgo = "hallazgo", Observacion = "observacion" }
    /// The word of a tick.
    tick_word, TICKS: Tick { Meets = "meets", Fails = "fails", NotApplicable = "not_applicable" }
    /// The word of how a case entered.
    court_word, COURTS: Court { Judicialised = "judicialised", NotJudicialised = "not_judicialised" }
    /// The word of whether a case is still attended.
    stay_word, STAYS: Stay { Current = "current", Closed = "closed" }
    /// The word of what a closing means.
    meaning_word, MEANINGS: Meaning { Authorship = "authorship", Review = "review", Approval = "approval" }
    /// The name of a method; the means stand first, which version 1 of a rubric file alone has.
    method_word, METHODS: Method {
        MeanOfCriteria = "mean_of_criteria",
        MeanOfDimensions = "mean_of_dimensions",
        Points = "points",
        Counts = "none",
    }
}
