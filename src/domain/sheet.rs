//! The sheet of the sample: what was seen in each folder, report or plan, criterion by criterion.
//!
//! A supervisor opens one *carpeta* and checks all of it; the rubric asks criterion by criterion. The sheet turns the one
//! into the other: its ticks are the counts of its criteria. Criteria that rate folders, cases or court cases share one
//! page, since a case is a folder; reports and plans have pages of their own, with codes of their own. Two lists that
//! are compared (1.2.1 of the OPD rubric) have no page: nothing can be ticked one by one there.

use std::collections::{BTreeMap, BTreeSet};

use super::bands::{Cases, Unit};
use super::rubric::{Criterion, CriterionIx, Rubric};
use super::sample::Sample;

/// Most ticks of a sheet: a file of a session must stay one that reading takes.
pub const MAX_TICKS: usize = 50_000;

/// What was seen of one criterion in one folder, report or plan. What was not seen has no tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tick {
    /// Cumple.
    Meets,
    /// No cumple.
    Fails,
    /// No aplica: leaves the count.
    NotApplicable,
}

/// A page of the sheet: what stands in its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Page {
    /// Folders, which are cases.
    Cases,
    /// Reports.
    Reports,
    /// Intervention plans.
    Plans,
}

impl Page {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Cases, Self::Reports, Self::Plans];

    /// The page on which `criterion` is counted, if it is counted one by one.
    #[must_use]
    pub fn of(criterion: &Criterion) -> Option<Self> {
        match criterion.bands.as_ref()?.unit {
            Unit::Folders | Unit::Cases | Unit::CourtCases => Some(Self::Cases),
            Unit::Reports => Some(Self::Reports),
            Unit::Plans => Some(Self::Plans),
            Unit::Lists => None,
        }
    }

    /// The criteria of this page, in the rubric's order.
    #[must_use]
    pub fn columns(self, rubric: &Rubric) -> Vec<CriterionIx> {
        rubric.indices().filter(|&ix| Self::of(rubric.criterion(ix)) == Some(self)).collect()
    }

    /// The codes that the sample lists for this page.
    #[must_use]
    pub fn codes(self, sample: &Sample) -> &[String] {
        match self {
            Self::Cases => &sample.case_codes,
            Self::Reports => &sample.reports,
            Self::Plans => &sample.plans,
        }
    }

    /// The same, to be changed.
    pub fn codes_mut(self, sample: &mut Sample) -> &mut Vec<String> {
        match self {
            Self::Cases => &mut sample.case_codes,
            Self::Reports => &mut sample.reports,
            Self::Plans => &mut sample.plans,
        }
    }
}

/// The ticks of a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    columns: BTreeMap<CriterionIx, BTreeMap<String, Tick>>,
    /// How many ticks there are, counted along: a file may hold fifty thousand.
    ticks: usize,
}

impl Sheet {
    /// What was seen of `ix` in `code`.
    #[must_use]
    pub fn tick(&self, ix: CriterionIx, code: &str) -> Option<Tick> {
        self.columns.get(&ix)?.get(code).copied()
    }

    /// The ticks of `ix`, by code; none where nothing was seen.
    pub fn column(&self, ix: CriterionIx) -> impl Iterator<Item = (&str, Tick)> {
        self.columns.get(&ix).into_iter().flatten().map(|(code, tick)| (code.as_str(), *tick))
    }

    /// The criteria that have ticks, in the rubric's order.
    pub fn criteria(&self) -> impl Iterator<Item = CriterionIx> {
        self.columns.keys().copied()
    }

    /// How many ticks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ticks
    }

    /// Whether nothing was ticked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ticks == 0
    }

    /// What the ticks of `ix` count: those that meet, of those that meet or fail; nothing where none does either.
    #[must_use]
    pub fn counts(&self, ix: CriterionIx) -> Option<Cases> {
        let count = |which: Tick| self.column(ix).filter(|(_, tick)| *tick == which).count() as u64;
        let (meeting, failing) = (count(Tick::Meets), count(Tick::Fails));
        (meeting + failing > 0).then_some(Cases { meeting, reviewed: meeting + failing })
    }

    /// Puts a tick or takes it away; gives what was there.
    pub(super) fn set(&mut self, ix: CriterionIx, code: String, tick: Option<Tick>) -> Option<Tick> {
        let column = self.columns.entry(ix).or_default();
        let was = match tick {
            Some(tick) => column.insert(code, tick),
            None => column.remove(&code),
        };
        if column.is_empty() {
            self.columns.remove(&ix);
        }
        self.ticks = self.ticks + usize::from(tick.is_some()) - usize::from(was.is_some());
        was
    }

    /// The rows of `page`: the codes of the sample, each once, and behind them every code that has a tick but is not
    /// listed there any more, so that nothing that was seen goes out of sight.
    #[must_use]
    pub fn rows(&self, page: Page, rubric: &Rubric, sample: &Sample) -> Vec<String> {
        let listed = page.codes(sample).iter().map(String::as_str);
        let ticked = page.columns(rubric).into_iter().flat_map(|ix| self.column(ix).map(|(code, _)| code));
        let unlisted: BTreeSet<&str> = ticked.collect();
        let mut seen = BTreeSet::new();
        let mut rows: Vec<String> = Vec::new();
        for code in listed.chain(unlisted) {
            if seen.insert(code) {
                rows.push(code.to_owned());
            }
        }
        rows
    }

    /// Rows of the page of `ix` in which nothing of it was seen; nothing where it has no tick at all.
    #[must_use]
    pub fn unseen(&self, ix: CriterionIx, rubric: &Rubric, sample: &Sample) -> Option<usize> {
        let column = self.columns.get(&ix)?;
        let rows = self.rows(Page::of(rubric.criterion(ix))?, rubric, sample);
        Some(rows.iter().filter(|code| !column.contains_key(*code)).count())
    }

    /// The codes that fail `ix`, in the order of the rows.
    #[must_use]
    pub fn failing(&self, ix: CriterionIx, rubric: &Rubric, sample: &Sample) -> Vec<String> {
        let Some(page) = Page::of(rubric.criterion(ix)) else { return Vec::new() };
        let fails = |code: &String| self.tick(ix, code) == Some(Tick::Fails);
        self.rows(page, rubric, sample).into_iter().filter(fails).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures;
    use crate::domain::session::{Change, Session};
    use crate::store::rubric_file;

    fn ticked(code: &str, ticks: &[(&str, Tick)]) -> (Session, CriterionIx) {
        let mut session = fixtures::session(&rubric_file::embedded().0);
        let ix = session.rubric().find(code).unwrap();
        for (row, tick) in ticks {
            session.apply(Change::Tick(ix, (*row).into(), Some(*tick))).unwrap();
        }
        (session, ix)
    }

    #[test]
    fn each_criterion_that_is_counted_one_by_one_stands_on_the_page_of_its_unit() {
        let (rubric, _) = rubric_file::embedded();
        let codes = |page: Page| -> Vec<&str> {
            page.columns(&rubric).into_iter().map(|ix| rubric.criterion(ix).code.0.as_str()).collect()
        };
        let cases = ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.2.2", "3.1.4", "3.2.1", "3.2.2", "3.2.4", "3.3.2", "3.3.3"];
        assert_eq!(codes(Page::Cases), cases);
        assert_eq!(codes(Page::Reports), ["3.1.1", "3.1.2", "3.1.3", "3.3.1"]);
        assert_eq!(codes(Page::Plans), ["3.2.3"]);
        assert_eq!(Page::of(rubric.criterion(rubric.find("1.2.1").unwrap())), None, "two lists are compared whole");
    }

    #[test]
    fn what_does_not_apply_or_was_not_seen_leaves_the_count() {
        let ticks = [("C-1", Tick::Meets), ("C-2", Tick::Fails), ("C-3", Tick::NotApplicable), ("C-4", Tick::Meets)];
        let (session, ix) = ticked("1.1.1", &ticks);
        assert_eq!(session.sheet().counts(ix), Some(Cases { meeting: 2, reviewed: 3 }));
        let (session, ix) = ticked("1.1.1", &[("C-1", Tick::NotApplicable)]);
        assert_eq!(session.sheet().counts(ix), None);
    }

    #[test]
    fn a_code_that_left_the_sample_keeps_its_row_while_it_has_a_tick() {
        let (session, ix) = ticked("1.1.1", &[("C-9", Tick::Fails), ("C-2", Tick::Fails)]);
        let sample = Sample { case_codes: vec!["C-2".into(), "C-1".into(), "C-2".into()], ..Sample::default() };
        assert_eq!(session.sheet().rows(Page::Cases, session.rubric(), &sample), ["C-2", "C-1", "C-9"]);
        assert_eq!(session.sheet().failing(ix, session.rubric(), &sample), ["C-2", "C-9"]);
    }

    #[test]
    fn taking_the_last_tick_away_leaves_no_trace() {
        let (mut session, ix) = ticked("1.1.1", &[("C-1", Tick::Meets)]);
        session.apply(Change::Tick(ix, "C-1".into(), None)).unwrap();
        assert!(session.sheet().is_empty());
    }

    #[test]
    fn ticks_bring_the_counters_of_their_criteria_and_nothing_that_is_so_already() {
        let (mut session, ix) = ticked("1.1.1", &[("C-1", Tick::Meets)]);
        let other = session.rubric().find("1.1.2").unwrap();
        session.apply(Change::Cases(other, Some(Cases { meeting: 7, reviewed: 9 }))).unwrap();
        let fails = |ix, code: &str| (ix, code.to_owned(), Some(Tick::Fails));
        let changes = session.ticking(vec![fails(ix, "C-2"), fails(ix, "C-3"), (other, "C-2".into(), None)]);
        let cases = Some(Cases { meeting: 1, reviewed: 3 });
        let expected = [
            Change::Tick(ix, "C-2".into(), Some(Tick::Fails)),
            Change::Tick(ix, "C-3".into(), Some(Tick::Fails)),
            Change::Cases(ix, cases),
        ];
        assert_eq!(changes, expected, "a counter without a tick stays as it was typed");
        session.apply_all(changes).unwrap();
        assert_eq!(session.ticking(vec![fails(ix, "C-2")]), []);
    }
}
