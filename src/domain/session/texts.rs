//! Every text that a session holds, whoever wrote it and wherever it stands.

use super::epilogue::Epilogue;
use super::{Bookmark, Closing, Deed, Draft, Reopening, Session, SessionHead};
use crate::domain::conclusions::Signatory;
use crate::domain::identification::Field;
use crate::domain::sample::Sample;

impl Session {
    /// All of them, in no order that matters.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        // Taken apart, so that a part that comes later is not forgotten here.
        let Self { head, rubric, drafts, marks, sheet, dismissed, epilogue, deeds, bookmark } = self;
        let SessionHead { id: _, pin: _, status: _, kind: _, identification, sample, created_at: _, changed_at: _ } =
            head;
        let Sample {
            reviewed: _,
            judicialised: _,
            not_judicialised: _,
            closed: _,
            case_codes,
            cases,
            rucs,
            reports,
            plans,
        } = sample;
        let Bookmark { criterion: _, open } = bookmark;
        let Epilogue { conclusions, of_criteria, of_conclusions, signatories } = epilogue;
        let written = [conclusions, of_criteria, of_conclusions].into_iter().flatten().map(String::as_str);
        let signs = signatories.all().iter().flat_map(|Signatory { name, post }| [name.as_str(), post]);
        let done = deeds.iter().flat_map(|deed| match deed {
            Deed::Created(_) => None,
            Deed::Closed(Closing { version: _, at: _, by, meaning: _, seal: _ }) => Some(by.as_str()),
            Deed::Reopened(Reopening { from: _, at: _, reason }) => Some(reason.as_str()),
        });
        let answers = drafts.iter().flat_map(|draft| {
            let Draft { score: _, hallazgo, observacion, cases: _, as_read: _ } = draft;
            [hallazgo.as_str(), observacion]
        });
        let ticked = rubric.indices().flat_map(|ix| sheet.column(ix).map(|(code, _)| code));
        Field::ALL
            .into_iter()
            .map(|field| identification.get(field))
            .chain([case_codes, rucs, reports, plans].into_iter().flatten().map(String::as_str))
            .chain(cases.iter().map(|(code, _)| code))
            .chain(answers)
            .chain(marks.iter().flatten().map(String::as_str))
            .chain(ticked)
            .chain(rubric.indices().flat_map(|ix| sheet.reasons(ix).flat_map(|(code, why)| [code, why])))
            .chain(dismissed.iter().flat_map(|(key, why)| [key.as_str(), why]))
            .chain(written)
            .chain(signs)
            .chain(done)
            .chain(open.iter().map(|open| open.words()))
    }
}
