//! The tables beside each other: no key does two things, and those that must be free are.

use super::*;
use std::collections::BTreeSet;

fn keys_of<A>(table: &[Binding<A>]) -> Vec<Key> {
    table.iter().flat_map(|binding| binding.keys.iter().copied()).collect()
}

fn all_tables() -> Vec<Vec<Key>> {
    tables().into_iter().map(|(_, rows)| rows.into_iter().flat_map(|row| row.bound).collect()).collect()
}

#[test]
fn no_key_does_two_things_on_one_screen() {
    for table in all_tables() {
        let different: BTreeSet<Key> = table.iter().copied().collect();
        assert_eq!(different.len(), table.len(), "{table:?}");
    }
}

#[test]
fn no_two_keys_differ_by_case_alone() {
    for table in all_tables() {
        assert!(table.iter().all(|key| small(*key) == *key), "{table:?}");
    }
    fn same_in_either_case<A: Copy + PartialEq + std::fmt::Debug>(table: &[Binding<A>]) {
        for c in ('a'..='z').chain(['ñ']) {
            let capital = c.to_uppercase().next().unwrap();
            assert_eq!(find(table, Char(capital)), find(table, Char(c)), "{c}");
        }
    }
    same_in_either_case(SESSIONS);
    same_in_either_case(TRASH);
    same_in_either_case(WALK);
    same_in_either_case(BULK_SCOPE);
    same_in_either_case(NOTICES);
    same_in_either_case(TREE);
    same_in_either_case(READER);
    same_in_either_case(SHEET);
    same_in_either_case(SUMMARY);
    same_in_either_case(READING);
    same_in_either_case(HAND_OUT);
    same_in_either_case(RECOVERY);
    same_in_either_case(CONFIRM);
    same_in_either_case(CONFIRM_SLOW);
    same_in_either_case(HELD);
    same_in_either_case(WAITING);
    assert_eq!(find(WALK, Char('U')), Some(BrowseAction::Undo));
}

#[test]
fn what_types_text_undoes_it_and_asks_before_it_leaves() {
    let typing = [
        keys_of(FILTER),
        keys_of(IDENTIFY),
        keys_of(SEARCH),
        keys_of(GOTO),
        keys_of(WRITE),
        keys_of(COUNT),
        keys_of(PICK),
        keys_of(MARK),
        keys_of(DISMISS),
        keys_of(SHEET_CODES),
        keys_of(SHEET_LINE),
        keys_of(FIND),
    ];
    for table in typing {
        assert!(table.contains(&Ctrl('z')) || find(FIELD, Ctrl('z')) == Some(TextAction::Undo), "{table:?}");
        assert!(!table.contains(&Ctrl('c')), "asked about in one place: {table:?}");
    }
    for table in
        [keys_of(SESSIONS), keys_of(WALK), keys_of(SHEET), keys_of(SUMMARY), keys_of(READING), keys_of(NOTICES)]
    {
        assert!(!table.contains(&Ctrl('z')), "there it suspends: {table:?}");
    }
}

#[test]
fn going_on_here_is_a_key_of_its_own_wherever_a_session_is_read() {
    for table in [keys_of(WALK), keys_of(SHEET), keys_of(SUMMARY), keys_of(READING), keys_of(IDENTIFY)] {
        assert!(keys_of(FOLLOWING).iter().all(|key| !table.contains(key)), "{table:?}");
    }
}

#[test]
fn digits_score_in_the_walk_and_do_nothing_else() {
    for digit in '0'..='9' {
        let score = digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).unwrap();
        assert_eq!(find(WALK, Char(digit)), Some(BrowseAction::Score(score)));
        assert_eq!(find(NOTICES, Char(digit)), Some(NoticeAction::Score(score)));
    }
}

#[test]
fn nothing_needs_a_key_that_terminals_keep_for_themselves() {
    let kept = [Ctrl('a'), Ctrl('b'), Ctrl('s'), Ctrl('q')];
    for table in all_tables() {
        assert!(table.iter().all(|key| !kept.contains(key)), "{table:?}");
    }
}
