//! What the rubric asks of place and sample.

use super::keys::rubric;
use crate::domain::asked::{Asked, PlaceAsked, SampleAsked};
use crate::domain::sample::Population;
use crate::store::located::Fields;
use crate::store::wrong::OfRubric;

/// What the file asks; all where it says nothing.
pub(super) fn read(top: &mut Fields<'_, '_>) -> Asked {
    let mut asked = Asked::default();
    let places = [("regions", PlaceAsked::Regions), ("free", PlaceAsked::Free)];
    if let Some(place) = top.optional(rubric::PLACE).and_then(|value| value.one_of(&places)) {
        asked.place = place;
    }
    let known = [
        ("reviewed", SampleAsked::Count(Population::Reviewed)),
        ("judicialised", SampleAsked::Count(Population::Judicialised)),
        ("not_judicialised", SampleAsked::Count(Population::NotJudicialised)),
        ("closed", SampleAsked::Count(Population::Closed)),
        ("case_codes", SampleAsked::Cases),
        ("rucs", SampleAsked::Rucs),
    ];
    if let Some(items) = top.optional(rubric::SAMPLE).and_then(|value| value.array()) {
        asked.sample.clear();
        for item in &items {
            let Some(part) = item.one_of(&known) else { continue };
            if asked.has(part) {
                item.fault(OfRubric::AskedTwice);
            }
            asked.sample.push(part);
        }
    }
    asked
}
