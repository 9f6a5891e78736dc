//! What the ticks of a sheet count, and which of its codes are one.

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

#[test]
fn spellings_of_one_code_are_one_row_that_counts_once() {
    let ticks = [("c-01", Tick::Meets), ("C–01", Tick::Meets), ("C-02", Tick::Fails)];
    let (session, ix) = ticked("1.1.1", &ticks);
    let codes = ["C-01", "c-01", "C–01", "Ｃ-02"].map(String::from).to_vec();
    let sample = Sample { case_codes: codes, ..Sample::default() };
    let sheet = session.sheet();
    assert_eq!(sheet.rows(Page::Cases, session.rubric(), &sample), ["C-01", "Ｃ-02"]);
    assert_eq!((sheet.tick(ix, "C-01"), sheet.tick(ix, "Ｃ-02")), (Some(Tick::Meets), Some(Tick::Fails)));
    assert_eq!(sheet.counts(ix), Some(Cases { meeting: 1, reviewed: 2 }));
    assert_eq!(sheet.failing(ix, session.rubric(), &sample), ["Ｃ-02"]);
    assert_eq!(sheet.unseen(ix, session.rubric(), &sample), Some(0));
}

#[test]
fn what_was_ticked_apart_stays_in_sight_until_it_agrees() {
    let (mut session, ix) = ticked("1.1.1", &[("C-01", Tick::Meets), ("c-01", Tick::Fails)]);
    let rows = |session: &Session| session.sheet().rows(Page::Cases, session.rubric(), &Sample::default());
    assert_eq!(rows(&session), ["C-01", "c-01"]);
    assert_eq!(session.sheet().counts(ix), Some(Cases { meeting: 1, reviewed: 2 }));
    let changes = session.ticking(vec![(ix, "c-01".into(), Some(Tick::Meets))]);
    session.apply_all(changes).unwrap();
    assert_eq!(rows(&session), ["C-01"]);
    assert_eq!(session.sheet().counts(ix), Some(Cases { meeting: 1, reviewed: 1 }));
}

#[test]
fn a_tick_goes_where_its_code_has_one_and_undoing_gives_every_spelling_back() {
    let (mut session, ix) = ticked("1.1.1", &[("c-01", Tick::Meets), ("C–01", Tick::Meets)]);
    let before = session.clone();
    let changes = session.ticking(vec![(ix, "C-01".into(), Some(Tick::Fails))]);
    let back = session.apply_all(changes).unwrap();
    assert_eq!(session.sheet().column(ix).collect::<Vec<_>>(), [("C–01", Tick::Fails)]);
    session.apply_all(back).unwrap();
    assert_eq!(session.sheet(), before.sheet());
    let changes = session.ticking(vec![(ix, "C-01".into(), None)]);
    session.apply_all(changes).unwrap();
    assert!(session.sheet().is_empty());
}
