//! One table a screen: key → action with its Spanish name. What acts, the footer, the help and the guide's tables
//! all come from here, so that none can say something else.

use crate::domain::score::{Scale, Score};
use crate::editing::Edit;
use crate::terminal::key::Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Insert, Left, PageDown, PageUp, Right, Tab,
    TextEnd, TextStart, Up, WordLeft, WordRight,
};
use crate::terminal::key::{Key, TextKey};
use crate::wording::{
    bulk as bulk_words, elsewhere, evaluating, hand as hand_words, informe, notices, phrases, search as finding,
    tui as words,
};

/// What some keys do on a screen.
#[derive(Debug, Clone, Copy)]
pub struct Binding<A: 'static> {
    /// The keys, the one to be shown first.
    pub keys: &'static [Key],
    /// What they do.
    pub action: A,
    /// What they do, for the help.
    pub name: &'static str,
    /// The same in a word for the footer; empty where the footer has no room for it.
    pub short: &'static str,
}

/// What `key` does according to `table`.
pub fn find<A: Copy>(table: &[Binding<A>], key: Key) -> Option<A> {
    let key = small(key);
    table.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// A letter does the same in either case: Caps Lock, or a Shift held too long, must not press another key.
fn small(key: Key) -> Key {
    let Char(c) = key else { return key };
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => Char(lower),
        _ => key,
    }
}

/// What a key that counts only where text is typed does to a text.
pub(crate) fn edit(key: TextKey) -> Edit {
    match key {
        TextKey::WordLeft => Edit::WordLeft,
        TextKey::WordEnd => Edit::WordEnd,
        TextKey::EraseWord => Edit::DeleteWord,
        TextKey::EraseNextWord => Edit::DeleteNextWord,
        TextKey::Erase => Edit::Backspace,
        TextKey::EraseNext => Edit::Delete,
    }
}

/// A line of the help: keys and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// The keys as they are written on a keyboard.
    pub keys: String,
    /// What they do.
    pub name: &'static str,
    /// The same in a word; empty where the footer leaves it out.
    pub short: &'static str,
}

/// The lines that help and footer show for `table`, without the actions of which `works` says no.
pub(crate) fn rows<A: Copy>(table: &[Binding<A>], works: impl Fn(A) -> bool) -> Vec<HelpRow> {
    table
        .iter()
        .filter(|binding| works(binding.action))
        .map(|binding| HelpRow { keys: keys_name(binding.keys), name: binding.name, short: binding.short })
        .collect()
}

/// What `rows` say of the digits that score, with those of `scale` alone.
pub(crate) fn with_scale(mut rows: Vec<HelpRow>, scale: &Scale) -> Vec<HelpRow> {
    let all = keys_name(&DIGITS);
    let digits = scale.digits();
    let names = match digits.as_slice() {
        [first, .., last] if usize::from(last.digit() - first.digit()) + 1 == digits.len() => format!("{first}-{last}"),
        several => several.iter().map(Score::to_string).collect::<Vec<_>>().join(" "),
    };
    for row in rows.iter_mut().filter(|row| row.keys == all) {
        row.keys.clone_from(&names);
    }
    rows
}

const DIGITS: [Key; 10] =
    [Char('0'), Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8'), Char('9')];

/// The keys as they are written side by side; all digits as `0-9`, letters that answer as `a-y`.
fn keys_name(keys: &[Key]) -> String {
    match keys {
        [Char('0'), .., Char('9')] => "0-9".to_owned(),
        [Char('a'), .., Char('y')] => "a-y".to_owned(),
        _ => keys.iter().map(|key| key_name(*key)).collect::<Vec<_>>().join(" "),
    }
}

/// A key as it is called on a Spanish keyboard.
pub(crate) fn key_name(key: Key) -> String {
    match key {
        Char(' ') => "Espacio".to_owned(),
        Char(c) => c.to_string(),
        Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
        Enter => "Intro".to_owned(),
        Esc => "Esc".to_owned(),
        Tab => "Tab".to_owned(),
        BackTab => "May-Tab".to_owned(),
        Backspace => "Retroceso".to_owned(),
        Delete => "Supr".to_owned(),
        Insert => "Ins".to_owned(),
        Up => "↑".to_owned(),
        Down => "↓".to_owned(),
        Left => "←".to_owned(),
        Right => "→".to_owned(),
        Home => "Inicio".to_owned(),
        End => "Fin".to_owned(),
        PageUp => "RePág".to_owned(),
        PageDown => "AvPág".to_owned(),
        WordLeft => "Ctrl-←".to_owned(),
        WordRight => "Ctrl-→".to_owned(),
        TextStart => "Ctrl-Inicio".to_owned(),
        TextEnd => "Ctrl-Fin".to_owned(),
    }
}

/// Every table of keys as Markdown, for the guide; a test holds the committed file to it.
pub fn markdown() -> String {
    let tables = [
        (words::SESSIONS, rows(SESSIONS, |_| true)),
        (words::FILTER, rows(FILTER, |_| true)),
        (words::TRASH, rows(TRASH, |_| true)),
        (words::IDENTIFY, rows(IDENTIFY, |_| true)),
        (words::WALK, rows(WALK, |_| true)),
        (finding::SEARCH, rows(SEARCH, |_| true)),
        (finding::GOTO, rows(GOTO, |_| true)),
        (words::WRITE, rows(WRITE, |_| true)),
        (evaluating::COUNT, rows(COUNT, |_| true)),
        (phrases::CHOOSE, rows(CHOOSE, |_| true)),
        (words::DRAFT, rows(DRAFT, |_| true)),
        (words::RECALLED, rows(RECALLED, |_| true)),
        (phrases::PICK, rows(PICK, |_| true)),
        (phrases::KEEP, rows(KEEP, |_| true)),
        (words::MOVE, rows(MOVE, |_| true)),
        (bulk_words::BULK_SCOPE, rows(BULK_SCOPE, |_| true)),
        (bulk_words::BULK, rows(BULK, |_| true)),
        (bulk_words::MARK, rows(MARK, |_| true)),
        (notices::NOTICES, rows(NOTICES, |_| true)),
        (notices::DISMISS, rows(DISMISS, |_| true)),
        (words::TREE, rows(TREE, |_| true)),
        (words::READER, rows(READER, |_| true)),
        (words::SHEET, rows(SHEET, |_| true)),
        (words::SHEET_CODES, rows(SHEET_CODES, |_| true)),
        (words::SUMMARY, rows(SUMMARY, |_| true)),
        (informe::READING, rows(READING, |_| true)),
        (informe::FIND, rows(FIND, |_| true)),
        (informe::HAND_OUT, rows(HAND_OUT, |_| true)),
        (words::RECOVERY, rows(RECOVERY, |_| true)),
        (words::QUESTION, rows(CONFIRM, |_| true)),
        (words::QUESTION_SLOW, rows(CONFIRM_SLOW, |_| true)),
        (hand_words::REFUSED, rows(REFUSED, |_| true)),
        (hand_words::LEFT, rows(LEFT, |_| true)),
        (elsewhere::HELD, rows(HELD, |_| true)),
        (elsewhere::WAITING, rows(WAITING, |_| true)),
        (elsewhere::FOLLOWING, rows(FOLLOWING, |_| true)),
    ];
    let mut text = words::KEYS_PAGE.to_owned();
    for (title, rows) in tables {
        text.push_str(&format!("\n## {title}\n\n| {} | {} |\n|---|---|\n", words::KEYS_COLUMN, words::ACTION_COLUMN));
        for row in rows {
            let keys: Vec<String> = row.keys.split(' ').map(|key| format!("`{key}`")).collect();
            text.push_str(&format!("| {} | {} |\n", keys.join(" "), row.name));
        }
    }
    text
}

macro_rules! keys {
    ($( [$($key:expr),+] $action:expr, $name:literal, $short:literal; )+) => {
        &[$( Binding { keys: &[$($key),+], action: $action, name: $name, short: $short } ),+]
    };
}

mod bulk;
mod forms;
mod hand;
mod lists;
mod reading;
mod ticking;
mod walking;
mod writing;

pub use bulk::{BULK, BULK_SCOPE, MARK};
pub use forms::{IDENTIFY, SUMMARY};
pub use hand::{LEFT, REFUSED};
pub use lists::{CONFIRM, CONFIRM_SLOW, FILTER, FOLLOWING, HELD, RECOVERY, SESSIONS, TRASH, WAITING};
pub use reading::{FIND, FindAction, HAND_OUT, HandOutAction, READING, ReadingAction};
pub use ticking::{SHEET, SHEET_CODES};
pub use walking::{COUNT, DISMISS, GOTO, NOTICES, READER, SEARCH, TREE, WALK};
pub use writing::{CHOOSE, DRAFT, KEEP, MOVE, PICK, RECALLED, WRITE};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::screens::walk;
    use std::collections::BTreeSet;

    fn keys_of<A>(table: &[Binding<A>]) -> Vec<Key> {
        table.iter().flat_map(|binding| binding.keys.iter().copied()).collect()
    }

    fn all_tables() -> Vec<Vec<Key>> {
        vec![
            keys_of(SESSIONS),
            keys_of(TRASH),
            keys_of(FILTER),
            keys_of(IDENTIFY),
            keys_of(WALK),
            keys_of(SEARCH),
            keys_of(GOTO),
            keys_of(WRITE),
            keys_of(COUNT),
            keys_of(CHOOSE),
            keys_of(DRAFT),
            keys_of(RECALLED),
            keys_of(PICK),
            keys_of(KEEP),
            keys_of(MOVE),
            keys_of(BULK_SCOPE),
            keys_of(BULK),
            keys_of(MARK),
            keys_of(NOTICES),
            keys_of(DISMISS),
            keys_of(TREE),
            keys_of(READER),
            keys_of(SHEET),
            keys_of(SHEET_CODES),
            keys_of(SUMMARY),
            keys_of(READING),
            keys_of(FIND),
            keys_of(HAND_OUT),
            keys_of(RECOVERY),
            keys_of(CONFIRM),
            keys_of(CONFIRM_SLOW),
            keys_of(REFUSED),
            keys_of(LEFT),
            keys_of(HELD),
            keys_of(WAITING),
            keys_of(FOLLOWING),
        ]
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
        assert_eq!(find(WALK, Char('U')), Some(walk::Action::Undo));
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
            keys_of(FIND),
        ];
        for table in typing {
            assert!(table.contains(&Ctrl('z')) && table.contains(&Ctrl('c')), "{table:?}");
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
            assert_eq!(find(WALK, Char(digit)), Some(walk::Action::Score));
        }
    }

    #[test]
    fn nothing_needs_a_key_that_terminals_keep_for_themselves() {
        let kept = [Ctrl('a'), Ctrl('b'), Ctrl('s'), Ctrl('q')];
        for table in all_tables() {
            assert!(table.iter().all(|key| !kept.contains(key)), "{table:?}");
        }
    }
}
