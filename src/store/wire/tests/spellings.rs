//! Codes in several spellings are one code, and stay in the file as they were written.

use proptest::prelude::*;

use super::{empty_session, read_small};
use crate::domain::fixtures;
use crate::domain::sample::Sample;
use crate::domain::session::Change;
use crate::domain::sheet::Tick;
use crate::store::wire::write;

fn spelling() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["C-01", "c-01", "C–01", "Ｃ－０１", "C-0\u{AD}1", "Ñ-1", "n\u{303}-1", "C-02", "c‑02"])
        .prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn reading_and_writing_change_no_letter_of_a_code(
        listed in prop::collection::vec(spelling(), 0..6),
        ticked in prop::collection::btree_map(spelling(), prop::sample::select(vec![Tick::Meets, Tick::Fails]), 0..6),
    ) {
        let mut session = empty_session();
        let ix = session.rubric().find("1.2.1").unwrap();
        let head = session.head().clone();
        fixtures::identify(&mut session, head.identification, head.kind, Sample { case_codes: listed, ..Sample::default() });
        for (code, tick) in ticked {
            session.apply(Change::Tick(ix, code, Some(tick))).unwrap();
        }
        let written = write(&session, 3);
        let read = read_small(&written).unwrap().session;
        prop_assert_eq!(&read, &session);
        prop_assert_eq!(write(&read, 3), written);
    }
}
