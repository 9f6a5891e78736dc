//! What is seen case by case: ticks, why something fails, and what follows from what is known of a case.

use std::collections::BTreeSet;

use super::{Change, Session};
use crate::domain::notices::{self, Notice, What};
use crate::domain::roll::Group;
use crate::domain::rubric::CriterionIx;
use crate::domain::sheet::{Page, Seen, Tick};

impl Session {
    /// What puts `ticks` (or takes them away, where there is none) into the sheet, and the counters of their criteria
    /// with them; nothing of what is so already. A counter that was typed gives way to what was seen. A code keeps the
    /// spelling under which it has a tick.
    pub(crate) fn ticking(&self, ticks: Vec<(CriterionIx, String, Option<Tick>)>) -> Vec<Change> {
        let mut sheet = self.sheet.clone();
        let mut criteria = BTreeSet::new();
        let mut changes = Vec::new();
        for (ix, code, tick) in ticks {
            for (code, tick) in sheet.placed(ix, code, tick) {
                let differs = sheet.set(ix, code.clone(), tick) != tick;
                if differs || tick.is_some() {
                    criteria.insert(ix);
                }
                if differs {
                    // What does not fail has no reason to.
                    if tick != Some(Tick::Fails) && !sheet.kept_reason(ix, &code).is_empty() {
                        changes.push(Change::Reason(ix, code.clone(), String::new()));
                    }
                    changes.push(Change::Tick(ix, code, tick));
                }
            }
        }
        let counted = criteria.into_iter().map(|ix| (ix, sheet.counts(ix)));
        let differing = counted.filter(|(ix, cases)| self.draft(*ix).cases != *cases);
        changes.extend(differing.map(|(ix, cases)| Change::Cases(ix, cases)));
        changes
    }
}

impl Session {
    /// What the cell of `ix` and `code` says.
    pub fn seen(&self, ix: CriterionIx, code: &str) -> Seen {
        self.sheet.seen(ix, self.rubric.criterion(ix), &self.head.sample, code)
    }

    /// What gives the *no cumple* of `ix` in `code` this reason; nothing where it does not fail or has it already.
    pub fn reasoning(&self, ix: CriterionIx, code: &str, why: String) -> Vec<Change> {
        if self.sheet.tick(ix, code) != Some(Tick::Fails) {
            return Vec::new();
        }
        let change = Change::Reason(ix, self.sheet.place_of_reason(ix, code), why);
        if self.is_as(&change) { Vec::new() } else { vec![change] }
    }

    /// How many codes fail `ix` without a reason.
    pub fn without_reason(&self, ix: CriterionIx) -> usize {
        self.failing(ix).iter().filter(|code| self.sheet.reason(ix, code).is_empty()).count()
    }

    /// A group of cases that no criterion of the rubric is said to be about, while some case is known to be outside of it:
    /// what does not apply to that case has to be ticked so. Rubrics of earlier programs say nothing of *vigentes*.
    pub(crate) fn unspoken(&self) -> Option<Group> {
        let groups = self.rubric.indices().filter_map(|ix| self.rubric.criterion(ix).bands.as_ref()?.about);
        let spoken: Vec<Group> = groups.collect();
        let outside = |group: Group| self.head.sample.cases.iter().any(|(_, known)| group.holds(known) == Some(false));
        [Group::Current, Group::Judicialised].into_iter().find(|group| !spoken.contains(group) && outside(*group))
    }

    /// What contradicts itself on `page`: more were looked at than there are, or a text says something else.
    pub fn contradicted(&self, page: Page) -> Vec<Notice> {
        let is_one = |notice: &Notice| {
            matches!(notice.what, What::ReviewedBeyondSample { .. } | What::BeyondGroup { .. })
                || notice.what.is_of_a_text_that_counts_otherwise() && notice.dismissal(self).is_none()
        };
        page.columns(&self.rubric).into_iter().flat_map(|ix| notices::at(self, ix)).filter(is_one).collect()
    }
}
