//! What is known of the cases: entered, renamed, forgotten, taken back.

use proptest::prelude::*;

use super::*;
use crate::domain::notices::What;
use crate::domain::roll::{Attribute, Attributes, Court, Group, Stay};
use crate::domain::sample::Disagreement;
use crate::domain::sheet::{Seen, Tick};
use crate::store::rubric_file;

/// A session of the embedded rubric with the cases C-01 to C-03.
fn sampled() -> Session {
    let mut session = session(&rubric_file::embedded().0);
    let to = ["C-01", "C-02", "C-03"].map(String::from).to_vec();
    let list = CodeList::Of(Page::Cases);
    session.apply(Change::Codes(Codes { list, from: Vec::new(), to })).unwrap();
    session
}

fn court(code: &str, court: Court) -> Change {
    Change::Case(code.into(), Attribute::Court(Some(court)))
}

fn stay(code: &str, stay: Stay) -> Change {
    Change::Case(code.into(), Attribute::Stay(Some(stay)))
}

fn ix(session: &Session, code: &str) -> CriterionIx {
    session.rubric().find(code).unwrap()
}

fn edit(session: &mut Session, to: &[&str]) -> Vec<String> {
    let from = session.head().sample.case_codes.clone();
    let to = to.iter().map(|code| (*code).to_owned()).collect();
    session.apply(Change::Codes(Codes { list: CodeList::Of(Page::Cases), from: from.clone(), to })).unwrap();
    from
}

fn settled(session: &Session, before: &[String]) -> Vec<Change> {
    let Settling { moved, forgotten } = session.settling(before);
    [moved, forgotten].concat()
}

#[test]
fn each_attribute_is_a_change_of_its_own_and_a_code_is_one_case_however_it_is_spelt() {
    let mut session = sampled();
    let before = session.clone();
    let back = session.apply_all(vec![court("C-01", Court::Judicialised), stay("c–01", Stay::Closed)]).unwrap();
    let known = Attributes { court: Some(Court::Judicialised), stay: Some(Stay::Closed) };
    assert_eq!(session.head().sample.cases.of("ｃ-01"), known);
    assert_eq!(session.head().sample.cases.iter().collect::<Vec<_>>(), [("C-01", known)]);
    session.apply(back[0].clone()).unwrap();
    assert_eq!(session.head().sample.cases.of("C-01"), Attributes { stay: None, ..known });
    session.apply(back[1].clone()).unwrap();
    assert_eq!(session, before, "nothing known leaves no trace");
}

#[test]
fn a_renamed_case_keeps_its_ticks_and_what_is_known_of_it_and_is_one_step() {
    let mut session = sampled();
    let (folders, courts) = (ix(&session, "1.1.1"), ix(&session, "1.1.4"));
    let ticks = [(folders, "c-02", Tick::Fails), (courts, "C-02", Tick::Meets), (folders, "C-01", Tick::Meets)];
    let ticked = session.ticking(ticks.map(|(ix, code, tick)| (ix, code.to_owned(), Some(tick))).to_vec());
    session.apply_all(ticked).unwrap();
    session.apply_all(vec![court("C-02", Court::Judicialised), stay("C-02", Stay::Current)]).unwrap();
    let before = session.clone();
    let changes = session.renaming(Page::Cases, "C-02", "TC-7").unwrap();
    let back = session.apply_all(changes).unwrap();
    assert_eq!(session.head().sample.case_codes, ["C-01", "TC-7", "C-03"]);
    assert_eq!(session.sheet().rows(Page::Cases, session.rubric(), &session.head().sample).len(), 3);
    assert_eq!(session.sheet().tick(folders, "TC-7"), Some(Tick::Fails));
    assert_eq!(session.sheet().tick(courts, "TC-7"), Some(Tick::Meets));
    assert_eq!(session.draft(folders).cases, session.sheet().counts(folders));
    assert_eq!(session.head().sample.cases.of("TC-7").court, Some(Court::Judicialised));
    assert_eq!(session.head().sample.cases.of("C-02"), Attributes::default());
    session.apply_all(back).unwrap();
    assert_eq!(session, before);
    assert_eq!(session.renaming(Page::Cases, "C-02", "c-03"), None, "two folders do not become one");
    let respelt = session.renaming(Page::Cases, "C-02", "C–02").unwrap();
    session.apply_all(respelt).unwrap();
    assert_eq!(session.head().sample.case_codes, ["C-01", "C–02", "C-03"]);
    assert_eq!(session.sheet().kept(folders, "C–02"), Some(Tick::Fails));
}

#[test]
fn a_list_that_was_edited_takes_along_what_was_renamed_and_forgets_what_is_gone() {
    let mut session = sampled();
    let folders = ix(&session, "1.1.1");
    session.apply_all(session.ticking(vec![(folders, "C-01".into(), Some(Tick::Fails))])).unwrap();
    let known = ["C-01", "C-02", "C-03"].map(|code| court(code, Court::NotJudicialised));
    session.apply_all(known.to_vec()).unwrap();
    let from = edit(&mut session, &["X-1", "C-02", "C-03"]);
    session.apply_all(settled(&session, &from)).unwrap();
    assert_eq!(session.sheet().tick(folders, "X-1"), Some(Tick::Fails));
    assert_eq!(session.head().sample.cases.of("X-1").court, Some(Court::NotJudicialised));
    let from = edit(&mut session, &["C-02"]);
    let before = session.clone();
    let back = session.apply_all(settled(&session, &from)).unwrap();
    let left: Vec<&str> = session.head().sample.cases.iter().map(|(code, _)| code).collect();
    assert_eq!(left, ["C-02", "X-1"], "X-1 has a tick and so its row still");
    session.apply_all(back).unwrap();
    assert_eq!(session, before);
    assert_eq!(settled(&session, &["C-02".to_owned()]).len(), 1, "of C-03 nothing is known any more");
}

#[test]
fn where_a_criterion_is_not_about_a_case_it_does_not_apply_of_itself_until_a_tick_says_otherwise() {
    let mut session = sampled();
    let courts = ix(&session, "1.1.4");
    session.apply_all(vec![court("C-01", Court::NotJudicialised), court("c-02", Court::Judicialised)]).unwrap();
    let seen = |session: &Session| ["C-01", "C-02", "C-03"].map(|code| session.seen(courts, code));
    assert_eq!(seen(&session), [Seen::NotAbout, Seen::Nothing, Seen::Nothing], "of C-03 nobody knows");
    assert!(session.sheet().is_empty() && session.draft(courts).cases.is_none(), "it is nowhere written");
    let tick = |session: &mut Session, code: &str, tick| {
        let changes = session.ticking(vec![(courts, code.into(), Some(tick))]);
        session.apply_all(changes).unwrap();
    };
    tick(&mut session, "C-02", Tick::Meets);
    assert_eq!(session.draft(courts).cases, Some(Cases { meeting: 1, reviewed: 1 }));
    let unseen = |session: &Session| session.sheet().unseen(courts, session.rubric(), &session.head().sample);
    assert_eq!(unseen(&session), Some(1));
    tick(&mut session, "C-01", Tick::Fails);
    assert_eq!(session.seen(courts, "C-01"), Seen::Ticked(Tick::Fails));
    assert_eq!(session.draft(courts).cases, Some(Cases { meeting: 1, reviewed: 2 }));
}

#[test]
fn more_counted_than_there_are_is_told_at_once_and_totals_that_disagree_as_well() {
    let mut session = sampled();
    let (courts, current) = (ix(&session, "1.1.4"), ix(&session, "1.1.2"));
    for code in ["C-01", "C-02", "C-03"] {
        let entered = if code == "C-01" { Court::Judicialised } else { Court::NotJudicialised };
        session.apply_all(vec![court(code, entered), stay(code, Stay::Closed)]).unwrap();
    }
    let sample = &session.head().sample;
    assert_eq!(Population::ALL.map(|population| sample.count(population)), [Some(3), Some(1), Some(2), Some(3)]);
    assert_eq!(sample.disagreements(), []);
    session.set_cases(courts, Some(Cases { meeting: 2, reviewed: 3 })).unwrap();
    session.set_cases(current, Some(Cases { meeting: 1, reviewed: 1 })).unwrap();
    let told = |session: &Session| -> Vec<What> {
        session.contradicted(Page::Cases).into_iter().map(|notice| notice.what).collect()
    };
    let beyond = What::ReviewedBeyondSample { reviewed: 3, population: Population::Judicialised, count: 1 };
    assert_eq!(told(&session), [What::BeyondGroup { reviewed: 1, group: Group::Current, count: 0 }, beyond]);
    session.apply(Change::Number(Population::Judicialised, Some(3))).unwrap();
    let disagreement = Disagreement { population: Population::Judicialised, stated: 3, by_cases: 1 };
    assert_eq!(session.head().sample.disagreements(), [disagreement]);
    assert_eq!(told(&session).len(), 1, "what was entered counts until it is corrected");
    session.apply(Change::Case("C-02".into(), Attribute::Court(None))).unwrap();
    assert_eq!(session.head().sample.disagreements(), [], "of one case nobody knows");
}

#[test]
fn a_no_cumple_can_say_why_and_loses_it_with_the_tick() {
    let mut session = sampled();
    let at = ix(&session, "1.1.1");
    let fails = ["C-01", "C-02", "C-03"].map(|code| (at, code.to_owned(), Some(Tick::Fails))).to_vec();
    session.apply_all(session.ticking(fails)).unwrap();
    for (code, why) in [("c-01", "falta la ficha"), ("C-02", "falta la ficha"), ("C-03", "está sin firma")] {
        session.apply_all(session.reasoning(at, code, why.into())).unwrap();
    }
    assert_eq!((session.sheet().reason(at, "C-01"), session.without_reason(at)), ("falta la ficha", 0));
    assert_eq!(session.sheet().reasons_given(at), ["falta la ficha", "está sin firma"]);
    assert_eq!(session.reasoning(at, "C-09", "x".into()), [], "it does not fail there");
    let before = session.clone();
    let renaming = session.renaming(Page::Cases, "C-03", "X").unwrap();
    let back = session.apply_all(renaming).unwrap();
    assert_eq!(session.sheet().reason(at, "x"), "está sin firma");
    session.apply_all(back).unwrap();
    assert_eq!(session, before);
    let changes = session.ticking(vec![(at, "C-02".into(), Some(Tick::Meets)), (at, "C-03".into(), None)]);
    let back = session.apply_all(changes).unwrap();
    assert_eq!(session.sheet().reasons(at).collect::<Vec<_>>(), [("C-01", "falta la ficha")]);
    let told = crate::domain::versions::differences(&before, &session).unwrap();
    let reasons = told.iter().filter(|one| matches!(one.after, Change::Reason(..))).count();
    assert_eq!(reasons, 2, "what was said of a case is told where versions differ");
    session.apply_all(back).unwrap();
    assert_eq!(session, before);
    session.apply_all(session.reasoning(at, "C-02", String::new())).unwrap();
    assert_eq!(session.without_reason(at), 1);
}

/// What is entered of a case: an attribute, or a tick of one of three criteria with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entered {
    Known(Attribute),
    Tick(&'static str, Tick),
}

fn any_entry() -> impl Strategy<Value = (usize, Entered)> {
    let known = [
        Attribute::Court(Some(Court::Judicialised)),
        Attribute::Court(Some(Court::NotJudicialised)),
        Attribute::Stay(Some(Stay::Current)),
        Attribute::Stay(Some(Stay::Closed)),
    ];
    let ticks = ["1.1.1", "1.1.4", "3.3.3"]
        .into_iter()
        .flat_map(|code| [Tick::Meets, Tick::Fails, Tick::NotApplicable].map(|tick| Entered::Tick(code, tick)));
    (0..3usize, prop::sample::select(known.map(Entered::Known).into_iter().chain(ticks).collect::<Vec<_>>()))
}

fn enter(session: &Session, (case, entered): (usize, Entered)) -> Vec<Change> {
    let code = ["C-01", "C-02", "C-03"][case];
    match entered {
        Entered::Known(attribute) => vec![Change::Case(code.into(), attribute)],
        Entered::Tick(criterion, tick) => session.ticking(vec![(ix(session, criterion), code.into(), Some(tick))]),
    }
}

/// Where an entry goes: one of the same place replaces it.
fn place((case, entered): &(usize, Entered)) -> (usize, u8, &'static str) {
    match entered {
        Entered::Known(Attribute::Court(_)) => (*case, 0, ""),
        Entered::Known(Attribute::Stay(_)) => (*case, 1, ""),
        Entered::Tick(criterion, _) => (*case, 2, criterion),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn attributes_ticks_totals_and_counters_agree_in_any_order_undone_and_redone(
        all in prop::collection::vec(any_entry(), 0..16),
        order in prop::collection::vec(any::<u16>(), 16),
    ) {
        let (mut session, mut history) = (sampled(), History::default());
        let empty = session.clone();
        for entry in &all {
            history.pause();
            history.note(session.apply_all(enter(&session, *entry)).unwrap());
        }
        // The last of each place, in another order.
        let is_last = |n: usize| !all[n + 1..].iter().any(|later| place(later) == place(&all[n]));
        let mut kept: Vec<usize> = (0..all.len()).filter(|&n| is_last(n)).collect();
        kept.sort_by_key(|&n| order[n]);
        let mut other = sampled();
        for n in kept {
            other.apply_all(enter(&other, all[n])).unwrap();
        }
        prop_assert_eq!(&other, &session);
        let sample = &session.head().sample;
        let codes = sample.case_codes.len() as u32;
        for (one, other) in [(Group::Judicialised, Group::NotJudicialised), (Group::Current, Group::Closed)] {
            let both = sample.of_group(one).zip(sample.of_group(other)).map(|(one, other)| one + other);
            prop_assert!(both.is_none_or(|both| both == codes));
            prop_assert_eq!(sample.of_group(one).is_some(), sample.of_group(other).is_some());
        }
        for criterion in ["1.1.1", "1.1.4", "3.3.3"] {
            let at = ix(&session, criterion);
            let cells: Vec<Seen> = sample.case_codes.iter().map(|code| session.seen(at, code)).collect();
            let count = |which: Seen| cells.iter().filter(|seen| **seen == which).count();
            let (meeting, failing) = (count(Seen::Ticked(Tick::Meets)), count(Seen::Ticked(Tick::Fails)));
            let counted = Cases { meeting: meeting as u64, reviewed: (meeting + failing) as u64 };
            prop_assert_eq!(session.draft(at).cases, (counted.reviewed > 0).then_some(counted));
            let unseen = session.sheet().unseen(at, session.rubric(), sample);
            prop_assert!(unseen.is_none_or(|unseen| unseen == count(Seen::Nothing)));
        }
        let full = session.clone();
        while history.undo(&mut session).unwrap().is_some() {}
        prop_assert_eq!(&session, &empty);
        while history.redo(&mut session).unwrap().is_some() {}
        prop_assert_eq!(session, full);
    }
}
