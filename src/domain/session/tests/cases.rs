//! What is known of the cases: entered, renamed, forgotten, taken back.

use super::*;
use crate::domain::roll::{Attribute, Attributes, Court, Stay};
use crate::domain::sheet::Tick;
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
    session.apply_all(session.settling(&from)).unwrap();
    assert_eq!(session.sheet().tick(folders, "X-1"), Some(Tick::Fails));
    assert_eq!(session.head().sample.cases.of("X-1").court, Some(Court::NotJudicialised));
    let from = edit(&mut session, &["C-02"]);
    let before = session.clone();
    let back = session.apply_all(session.settling(&from)).unwrap();
    let left: Vec<&str> = session.head().sample.cases.iter().map(|(code, _)| code).collect();
    assert_eq!(left, ["C-02", "X-1"], "X-1 has a tick and so its row still");
    session.apply_all(back).unwrap();
    assert_eq!(session, before);
    assert_eq!(session.settling(&["C-02".to_owned()]).len(), 1, "of C-03 nothing is known any more");
}
